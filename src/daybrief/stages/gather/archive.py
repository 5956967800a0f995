"""The `archive` gatherer: one WARC file in, a document for each web page it holds out."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from daybrief.errors import Unreachable, Unreadable
from daybrief.model import Document, Entry, Failure, Offer, Source
from daybrief.settings import Limits
from daybrief.stages.gather.pages import is_web_address, offer
from daybrief.tools.net import Net

PAGES = ("text/html", "application/xhtml+xml")
_KINDS = (WarcRecordType.response, WarcRecordType.resource)
_BROKEN = (OSError, ValueError, RuntimeError, EOFError, AttributeError)
"""What fastwarc is known to raise on archives that end early or say other than they are."""


def documents(source: Source, net: Net, limits: Limits) -> Iterator[Document | Failure | Offer]:
    """Read an archive's pages in its order, as far as it can be read.

    Raises:  SourceError, once all that could be read was given.
    """
    page_count = 0
    try:
        with Path(source.address).open("rb") as file:
            for record in _records(file):
                page = _document(record, source, net, limits)
                if isinstance(page, Document):
                    page_count += 1
                if page is not None:
                    yield page
    except FileNotFoundError as error:
        raise Unreachable("there is no such file", source.address) from error
    except _BROKEN as error:
        raise Unreadable(_words(page_count), source.address) from error
    yield replace(offer(()), entry_count=page_count, dated_count=page_count)


def _words(page_count: int) -> str:
    if page_count:
        pages = "page, which is kept" if page_count == 1 else "pages, which are kept"
        return f"the archive is cut off or damaged after {page_count} {pages}"
    return "this is no WARC archive, or a damaged one"


def _records(file: BinaryIO) -> Iterator[WarcRecord]:
    """Every record that may hold a page.

    Raises:  ValueError at a record that is cut off, which fastwarc passes over in silence.
    """
    for record in ArchiveIterator(file, parse_http=True, auto_decode="all"):
        if record.headers.get("Content-Length") is None:
            raise ValueError("a record without a length")
        if record.record_type in _KINDS:
            yield record


def _document(
    record: WarcRecord, source: Source, net: Net, limits: Limits
) -> Document | Failure | None:
    """A page; nothing for what is none; what went wrong with one page costs that page alone."""
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
        fetched_at=net.clock(),
        body=body,
        entry=Entry(url=url),
    )
