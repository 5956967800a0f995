"""What others wrote is parsed in a process that is killed when it takes too long or too much.

One process for all threads that gather; it is started for the first such piece and not before.
Small ordinary feeds are not worth it: what is hostile in them is refused before it is parsed.
"""

import atexit
import threading
from collections.abc import Callable
from contextlib import nullcontext
from typing import TypeVar

from daybrief.errors import NewsroomError, StageError, Unreadable
from daybrief.tools.workers import Workers

R = TypeVar("R")

SECONDS_AT_MOST = 10.0
BYTES_AT_MOST = 1_500_000_000
"""Address space, of which an ordinary large feed uses a tenth."""

_ONE_AT_A_TIME = threading.Lock()
_WORKERS = Workers(1, seconds_at_most=SECONDS_AT_MOST, bytes_at_most=BYTES_AT_MOST)
atexit.register(_WORKERS.close)
_inside: list[bool] = []
"""Not empty in the process itself, which needs no other."""


def within_limits(work: Callable[[], R], where: str = "", workers: Workers = _WORKERS) -> R:
    """Do one piece of work in the process.

    Takes:   a `partial` of a module's function; it and its answer can be pickled.
    Raises:  Unreadable if it took too long or too much; NewsroomError that the work raises.
    """
    if _inside:
        return work()
    # An archive has a process of its own, which others need not wait for.
    with _ONE_AT_A_TIME if workers is _WORKERS else nullcontext():
        (found,) = workers.map(done, [work])
    if isinstance(found, StageError):
        raise Unreadable(f"{found.problem}, so it was given up", where)
    if isinstance(found, NewsroomError):
        raise found
    return found


def done(work: Callable[[], R]) -> R | NewsroomError:
    """Do it here; what is no fault of ours is an answer too."""
    _inside[:] = [True]
    try:
        return work()
    except NewsroomError as error:
        return error
