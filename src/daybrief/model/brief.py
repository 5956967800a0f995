"""Our sentences about a story, each tied to the words it rests on."""

from dataclasses import dataclass
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
    """Which promise it makes: `whats_next` or `subject`."""


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
    reasons: tuple[Reason, ...] = ()
    thread: str = ""
    """Id of the earlier story this one continues."""
