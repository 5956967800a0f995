"""One run at a time: a lock that the operating system, or PostgreSQL, gives back by itself.

A killed run leaves nothing behind: its lock ends with its process, or with its connection.
"""

import fcntl
import hashlib
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.db import connections

from daybrief.errors import AlreadyRunning
from daybrief.records.models import LockRow

DEATH_NOTICED_SECONDS = 2.0
"""A busy PostgreSQL takes a moment to see that the process that held a lock was killed."""
_HELD: set[tuple[str, str]] = set()
"""What this process holds: PostgreSQL would lend one connection the same lock twice."""


@contextmanager
def lock(db: str, name: str, folder: Path, where: str, now: datetime) -> Iterator[None]:
    """Hold a lock by name while the block runs.

    Raises:  AlreadyRunning, saying since when and by which process.
    """
    if (db, name) in _HELD:
        raise _taken(db, name, where)
    is_sqlite = connections[db].vendor == "sqlite"
    with _file(folder / f"{name}.lock") if is_sqlite else _advisory(db, name) as is_ours:
        if not is_ours:
            raise _taken(db, name, where)
        _HELD.add((db, name))
        try:
            told = {"process": os.getpid(), "machine": socket.gethostname(), "since": now}
            LockRow.objects.using(db).update_or_create(name=name, defaults=told)
            yield
        finally:
            _HELD.discard((db, name))


@contextmanager
def _file(path: Path) -> Iterator[bool]:
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True  # closing the file gives the lock back


@contextmanager
def _advisory(db: str, name: str) -> Iterator[bool]:
    key, until = _key(name), time.monotonic() + DEATH_NOTICED_SECONDS
    is_ours = False
    with connections[db].cursor() as cursor:
        while not is_ours:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [key])
            is_ours = bool(cursor.fetchone()[0])
            if is_ours or time.monotonic() > until:
                break
            time.sleep(0.05)
    yield is_ours
    if is_ours:
        with connections[db].cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [key])


def wait_for_turn(db: str, name: str) -> None:
    """Let one transaction at a time pass here; on SQLite only one writes anyway."""
    if connections[db].vendor == "postgresql":
        with connections[db].cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_key(name)])


def _key(name: str) -> int:
    digest = hashlib.sha256(f"daybrief {name}".encode()).digest()
    return int.from_bytes(digest[:8], "big", signed=True)


def _taken(db: str, name: str, where: str) -> AlreadyRunning:
    row = LockRow.objects.using(db).filter(name=name).first()
    who = f" since {row.since:%H:%M} UTC (process {row.process} on {row.machine})" if row else ""
    return AlreadyRunning(f"another `{name}` has been running{who}", where, "Let it finish")
