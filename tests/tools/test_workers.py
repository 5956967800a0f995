"""Processes for work that may hang, break or eat memory: the rest goes on, and none is left over.

The work is `eval`: each piece is what a process should do.
"""

import importlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

import pytest

from daybrief.errors import NewsroomError, StageError
from daybrief.tools.workers import AHEAD, Workers

HANGS = "__import__('time').sleep(600)"
PID = "__import__('os').getpid()"
SOON = 60
"""Seconds of patience for what takes far less: these machines are shared."""


@pytest.fixture
def workers() -> Iterator[Workers]:
    with Workers(2, seconds_at_most=5, bytes_at_most=600_000_000) as workers:
        yield workers


def is_running(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def ends(pid: int) -> bool:
    """Wait until a process is no more."""
    end = time.monotonic() + SOON
    while is_running(pid) and time.monotonic() < end:
        time.sleep(0.05)
    return not is_running(pid)


def test_answers_come_in_the_order_of_the_pieces(workers: Workers):
    slow_first = ["__import__('time').sleep(0.3) or 0", *map(str, range(1, 60))]

    assert list(workers.map(eval, slow_first)) == list(range(60))


def test_nothing_to_do_starts_nothing(workers: Workers):
    assert list(workers.map(eval, [])) == []


@pytest.mark.parametrize(
    ("piece", "why"),
    [
        (HANGS, "longer than 5 seconds"),
        ("any(iter(int, 1))", "longer than 5 seconds"),  # never comes back to Python
        ("__import__('os').abort()", "ended the process: Aborted"),
        ("__import__('ctypes').string_at(0)", "ended the process: Segmentation fault"),
        ("__import__('os').kill(__import__('os').getpid(), 9)", "ended the process: Killed"),
        ("len(bytearray(2_000_000_000))", "more than 0.6 GB of memory"),
        ("{}['headline']", "a fault in daybrief: KeyError: 'headline'"),
    ],
)
def test_a_piece_that_breaks_its_process_is_told_and_the_others_go_on(
    workers: Workers, piece: str, why: str, capfd: pytest.CaptureFixture[str]
):
    one, broken, three = workers.map(eval, ["1", piece, "3"])

    assert (one, three) == (1, 3)
    assert isinstance(broken, StageError)
    assert why in broken.problem
    capfd.readouterr()  # a fault's traceback is on standard error


def test_every_piece_may_break(workers: Workers):
    pieces = ["__import__('os').abort()"] * 5

    assert [type(answer) for answer in workers.map(eval, pieces)] == [StageError] * 5


def test_a_process_stays_for_the_next_work(workers: Workers):
    (first,) = workers.map(eval, [PID])
    (second,) = workers.map(eval, [PID])

    assert first == second


def test_pieces_are_taken_only_a_little_ahead(workers: Workers):
    taken = count()
    pieces = (str(next(taken)) for _ in range(10_000))

    assert list(islice(workers.map(eval, pieces), 3)) == [0, 1, 2]
    assert next(taken) <= 3 + 2 * AHEAD


def test_trouble_with_the_pieces_themselves_is_raised(workers: Workers):
    def pieces() -> Iterator[str]:
        yield "1"
        raise NewsroomError("the disk is gone")

    with pytest.raises(NewsroomError, match="the disk is gone"):
        list(workers.map(eval, pieces()))


def test_what_cannot_be_started_is_raised(
    workers: Workers,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
):
    module = tmp_path / "gone_when_wanted.py"
    module.write_text("def work(piece): return piece")
    monkeypatch.syspath_prepend(tmp_path)
    work = importlib.import_module("gone_when_wanted").work
    module.unlink()

    with pytest.raises(NewsroomError, match="ended with code 1"):
        list(workers.map(work, ["1", "2"]))

    assert "gone_when_wanted" in capfd.readouterr().err


def test_leaving_ends_every_process():
    with Workers(1) as workers:
        (pid,) = workers.map(eval, [PID])
        assert isinstance(pid, int)

    assert ends(pid)


def test_what_is_left_undone_is_not_mixed_up_with_what_follows(workers: Workers):
    left = list(islice(workers.map(eval, map(str, range(100))), 45))

    assert left == list(range(45))
    assert list(workers.map(eval, ["'next'"] * 50)) == ["next"] * 50


PARENT = f"""
import sys, time
from daybrief.tools.workers import Workers
with Workers(1, seconds_at_most=3) as workers:
    answers = workers.map(eval, [{PID!r}, {HANGS!r}])
    print(next(answers), flush=True)
    next(answers)
"""


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_parent_that_is_gone_leaves_no_process_behind(sent: signal.Signals):
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    with parent:
        assert parent.stdout
        pid = int(parent.stdout.readline())

        parent.send_signal(sent)
        parent.wait(SOON)

    assert ends(pid)


def test_ctrl_c_is_for_the_parent_alone(workers: Workers):
    answers = workers.map(eval, [PID, "7"])
    pid = next(answers)
    assert isinstance(pid, int)

    os.kill(pid, signal.SIGINT)

    assert next(answers) == 7
