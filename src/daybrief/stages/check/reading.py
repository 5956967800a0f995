"""A text as the check compares it: units with their kind, figures in one value, by sentence."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from daybrief.stages.check.days import named
from daybrief.tools.abbreviations import MONTHS, STOP_WORDS
from daybrief.tools.figures import figures
from daybrief.tools.text import fold, names, sentences, stem
from daybrief.tools.times import day_words, month_number
from daybrief.tools.words import CALENDARS

_READINGS_KEPT = 64
"""Texts kept read: the sentences of one brief are held against the same articles."""
_UNSPACED = r"\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
SIGNS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0903\u093a-\u094f\u0955-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a03\u0a3c-\u0a51"
    "\u0a70\u0a71\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b57\u0bbe-\u0bcd\u0c00-\u0c04\u0c3c-\u0c56"
    "\u0c81-\u0c83\u0cbc-\u0cd6\u0d00-\u0d03\u0d3b-\u0d4d\u0d81-\u0d83\u0dca-\u0ddf\u200c\u200d"
)
"""Vowel signs and joiners, which belong to the letter before them but are no letters."""
_SPACED = rf"[^\W{_UNSPACED}]+(?:[{SIGNS}]+[^\W{_UNSPACED}]*)*"
_UNIT = re.compile(rf"[{_UNSPACED}]|{_SPACED}(?:[.'’]{_SPACED})*")
_TORN = re.compile(r"(?<![\d.,])\d{1,3}(?:, \d{3})+(?!\d)|(?<![\d.,])\d{1,3}\. \d{1,2}(?!\d)")
_BLANKS = re.compile(r"[^\S\n]{2,}|(?<!\d)[\u00a0\u2009\u202f]|[\u00a0\u2009\u202f](?!\d)")
_NOT = re.compile(r"(?:(?P<odd>wo|ca|sha)|(?P<verb>\w+?))n['’]t$")
_BEFORE_MAY = re.compile(
    r"(?:\b(?:in|of|since|until|by|last|early|late|mid|next|on|to|from)|\d)[\s-]+$", re.I
)
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
_ODD = {"wo": "will", "ca": "can", "sha": "shall"}
_IN_SMALL_LETTERS = {
    language: frozenset(name.lower() for name in (*calendar.months, *calendar.weekdays))
    for language, calendar in CALENDARS.items()
    if calendar.months[0].islower()
}
"""The calendars of languages that write them without capitals."""
_ELIDED = {
    "fr": re.compile(r"(?P<word>l|d|n|s|j|c|m|t|qu|jusqu|lorsqu|puisqu)['’](?=\w)", re.I),
    "it": re.compile(r"(?P<word>l|d|un|dell|all|dall|nell|sull|c|m|t|s)['’](?=\w)", re.I),
}
"""Words that lose their last vowel before another: `n'ont` is `ne` and `ont`."""
_MARKS = re.compile(r"[\u064b-\u0652\u0591-\u05c7\u0640]")
"""Vowel points, which one outlet writes and the next does not."""


class Kind(Enum):
    """What a unit is, which decides how strictly it is compared."""

    NAME = "name"
    FIGURE = "figure"
    DAY = "day"
    STOP = "stop"
    WORD = "word"


class Unit(NamedTuple):
    """One word, figure, date or word for a day, where it stands in its text."""

    key: str
    """What is compared: a stem, `=1200`, `=day 12-3`, `=last week`."""
    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A text taken apart."""

    text: str
    units: tuple[Unit, ...]
    sentence_of: tuple[int, ...]
    """The number of the sentence that each unit stands in."""
    starts: tuple[int, ...]
    """The first unit of each sentence, and the number of units at the end."""
    places: Mapping[str, tuple[int, ...]]
    """Where each key stands."""
    rarity: Mapping[str, float]
    """How telling each key is: the logarithm of how few sentences hold it."""

    @property
    def rarest(self) -> float:
        """What a key weighs that stands nowhere."""
        return math.log(1 + max(1, len(self.starts) - 1))

    def begins(self, place: int) -> bool:
        """Whether a sentence, or what a colon or quotation mark opens, begins at a character."""
        if any(self.units[first].start == place for first in self.starts[:-1] if self.units):
            return True
        before = self.text[max(0, place - 8) : place].rstrip(" ([“\"'«„‘")
        if not self.text[place : place + 1].islower():
            before = before.rstrip(" ”’»)")  # `… for you.’ And`
        return not before or before[-1] in ".!?…\n:;।॥؟。"

    def words(self, first: int, end: int) -> str:
        """The text from one unit up to another."""
        if first >= end:
            return ""
        return self.text[self.units[first].start : self.units[end - 1].end]


@lru_cache(maxsize=_READINGS_KEPT)
def reading(text: str, language: str, day: date | None = None) -> Reading:
    """Take a text apart.

    Takes:   the day on which it is said or read, where its days are to be compared as dates.
    Costs:   linear in its length; kept for the next sentence held against it.
    """
    text = mended(text)
    units = tuple(_units(text, language, day))
    sentence_of: list[int] = []
    starts: list[int] = []
    spans = iter(sentences(text, language))
    end, number = -1, -1
    for place, unit in enumerate(units):
        while unit.start >= end and (span := next(spans, None)) is not None:
            end = span.end
            if unit.start < end:
                number += 1
                starts.append(place)
        sentence_of.append(max(number, 0))
    places: dict[str, list[int]] = {}
    for place, unit in enumerate(units):
        places.setdefault(unit.key, []).append(place)
    held = Counter(key for key, found in places.items() for _ in {sentence_of[p] for p in found})
    return Reading(
        text=text,
        units=units,
        sentence_of=tuple(sentence_of),
        starts=(*(starts or [0]), len(units)),
        places={key: tuple(found) for key, found in places.items()},
        rarity={key: math.log(1 + max(1, len(starts)) / count) for key, count in held.items()},
    )


def mended(text: str) -> str:
    """Put figures together that come torn apart, `10, 000`, and write blanks in a line alike."""
    return _TORN.sub(lambda match: match[0].replace(" ", ""), _BLANKS.sub(" ", text))


def _units(text: str, language: str, day: date | None) -> Iterator[Unit]:
    taken = sorted(_figures(text, language, day), key=lambda unit: (unit.start, -unit.end))
    named = iter(names(text, language))
    name = next(named, None)
    stop = STOP_WORDS.get(language, STOP_WORDS["en"])
    number, covered = 0, -1
    for match in _UNIT.finditer(text):
        while number < len(taken) and taken[number].start <= match.start():
            if taken[number].start >= covered:
                yield taken[number]
                covered = taken[number].end
            number += 1
        if match.start() < covered:
            continue
        while name is not None and name.end <= match.start():
            name = next(named, None)
        start, end = match.span()
        if elided := _ELIDED[language].match(match[0]) if language in _ELIDED else None:
            yield Unit(elided["word"].lower() + "e", start, start + elided.end(), Kind.STOP)
            start += elided.end()
            while name is not None and name.end <= start:
                name = next(named, None)
        is_name = name is not None and name.start <= start < name.end
        written = text[start:end]
        if _INITIALS.fullmatch(written):
            written = written.replace(".", "")
        word = fold(written)
        if denied := _NOT.match(word):
            base = _ODD.get(denied["odd"] or "", denied["verb"] or "")
            yield Unit(stem(base), start, end, Kind.STOP)
            yield Unit("not", start, end, Kind.STOP)
        elif word == "cannot":
            yield Unit("can", start, end, Kind.STOP)
            yield Unit("not", start, end, Kind.STOP)
        elif word in stop and written.isupper() and len(written) > 1:
            yield Unit(written, start, end, Kind.NAME)  # `US` and `WHO` are not `us` and `who`
        elif word in stop:
            yield Unit(stem(word), start, end, Kind.STOP)
        elif is_name:
            yield Unit(stem(word), start, end, Kind.NAME)
        else:
            yield Unit(stem(_MARKS.sub("", word)), start, end, Kind.WORD)


def _figures(text: str, language: str, day: date | None) -> Iterator[Unit]:
    """Figures, and the words of the calendar."""
    if day is not None:
        for told in named(text, language, day):
            yield Unit(f"={told.key}", told.start, told.end, Kind.DAY)
    for figure in figures(text, language):
        yield Unit(f"={figure.value}", figure.start, figure.end, Kind.FIGURE)
    for word in day_words(text, language):
        yield Unit(f"={word.text.lower()}", word.start, word.end, Kind.DAY)
    calendar = _IN_SMALL_LETTERS.get(language)
    for match in re.finditer(r"[^\W\d_]{3,}", text):
        lowered = match[0].lower()
        if lowered not in calendar if calendar else not _is_in_capitals(match[0]):
            continue
        month = month_number(lowered)
        if month is None:
            yield Unit(f"={lowered}", match.start(), match.end(), Kind.DAY)
        elif lowered != "may" or _is_may(text, match.start(), match.end()):
            yield Unit(f"=month {month}", match.start(), match.end(), Kind.DAY)


def _is_in_capitals(word: str) -> bool:
    return word[0].isupper() and word.lower() in MONTHS


def _is_may(text: str, start: int, end: int) -> bool:
    """Whether `May` is the month: by the word before it, or a number on either side."""
    return bool(_BEFORE_MAY.search(text[max(0, start - 12) : start])) or bool(
        re.match(r"\s+\d", text[end : end + 4])
    )
