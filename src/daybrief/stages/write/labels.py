"""Chooses the label that a sentence may open a part with; the check keeps the promise."""

import re
from collections.abc import Container
from datetime import date
from functools import lru_cache

from daybrief.model import Label
from daybrief.stages.write.candidates import Candidate
from daybrief.tools.figures import figures
from daybrief.tools.grammar import WHATS_NEXT, is_noun, owners, plan, subject
from daybrief.tools.text import fold, names, words


def whats_next(candidate: Candidate, language: str, day: date | None) -> Label | None:
    """Label a sentence that tells a plan whose date, if it has one, lies ahead."""
    if language not in WHATS_NEXT or not plan(candidate.text, language)[0]:
        return None
    if day is not None and not _is_ahead(candidate.text, language, day):
        return None
    return Label(text=WHATS_NEXT[language], contract="whats_next")


def subject_of(candidate: Candidate, language: str, taken: Container[str]) -> Label | None:
    """Label a sentence after its subject, or after the place or body its subject belongs to.

    Takes:   the words that may not be labels: those of the headline, and labels in use.
    """
    if language != "en":
        return None
    found = subject(candidate.text)
    text = candidate.article.text
    if found.owner:
        return _label(found.owner, text, taken)
    person = " ".join(found.name.split()[-2:])
    if len(person.split()) == 2:
        for owner in owners(person, text):
            if not set(owner.split()) & set(found.name.split()):
                return _label(owner, text, taken)
        return None
    return _label(found.name, text, taken) if _is_actor(found.name, candidate) else None


def _is_actor(name: str, candidate: Candidate) -> bool:
    """Whether the article writes the name in mid-sentence too, and it is not its own witness.

    The first word of a sentence is in capitals whatever it is; an outlet that reports is no actor.
    """
    text = candidate.article.text
    if re.match(rf"(?:The )?{re.escape(name)} (?:has |have |had )?(?:report|quot)", candidate.text):
        return False
    if name in _parts_of_longer(text) or not re.search(rf"[a-z,] {re.escape(name)}\b", text):
        return False
    return not re.search(rf"\b{re.escape(name.lower())}\b", text)


@lru_cache(maxsize=64)
def _parts_of_longer(text: str) -> frozenset[str]:
    """Words that are part of a longer name: `Ban` is nobody where `Ban Ki-moon` is somebody."""
    longer = (name.text.split() for name in names(text))
    return frozenset(part for parts in longer if len(parts) > 1 for part in parts)


def _label(name: str, text: str, taken: Container[str]) -> Label | None:
    """A short name that stands by itself in the article and of which no word is taken."""
    parts = [fold(word) for word in words(name)]
    if not parts or len(parts) > 3 or any(part in taken for part in parts):
        return None
    return Label(text=name, contract="subject") if is_noun(name, text) else None


def _is_ahead(text: str, language: str, day: date) -> bool:
    """Whether no day named by date in the sentence is over; a day without a year is near."""
    for figure in figures(text, language):
        if figure.value.startswith("day "):
            month, number = map(int, figure.value.removeprefix("day ").split("-"))
            behind = (day.month - month) * 31 + day.day - number
            if 0 < behind < 190:
                return False
    return True
