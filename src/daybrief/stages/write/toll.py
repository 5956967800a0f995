"""How many died: what happened, and so for the first paragraph, wherever its article tells it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta
from decimal import Decimal

from daybrief.stages.write.candidates import Candidate
from daybrief.tools.figures import figures

_DEAD = {
    language: re.compile(rf"\b(?:{told})\b", re.I)
    for language, told in {
        "en": r"killed|killing|dead|died|(?<!to )deaths?(?! sentence)|lives|fatalities",
        "de": r"tot|tote[nr]?|todesopfer|getötet|starben|gestorben|ums leben",
        "fr": r"morts?(?! de faim)|tués?|tuées?|décès",
        "es": r"muert[oa]s?|murieron|mueren|fallecidos|fallecieron",
    }.items()
}
_RISES = {
    language: re.compile(rf"\b(?:{told})(?: [\w’'-]+){{0,3}}? $", re.I)
    for language, told in {
        "en": r"(?:rose|risen|rises|climbed|climbs|increased|increases|grew|grown|gone up|went up|"
        r"goes up) to",
        "de": r"(?:stieg|steigt|erhöhte sich|erhöht sich|ist) (?:[\w-]+ )?auf",
        "fr": r"(?:passé|passe|monté|monte|porté) à",
        "es": r"(?:subió|sube|aumentó|aumenta|ascendió|asciende|elevó|eleva) a",
    }.items()
}
_CLAUSE = re.compile(r"[,;:] | (?:and|but|und|aber|et|mais|y|pero) ")
_OVERTAKES_WITHIN = timedelta(days=3)
_BESIDE = 25
"""Characters between a figure and the word for the dead that it counts."""
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_ORIGINS_AT_LEAST = 2
"""Origins that tell one figure: it counts the dead of their story, not of another."""


def toll(text: str, language: str) -> frozenset[str]:
    """The figures by which a sentence counts the dead; empty if it counts none.

    >>> sorted(toll("The flood at Tavel on 3 May killed 52 people.", "en"))
    ['52']
    """
    pattern = _DEAD.get(language)
    dead = list(pattern.finditer(text)) if pattern else []
    if not dead:
        return frozenset()
    return frozenset(
        figure.value
        for figure in figures(text, language)
        if re.fullmatch(r"\d[\d.]*", figure.value) and not _YEAR.fullmatch(figure.text)
        if any(
            min(abs(figure.start - word.end()), abs(word.start() - figure.end)) <= _BESIDE
            for word in dead
        )
    )


def agreed(found: Iterable[Candidate], language: str) -> Sequence[Candidate]:
    """The sentences whose count of the dead at least one other origin tells too."""
    tolls = [(candidate, toll(candidate.text, language)) for candidate in found]
    tellers: dict[str, set[int]] = defaultdict(set)
    for candidate, counted in tolls:
        for figure in counted:
            tellers[figure].add(candidate.origin)
    return [
        candidate
        for candidate, counted in tolls
        if any(len(tellers[figure]) >= _ORIGINS_AT_LEAST for figure in counted)
    ]


def risen(text: str, language: str) -> int:
    """The figure to which a sentence says that the count of the dead has risen; 0 if it does not.

    >>> risen("The number of people killed at Tavel rose to four on Monday.", "en")
    4
    """
    rises, dead = _RISES.get(language), _DEAD.get(language)
    if rises is None or dead is None or not dead.search(text):
        return 0
    told = (
        int(figure.value)
        for figure in figures(text, language)
        if figure.value.isdecimal()
        and rises.search(text[: figure.start])
        and dead.search(_CLAUSE.split(text[: figure.start])[-1])
    )
    return max(told, default=0)


def overtaken(found: Sequence[Candidate], language: str) -> frozenset[tuple[str, int]]:
    """Article and start of the sentences whose count of the dead has risen since, it is said."""
    rises = [(count, c) for c in found if (count := risen(c.text, language))]
    return frozenset(
        (candidate.article.id, candidate.start)
        for candidate in (found if rises else ())
        if (told := _most(candidate.text, language))
        and any(told < count and _is_newer(rise, candidate) for count, rise in rises)
    )


def _most(text: str, language: str) -> Decimal:
    """The largest figure by which a sentence counts the dead; 0 if it counts none."""
    return max([Decimal(risen(text, language)), *map(Decimal, toll(text, language))])


def _is_newer(one: Candidate, other: Candidate) -> bool:
    here, there = one.article.dated_at, other.article.dated_at
    return here is not None and there is not None and there < here <= there + _OVERTAKES_WITHIN
