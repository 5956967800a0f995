"""The sentences of a story that may be printed, each with its place, its words and its worth."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import groupby, pairwise
from operator import itemgetter
from zoneinfo import ZoneInfo

from daybrief.model import Article, Citation, Completeness, Edit, Kind, Role, Story
from daybrief.stages.write.edits import (
    Printed,
    edited,
    named,
    untouched,
    with_name,
    with_speaker,
)
from daybrief.stages.write.people import full_names
from daybrief.stages.write.roles import Told, roles
from daybrief.stages.write.standing import flaw, is_caption, taken_as_known
from daybrief.tools.grammar import plan
from daybrief.tools.text import Span, content_words, sentences, word_count
from daybrief.tools.times import misread, told_on

READABLE = frozenset({Completeness.COMPLETE, Completeness.TRUNCATED, Completeness.FEED_ONLY})
QUOTABLE_KINDS = frozenset({Kind.ARTICLE, Kind.LIVE, Kind.VIDEO})
SENTENCES_AT_MOST = 40
"""Sentences looked at in one article; news is told at its top."""
NEAR_TOP_RUNNING = 12
"""Place in its article behind which a sentence is printed only if it tells what is to come."""
_CONTEXT_WORDS = 12
# What follows was tuned on the even events of multiling-2011 in seven languages, at 100 and 250
# words, and held on the odd ones; 2026-11, `bench/scores.sh summaries`.
_FAR = 0.3  # what each place further down its article takes off a concept
_TOLD_BY_ONE = 0.6  # what a concept keeps that only one origin tells
_SINGLE_WORD = 0.2  # what one word is worth beside a pair of neighbours
_IN_TITLES = 0.5  # what it is worth more where every title holds it
_REPRINT_AT_LEAST = 0.5  # share of four-word runs; guess, well above what two reporters share


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """One sentence of one article that may be printed."""

    article: Article
    origin: int
    """Which independent origin the article belongs to."""
    paragraph: int
    start: int
    """Offset into the article's text."""
    source: str
    """The article's own characters."""
    text: str
    """As printed."""
    edits: tuple[Edit, ...]
    place: int
    """Number of the sentence in its article, from 0."""
    telling: Callable[[], Sequence[Told]]
    """Says what the sentences of its article do; dear at the first call only."""
    concepts: frozenset[str]
    """Stems of its content words, and neighbouring pairs of them joined by a blank."""
    word_count: int
    taken_as_known: frozenset[str]
    """Things it names as if told before, `the wall`."""
    full_names: Mapping[str, str]
    """Surname → full name, of those whom the story names in full."""

    @property
    def end(self) -> int:
        return self.start + len(self.source)

    @property
    def told(self) -> Told:
        return self.telling()[self.place]

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
            if not may_quote(article, language):
                continue
            own = _runs(article.text) if len(origin) > 1 else set()
            if any(_is_reprint(own, other) for other in runs):
                continue
            runs.append(own)
            chosen.append((number, article))
    return tuple(chosen)


@dataclass(frozen=True, kw_only=True)
class Survey:
    """Everything that a story's articles tell, and how much of it is told by many."""

    candidates: tuple[Candidate, ...]
    shares: Mapping[str, float]
    """Concept → share of the independent origins that tell it, from 0.0 to 1.0."""
    weights: Mapping[str, float]
    """Concept → what telling it is worth: what many origins tell near their top, most."""


def survey(
    articles: Sequence[tuple[int, Article]], *, language: str, day: date | None, zone: ZoneInfo
) -> Survey:
    """Find every sentence that may be printed in the edition of a day, and weigh what is told.

    Takes:   each article with the number of its origin, those of one origin side by side.
    """
    full = full_names((article.text for _, article in articles), language)
    found: list[Candidate] = []
    titles: Counter[str] = Counter()
    near_sums: dict[str, float] = {}
    counts: Counter[str] = Counter()
    for origin, told in groupby(articles, key=itemgetter(0)):
        nearest: dict[str, float] = {}
        for _, article in told:
            titles.update(set(content_words(article.title, language)))
            own: dict[str, float] = {}
            for place, concepts, candidate in _sentences(
                origin, article, language, day, zone, full
            ):
                # The first that tells it is the nearest to the top.
                own.update(dict.fromkeys(concepts.difference(own), 1.0 / (1 + _FAR * place)))
                if candidate is not None:
                    found.append(candidate)
            for concept in own.keys() & nearest.keys():
                own[concept] = max(own[concept], nearest[concept])
            nearest.update(own)
        counts.update(nearest.keys())
        for concept, near in nearest.items():
            near_sums[concept] = near_sums.get(concept, 0.0) + near
    count = len({origin for origin, _ in articles}) or 1
    return Survey(
        candidates=tuple(found),
        shares={concept: told / count for concept, told in counts.items()},
        weights={
            concept: _weight(
                concept, near / count, counts[concept], titles[concept] / len(articles)
            )
            for concept, near in near_sums.items()
        },
    )


def _weight(concept: str, near: float, told_by: int, in_titles: float) -> float:
    worth = near * (1 + _IN_TITLES * in_titles)
    if told_by == 1:
        worth *= _TOLD_BY_ONE
    return worth if " " in concept else worth * _SINGLE_WORD


def resolved(candidate: Candidate) -> Candidate | None:
    """Put the full name of whom a sentence names by surname alone in brackets; None if nobody."""
    printed = Printed(text=candidate.text, edits=candidate.edits)
    article = candidate.article
    found = with_name(printed, article.text, candidate.full_names, _where_named(article))
    return None if found is None else _reprinted(candidate, found)


def naming(candidate: Candidate) -> Candidate:
    """Say in a sentence itself which outlet reports it."""
    printed = Printed(text=candidate.text, edits=candidate.edits)
    return _reprinted(candidate, named(printed, candidate.article.outlet))


def _reprinted(candidate: Candidate, printed: Printed) -> Candidate:
    return replace(
        candidate,
        text=printed.text,
        edits=printed.edits,
        word_count=word_count(printed.text),
    )


def may_quote(article: Article, language: str) -> bool:
    written_in = article.language or article.source.language or language
    return (
        written_in == language
        and article.completeness in READABLE
        and article.kind in QUOTABLE_KINDS
        and bool(article.text.strip())
    )


def _sentences(
    origin: int,
    article: Article,
    language: str,
    day: date | None,
    zone: ZoneInfo,
    full: Mapping[str, str],
) -> Iterator[tuple[int, frozenset[str], Candidate | None]]:
    """Place and concepts of each sentence, and the candidate that it makes if it may be printed."""
    spans = list(sentences_of(article, language))
    when = article.dated_at.year if article.dated_at else 0
    texts = [span.text for _, span in spans]
    telling = cache(lambda: roles(article.title, texts, language, year=when))
    days = told_on(article.dated_at, article.updated_at, zone)
    where = _where_named(article)
    year = article.dated_at.year if article.dated_at else None
    before = ""
    for place, (paragraph, span) in enumerate(spans):
        if place > NEAR_TOP_RUNNING and not plan(span.text, language)[0]:
            before = span.text
            yield place, _concepts(span.text, language), None
            continue
        printed = edited(span.text, article, language, days=days, day=day, is_first=not place)
        if language == "en":
            printed = with_speaker(printed, before, article.text, full, where)
        before = span.text
        concepts = _concepts(printed.text, language)
        is_misread = day is not None and misread(untouched(printed, language), language, days, day)
        if is_misread or is_caption(span.text, year) or flaw(printed.text, language):
            yield place, concepts, None
            continue
        yield (
            place,
            concepts,
            Candidate(
                article=article,
                origin=origin,
                paragraph=paragraph,
                start=article.paragraph_starts[paragraph] + span.start,
                source=span.text,
                text=printed.text,
                edits=printed.edits,
                place=place,
                telling=telling,
                concepts=concepts,
                word_count=word_count(printed.text),
                taken_as_known=taken_as_known(printed.text, language),
                full_names=full,
            ),
        )


def sentences_of(article: Article, language: str) -> Iterator[tuple[int, Span]]:
    """The article's first sentences with their paragraph; offsets count from the paragraph."""
    count = 0
    for number, paragraph in enumerate(article.paragraphs):
        for span in sentences(paragraph, language):
            yield number, span
            count += 1
            if count >= SENTENCES_AT_MOST:
                return


def _where_named(article: Article) -> Callable[[str], Citation | None]:
    """Find where an article first gives a name in full, and cite it."""

    def where(name: str) -> Citation | None:
        start = article.text.find(name)
        if start < 0:
            return None
        paragraph = bisect_right(article.paragraph_starts, start) - 1
        return cited(article, paragraph, Span(start, start + len(name), name))

    return where


def _concepts(text: str, language: str) -> frozenset[str]:
    stems = content_words(text, language)
    return frozenset([*stems, *[f"{a} {b}" for a, b in pairwise(stems)]])


def _runs(text: str) -> set[tuple[str, ...]]:
    told = content_words(text[:20_000])
    return set(zip(told, told[1:], told[2:], told[3:], strict=False))


def _is_reprint(one: set[tuple[str, ...]], other: set[tuple[str, ...]]) -> bool:
    smaller = min(len(one), len(other))
    return bool(smaller) and len(one & other) / smaller >= _REPRINT_AT_LEAST


def cited(article: Article, paragraph: int | None, span: Span) -> Citation:
    """Tie a span to its article, with a few words on both sides for the reader's eye."""
    before = after = ""
    if paragraph is not None:
        start = article.paragraph_starts[paragraph]
        whole = article.paragraphs[paragraph]
        before = " ".join(whole[: span.start - start].split()[-_CONTEXT_WORDS:])
        after = " ".join(whole[span.end - start :].split()[:_CONTEXT_WORDS])
    return Citation(
        article=article.id,
        outlet=article.outlet,
        url=article.url,
        paragraph=paragraph,
        start=span.start,
        end=span.end,
        quote=span.text,
        before=before,
        after=after,
    )
