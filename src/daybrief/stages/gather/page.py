"""The `page` gatherer: a front page or section in, a document for each article it links to out.

Links are told from menus by what all sites share: where they stand, what their address looks
like, how many words they have. What stands on the linked pages is left to reading.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from daybrief.errors import Unreadable
from daybrief.model import Document, Entry, Failure, Offer, Source
from daybrief.settings import Limits
from daybrief.stages.gather.pages import front, is_web_address, offer, pages
from daybrief.stages.gather.patience import within_limits
from daybrief.tools.html import decode, parse, refuse_what_is_no_page, squeeze
from daybrief.tools.net import Net

POINTS_AT_LEAST = 3  # guess, tried on front pages written after common habits, 2026-11
WORDS_AT_LEAST = 4

_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_MENUS = frozenset({"nav", "footer", "form", "menu"})
_MENU_ROLES = frozenset({"navigation", "contentinfo", "search", "menu", "menubar"})
_DATE = re.compile(r"/(?:19|20)\d\d[/-]?(?:0\d|1[0-2]|[a-z]{3})(?:[/-]?\d{1,2})?\b")
_NUMBER = re.compile(r"\d{5,}")
_LISTS = re.compile(
    r"/(?:tags?|topics?|themen?|authors?|autor(?:en|es)?|categor(?:y|ies|ia)|search|suche|login|"
    r"account|subscribe|abo|newsletters?|privacy|datenschutz|impressum|terms|contact|kontakt|"
    r"about|help|feeds?|rss|comments?)(?:/|$)",
    re.IGNORECASE,
)
_NO_PAGE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|mp[34]|pdf|zip|xml|rss|json|css|js)$", re.I)


def documents(source: Source, net: Net, limits: Limits) -> Iterator[Document | Failure | Offer]:
    """Read a source's front page, then fetch the articles it links to.

    Raises:  SourceError; Unchanged if the page is what it was.
    """
    answer = front(source, net)
    work = partial(links, answer.body, answer.final_url, answer.header("content-type"))
    entries = within_limits(work, answer.final_url)
    if not entries:
        fix = "If it has a feed, give that; if it needs a script, set render = true"
        raise Unreadable("no links to articles were found on the page", source.address, fix)
    # A front page dates nothing; that is no fault of it.
    yield replace(offer(entries, answer), dated_count=len(entries))
    yield from pages(source, entries[: limits.entries_at_most], net)


def links(body: bytes, address: str, content_type: str = "") -> tuple[Entry, ...]:
    """Find the links to articles on a page, in its order, with their headlines as titles.

    Raises:  Unreadable if it is no web page.
    """
    refuse_what_is_no_page(body, content_type, address)
    tree = parse(decode(body, content_type), address)
    base = _joined(address, str(tree.xpath("string((//base/@href)[1])")))
    here = _page(address)
    titles: dict[str, str] = {}
    points: dict[str, int] = {}
    for link in tree.iterfind(".//a[@href]"):
        url = _page(_joined(base, link.get("href", "")))
        if url == here or not is_web_address(url) or not _is_same_site(url, address):
            continue
        title = _title(link)
        # A picture and a headline often link to one page, the headline with the better words.
        points[url] = max(points.get(url, -99), _points(link, url, title))
        titles[url] = max(titles.get(url, ""), title, key=len)
    return tuple(
        Entry(url=url, title=titles[url])
        for url, count in points.items()
        if count >= POINTS_AT_LEAST and titles[url]
    )


def _points(link: HtmlElement, url: str, title: str) -> int:
    """Weigh the signs that a link leads to an article."""
    path = urlsplit(url).path
    around = list(link.iterancestors())
    slug = max(path.split("/"), key=len)
    is_menu = any(e.tag in _MENUS or e.get("role") in _MENU_ROLES for e in around)
    is_heading = any(e.tag in _HEADINGS for e in around) or any(
        e.tag in _HEADINGS for e in link.iterdescendants()
    )
    return (
        2 * bool(_DATE.search(path))
        + 2 * (len(re.findall(r"[^\W_]+", slug)) >= WORDS_AT_LEAST)
        + bool(_NUMBER.search(path))
        + bool(re.search(r"\.s?html?$", path))
        + 2 * is_heading
        + _has_words(title)
        + any(e.tag == "article" for e in around)
        - 4 * is_menu
        - 4 * bool(_LISTS.search(path) or _NO_PAGE.search(path))
        - 2 * (len(path.strip("/")) == 0)
    )


def _has_words(title: str) -> bool:
    """Whether a title says something; scripts without blanks are counted by characters."""
    wide = sum(1 for character in title if character > "\u2e7f")
    return len(re.findall(r"\w+", title)) >= WORDS_AT_LEAST or wide >= 2 * WORDS_AT_LEAST


def _title(link: HtmlElement) -> str:
    """The heading within a link if it has one, else its text, else what its picture is called."""
    for element in link.iter(*_HEADINGS):
        if heading := squeeze(str(element.text_content())):
            return heading
    return squeeze(str(link.text_content())) or squeeze(link.get("aria-label", ""))


def _joined(base: str, href: str) -> str:
    try:
        return urljoin(base, href.strip().replace(" ", "%20"))
    except ValueError:
        return ""


def _page(url: str) -> str:
    return url.partition("#")[0]


def _is_same_site(url: str, address: str) -> bool:
    """Whether a link stays on the host or goes between it and its parts."""
    ours, other = _site(address), _site(url)
    return bool(other) and (
        ours == other or other.endswith("." + ours) or ours.endswith("." + other)
    )


def _site(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
