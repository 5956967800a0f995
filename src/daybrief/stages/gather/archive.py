"""The `archive` gatherer: one WARC file in, a document for each web page it holds out.

A process of its own reads each archive, some records at a time, and can be killed.
"""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO, NamedTuple

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from daybrief.errors import SourceError, Unreachable, Unreadable
from daybrief.model import Document, Entry, Failure, Offer, Source
from daybrief.settings import Limits
from daybrief.stages.gather.pages import is_web_address, offer
from daybrief.stages.gather.patience import BYTES_AT_MOST, SECONDS_AT_MOST, within_limits
from daybrief.tools.net import Net
from daybrief.tools.workers import Workers

PAGES = ("text/html", "application/xhtml+xml")
_ONE_AFTER_ANOTHER = threading.Lock()
"""Each archive has a process, and one is as fast as the disk."""
RECORDS_AT_ONCE, BYTES_AT_ONCE = 100, 5_000_000
_KINDS = (WarcRecordType.response, WarcRecordType.resource)
_BROKEN = (OSError, ValueError, RuntimeError, EOFError, AttributeError)
"""What fastwarc is known to raise on archives that end early or say other than they are."""


class _Part(NamedTuple):
    """What some records in a row held."""

    items: list[Document | Failure]
    is_last: bool
    trouble: SourceError | None = None
    """Why nothing comes after it; fastwarc's words need not be told."""


def documents(source: Source, net: Net, limits: Limits) -> Iterator[Document | Failure | Offer]:
    """Read an archive's pages in its order, as far as it can be read.

    Raises:  SourceError, once all that could be read was given.
    """
    page_count, problem = 0, ""
    part = _Part([], is_last=False)
    with (
        _ONE_AFTER_ANOTHER,
        Workers(1, seconds_at_most=SECONDS_AT_MOST, bytes_at_most=BYTES_AT_MOST) as workers,
    ):
        while not part.is_last:
            work = partial(_next_part, source, limits, net.clock())
            try:
                part = within_limits(work, source.address, workers)
            except Unreadable as error:
                told = f"{_words(page_count)}: {error.problem}"
                raise Unreadable(told, source.address) from error
            for item in part.items:
                page_count += isinstance(item, Document)
                problem = problem or (item.problem if isinstance(item, Failure) else "")
                yield item
    if isinstance(part.trouble, Unreadable):
        raise Unreadable(_words(page_count), source.address) from part.trouble
    if part.trouble:
        raise part.trouble
    if problem and not page_count:
        raise Unreadable(f"no page of it could be read; the first: {problem}", source.address)
    yield replace(offer(()), entry_count=page_count, dated_count=page_count)


_reading: list[Iterator[Document | Failure | None]] = []
"""In the process alone: the archive it reads, as far as it has got."""


def _next_part(source: Source, limits: Limits, now: datetime) -> _Part:
    """Read on where the last part ended."""
    if not _reading:
        _reading.append(_pages(source, limits, now))
    items: list[Document | Failure] = []
    byte_count = 0
    try:
        for _ in range(RECORDS_AT_ONCE):
            page = next(_reading[0])
            if page is not None:
                items.append(page)
                byte_count += len(page.body) if isinstance(page, Document) else 0
            if byte_count > BYTES_AT_ONCE:
                break
    except StopIteration:
        return _Part(items, is_last=True)
    except SourceError as error:
        return _Part(items, is_last=True, trouble=error)
    return _Part(items, is_last=False)


def _pages(source: Source, limits: Limits, now: datetime) -> Iterator[Document | Failure | None]:
    path = Path(source.address)
    if path.exists() and not path.is_file():  # a pipe would keep us waiting for ever
        raise Unreachable("this is no file", source.address)
    try:
        with path.open("rb") as file:
            for record in _records(file):
                yield _document(record, source, now, limits)
    except FileNotFoundError as error:
        raise Unreachable("there is no such file", source.address) from error
    except _BROKEN as error:
        raise Unreadable(str(error), source.address) from error


def _words(page_count: int) -> str:
    if page_count:
        pages = "page, which is kept" if page_count == 1 else "pages, which are kept"
        return f"the archive is cut off or damaged after {page_count} {pages}"
    return "this is no WARC archive, or a damaged one"


def _records(file: BinaryIO) -> Iterator[WarcRecord]:
    """Every record.

    Raises:  ValueError at a record that is cut off, which fastwarc passes over in silence.
    """
    for record in ArchiveIterator(file, parse_http=True, auto_decode="all"):
        if record.headers.get("Content-Length") is None:
            raise ValueError("a record without a length")
        yield record


def _document(
    record: WarcRecord, source: Source, now: datetime, limits: Limits
) -> Document | Failure | None:
    """A page; nothing for what is none; what went wrong with one page costs that page alone."""
    if record.record_type not in _KINDS:
        return None
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    kind = (
        record.http_content_type if record.is_http else record.headers.get("Content-Type")
    ) or ""
    status = int(record.http_headers.status_code or 0) if record.is_http else 200
    if not is_web_address(url) or status != 200 or not kind.lower().startswith(PAGES):
        return None
    is_plain = not record.is_http or not (
        record.http_headers.get("Content-Encoding") or record.http_headers.get("Transfer-Encoding")
    )
    expected = record.content_length if is_plain else 0
    try:
        body = record.reader.read(limits.decompressed_bytes_at_most + 1)
    except _BROKEN:
        return Failure.of("gather", url, Unreadable("the archived page cannot be unpacked", url))
    if len(body) > limits.decompressed_bytes_at_most:
        most = limits.decompressed_bytes_at_most / 1e6
        return Failure.of("gather", url, Unreadable(f"it is larger than {most:g} MB", url))
    if len(body) < expected:
        raise ValueError("a page shorter than it says")
    if not body:
        return Failure.of("gather", url, Unreadable("the archived page is empty or cut off", url))
    charset = f"; charset={record.http_charset}" if record.is_http and record.http_charset else ""
    return Document(
        source=source.name,
        url=url,
        final_url=url,
        status=200,
        headers=(("content-type", kind.split(";")[0] + charset),),
        fetched_at=now,
        body=body,
        entry=Entry(url=url),
    )
