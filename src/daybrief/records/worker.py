"""A worker: takes one job after another, keeps its lease while it works, and notes what came of it.

It may be killed at any moment; what it held is then taken by another when the lease ends.
"""

import logging
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import DatabaseError, InterfaceError, connections
from django_tasks.base import TaskResult
from django_tasks.signals import task_finished, task_started
from django_tasks.utils import get_exception_traceback, get_module_path

from daybrief.errors import InvalidInput, LeaseLost, NewsroomError
from daybrief.records import leases
from daybrief.records.jobs import SECONDS_AT_MOST, Job, JobContext, Jobs, backend
from daybrief.records.leases import Clock, Lease

HUNG = 75
"""Exit code of a worker whose job hangs (EX_TEMPFAIL): another process is to take its place."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Done:
    """A job that came to its end."""

    key: str
    result: object


@dataclass(frozen=True, kw_only=True)
class Trouble:
    """A job that did not."""

    key: str
    error: Exception
    again_at: datetime | None
    """When it is tried again; None if it has failed, or another worker has it."""


def work(
    db: str,
    place: Any,
    clock: Clock,
    *,
    name: str,
    length: timedelta = leases.LEASE,
) -> Iterator[Done | Trouble]:
    """Do jobs as long as one is free; yields what came of each.

    Takes:   `place`, handed to tasks that take their context; `name`, of this worker alone.
    Raises:  a database's error, if the job's end cannot be noted: the lease then ends by itself.
    """
    jobs = backend(db, clock)
    while lease := leases.take(db, name, clock, length):
        yield _do(jobs, lease, place)


def _do(jobs: Jobs, lease: Lease, place: Any) -> Done | Trouble:
    taken = jobs.get_result(str(lease.job))
    task_started.send(type(jobs), task_result=taken)
    try:
        with _held(lease, taken):
            given = _call(taken, lease, place)
    except LeaseLost as error:
        return Trouble(key=_name(taken), error=error, again_at=None)
    except Exception as error:
        # A job's trouble, a mistake of ours even, must not end the worker: others wait for it.
        return _failed(jobs, lease, taken, error)
    task_finished.send(type(jobs), task_result=jobs.get_result(taken.id))
    return Done(key=_name(taken), result=given)


def _call(taken: TaskResult[Any], lease: Lease, place: Any) -> object:
    """Call a job's function; one that cannot finish by itself runs within the finishing."""
    if not taken.task.takes_context:
        with lease.finishing() as outcome:
            outcome.result = taken.task.call(*taken.args, **taken.kwargs)
        return outcome.result
    context = JobContext(task_result=taken, lease=lease, place=place)
    given = taken.task.call(context, *taken.args, **taken.kwargs)
    if not lease.is_finished():
        with lease.finishing() as outcome:
            outcome.result = given
    return given


def _failed(jobs: Jobs, lease: Lease, taken: TaskResult[Any], error: Exception) -> Trouble:
    connection = connections[lease.db]
    if connection.errors_occurred and not connection.is_usable():
        connection.close()  # noting the error opens another
    trace = get_exception_traceback(error)
    if not isinstance(error, NewsroomError):
        _log.error("job %s broke:\n%s", _name(taken), trace)
    try:
        # Input that is wrong now is wrong the next time too.
        again_at = lease.fail(
            get_module_path(type(error)), trace, for_good=isinstance(error, InvalidInput)
        )
    except LeaseLost as lost:
        return Trouble(key=_name(taken), error=lost, again_at=None)
    if again_at is None:
        task_finished.send(type(jobs), task_result=jobs.get_result(taken.id))
    return Trouble(key=_name(taken), error=error, again_at=again_at)


@contextmanager
def _held(lease: Lease, taken: TaskResult[Any]) -> Iterator[None]:
    """Renew a lease from a thread beside, as long as the block runs; end a process that hangs."""
    over = threading.Event()
    task = taken.task
    most = task.seconds_at_most if isinstance(task, Job) else SECONDS_AT_MOST

    def renew() -> None:
        until = time.monotonic() + most
        try:
            while not over.wait(lease.length.total_seconds() / 3):
                if time.monotonic() > until:
                    _log.error("%s took longer than %s seconds", _name(taken), most)
                    os._exit(HUNG)
                if not _renewed(lease):
                    return
        finally:
            connections[lease.db].close()  # this thread's own

    thread = threading.Thread(target=renew, name="lease", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _renewed(lease: Lease) -> bool:
    """Renew; trouble with the database now is no reason not to try again."""
    try:
        return lease.renew()
    except (DatabaseError, InterfaceError) as error:
        _log.warning("a lease could not be renewed: %s", error)
        connections[lease.db].close()
        return True


def _name(taken: TaskResult[Any]) -> str:
    key = getattr(taken.task, "key", None)
    return key or f"{taken.task.name} {taken.id}"
