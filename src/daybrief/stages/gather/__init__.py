"""Gather: sources in; documents, what went wrong and one visit a source out, as they come.

Each source is asked in a thread of its own beside the others; keeping what comes is left to the
caller, who takes one item at a time.
"""

import logging
import threading
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from queue import Empty, Full, Queue, SimpleQueue

from daybrief.errors import InvalidSource, PluginError, SourceError
from daybrief.model import Document, Failure, Offer, Source, Visit, VisitState
from daybrief.settings import Limits
from daybrief.stages.gather import archive, feed, folder, newsletter, page, sitemap
from daybrief.stages.gather.pages import Gatherer, Unchanged
from daybrief.stages.gather.standing import (
    SOONEST,
    VISITS_LOOKED_AT,
    Standing,
    after,
    condition,
    spared_visit,
    stands,
    where_now,
)
from daybrief.tools.net import Net

__all__ = [
    "BUILT_IN",
    "VISITS_LOOKED_AT",
    "Gatherer",
    "Standing",
    "Unchanged",
    "documents",
    "stands",
    "to_ask",
]

BUILT_IN: Mapping[str, Gatherer] = {
    "archive": archive.documents,
    "feed": feed.documents,
    "folder": folder.documents,
    "newsletter": newsletter.documents,
    "page": page.documents,
    "sitemap": sitemap.documents,
}

_Item = Document | Failure | Visit
_AHEAD_AT_MOST = 32
"""Items that may wait for the caller; a slow caller slows the asking, not the memory."""
_log = logging.getLogger(__name__)


def documents(
    sources: Iterable[Source],
    net: Net,
    *,
    gatherers: Mapping[str, Gatherer] = BUILT_IN,
    limits: Limits,
    known: Container[str] = (),
) -> Iterator[_Item]:
    """Bring in what each source has to offer; one bad source never stops the rest.

    Takes:   `known`, ids of documents that are kept: they are not given again.
    Gives:   a source's documents, a failure if it has one, then its visit; sources interleave.
             An item counts as kept when the caller asks for the next one.
    Raises:  InvalidSource for a kind that no gatherer serves, before anything is asked.
    """
    asked = tuple(sources)
    for source in asked:
        if source.kind not in gatherers:
            fix = f"Use one of: {', '.join(sorted(gatherers))}"
            raise InvalidSource(f"unknown kind {source.kind!r}", source.where or source.name, fix)
    visiting = _Visiting(asked, net, gatherers, limits)
    addresses = {source.name: source.address for source in asked}
    try:
        for item in visiting.items():
            if not (isinstance(item, Document) and item.id in known):
                yield item
            if isinstance(item, Document):
                net.keep(item.url)
            elif isinstance(item, Visit) and item.state is VisitState.ANSWERED:
                net.keep(addresses[item.source])
    finally:
        visiting.stop()


def to_ask(
    sources: Iterable[Source],
    visits: Mapping[str, Sequence[Visit]],
    now: datetime,
    *,
    due_only: bool = False,
    soonest: timedelta = SOONEST,
) -> tuple[tuple[Source, ...], tuple[Visit, ...]]:
    """Choose which sources to ask now, each where it is now.

    Takes:   the sources' latest visits, the newest first, by name.
    Gives:   beside them, unless only those due are wanted, a visit for each that must be left
             alone, to be told and not asked.
    """
    asked: list[Source] = []
    spared: list[Visit] = []
    for source in sources:
        told = stands(source, visits.get(source.name, ()), soonest=soonest)
        # A password is for the host it was given for, wherever that says it has moved to.
        address = source.address if source.user else where_now(source.address, told)
        if due_only and told.ask_at and told.ask_at > now:
            continue
        if told.must_wait_until and told.must_wait_until > now:
            spared.append(spared_visit(source.name, told, now))
        else:
            asked.append(replace(source, address=address))
    return tuple(asked), tuple(spared)


class _Visiting:
    """The threads that ask, and the queue they fill."""

    def __init__(
        self,
        sources: tuple[Source, ...],
        net: Net,
        gatherers: Mapping[str, Gatherer],
        limits: Limits,
    ) -> None:
        self._net, self._gatherers, self._limits = net, gatherers, limits
        self._source_count = len(sources)
        self._waiting: SimpleQueue[Source] = SimpleQueue()
        self._came: Queue[_Item] = Queue(_AHEAD_AT_MOST)
        self._stopped = threading.Event()
        for source in sources:
            self._waiting.put(source)

    def items(self) -> Iterator[_Item]:
        for _ in range(min(self._source_count, self._limits.requests_at_once)):
            threading.Thread(target=self._work, name="gather", daemon=True).start()
        visits_to_come = self._source_count
        while visits_to_come:
            item = self._came.get()
            visits_to_come -= isinstance(item, Visit)
            yield item

    def stop(self) -> None:
        self._stopped.set()
        with suppress(Empty):
            while True:
                self._waiting.get_nowait()

    def _work(self) -> None:
        while True:
            try:
                source = self._waiting.get_nowait()
            except Empty:
                return
            for item in _visit(source, self._net, self._gatherers[source.kind], self._limits):
                if not self._hand_over(item):
                    return

    def _hand_over(self, item: _Item) -> bool:
        """Wait for room in the queue; false once nobody takes anything any more."""
        while not self._stopped.is_set():
            with suppress(Full):
                self._came.put(item, timeout=0.1)
                return True
        return False


def _visit(source: Source, net: Net, gatherer: Gatherer, limits: Limits) -> Iterator[_Item]:
    """Ask one source; whatever happens, its visit comes last."""
    asked_at, state, why, document_count = net.clock(), VisitState.ANSWERED, "", 0
    offer, trouble = Offer(entry_count=-1), SourceError("")
    try:
        for item in gatherer(source, net, limits):
            if isinstance(item, Offer):
                offer, why = item, item.note
                continue
            document_count += isinstance(item, Document)
            yield item
    except Unchanged:
        state = VisitState.UNCHANGED
    except SourceError as error:
        state, why, trouble = VisitState.FAILED, error.problem, error
        yield Failure.of("gather", source.name, error)
    except Exception as error:
        # Where a gatherer is called, ours or a plugin's, a mistake in it costs its own source
        # and no other; it is logged whole, and told in the report.
        _log.exception("gatherer %r broke on source %r", source.kind, source.name)
        broken = PluginError(
            f"gatherer {source.kind!r} broke: {type(error).__name__}: {error}",
            source.where or source.address,
            "Please report it with the log's last lines",
        )
        state, why = VisitState.FAILED, broken.problem
        yield Failure.of("gather", source.name, broken)
    yield Visit(
        source=source.name,
        asked_at=asked_at,
        state=state,
        why=why,
        document_count=document_count,
        address=source.address,
        condition=condition(state, offer, trouble),
        wait_until=after(asked_at, trouble.wait_seconds),
        fresh_until=after(asked_at, offer.fresh_seconds),
        moved_to=offer.moved_to,
    )
