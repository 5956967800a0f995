"""A page's runs of text to the passages of its article, and what was left out and why.

Hidden text goes before the choice of runs, talk to the visitor after it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache

from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document, Extractor

from daybrief.stages.read.body import choice
from daybrief.stages.read.body.measures import Told
from daybrief.stages.read.body.passages import (
    Passage,
    is_caption,
    of_runs,
    of_trafilatura,
    shortened,
)
from daybrief.stages.read.body.runs import Run
from daybrief.stages.read.declared import Declared
from daybrief.stages.read.lines import is_byline, is_date_line
from daybrief.stages.read.talk import Talk, talk_of, without_talk
from daybrief.tools.html import blocks, plain, squeeze

BOXES_AT_MOST = 50
ELEMENTS_COMPARED_AT_MOST = 10_000
"""Twice as many as any page of extraction-aeb and extraction-wcxb-dev has."""
LAYOUT_AT_LEAST = 500
"""Characters of hidden text below which it is no page's whole text. # guess, 2026-11"""
OPENING = 8
"""Passages at the start among which title, byline and date lines are looked for."""
OPENING_AT_MOST = 200
"""Characters of a line that may be one. # guess"""
BEFORE = 6
"""Runs before the first chosen one that may hold the caption of a lead picture. # guess, 2026-11"""
AFTER = 8
"""Runs after the last chosen one in which talk is about the article. # guess"""
DECLARED_AT_LEAST, SHOWN_AT_MOST = 80, 0.2
"""Words of a text in structured data that is an article, and the share of them that a page shows
at most which keeps its article there alone. # guess, 2026-11"""


@dataclass(frozen=True, kw_only=True)
class Removed:
    """A passage that stood in or behind the body and is talk to the visitor."""

    text: str
    talk: Talk
    at: int
    """How many kept passages stand before it."""


@dataclass(frozen=True, kw_only=True)
class Under:
    """A caption, and the passage that stands before it; None before the first."""

    text: str
    after: Passage | None


@dataclass(frozen=True, kw_only=True)
class Body:
    """What reading one page's body gave."""

    passages: tuple[Passage, ...]
    removed: tuple[Removed, ...] = ()
    captions: tuple[Under, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Hidden:
    """What a page holds but does not show."""

    noscript: tuple[str, ...]
    hidden: tuple[str, ...]


_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_BOXES = re.compile(
    r"(?:^|\s)(?:[\w-]*[_-])?(?:modal|popup|overlay|lightbox|consent|gdpr"
    r"|cookie-?(?:banner|bar|notice|law))"
    r"(?:[_-]{1,2}(?:content|body|dialog|wrapper|container|inner))?(?=\s|$)"
    r"|(?:^|\s)(?:comment-?respond|commentform|comment-form|respond|reply-form|comment-?box)(?=\s|$)",
    re.IGNORECASE,
)
_STREAMED = re.compile(r"^[\w:]{0,8}S:[0-9a-f]+$")
"""Ids of blocks that a server sends late and hidden, for a script to put in place at once."""


def prune(tree: HtmlElement, *, is_gated: bool) -> Hidden:
    """Take out of a tree what its page does not show: hidden blocks and `noscript`.

    Takes:   whether the page declares itself not free: only where it does not, blocks that are
             sent hidden for a script to put in place at once count as shown.
    Gives:   the words taken out, for they may tell of a gate; never to be printed.
    """
    noscript: list[str] = []
    for element in list(tree.iter("noscript")):
        noscript += [said for _, said in blocks(element)]
        _drop(element)
    whole = tree.find("body")
    hiding: list[HtmlElement] = []
    within: set[HtmlElement] = set()
    for element in _may_hide(tree):
        is_streamed = not is_gated and _STREAMED.match(element.get("id", ""))
        is_outermost = element not in within and element is not tree and element is not whole
        if is_outermost and not is_streamed and _is_hidden(element):
            hiding.append(element)
            within.update(element.iterdescendants())
    hidden = [said for element in hiding for _, said in blocks(element)]
    if is_gated or not hidden or not _is_layout(tree, hidden):
        for element in hiding:
            _drop(element)
    return Hidden(noscript=tuple(noscript), hidden=tuple(hidden))


def candidates(found: Sequence[Run], tree: HtmlElement) -> list[Run]:
    """Leave comment forms and dialogs out, where they do not hold most of the page's words."""
    boxed = {element for box in _boxes(tree) for element in box.iter()}
    return [run for run in found if run.element not in boxed] if boxed else list(found)


def body(found: Sequence[Run], told: Told, tree: HtmlElement) -> Body:
    """Choose the article among a page's runs and take talk to the visitor out of it.

    Takes:   what `candidates` gives of the pruned tree, and the tree itself.
    """
    chosen = choice.chosen(found, told, lambda: another(tree))
    at = [place for place, is_chosen in enumerate(chosen) if is_chosen]
    passages, homes = of_runs([found[place] for place in at])
    home = dict(zip(at, homes, strict=True))
    start, end = (max(0, at[0] - BEFORE), at[-1] + 1 + AFTER) if at else (0, len(found))
    kept: list[Passage] = []
    removed: list[Removed] = []
    captions: list[Under] = []
    done = -1
    for place in range(start, min(end, len(found))):
        if place in home:
            if home[place] != done:
                done = home[place]
                _sort(passages[done], kept, removed, captions)
            continue
        text = found[place].text
        talk = talk_of(text)
        if talk in _BETWEEN and (not at or place > at[0]):
            removed.append(Removed(text=text, talk=talk, at=len(kept)))
        elif talk is None and at and place < at[-1] and is_caption(found[place]):
            captions.append(Under(text=text, after=kept[-1] if kept else None))
    last = _end(kept, removed)
    removed = [replace(one, at=min(one.at, last)) if one.talk in _GATES else one for one in removed]
    return Body(passages=tuple(kept[:last]), removed=tuple(removed), captions=tuple(captions))


def _sort(
    passage: Passage,
    kept: list[Passage],
    removed: list[Removed],
    captions: list[Under],
) -> None:
    """Put a chosen passage where it belongs: text, caption, or talk to the visitor."""
    if talk := talk_of(passage.text):
        removed.append(Removed(text=passage.text, talk=talk, at=len(kept)))
    elif passage.tag == "caption":
        captions.append(Under(text=passage.text, after=kept[-1] if kept else None))
    else:
        text, cut = without_talk(passage.text)
        kept.append(passage if text == passage.text else shortened(passage, text))
        if cut:
            removed.append(Removed(text=passage.text[len(text) :], talk=cut, at=len(kept)))


def declared_only(said: Declared, shown: Body) -> Body | None:
    """Give the text that stands in structured data alone; for a page that keeps it from nobody.

    Gives:   None if the page shows it itself.
    """
    words = sum(len(passage.text.split()) for passage in shown.passages)
    if said.body_words < DECLARED_AT_LEAST or words > SHOWN_AT_MOST * said.body_words:
        return None
    paragraphs = plain(said.body) if "<" in said.body else said.body.splitlines()
    told = (squeeze(paragraph) for paragraph in paragraphs)
    return Body(passages=tuple(Passage(text=text) for text in told if text and not talk_of(text)))


def another(tree: HtmlElement) -> list[str]:
    """Read a page a second time, in another way.

    Gives:   the words of the passages that trafilatura keeps; none of a page with very many
             elements, which would take it too long.
    """
    for box in _boxes(tree):
        _drop(box)
    # It takes time with the square of the paragraphs.
    if sum(1 for _ in tree.iter()) > ELEMENTS_COMPARED_AT_MOST:
        return []
    options = Extractor(output_format="python", comments=False, links=True, with_metadata=False)
    document = bare_extraction(tree, options=options)
    if not isinstance(document, Document) or document.body is None:
        return []
    return of_trafilatura(document.body)


def without_opening(
    passages: tuple[Passage, ...], titles: Iterable[str], names: Iterable[str]
) -> tuple[Passage, ...]:
    """Drop what repeats the page's head before the first long paragraph: title, byline, date.

    Takes:   every form of the title that the page gives, the authors' and the site's names.
    """
    told = [folded for title in titles if (folded := _folded(title))]
    known = {_folded(name) for name in names}
    kept: list[Passage] = []
    for at, passage in enumerate(passages):
        text = passage.text
        if at >= OPENING or len(text) > OPENING_AT_MOST:
            return (*kept, *passages[at:])
        said = _folded(text)
        is_told = said in known or any(_is_same(said, title) for title in told)
        if said and not (is_told or is_date_line(text) or is_byline(text)):
            kept.append(passage)
    return tuple(kept)


_GATES = frozenset({Talk.ACCESS, Talk.GATE, Talk.DUMMY})
_WALLS = frozenset({Talk.ACCESS, Talk.GATE, Talk.SCRIPT})
_BETWEEN = frozenset({*_GATES, Talk.SCRIPT, Talk.ASK})
"""Talk that tells of a gate also where it was not taken for text."""


def _end(kept: list[Passage], removed: list[Removed]) -> int:
    """Tell after how many passages the article ends: before a gate or a comment form behind which
    only short lines stand, its offers or its fields.
    """
    for one in removed:
        after = kept[one.at :]
        ends = one.talk in _GATES or (one.talk is Talk.FORM and one.at > len(kept) / 2)
        is_short = all(len(passage.text) < 150 for passage in after)
        if ends and one.at and is_short and len(after) <= 12:
            return one.at
    return len(kept)


def _boxes(tree: HtmlElement) -> list[HtmlElement]:
    """Find the comment forms and dialogs that do not hold most of the page's words."""
    boxes = [e for e in tree.iter("div", "section", "aside", "form", "dialog") if _is_box(e)]
    page = _running_text(tree) if boxes else 0
    return [
        box
        for box in boxes[:BOXES_AT_MOST]
        if box.find(".//h1") is None and _running_text(box) <= page * 0.3
    ]


def _is_box(element: HtmlElement) -> bool:
    named = f"{element.get('class', '')} {element.get('id', '')}"[:300]
    return (
        element.tag == "dialog"
        or element.get("role") in {"dialog", "alertdialog"}
        or _is_box_name(named)
    )


@lru_cache(maxsize=20_000)
def _is_box_name(named: str) -> bool:
    return bool(_BOXES.search(named))


def _is_layout(tree: HtmlElement, hidden: list[str]) -> bool:
    """Tell a page whose script unfolds all of it, such as one layout for each width of screen.

    Gives:   True if nearly all its words are hidden and no word of it speaks of a gate.
    """
    much = sum(map(len, hidden))
    if much < LAYOUT_AT_LEAST:
        return False
    shown = [said for _, said in blocks(tree)]
    is_nearly_all = much > 0.9 * sum(map(len, shown))
    return is_nearly_all and not any(talk_of(said) in _WALLS for said in shown)


def _may_hide(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Give the elements, in order, that have an attribute which can hide them."""
    found = tree.xpath(
        "//*[@hidden or @aria-hidden or @style or @subscriptions-section or @amp-access-hide]"
    )
    yield from (element for element in found if isinstance(element, HtmlElement))


def _is_hidden(element: HtmlElement) -> bool:
    attributes = element.attrib
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden", "").strip().lower() == "true"
        or attributes.get("subscriptions-section") == "content"
        or "amp-access-hide" in attributes
        or ("style" in attributes and bool(_HIDING.search(attributes["style"])))
    )


def _running_text(element: HtmlElement) -> int:
    return sum(len(paragraph.text_content()) for paragraph in element.iter("p"))


def _drop(element: HtmlElement) -> None:
    """Remove an element and keep the text after it."""
    if element.getparent() is not None:
        element.drop_tree()


def _folded(text: str) -> str:
    return re.sub(r"\W+", " ", text.casefold()).strip()


def _is_same(said: str, title: str) -> bool:
    """Compare two titles, also with small differences or a site's name behind one."""
    if said == title:
        return True
    if min(len(said), len(title)) < 12 or abs(len(said) - len(title)) > 40:
        return False
    if title.startswith(said) or said.startswith(title):
        return True
    return SequenceMatcher(None, said, title, autojunk=False).ratio() > 0.85
