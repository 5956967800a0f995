"""A brief's sentences as they are set: paragraphs of runs that share one credit, numbered notes.

Every press sets the same paragraphs, so that what they print cannot differ.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from daybrief.model import Brief, Citation, Edition, Outcome, Sentence

_OPENING = "“„«‘‹([¿¡"
_CLOSING = ".,;:!?…”’»›)]"
_ENDING = ".!?…”’»"


@dataclass(frozen=True, kw_only=True)
class Credit:
    """An outlet in sight behind a run of sentences."""

    outlet: str
    url: str
    articles: tuple[str, ...]
    """Ids of its articles that the run cites; the address is the first one's."""


@dataclass(frozen=True, kw_only=True)
class Run:
    """Sentences that rest on the same outlets, with the credit that follows the last."""

    sentences: tuple[Sentence, ...]
    credits: tuple[Credit, ...]


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """One printed paragraph; a labelled part opens with its label."""

    label: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, kw_only=True)
class Note:
    """One cited article, as a numbered footnote."""

    number: int
    outlet: str
    title: str
    url: str
    published_at: datetime | None


def paragraphs(brief: Brief) -> tuple[Paragraph, ...]:
    """Set a brief's sentences in paragraphs; a label always opens its own."""
    found: list[list[Sentence]] = []
    for sentence in brief.sentences:
        if not found or sentence.label or sentence.paragraph != found[-1][-1].paragraph:
            found.append([])
        found[-1].append(sentence)
    return tuple(
        Paragraph(label=group[0].label.text if group[0].label else "", runs=runs(group))
        for group in found
    )


def notes(edition: Edition, sentences: Iterable[Sentence]) -> dict[str, Note]:
    """Number the articles that sentences cite, by id, in the order of the page."""
    known = {reference.article: reference for reference in edition.references}
    found: dict[str, Note] = {}
    for citation in (citation for sentence in sentences for citation in sentence.citations):
        if citation.article not in found:
            told = known.get(citation.article)
            found[citation.article] = Note(
                number=len(found) + 1,
                outlet=citation.outlet,
                title=told.title if told else "",
                url=citation.url,
                published_at=told.published_at if told else None,
            )
    return found


def printed(edition: Edition) -> tuple[Sentence, ...]:
    """Give every sentence of an edition in the order of the page, headlines of briefs left out."""
    told = (sentence for brief in edition.briefs for sentence in brief.sentences)
    return (*told, *carried(edition))


def carried(edition: Edition) -> tuple[Sentence, ...]:
    """Give the sentences of earlier editions, and about them, that the page shows."""
    found = []
    for one in edition.expectations:
        if one.outcome is not Outcome.OPEN:
            found += [one.told, one.said] if one.told else [one.said]
    return (*found, *(one.headline for one in edition.unchanged))


def around(citation: Citation) -> tuple[str, str]:
    """Give the words on both sides of a quote as they are set: spaced, and dotted where cut.

    >>> from daybrief.model import Citation
    >>> where = {"article": "a", "outlet": "A", "url": "", "paragraph": 0, "start": 9, "end": 14}
    >>> around(Citation(**where, quote="three", before="one two", after=", four"))
    ('… one two ', ', four …')
    """
    before, after = citation.before.strip(), citation.after.strip()
    if before:
        is_whole = before[0].isupper() or before[0] in _OPENING
        before = ("" if is_whole else "… ") + before + ("" if before[-1] in _OPENING else " ")
    if after:
        is_whole = after[-1] in _ENDING
        after = ("" if after[0] in _CLOSING else " ") + after + ("" if is_whole else " …")
    return before, after


def runs(sentences: Iterable[Sentence]) -> tuple[Run, ...]:
    """Set neighbouring sentences of the same outlets as one run."""
    found = []
    for _, group in groupby(sentences, key=_outlets):
        run = tuple(group)
        found.append(Run(sentences=run, credits=_credits(run)))
    return tuple(found)


def _outlets(sentence: Sentence) -> tuple[str, ...]:
    return tuple(dict.fromkeys(citation.outlet for citation in sentence.citations))


def _credits(run: Iterable[Sentence]) -> tuple[Credit, ...]:
    articles: dict[str, dict[str, str]] = {}
    for sentence in run:
        for citation in sentence.citations:
            articles.setdefault(citation.outlet, {}).setdefault(citation.article, citation.url)
    return tuple(
        Credit(outlet=outlet, url=next(iter(urls.values())), articles=tuple(urls))
        for outlet, urls in articles.items()
    )
