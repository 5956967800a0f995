"""Which source an address is: a feed, a sitemap, a page that names its feeds, or a front page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from urllib.parse import urljoin, urlsplit

from daybrief.errors import SourceError, Unreadable
from daybrief.stages.gather import feed, page, sitemap
from daybrief.stages.gather.patience import within_limits
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
        work = partial(sitemap.parse, answer.body, answer.final_url)
        pages, below = within_limits(work, where)
    except Unreadable:
        return None
    host = urlsplit(where).hostname or ""
    return Found(kind="sitemap", address=where, title=host, entry_count=len(pages) + len(below))


def _places(answer: Answer) -> list[str]:
    """Where the feeds of a page may be: those it names, links that look like one, usual paths."""
    work = partial(_named, answer.body, answer.final_url, answer.header("content-type"))
    places = dict.fromkeys(within_limits(work, answer.final_url))
    if not places:
        places = dict.fromkeys(urljoin(answer.final_url, path) for path in USUAL_PATHS)
    return list(places)[:ASKED_AT_MOST]


def _named(body: bytes, address: str, content_type: str) -> list[str]:
    try:
        tree = parse(decode(body, content_type), address)
    except Unreadable:
        return []
    named = [
        link.get("href", "")
        for link in tree.xpath("//link[@rel and @href]")
        if "alternate" in link.get("rel", "").lower().split()
        and _FEED_TYPES.search(link.get("type", ""))
    ]
    named += [
        link.get("href", "")
        for link in tree.iterfind(".//a[@href]")
        if _FEED_WORDS.search(link.get("href", ""))
    ]
    return [_joined(address, href) for href in named]


def _front_page(answer: Answer) -> Iterator[Found]:
    work = partial(_articles, answer.body, answer.final_url, answer.header("content-type"))
    title, entry_count = within_limits(work, answer.final_url)
    if entry_count:
        where = answer.moved_to or answer.url
        yield Found(kind="page", address=where, title=title, entry_count=entry_count)


def _articles(body: bytes, address: str, content_type: str) -> tuple[str, int]:
    """A page's title, and how many articles it links to."""
    try:
        entries = page.links(body, address, content_type)
        tree = parse(decode(body, content_type))
    except Unreadable:
        return "", 0
    return squeeze(str(tree.xpath("string((//title)[1])"))), len(entries)


def _joined(base: str, href: str) -> str:
    try:
        return urljoin(base, href.strip())
    except ValueError:
        return base
