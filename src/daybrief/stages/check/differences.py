"""What a sentence says otherwise than the passage nearest to it, each in words.

Names, figures, dates, denials and doubts are compared strictly, place by place: the same name
elsewhere in the article tells of somebody else. Other words are left to the likeness as a whole.
"""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from daybrief.stages.check.align import Alignment, Gap
from daybrief.stages.check.reading import Kind, Unit
from daybrief.stages.check.words import (
    BEING,
    CONDITIONS,
    DENIALS,
    DENIED_IN,
    DOUBTS,
    HAVING,
    LIGHT,
    LIMITS,
    MEASURES,
    MODALS,
    PERSONS,
    PRONOUNS,
    SURE,
    TENSES,
    contradicts,
)

_CLAUSE = 4
"""More words than these left out at once are a statement of their own; guess."""


class By(Enum):
    """Which check a difference belongs to."""

    SUPPORT = "support"
    FIGURES = "figures"
    QUOTES = "quotes"


class Difference(NamedTuple):
    """One thing that the sentence says otherwise."""

    by: By
    why: str


def differences(alignment: Alignment, language: str) -> tuple[Difference, ...]:
    """Compare a sentence with the passage it lies beside, gap by gap."""
    found = [d for gap in alignment.gaps for d in _of_gap(alignment, gap, language)]
    return tuple(dict.fromkeys(found))


def _of_gap(alignment: Alignment, gap: Gap, language: str) -> Iterator[Difference]:
    said = [alignment.sentence.units[i] for i in gap.said]
    given = [alignment.source.units[j] for j in gap.given]
    yield from _others(alignment, gap)
    said_keys, given_keys = {u.key for u in said}, {u.key for u in given}
    if (denied := said_keys & DENIALS) and not given_keys & DENIALS:
        yield Difference(By.SUPPORT, f"the source has no “{min(denied)}” in this place")
    is_run_on = _run_on(said) == _run_on(given)
    for unit in said:
        for other in given:
            if contradicts(unit.key, other.key):
                yield Difference(
                    By.SUPPORT, f"“{_text(alignment, unit)}” is the contrary of what it says"
                )
        if unit.kind is Kind.WORD and unit.key not in alignment.source.places:
            for prefix in ("un", "in", "im", "dis", "non", "ir", "ne"):
                bare = unit.key.removeprefix(prefix)
                if bare != unit.key and len(bare) > 3 and bare in alignment.source.places:
                    yield Difference(By.SUPPORT, f"the source says “{bare}”, not “{unit.key}”")
        if _is_other(unit, given, language, is_run_on=is_run_on):
            yield Difference(
                By.SUPPORT, f"the source has no “{_text(alignment, unit)}” in this place"
            )
    yield from _left_out(alignment, gap, said_keys)
    if language not in DENIED_IN and given and not alignment.is_aside(gap):
        told = alignment.source.text[given[0].start : given[-1].end]
        yield Difference(By.SUPPORT, f"“{told}” is left out, and nobody knows what it turns")


def _is_other(unit: Unit, given: Sequence[Unit], language: str, *, is_run_on: bool) -> bool:
    """Whether a word of the sentence is another than what the source has in its place."""
    keys = {other.key for other in given}
    if unit.key in keys or is_run_on:
        return False
    if unit.kind is Kind.WORD:
        return language not in DENIED_IN or not _inflected(unit.key, keys)
    if unit.kind is not Kind.STOP:
        return False
    if unit.key in BEING | HAVING:
        return _is_other_form(unit.key, keys)
    if unit.key in PERSONS:
        instead = [other for other in given if other.key not in LIGHT]
        if instead and all(other.kind is Kind.NAME for other in instead):
            return True  # nobody can tell whether they are one
        return bool(keys & PERSONS) and len(given) < 4
    return language != "en" or unit.key not in LIGHT


def _is_other_form(form: str, keys: set[str]) -> bool:
    """Whether `is` stands for `will`, for `was`, or for `has`: who was hit has hit nobody."""
    if form in BEING and keys & MODALS:
        return True
    own, other = (BEING, HAVING) if form in BEING else (HAVING, BEING)
    if keys & other and not keys & own:
        return True
    now, then = TENSES if form in TENSES[0] else TENSES[::-1]
    return form in now and bool(keys & then) and not keys & now


def _run_on(units: Sequence[Unit]) -> str:
    """Some units as one word: `U.S.` and `U S` are the same."""
    return re.sub(r"\W", "", "".join(unit.key for unit in units))


def _others(alignment: Alignment, gap: Gap) -> Iterator[Difference]:
    """Names and figures that stand in the place of others, or of nothing."""
    units, source = alignment.sentence.units, alignment.source
    given = [source.units[j] for j in gap.given]
    run: list[int] = []
    for i in [*gap.said, -1]:
        if i >= 0 and units[i].kind is Kind.NAME:
            run.append(i)
            continue
        if run and not _is_meant(alignment, gap, run):
            name = alignment.sentence.words(run[0], run[-1] + 1)
            instead = next((_given(alignment, u) for u in given if u.kind is Kind.NAME), "")
            told = f"it is “{instead}” in the source" if instead else "the source names nobody here"
            yield Difference(By.SUPPORT, f"“{name}” stands in another's place: {told}")
        run = []
        if i >= 0 and units[i].kind in (Kind.FIGURE, Kind.DAY):
            instead = next((_given(alignment, u) for u in given if u.kind is units[i].kind), "")
            told = f"there it is “{instead}”" if instead else "there is none there"
            yield Difference(
                By.FIGURES,
                f"the source does not give “{_text(alignment, units[i])}” in this place, {told}",
            )


def _is_meant(alignment: Alignment, gap: Gap, run: list[int]) -> bool:
    """Whether the source has a pronoun here, and the name is the one named last before it."""
    source = alignment.source
    places = [j for j in gap.given if source.units[j].key in PRONOUNS]
    if not places or len(gap.given) > len(gap.said) + 1:
        return False
    name = [alignment.sentence.units[i].key for i in run]
    return antecedent(alignment, places[0], name)


def antecedent(alignment: Alignment, pronoun: int, name: list[str]) -> bool:
    """Whether a pronoun of the source can only mean a name: nobody else was named since.

    Looks back over the pronoun's own sentence and the one before it.
    """
    source = alignment.source
    number = source.sentence_of[pronoun]
    named: list[str] = []
    for place in range(pronoun - 1, source.starts[max(0, number - 1)] - 1, -1):
        if source.units[place].kind is Kind.NAME:
            named.append(source.units[place].key)
        elif named:
            break
    return bool(named) and named[0] == name[-1]


def _left_out(alignment: Alignment, gap: Gap, said: set[str]) -> Iterator[Difference]:
    """Denials and doubts of the source that the sentence leaves out, what they touch being kept."""
    source = alignment.source
    if gap.before < 0:
        if not gap.said and gap.given and source.units[gap.given[0]].key in CONDITIONS:
            told = source.words(gap.given[0], gap.given[-1] + 1)
            yield Difference(By.SUPPORT, f"the source's condition “{told}” is left out")
        return
    yield from _bared(alignment, gap)
    words = [j for j in gap.given if source.units[j].kind is not Kind.STOP]
    for j in gap.given:
        key = source.units[j].key
        is_denial, is_doubt = key in DENIALS, key in DOUBTS
        if not (is_denial or is_doubt):
            continue
        if said & DENIALS or (is_doubt and said & DOUBTS):
            return
        touched = [w for w in words if w > j and not _adds_nothing(source.units[w])]
        is_replaced = bool(said) and len(gap.given) <= _CLAUSE + len(gap.said)
        if is_doubt and said and not said & SURE and key not in {"if", "unless", "alleged"}:
            is_replaced = False
        if not touched or is_replaced:
            told = source.text[source.units[j].start : source.units[j].end]
            kind = "denial" if is_denial else "doubt"
            yield Difference(By.SUPPORT, f"the source's {kind} “{told}” is left out")
            return


def _adds_nothing(unit: Unit) -> bool:
    return unit.kind is Kind.DAY or unit.key == "longer"


def _bared(alignment: Alignment, gap: Gap) -> Iterator[Difference]:
    """What the source limits and the sentence says bare: `only`, `more than`, the `was` of `hit`.

    Judged only where nothing else is left out: with a clause its own limits go.
    """
    units = alignment.source.units
    given = [units[j] for j in gap.given]
    keys, behind = {unit.key for unit in given}, units[gap.before]
    own = [alignment.sentence.units[i] for i in gap.said]
    # A lone `the` or `with` before what is left out is shared, though it lies in the gap.
    if not all(unit.kind is Kind.STOP and unit.key in keys for unit in own):
        return
    keys -= {unit.key for unit in own}
    if not keys or (gap.after < 0 and not own):
        return
    told = alignment.source.text[given[0].start : given[-1].end]
    is_limit = keys <= LIMITS or (keys <= MEASURES and behind.kind is Kind.FIGURE)
    if is_limit or (keys <= BEING and behind.kind is Kind.WORD):
        yield Difference(By.SUPPORT, f"the source's “{told}” is left out")


def _inflected(word: str, others: set[str]) -> bool:
    """Whether another ending of the word stands there."""
    size = max(4, len(word) - 3)
    return any(
        other[:size] == word[:size] and abs(len(other) - len(word)) < 4 for other in others
    ) and not any(contradicts(word, other) for other in others)


def _text(alignment: Alignment, unit: tuple[str, int, int, Kind]) -> str:
    return alignment.sentence.text[unit[1] : unit[2]]


def _given(alignment: Alignment, unit: tuple[str, int, int, Kind]) -> str:
    return alignment.source.text[unit[1] : unit[2]]
