"""The `feed` gatherer: a source's feed in, a document for each of its newest entries out.

RSS, Atom, RDF and JSON Feed. What summaries say is left to reading: they stay as the feed gives
them, HTML and all.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from daybrief.errors import Unreadable
from daybrief.model import Document, Entry, Failure, Offer, Source
from daybrief.settings import Limits
from daybrief.stages.gather import json_feed, xml_feed
from daybrief.stages.gather.dates import honest
from daybrief.stages.gather.entries import Feed
from daybrief.stages.gather.pages import front, is_web_address, offer, pages
from daybrief.stages.gather.patience import within_limits
from daybrief.tools.html import decode, refuse_what_is_no_page
from daybrief.tools.net import Net

__all__ = ["Feed", "documents", "newest", "parse"]

_START = 500
"""Bytes that tell a feed from a picture; a feed's size is limited by its entries, further on."""
LARGE = 1_000_000
"""Bytes of a feed that are parsed in a process that can be killed; ordinary ones have 60,000."""
CUT = "it ends in the middle; what comes before that is kept"
_UNDATED = datetime.min.replace(tzinfo=UTC)


def documents(source: Source, net: Net, limits: Limits) -> Iterator[Document | Failure | Offer]:
    """Read a source's feed, then fetch the page of each of its newest entries.

    Raises:  SourceError; Unchanged if the feed is what it was.
    """
    answer = front(source, net)
    feed = parse(answer.body, answer.final_url, answer.header("content-type"))
    entries = honest(feed.entries, net.clock())
    if feed.is_cut:
        net.forget(source.address)  # it may be whole the next time, though nothing in it changed
    yield replace(offer(entries, answer), note=CUT if feed.is_cut else "")
    yield from pages(source, newest(entries, limits.entries_at_most), net)


def parse(body: bytes, address: str = "", content_type: str = "") -> Feed:
    """Read a feed of any kind, every entry of it.

    Takes:   the address that answered, which relative links start from.
    Raises:  Unreadable saying what it is instead of a feed, or what is hostile in it.
    """
    work = partial(_parse, body, address, content_type)
    return within_limits(work, address) if len(body) > LARGE else work()


def _parse(body: bytes, address: str, content_type: str) -> Feed:
    refuse_what_is_no_page(body[:_START], content_type, address)
    text = decode(body, content_type).lstrip("\ufeff \t\r\n")
    if not text:
        raise Unreadable("this is empty, not a feed", address)
    read = json_feed.read if text.startswith(("{", "[")) else xml_feed.read
    return read(text, address)


def newest(entries: Iterable[Entry], at_most: int) -> tuple[Entry, ...]:
    """Choose the entries to read: those with a web address, each page once, the newest.

    A feed that leaves any of them undated is taken in its own order, which is newest first.
    """
    found = [entry for entry in entries if is_web_address(entry.url)]
    if all(entry.published_at for entry in found):
        found.sort(key=lambda entry: entry.published_at or _UNDATED, reverse=True)
    pages_once: dict[str, Entry] = {}
    for entry in found:
        pages_once.setdefault(entry.url.partition("#")[0], entry)
    return tuple(pages_once.values())[:at_most]
