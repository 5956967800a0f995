"""`daybrief run` as a real process: what it does, says and leaves behind, also when killed."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import psycopg
import pytest

from daybrief import newsroom
from daybrief.cli.approve import approve_command
from daybrief.cli.work import is_dead, name_of
from daybrief.errors import UnknownEdition
from daybrief.model import State
from tests.town import BRIDGE, HTML, dated

pytestmark = pytest.mark.server
SECONDS_AT_MOST = 60
DROPPING = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE pid <> pg_backend_pid() AND datname = current_database()
"""


@pytest.fixture
def fresh(town):
    """The town prints today's news: processes go by the machine's own clock."""
    for outlet, pieces in dated(datetime.now(UTC) - timedelta(hours=2)).items():
        town.prints(outlet, *pieces)
    return town


def due(minutes: int, publish="automatic") -> str:
    """The publication's lines, its hour so many minutes from now."""
    hour = datetime.now(ZoneInfo("Europe/Paris")) + timedelta(minutes=minutes)
    return f'hour = "{hour:%H:%M}"\npublish = "{publish}"'


class Running:
    """A `daybrief run --json`, and what it has said."""

    def __init__(self, process, path):
        self.process, self.path = process, path

    @property
    def said(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.path.read_text().splitlines()]

    def wait_for(self, event: str, times: int = 1) -> dict[str, object]:
        until = time.monotonic() + SECONDS_AT_MOST
        while time.monotonic() < until:
            found = [told for told in self.said if told["event"] == event]
            if len(found) >= times:
                return found[-1]
            time.sleep(0.05)
        raise AssertionError(f"no {event!r} in {self.said}")

    def workers(self) -> list[int]:
        listed = subprocess.run(
            ["ps", "-eww", "-o", "pid,ppid,args"], capture_output=True, text=True, check=True
        ).stdout
        rows = [line.split(None, 2) for line in listed.splitlines()[1:]]
        return [int(pid) for pid, _, args in rows if "daybrief work" in args and self.home in args]

    @property
    def home(self) -> str:
        return str(self.path.parent)


@contextmanager
def running(settings, *words, **environment):
    command = [sys.executable, "-m", "daybrief", "run", "--json", "-s", str(settings), *words]
    path = settings.parent / "said.jsonl"
    with path.open("w") as file:
        process = subprocess.Popen(command, stdout=file, env=os.environ | environment)
    run = Running(process, path)
    try:
        yield run
    finally:
        process.kill()
        process.wait()
        for worker in run.workers():
            os.kill(worker, signal.SIGKILL)


def gone(pids) -> bool:
    until = time.monotonic() + SECONDS_AT_MOST
    while time.monotonic() < until:
        if not any(os.path.exists(f"/proc/{pid}") for pid in pids):
            return True
        time.sleep(0.05)
    return False


def state(settings) -> State | None:
    with newsroom.open_newsroom(settings, environment={}) as room:
        kept = room.records.editions(limit=1)
        return kept[0].state if kept else None


# once


def test_once_does_all_that_is_due_and_a_second_time_nothing(daybrief, fresh, tmp_path):
    settings = fresh.settings(tmp_path, publication=due(-60))

    first = daybrief("run", "--once", "--json", cwd=settings.parent)
    again = daybrief("run", "--once", cwd=settings.parent)

    events = [json.loads(line)["event"] for line in first.stdout.splitlines()]
    assert (first.returncode, again.returncode) == (0, 0)
    assert events[-1] == "waiting"
    assert {"made", "published"} <= set(events)
    assert again.stdout.count("\n") == 1
    assert "waiting   nothing is due before" in again.stdout
    assert state(settings) is State.PUBLISHED


def test_once_exits_1_where_a_job_had_trouble_and_says_which(daybrief, fresh, tmp_path):
    settings = fresh.settings(tmp_path, publication=due(-60))
    for outlet in dated(None):
        fresh.breaks(outlet, 503)

    shown = daybrief("run", "--once", cwd=settings.parent)

    assert shown.returncode == 1
    assert "No edition: 0 of 4 sources answered" in shown.stdout
    assert "tried again at" in shown.stdout


@pytest.mark.parametrize("words", [(), ("--once",)])
def test_a_newsroom_without_sources_is_refused_at_once(daybrief, tmp_path, words):
    (tmp_path / "daybrief.toml").write_text('[publication]\nname = "Orn"\n')

    shown = daybrief("run", *words, cwd=tmp_path)

    assert shown.returncode == 2
    assert "no sources to gather from. Add a [[source]] with a name" in shown.stderr


def test_an_unknown_zone_is_refused_with_the_one_that_was_meant(daybrief, tmp_path):
    (tmp_path / "daybrief.toml").write_text('[publication]\nzone = "Europe/Pariss"\n')

    shown = daybrief("run", cwd=tmp_path)

    assert shown.returncode == 2
    assert "unknown time zone 'Europe/Pariss'. Did you mean 'Europe/Paris'?" in shown.stderr


def test_a_mail_server_that_is_none_is_refused_without_being_told(fresh, tmp_path):
    settings = fresh.settings(tmp_path)
    environment = os.environ | {"DAYBRIEF_SMTP": "imap://me:secret@orn.example"}

    shown = subprocess.run(
        [sys.executable, "-m", "daybrief", "run", "-s", str(settings)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert shown.returncode == 2
    assert "DAYBRIEF_SMTP: not the address of a mail server" in shown.stderr
    assert "secret" not in shown.stderr + shown.stdout


def test_the_help_teaches(daybrief, tmp_path):
    shown = " ".join(daybrief("run", "--help", cwd=tmp_path).stdout.split())

    for words in ("ready_minutes", "hold_after_hours", "daybrief approve", "--once", "for cron"):
        assert words in shown


# for long


def test_it_makes_and_publishes_then_stops_cleanly_with_its_workers(fresh, tmp_path):
    settings = fresh.settings(tmp_path, publication=due(-60))

    with running(settings, "--workers", "3") as run:
        run.wait_for("published")
        workers = run.workers()
        run.process.send_signal(signal.SIGTERM)
        code = run.process.wait(SECONDS_AT_MOST)

    assert code == 0
    assert len(workers) == 3
    assert gone(workers)
    assert run.said[-1]["event"] == "stopped"
    assert state(settings) is State.PUBLISHED


def test_of_two_clocks_the_second_is_told_who_runs_since_when(daybrief, fresh, tmp_path):
    settings = fresh.settings(tmp_path, publication=due(-60))

    with running(settings) as run:
        run.wait_for("started")
        second = daybrief("run", cwd=settings.parent)

    assert second.returncode == 1
    assert "another `run` has been running since" in second.stderr
    assert f"(process {run.process.pid} on " in second.stderr


def test_an_approval_is_noticed_while_it_runs(runs, fresh, tmp_path):
    settings = fresh.settings(tmp_path, publication=due(-60, "approved"))

    with running(settings) as run:
        run.wait_for("made")
        run.wait_for("late")
        shown = runs(approve_command, "--settings", str(settings)).stdout
        run.wait_for("published")

    assert "approved; `daybrief run` publishes it now" in shown
    assert state(settings) is State.PUBLISHED


def test_a_worker_killed_at_its_job_is_replaced_and_the_job_done_once(fresh, tmp_path):
    settings = fresh.settings(tmp_path, publication=due(-60))
    hold(fresh)

    with running(settings, "--workers", "1") as run:
        wait_until_asked(fresh)
        (worker,) = run.workers()
        os.kill(worker, signal.SIGKILL)
        ended = run.wait_for("worker")
        fresh.web.answers(fresh.path("Harbour Times", BRIDGE.slug), BRIDGE.page, headers=HTML)
        run.wait_for("published")

    assert f"worker {worker} ended (Killed); 1 of its jobs taken up again" in ended["says"]
    assert [told["event"] for told in run.said].count("made") == 1


def test_a_clock_that_is_killed_takes_its_workers_along(fresh, tmp_path):
    settings = fresh.settings(tmp_path, publication=due(-60))

    with running(settings) as run:
        run.wait_for("published")
        workers = run.workers()
        run.process.kill()
        run.process.wait()
        are_gone = gone(workers)

    assert len(workers) == 2
    assert are_gone


def test_all_killed_in_the_middle_of_an_edition_the_next_run_makes_it_once(fresh, tmp_path):
    settings = fresh.settings(tmp_path, publication=due(-60))
    hold(fresh)

    with running(settings) as run:
        wait_until_asked(fresh)
        for process in (run.process.pid, *run.workers()):
            os.kill(process, signal.SIGKILL)
    fresh.web.answers(fresh.path("Harbour Times", BRIDGE.slug), BRIDGE.page, headers=HTML)
    with running(settings) as next_run:
        next_run.wait_for("published")

    assert [told["event"] for told in next_run.said].count("made") == 1
    assert state(settings) is State.PUBLISHED


def test_a_database_that_drops_every_connection_is_opened_again(fresh, tmp_path, empty_database):
    address = empty_database()
    settings = fresh.settings(tmp_path, publication=due(-60, "approved"))

    with running(settings, DATABASE_URL=address) as run:
        run.wait_for("late")
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(DROPPING)
        run.wait_for("started", times=2)
        run.wait_for("made")
        with newsroom.open_newsroom(settings, environment={"DATABASE_URL": address}) as room:
            newsroom.approve(room, room.records.resolve("latest"))
        run.wait_for("published")
        run.process.send_signal(signal.SIGTERM)
        code = run.process.wait(SECONDS_AT_MOST)

    assert code == 0
    assert "the database says" in run.wait_for("trouble")["says"]


def hold(town) -> None:
    """One page that is not answered for long."""
    slow = town.path("Harbour Times", BRIDGE.slug)
    town.web.answers(slow, BRIDGE.page, headers=HTML, seconds=SECONDS_AT_MOST)


def wait_until_asked(town) -> None:
    until = time.monotonic() + SECONDS_AT_MOST
    while town.path("Harbour Times", BRIDGE.slug) not in town.web.paths():
        assert time.monotonic() < until
        time.sleep(0.02)


def test_a_worker_is_dead_once_its_process_is_killed_even_before_anyone_looked():
    alive = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    name = name_of(alive.pid)
    was_dead = is_dead(name)

    alive.kill()
    os.waitid(os.P_PID, alive.pid, os.WEXITED | os.WNOWAIT)  # it has ended, and is not reaped
    is_dead_unreaped = is_dead(name)
    alive.wait()

    assert not was_dead
    assert is_dead_unreaped
    assert is_dead(name)
    assert not is_dead(f"elsewhere:{alive.pid}")


# approve


def test_approving_what_is_not_there_says_how_to_make_it(runs, fresh, tmp_path):
    with pytest.raises(UnknownEdition, match="daybrief day"):
        runs(approve_command, "--settings", str(fresh.settings(tmp_path)))
