"""One day's published briefs, with everything a reader needs to judge them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from daybrief.model.article import Completeness
from daybrief.model.brief import Brief, Sentence
from daybrief.model.failure import Failure
from daybrief.model.story import Place, Reason


class State(StrEnum):
    """Where an edition stands on its way to the reader."""

    DRAFT = "draft"
    APPROVED = "approved"
    PUBLISHED = "published"
    CORRECTED = "corrected"


@dataclass(frozen=True, kw_only=True)
class Counts:
    """The day in numbers."""

    sources_asked: int
    sources_answered: int
    documents_found: int
    articles_read_in_full: int
    articles_set_aside: int
    stories: int
    briefs: int
    sentences: int


@dataclass(frozen=True, kw_only=True)
class LedgerRow:
    """How many articles of the day have one completeness, and from whom."""

    completeness: Completeness
    article_count: int
    outlets: tuple[tuple[str, int], ...]
    """Outlet and count, most first."""
    why: tuple[str, ...] = ()
    """The reasons met, in words: `robots.txt does not allow it`."""


@dataclass(frozen=True, kw_only=True)
class SourceDown:
    """A source that did not answer."""

    source: str
    outlet: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """The gate ledger: what was found, read in full, cut, behind what, from whom."""

    rows: tuple[LedgerRow, ...]
    """`complete` first, then the rest by count."""
    down: tuple[SourceDown, ...]
    failures: tuple[Failure, ...] = ()
    """Items that could not become articles at all, with the reason."""


@dataclass(frozen=True, kw_only=True)
class Section:
    """Bullets under one heading."""

    name: str
    briefs: tuple[Brief, ...]


@dataclass(frozen=True, kw_only=True)
class Reference:
    """An article that the edition cites, pinned by hash."""

    article: str
    document: str
    outlet: str
    owner: str
    url: str
    title: str
    published_at: datetime | None
    language: str
    licence: str = ""


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """A story without a place, and why."""

    story: str = ""
    title: str
    outlets: tuple[str, ...]
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, kw_only=True)
class Unchanged:
    """A story that an earlier edition told and of which no article tells anything new."""

    story: str
    headline: Sentence
    """As the edition printed it that told it last."""
    edition: str
    day: date
    """Day of that edition."""


class Outcome(StrEnum):
    """What became of something that was to come."""

    OPEN = "open"
    CAME_TRUE = "came_true"
    LAPSED = "lapsed"


@dataclass(frozen=True, kw_only=True)
class Expectation:
    """What an edition said was next, carried until an article tells of it or its time is over."""

    story: str
    """Id of the story it belongs to, as it was last told."""
    said: Sentence
    """As printed then; its days count from that edition's day."""
    edition: str
    day: date
    """Day of the edition that said it."""
    due: date | None = None
    """Last day by which it was to come, if its words give one."""
    outcome: Outcome = Outcome.OPEN
    told: Sentence | None = None
    """The sentence of today that tells of it."""


@dataclass(frozen=True, kw_only=True)
class Override:
    """An editor's word on the place of one story; printed with the edition."""

    article: str
    """An article of the story, by which it is known again when the day is told anew."""
    title: str
    """The story as the editor saw it."""
    was: Place
    place: Place
    by: str
    """Who, by the name that readers may see."""
    at: datetime
    why: str


@dataclass(frozen=True, kw_only=True)
class Edition:
    """One day's briefs. Immutable: a correction is a new version."""

    id: str
    """`YYYY-MM-DD`, or `YYYY-MM-DD-HHMM`, in the publication's zone."""
    publication: str
    day: date
    zone: str
    """IANA time zone."""
    language: str
    title: str
    """`«Weekday» Briefing: «lead headline»`."""
    also: tuple[str, ...]
    """Headlines of two other stories, for the line below the title."""
    state: State = State.DRAFT
    version: int = 1
    due_at: datetime
    cutoff_at: datetime
    """Nothing fetched after this moment was read; UTC."""
    next_at: datetime
    leads: tuple[Brief, ...]
    """The lead first; empty on a day when nothing is worth one."""
    sections: tuple[Section, ...]
    since_last: tuple[Brief, ...] = ()
    """Stories that go on from the last edition and stand nowhere else on the page."""
    unchanged: tuple[Unchanged, ...] = ()
    """Stories told before of which nothing new is told."""
    expectations: tuple[Expectation, ...] = ()
    """What earlier editions said was next: open, come true today, or lapsed today."""
    overrides: tuple[Override, ...] = ()
    """What the editors changed, in the order they did."""
    ledger: Ledger
    counts: Counts
    references: tuple[Reference, ...]
    left_out: tuple[LeftOut, ...] = ()
    inputs: tuple[str, ...]
    """Ids of every document the day was made from, sorted."""
    settings: str
    """Hash of the settings it was made with."""
    versions: tuple[tuple[str, str], ...]
    """Programs that shaped it, name and version."""

    @property
    def briefs(self) -> tuple[Brief, ...]:
        """Every brief on the page, in its order."""
        bullets = tuple(brief for section in self.sections for brief in section.briefs)
        return self.leads + bullets + self.since_last

    @property
    def carried(self) -> tuple[tuple[Sentence, date], ...]:
        """Sentences that stand in no brief, each with the day that its words count from."""
        unchanged = ((one.headline, one.day) for one in self.unchanged)
        said = ((one.said, one.day) for one in self.expectations)
        told = ((one.told, self.day) for one in self.expectations if one.told)
        return (*unchanged, *said, *told)


@dataclass(frozen=True, kw_only=True)
class Outage:
    """A day that could not be told, because too few sources answered."""

    id: str
    day: date
    due_at: datetime
    sources_asked: int
    sources_answered: int
    down: tuple[SourceDown, ...]

    @property
    def says(self) -> str:
        return f"No edition: {self.sources_answered} of {self.sources_asked} sources answered"
