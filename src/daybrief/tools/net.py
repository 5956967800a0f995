"""The one way to the outside: a request in, an answer or an error out, for many threads at once.

The loop that asks runs in one thread of its own, here and nowhere else. How an address is asked
is in `asking`, which may not be asked in `addresses`; what the bytes mean is left to others.
"""

import asyncio
import threading
from collections.abc import Callable, Container, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from datetime import datetime
from itertools import islice
from types import TracebackType
from typing import Protocol, Self

from aiohttp.abc import AbstractResolver

from daybrief.errors import SourceError, Unreachable
from daybrief.settings import Limits
from daybrief.tools.asking import Answer, Asker, Request, Validator
from daybrief.tools.robots import KeptRules

__all__ = ["Answer", "Net", "Request", "Validator", "Validators"]

AHEAD_AT_MOST = 8
"""Answers that one `fetch_all` may have under way or in memory."""


class Validators(Protocol):
    """Where validators are kept from one run to the next, by the address asked."""

    def find(self, url: str) -> Validator | None:
        """Called in whichever thread fetches."""
        ...

    def save(self, url: str, validator: Validator) -> None:
        """Called in the thread that says `keep`."""
        ...


class Net:
    """Asks addresses side by side; close it, or use it with `with`.

    What an answer teaches (its ETag) is remembered only on `keep`: a run that is killed before
    it has stored a page must not be told next time that the page is unchanged.
    """

    def __init__(
        self,
        *,
        limits: Limits,
        clock: Callable[[], datetime],
        contact: str = "",
        validators: Validators | None = None,
        resolver: AbstractResolver | None = None,
        had: Container[str] = (),
        kept_rules: KeptRules | None = None,
    ) -> None:
        """Ask within these limits; names are looked up as the system does, or by `resolver`."""
        self.clock = clock
        self.had = had
        """Pages that were had so lately that nobody should ask for them again yet."""
        self._validators = validators
        self._learnt: dict[str, Validator] = {}
        self._closing = threading.Lock()
        self._is_closed = False
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="net", daemon=True)
        self._thread.start()
        self._asker = Asker(limits, clock, contact, resolver, kept_rules)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def fetch(self, request: Request) -> Answer:
        """Ask one address and wait for its answer.

        Raises:  Unreachable, NotAllowed or Unreadable, in words for the ledger.
        """
        answer = self._outcome(self._start(request))
        if isinstance(answer, SourceError):
            raise answer
        return answer

    def fetch_all(
        self, requests: Iterable[Request]
    ) -> Iterator[tuple[Request, Answer | SourceError]]:
        """Ask many addresses side by side; each comes as soon as it is there."""
        coming = iter(requests)
        under_way: dict[Future[Answer], Request] = {}
        try:
            while True:
                for request in islice(coming, AHEAD_AT_MOST - len(under_way)):
                    under_way[self._start(request)] = request
                if not under_way:
                    return
                done, _ = wait(under_way, return_when=FIRST_COMPLETED)
                for future in done:
                    yield under_way.pop(future), self._outcome(future)
        finally:
            for future in under_way:
                future.cancel()

    def keep(self, url: str) -> None:
        """Ask this address only for changes from now on: what it gave is safely stored."""
        learnt = self._learnt.pop(url, None)
        if learnt and self._validators is not None:
            self._validators.save(url, learnt)

    def forget(self, url: str) -> None:
        """Ask this address for all of it next time: something it led to could not be had."""
        self._learnt.pop(url, None)

    def close(self) -> None:
        """End what is under way and stop the loop; closing twice changes nothing."""
        with self._closing:
            if self._is_closed:
                return
            self._is_closed = True
        asyncio.run_coroutine_threadsafe(self._asker.close(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _start(self, request: Request) -> Future[Answer]:
        known = self._validators.find(request.url) if self._validators is not None else None
        with self._closing:  # a request begun on a loop that is ending would never be answered
            if not self._is_closed:
                coming = self._asker.answer(request, known)
                return asyncio.run_coroutine_threadsafe(coming, self._loop)
        stopped: Future[Answer] = Future()
        stopped.cancel()
        stopped.set_running_or_notify_cancel()
        return stopped

    def _outcome(self, future: Future[Answer]) -> Answer | SourceError:
        try:
            answer = future.result()
        except CancelledError:
            return Unreachable("was not asked to the end: the run was stopped")
        except SourceError as error:
            return error
        learnt = Validator(etag=answer.header("etag"), last_modified=answer.header("last-modified"))
        if learnt != Validator() and not answer.is_unchanged:
            self._learnt[answer.url] = learnt
        return answer
