"""How many died: what happened, and so for the first paragraph, wherever its article tells it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

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
