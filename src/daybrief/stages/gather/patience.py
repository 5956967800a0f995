"""Large feeds that only the patient parser reads, in a process that is killed when it takes long.

One process for all threads that gather; it is started for the first such feed and not before.
"""

import atexit
import threading
from collections.abc import Callable
from typing import TypeVar

from daybrief.errors import StageError
from daybrief.tools.workers import Workers

T = TypeVar("T")
R = TypeVar("R")

SECONDS_AT_MOST = 10.0
BYTES_AT_MOST = 1_500_000_000
"""Address space, of which an ordinary large feed uses a tenth."""

_ONE_AT_A_TIME = threading.Lock()
_WORKERS = Workers(1, seconds_at_most=SECONDS_AT_MOST, bytes_at_most=BYTES_AT_MOST)
atexit.register(_WORKERS.close)


def within_limits(function: Callable[[T], R], piece: T, workers: Workers = _WORKERS) -> R | None:
    """Do one piece of work in a process of its own; None if it took too long or too much."""
    with _ONE_AT_A_TIME:
        (found,) = workers.map(function, [piece])
    return None if isinstance(found, StageError) else found
