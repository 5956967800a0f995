"""What every gatherer of web pages does alike: ask its source, then the pages it names.

Finding out which pages those are is left to each gatherer.
"""

import base64
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from daybrief.errors import NotAllowed, SourceError, Unreachable
from daybrief.model import Document, Entry, Failure, Offer, Source
from daybrief.settings import Limits
from daybrief.tools.net import Answer, Net, Request

Gatherer = Callable[[Source, Net, Limits], Iterator[Document | Failure | Offer]]
"""A kind of source: gives what one source has to offer.

May raise a SourceError, which fails the source alone, or Unchanged. An Offer, given once and
first, tells how many entries there are and how many have a date.
"""

_GONE = frozenset({404, 410})


class Unchanged(Exception):
    """The source offers nothing new since it was last asked; not an error."""


def front(source: Source, net: Net) -> Answer:
    """Ask a source's own address.

    Raises:  SourceError; Unchanged if it has nothing new.
    """
    answer = _rendered(source.address, source, net) if source.render else net.fetch(_own(source))
    if answer.is_unchanged:
        raise Unchanged
    return answer


def offer(entries: Sequence[Entry], answer: Answer | None = None) -> Offer:
    """Tell what was found at a source's own address."""
    return Offer(
        entry_count=len(entries),
        dated_count=sum(entry.published_at is not None for entry in entries),
        seconds=answer.seconds if answer else 0.0,
        moved_to=answer.moved_to if answer else "",
        fresh_seconds=answer.fresh_seconds if answer else 0,
    )


def pages(source: Source, entries: Iterable[Entry], net: Net) -> Iterator[Document]:
    """Give a document for each entry's page; one that is kept already and unchanged gives none.

    A page that cannot be had is still a document: its trouble and its entry.
    """
    by_url = {entry.url.partition("#")[0]: entry for entry in entries}
    for url, answer in _answers(source, [url for url in by_url if url not in net.had], net):
        entry = by_url[url]
        if isinstance(answer, SourceError):
            if isinstance(answer, Unreachable) and answer.status not in _GONE:
                net.forget(source.address)  # so that the next visit asks for this page again
            yield Document(
                source=source.name,
                url=url,
                status=answer.status,
                fetched_at=net.clock(),
                entry=entry,
                trouble=answer.problem,
            )
        elif not answer.is_unchanged:
            yield Document(
                source=source.name,
                url=url,
                final_url=answer.final_url,
                status=answer.status,
                headers=answer.headers,
                fetched_at=answer.fetched_at,
                body=answer.body,
                entry=entry,
            )


def password(source: Source) -> str:
    """What a source is logged in with, from the environment alone.

    Raises:  NotAllowed if the variable it names is not set.
    """
    found = os.environ.get(source.password_in, "")
    if source.user and not found:
        fix = f"Set the environment variable {source.password_in}"
        raise NotAllowed("its password is not in the environment", source.where, fix)
    return found


def is_web_address(url: str) -> bool:
    """Whether an entry's link is one that could be asked at all."""
    return bool(re.match(r"https?://[^/\s]", url, re.IGNORECASE))


def _own(source: Source, url: str = "") -> Request:
    """A request that tells the source's password to its own host and no other."""
    login = ""
    if source.user:
        told = f"{source.user}:{password(source)}".encode()
        login = "Basic " + base64.b64encode(told).decode()
    return Request(
        url or source.address, source.allow_private, authorization=login, only_to=source.address
    )


def _answers(
    source: Source, urls: Iterable[str], net: Net
) -> Iterator[tuple[str, Answer | SourceError]]:
    if not source.render:
        for request, answer in net.fetch_all([_own(source, url) for url in urls]):
            yield request.url, answer
        return
    for url in urls:
        try:
            yield url, _rendered(url, source, net)
        except SourceError as error:
            yield url, error


def _rendered(url: str, source: Source, net: Net) -> Answer:
    from daybrief.stages.gather.render import rendered  # loads a browser's driver, for a few

    return rendered(_own(source, url), net)
