"""The files of the sample wire as values: invented outlets and what they wrote, undated.

Serving is `server.py`'s work, and what stands at an address at a moment is `site.py`'s.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from daybrief.errors import InvalidInput
from daybrief.sample.calendar import Moment

FOLDER = Path(__file__).parent / "wire"
_NEW_VERSION = "=== "
_HEADINGS = {"title", "at", "by", "section", "tags", "summary", "gate", "kind", "reprints"} | {
    "encoding",
    "file",
}


@dataclass(frozen=True, kw_only=True)
class Feed:
    """One feed of an outlet."""

    path: str
    form: str
    """`rss`, `atom`, `rdf` or `json`."""
    name: str = ""
    """What its `[[source]]` row is called; the outlet's name if empty."""
    section: str = ""
    """Section of its `[[source]]` row; the outlet's if empty."""
    sections: tuple[str, ...] = ()
    """Only these sections; all if empty."""
    tracking: str = ""
    """Added to each link, as `?utm_source=rss`."""
    moved_from: str = ""
    """Old path that answers 301; readers still have it, so the settings name it."""
    is_empty: bool = False
    has_whole_text: bool = False


@dataclass(frozen=True, kw_only=True)
class Outlet:
    """One invented outlet, with the habits of its server."""

    id: str
    name: str
    owner: str
    language: str
    about: str
    """One line it says of itself."""
    page: str
    """Pattern of its articles' paths: `/{year}/{month}/{day}/{slug}`."""
    section: str = ""
    """Section of its `[[source]]` rows."""
    weight: float = 1.0
    quote_words_at_most: int = 0
    """0 leaves it to the default."""
    licence: str = ""
    feeds: tuple[Feed, ...] = ()
    front: str = ""
    """Path of the front page that is gathered as a source of kind `page`."""
    disallow: tuple[str, ...] = ()
    """Paths that its robots.txt forbids."""
    moved: tuple[tuple[str, str], ...] = ()
    """Slugs that moved: old, new."""
    delay_seconds: float = 0.0
    refuses: bool = False
    """Answers 403 to everything but robots.txt."""
    down_from: Moment | None = None
    """From this moment it answers 503."""
    has_gzip: bool = True


@dataclass(frozen=True, kw_only=True)
class Version:
    """A text from one moment on."""

    at: Moment
    text: str


@dataclass(frozen=True, kw_only=True)
class Piece:
    """One file: what an outlet wrote, its days still counted from today."""

    outlet: str
    slug: str
    title: str
    by: str = ""
    section: str = ""
    tags: tuple[str, ...] = ()
    summary: str = ""
    """For the feed; the first paragraph if empty."""
    gate: str = ""
    """What stands before the text: `subscribe`, `ellipsis`, `script`, `consent`."""
    kind: str = ""
    """`opinion`, `live`, `sponsored`, `round_up`; an article if empty."""
    encoding: str = "utf-8"
    """How its page is really encoded, whatever the server says."""
    file: str = ""
    """A file that stands at its address instead of a page."""
    reprints: str = ""
    """`outlet/slug` of the text it prints."""
    versions: tuple[Version, ...]


@dataclass(frozen=True, kw_only=True)
class World:
    """All outlets, and all they wrote, by time."""

    outlets: tuple[Outlet, ...]
    pieces: tuple[Piece, ...]

    def of(self, outlet: Outlet) -> Iterator[Piece]:
        return (piece for piece in self.pieces if piece.outlet == outlet.id)


@cache
def load_world() -> World:
    """Read the files of the package.

    Raises:  InvalidInput naming the file that is wrong.
    """
    rows = tomllib.loads((FOLDER / "outlets.toml").read_text(encoding="utf-8"))["outlet"]
    outlets = tuple(_outlet(row) for row in rows)
    pieces = {
        f"{outlet.id}/{path.stem}": parse_piece(
            outlet.id, path.stem, path.read_text(encoding="utf-8")
        )
        for outlet in outlets
        for path in sorted((FOLDER / "articles" / outlet.id).glob("*.txt"))
    }
    whole = (with_text(piece, pieces) for piece in pieces.values())
    return World(outlets=outlets, pieces=tuple(sorted(whole, key=lambda p: p.versions[0].at)))


def parse_piece(outlet: str, slug: str, file: str) -> Piece:
    """Read headings up to the first empty line, then versions parted by `=== -1 15:00`.

    Raises:  InvalidInput naming what is wrong.
    """
    where = f"sample wire: {outlet}/{slug}.txt"
    head, _, body = file.partition("\n\n")
    told: dict[str, str] = {}
    for line in head.splitlines():
        name, colon, value = line.partition(": ")
        if not colon:
            raise InvalidInput(f"not a heading: {line!r}", where, "Write NAME: VALUE")
        if name not in _HEADINGS:
            known = ", ".join(sorted(_HEADINGS))
            raise InvalidInput(f"unknown heading {name!r}", where, f"Use one of: {known}")
        told[name] = value
    if not {"title", "at"} <= set(told):
        raise InvalidInput("title and at are needed", where)
    first, *later = body.split(f"\n{_NEW_VERSION}")
    versions = [Version(at=Moment.parse(told.pop("at")), text=first.strip())]
    for version in later:
        moment, _, text = version.partition("\n")
        versions.append(Version(at=Moment.parse(moment), text=text.strip()))
    tags = tuple(tag.strip() for tag in told.pop("tags", "").split(",") if tag.strip())
    return Piece(outlet=outlet, slug=slug, tags=tags, versions=tuple(versions), **told)


def with_text(piece: Piece, pieces: Mapping[str, Piece]) -> Piece:
    """Give a reprint the text it prints, under its own title and time.

    Raises:  InvalidInput if nobody wrote that text.
    """
    if not piece.reprints:
        return piece
    if piece.reprints not in pieces:
        raise InvalidInput(f"reprints {piece.reprints!r}, which is not there", piece.slug)
    text = pieces[piece.reprints].versions[0].text
    own = piece.versions[0]
    whole = Version(at=own.at, text=f"{text}\n\n{own.text}".strip())
    return replace(piece, versions=(whole,))


def _outlet(row: dict[str, object]) -> Outlet:
    feeds = tuple(Feed(**_tuples(feed)) for feed in row.pop("feed", []))  # type: ignore[attr-defined, arg-type]  # tomllib's values; a wrong key raises
    down = row.pop("down_from", "")
    moment = Moment.parse(str(down)) if down else None
    return Outlet(**_tuples(row), feeds=feeds, down_from=moment)  # type: ignore[arg-type]  # as above


def _tuples(row: dict[str, object]) -> dict[str, object]:
    told = {key: tuple(v) if isinstance(v, list) else v for key, v in row.items()}
    if isinstance(moved := told.get("moved"), dict):
        told["moved"] = tuple(moved.items())
    return told
