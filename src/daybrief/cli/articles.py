"""Articles as the filters' rows give them: plain text and a few facts, with no source behind."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import UTC, datetime

from dateutil import parser as dates

from daybrief.cli.jsonl import Row, text
from daybrief.errors import InvalidInput
from daybrief.model import Article, Citation, Source, Terms


@dataclass(frozen=True, kw_only=True)
class Given:
    """An article of a row, and where each of its paragraphs starts in the row's own text."""

    article: Article
    starts: tuple[int, ...]

    def offset(self, citation: Citation) -> int:
        """Turn an offset into the article's text into one into the row's text (or title)."""
        if citation.paragraph is None:
            return 0
        own = self.article.paragraph_starts[citation.paragraph]
        return self.starts[citation.paragraph] - own

    def cited(self, start: int, end: int, *, of_title: bool = False) -> Citation:
        """Cite characters of the row's text (or title); none are quoted that are not there."""
        place = None if of_title else max(0, bisect_right(self.starts, start) - 1)
        whole = self.article.title
        if place is not None:
            own = self.article.paragraph_starts[place] if self.starts else 0
            start, end = (
                n + own - (self.starts[place] if self.starts else 0) for n in (start, end)
            )
            whole = self.article.text
        return Citation(
            article=self.article.id,
            outlet=self.article.outlet,
            url=self.article.url,
            paragraph=place,
            start=start,
            end=end,
            quote=whole[max(0, start) : max(0, end)],
        )


def given(row: Row, language: str = "") -> dict[str, Given]:
    """Read the articles of a row, by id.

    Raises:  InvalidInput if there are none, or one is not an object with a text.
    """
    told = row.get("articles")
    if not isinstance(told, list) or not told:
        raise InvalidInput("'articles' must be a list of objects, and not empty")
    found = {}
    for number, one in enumerate(told):
        if not isinstance(one, dict):
            raise InvalidInput(f"article {number} is not an object")
        article = _given(one, number, row, language)
        if article.article.id in found:
            raise InvalidInput(f"two articles have the id {article.article.id!r}")
        found[article.article.id] = article
    return found


def _given(row: Row, number: int, story: Row, language: str) -> Given:
    body = text(row, "text")
    paragraphs = [match for match in re.finditer(r"\S(?:.*\S)?", body)]
    outlet = text(row, "outlet") or f"source {number + 1}"
    spoken = text(row, "language") or language
    at_most = row.get("quote_words_at_most", story.get("quote_words_at_most"))
    if at_most is not None and (not isinstance(at_most, int) or at_most < 0):
        raise InvalidInput("'quote_words_at_most' must be a whole number")
    terms = Terms() if at_most is None else Terms(quote_words_at_most=at_most)
    source = Source(
        name=outlet, address=text(row, "url"), outlet=outlet, language=spoken, terms=terms
    )
    article = Article(
        id=str(row.get("id", number)),
        source=source,
        url=text(row, "url"),
        title=" ".join(text(row, "title").split()),
        published_at=_moment(text(row, "published")),
        language=spoken,
        paragraphs=tuple(match[0] for match in paragraphs),
    )
    return Given(article=article, starts=tuple(match.start() for match in paragraphs))


def _moment(told: str) -> datetime | None:
    if not told:
        return None
    try:
        moment = dates.parse(told)
    except (ValueError, OverflowError) as error:
        raise InvalidInput(f"not a date: {told[:40]!r}") from error
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
