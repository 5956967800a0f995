"""Which source an address is: a feed, a sitemap, a page that names its feeds, or a front page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from daybrief.errors import SourceError, Unreadable
from daybrief.stages.gather import feed, page, sitemap
from daybrief.tools.html import decode, parse, squeeze
from daybrief.tools.net import Answer, Net, Request

ASKED_AT_MOST = 12
"""Addresses that are tried for one home page."""
USUAL_PATHS = ("/feed", "/rss", "/feed.xml", "/rss.xml", "/atom.xml", "/index.xml", "/feed.json")

_FEED_TYPES = re.compile(r"application/(?:rss|atom|rdf|feed|json)\b|\+xml|text/xml", re.IGNORECASE)
_FEED_WORDS = re.compile(r"(?:^|[/._?=-])(?:rss|atom|feeds?|rdf|newsfeed)(?:[/._&=-]|\d|$)", re.I)


@dataclass(frozen=True, kw_only=True)
class Found:
    """A source at an address."""

    kind: str
    address: str
    title: str
    entry_count: int


def sources(address: str, net: Net, allow_private: tuple[str, ...] = ()) -> tuple[Found, ...]:
    """Find the sources that an address is or names, the likeliest first; each was read.

    Raises:  SourceError, Unreadable if there is none.
    """
    answer = net.fetch(Request(address, allow_private))
    if known := _known(answer):
        return (known,)
    found: list[Found] = []
    for place in _places(answer):
        try:
            more = _known(net.fetch(Request(place, allow_private)))
        except SourceError:
            continue
        if more and more.address not in {one.address for one in found}:
            found.append(more)
    if not found:
        found = list(_front_page(answer))
    if not found:
        raise Unreadable("neither a feed nor links to articles were found here", address)
    return tuple(found)


def _known(answer: Answer) -> Found | None:
    """What the bytes of an answer are; None if they are a page or something else."""
    where = answer.moved_to or answer.url
    try:
        told = feed.parse(answer.body, answer.final_url, answer.header("content-type"))
        return Found(kind="feed", address=where, title=told.title, entry_count=len(told.entries))
    except Unreadable:
        pass
    try:
        pages, below = sitemap.parse(answer.body, answer.final_url)
    except Unreadable:
        return None
    host = urlsplit(where).hostname or ""
    return Found(kind="sitemap", address=where, title=host, entry_count=len(pages) + len(below))


def _places(answer: Answer) -> list[str]:
    """Where the feeds of a page may be: those it names, links that look like one, usual paths."""
    places = dict.fromkeys(_named(answer))
    if not places:
        places = dict.fromkeys(urljoin(answer.final_url, path) for path in USUAL_PATHS)
    return list(places)[:ASKED_AT_MOST]


def _named(answer: Answer) -> Iterator[str]:
    try:
        tree = parse(decode(answer.body, answer.header("content-type")), answer.final_url)
    except Unreadable:
        return
    links = tree.xpath("//link[@rel and @href]")
    for link in links:
        is_other = "alternate" in link.get("rel", "").lower().split()
        if is_other and _FEED_TYPES.search(link.get("type", "")):
            yield _joined(answer.final_url, link.get("href", ""))
    for link in tree.iterfind(".//a[@href]"):
        if _FEED_WORDS.search(link.get("href", "")):
            yield _joined(answer.final_url, link.get("href", ""))


def _front_page(answer: Answer) -> Iterator[Found]:
    try:
        entries = page.links(answer.body, answer.final_url, answer.header("content-type"))
        tree = parse(decode(answer.body, answer.header("content-type")))
    except Unreadable:
        return
    title = squeeze(str(tree.xpath("string((//title)[1])")))
    if entries:
        where = answer.moved_to or answer.url
        yield Found(kind="page", address=where, title=title, entry_count=len(entries))


def _joined(base: str, href: str) -> str:
    try:
        return urljoin(base, href.strip())
    except ValueError:
        return base
