"""What a page shows beside its running text: headings, who signs, dates, and what stands near.

One walk over the tree. What to believe of it is decided in `title`, `byline` and `dates`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from daybrief.stages.read.declared import Declared
from daybrief.tools.html import BLOCKS, NOT_TEXT, squeeze

HEADINGS_AT_MOST = 40
MARKS_AT_MOST = 24
"""Of a kind; a page with more is a list of other pieces."""
LINES_BEFORE, LINES_AFTER = 8, 16
"""Lines around the title in which outlets say who and when. # guess, 2026-11"""
NEAR_BEFORE, NEAR_AFTER = 60, 150
"""Elements around the title within which a mark is about this piece. # guess, 2026-11"""
LINK_AROUND = 60
"""Characters around a link to somebody, above which it stands in running text. # guess, 2026-11"""
WALKED_AT_MOST = 250
"""Elements walked on either side of the title, for a menu may stand there."""

_STAMPED = re.compile(
    r"(?:^|[-_\s])(?:dates?|pub-?date|published|posted(?:-on)?|timestamp|time)(?:$|[-_\s])"
    r"|[a-z]Date|date-?time|pubdate|publish-?date|postdate|entry-date",
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_SIGNER_LINK = re.compile(
    r"/(?:authors?|by|people|persons?|profiles?|staff|contributors?|writers?|reporters?|journalists?"
    r"|autor(?:en|es)?|auteurs?|autori|users?|members?|columnists?|our-team|team)/[^/?#]{2,}",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"(?:^|[-_\s])(?:comments?|respond|disqus|related|recommend\w*|more-(?:from|stories|posts)|teasers?"
    r"|read-?next|cards?|sidebar|footer|nav|menu|popular|trending|latest|promo|reviews?er"
    r"|testimonials?|carousel|swiper|listing)(?:$|[-_\s])",
    re.IGNORECASE,
)
"""What a signature or a date stands in that is not this piece's."""
_HEADINGS = frozenset({"h1", "h2", "h3"})
_WHOLE = frozenset({"html", "body", "main"})
"""Elements whose class is about all of the page."""
_ITEMPROPS = {
    "author": "itemprop author", "creator": "itemprop author", "datePublished": "itemprop date",
    "dateModified": "itemprop date", "dateCreated": "itemprop date",
}  # fmt: skip
_WHO = frozenset({"itemprop author", "rel", "link", "signed"})
_WHEN = frozenset({"itemprop date", "time", "dated"})


@dataclass(frozen=True, kw_only=True)
class Mark:
    """Words that the mark-up calls a signature or a date."""

    words: str
    """Pieces of its text, one a line."""
    how: str
    """By what: `itemprop author`, `rel`, `link`, `signed` (a class); `itemprop date`, `time`,
    `dated` (a class); `crumbs`."""
    is_near: bool = False
    """Whether it stands near the title."""
    label: str = ""
    """What its mark-up calls it: class and kind, to tell a change from the publishing."""
    stamp: str = ""
    """The date as machines write it, where the page gives it."""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What a page shows beside its running text."""

    headings: tuple[str, ...] = ()
    """The first `h1`s."""
    title: str = ""
    """The `title` element."""
    before: tuple[str, ...] = ()
    """Lines before the title, nearest first; pieces of a line are parted by line breaks."""
    after: tuple[str, ...] = ()
    signatures: tuple[Mark, ...] = ()
    """Who signs, by the mark-up; in order."""
    dates: tuple[Mark, ...] = ()
    crumbs: tuple[str, ...] = ()
    """The way from the front page to here, as the page shows it near the title."""

    @property
    def bylines(self) -> tuple[str, ...]:
        """The signatures near the title, each as one line."""
        return tuple(squeeze(mark.words)[:200] for mark in self.signatures if mark.is_near)[:6]


def shown(tree: HtmlElement, said: Declared | None = None) -> Shown:
    """Collect headings, signatures and dates that a tree shows.

    Takes:   the page's claims: the heading that they confirm is the one to look around, and only
             where they lack author or date is all of the page searched.
    Costs:   about half a millisecond; twice that for a thousand elements searched.
    """
    said = said or Declared()
    headings = list(islice(tree.iter("h1", "h2", "h3"), HEADINGS_AT_MOST))
    texts = [(heading, _text(heading, 300)) for heading in headings]
    page_title = next((_text(element, 1000) for element in tree.iter("title")), "")
    heading = _main(texts, said, page_title)
    near = _near(tree, heading)
    marks = list(_marks(near, is_near=True))
    knows_who = said.people or said.meta_authors or any(mark.how in _WHO for mark in marks)
    dates = (mark.stamp or mark.words for mark in marks if mark.how in _WHEN)
    knows_when = said.published or any(_YEAR.search(date) for date in dates)
    if not (knows_who and knows_when):
        known = set(near)
        elsewhere = (element for element in tree.iter() if element not in known)
        marks += islice(_marks(elsewhere, is_near=False), MARKS_AT_MOST)
    return Shown(
        headings=tuple(text for element, text in texts if element.tag == "h1" and text)[:4],
        title=page_title,
        before=tuple(_before(heading)) if heading is not None else (),
        after=tuple(_after(heading) if heading is not None else _opening(tree)),
        signatures=tuple(mark for mark in marks if mark.how in _WHO)[:MARKS_AT_MOST],
        dates=tuple(mark for mark in marks if mark.how in _WHEN)[:MARKS_AT_MOST],
        crumbs=tuple(next((m.words for m in marks if m.how == "crumbs"), "").split("\n")),
    )


def _main(texts: list[tuple[HtmlElement, str]], said: Declared, title: str) -> HtmlElement | None:
    """Choose the heading to look around: one that the claims repeat, else the first `h1`."""
    claims = [folded(claim) for claim in (said.headline, *said.titles, title) if claim]
    known = [element for element, text in texts if _is_claimed(folded(text), claims)]
    first = [element for element, text in texts if element.tag == "h1" and text]
    return next(iter(sorted(known, key=lambda element: str(element.tag)) or first), None)


def _is_claimed(text: str, claims: list[str]) -> bool:
    return len(text) > 8 and any(text == c or c.startswith(text + " ") for c in claims)


def _near(tree: HtmlElement, heading: HtmlElement | None) -> list[HtmlElement]:
    """Give the elements around a heading in their order; without one, the first of the piece."""
    if heading is None:
        main = next(tree.iter("article", "main"), None)
        return list(islice(main.iter(), NEAR_AFTER)) if main is not None else []
    before = list(islice(_backward(heading), NEAR_BEFORE))
    return [*reversed(before), *islice(_forward(heading), NEAR_AFTER)]


def _forward(element: HtmlElement) -> Iterator[HtmlElement]:
    here: HtmlElement | None = element
    yield from element.iter()
    while here is not None and here.tag != "body":
        for sibling in here.itersiblings():
            yield from sibling.iter()
        here = here.getparent()


def _backward(element: HtmlElement) -> Iterator[HtmlElement]:
    here: HtmlElement | None = element
    while here is not None and here.tag != "body":
        for sibling in here.itersiblings(preceding=True):
            yield from _reversed(sibling)
        here = here.getparent()


def _reversed(element: HtmlElement) -> Iterator[HtmlElement]:
    for child in element.iterchildren(reversed=True):
        yield from _reversed(child)  # libxml2 stops at a depth of 255
    yield element


def _marks(elements: Iterable[HtmlElement], *, is_near: bool) -> Iterator[Mark]:
    """Give what elements are marked as, where they are marked as any of what is looked for."""
    for element in elements:
        how = _how(element, is_near=is_near)
        if how == "crumbs":
            yield Mark(words="\n".join(_crumbs(element)), how=how)
        elif how and not _is_elsewhere(element):
            stamp = element.get("content") or element.get("datetime") or ""
            yield Mark(
                words="\n".join(islice(_pieces(element), 12))[:300],
                how=how,
                is_near=is_near,
                label=f"{element.get('class', '')} {element.get('itemprop', '')}"[:200],
                stamp=stamp[:60].strip(),
            )


def _how(element: HtmlElement, *, is_near: bool) -> str:
    tag = element.tag
    if (names := element.get("itemprop")) is not None and names in _ITEMPROPS:
        return _ITEMPROPS[names]
    if tag == "a":
        if "author" in element.get("rel", ""):
            return "rel"
        if is_near and _SIGNER_LINK.search(element.get("href", "")[:300]) and _is_apart(element):
            return "link"
    elif tag == "time":
        return "time"
    name = element.get("class")
    return "" if name is None or tag in _WHOLE else _by_class(name[:300])


def _is_apart(link: HtmlElement) -> bool:
    """Tell a link that stands for itself from one to somebody of whom the running text tells."""
    parent = link.getparent()
    around = len(link.tail or "") + len((parent.text if parent is not None else "") or "")
    return around < LINK_AROUND


@lru_cache(maxsize=4096)
def _by_class(name: str) -> str:
    """Sort by the name of a class; pages and sites repeat theirs."""
    if "uthor" in name or "yline" in name or "writer" in name or "ontributor" in name:
        return "signed"
    if "readcrumb" in name:
        return "crumbs"
    may_date = "ate" in name or "ime" in name or "ost" in name or "ublish" in name
    return "dated" if may_date and _STAMPED.search(name) else ""


def _is_elsewhere(element: HtmlElement) -> bool:
    """Tell whether an element belongs to comments, other pieces or the site's frame."""
    for around in islice(element.iterancestors(), 25):
        if around.tag in {"footer", "nav", "aside"}:
            return True
        if around.tag in _WHOLE:
            return False
        name = f"{around.get('class', '')} {around.get('id', '')}"[:300]
        if _ELSEWHERE.search(name):
            return True
    return False


def _crumbs(element: HtmlElement) -> Iterator[str]:
    for link in islice(element.iter("a"), 8):
        if text := _text(link, 60):
            yield text


def _after(heading: HtmlElement) -> Iterator[str]:
    """Give the lines after a heading."""
    yield from islice(_joined(_following(heading)), LINES_AFTER)


def _opening(tree: HtmlElement) -> Iterator[str]:
    """Give the first lines of a page that has no heading."""
    main = next(tree.iter("article", "main"), None)
    if main is not None:
        yield from islice(_joined(_flat(main, WALKED_AT_MOST)), LINES_AFTER)


def _following(heading: HtmlElement) -> Iterator[str | None]:
    """Give the pieces of text after an element, and None at each border of a block."""
    yield None
    here: HtmlElement | None = heading
    left = WALKED_AT_MOST
    while here is not None and here.tag != "body" and left > 0:
        if here.tail:
            yield here.tail
        after = here.getnext()
        if after is None:
            here = here.getparent()
            yield None
            continue
        for piece in _flat(after, left):
            left -= 1
            yield piece
        here = after


def _before(heading: HtmlElement) -> Iterator[str]:
    """Give the lines before a heading, nearest first; a long menu ends the search."""
    left, count = WALKED_AT_MOST, 0
    here: HtmlElement | None = heading
    while here is not None and here.tag != "body" and left > 0:
        for sibling in here.itersiblings(preceding=True):
            pieces = list(islice(_flat(sibling, left), left))
            left -= 1 + len(pieces)
            for line in reversed(list(_joined([*pieces, None, sibling.tail or ""]))):
                count += 1
                if count > LINES_BEFORE:
                    return
                yield line
            if left <= 0:
                return
        here = here.getparent()


def _flat(element: HtmlElement, at_most: int) -> Iterator[str | None]:
    """Give an element's pieces of text, and None at each border of a block."""
    if element.tag in NOT_TEXT:
        return
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, inner in islice(walk, 2 * at_most):
        if event == "start":
            if inner.tag in NOT_TEXT and inner is not element:
                walk.skip_subtree()
                continue
            if inner.tag in BLOCKS:
                yield None
            if inner.text:
                yield inner.text
        else:
            if inner.tag in BLOCKS:
                yield None
            if inner.tail and inner is not element:
                yield inner.tail


def _joined(pieces: Iterable[str | None]) -> Iterator[str]:
    """Make lines of pieces; the pieces of one line stay apart by line breaks."""
    line: list[str] = []
    for piece in pieces:
        if piece is None:
            if line:
                yield "\n".join(line)[:400]
            line = []
        elif said := squeeze(piece[:2000]):
            line.append(said)
    if line:
        yield "\n".join(line)[:400]


def _pieces(element: HtmlElement) -> Iterator[str]:
    for piece in _flat(element, 60):
        if piece and (said := squeeze(piece[:300])):
            yield said


def _text(element: HtmlElement, at_most: int) -> str:
    """Give the beginning of an element's text, without reading all of a long one."""
    pieces: list[str] = []
    length = 0
    for piece in _flat(element, 200):
        pieces.append(" " if piece is None else piece[:at_most])  # a border of blocks parts words
        length += len(pieces[-1])
        if length > 2 * at_most:
            break
    return squeeze("".join(pieces))[:at_most]


def folded(text: str) -> str:
    """Give a text's words alone, in small letters."""
    return " ".join(re.findall(r"\w+", text.casefold()))
