"""Leases on jobs: who may do one, until when, and whose word on it still counts.

A worker takes a job for a while and renews its lease as it works. Taking raises the job's fence;
whatever a job keeps is kept in one transaction that looks at the fence and marks the job done. So
a worker that was thought dead and is not writes nothing: no job is lost, none counts twice.
Why: docs/decisions/019-lease-and-fence.md
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django_tasks.utils import normalize_json

from daybrief.errors import LeaseLost
from daybrief.records.models import JobRow

READY, RUNNING, DONE, FAILED = "ready", "running", "done", "failed"
OPEN = (READY, RUNNING)
LEASE = timedelta(seconds=60)  # guess: long beside a renewal, short beside a morning
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=5), timedelta(minutes=5)
TAKEN_AT_MOST = 100
"""A job whose workers have died so often kills them; it must not go on for ever."""
TRACE_AT_MOST = 2_000
"""Characters kept of each error's traceback."""

Clock = Callable[[], datetime]


@dataclass
class Outcome:
    """What a job's function gave back."""

    result: object = None


@dataclass(frozen=True, kw_only=True)
class Lease:
    """One worker's right to one job."""

    db: str
    job: int
    fence: int
    clock: Clock
    length: timedelta = LEASE

    def renew(self) -> bool:
        """Hold the job for longer; false if it is no longer ours."""
        return bool(self._held().update(free_at=self.clock() + self.length))

    @contextmanager
    def finishing(self) -> Iterator[Outcome]:
        """Keep what the block keeps, and that the job is done, at once or not at all.

        Raises:  LeaseLost, before the block runs, if another worker has taken the job.
        """
        with transaction.atomic(using=self.db):
            self._lock()
            outcome = Outcome()
            yield outcome
            self._held().update(
                state=DONE,
                finished_at=self.clock(),
                result=json.dumps(normalize_json(outcome.result)),
            )

    def is_finished(self) -> bool:
        """Whether the job was finished under this lease."""
        return self._row().filter(state__in=(DONE, FAILED)).exists()

    def fail(self, kind: str, trace: str, *, for_good: bool = False) -> datetime | None:
        """Note an error; gives when the job is tried again, None if it has failed.

        Raises:  LeaseLost if another worker has taken the job.
        """
        with transaction.atomic(using=self.db):
            row, now = self._lock(), self.clock()
            errors = [*json.loads(row.errors), {"kind": kind, "trace": trace[-TRACE_AT_MOST:]}]
            row.errors = json.dumps(errors)
            if for_good or len(errors) >= row.errors_at_most:
                row.state, row.finished_at = FAILED, now
            else:
                row.state, row.free_at = READY, now + pause(len(errors))
            row.save(using=self.db)
        return row.free_at if row.state == READY else None

    def _row(self) -> QuerySet[JobRow]:
        return JobRow.objects.using(self.db).filter(pk=self.job, fence=self.fence)

    def _held(self) -> QuerySet[JobRow]:
        return self._row().filter(state=RUNNING)

    def _lock(self) -> JobRow:
        """Lock the job (on SQLite, the database): nobody can take it until we have committed."""
        row = self._held().select_for_update().first()
        if row is None:
            raise LeaseLost("another worker has taken it over", f"job {self.job}")
        return row


def pause(error_count: int) -> timedelta:
    """How long a job rests after so many errors: twice as long each time, up to a limit.

    >>> [int(pause(count).total_seconds()) for count in (1, 2, 3, 9, 1000)]
    [5, 10, 20, 300, 300]
    """
    times = 1 << min(error_count - 1, 20)
    return min(FIRST_PAUSE * times, LONGEST_PAUSE)


def take(db: str, worker: str, clock: Clock, length: timedelta = LEASE) -> Lease | None:
    """Take the most urgent job that is free; None if there is none.

    Two workers never take one job: PostgreSQL skips rows that another has locked, and SQLite
    lets one of them write at a time.
    """
    now = clock()
    free = JobRow.objects.using(db).filter(state__in=OPEN, free_at__lte=now)
    while free.exists():  # a look that locks nothing, for workers mostly wait
        with transaction.atomic(using=db):
            row = free.select_for_update(skip_locked=True).order_by(*_URGENT_FIRST).first()
            if row is None:
                return None
            if row.fence >= TAKEN_AT_MOST:
                row.state, row.finished_at = FAILED, now
                row.save(using=db)
                continue
            row.state, row.free_at, row.fence = RUNNING, now + length, row.fence + 1
            row.started_at, row.attempted_at = row.started_at or now, now
            row.workers = json.dumps([*json.loads(row.workers), worker])
            row.save(using=db)
        return Lease(db=db, job=row.pk, fence=row.fence, clock=clock, length=length)
    return None


def holders(db: str) -> frozenset[str]:
    """Name the workers that hold a job."""
    rows = JobRow.objects.using(db).filter(state=RUNNING).values_list("workers", flat=True)
    return frozenset(json.loads(workers)[-1] for workers in rows)


def forget(db: str, before: datetime) -> int:
    """Delete the jobs that were finished before a moment; gives how many."""
    count, _ = JobRow.objects.using(db).filter(finished_at__lt=before).delete()
    return count


def free(db: str, worker: str, now: datetime) -> int:
    """Let others have at once what a worker held that is known to be dead; gives how many."""
    held = JobRow.objects.using(db).filter(state=RUNNING, workers__endswith=f'"{worker}"]')
    return held.update(free_at=now)


_URGENT_FIRST = ("-priority", "free_at", "pk")
