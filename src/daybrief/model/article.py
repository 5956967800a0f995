"""One outlet's read piece. It never changes: a new version of a page is a new article."""

from dataclasses import dataclass
from datetime import datetime
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
    """Which fact: `completeness`, `paywalled`, `kind` or `published`."""
    says: str
    start: int | None = None
    """Character offset into the article's text, where there is one."""


@dataclass(frozen=True, kw_only=True)
class Article:
    """One outlet's piece, as far as it could be read."""

    id: str
    source: Source
    url: str
    """The canonical address."""
    title: str
    byline: tuple[str, ...] = ()
    published_at: datetime | None = None
    """UTC."""
    published_from: str = ""
    """How it was learnt: `structured data`, `meta`, `visible`, `address`, `feed`, `first seen`."""
    updated_at: datetime | None = None
    language: str = ""
    paragraphs: tuple[str, ...] = ()
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
