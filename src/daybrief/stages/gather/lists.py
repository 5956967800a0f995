"""Lists of sources as other programs keep them: OPML and Kagi's kite_feeds.json, in and out.

What a list says besides a feed's name and address is kept with the source or its folder, so that
what was imported is exported as it was. Nothing is asked.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import unescape
from typing import Any
from xml.sax.saxutils import quoteattr

from lxml import etree

from daybrief.errors import InvalidInput, Unreadable
from daybrief.model import Folder, Source
from daybrief.stages.gather.entries import plain_title, sound
from daybrief.tools.html import decode
from daybrief.tools.xml import is_well_formed, parsed

_NAME = r"(?:text|title|description|type|language|version|category|created|\w*[uU]rl)"
_OUTLINE = re.compile(
    r"<outline\b(.{0,20000}?)(/?)>(?=\s*(?:<!--|</?(?:outline|body|opml)\b))", re.DOTALL
)
_ATTRIBUTE = re.compile(
    rf"""(?:^|\s)({_NAME})\s*=\s*"(.{{0,20000}}?)"(?=\s+{_NAME}\s*=\s*"|\s*$)""", re.DOTALL
)
BYTES_AT_MOST = 50_000_000
NAME_AT_MOST = 200
_ADDRESS = "xmlUrl"
_KITE_FEEDS = "feeds"


@dataclass(frozen=True, kw_only=True)
class Listing:
    """Sources and what their list says of their folders, in its order."""

    sources: tuple[Source, ...]
    folders: tuple[Folder, ...] = ()


def read(body: bytes, where: str = "") -> Listing:
    """Read a list of either kind; names are made unique within it.

    Raises:  Unreadable saying what it is instead.
    """
    if len(body) > BYTES_AT_MOST:
        raise Unreadable(f"the list is larger than {BYTES_AT_MOST / 1e6:g} MB", where)
    text = decode(body).lstrip("\ufeff \t\r\n")
    listing = _read_kite(text, where) if text.startswith("{") else _read_opml(text, where)
    return replace(listing, sources=tuple(_named_apart(listing.sources)))


def as_opml(listing: Listing) -> bytes:
    """Write OPML 2.0, with every attribute that an import brought."""
    attributes = {folder.path: dict(folder.attributes) for folder in listing.folders}
    root = etree.Element("opml", version="2.0")
    head, body = etree.SubElement(root, "head"), etree.SubElement(root, "body")
    for name, said in (attributes.get(()) or {"title": "Sources of daybrief"}).items():
        etree.SubElement(head, name).text = said
    folders: dict[tuple[str, ...], etree._Element] = {(): body}
    for path in (*attributes, *(source.folder for source in listing.sources)):
        for length in range(1, len(path) + 1):
            inner = path[:length]
            if inner not in folders:
                told = {"text": inner[-1], **attributes.get(inner, {})}
                folders[inner] = etree.SubElement(folders[inner[:-1]], "outline", _xml(told))
    for source in listing.sources:
        told = dict(source.attributes)
        if not told.keys() & {"text", "title"}:
            told = {"type": "rss", "text": source.name, **told}
        told.setdefault(_ADDRESS, source.address)
        etree.SubElement(folders[source.folder], "outline", _xml(told))
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def as_kite(listing: Listing) -> bytes:
    """Write Kagi's form: categories with their feeds.

    Raises:  InvalidInput if a source stands in a folder within a folder, which it cannot say.
    """
    made: dict[str, dict[str, Any]] = {}
    for folder in listing.folders:
        if len(folder.path) == 1:
            made[folder.path[0]] = _unflattened(folder.attributes)
    for source in listing.sources:
        if len(source.folder) > 1:
            fix = "Export it as OPML"
            raise InvalidInput("it has folders within folders", f"source {source.name!r}", fix)
        category = made.setdefault(source.folder[0] if source.folder else "Uncategorised", {})
        told = dict(source.attributes).get(_ADDRESS, source.address)
        category.setdefault(_KITE_FEEDS, []).append(told)
    for category in made.values():
        category[_KITE_FEEDS] = category.pop(_KITE_FEEDS, [])
    return json.dumps(made, ensure_ascii=False, indent=2).encode() + b"\n"


def _read_opml(text: str, where: str) -> Listing:
    tree = parsed(text if is_well_formed(text) else _OUTLINE.sub(_mended, text), where)
    if etree.QName(tree).localname.lower() != "opml":
        problem = f"this is XML of another kind (<{etree.QName(tree).localname}>), not OPML"
        raise Unreadable(problem, where)
    head = {
        str(row.tag): row.text.strip()
        for row in tree.iterfind("head/*")
        if isinstance(row.tag, str) and row.text and row.text.strip()
    }
    folders: dict[tuple[str, ...], Folder] = {}
    if head:
        folders[()] = Folder(path=(), attributes=tuple(head.items()))
    sources: list[Source] = []
    # The paths of all outlines around: no recursion, whatever the depth.
    waiting: list[tuple[etree._Element, tuple[str, ...]]] = [
        (outline, ()) for outline in reversed(tree.findall("body/outline"))
    ]
    while waiting:
        outline, path = waiting.pop()
        told = {str(name): sound(str(value)) for name, value in outline.attrib.items()}
        address = next((told.pop(name) for name in list(told) if name.lower() == "xmlurl"), "")
        name = _name(told.get("title", "")) or _name(told.get("text", ""))
        if address.strip():
            sources.append(_source(address, name, path, told))
        below = outline.findall("outline")
        if below:
            inner = (*path, name or "Folder")
            kept = {
                key: value for key, value in told.items() if key != "text" or value != inner[-1]
            }
            folders.setdefault(inner, Folder(path=inner, attributes=tuple(kept.items())))
            waiting.extend((outline, inner) for outline in reversed(below))
    return Listing(sources=tuple(sources), folders=tuple(folders.values()))


def _mended(outline: re.Match[str]) -> str:
    """Write an outline's attributes anew, whose values hold bare quotes and mark-up.

    Some programs write what a feed says of itself as it comes: `description="In "Hardcore" …"`.
    """
    told = {name: unescape(value) for name, value in _ATTRIBUTE.findall(outline[1])}
    return f"<outline{''.join(f' {name}={quoteattr(told[name])}' for name in told)}{outline[2]}>"


def _read_kite(text: str, where: str) -> Listing:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable("this is broken JSON, not a list of feeds", where) from error
    sources: list[Source] = []
    folders: list[Folder] = []
    for category, said in told.items():
        feeds = said.get(_KITE_FEEDS) if isinstance(said, dict) else None
        if not isinstance(feeds, list) or not all(isinstance(feed, str) for feed in feeds):
            fix = "Each category needs a list of addresses named 'feeds'"
            raise Unreadable("this is JSON, but no list of feeds", f"{where}: {category!r}", fix)
        rest = {key: value for key, value in said.items() if key != _KITE_FEEDS}
        folders.append(Folder(path=(category,), attributes=tuple(_flattened(rest))))
        language = str(said.get("source_language") or "")
        for feed in feeds:
            source = _source(feed, "", (category,), {})
            sources.append(replace(source, language=language if len(language) == 2 else ""))
    return Listing(sources=tuple(sources), folders=tuple(folders))


def _source(
    address: str, name: str, folder: tuple[str, ...], attributes: Mapping[str, str]
) -> Source:
    """Make a source; an address that had to be mended is kept as it was beside it."""
    mended = re.sub(r"^feed:(?://)?(?=https?:)|[\t\r\n]", "", address.strip(), flags=re.IGNORECASE)
    mended = re.sub(r"^feed://", "https://", mended, flags=re.IGNORECASE).replace(" ", "%20")
    if not re.match(r"https?://", mended, re.IGNORECASE):
        mended = "https://" + mended.lstrip("/:")
    mended = re.sub(r"^https?", lambda scheme: scheme[0].lower(), mended, flags=re.IGNORECASE)
    kept = dict(attributes) | ({_ADDRESS: address} if mended != address else {})
    return Source(
        name=name or mended.partition("://")[2].rstrip("/")[:NAME_AT_MOST],
        address=mended,
        section=folder[-1] if folder else "",
        folder=folder,
        attributes=tuple(kept.items()),
    )


def _named_apart(sources: Iterable[Source], taken: Iterable[str] = ()) -> Iterator[Source]:
    """Give each source a name of its own: `The Post`, `The Post (2)`."""
    counts: dict[str, int] = dict.fromkeys(taken, 1)
    for source in sources:
        name, number = source.name, counts.get(source.name, 0)
        while name in counts:
            number += 1
            name = f"{source.name} ({number})"
        counts[source.name] = max(number, 1)
        counts[name] = 1
        # The outlet keeps the plain name: two feeds of one outlet are one origin.
        yield replace(source, name=name)


def added(new: Listing, sources: Iterable[Source], folders: Iterable[Folder]) -> Listing:
    """What of a list is not there yet, under names that are free."""
    old = list(sources)
    known = {(source.address, source.folder) for source in old}
    fresh = [one for one in new.sources if (one.address, one.folder) not in known]
    paths = {folder.path for folder in folders}
    return Listing(
        sources=tuple(_named_apart(fresh, [source.name for source in old])),
        folders=tuple(folder for folder in new.folders if folder.path not in paths),
    )


def _name(told: str) -> str:
    return plain_title(told)[:NAME_AT_MOST]


def _xml(told: Mapping[str, str]) -> dict[str, str]:
    """Attributes that XML can carry."""
    return {re.sub(r"[^\w.{}:/-]", "_", name): value for name, value in told.items()}


def _flattened(told: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    """`{"names": {"en": "A"}}` as `names.en = A`; what is no text, as its JSON."""
    for key, value in told.items():
        if isinstance(value, dict) and value and "." not in key:
            yield from _flattened(value, f"{before}{key}.")
        elif isinstance(value, str):
            yield before + key, value
        else:
            yield f"{before}{key}=", json.dumps(value, ensure_ascii=False)


def _unflattened(attributes: Iterable[tuple[str, str]]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for name, told in attributes:
        *path, key = name.split(".")
        inner = made
        for step in path:
            inner = inner.setdefault(step, {})
        inner[key.removesuffix("=")] = json.loads(told) if key.endswith("=") else told
    return made
