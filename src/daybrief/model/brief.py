"""Our sentences about a story, each tied to the words it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from daybrief.model.story import Place, Reason


class Role(StrEnum):
    """What a sentence does in the telling."""

    HEADLINE = "headline"
    MAIN_EVENT = "main_event"
    CONSEQUENCE = "consequence"
    CONTEXT = "context"
    HISTORY = "history"
    REACTION = "reaction"
    EXPECTATION = "expectation"
    ANECDOTE = "anecdote"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Label:
    """The words that open a labelled part, and the contract they promise."""

    text: str
    """As printed, without the colon: `What's next`, `Ostmark`."""
    contract: str
    """Which promise it makes: one of `CONTRACTS`."""


CONTRACTS = (
    "whats_next",
    "on_the_table",
    "background",
    "subject",
    "numbers",
    "disputed",
    "catch_up",
    "also",
)
"""What a label may promise; `docs/guide/briefs.md` says what each one means."""


@dataclass(frozen=True, kw_only=True)
class Citation:
    """Exact characters of one article."""

    article: str
    outlet: str
    url: str
    paragraph: int | None
    """Index into the article's paragraphs; None when the words are the article's title."""
    start: int
    """Offset of the first character into the article's text (or title)."""
    end: int
    """Offset after the last character."""
    quote: str
    """The characters themselves: `article.text[start:end]`."""
    before: str = ""
    """A few words that stand before the quote in its paragraph, for the reader's eye."""
    after: str = ""


class EditKind(StrEnum):
    """What may be changed in a source's words; nothing else ever is."""

    DATELINE_OFF = "dateline_off"
    CONNECTIVE_OFF = "connective_off"
    BRACKETED = "bracketed"
    PARENTHESIS_OFF = "parenthesis_off"
    DAY_RECAST = "day_recast"
    OUTLET_NAMED = "outlet_named"
    SHORTENED = "shortened"


@dataclass(frozen=True, kw_only=True)
class Edit:
    """One change of a source's words, with what undoes it."""

    kind: EditKind
    start: int
    """Offset of the first character into the printed text, where `now` stands."""
    end: int
    """After the last character of `now`; the same as `start` where words were only taken off."""
    was: str
    """The source's characters that stood there."""
    now: str
    """What is printed instead; empty where words were taken off."""
    citation: Citation | None = None
    """Where a bracketed name or date comes from."""


def undone(text: str, edits: Iterable[Edit]) -> str:
    """Put a source's own words back into a printed text.

    >>> edit = Edit(kind=EditKind.CONNECTIVE_OFF, start=0, end=1, was="But t", now="T")
    >>> undone("Talks go on.", [edit])
    'But talks go on.'
    """
    for edit in reversed(tuple(edits)):
        text = text[: edit.start] + edit.was + text[edit.end :]
    return text


@dataclass(frozen=True, kw_only=True)
class CheckResult:
    """What one check says of one sentence."""

    check: str
    """`support`, `quotes`, `figures`, `names` or `labels`."""
    passed: bool
    why: str


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """All checks of one sentence; supported only if every one passed."""

    supported: bool
    results: tuple[CheckResult, ...]

    @property
    def why(self) -> str:
        """The failed checks' words, or what was found to hold."""
        failed = [f"{r.check}: {r.why}" for r in self.results if not r.passed]
        return "; ".join(failed) or "every word stands in the cited passage"


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """One printed sentence."""

    text: str
    role: Role
    citations: tuple[Citation, ...]
    paragraph: int = 0
    """Number of the printed paragraph it stands in, from 0."""
    label: Label | None = None
    """On the sentence that opens a labelled part."""
    is_new: bool = False
    """In a story that goes on: whether it tells what no earlier article had."""
    verdict: Verdict | None = None
    edits: tuple[Edit, ...] = ()
    """In the order of the printed text; none where it is the cited characters themselves."""

    @property
    def source_text(self) -> str:
        """The characters that the source has in this sentence's place."""
        return undone(self.text, self.edits)


class Matter(StrEnum):
    """What articles tell differently."""

    QUANTITY = "quantity"
    DATE = "date"
    PLACE = "place"
    ATTRIBUTION = "attribution"


@dataclass(frozen=True, kw_only=True)
class Version:
    """What one outlet says of a disputed matter, in its own words."""

    says: str
    """The words as printed: characters of `citation.quote`."""
    value: str
    """What they come to, for comparing: `15`, `12-3`, `brennick`."""
    outlet: str
    at: datetime | None
    """UTC: when it said so; None if the article has no time."""
    citation: Citation
    """The whole sentence that says so."""


@dataclass(frozen=True, kw_only=True)
class Disagreement:
    """One matter told differently by independent articles."""

    matter: Matter
    what: str
    """What they differ about, in words that every version's sentence holds: `people killed`."""
    versions: tuple[Version, ...]
    """The newest of each outlet, newest first; at least two, whose values differ."""


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """Who told the story, and who could not be read: the line under a brief."""

    article_count: int
    outlets: tuple[str, ...]
    origin_count: int
    reprinted_from: str = ""
    """Outlet whose text others print, if any."""
    reprint_count: int = 0
    """How many articles print that text, the first included."""
    unread: tuple[tuple[str, str], ...] = ()
    """Outlet and why its article could not be read in full: (`The Ledger`, `subscribers only`)."""


@dataclass(frozen=True, kw_only=True)
class Brief:
    """Our sentences about one story."""

    story: str
    slug: str
    """The story's part of an address, unique within the edition."""
    section: str
    place: Place
    headline: Sentence
    sentences: tuple[Sentence, ...]
    coverage: Coverage
    disagreements: tuple[Disagreement, ...] = ()
    reasons: tuple[Reason, ...] = ()
    thread: str = ""
    """Id of the earlier story this one continues."""

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All that the brief rests on: its headline, sentences, brackets and disputed versions."""
        told = [c for s in (self.headline, *self.sentences) for c in s.citations]
        told += [e.citation for s in self.sentences for e in s.edits if e.citation is not None]
        return (*told, *(v.citation for d in self.disagreements for v in d.versions))
