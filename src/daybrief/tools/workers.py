"""A few processes that do one piece of work after another and can be killed while at it.

Made for input that may hang or break whatever handles it: each piece has a limit of time, each
process one of memory, and a process that overruns either is replaced. What is done is handed in.
"""

import os
import pickle
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from daybrief.errors import NewsroomError, StageError

T = TypeVar("T")
R = TypeVar("R")

SECONDS_TO_START = 120
PIECES_A_WORKER = 20
"""One more is started for each so many pieces: starting takes as long as reading thirty pages."""
AHEAD = 8
"""Pieces under way for each worker: so many wait, done, for a slow one before them."""

_OUT_OF_MEMORY = 3
_LIBRARIES_USE_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
"""Threads of numpy's would take address space by the core, and cores that others work on."""


class Workers:
    """Processes for one function; use it with `with`, or they live until `close`.

    Takes:   how many at most, 0 for one a core; seconds for one piece of work; bytes for one
             process. One `map` at a time.
    Costs:   a process is started only when there is work for it, and stays for the next `map`.
    """

    def __init__(
        self, count: int = 0, *, seconds_at_most: float = 30, bytes_at_most: int = 2_000_000_000
    ) -> None:
        self._count = count or os.cpu_count() or 1
        self._limits = (seconds_at_most, bytes_at_most)
        self._workers: list[_Worker[Any, Any]] = []

    def map(self, function: Callable[[T], R], pieces: Iterable[T]) -> Iterator[R | StageError]:
        """Do each piece of work; answers come in order, a few pieces being under way at once.

        Takes:   a function of a module, and pieces and answers that can be pickled.
        Gives:   a StageError for a piece that took too long or ended its process; one more for a
                 piece that the function raised an error for, which is told on standard error.
        Raises:  NewsroomError if no process can be started.
        """
        done: dict[int, R | StageError] = {}
        under_way: dict[Connection, tuple[int, _Worker[T, R]]] = {}
        waiting = enumerate(pieces)
        given = handed = 0
        is_more = True
        try:
            while True:
                if given in done:  # before waiting for the next piece, which may be long in coming
                    yield done.pop(given)
                    given += 1
                    continue
                while is_more and handed - given < self._count * AHEAD:
                    worker = self._idle(function, under_way, handed)
                    if worker is None:
                        break
                    try:
                        handed, piece = next(waiting)
                    except StopIteration:
                        is_more = False
                        break
                    worker.hand(piece)
                    under_way[worker.connection] = handed, worker
                    handed += 1
                if not under_way:
                    return
                for connection in wait(list(under_way)):
                    assert isinstance(connection, Connection)
                    number, worker = under_way.pop(connection)
                    done[number] = worker.answer()
        finally:
            for _, worker in under_way.values():  # left before the end: nobody wants the answer
                worker.kill()
            self._workers = [worker for worker in self._workers if worker.is_alive]

    def close(self) -> None:
        """End every process, at once."""
        for worker in self._workers:
            worker.kill()
        self._workers = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _idle(
        self,
        function: Callable[[T], R],
        under_way: dict[Connection, tuple[int, "_Worker[T, R]"]],
        handed: int,
    ) -> "_Worker[T, R] | None":
        """Give a process that waits for work, a new one if it is time for one more."""
        self._workers = [worker for worker in self._workers if worker.is_alive]
        for worker in self._workers:
            if worker.connection not in under_way and worker.function is function:
                return worker
        if len(under_way) >= min(self._count, 1 + handed // PIECES_A_WORKER):
            return None
        self._workers.append(_Worker(function, *self._limits))
        return self._workers[-1]


class _Worker(Generic[T, R]):
    """One process, seen from outside."""

    def __init__(
        self, function: Callable[[T], R], seconds_at_most: float, bytes_at_most: int
    ) -> None:
        self.function = function
        self._seconds_at_most = seconds_at_most
        self._bytes_at_most = bytes_at_most
        self.connection, theirs = Pipe()
        # Started afresh, for some libraries hang after a fork; not by `multiprocessing`, which
        # would run the program's own main module again in each.
        started = "from daybrief.tools.workers import serve; serve()"
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-c", started, str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                env=os.environ | _LIBRARIES_USE_ONE_THREAD,
            )
        self._hand(sys.path, function, seconds_at_most, bytes_at_most)

    @property
    def is_alive(self) -> bool:
        return not self.connection.closed

    def hand(self, piece: T) -> None:
        self._hand(piece)

    def answer(self) -> R | StageError:
        """Take the answer to what was handed last.

        Raises:  NewsroomError if the process could not even begin.
        """
        try:
            found: R | StageError = self.connection.recv()
        except (EOFError, ConnectionResetError):
            return self._why_it_ended()
        return found

    def kill(self) -> None:
        self._process.kill()
        self._end()

    def _hand(self, *things: object) -> None:
        try:
            for thing in things:
                self.connection.send(thing)
        except (BrokenPipeError, ConnectionResetError):
            pass  # it is dead, which its answer will tell

    def _end(self) -> None:
        self._process.wait()
        self.connection.close()

    def _why_it_ended(self) -> StageError:
        self._end()
        code = self._process.returncode
        if code == -signal.SIGALRM:
            problem = f"handling it took longer than {self._seconds_at_most:g} seconds"
        elif code == _OUT_OF_MEMORY:
            problem = f"handling it took more than {self._bytes_at_most / 1e9:g} GB of memory"
        elif code < 0:
            problem = f"handling it ended the process: {signal.strsignal(-code)}"
        else:
            problem = f"a process that was to do the work ended with code {code}"
            raise NewsroomError(problem)
        return StageError(problem)


def serve() -> None:
    """Work for the process that started this one, as long as it lives."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who started us
    # The kernel keeps the time: it ends us even while a library never comes back to Python, and
    # even when nobody is left to do it.
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, SECONDS_TO_START)
    try:
        with Connection(int(sys.argv[1])) as connection:
            sys.path[:] = connection.recv()
            _work(connection)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        pass  # nobody asks any more


def _work(connection: Connection) -> None:
    function, seconds_at_most, bytes_at_most = (connection.recv() for _ in range(3))
    _limit_memory(bytes_at_most)
    while True:
        signal.setitimer(signal.ITIMER_REAL, 0)
        packed = connection.recv_bytes()
        signal.setitimer(signal.ITIMER_REAL, seconds_at_most)
        try:
            piece = pickle.loads(packed)
            del packed  # as large as the piece itself
            answer = function(piece)
        except MemoryError:
            os._exit(_OUT_OF_MEMORY)
        except Exception as error:
            # The one broad catch of this process: one piece's trouble, a mistake of ours even,
            # must not take the other pieces' answers away.
            traceback.print_exc()
            answer = StageError(f"a fault in daybrief: {type(error).__name__}: {error}")
        connection.send(answer)


def _limit_memory(bytes_at_most: int) -> None:
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_AS)
    if most == resource.RLIM_INFINITY or most > bytes_at_most:
        # macOS refuses a limit below what its libraries map; the limit of time still holds there.
        with suppress(ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (bytes_at_most, bytes_at_most))
