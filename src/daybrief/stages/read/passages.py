"""A body's tree cut into passages: each block of running text with its place in the structure."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml import etree

from daybrief.model import Link
from daybrief.tools.html import squeeze


@dataclass(frozen=True, kw_only=True)
class Passage:
    """One block of running text: a paragraph, a heading, a list item, a row of a table."""

    text: str
    tag: str = "p"
    """`p`, `head`, `item`, `quote`, `row` or `code`."""
    linked: float = 0.0
    """Share of its characters that are link text, 0.0 to 1.0."""
    target: str = ""
    """Where its first link leads."""
    level: int = 0
    """1 to 6 of a heading, depth of a list's item from 1; else 0."""
    run: int = 0
    """Passages of one list, quotation or table share a number from 1; 0 if they stand alone."""
    links: tuple[Link, ...] = ()


def of_trafilatura(root: etree._Element) -> list[Passage]:
    """Cut trafilatura's tree into passages, in order."""
    found: list[Passage] = []
    pieces: list[str] = []
    inside = ["p"]
    linked, target = 0, ""

    def close() -> None:
        nonlocal linked, target
        if said := squeeze("".join(pieces)).strip("| "):
            share = min(1.0, linked / max(1, len(said)))
            found.append(Passage(text=said, tag=inside[-1], linked=share, target=target))
        pieces.clear()
        linked, target = 0, ""

    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = element.tag
        if event == "start":
            if name in _LEAVES:
                close()
                inside.append(_LEAVES[name] or inside[-1])
            elif name == "cell" and pieces:
                pieces.append(" | ")
            elif name == "lb":
                close()
            said = element.text or ""
            pieces.append(said)
            if name == "ref":
                target = target or (element.get("target") or "")
                linked += sum(len(text) for text in element.itertext())
        else:
            if name in _LEAVES:
                close()
                inside.pop()
            pieces.append(element.tail or "" if element is not root else "")
    close()
    return found


def leads_within(passage: Passage, host: str) -> bool:
    """Tell whether a link stays on the page's site; where that is unknown, believe it does."""
    there = urlsplit(passage.target).hostname or ""
    bare, other = host.removeprefix("www."), there.removeprefix("www.")
    return not there or not host or bare.endswith(other) or other.endswith(bare)


_LEAVES = {
    "p": "", "head": "head", "item": "item", "quote": "quote", "row": "row", "code": "code",
    "list": "", "table": "", "body": "", "div": "",
}  # fmt: skip
"""Trafilatura's blocks, and what a passage inside is called; as its parent where empty."""
