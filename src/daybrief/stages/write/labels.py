"""Chooses the label that a sentence may open a part with; the check keeps the promise."""

import re
from collections.abc import Callable, Container, Mapping
from datetime import date
from functools import lru_cache

from daybrief.model import Label, Role
from daybrief.stages.write.candidates import Candidate
from daybrief.stages.write.toll import toll
from daybrief.tools.figures import figures
from daybrief.tools.grammar import is_noun, owners, plan, subject
from daybrief.tools.text import content_words, fold, has_whole, names, quotations, whole, words
from daybrief.tools.words import LABELS

ORDER = ("whats_next", "on_the_table", "subject", "numbers", "background")
"""The order in which labelled parts stand; `also` comes last, with what no other label fits."""
AT_MOST: Mapping[str, int] = {
    "whats_next": 1,
    "on_the_table": 1,
    "subject": 2,
    "numbers": 1,
    "background": 1,
}
"""How many parts of one brief may make the same promise."""
BACKGROUND_DAYS = 30
"""What is older than so many days is background."""
NUMBERS_AT_LEAST = 3
"""Figures, days and clock times left out, from which a sentence is told by its numbers."""
_TALKS = re.compile(
    r"\b(?:talks|negotiations?|summit|meeting|conference|session|hearing|forum|congress)\b", re.I
)
_ON_THE_TABLE = re.compile(
    r"\b(?:also (?:discussed|agreed|talked|raised|offered|proposed)|to discuss|discussed|"
    r"on the agenda|on the table|raised the (?:issue|question|case)|offered|proposed|"
    r"other (?:topics|issues|subjects))\b",
    re.I,
)
_PAST = re.compile(r"\b(?:was|were|had|did|became|began|won|lost|took|came|\w{2,}ed)\b")
_STILL = re.compile(r"\b(?:since|is|are|has|have|will|now|currently|ago)\b", re.I)
_REPORTS = re.compile(r" (?:has |have |had )?(?:report|quot)")
_IN_MID_SENTENCE = re.compile("[a-z,] ")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")


class Chooser:
    """Finds the labels of one brief; no word of its headline or of a label in use is one again."""

    def __init__(self, headline: str, opening: str, language: str, day: date | None) -> None:
        about = f"{headline} {opening}"
        taken = {fold(word) for word in words(f"{headline} {opening.split(',')[0]}")}
        self._taken = taken
        self._rules: Mapping[str, Callable[[Candidate], Label | None]] = {
            "whats_next": lambda c: whats_next(c, language, day),
            "on_the_table": lambda c: on_the_table(c, language, about),
            "subject": lambda c: _unless_it_opens(subject_of(c, language, taken), c.text),
            "numbers": lambda c: numbers(c, language),
            "background": lambda c: background(c, language, day),
        }

    def of(self, contract: str, candidate: Candidate) -> Label | None:
        """The label with which a sentence keeps a promise; None if it does not."""
        return self._rules[contract](candidate)

    def any(self, candidate: Candidate) -> Label | None:
        """The first label, in their order, that a sentence may open a part with."""
        told = (self.of(contract, candidate) for contract in ORDER)
        return next((label for label in told if label), None)

    def take(self, label: Label) -> None:
        self._taken.update(fold(word) for word in words(label.text))


def whats_next(candidate: Candidate, language: str, day: date | None) -> Label | None:
    """Label a sentence that tells a plan whose date, if it has one, lies ahead."""
    text = _text("whats_next", language)
    if text is None or not plan(candidate.text, language)[0]:
        return None
    if day is not None and not _is_ahead(candidate.text, language, day):
        return None
    return text


def on_the_table(candidate: Candidate, language: str, about: str) -> Label | None:
    """Label a sentence that names another subject of the talks the brief is about."""
    if language != "en" or not _TALKS.search(about):
        return None
    if not _ON_THE_TABLE.search(candidate.text):
        return None
    known = set(content_words(about, language))
    own = content_words(candidate.text, language)
    new = sum(word not in known for word in own)
    shared = {n.text for n in names(candidate.text)} & {n.text for n in names(about)}
    return _text("on_the_table", language) if shared and new >= len(own) / 2 else None


def also(candidate: Candidate, language: str, headline: str) -> Label | None:
    """Label a sentence that tells something else of whom or what the headline names."""
    if any(len(words(quote.text)) > 3 for quote in quotations(candidate.text)):
        return None  # what somebody says is told with what it is about
    if toll(candidate.text, language):
        return None  # how many died is what happened, or of something else
    about = set(content_words(headline, language))
    own = set(content_words(candidate.text, language))
    named = {
        part
        for name in names(candidate.text, language)
        for part in content_words(name.text, language)
    }
    is_near = bool(named & about) or len(own & about) > 1
    return _text("also", language) if is_near and len(own & about) < len(own) / 2 else None


def background(candidate: Candidate, language: str, day: date | None) -> Label | None:
    """Label a sentence in the past tense that tells only of years gone by, or of an old date."""
    if language != "en" or day is None:
        return None
    text = candidate.text
    if _STILL.search(text) or not _PAST.search(text):
        return None
    told = [f.value for f in figures(text, language) if f.value.startswith("day ")]
    years = [int(year) for year in _YEAR.findall(text)]
    if told or not years or max(years) >= day.year:
        return None
    is_old = (day - date(max(years), 12, 31)).days > BACKGROUND_DAYS
    is_background = is_old and candidate.role in {Role.HISTORY, Role.CONTEXT}
    return _text("background", language) if is_background else None


def numbers(candidate: Candidate, language: str) -> Label | None:
    """Label a sentence that is told by its figures."""
    told = {
        figure.value
        for figure in figures(candidate.text, language)
        if re.fullmatch(r"[$€£¥₹]?\d[\d.]*%?", figure.value)
        and not _YEAR.fullmatch(figure.value)
        and re.search(r"\d", figure.text)
    }
    return _text("numbers", language) if len(told) >= NUMBERS_AT_LEAST else None


def _text(contract: str, language: str) -> Label | None:
    text = LABELS[contract].get(language)
    return Label(text=text, contract=contract) if text else None


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


def _unless_it_opens(label: Label | None, text: str) -> Label | None:
    """`Britain: Britain says` tells nobody anything."""
    return None if label and text.removeprefix("The ").startswith(label.text) else label


def _is_actor(name: str, candidate: Candidate) -> bool:
    """Whether the article writes the name in mid-sentence too, and it is not its own witness.

    The first word of a sentence is in capitals whatever it is; an outlet that reports is no actor.
    """
    text = candidate.article.text
    opening = candidate.text.removeprefix("The ")
    if opening.startswith(name) and _REPORTS.match(opening, len(name)):
        return False
    if name in _parts_of_longer(text) or not any(
        _IN_MID_SENTENCE.match(text, place - 2) for place in whole(name, text) if place > 1
    ):
        return False
    return not has_whole(name.lower(), text)


@lru_cache(maxsize=64)
def _parts_of_longer(text: str) -> frozenset[str]:
    """Words that are part of a longer name: `Ban` is nobody where `Ban Ki-moon` is somebody."""
    longer = (name.text.split() for name in names(text, "en"))
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
