"""The sentences of a story that may be printed, each with its place, its words and its worth."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from zoneinfo import ZoneInfo

from daybrief.model import Article, Completeness, Kind, Role, Story
from daybrief.stages.write.roles import Told, roles
from daybrief.stages.write.standing import flaw, full_names, taken_as_known
from daybrief.tools.text import Span, content_words, sentences, word_count
from daybrief.tools.times import misread, told_on

READABLE = frozenset({Completeness.COMPLETE, Completeness.TRUNCATED, Completeness.FEED_ONLY})
QUOTABLE_KINDS = frozenset({Kind.ARTICLE, Kind.LIVE, Kind.VIDEO})
SENTENCES_AT_MOST = 40
"""Sentences looked at in one article; news is told at its top."""
_REPRINT_AT_LEAST = 0.5  # share of four-word runs; guess, well above what two reporters share
_DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ][\w.’'À-ÿ-]*(?:[ ,/]+[\w.’'À-ÿ-]+){0,6}\s*)?"
    r"(?:\((?!AP Photo)[A-Z][\w .,&/’'-]{1,40}\)\s*)?\s*[—–]\s+|"
    r"(?:[A-ZÀ-Þ][\w.’'À-ÿ-]*(?:[ ,/]+[\w.’'À-ÿ-]+){0,6}\s*)?"
    r"\((?!AP Photo)[A-Z][\w .,&/’'-]{1,40}\)\s*[-:]*\s+|"
    r"[A-ZÀ-Þ][A-ZÀ-Þ .,'’/-]{2,40}(?:,\s*[A-Z][\w.]+(?: \d{1,2})?)?\s+(?:--|-)\s+"
)


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """One sentence of one article that may be printed."""

    article: Article
    origin: int
    """Which independent origin the article belongs to."""
    paragraph: int
    start: int
    """Offset into the article's text."""
    text: str
    place: int
    """Number of the sentence in its article, from 0."""
    told: Told
    concepts: frozenset[str]
    """Stems of its content words, and neighbouring pairs of them joined by a blank."""
    word_count: int
    taken_as_known: frozenset[str]
    """Things it names as if told before, `the wall`."""
    full_names: Mapping[str, str]
    """Surname → full name, of those whom the story names in full."""

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def role(self) -> Role:
        return self.told.role


def quotable(story: Story, language: str) -> tuple[tuple[int, Article], ...]:
    """Choose the articles that may be quoted, each with the number of its origin.

    Of reprints of one text only the first is quoted.
    """
    by_id = {article.id: article for article in story.articles}
    chosen: list[tuple[int, Article]] = []
    for number, origin in enumerate(story.origins):
        runs: list[set[tuple[str, ...]]] = []
        for article in (by_id[id] for id in origin if id in by_id):
            if not _may_quote(article, language):
                continue
            own = _runs(article.text) if len(origin) > 1 else set()
            if any(_is_reprint(own, other) for other in runs):
                continue
            runs.append(own)
            chosen.append((number, article))
    return tuple(chosen)


def candidates(
    articles: Sequence[tuple[int, Article]], *, language: str, day: date | None, zone: ZoneInfo
) -> tuple[Candidate, ...]:
    """Find every sentence that may be printed in the edition of a day."""
    full = full_names((article.text for _, article in articles), language)
    return tuple(
        found
        for origin, article in articles
        for found in _candidates(origin, article, language, day, zone, full)
    )


def weights(articles: Sequence[tuple[int, Article]], language: str) -> dict[str, float]:
    """Weigh each concept by how many independent origins tell it, from 0.0 to 1.0."""
    told: dict[int, set[str]] = {}
    for origin, article in articles:
        told.setdefault(origin, set()).update(
            _concepts(f"{article.title}. {article.text}", language)
        )
    counts = Counter(concept for concepts in told.values() for concept in concepts)
    return {concept: count / len(told) for concept, count in counts.items()}


def without_dateline(span: Span, *, is_first: bool = True) -> Span:
    """Start a sentence after its dateline: `BRENNICK (Coast Wire) — `."""
    match = _DATELINE.match(span.text)
    if not match or match.end() > 80 or not (_is_dateline(match[0]) or is_first):
        return span
    rest = span.text[match.end() :]
    return Span(span.start + match.end(), span.end, rest) if rest[:1].strip() else span


def _is_dateline(told: str) -> bool:
    """A place in capitals or an agency in brackets; `Vael — who won — left` is none."""
    place = re.split(r"[,(—–-]", told)[0].strip()
    return "(" in told or place.isupper()


def _may_quote(article: Article, language: str) -> bool:
    written_in = article.language or article.source.language or language
    return (
        written_in == language
        and article.completeness in READABLE
        and article.kind in QUOTABLE_KINDS
        and bool(article.text.strip())
    )


def _candidates(
    origin: int,
    article: Article,
    language: str,
    day: date | None,
    zone: ZoneInfo,
    full: Mapping[str, str],
) -> Iterator[Candidate]:
    spans = list(_spans(article, language))
    year = article.dated_at.year if article.dated_at else 0
    told = roles(article.title, [span.text for _, span in spans], language, year=year)
    days = told_on(article.dated_at, article.updated_at, zone)
    for place, ((paragraph, span), role) in enumerate(zip(spans, told, strict=True)):
        if flaw(span.text, language):
            continue
        if day is not None and misread(span.text, language, days, day):
            continue
        yield Candidate(
            article=article,
            origin=origin,
            paragraph=paragraph,
            start=article.paragraph_starts[paragraph] + span.start,
            text=span.text,
            place=place,
            told=role,
            concepts=_concepts(span.text, language),
            word_count=word_count(span.text),
            taken_as_known=taken_as_known(span.text, language),
            full_names=full,
        )


def _spans(article: Article, language: str) -> Iterator[tuple[int, Span]]:
    """The article's first sentences with their paragraph; offsets count from the paragraph."""
    count = 0
    for number, paragraph in enumerate(article.paragraphs):
        for span in sentences(paragraph, language):
            yield number, without_dateline(span, is_first=not count)
            count += 1
            if count >= SENTENCES_AT_MOST:
                return


def _concepts(text: str, language: str) -> frozenset[str]:
    stems = content_words(text, language)
    pairs = (f"{a} {b}" for a, b in pairwise(stems))
    return frozenset(stems) | frozenset(pairs)


def _runs(text: str) -> set[tuple[str, ...]]:
    told = content_words(text[:20_000])
    return set(zip(told, told[1:], told[2:], told[3:], strict=False))


def _is_reprint(one: set[tuple[str, ...]], other: set[tuple[str, ...]]) -> bool:
    smaller = min(len(one), len(other))
    return bool(smaller) and len(one & other) / smaller >= _REPRINT_AT_LEAST
