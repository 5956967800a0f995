"""Jobs are done once: in order, through errors, lost leases and kills, on both databases."""

import itertools
import json
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from django_tasks import TaskResultStatus
from django_tasks.exceptions import TaskResultDoesNotExist

from daybrief.errors import InvalidInput, LeaseLost, StoreError
from daybrief.records import leases
from daybrief.records.jobs import backend
from daybrief.records.models import FailureRow, JobRow
from daybrief.records.worker import HUNG, Done, Trouble
from tests.records import chores

SECONDS_AT_MOST = 60


def doings(records) -> Counter:
    rows = FailureRow.objects.using(records.db).filter(stage="chore")
    return Counter(int(item) for item in rows.values_list("item", flat=True))


def done(records, worker="one") -> list:
    return list(records.work(records, worker=worker))


def row(records, result) -> JobRow:
    return JobRow.objects.using(records.db).get(pk=result.id)


def jobs_of(records):
    return backend(records.db, records._clock)


# the task API


def test_a_job_is_done_and_its_result_kept(place, records):
    result = records.enqueue(chores.add, 2, 3)

    came = done(records)

    result.refresh()
    assert came == [Done(key=f"add {result.id}", result=5)]
    assert result.status is TaskResultStatus.SUCCESSFUL
    assert result.return_value == 5
    assert result.attempts == 1
    assert result.finished_at == place.now


def test_a_job_waits_for_a_worker_until_then(records):
    result = records.enqueue(chores.add, 2, 3)

    again = chores.add.using(backend=records.db).get_result(result.id)

    assert again.status is TaskResultStatus.READY
    assert again.args == [2, 3]
    assert again.task.func is chores.add.func
    with pytest.raises(ValueError, match="not finished"):
        _ = again.return_value


def test_a_job_that_never_was_is_not_found(records):
    with pytest.raises(TaskResultDoesNotExist):
        jobs_of(records).get_result("77")


def test_the_urgent_come_first_and_the_rest_in_turn(place, records):
    records.enqueue(chores.tick, 1)
    place.now += timedelta(seconds=1)
    records.enqueue(chores.tick, 2)
    records.enqueue(chores.hurry)

    results = [came.result for came in done(records)]

    assert results == ["hurried", 1, 2]


def test_a_job_for_later_is_left_until_then(place, records):
    later = place.now + timedelta(hours=1)
    records.enqueue(chores.add.using(run_after=later), 1, 1)

    early = done(records)
    place.now = later
    in_time = done(records)

    assert (len(early), len(in_time)) == (0, 1)


def test_of_one_key_there_is_one_job_whatever_became_of_it(records):
    first = records.enqueue(chores.tick, 1, key="tick 1")
    second = records.enqueue(chores.tick, 2, key="tick 1")
    done(records)
    third = records.enqueue(chores.tick, 3, key="tick 1")

    rest = done(records)

    assert first.id == second.id == third.id
    assert rest == []
    assert doings(records) == {1: 1}
    assert records.handed_out(["tick 1", "tick 2"]) == {"tick 1"}
    assert records.under_way() == frozenset()


def test_jobs_without_a_key_may_be_alike(records):
    records.enqueue(chores.tick, 1)
    records.enqueue(chores.tick, 1)

    done(records)

    assert doings(records) == {1: 2}


def test_a_job_enqueued_in_a_finishing_is_there_only_with_it(records):
    records.enqueue(chores.follow, 7)

    came = done(records)

    assert [type(each) for each in came] == [Done, Done]
    assert doings(records) == {7: 1}


# errors


def test_an_error_undoes_what_the_job_kept_and_it_is_tried_again_ever_later(place, records):
    result = records.enqueue(chores.forget, 1)

    pauses = []
    for _ in range(2):
        (trouble,) = done(records)
        pauses.append((trouble.again_at - place.now).total_seconds())
        place.now = trouble.again_at
    (last,) = done(records)

    result.refresh()
    assert pauses == [5, 10]
    assert last.again_at is None
    assert done(records) == []
    assert doings(records) == {}
    assert result.status is TaskResultStatus.FAILED
    assert [error.exception_class_path for error in result.errors] == [
        "daybrief.errors.DeliveryError"
    ] * 3
    assert "the post is closed" in result.errors[0].traceback


def test_wrong_input_is_not_tried_again(records):
    result = records.enqueue(chores.misread)

    (trouble,) = done(records)

    result.refresh()
    assert trouble.again_at is None
    assert isinstance(trouble.error, InvalidInput)
    assert result.status is TaskResultStatus.FAILED


def test_one_jobs_trouble_does_not_stop_the_others(records):
    records.enqueue(chores.misread)
    records.enqueue(chores.add, 1, 2)

    came = done(records)

    assert [type(each) for each in came] == [Trouble, Done]


def test_trouble_with_the_database_is_told_as_such(sqlite_place):
    records = sqlite_place.open()
    records.enqueue(chores.add, 1, 2)
    records.close()
    (sqlite_place.settings.path.parent / "var" / "daybrief.db").write_bytes(b"no database" * 100)

    with pytest.raises(StoreError):
        done(records)


# leases and fences


def take(records, worker="one"):
    return leases.take(records.db, worker, records._clock)


def test_a_job_that_is_held_is_not_taken_by_another(place, records):
    records.enqueue(chores.tick, 1)
    first = take(records, "one")

    second = take(records, "two")

    assert first.fence == 1
    assert second is None


def test_a_lease_that_ended_lets_another_have_the_job_and_the_first_writes_nothing(place, records):
    records.enqueue(chores.tick, 1)
    slow = take(records, "slow")
    place.now += leases.LEASE
    quick = take(records, "quick")

    with pytest.raises(LeaseLost), slow.finishing():
        chores.done(records, 1)
    with quick.finishing():
        chores.done(records, 1)

    assert (slow.fence, quick.fence) == (1, 2)
    assert not slow.renew()
    with pytest.raises(LeaseLost):
        slow.fail("error", "trace")
    assert doings(records) == {1: 1}


def test_a_lease_that_ended_but_was_not_taken_still_counts(place, records):
    records.enqueue(chores.tick, 1)
    late = take(records)
    place.now += leases.LEASE * 10

    with late.finishing():
        chores.done(records, 1)

    assert doings(records) == {1: 1}
    assert done(records) == []


def test_a_renewed_lease_holds_for_longer(place, records):
    records.enqueue(chores.tick, 1)
    lease = take(records)
    place.now += leases.LEASE / 2

    is_ours = lease.renew()

    place.now += leases.LEASE / 2
    assert is_ours
    assert take(records, "two") is None


def test_what_a_dead_worker_held_is_free_at_once(records):
    records.enqueue(chores.tick, 1)
    records.enqueue(chores.tick, 2)
    take(records, "dead")
    alive = take(records, "alive")

    freed = records.free("dead")

    assert freed == 1
    assert alive.renew()
    assert [came.result for came in done(records)] == [1]


def test_a_job_that_kills_every_worker_is_given_up(place, records):
    result = records.enqueue(chores.tick, 1)
    for _ in range(leases.TAKEN_AT_MOST):
        assert take(records)
        place.now += leases.LEASE

    last = take(records)

    result.refresh()
    assert last is None
    assert result.status is TaskResultStatus.FAILED


# processes

WORKING = """
import sys, time
from datetime import timedelta
from pathlib import Path
from daybrief.records import open_records
from daybrief.settings import Settings
records = open_records(Settings(path=Path(sys.argv[1])), sys.argv[2])
import tests.records.chores
while True:
    for came in records.work(records, worker=sys.argv[3], lease=timedelta(seconds=1)):
        pass
    time.sleep(0.02)
"""


@contextmanager
def crew_of(place) -> Iterator[tuple[dict[str, subprocess.Popen], Callable[[], None]]]:
    """Workers by name; and what starts one more."""
    crew, number = {}, itertools.count()

    def start():
        name = f"worker {next(number)}"
        words = (str(place.settings.path), place.database_url, name)
        crew[name] = subprocess.Popen([sys.executable, "-c", WORKING, *words])

    try:
        yield crew, start
    finally:
        for process in crew.values():
            end(process)


def end(process):
    process.kill()
    process.wait()


def wait_until(is_so):
    until = time.monotonic() + SECONDS_AT_MOST
    while not is_so():
        assert time.monotonic() < until, "it did not come about"
        time.sleep(0.02)


def at_work(records, crew) -> list[str]:
    """Who of these workers holds a job."""
    rows = JobRow.objects.using(records.db).filter(state=leases.RUNNING)
    names = [json.loads(workers)[-1] for workers in rows.values_list("workers", flat=True)]
    return [name for name in names if name in crew]


def kill_one_at_its_job(records, crew, after: float) -> bool:
    """Kill a worker, some seconds into its job; false if it was done with it by then."""
    wait_until(lambda: at_work(records, crew))
    name = at_work(records, crew)[0]
    time.sleep(after)
    crew[name].send_signal(signal.SIGSTOP)  # it cannot come to its end while we look
    if name not in at_work(records, crew):
        crew[name].send_signal(signal.SIGCONT)
        return False
    end(crew.pop(name))
    return True


def test_of_twenty_workers_killed_at_their_jobs_none_loses_or_doubles_one(place, records):
    place.now = datetime.now(UTC)  # processes go by the machine's own clock
    moments, numbers, killed_count = random.Random(20), itertools.count(), 0

    with crew_of(place) as (crew, start):
        while killed_count < 20:
            for number in itertools.islice(numbers, 2):
                records.enqueue(chores.tick, number, 0.2, key=f"tick {number}")
            while len(crew) < 3:
                start()
            killed_count += kill_one_at_its_job(records, crew, moments.random() * 0.25)
        start()
        wait_until(lambda: not records.under_way())

    assert doings(records) == dict.fromkeys(range(next(numbers)), 1)
    taken_count = sum(JobRow.objects.using(records.db).values_list("fence", flat=True))
    assert taken_count >= killed_count + len(doings(records))


def test_a_worker_that_slept_while_another_did_its_job_writes_nothing(place, records):
    place.now = datetime.now(UTC)
    records.enqueue(chores.tick, 1, 0.5)

    with crew_of(place) as (crew, start):
        start()
        wait_until(lambda: at_work(records, crew))
        (asleep,) = crew
        crew[asleep].send_signal(signal.SIGSTOP)
        start()
        wait_until(lambda: doings(records))
        crew[asleep].send_signal(signal.SIGCONT)
        records.enqueue(chores.tick, 2)
        wait_until(lambda: doings(records)[2])
        time.sleep(1)  # what it would have kept by now

    assert doings(records) == {1: 1, 2: 1}


def test_a_worker_whose_job_hangs_ends_by_itself_and_the_job_is_free_again(place, records):
    place.now = datetime.now(UTC)
    result = records.enqueue(chores.hang)

    with crew_of(place) as (crew, start):
        start()
        (hung,) = crew.values()
        code = hung.wait(SECONDS_AT_MOST)
    place.now = datetime.now(UTC) + leases.LEASE
    again = take(records)

    result.refresh()
    assert code == HUNG
    assert again.fence == 2
    assert result.worker_ids == ["worker 0", "one"]


def test_jobs_finished_long_ago_are_forgotten_and_no_others(place, records):
    records.enqueue(chores.tick, 1, key="old")
    done(records)
    place.now += timedelta(days=30)
    records.enqueue(chores.tick, 2, key="new")
    done(records)
    records.enqueue(chores.tick, 3, key="open")

    count = records.forget_jobs(place.now)

    assert count == 1
    assert records.handed_out(["old", "new", "open"]) == {"new", "open"}
