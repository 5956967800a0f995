"""A page's tree to runs of text: what stands between two block borders, with its links."""

from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from daybrief.tools.html import BLOCKS, NOT_TEXT, squeeze

_EMPHASES = frozenset({"b", "strong", "i", "em", "small"})
_MEDIA = frozenset({"img", "picture", "video", "iframe", "audio", "object", "embed", "svg"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """What stands between two block borders."""

    element: HtmlElement
    """The block it stands in."""
    text: str
    linked: float
    """Share of its characters that are link text, 0.0 to 1.0."""
    pieces: tuple[str, ...]
    """Its text as it stands in the tree."""
    links: tuple[tuple[int, int, str], ...] = ()
    """(first piece, piece after the last, address as it is written) of each link."""
    emphasised: float = 0.0
    """Share of its characters that are set bold or italic, 0.0 to 1.0."""
    media: int = 0
    """Pictures and films between the run before and this one."""


def runs(tree: HtmlElement) -> list[Run]:
    """Give each run of text of a tree, in order; what `NOT_TEXT` names is passed over."""
    found: list[Run] = []
    pieces: list[str] = []
    links: list[tuple[int, int, str]] = []
    opened: list[tuple[int, str]] = []
    inside: list[HtmlElement] = [tree]
    linked = emphasised = emphases = media = 0

    def close() -> None:
        nonlocal linked, emphasised, media
        if text := squeeze("".join(pieces)):
            ends = [(start, len(pieces), target) for start, target in opened]
            found.append(
                Run(
                    element=inside[-1],
                    text=text,
                    linked=min(1.0, linked / len(text)),
                    pieces=tuple(pieces),
                    links=(*links, *ends),
                    emphasised=min(1.0, emphasised / len(text)),
                    media=media,
                )
            )
            media = 0
        pieces.clear()
        opened[:] = [(0, target) for _, target in opened]
        links.clear()
        linked = emphasised = 0

    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        name = element.tag if isinstance(element.tag, str) else "script"
        if event == "start":
            if name in _MEDIA:
                media += 1
            if name in NOT_TEXT and element is not tree:
                walk.skip_subtree()
                continue
            if name in BLOCKS:
                if pieces:
                    close()
                inside.append(element)
            elif name == "a":
                opened.append((len(pieces), element.get("href", "")))
            elif name in _EMPHASES:
                emphases += 1
            said = element.text
        else:
            if name in BLOCKS:
                if pieces:
                    close()
                inside.pop()
            elif name == "a" and opened:
                start, target = opened.pop()
                if len(pieces) > start:
                    links.append((start, len(pieces), target))
            elif name in _EMPHASES:
                emphases -= 1
            said = element.tail if element is not tree else None
        if said:
            pieces.append(said)
            if opened:
                linked += len(said.strip())
            if emphases > 0:
                emphasised += len(said.strip())
    if pieces:
        close()
    return found
