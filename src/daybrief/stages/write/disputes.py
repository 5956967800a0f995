"""The same quantity, date, place or attribution told differently by independent articles.

A false dispute is worse than a missed one: both must plainly speak of one thing, within hours of
each other, and an outlet's later figure replaces its earlier one. English only.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from daybrief.model import Citation, Disagreement, Matter, Role, Version
from daybrief.stages.write.candidates import Candidate, cited
from daybrief.stages.write.cues import SAYS
from daybrief.tools.figures import Figure, figures
from daybrief.tools.text import (
    Span,
    content_words,
    fold,
    names,
    quotations,
    stem,
    without_quotations,
    words,
)
from daybrief.tools.words import CALENDARS

PLACES_AT_MOST = 8
"""Sentences of an article that are compared; further down it tells of other things."""
STALE_AFTER = timedelta(hours=12)
"""What is so much older than the other version was overtaken, not disputed."""
DISAGREEMENTS_AT_MOST = 2
VERSIONS_AT_MOST = 4
_CLAIMS_AT_MOST = 60
"""Sentences with a day or a place that are compared pair by pair."""
_ALIKE_AT_LEAST = 0.5  # share of content words; guess, well above two reports of one event
_CLAUSE_AT_MOST = 14  # words before a figure that are quoted with it

_AT_LEAST = r"at least|more than|over|no fewer than|as many as|up to|fewer than|less than|under"
_ABOUT = r"about|around|some|nearly|almost|an estimated|approximately|roughly|close to"
_QUALIFIER = re.compile(rf"\b(?P<bound>{_AT_LEAST})?(?P<about>{_ABOUT})? ?$", re.I)
_WHOM = (
    r"(?: (?!and\b|or\b)(?:[a-z-]+ ){0,1}?(?P<noun>[a-z]{3,})"
    r"(?:,? who (?:(?!(?:where|when|that|which|and|but|whose|while|as|after|before|since)\b)"
    r"[a-z’'-]+ ){1,6}?(?=(?:were|was|are|have|had)\b))?)?"
)
_WAS = r"(?:,? ?(?:were|was|are|is|have been|has been|had been|have|had|remain|remained|left))?"
_HOME = r"(?:the|their|his|her) (?:homes?|houses?)"
_FATES = {
    "killed": r"killed|dead|died|lost their lives",
    "injured": r"injured|wounded|hurt",
    "missing": r"missing|unaccounted for",
    "arrested": r"arrested|detained",
    "evacuated": rf"evacuated|displaced|(?:told|forced|ordered|asked) to (?:leave|flee)|to flee|"
    rf"left homeless|(?:from|out of|to leave) {_HOME}|(?:flee|fled|leave|left) {_HOME}",
    "rescued": r"rescued|brought to safety",
    "gathered": r"gathered|marched|rallied|demonstrated|protested|took to the streets|turned out",
}
_AFTER = {
    fate: re.compile(rf"(?: and a half)?{_WHOM}{_WAS} ?\b(?P<verb>{told})\b")
    for fate, told in _FATES.items()
}
_BEFORE = {
    "killed": re.compile(r"\b(?:killed|killing|kills|death toll (?:\w+ ){0,4}?(?:to|at|is|was)) $"),
    "injured": re.compile(r"\b(?:injured|injuring|wounded|wounding) $"),
    "arrested": re.compile(r"\b(?:arrested|arresting|detained|detaining) $"),
    "evacuated": re.compile(r"\b(?:evacuated|displaced|displacing) $"),
    "rescued": re.compile(r"\b(?:rescued|rescuing) $"),
}
_MEASURED = re.compile(r"\b(lasted|took|cost|costs|measured|weighed|totalled|totaled|raised) $")
_UNIT = re.compile(r"(?P<half> and a half)? (?P<noun>[a-z]{3,})")
_COUNTS = re.compile(
    rf"\b(?:{'|'.join(_FATES.values())}|killing|kills|death toll|injuring|wounding|arresting|"
    r"detaining|displacing|rescuing|lasted|took|costs?|measured|weighed|totall?ed|raised)\b"
)
_PEOPLE = frozenset({"people", "person", "persons", ""})
_OTHER_TIME = re.compile(
    r"\b(?:1[89]|20)\d\d\b|\b(?:previous|earlier|last year|years? ago)\b", re.I
)
_MONTH = re.compile(rf"\b(?:{'|'.join(CALENDARS['en'].months)})\b")
_WHERE = re.compile(r"\b(?:in|at|near|outside) (?:the )?(?P<place>[A-Z][\w'’-]+(?: [A-Z][\w-]+)?)")


class _Claim(NamedTuple):
    key: tuple[str, str]
    value: Decimal
    is_bound: bool
    is_about: bool
    span: Span
    """Into the candidate's source."""
    candidate: Candidate


def disagreements(found: Sequence[Candidate]) -> tuple[Disagreement, ...]:
    """Find what independent articles of a story tell differently, at most a few."""
    near = [
        c
        for c in found
        if c.place < PLACES_AT_MOST
        and c.article.dated_at is not None
        and not _OTHER_TIME.search(c.source)
    ]
    told = [*_quantities(near), *_days_and_places(near), *_speakers(near)]
    return tuple(told[:DISAGREEMENTS_AT_MOST])


def disputed(told: Iterable[Disagreement]) -> frozenset[tuple[str, int]]:
    """Article and start of each sentence that tells one version."""
    return frozenset((v.citation.article, v.citation.start) for d in told for v in d.versions)


def _quantities(found: Sequence[Candidate]) -> Iterator[Disagreement]:
    by_key: dict[tuple[str, str], list[_Claim]] = {}
    for candidate in found:
        for claim in _claims(candidate) if _COUNTS.search(candidate.source) else ():
            by_key.setdefault(claim.key, []).append(claim)
    for key, claims in by_key.items():
        if len({claim.value for claim in claims}) < 2:
            continue
        told = _newest(claim for claim in claims if claim.candidate.role is not Role.HISTORY)
        clashing = [
            claim
            for claim in told
            if any(_clash(claim, other) for other in told if other is not claim)
        ]
        if len(clashing) > 1:
            versions = [(c, f"{c.value.normalize():f}", c.span) for c in clashing]
            what = " ".join(part for part in (key[1] or "people", key[0]) if part)
            yield _disagreement(
                Matter.QUANTITY, what, [(c.candidate, v, s) for c, v, s in versions]
            )


def _claims(candidate: Candidate) -> Iterator[_Claim]:
    outside = without_quotations(candidate.source)
    for figure in figures(outside, "en"):
        if not re.fullmatch(r"\d+(?:\.\d+)?", figure.value):
            continue
        qualifier = _QUALIFIER.search(outside[: figure.start])
        start = qualifier.start() if qualifier and qualifier[0].strip() else figure.start
        told = _of_what(outside, figure, start)
        if told is None:
            continue
        key, end, is_half = told
        yield _Claim(
            key=key,
            value=Decimal(figure.value) + (Decimal("0.5") if is_half else 0),
            is_bound=bool(qualifier and qualifier["bound"]),
            is_about=bool(qualifier and qualifier["about"]),
            span=_clause(candidate.source, start, end),
            candidate=candidate,
        )


def _of_what(text: str, figure: Figure, start: int) -> tuple[tuple[str, str], int, bool] | None:
    """What a figure counts, where those words end, and whether a half comes on top."""
    for fate, pattern in _AFTER.items():
        if match := pattern.match(text, figure.end):
            return (fate, _noun(match["noun"])), match.end(), False
    for fate, pattern in _BEFORE.items():
        if pattern.search(text[:start]):
            noun = re.match(r" (?:[a-z-]+ )?(people|persons|[a-z]{3,}s|men|women|children)\b",
                            text[figure.end :])  # fmt: skip
            return (
                (fate, _noun(noun[1] if noun else "")),
                figure.end + (noun.end() if noun else 0),
                False,
            )
    measured, unit = _MEASURED.search(text[:start]), _UNIT.match(text, figure.end)
    if measured and unit:
        return (measured[1], stem(unit["noun"])), unit.end(), bool(unit["half"])
    return None


def _noun(told: str | None) -> str:
    noun = told or ""
    return "" if noun in _PEOPLE else stem(noun)


def _newest(claims: Iterable[_Claim]) -> list[_Claim]:
    """The newest claim of each outlet and origin; none of an article that says two things."""
    by_article: dict[str, list[_Claim]] = {}
    for claim in claims:
        by_article.setdefault(claim.candidate.article.id, []).append(claim)
    plain = [told[0] for told in by_article.values() if len({c.value for c in told}) == 1]
    newest: dict[str, _Claim] = {}
    for claim in sorted(plain, key=lambda c: (_at(c.candidate), c.candidate.article.id)):
        newest[claim.candidate.article.outlet] = claim
    by_origin: dict[int, _Claim] = {}
    for claim in newest.values():
        kept = by_origin.get(claim.candidate.origin)
        if kept is None or _at(kept.candidate) <= _at(claim.candidate):
            by_origin[claim.candidate.origin] = claim
    return list(by_origin.values())


def _clash(one: _Claim, other: _Claim) -> bool:
    """Whether two claims of one key cannot both hold, and plainly speak of one thing."""
    if one.value == other.value or not _is_one_matter(one.candidate, other.candidate):
        return False
    small, large = sorted((one, other), key=lambda claim: claim.value)
    if small.is_bound or (
        (one.is_about or other.is_about) and large.value <= small.value * 11 / 10
    ):
        return False
    if one.key[0] in _FATES:
        return True
    subjects = [set(content_words(c.candidate.source[: c.span.end])) for c in (one, other)]
    return len(subjects[0] & subjects[1]) > 1


def _is_one_matter(one: Candidate, other: Candidate) -> bool:
    """Whether two sentences of independent origins tell of one event, at nearly one time."""
    if one.origin == other.origin or one.article.outlet == other.article.outlet:
        return False
    if abs(_at(one) - _at(other)) > STALE_AFTER:
        return False
    here, there = _places(one.source), _places(other.source)
    if here and there and not here & there:
        return False
    return len(set(content_words(one.source)) & set(content_words(other.source))) > 2


def _days_and_places(found: Sequence[Candidate]) -> Iterator[Disagreement]:
    """Two sentences that say the same but for the one day, or the one place, in them."""
    dated = [(c, d) for c in found if (d := _only_day(c))][:_CLAIMS_AT_MOST]
    yield from _pairs(Matter.DATE, dated)
    placed = [(c, p) for c in found if (p := _only_place(c))][:_CLAIMS_AT_MOST]
    yield from _pairs(Matter.PLACE, placed)


def _pairs(matter: Matter, told: Sequence[tuple[Candidate, Span]]) -> Iterator[Disagreement]:
    bare = [(c, span, _bare(c, span)) for c, span in told]
    for (one, here, own), (other, there, others) in combinations(bare, 2):
        if _told(matter, here) == _told(matter, there) or one.origin == other.origin:
            continue
        shared = len(own & others)
        if shared < 4 or shared / len(own | others) < _ALIKE_AT_LEAST:
            continue
        if one.article.outlet == other.article.outlet or abs(_at(one) - _at(other)) > STALE_AFTER:
            continue
        # Who names the other place somewhere speaks of two.
        if matter is Matter.PLACE and (
            there.text in one.article.text or here.text in other.article.text
        ):
            continue
        if Role.HISTORY in (one.role, other.role):
            continue
        what = " ".join(w for w in content_words(one.source) if w in own & others)
        versions = [
            (c, span.text, _clause(c.source, span.start, span.end))
            for c, span in ((one, here), (other, there))
        ]
        yield _disagreement(matter, what, versions)


def _told(matter: Matter, span: Span) -> str:
    """What is compared: `May 11` is `11 May`."""
    day = figures(span.text, "en")[:1] if matter is Matter.DATE else ()
    return day[0].value if day else span.text


def _only_day(candidate: Candidate) -> Span | None:
    if not _MONTH.search(candidate.source):
        return None
    found = [f for f in figures(candidate.source, "en") if f.value.startswith("day ")]
    if len(found) != 1:
        return None
    start, end = found[0].start, found[0].end
    around = re.compile(r"(?:\b[A-Z][a-z]+ )?\d{1,2}(?:st|nd|rd|th)?(?: (?:of )?[A-Z][a-z]+)?")
    match = around.search(candidate.source, max(0, start - 12))
    if match and match.end() >= end:
        start, end = match.start(), match.end()
    return Span(start, end, candidate.source[start:end])


def _only_place(candidate: Candidate) -> Span | None:
    found = list(_WHERE.finditer(without_quotations(candidate.source)))
    if len(found) != 1:
        return None
    return Span(found[0].start("place"), found[0].end("place"), found[0]["place"])


def _bare(candidate: Candidate, without: Span) -> set[str]:
    source = candidate.source
    return set(content_words(source[: without.start] + source[without.end :]))


def _speakers(found: Sequence[Candidate]) -> Iterator[Disagreement]:
    """The same long quotation with one speaker here and another there."""
    by_quote: dict[tuple[str, ...], list[tuple[Candidate, Span]]] = {}
    for candidate in found:
        quoted = (tuple(words(quote.text)) for quote in quotations(candidate.source))
        long = [quote for quote in quoted if len(quote) > 5]
        speaker = _speaker(candidate) if long else None
        if speaker:
            for quote in long:
                by_quote.setdefault(quote, []).append((candidate, speaker))
    for told, claims in by_quote.items():
        for (one, here), (other, there) in combinations(claims[:_CLAIMS_AT_MOST], 2):
            lasts = {fold(here.text.split()[-1]), fold(there.text.split()[-1])}
            if one.origin == other.origin or len(lasts) < 2:
                continue
            if Role.HISTORY in (one.role, other.role):
                continue
            versions = [
                (c, s.text, Span(0, len(c.source), c.source))
                for c, s in ((one, here), (other, there))
            ]
            yield _disagreement(Matter.ATTRIBUTION, " ".join(told), versions)
            break


def _speaker(candidate: Candidate) -> Span | None:
    outside = without_quotations(candidate.source)
    people = [name for name in names(outside) if len(name.text.split()) > 1]
    return people[0] if len(people) == 1 and SAYS.search(outside) else None


def _disagreement(
    matter: Matter, what: str, versions: Sequence[tuple[Candidate, str, Span]]
) -> Disagreement:
    newest_first = sorted(versions, key=lambda v: (_at(v[0]), v[0].article.id), reverse=True)
    return Disagreement(
        matter=matter,
        what=what,
        versions=tuple(
            Version(
                says=span.text,
                value=value,
                outlet=candidate.article.outlet,
                at=candidate.article.updated_at or candidate.article.published_at,
                citation=_citation(candidate),
            )
            for candidate, value, span in newest_first[:VERSIONS_AT_MOST]
        ),
    )


def _citation(candidate: Candidate) -> Citation:
    span = Span(candidate.start, candidate.end, candidate.source)
    return cited(candidate.article, candidate.paragraph, span)


def _clause(source: str, start: int, end: int) -> Span:
    """The words around a figure that say what it counts: back to where its clause begins."""
    before = source[:start]
    begins = max(
        (m.end() for m in re.finditer(r"[,;:—–(“\"] ?|\b(?:that|and|but|as) |^", before)), default=0
    )
    if len(before[begins:].split()) <= _CLAUSE_AT_MOST:
        start = begins
    return Span(start, end, source[start:end])


def _places(text: str) -> frozenset[str]:
    return frozenset(match["place"].split()[0] for match in _WHERE.finditer(text))


def _at(candidate: Candidate) -> timedelta:
    """When an article last said so, as time since the epoch."""
    at = candidate.article.updated_at or candidate.article.published_at
    return timedelta(seconds=at.timestamp() if at else 0)
