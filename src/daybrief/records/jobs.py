"""Django's task API over the newsroom's own table of jobs.

@task
def greet(name: str) -> str: …  # what it keeps in the database is kept once

records.enqueue(greet, "Orn", key="greet Orn")

Each open database is a backend of its own, under the database's alias. Doing the jobs is left to
`worker`.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import task, task_backends
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskContext, TaskError, TaskResult, TaskResultStatus
from django_tasks.exceptions import TaskResultDoesNotExist
from django_tasks.signals import task_enqueued
from django_tasks.utils import get_module_path, normalize_json

from daybrief.records import leases
from daybrief.records.leases import Lease
from daybrief.records.models import JobRow

__all__ = ["Job", "JobContext", "Jobs", "Lease", "enqueue", "job", "task"]

P = ParamSpec("P")
T = TypeVar("T")

ERRORS_AT_MOST = 5
SECONDS_AT_MOST = 3600  # guess: far longer than the slowest morning
STATUSES = {
    leases.READY: TaskResultStatus.READY,
    leases.RUNNING: TaskResultStatus.RUNNING,
    leases.DONE: TaskResultStatus.SUCCESSFUL,
    leases.FAILED: TaskResultStatus.FAILED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Job(Task[P, T]):
    """A task with what this backend can do beyond the API."""

    key: str | None = None
    """A second job of the same key is never made; the first one is given back instead."""
    errors_at_most: int = ERRORS_AT_MOST
    """It has failed after so many errors; a worker's death is none."""
    seconds_at_most: int = SECONDS_AT_MOST
    """A worker that takes longer hangs, and is ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JobContext(TaskContext):
    """What a task that takes its context is handed."""

    lease: Lease
    """`with context.lease.finishing():` around what it keeps."""
    place: Any
    """What the worker was started for: an open newsroom."""


class Jobs(BaseTaskBackend):
    """The backend of one database."""

    task_class = Job
    supports_defer = True
    supports_priority = True
    supports_get_result = True

    def __init__(self, alias: str, params: dict[str, Any]) -> None:
        super().__init__(alias, params)
        self.db = str(self.options.get("db", alias))
        self.clock: Callable[[], datetime] = self.options.get("clock", timezone.now)

    def enqueue(
        self,
        task: Task[P, T],
        args: Sequence[object],
        kwargs: Mapping[str, object],
    ) -> TaskResult[T]:
        """Keep a job in the transaction that is open, if one is: it is done only if that holds."""
        self.validate_task(task)
        now = self.clock()
        made = JobRow(
            key=getattr(task, "key", None),
            task=task.module_path,
            arguments=json.dumps(normalize_json({"args": args, "kwargs": kwargs})),
            priority=task.priority,
            state=leases.READY,
            free_at=task.run_after or now,
            errors_at_most=getattr(task, "errors_at_most", 1),
            enqueued_at=now,
        )
        with transaction.atomic(using=self.db):
            # Of two that enqueue one key at once the second waits for the first, and does nothing.
            JobRow.objects.using(self.db).bulk_create([made], ignore_conflicts=made.key is not None)
            row = JobRow.objects.using(self.db).get(key=made.key) if made.key else made
        result: TaskResult[T] = self._result(row, task)
        task_enqueued.send(type(self), task_result=result)
        return result

    def get_result(self, result_id: str) -> TaskResult[Any]:
        """Give a job as it stands.

        Raises:  TaskResultDoesNotExist.
        """
        row = JobRow.objects.using(self.db).filter(pk=result_id).first()
        if row is None:
            raise TaskResultDoesNotExist(result_id)
        return self._result(row, import_string(row.task))

    def _result(self, row: JobRow, task: Task[..., Any]) -> TaskResult[Any]:
        told = json.loads(row.arguments)
        result: TaskResult[Any] = TaskResult(
            task=_keyed(task.using(priority=row.priority, backend=self.alias), row.key),
            id=str(row.pk),
            status=STATUSES[row.state],
            enqueued_at=row.enqueued_at,
            started_at=row.started_at,
            finished_at=row.finished_at,
            last_attempted_at=row.attempted_at,
            args=told["args"],
            kwargs=told["kwargs"],
            backend=self.alias,
            errors=[
                TaskError(exception_class_path=error["kind"], traceback=error["trace"])
                for error in json.loads(row.errors)
            ],
            worker_ids=json.loads(row.workers),
        )
        object.__setattr__(result, "_return_value", json.loads(row.result))
        return result


def job(
    *, errors_at_most: int = ERRORS_AT_MOST, priority: int = 0
) -> Callable[[Callable[Concatenate[JobContext, P], T]], Task[P, T]]:
    """Declare a task that takes its context, as `task` does, with what this backend adds."""

    def declared(function: Callable[Concatenate[JobContext, P], T]) -> Task[P, T]:
        made: Task[P, T] = task(
            takes_context=True, priority=priority, errors_at_most=errors_at_most
        )(
            function  # type: ignore[arg-type] # its context is ours, which holds more
        )
        return made

    return declared


def backend(db: str, clock: Callable[[], datetime]) -> Jobs:
    """Give the backend of an open database, under its alias."""
    task_backends.settings[db] = {
        "BACKEND": get_module_path(Jobs),
        "OPTIONS": {"db": db, "clock": clock},
        "QUEUES": ["default"],
    }
    found = task_backends[db]
    assert isinstance(found, Jobs)
    found.clock = clock
    return found


def enqueue(
    db: str,
    clock: Callable[[], datetime],
    task: Task[P, T],
    *args: object,
    key: str | None = None,
    **kwargs: object,
) -> TaskResult[T]:
    """Keep a job for the workers of a database; of one key there is never a second."""
    backend(db, clock)
    keyed = _keyed(task.using(backend=db), key)
    return keyed.get_backend().enqueue(keyed, args, kwargs)


def handed_out(db: str, keys: Iterable[str]) -> frozenset[str]:
    """Give which of these keys have had a job, whatever became of it."""
    rows = JobRow.objects.using(db).filter(key__in=keys)
    return frozenset(key for key in rows.values_list("key", flat=True) if key)


def under_way(db: str) -> frozenset[str]:
    """Give the keys of the jobs that are not finished."""
    rows = JobRow.objects.using(db).filter(state__in=leases.OPEN, key__isnull=False)
    return frozenset(key for key in rows.values_list("key", flat=True) if key)


def _keyed(task: Task[P, T], key: str | None) -> Task[P, T]:
    return replace(task, key=key) if isinstance(task, Job) else task
