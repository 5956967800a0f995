"""A place we gather from, and what happened when we last asked it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What an outlet lets us print of its words."""

    quote_words_at_most: int = 40
    """Words quoted from one article in one edition."""
    licence: str = ""


@dataclass(frozen=True, kw_only=True)
class Source:
    """A place we gather from; one `[[source]]` row of the settings."""

    name: str
    address: str
    kind: str = "feed"
    outlet: str = ""
    """Who publishes, as readers know it; the name if empty."""
    owner: str = ""
    """The publisher family: outlets of one owner count once; the outlet if empty."""
    language: str = ""
    section: str = ""
    terms: Terms = Terms()
    weight: float = 1.0
    """How much this publication makes of the outlet; 1.0 is ordinary, 0.0 never leads."""
    allow_private: tuple[str, ...] = ()
    """Private or loopback ranges this source may be read from, as CIDR."""
    render: bool = False
    """Whether its pages need a script: they are then opened in the system's Chromium."""
    user: str = ""
    """Name to log in with, told to the host of `address` alone."""
    password_in: str = ""
    """The environment variable that holds the password; needs `user`."""
    folder: tuple[str, ...] = ()
    """Where an imported list had it, the outermost folder first."""
    attributes: tuple[tuple[str, str], ...] = ()
    """What an imported list says of it besides, kept for export: `{ htmlUrl = "…" }`."""
    where: str = field(default="", compare=False, repr=False)
    """Where the row stands, for messages: `daybrief.toml: source 3`."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "outlet", self.outlet or self.name)
        object.__setattr__(self, "owner", self.owner or self.outlet)


@dataclass(frozen=True, kw_only=True)
class Folder:
    """What an imported list says of one of its folders; a `[[folder]]` row of the settings."""

    path: tuple[str, ...]
    attributes: tuple[tuple[str, str], ...] = ()


class Condition(StrEnum):
    """What a source is like, as its last visits show."""

    FRESH = "fresh"
    UNCHANGED = "unchanged"
    EMPTY = "empty"
    UNDATED = "undated"
    SLOW = "slow"
    REFUSED = "refused"
    GONE = "gone"
    BROKEN = "broken"


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What a source has to offer at one visit, before any of its pages is read."""

    entry_count: int
    dated_count: int = 0
    seconds: float = 0.0
    """How long its own address took to answer."""
    moved_to: str = ""
    """Where it has moved for good, if it has."""
    fresh_seconds: int = 0
    """How long its server says that nothing will change."""
    note: str = ""
    """What somebody should know of it though it answered, in words."""


class VisitState(StrEnum):
    """How a source answered when asked."""

    ANSWERED = "answered"
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(frozen=True, kw_only=True)
class Visit:
    """One asking of one source; every source asked gives exactly one."""

    source: str
    asked_at: datetime
    state: VisitState
    why: str = ""
    """In words a reader understands, when it failed or was cut: `503 since 02:10`."""
    document_count: int = 0
    address: str = ""
    """Where it was asked."""
    condition: Condition | None = None
    """None where it was kept by a daybrief that did not tell."""
    wait_until: datetime | None = None
    """Until when its server asked to be left alone."""
    fresh_until: datetime | None = None
    """Until when its server said that nothing would change."""
    moved_to: str = ""
    """Where it has moved for good."""
    is_spared: bool = False
    """It was not asked at all: its server had asked to be left alone, or it is gone."""
