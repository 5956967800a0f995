"""Chosen runs to passages: each block of running text with its place in the page's structure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml.html import HtmlElement

from daybrief.model import Block, Link, Shape
from daybrief.stages.read.body.runs import Run
from daybrief.stages.read.facts.address import without_tracking
from daybrief.tools.html import squeeze

CELL_AT_MOST = 200
"""Characters of a table's cell; more makes it a column of a page laid out as a table. # guess"""
CELL_BREAK = " | "
LEVELS_AT_MOST = 6
"""Elements above a run among which the one is looked for that gives it its shape. # guess"""


@dataclass(frozen=True, kw_only=True)
class Passage:
    """One block of running text: a paragraph, a heading, a list item, a row of a table."""

    text: str
    tag: str = "p"
    """`p`, `head`, `item`, `quote`, `row`, `code` or `caption`."""
    linked: float = 0.0
    """Share of its characters that are link text, 0.0 to 1.0."""
    target: str = ""
    """Where its first link leads."""
    level: int = 0
    """1 to 6 of a heading, depth of a list's item from 1, 1 of a table's head row; else 0."""
    run: int = 0
    """Passages of one list, quotation or table share a number from 1; 0 if they stand alone."""
    links: tuple[Link, ...] = ()


_SHAPES = {
    "h1": "head", "h2": "head", "h3": "head", "h4": "head", "h5": "head", "h6": "head",
    "li": "item", "dd": "item", "dt": "item", "blockquote": "quote", "pre": "code",
    "td": "row", "th": "row", "figcaption": "caption", "caption": "caption",
}  # fmt: skip
_WHOLES = {"item": frozenset({"ul", "ol", "dl"}), "quote": frozenset({"blockquote"}),
           "row": frozenset({"table"})}  # fmt: skip
_AS_SHAPES = {"p": Shape.PARAGRAPH, "head": Shape.HEADING, "item": Shape.ITEM, "quote": Shape.QUOTE,
              "row": Shape.ROW, "code": Shape.CODE, "caption": Shape.PARAGRAPH}  # fmt: skip


def of_runs(found: Iterable[Run]) -> tuple[list[Passage], list[int]]:
    """Give each run its place in the structure of its page; the cells of a row become one.

    Gives:   the passages, and for each run which of them it went into.
    """
    homes: list[int] = []
    numbers: dict[HtmlElement, int] = {}
    passages: list[Passage] = []
    rows: dict[HtmlElement, int] = {}
    for run in found:
        tag, holder = _shape(run.element)
        whole, depth = _whole(holder, _WHOLES[tag]) if tag in _WHOLES else (None, 0)
        number = numbers.setdefault(whole, len(numbers) + 1) if whole is not None else 0
        row = holder.getparent() if tag == "row" else None
        if row is not None and (whole is None or len(run.text) > CELL_AT_MOST):
            tag, number, row = "p", 0, None
        passage = Passage(
            text=run.text,
            tag=tag,
            linked=run.linked,
            target=run.links[0][2] if run.links else "",
            level=_level(tag, holder, depth),
            run=number,
            links=_links(run),
        )
        if row is not None and rows.get(row) == len(passages) - 1:
            passages[-1] = _joined(passages[-1], passage)
        else:
            passages.append(passage)
        homes.append(len(passages) - 1)
        if row is not None:
            rows[row] = homes[-1]
    return passages, homes


def is_caption(run: Run) -> bool:
    return _shape(run.element)[0] == "caption"


def of_trafilatura(root: etree._Element) -> list[str]:
    """Cut the tree that trafilatura gives into the words of its passages, in order."""
    found: list[str] = []
    pieces: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element.tag in _THEIR_BLOCKS:
            found.append("".join(pieces))
            pieces.clear()
        said = element.text if event == "start" else element.tail
        pieces.append(said or "" if event == "start" or element is not root else "")
    found.append("".join(pieces))
    return [said for words in found if (said := squeeze(words).strip("| "))]


def block(passage: Passage, base: str) -> Block:
    """Give what the model keeps of a passage's place, its links with their whole addresses."""
    links = tuple(
        Link(start=link.start, end=link.end, url=url)
        for link in passage.links
        if (url := _address(link.url, base))
    )
    return Block(shape=_AS_SHAPES[passage.tag], level=passage.level, run=passage.run, links=links)


def shortened(passage: Passage, text: str) -> Passage:
    """Give a passage with only the first part of its text, and the links that stand in it."""
    links = tuple(link for link in passage.links if link.end <= len(text))
    return replace(passage, text=text, links=links)


def leads_within(passage: Passage, host: str) -> bool:
    """Tell whether a link stays on the page's site; where that is unknown, believe it does."""
    try:
        there = urlsplit(passage.target).hostname or ""
    except ValueError:
        return True
    bare, other = host.removeprefix("www."), there.removeprefix("www.")
    return not there or not host or bare.endswith(other) or other.endswith(bare)


def _address(target: str, base: str) -> str:
    """Give the address of a link; nothing for one that leads nowhere or would act."""
    try:
        url = urljoin(base, target.strip())
        scheme = urlsplit(url).scheme
    except ValueError:
        return ""
    return without_tracking(url) if scheme in {"http", "https"} else ""


def _shape(element: HtmlElement) -> tuple[str, HtmlElement]:
    """Find what an element is: by itself, or by the nearest one above it that says so."""
    above: HtmlElement | None = element
    for _ in range(LEVELS_AT_MOST):
        if above is None:
            break
        if isinstance(above.tag, str) and (shape := _SHAPES.get(above.tag)):
            return shape, above
        above = above.getparent()
    return "p", element


def _whole(element: HtmlElement, names: frozenset[str]) -> tuple[HtmlElement | None, int]:
    """Find the outermost list, quotation or table near an element, and how deep it stands in it."""
    whole, depth, above = None, 0, element
    for _ in range(2 * LEVELS_AT_MOST):
        if above is None:
            break
        if above.tag in names:
            whole, depth = above, depth + 1
        above = above.getparent()
    return whole, depth


def _level(tag: str, holder: HtmlElement, depth: int) -> int:
    if tag == "head":
        return int(holder.tag[1])
    if tag == "item":
        return max(1, depth)
    return int(tag == "row" and holder.tag == "th")


def _joined(before: Passage, cell: Passage) -> Passage:
    start = len(before.text) + len(CELL_BREAK)
    moved = [Link(start=start + k.start, end=start + k.end, url=k.url) for k in cell.links]
    return Passage(
        text=before.text + CELL_BREAK + cell.text,
        tag="row",
        linked=min(before.linked, cell.linked),
        target=before.target or cell.target,
        level=min(before.level, cell.level),
        run=before.run,
        links=(*before.links, *moved),
    )


def _links(run: Run) -> tuple[Link, ...]:
    """Find where in a run's squeezed text its links stand."""
    if not run.links:
        return ()
    ends = _ends(run.pieces)
    found = []
    for first, after, target in run.links:
        words = squeeze("".join(run.pieces[first:after]))
        end = ends[after]
        if words and target and run.text[end - len(words) : end] == words:
            found.append(Link(start=end - len(words), end=end, url=target))
    return tuple(found)


def _ends(pieces: Sequence[str]) -> list[int]:
    """Give the length of the squeezed text after so many pieces, from none to all."""
    ends, length, is_apart = [0], 0, False
    for piece in pieces:
        words = squeeze(piece)
        if words:
            is_apart = is_apart or piece[0].isspace()
            length += len(words) + int(is_apart and length > 0)
        is_apart = (is_apart and not words) or (bool(piece) and piece[-1].isspace())
        ends.append(length)
    return ends


_THEIR_BLOCKS = frozenset({"p", "head", "item", "quote", "row", "code", "list", "table", "body",
                           "div", "lb"})  # fmt: skip
