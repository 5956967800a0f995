"""Which day the words of a text mean to who says or reads them on a day."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from daybrief.tools.figures import Figure, figures
from daybrief.tools.text import sentences, without_quotations
from daybrief.tools.times import LANGUAGES, DayWord, Reach, day_words, month_number, weekday_after

_DAYS_AWAY = {
    "today": 0, "yesterday": -1, "tomorrow": 1, "heute": 0, "gestern": -1, "morgen": 1,
    "vorgestern": -2, "übermorgen": 2, "aujourd'hui": 0, "hier": -1, "demain": 1, "avant-hier": -2,
    "après-demain": 2, "hoy": 0, "ayer": -1, "anteayer": -2, "mañana": 1, "this morning": 0,
    "this afternoon": 0, "this evening": 0, "tonight": 0, "last night": -1,
}  # fmt: skip
_PARTS = ("morning", "afternoon", "evening", "night")
_ON = re.compile(r"(?<!\w)(?:on|am|le|el) $", re.I)
_PART_BEHIND = re.compile(rf" ({'|'.join(_PARTS)})\b", re.I)
_MONTH_BEHIND = re.compile(r"(?:st|nd|rd|th|er|\.)?\s+(?:of |de )?([^\W\d_]+)\.?")
_MONTH_BEFORE = re.compile(r"([^\W\d_]+)\.?\s+$")
_YEAR_BEHIND = re.compile(r"(?:,| de)? (?:19|20)\d\d\b")
_IN_BRACKETS = re.compile(r" (?:(?:on|am|le|el) )?\[([^\[\]]{4,30})\]")


class Named(NamedTuple):
    """Words of a text that name one day, and which: `on Tuesday`, `24 November 2026`."""

    start: int
    end: int
    day: date
    part: str
    """`night` and its like, or empty."""

    @property
    def key(self) -> str:
        """What is compared, whatever the words."""
        return f"{self.day} {self.part}".rstrip()


def meant(told: str, text: str, start: int, language: str, day: date) -> date | None:
    """The day that some words of a text mean to who says or reads them on a day."""
    dates = [f for f in figures(told, language) if f.value.startswith("day ")]
    if dates:
        month, number = dates[0].value.removeprefix("day ").split("-")
        year = re.search(r"\b(?:19|20)\d\d\b", told)
        try:
            return date(int(year[0]) if year else day.year, int(month), int(number))
        except ValueError:
            return None
    for word in day_words(text, language):
        if not start <= word.start < start + len(told):
            continue
        if word.reach is not Reach.WEEKDAY:
            away = _DAYS_AWAY.get(word.text.lower().replace("’", "'"))
            return None if away is None else day + timedelta(days=away)
        ahead = weekday_after(text, word, language)
        if ahead is None and word.weekday != day.weekday():
            return None
        behind = -((day.weekday() - word.weekday) % 7)
        return day + timedelta(days=(word.weekday - day.weekday()) % 7 if ahead else behind)
    return None


def part(told: str) -> str:
    """The part of a day that some words name; empty if it is all of it."""
    return next((part for part in _PARTS if part in told.lower()), "")


def named(text: str, language: str, day: date) -> Iterator[Named]:
    """Find the words outside quotations that name a day, as who speaks on `day` means them.

    Words that name none for certain are left out. A date in brackets behind a word says what the
    word means: `today [24 November]`.
    """
    if language not in LANGUAGES:
        return
    for span in sentences(text, language):
        told = without_quotations(span.text)
        for word in day_words(told, language):
            if found := _of_word(told, word, language, day):
                yield found._replace(start=span.start + found.start, end=span.start + found.end)
        for figure in figures(told, language):
            if figure.value.startswith("day ") and (found := _of_date(told, figure, language, day)):
                yield found._replace(start=span.start + found.start, end=span.start + found.end)


def _of_word(text: str, word: DayWord, language: str, day: date) -> Named | None:
    found, end = meant(word.text, text, word.start, language, day), word.end
    if bracket := _IN_BRACKETS.match(text, end):
        found, end = meant(bracket[1], bracket[1], 0, language, day), bracket.end()
    if found is None:
        return None
    of = part(word.text)
    if not of and (behind := _PART_BEHIND.match(text, end)):
        of, end = behind[1].lower(), behind.end()
    on = _ON.search(text, 0, word.start)
    return Named(on.start() if on else word.start, end, found, of)


def _of_date(text: str, figure: Figure, language: str, day: date) -> Named | None:
    start, end = figure.start, figure.end
    if (behind := _MONTH_BEHIND.match(text, end)) and month_number(behind[1]):
        end = behind.end()
    elif before := _MONTH_BEFORE.search(text, 0, start):
        start = before.start()
    if year := _YEAR_BEHIND.match(text, end):
        end = year.end()
    found = meant(text[start:end], text, start, language, day)
    if found is None:
        return None
    on = _ON.search(text, 0, start)
    return Named(on.start() if on else start, end, found, "")
