"""Check a kept edition again: every citation against the words it was read from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from zoneinfo import ZoneInfo

from daybrief.model import Article, Citation, Edition, Sentence, Version
from daybrief.stages import check


@dataclass(frozen=True, kw_only=True)
class Fault:
    """A printed sentence that does not hold."""

    brief: str
    sentence: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Verification:
    """What verifying an edition found."""

    sentence_count: int
    """Headlines and sentences looked at."""
    citation_count: int
    faults: tuple[Fault, ...]


def verify(
    edition: Edition,
    articles: Mapping[str, Article],
    checks: Mapping[str, check.Check] = check.BUILT_IN,
    damaged: Mapping[str, str] = MappingProxyType({}),
) -> Verification:
    """Check every citation and every sentence of an edition again.

    Takes:   the cited articles by id, read anew from the kept documents; `damaged`, by article,
             why its document cannot be trusted.
    """
    faults: list[Fault] = []
    sentence_count = citation_count = 0
    for brief in edition.briefs:
        for sentence in (brief.headline, *brief.sentences):
            sentence_count += 1
            citation_count += len(sentence.citations)
            faults += [
                Fault(brief=brief.headline.text, sentence=sentence.text, why=why)
                for why in _faults(sentence, articles, edition, edition.day, checks, damaged)
            ]
        for disagreement in brief.disagreements:
            faults += [
                Fault(brief=brief.headline.text, sentence=version.says, why=why)
                for version in disagreement.versions
                if (why := _misquoted(version, articles, damaged))
            ]
            citation_count += len(disagreement.versions)
    for sentence, day in edition.carried:
        sentence_count += 1
        citation_count += len(sentence.citations)
        faults += [
            Fault(brief="carried from an earlier edition", sentence=sentence.text, why=why)
            for why in _faults(sentence, articles, edition, day, checks, damaged)
        ]
    return Verification(
        sentence_count=sentence_count, citation_count=citation_count, faults=tuple(faults)
    )


def _faults(
    sentence: Sentence,
    articles: Mapping[str, Article],
    edition: Edition,
    day: date,
    checks: Mapping[str, check.Check],
    damaged: Mapping[str, str],
) -> Iterator[str]:
    if not sentence.citations:
        yield "cites nothing"
    missing = [
        why
        for citation in sentence.citations
        if (why := damaged.get(citation.article) or _missing(citation, articles))
    ]
    yield from missing
    if sentence.source_text not in {citation.quote for citation in sentence.citations}:
        yield "is not word for word what it cites"  # its edits undone
    if not missing:
        zone = ZoneInfo(edition.zone)
        claim = check.Claim(
            sentence=sentence,
            articles=articles,
            day=day,
            zone=zone,
            language=edition.language,
        )
        verdict = check.verdict(claim, checks)
        if not verdict.supported:
            yield verdict.why


def _misquoted(
    version: Version, articles: Mapping[str, Article], damaged: Mapping[str, str]
) -> str:
    """Why a disputed version is not what its outlet says; empty if it is."""
    citation = version.citation
    if why := damaged.get(citation.article) or _missing(citation, articles):
        return why
    if version.says not in citation.quote or version.outlet != articles[citation.article].outlet:
        return f"{version.outlet} does not say so in the words cited"
    return ""


def _missing(citation: Citation, articles: Mapping[str, Article]) -> str:
    """Why the quoted characters are not where the citation says; empty if they are."""
    article = articles.get(citation.article)
    if article is None:
        return f"{citation.url} is not among the kept articles"
    whole = article.title if citation.paragraph is None else article.text
    if whole[citation.start : citation.end] != citation.quote:
        return f"{citation.outlet}: the quoted words are not at {citation.start}"
    return ""
