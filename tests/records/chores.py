"""Jobs for tests, that a worker in another process can find by their names."""

import threading
from datetime import UTC, datetime

from daybrief.errors import DeliveryError, InvalidInput, StageError
from daybrief.model import Failure
from daybrief.records import connection

connection.configure(connection.BASE)

from daybrief.records.jobs import JobContext, job, task  # noqa: E402 - Django must be set up first

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@job()
def tick(context: JobContext, number: int, seconds: float = 0.0) -> int:
    """Work for a while, then keep one row, in the job's finishing."""
    threading.Event().wait(seconds)
    with context.lease.finishing():
        done(context.place, number)
        threading.Event().wait(seconds / 4)  # time for a kill in the middle of the transaction
    return number


@job(errors_at_most=3)
def forget(context: JobContext, number: int) -> None:
    """Keep one row and break after it, within the finishing."""
    with context.lease.finishing():
        done(context.place, number)
        raise DeliveryError("the post is closed", "post office")


@job(errors_at_most=3)
def misread(context: JobContext) -> None:
    raise InvalidInput("not a number: 'seven'")


@task
def add(first: int, second: int) -> int:
    return first + second


@task(priority=10)
def hurry() -> str:
    return "hurried"


@task(takes_context=True, seconds_at_most=1)
def hang(context: JobContext) -> None:
    threading.Event().wait()


@job()
def follow(context: JobContext, number: int) -> None:
    """Enqueue another job in the finishing: it is there only if this one is done."""
    with context.lease.finishing():
        context.place.enqueue(tick, number)


def done(records, number: int) -> None:
    """Keep one row that tells of one doing."""
    error = StageError("done")
    records.save_failures([Failure.of("chore", str(number), error)], NOON)
