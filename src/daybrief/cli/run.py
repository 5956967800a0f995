"""`daybrief run`: the newsroom's clock, and the workers that do what it hands out."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from daybrief import newsroom
from daybrief.cli.options import DEFAULT_SETTINGS, JsonOption, SettingsOption
from daybrief.cli.told import Log
from daybrief.cli.work import PARENT, is_dead, name_of, stopping, through_trouble
from daybrief.edition.clock import Plan
from daybrief.errors import SettingsError
from daybrief.newsroom import Newsroom
from daybrief.records.worker import Trouble

LOOK_SECONDS = 2.0
"""So short that a machine that slept, or an editor who approved, is noticed at once."""
STOPPING_SECONDS = 60.0
ROUNDS_AT_MOST = 10
"""Rounds of one `--once`: a poll, a draft, its publishing and the letters take four."""


def run_command(
    settings: SettingsOption = DEFAULT_SETTINGS,
    workers: Annotated[
        int, typer.Option(min=1, max=64, help="Processes that do the jobs, side by side.")
    ] = 2,
    once: Annotated[
        bool, typer.Option("--once", help="Do what is due now, then stop: for cron.")
    ] = False,
    json_: JsonOption = False,
) -> None:
    """Keep the newsroom's clock until Ctrl-C: ask the sources, make the edition, send it out.

    Each source is asked again as often as it has news: every
    [bold]poll_minutes[/bold] at the most, twice a day at the least. The edition is
    made [bold]ready_minutes[/bold] before its hour, in the publication's zone,
    through both changes of the clock. With publish = "automatic" it goes out at
    its hour; else the editors are told, and it goes out at its hour if one of
    them said [bold]daybrief approve[/bold]. Without, nothing goes out and the
    front page says that the edition is late.

    After the machine slept it catches up: the newest edition is made, once, and
    goes out if it is no older than [bold]hold_after_hours[/bold]; an older one is
    held for [bold]daybrief publish[/bold]. Only one clock runs for a newsroom. It
    may be killed at any time: no job is lost, and none is done twice.

    Example: [bold]daybrief run --workers 4[/bold]
    """
    log = Log(clock=lambda: datetime.now(UTC), is_json=json_)
    if once:
        with newsroom.open_newsroom(settings) as room:
            _refuse_no_sources(room)
            with room.records.lock("run"):
                is_good = _once(room, log)
        raise typer.Exit(0 if is_good else 1)
    stop = stopping()

    def keep_time(room: Newsroom) -> None:
        _refuse_no_sources(room)
        with room.records.lock("run"), _crew(settings, workers, log) as crew:
            _keep_time(room, crew, log, stop)

    through_trouble(settings, keep_time, log, stop)
    log("stopped", "what is not finished is taken up by the next run")


def _once(room: Newsroom, log: Log) -> bool:
    """Hand out and do what is due, and what becomes due by it; false if a job had trouble."""
    from daybrief import jobs

    is_good = True
    for _ in range(ROUNDS_AT_MOST):
        plan = jobs.hand_out(room)
        came = list(_logged(room, log))
        is_good = is_good and not any(isinstance(each, Trouble) for each in came)
        if not plan.steps and not came:
            break
    log("waiting", f"nothing is due before {_told(room, plan)}", until=plan.until.isoformat())
    return is_good


def _logged(room: Newsroom, log: Log) -> Iterator[object]:
    for came in room.records.work(room, worker=name_of(os.getpid())):
        log.job(came)
        yield came


def _keep_time(room: Newsroom, crew: "_Crew", log: Log, stop: threading.Event) -> None:
    """Look at the clock every few seconds; by the wall, for it goes on while a machine sleeps."""
    from daybrief import jobs

    says = f"{room.settings.publication.name}, {_count(len(room.settings.sources), 'source')},"
    log("started", f"{says} {_count(crew.count, 'worker')}", process=os.getpid())
    told = ""
    while not stop.is_set():
        plan = jobs.hand_out(room)
        waits = _told(room, plan)
        if not plan.steps and waits != told:
            log("waiting", f"nothing else is due before {waits}", until=plan.until.isoformat())
            told = waits
        crew.keep_up(room)
        for worker in filter(is_dead, room.records.holders()):
            room.records.free(worker)  # killed with an earlier run: its jobs need not wait
        stop.wait(LOOK_SECONDS)


@dataclass(kw_only=True)
class _Crew:
    """The worker processes of this clock."""

    command: list[str]
    count: int
    log: Log
    working: "list[subprocess.Popen[bytes]]" = field(default_factory=list)

    def keep_up(self, room: Newsroom) -> None:
        """Replace workers that ended; what they held is free for others at once."""
        for process in [p for p in self.working if p.poll() is not None]:
            self.working.remove(process)
            freed = room.records.free(name_of(process.pid))
            says = f"worker {process.pid} ended ({_ending(process.returncode)})"
            self.log("worker", f"{says}; {freed} of its jobs taken up again", freed=freed)
        while len(self.working) < self.count:
            self.working.append(
                subprocess.Popen(
                    self.command,
                    stdin=subprocess.DEVNULL,
                    env=os.environ | {PARENT: str(os.getpid())},
                    # Ctrl-C is for the clock, which lets them finish what is under way.
                    start_new_session=True,
                )
            )

    def stop(self) -> None:
        for process in self.working:
            process.send_signal(signal.SIGTERM)
        until = time.monotonic() + STOPPING_SECONDS
        for process in self.working:
            try:
                process.wait(max(0.0, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@contextmanager
def _crew(settings: Path, count: int, log: Log) -> Iterator[_Crew]:
    command = [sys.executable, "-m", "daybrief", "work", "--settings", str(settings.absolute())]
    crew = _Crew(command=command + ["--json"] * log.is_json, count=count, log=log)
    try:
        yield crew
    finally:
        crew.stop()


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _ending(code: int) -> str:
    return f"code {code}" if code >= 0 else str(signal.strsignal(-code))


def _told(room: Newsroom, plan: Plan) -> str:
    publication = room.settings.publication
    until = plan.until.astimezone(publication.zone_info)
    return f"{until:%Y-%m-%d %H:%M} in {publication.zone}"


def _refuse_no_sources(room: Newsroom) -> None:
    if not room.settings.sources:
        fix = "Add a [[source]] with a name and an address"
        raise SettingsError("no sources to gather from", str(room.settings.path), fix)
