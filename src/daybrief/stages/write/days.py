"""Says days as the edition's reader counts them: `today` of Tuesday is `yesterday` on Wednesday.

A day that no other word could name without making it wrong gets its date in brackets behind it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from daybrief.model import Citation, EditKind, Sentence
from daybrief.tools.text import without_quotations
from daybrief.tools.times import DayWord, Reach, day_words, misread, weekday_after
from daybrief.tools.words import CALENDARS, long_date, weekday


@dataclass(frozen=True, kw_only=True)
class Change:
    """An edit before it is known where it stands in the printed text."""

    kind: EditKind
    start: int
    """Offsets into the source's sentence."""
    end: int
    now: str
    citation: Citation | None = None


_HERE_AWAY = (("today", 0), ("yesterday", -1), ("tomorrow", 1))
_HERE = {
    "en": {"today": "today", "yesterday": "yesterday", "tomorrow": "tomorrow"},
    "de": {"today": "heute", "yesterday": "gestern", "tomorrow": "morgen"},
    "fr": {"today": "aujourd’hui", "yesterday": "hier", "tomorrow": "demain"},
    "es": {"today": "hoy", "yesterday": "ayer", "tomorrow": "mañana"},
}
_AWAY = {
    language: {told[name].lower(): away for name, away in _HERE_AWAY}
    | ({"last night": -1} if language == "en" else {})
    for language, told in _HERE.items()
}
"""The reader's words for the days beside his own, and how far away they are."""
_NEAR_DAYS = {
    language: frozenset(name.lower() for name in calendar.weekdays)
    | {word.lower() for word in _HERE[language].values()}
    for language, calendar in CALENDARS.items()
}
_DAYS_FROM_TOLD = {
    "en": {"today": 0, "yesterday": -1, "tomorrow": 1},
    "de": {"heute": 0, "gestern": -1, "morgen": 1, "vorgestern": -2, "übermorgen": 2},
    "fr": {"aujourd'hui": 0, "hier": -1, "demain": 1, "avant-hier": -2, "après-demain": 2},
    "es": {"hoy": 0, "ayer": -1, "anteayer": -2},
}
_PARTS = {"this morning": "morning", "this afternoon": "afternoon", "this evening": "evening"}
_ON = {"en": "on ", "de": "am ", "fr": "", "es": "el "}
_ON_DATE = {"en": "on ", "de": "am ", "fr": "le ", "es": "el "}
_PREPOSITION = re.compile(
    r"\b(?:on|of|until|till|by|since|from|before|after|for|late|early|between|to|and|than|am|bis|"
    r"seit|ab|vor|nach|für|von|depuis|avant|après|dès|jusqu['’]à|pour|de|le|du|el|desde|hasta|"
    r"para|del) $",
    re.I,
)
_PERFECT = re.compile(r"\b(?:has|have)\b[^,;:]*$")
_EARLIER = re.compile(r"\b(?:early|earlier|late|later) $", re.I)
_PART_OF_DAY = re.compile(
    r" (?:early |late )?(?:night|morning|afternoon|evening|nacht|soir|matin|noche|tarde)\b"
)
_LAST = re.compile(r"\b(?:last|past|letzten|vergangenen) $", re.I)
_NIGHT = re.compile(r" night\b")
_NIGHTS = {"en": {"tonight": 0, "last night": -1}}
_RUN_BEFORE = re.compile(r"\b(?:from|to|and|or|between|through|bis|und|et|y|al) $", re.I)
_RUN_AFTER = re.compile(
    r",? (?:to|and|or|through|until|of|bis|und|oder|au|et|ou|al|y|o) (?:this\b|noon|midnight|"
    r"(?:{days})\b)| (?:to|until|bis|al) \d|, (?:{days})\b".format(
        days="|".join(name for one in CALENDARS.values() for name in one.weekdays)
    )
)
"""`From Monday to Wednesday` is told in days of one kind."""
_NEAR = 6  # days: so near a weekday's name says which day is meant


def recast(text: str, language: str, told: date, day: date) -> Iterator[Change]:
    """Say each day in the reader's words: where the source's would misname it, and where it is
    the reader's own day or one beside it."""
    outside = without_quotations(text)
    is_misread = bool(misread(text, language, (told,), day))
    for word in day_words(outside, language):
        if word.reach is Reach.WEEKDAY:
            change = _said_anew(outside, word, language, told, day)
            is_near = change is not None and _is_beside(change, outside, word, language)
            if change is not None and (is_misread or is_near):
                yield change
        elif is_misread and misread(word.text, language, (told,), day):
            change = _said_anew(outside, word, language, told, day)
            if change := change or _dated(outside, word, language, told, day):
                yield change


def lasting(sentence: Sentence, day: date, language: str) -> Sentence:
    """Say a printed sentence so that it may be read after its edition's day, too.

    Takes:   a sentence that was printed on a day; its `today` becomes `on Tuesday`.
    """
    here = _AWAY.get(language, {})
    text, edits, last = "", [], 0
    for edit in sentence.edits:
        text += sentence.text[last : edit.start]
        now, last = edit.now, edit.end
        away = here.get(now.lower()) if edit.kind is EditKind.DAY_RECAST else None
        if away is not None:
            is_governed = bool(_PREPOSITION.search(text))
            name = weekday(day + timedelta(days=away), language)
            now = name if is_governed else f"{_ON[language]}{name}"
            now += " night" if edit.now.lower() == "last night" else ""
            now = now[0].upper() + now[1:] if edit.now[0].isupper() else now
        start, text = len(text), text + now
        if now != edit.was:
            edits.append(replace(edit, start=start, end=len(text), now=now))
    return replace(sentence, text=text + sentence.text[last:], edits=tuple(edits))


def _is_beside(change: Change, text: str, word: DayWord, language: str) -> bool:
    """Whether a weekday becomes today, yesterday or tomorrow, and stands in no run of days."""
    is_whole = word.text.lower() in {name.lower() for name in CALENDARS[language].weekdays}
    in_run = _RUN_BEFORE.search(text[: word.start]) or _RUN_AFTER.match(text, word.end)
    return is_whole and not in_run and change.now.lower() in _AWAY[language]


def _dated(text: str, word: DayWord, language: str, told: date, day: date) -> Change | None:
    """Put the date in brackets behind a word for a day that no other word could replace."""
    away = _DAYS_FROM_TOLD.get(language, {}) | _NIGHTS.get(language, {})
    days = away.get(word.text.lower().replace("’", "'"))
    if days is None or weekday_after(text, word, language) is not False:
        return None  # `is in Tavel today` is told of what is over
    meant = told + timedelta(days=days)
    if meant >= day or re.match(r"['’]s\b", text[word.end :]):
        return None
    return Change(
        kind=EditKind.BRACKETED,
        start=word.end,
        end=word.end,
        now=f" [{_date_told(meant, day, language)}]",
    )


def _said_anew(text: str, word: DayWord, language: str, told: date, day: date) -> Change | None:
    meant, part = _meant(text, word, language, told)
    # Who reads `will meet today` after that day reads of what is over as if it were to come.
    if meant is None or (meant < day and weekday_after(text, word, language) is not False):
        return None
    if word.reach is Reach.WEEKDAY and _LAST.search(text[: word.start]):
        return None  # `last Friday` is this week's to one reader, the week before's to another
    start, end = word.start, word.end
    before = text[:start]
    on = re.search(r"(?:(?<=\s)|^)(?:on|am|le|el) $", before, re.I)
    if on:
        start = on.start()
    before = text[:start]
    is_owner = bool(re.match(r"['’]s\b", text[end:]))
    is_governed = bool(_PREPOSITION.search(before)) or is_owner
    now = _day_told(meant, day, language, is_governed=is_governed)
    is_date = now[-1].isdigit() or (now.split()[-1].lower() not in _NEAR_DAYS[language])
    if meant < day and _PERFECT.search(before):
        return None  # nobody has arrived on a day that is over
    if language == "en" and now == "yesterday" and (night := _NIGHT.match(text, end)):
        now, end = "last night", night.end()
    # `18 November's vote` and `earlier on 5 May` are nobody's words.
    is_joined = is_owner or _PART_OF_DAY.match(text, end) or _EARLIER.search(before)
    if (is_date or meant == day) and (is_joined or part):
        return None
    if part:
        now = f"{now} {part}"
    if not text[:start].strip():
        now = now[0].upper() + now[1:]
    if now == text[start:end]:
        return None
    return Change(kind=EditKind.DAY_RECAST, start=start, end=end, now=now)


def _meant(text: str, word: DayWord, language: str, told: date) -> tuple[date | None, str]:
    """The day a word means on the day it was written, and the part of that day it names."""
    said = word.text.lower().replace("’", "'")
    if word.reach is Reach.WEEKDAY:
        ahead = weekday_after(text, word, language)
        if ahead is None and word.weekday == told.weekday():
            ahead = False
        if ahead is None or (language == "de" and not word.text.isalpha()):
            return None, ""
        days = (
            (word.weekday - told.weekday()) % 7 if ahead else -((told.weekday() - word.weekday) % 7)
        )
        # A day six days ago may as well be tomorrow.
        return (None if days == -6 else told + timedelta(days=days)), ""
    if language == "en" and said in _PARTS:
        return told, _PARTS[said]
    away = _DAYS_FROM_TOLD.get(language, {}).get(said)
    return (None if away is None else told + timedelta(days=away)), ""


def _day_told(meant: date, day: date, language: str, *, is_governed: bool) -> str:
    """Name a day for who reads on another: `yesterday`, `on Friday`, `on 12 November 2026`."""
    here = _HERE[language]
    away = (meant - day).days
    for name, days in _HERE_AWAY:
        if away == days:
            return here[name]
    if -_NEAR <= away < 0:
        name = weekday(meant, language)
        return name if is_governed else f"{_ON[language]}{name}"
    date_told = _date_told(meant, day, language)
    return date_told if is_governed else f"{_ON_DATE[language]}{date_told}"


def _date_told(meant: date, day: date, language: str) -> str:
    """A date, with its year if it is another than the reader's."""
    told = long_date(meant, language)
    return re.sub(rf"(?: de)? {meant.year}$", "", told) if meant.year == day.year else told
