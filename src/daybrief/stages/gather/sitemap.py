"""The `sitemap` gatherer: a news sitemap, or an index of them, in; a document for each page out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import islice

from lxml import etree

from daybrief.errors import SourceError, Unreadable
from daybrief.model import Document, Entry, Failure, Offer, Source
from daybrief.settings import Limits
from daybrief.stages.gather.dates import honest
from daybrief.stages.gather.entries import ENTRIES_AT_MOST, entry, moment
from daybrief.stages.gather.feed import newest
from daybrief.stages.gather.pages import front, offer, pages
from daybrief.stages.gather.patience import within_limits
from daybrief.tools.html import decode
from daybrief.tools.net import Answer, Net, Request
from daybrief.tools.packing import Parcel
from daybrief.tools.xml import parsed

SITEMAPS_AT_MOST = 5
"""Of an index, those changed last; outlets keep one for each month back to their beginning."""


def documents(source: Source, net: Net, limits: Limits) -> Iterator[Document | Failure | Offer]:
    """Read a source's sitemap, then fetch the newest pages that it names.

    Raises:  SourceError; Unchanged if the sitemap is what it was.
    """
    answer = front(source, net)
    found, below = _parsed(answer, limits)
    if below:
        net.forget(source.address)  # an index may stay as it is while what it names changes
    for address in below[:SITEMAPS_AT_MOST]:
        try:
            more = net.fetch(Request(address, source.allow_private))
            if not more.is_unchanged:
                found += _parsed(more, limits)[0]
        except SourceError as error:
            yield Failure.of("gather", address, error)
    entries = honest(found, net.clock())
    yield offer(entries, answer)
    yield from pages(source, newest(entries, limits.entries_at_most), net)


def parse(body: bytes, address: str = "") -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """Read a sitemap; gives its pages, and the sitemaps an index names, changed last first.

    Raises:  Unreadable if it is no sitemap.
    Source:  https://www.sitemaps.org/protocol.html; Google's news sitemaps.
    """
    text = decode(body).lstrip("\ufeff \t\r\n")
    if not text.startswith("<"):
        raise Unreadable("this is no sitemap", address, 'Use kind = "feed" or kind = "page"')
    tree = parsed(text, address)
    root = etree.QName(tree).localname.lower()
    if root not in {"urlset", "sitemapindex"}:
        problem = f"this is XML of another kind (<{root}>), not a sitemap"
        raise Unreadable(problem, address, 'Use kind = "feed" or kind = "page"')
    rows = [_texts(row) for row in islice(tree, ENTRIES_AT_MOST) if isinstance(row.tag, str)]
    if root == "sitemapindex":
        dated = [(moment(row.get("lastmod", "")), row.get("loc", "")) for row in rows]
        dated.sort(key=lambda pair: pair[0].timestamp() if pair[0] else 0, reverse=True)
        return (), tuple(loc for _, loc in dated if loc)
    return tuple(_entry(row, address) for row in rows), ()


def _parsed(answer: Answer, limits: Limits) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    work = partial(parse, _unpacked(answer, limits), answer.final_url)
    return within_limits(work, answer.final_url)


def _entry(row: dict[str, str], address: str) -> Entry:
    published: datetime | None = moment(row.get("publication_date", ""))
    made = entry(
        address=address,
        url=row.get("loc", ""),
        id="",
        title=row.get("title", ""),
        published=published or moment(row.get("lastmod", "")),
        updated=moment(row.get("lastmod", "")),
        summary="",
        content="",
        bylines=(),
    )
    return replace(made, id=made.url)


def _texts(row: etree._Element) -> dict[str, str]:
    """The first text of each element below, by its name without the namespace."""
    found: dict[str, str] = {}
    for element in row.iter():
        if isinstance(element.tag, str) and element.text:
            # A picture of the page has a `loc` and a `title` of its own.
            inside = element.getparent()
            if inside is not None and "image" in str(inside.tag):
                continue
            found.setdefault(etree.QName(element).localname, element.text.strip())
    return found


def _unpacked(answer: Answer, limits: Limits) -> bytes:
    """A sitemap may be a gzip file, whatever the server calls it."""
    if not answer.body.startswith(b"\x1f\x8b"):
        return answer.body
    parcel = Parcel(
        "gzip",
        bytes_at_most=limits.bytes_at_most,
        unpacked_at_most=limits.decompressed_bytes_at_most,
        where=answer.final_url,
    )
    parcel.take(answer.body)
    return parcel.body()
