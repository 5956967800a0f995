"""Two runs at once, and a run that is killed: real processes against a slow server."""

import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from daybrief import newsroom
from daybrief.errors import AlreadyRunning
from daybrief.model import State
from daybrief.newsroom import open_newsroom
from tests.servers import Web
from tests.town import BRIDGE, HTML, Clock, dated

pytestmark = pytest.mark.server
SECONDS_AT_MOST = 30


@pytest.fixture
def fresh(town):
    """The town prints today's news: processes go by the machine's own clock."""
    for outlet, pieces in dated(datetime.now(UTC) - timedelta(hours=2)).items():
        town.prints(outlet, *pieces)
    return town


@pytest.fixture
def held(fresh) -> Iterator[threading.Event]:
    """One page that is not answered before the event is set."""
    let_go = threading.Event()
    body = BRIDGE.page.encode()

    def script(handler):
        let_go.wait(SECONDS_AT_MOST)
        handler.send_response(200)
        handler.send_header("Content-Type", HTML["Content-Type"])
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    fresh.web.does(fresh.path("Harbour Times", BRIDGE.slug), script)
    yield let_go
    let_go.set()


def command(settings: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "daybrief", *words, "--settings", str(settings)]


@contextmanager
def gathering(settings: Path, web: Web, path: str) -> Iterator[subprocess.Popen[str]]:
    """A process that gathers, as far as asking for this path."""
    words = command(settings, "gather")
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True) as process:
        until = time.monotonic() + SECONDS_AT_MOST
        while path not in web.paths() and time.monotonic() < until:
            time.sleep(0.02)
        try:
            yield process
        finally:
            process.kill()


def wait_until_quiet(web: Web) -> int:
    """Wait until all that may be asked beside the held page has been; give how much it was."""
    until, asked, since = time.monotonic() + SECONDS_AT_MOST, -1, time.monotonic()
    while time.monotonic() < min(until, since + 1):
        if len(web.asked) != asked:
            asked, since = len(web.asked), time.monotonic()
        time.sleep(0.02)
    return asked


def wait_until_kept(settings: Path, count: int) -> None:
    """Look from outside, as any reader may, until so many documents of today are kept."""
    until, today = time.monotonic() + SECONDS_AT_MOST, datetime.now(UTC) - timedelta(hours=1)
    with closing(sqlite3.connect(settings.parent / "var" / "daybrief.db")) as connection:
        sql = "SELECT count(*) FROM documents WHERE fetched_at > ?"
        while time.monotonic() < until:
            if connection.execute(sql, (f"{today:%Y-%m-%d %H:%M:%S}",)).fetchone()[0] >= count:
                return
            time.sleep(0.02)
    raise AssertionError(f"{count} documents were not kept in {SECONDS_AT_MOST} seconds")


def test_of_two_runs_at_once_the_second_says_so_and_changes_nothing(fresh, held, tmp_path):
    settings = fresh.settings(tmp_path)
    slow = fresh.path("Harbour Times", BRIDGE.slug)

    with gathering(settings, fresh.web, slow) as first:
        asked = wait_until_quiet(fresh.web)
        second = subprocess.run(
            command(settings, "gather"), capture_output=True, text=True, timeout=60, check=False
        )
        asked_by_second = len(fresh.web.asked) - asked
        held.set()
        _, told = first.communicate(timeout=SECONDS_AT_MOST)

    assert second.returncode == 1
    assert "another `gather` has been running since" in second.stderr
    assert f"(process {first.pid} on " in second.stderr
    assert "Let it finish" in second.stderr
    assert asked_by_second == 0
    assert first.returncode == 0
    assert "4 sources asked, 4 answered" in told


def test_after_a_kill_the_last_edition_stands_and_the_next_run_loses_and_doubles_nothing(
    fresh, held, tmp_path
):
    settings = fresh.settings(tmp_path)
    yesterday = Clock(datetime.now(UTC) - timedelta(days=1))
    with open_newsroom(settings, clock=yesterday, environment={}) as room:
        held.set()
        list(newsroom.gather(room))
        last = newsroom.publish(room, newsroom.tell(room).edition.id)
        held.clear()
        front = room.records.sheet("index.html")
    for outlet, pieces in dated(datetime.now(UTC) - timedelta(hours=2)).items():
        if outlet != "Harbour Times":
            fresh.prints(outlet, *pieces)
    slow = fresh.path("Harbour Times", BRIDGE.slug)
    fresh.web.asked.clear()

    with gathering(settings, fresh.web, slow) as process:
        wait_until_kept(settings, 4)
        process.kill()
    held.set()

    with open_newsroom(settings, environment={}) as room:
        assert room.records.latest() == last
        assert room.records.sheet("index.html") == front
        list(newsroom.gather(room))
        day = newsroom.tell(room)
        now = datetime.now(UTC)
        kept = list(room.records.documents(now - timedelta(days=2), now))
        assert set(Counter(document.url for document in kept).values()) == {1}
        assert len(kept) == 5
        assert day.edition.state is State.DRAFT
        assert (
            newsroom.rebuild(room, day.edition.id)[0] == newsroom.rebuild(room, day.edition.id)[1]
        )


def test_one_newsroom_cannot_tell_its_day_twice_at_once(fresh, tmp_path):
    with open_newsroom(fresh.settings(tmp_path), environment={}) as room:
        list(newsroom.gather(room))

        with (
            room.records.lock("day"),
            pytest.raises(AlreadyRunning, match="another `day` has been running since"),
        ):
            newsroom.tell(room)

        assert room.records.editions() == ()
