"""Two runs never meet, and a killed run leaves everything as it was."""

import os
import signal
import subprocess
import sys
import threading

import pytest

from daybrief.errors import AlreadyRunning
from tests.records.nouns import COAST, document, edition, inputs, published, sheet

HOLDING = """
import sys, time
from pathlib import Path
from daybrief.records import open_records
from daybrief.settings import Settings
records = open_records(Settings(path=Path(sys.argv[1])), sys.argv[2])
with records.lock("day"):
    print("held", flush=True)
    time.sleep(60)
"""

SAVING = """
import sys
from dataclasses import replace
from pathlib import Path
from daybrief.records import open_records
from daybrief.settings import Settings
from tests.records.nouns import *

records = open_records(Settings(path=Path(sys.argv[1])), sys.argv[2])
page = records.document(sys.argv[3])
with records.lock("day"):
    print("saving", flush=True)
    for number in range(1_000_000):
        told = replace(edition("2026-11-24"), also=(str(number),) * 500)
        articles = tuple(article(f"{number} {n}", page) for n in range(300))
        records.save_day(told, articles=articles, stories=(), inputs=inputs(page))
"""


def start(place, script, *arguments):
    command = [sys.executable, "-c", script, str(place.settings.path), place.database_url]
    started = subprocess.Popen([*command, *arguments], stdout=subprocess.PIPE)
    started.stdout.readline()
    return started


def kill(process):
    process.send_signal(signal.SIGKILL)
    process.communicate()


def test_a_second_run_is_told_who_runs_since_when(place, records):
    running = start(place, HOLDING)

    with pytest.raises(AlreadyRunning) as told, records.lock("day"):
        pass

    kill(running)
    assert f"process {running.pid}" in str(told.value)
    assert "another `day` has been running since" in str(told.value)


def test_the_lock_of_a_killed_run_is_free_at_once(place, records):
    kill(start(place, HOLDING))

    with records.lock("day"):
        pass


def test_a_lock_is_held_once_in_a_process(records):
    with records.lock("day"):
        with pytest.raises(AlreadyRunning, match=f"process {os.getpid()}"), records.lock("day"):
            pass

        with records.lock("gather"):
            pass


def test_a_lock_is_free_after_trouble_in_its_block(records):
    with pytest.raises(ZeroDivisionError), records.lock("day"):
        _ = 1 / 0

    with records.lock("day"):
        pass


def test_trouble_of_the_block_is_not_taken_for_the_disks(records):
    with pytest.raises(FileNotFoundError), records.lock("day"):
        open("/nowhere/at/all").close()


@pytest.mark.parametrize("moment", [0.0, 0.07])
def test_a_run_killed_while_saving_leaves_the_last_edition_as_it_was(place, records, moment):
    page = document()
    records.save_document(page)
    records.save_day(edition(), articles=(), stories=(), inputs=inputs(page))
    records.publish(published(edition()), (sheet("index.html", "Monday"),))
    saving = start(place, SAVING, page.id)
    threading.Event().wait(moment)

    kill(saving)

    assert records.latest() == published(edition())
    assert records.sheet("index.html").body == b"Monday"
    draft = records.find_edition("2026-11-24")
    kept = {a.id.split()[0] for a in records.articles("2026-11-24")} if draft else set()
    assert kept == (set(draft.also) if draft else set())
    with records.lock("day"):
        records.save_day(edition("2026-11-24"), articles=(), stories=(), inputs=inputs(page))
    assert records.edition("2026-11-24") == edition("2026-11-24")


def test_readers_see_the_old_edition_while_a_new_one_is_saved(place, records):
    records.save_day(edition(), articles=(), stories=(), inputs=inputs())
    records.publish(published(edition()), ())
    page = document()
    records.save_document(page)
    saving = start(place, SAVING, page.id)

    seen = {records.latest().id for _ in range(50)}

    kill(saving)
    assert seen == {"2026-11-23"}


def test_a_source_and_its_documents_may_be_kept_from_another_thread(records):
    kept = []

    def keep():
        kept.append(records.save_document(document(source=COAST.name)))
        records.close()

    thread = threading.Thread(target=keep)

    thread.start()
    thread.join()

    assert kept == [True]
    assert records.document(document().id) == document()
