"""One outlet's read piece. It never changes: a new version of a page is a new article."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property

from daybrief.model.source import Source

PARAGRAPH_BREAK = "\n\n"
FIRST_SEEN = "first seen"
"""How an article's time was learnt when neither page, address nor feed tells it."""


class Completeness(StrEnum):
    """Whether the text is all the article; only what was really readable is text."""

    COMPLETE = "complete"
    TRUNCATED = "truncated"
    FEED_ONLY = "feed_only"
    SCRAMBLED = "scrambled"
    SHELL = "shell"
    CONSENT = "consent"
    BLOCKED = "blocked"
    ERROR = "error"
    EMPTY = "empty"


class Kind(StrEnum):
    """What sort of piece it is."""

    ARTICLE = "article"
    OPINION = "opinion"
    LIVE = "live"
    VIDEO = "video"
    GALLERY = "gallery"
    SPONSORED = "sponsored"
    ROUND_UP = "round_up"


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """Why we believe one fact of an article, in words a person understands."""

    fact: str
    """Which fact: `completeness`, `paywalled`, `kind`, `published`, or `text`: where it stood."""
    says: str
    start: int | None = None
    """Character offset into the article's text, where there is one."""


class Shape(StrEnum):
    """What a paragraph of an article is on its page."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"
    ROW = "row"
    CODE = "code"


@dataclass(frozen=True, kw_only=True)
class Link:
    """Words that lead elsewhere: character offsets into their paragraph, and the address."""

    start: int
    end: int
    url: str


@dataclass(frozen=True, kw_only=True)
class Block:
    """The place of one paragraph in the structure of its page."""

    shape: Shape = Shape.PARAGRAPH
    level: int = 0
    """1 to 6 of a heading, depth of a list's item from 1, 1 of a table's head row; else 0."""
    run: int = 0
    """Paragraphs of one list, quotation or table share a number from 1; 0 if they stand alone."""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Caption:
    """Words under a picture, a film or a table; kept beside the text and never part of it."""

    text: str
    at: int
    """How many paragraphs stand before it."""


@dataclass(frozen=True, kw_only=True)
class Item:
    """One piece of a round-up, or one post of a live blog."""

    title: str
    first: int
    """Its first paragraph, counted from 0; its heading is the one before where it has one."""
    end: int
    """The paragraph after its last one."""
    url: str = ""
    published_at: datetime | None = None
    """UTC, where the item says it."""


@dataclass(frozen=True, kw_only=True)
class Article:
    """One outlet's piece, as far as it could be read."""

    id: str
    source: Source
    url: str
    """The canonical address."""
    title: str
    byline: tuple[str, ...] = ()
    """People who wrote it."""
    signed: tuple[str, ...] = ()
    """Words that say who wrote it, as they stand: with agencies, desks and roles."""
    published_at: datetime | None = None
    """UTC."""
    published_offset: timedelta | None = None
    """Offset from UTC in which the page itself gives that time; None where it gives none."""
    published_from: str = ""
    """How it was learnt: `structured data`, `meta`, `visible`, `address`, `feed`, `first seen`."""
    updated_at: datetime | None = None
    updated_offset: timedelta | None = None
    updated_from: str = ""
    """How the last change was learnt, in the words of `published_from`; empty if unknown."""
    language: str = ""
    section: str = ""
    """The outlet's own name for the part of its offer that it stands in."""
    place: str = ""
    """Where it was reported from, by its dateline."""
    paragraphs: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    """One for each paragraph, in order; empty where the structure is not known."""
    captions: tuple[Caption, ...] = ()
    items: tuple[Item, ...] = ()
    """The pieces of a round-up or a live blog, where it has them."""
    corrections: tuple[str, ...] = ()
    """Notices by which the outlet corrects the piece, as they stand."""
    completeness: Completeness = Completeness.COMPLETE
    paywalled: bool | None = None
    """What the publisher declares; None if it declares nothing."""
    kind: Kind = Kind.ARTICLE
    evidence: tuple[Evidence, ...] = ()
    document: str = ""
    """Id of the document it was read from."""

    @cached_property
    def text(self) -> str:
        """The paragraphs, joined by an empty line; every offset counts characters of this."""
        return PARAGRAPH_BREAK.join(self.paragraphs)

    @cached_property
    def paragraph_starts(self) -> tuple[int, ...]:
        """Offset into the text of each paragraph's first character."""
        starts, start = [], 0
        for paragraph in self.paragraphs:
            starts.append(start)
            start += len(paragraph) + len(PARAGRAPH_BREAK)
        return tuple(starts)

    @property
    def dated_at(self) -> datetime | None:
        """When it says it was published; None where only its first sight is known.

        Its "yesterday" counts from this moment, and from no other.
        """
        return None if self.published_from == FIRST_SEEN else self.published_at

    @property
    def outlet(self) -> str:
        return self.source.outlet

    @property
    def owner(self) -> str:
        return self.source.owner
