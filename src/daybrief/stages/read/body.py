"""A page's tree to the passages of its article, and what was left out and why.

Trafilatura finds the body; here hidden text goes before it, and talk to the visitor after it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from lxml import etree
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document, Extractor

from daybrief.stages.read.lines import is_byline, is_date_line
from daybrief.stages.read.passages import Passage, leads_within, of_trafilatura
from daybrief.stages.read.talk import Talk, talk_of, without_talk
from daybrief.tools.html import blocks

BOXES_AT_MOST = 50
ELEMENTS_COMPARED_AT_MOST = 10_000
"""Twice as many as any page of extraction-aeb and extraction-wcxb-dev has."""
OPENING = 8
"""Passages at the start among which title, standfirst, byline and date lines are looked for."""


@dataclass(frozen=True, kw_only=True)
class Removed:
    """A passage that stood in the body and is talk to the visitor."""

    text: str
    talk: Talk
    at: int
    """How many kept passages stand before it."""


@dataclass(frozen=True, kw_only=True)
class Body:
    """What reading one page's body gave."""

    passages: tuple[Passage, ...]
    removed: tuple[Removed, ...] = ()


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
    hiding = []
    walk = etree.iterwalk(tree, events=("start",))
    for _, element in walk:
        is_streamed = not is_gated and _STREAMED.match(element.get("id", ""))
        if _is_hidden(element) and element is not tree and element is not whole and not is_streamed:
            hiding.append(element)
            walk.skip_subtree()
    hidden = [said for element in hiding for _, said in blocks(element)]
    if is_gated or not _is_layout(tree, hidden):
        for element in hiding:
            _drop(element)
    return Hidden(noscript=tuple(noscript), hidden=tuple(hidden))


def prune_boxes(tree: HtmlElement) -> None:
    """Take comment forms and dialogs out, where they do not hold most of the page's words."""
    page = _running_text(tree)
    boxes = [e for e in tree.iter("div", "section", "aside", "form", "dialog") if _is_box(e)]
    for element in boxes[:BOXES_AT_MOST]:
        holds_it = element.find(".//h1") is not None or _running_text(element) > page * 0.3
        if not holds_it:
            _drop(element)


def body(tree: HtmlElement, host: str) -> Body:
    """Find the article in a pruned tree and take talk to the visitor out of it.

    Takes:   the page's host, empty if unknown: a line that only links within it is a reference to
             another piece.
    """
    found = _passages(tree)
    kept: list[Passage] = []
    removed: list[Removed] = []
    for at, passage in enumerate(found):
        is_reference = _is_reference(found, at, host)
        kind = Talk.FURNITURE if is_reference else talk_of(passage.text)
        if kind:
            removed.append(Removed(text=passage.text, talk=kind, at=len(kept)))
            continue
        text, cut = without_talk(passage.text)
        kept.append(passage if text == passage.text else replace(passage, text=text))
        if cut:
            removed.append(Removed(text=passage.text[len(text) :], talk=cut, at=len(kept)))
    end = _end(kept, removed)
    removed = [replace(one, at=min(one.at, end)) if one.talk in _GATES else one for one in removed]
    return Body(passages=tuple(kept[:end]), removed=tuple(removed))


def without_opening(
    passages: tuple[Passage, ...],
    titles: Iterable[str],
    names: Iterable[str],
    standfirst: str,
    homes: Mapping[str, object],
) -> tuple[Passage, ...]:
    """Drop what repeats the page's head before the first sentence: title, byline, date, names.

    Takes:   every form of the title that the page gives, the authors' and the site's names, the
             page's description of itself; `homes`, what each visible block of text stands in.
    """
    titles = [folded for title in titles if (folded := _folded(title))]
    known = {_folded(name) for name in names}
    start = 0
    kept: list[Passage] = []
    for start, passage in enumerate(passages):  # where the opening ends
        if start >= OPENING:
            break
        said = _folded(passage.text)
        if not said or any(_is_same(said, title) for title in titles):
            kept = []
            continue
        if said in known or is_date_line(passage.text) or is_byline(passage.text):
            continue
        home, beside = homes.get(passage.text), homes.get(_next(passages, start))
        is_apart = passage.tag == "head" or (None not in (home, beside) and home is not beside)
        if is_apart and _is_standfirst(passage, standfirst):
            continue
        kept.append(passage)
        if len(passage.text) > 200:
            start += 1
            break
    else:
        start = len(passages)
    return (*kept, *passages[start:])


def _passages(tree: HtmlElement) -> list[Passage]:
    # Its second opinion takes time with the square of the paragraphs.
    is_huge = sum(1 for _ in tree.iter()) > ELEMENTS_COMPARED_AT_MOST
    options = Extractor(
        output_format="python", fast=is_huge, comments=False, links=True, with_metadata=False
    )
    document = bare_extraction(tree, options=options)
    if not isinstance(document, Document) or document.body is None:
        return []
    return of_trafilatura(document.body)


_GATES = frozenset({Talk.ACCESS, Talk.GATE, Talk.DUMMY})
_WALLS = frozenset({Talk.ACCESS, Talk.GATE, Talk.SCRIPT})


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


def _is_reference(found: list[Passage], at: int, host: str) -> bool:
    """Tell a line that is a link and nothing else, or one of a list of such: another piece."""
    passage = found[at]
    if passage.linked < 0.95 or passage.tag in {"row", "head"} or not leads_within(passage, host):
        return False
    if passage.tag == "item":
        near = [*found[max(0, at - 1) : at], *found[at + 1 : at + 2]]
        return any(p.tag == "item" and p.linked >= 0.95 for p in near)
    return not re.search(r"[.!?。]['\"”’]?$", passage.text) or passage.text.isupper()


def _is_box(element: HtmlElement) -> bool:
    named = f"{element.get('class', '')} {element.get('id', '')}"[:300]
    return (
        element.tag == "dialog"
        or element.get("role") in {"dialog", "alertdialog"}
        or bool(_BOXES.search(named))
    )


def _is_layout(tree: HtmlElement, hidden: list[str]) -> bool:
    """Tell a page whose script unfolds all of it, such as one layout for each width of screen.

    Gives:   True if nearly all its words are hidden and no word of it speaks of a gate.
    """
    shown = [said for _, said in blocks(tree)]
    is_nearly_all = sum(map(len, hidden)) > 0.9 * sum(map(len, shown))
    return is_nearly_all and not any(talk_of(said) in _WALLS for said in shown)


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


def _next(passages: tuple[Passage, ...], at: int) -> str:
    return passages[at + 1].text if at + 1 < len(passages) else ""


def _is_standfirst(passage: Passage, standfirst: str) -> bool:
    said, told = _folded(passage.text), _folded(standfirst)
    return bool(said) and said == told and len(said) < 250
