"""Articles about one event, and the decision whether they get a place in the edition."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from daybrief.model.article import Article


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A sentence of one article that tells what no earlier article of its story had."""

    article: str
    start: int
    """Offset of its first character into the article's text."""
    end: int
    tells: tuple[str, ...] = ()
    """Figures and names that are new, as they stand; empty where all it says is worded anew."""


@dataclass(frozen=True, kw_only=True)
class Story:
    """Articles about one event."""

    id: str
    articles: tuple[Article, ...]
    """By time of publication, then id; never empty."""
    origins: tuple[tuple[str, ...], ...]
    """Article ids: what one agency reports, and articles of one owner, stand together.

    Each inner tuple is one independent origin: the agency's own article first, or the first to
    publish.
    """
    agencies: tuple[str, ...] = ()
    """For each origin the agency whose report it is, as byline or dateline name it, or nothing."""
    thread: str = ""
    """Id of the story of an earlier edition that this one continues."""
    new: tuple[Fact, ...] = ()
    """In a story that goes on, what no earlier article had, in the order of the articles."""

    @property
    def is_unchanged(self) -> bool:
        """Whether it was told before and no article tells anything new."""
        return bool(self.thread) and not self.new

    @property
    def outlets(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(article.outlet for article in self.articles))

    @property
    def origin_count(self) -> int:
        return len(self.origins)

    @property
    def latest_at(self) -> datetime | None:
        return max((a.published_at for a in self.articles if a.published_at), default=None)


class Place(StrEnum):
    """Where in the edition a story stands."""

    LEAD = "lead"
    MORE = "more"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, kw_only=True)
class Reason:
    """One thing that spoke for or against a story."""

    says: str
    score: float
    """What it added to the story's score; 0.0 for a remark."""


@dataclass(frozen=True, kw_only=True)
class Pick:
    """A story with its place and the reasons for it, in words and numbers."""

    story: Story
    place: Place
    section: str
    score: float
    reasons: tuple[Reason, ...]
