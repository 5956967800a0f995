"""`daybrief work`: one process that does the newsroom's jobs."""

import os
import signal
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from daybrief import newsroom
from daybrief.cli.options import DEFAULT_SETTINGS, JsonOption, SettingsOption
from daybrief.cli.told import Log
from daybrief.errors import AlreadyRunning, NewerDatabase, StoreError
from daybrief.newsroom import Newsroom

IDLE_SECONDS = 1.0
TROUBLE_SECONDS = 5.0
PARENT = "DAYBRIEF_RUN"
"""Process of the `daybrief run` that started this one, and that it does not outlive."""


def work_command(settings: SettingsOption = DEFAULT_SETTINGS, json_: JsonOption = False) -> None:
    """Do the jobs that `daybrief run` hands out, until Ctrl-C; it starts such workers itself.

    Start more where one machine is not enough; with PostgreSQL, on other
    machines too. A worker may be killed at any time: within a minute another
    takes up what it held.

    Example: [bold]daybrief work --json[/bold]
    """
    log, stop = Log(clock=lambda: datetime.now(UTC), is_json=json_), stopping()

    def work(room: Newsroom) -> None:
        from daybrief import jobs  # noqa: F401 - declares the tasks, before any is taken

        name = name_of(os.getpid())
        room.records.free(name)  # what the database's trouble kept us from noting the end of
        while not stop.is_set() and not _is_orphan():
            for came in room.records.work(room, worker=name):
                log.job(came)
                if stop.is_set():
                    break
            stop.wait(IDLE_SECONDS)

    through_trouble(settings, work, log, stop)


def name_of(process: int) -> str:
    """Name the worker that is a process of this machine."""
    return f"{socket.gethostname()}:{process}"


def is_dead(worker: str) -> bool:
    """Whether a worker is known to be dead: it was a process of this machine, and is no more."""
    machine, _, process = worker.rpartition(":")
    if machine != socket.gethostname():
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False  # somebody else's process, perhaps of the same number
    # One that was killed has its number until its parent looks, which may be long.
    with suppress(OSError):
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    return False


def stopping() -> threading.Event:
    """Give an event that SIGTERM and Ctrl-C set: what is under way is finished first."""
    stop = threading.Event()
    for signal_ in (signal.SIGTERM, signal.SIGINT):
        signal.signal(signal_, lambda *_: stop.set())
    return stop


def through_trouble(
    settings: Path, do: Callable[[Newsroom], None], log: Log, stop: threading.Event
) -> None:
    """Do something with an open newsroom; where the database fails it, open it again and go on.

    Raises:  NewsroomError if it does not even open the first time, or another runs.
    """
    was_open = False
    while not stop.is_set():
        try:
            with newsroom.open_newsroom(settings) as room:
                was_open = True
                do(room)
                return
        except (AlreadyRunning, NewerDatabase):
            raise
        except StoreError as error:
            if not was_open:
                raise
            log("trouble", str(error))
            stop.wait(TROUBLE_SECONDS)


def _is_orphan() -> bool:
    started_by = os.environ.get(PARENT)
    return started_by is not None and started_by != str(os.getppid())
