"""What every gatherer of web pages does alike: ask its source, then the pages it names.

Finding out which pages those are is left to each gatherer.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from daybrief.errors import SourceError, Unreachable
from daybrief.model import Document, Entry, Failure, Source
from daybrief.settings import Limits
from daybrief.tools.net import Answer, Net, Request

Gatherer = Callable[[Source, Net, Limits], Iterator[Document | Failure]]
"""A kind of source: gives what one source has to offer.

May raise a SourceError, which fails the source alone, or Unchanged.
"""

_GONE = frozenset({404, 410})


class Unchanged(Exception):
    """The source offers nothing new since it was last asked; not an error."""


def front(source: Source, net: Net) -> Answer:
    """Ask a source's own address.

    Raises:  SourceError; Unchanged if it has nothing new.
    """
    answer = net.fetch(Request(source.address, source.allow_private))
    if answer.is_unchanged:
        raise Unchanged
    return answer


def pages(source: Source, entries: Iterable[Entry], net: Net) -> Iterator[Document]:
    """Give a document for each entry's page; one that is kept already and unchanged gives none.

    A page that cannot be had is still a document: its trouble and its entry.
    """
    by_url = {entry.url.partition("#")[0]: entry for entry in entries}
    requests = [Request(url, source.allow_private) for url in by_url]
    for request, answer in net.fetch_all(requests):
        entry = by_url[request.url]
        if isinstance(answer, SourceError):
            if isinstance(answer, Unreachable) and answer.status not in _GONE:
                net.forget(source.address)  # so that the next visit asks for this page again
            yield Document(
                source=source.name,
                url=request.url,
                status=answer.status,
                fetched_at=net.clock(),
                entry=entry,
                trouble=answer.problem,
            )
        elif not answer.is_unchanged:
            yield Document(
                source=source.name,
                url=request.url,
                final_url=answer.final_url,
                status=answer.status,
                headers=answer.headers,
                fetched_at=answer.fetched_at,
                body=answer.body,
                entry=entry,
            )


def is_web_address(url: str) -> bool:
    """Whether an entry's link is one that could be asked at all."""
    return bool(re.match(r"https?://[^/\s]", url, re.IGNORECASE))
