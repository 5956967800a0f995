"""The few changes that make a source's sentence stand in a brief, each recorded and reversible.

Takes words off at the front and in brackets, says days as the edition's reader counts them, and
puts a name in square brackets where the source's next sentence would have it. Anything else is
left to choosing another sentence.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from daybrief.model import Article, Citation, Edit, EditKind
from daybrief.stages.write.cues import OFFICE, PERSON, SAYS
from daybrief.stages.write.people import is_described, is_person, surname, titled
from daybrief.tools.grammar import subject
from daybrief.tools.text import fold, names, without_quotations
from daybrief.tools.times import (
    DayWord,
    Reach,
    day_words,
    misread,
    weekday_after,
)
from daybrief.tools.words import CALENDARS, long_date, weekday


@dataclass(frozen=True, kw_only=True)
class Printed:
    """A sentence as it would be printed, and the edits that made it so."""

    text: str
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, kw_only=True)
class _Change:
    """An edit before it is known where it stands in the printed text."""

    kind: EditKind
    start: int
    """Offsets into the source's sentence."""
    end: int
    now: str
    citation: Citation | None = None


CONNECTIVES: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"(?:However|Meanwhile|Moreover|Furthermore|Additionally|In addition|Nevertheless|"
        r"Nonetheless|Separately|Also|Indeed), |(?:But|And|Yet) (?!(?:also|then|not|so|if|when|"
        r"while|though|although|because|that|which|who)\b)"
    ),
    "de": re.compile(r"(?:Aber|Doch|Und|Denn) (?=(?:der|die|das|den|dem|ein|eine|[A-ZÄÖÜ])\b)"),
    "fr": re.compile(
        r"(?:Cependant|Toutefois|Par ailleurs|En outre|De plus|Néanmoins|Pourtant), |(?:Mais|Et) "
        r"(?!(?:si|quand|que|qui|aussi|donc)\b)"
    ),
    "es": re.compile(
        r"(?:Sin embargo|No obstante|Además|Asimismo|Por otra parte), |(?:Pero|Y) "
        r"(?!(?:si|cuando|que|quien|también)\b)"
    ),
}
"""Words at the front that only tie a sentence to the one before it."""
_DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ][\w.’'À-ÿ-]*(?:[ ,/]+[\w.’'À-ÿ-]+){0,6}\s*)?"
    r"(?:\((?!AP Photo)[A-Z][\w .,&/’'-]{1,40}\)\s*)?\s*[—–]\s+|"
    r"(?:[A-ZÀ-Þ][\w.’'À-ÿ-]*(?:[ ,/]+[\w.’'À-ÿ-]+){0,6}\s*)?"
    r"\((?!AP Photo)[A-Z][\w .,&/’'-]{1,40}\)\s*[-:]*\s+|"
    r"[A-ZÀ-Þ][A-ZÀ-Þ .,'’/-]{2,40}(?:,\s*[A-Z][\w.]+(?: \d{1,2})?)?\s+(?:--|-)\s+"
)
_DATELINE_AT_MOST = 80
_PARENTHESIS = re.compile(
    r" [(\[](?:pictured|above|below|left|right|see [^()]{1,40}|file(?: photo)?|photos?|video|"
    r"(?:[A-Z]{2,8}: ?)?[A-Z]{1,5}(?:[.:][A-Z]{1,3})?: ?[A-Z.]{1,6}|"
    r"(?:about |around |some )?[\d.,]+ ?(?:km|kms|kilomet(?:er|re)s?|miles?|mi|feet|ft|met(?:er|re)"
    r"s?|m|kg|lbs?|pounds?|ounces?|°?[CF]|degrees? (?:Celsius|Fahrenheit)|acres|hectares|"
    r"gallons?|lit(?:er|re)s?|mph|kph|km/h)|[A-Z][A-Za-z_]{0,7}\.[A-Z]{1,3})[)\]]"
)
"""A parenthesis that tells the reader nothing here: of a picture, a share, another measure."""
_HERE = {
    "en": {"today": "today", "yesterday": "yesterday", "tomorrow": "tomorrow"},
    "de": {"today": "heute", "yesterday": "gestern", "tomorrow": "morgen"},
    "fr": {"today": "aujourd’hui", "yesterday": "hier", "tomorrow": "demain"},
    "es": {"today": "hoy", "yesterday": "ayer", "tomorrow": "mañana"},
}
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
_NEAR = 6  # days: so near a weekday's name says which day is meant
_PRONOUN = re.compile(r"(?:He|She)(?= (?!who\b|that\b)[a-z])")
_OUTLET_ITSELF = re.compile(r"\bthis (?:news(?:paper| agency| site)|paper|website|broadcaster)\b")


def dateline(text: str, *, is_first: bool = True) -> int:
    """Give the length of a sentence's dateline, `BRENNICK (Coast Wire) — `; 0 without one."""
    match = _DATELINE.match(text)
    if not match or match.end() > _DATELINE_AT_MOST:
        return 0
    if not (is_first or _is_dateline(match[0])):
        return 0
    return match.end() if text[match.end() : match.end() + 1].strip() else 0


def edited(
    text: str,
    article: Article,
    language: str,
    *,
    days: Collection[date],
    day: date | None,
    is_first: bool,
) -> Printed:
    """Take off what only ties a sentence to its page, and say its days as the reader counts.

    Takes:   the days on which the article may have been written; the edition's day.
    """
    changes: list[_Change] = []
    front = dateline(text, is_first=is_first)
    if front:
        changes.append(_Change(kind=EditKind.DATELINE_OFF, start=0, end=front, now=""))
    if change := _without_connective(text, front, language):
        changes.append(change)
    changes += [
        _Change(kind=EditKind.PARENTHESIS_OFF, start=match.start(), end=match.end(), now="")
        for match in _PARENTHESIS.finditer(text)
    ]
    if day is not None and len(days) == 1:
        changes += _recast(text, language, next(iter(days)), day)
    if language == "en" and article.outlet:
        changes += [
            _Change(
                kind=EditKind.OUTLET_NAMED,
                start=match.start(),
                end=match.end(),
                now=article.outlet,
            )
            for match in _OUTLET_ITSELF.finditer(without_quotations(text))
        ]
    return _applied(text, changes)


def with_speaker(
    printed: Printed,
    before: str,
    text: str,
    full: Mapping[str, str],
    where: Callable[[str], Citation | None],
) -> Printed:
    """Put the name of whom an opening `He` or `She` means in its place, in square brackets.

    Takes:   the source's sentence before this one; the article's text; surname → full name;
             where the article gives a name.
    Method:  the one person the sentence before is about, if nobody else is in it. Otherwise the
             sentence stays as it is.
    """
    pronoun = _PRONOUN.match(printed.text)
    name = _spoken_of(before, full, text) if pronoun else ""
    citation = where(name) if name else None
    if not pronoun or citation is None:
        return printed
    return _with(printed, pronoun.end(), f"[{name}]", citation) or printed


def with_name(
    printed: Printed,
    text: str,
    full: Mapping[str, str],
    where: Callable[[str], Citation | None],
) -> Printed | None:
    """Put the full names of those in brackets who are named by surname alone; None if nobody is."""
    told = printed
    for found in reversed(names(without_quotations(printed.text), "en")):
        name = full.get(surname(found.text), "")
        is_new = bool(name) and name not in printed.text and is_person(name, text)
        if is_new and not is_described(found, printed.text):
            name = titled(name, text)
        citation = where(name) if is_new else None
        if citation is not None:
            told = _with(told, found.end, f"[{name}]", citation, start=found.start) or told
    return None if told is printed else told


def untouched(printed: Printed) -> str:
    """The printed text with the days that were said anew blanked out, so that offsets stay."""
    text = printed.text
    for edit in printed.edits:
        if edit.kind is EditKind.DAY_RECAST:
            text = text[: edit.start] + "x" * len(edit.now) + text[edit.end :]
    return text


def named(printed: Printed, outlet: str) -> Printed:
    """Say in the sentence itself which outlet reports it, where nobody else is said to tell it."""
    if not printed.text.endswith(".") or SAYS.search(printed.text) or not outlet:
        return printed
    end = len(printed.text) - 1
    now = f", {outlet} reports"
    edit = Edit(kind=EditKind.OUTLET_NAMED, start=end, end=end + len(now), was="", now=now)
    return Printed(text=f"{printed.text[:end]}{now}.", edits=(*printed.edits, edit))


def _applied(text: str, changes: Sequence[_Change]) -> Printed:
    """Make the changes from front to back, those that touch an earlier one left out."""
    told, edits, last = "", [], 0
    for change in sorted(changes, key=lambda c: (c.start, -c.end)):
        if change.start < last:
            continue
        told += text[last : change.start]
        start = len(told)
        told += change.now
        edits.append(
            Edit(
                kind=change.kind,
                start=start,
                end=len(told),
                was=text[change.start : change.end],
                now=change.now,
                citation=change.citation,
            )
        )
        last = change.end
    return Printed(text=told + text[last:], edits=tuple(edits))


def _with(
    printed: Printed, end: int, now: str, citation: Citation, *, start: int = 0
) -> Printed | None:
    """Add a bracket to an edited sentence; None where it would stand on another edit."""
    edits: list[Edit] = []
    bracket = Edit(
        kind=EditKind.BRACKETED,
        start=start,
        end=start + len(now),
        was=printed.text[start:end],
        now=now,
        citation=citation,
    )
    grown = len(now) - (end - start)
    for edit in printed.edits:
        if edit.end <= start:
            edits.append(edit)
        elif edit.start >= end:
            edits.append(_moved(edit, grown))
        else:
            return None
    text = printed.text[:start] + now + printed.text[end:]
    edits.append(bracket)
    return Printed(text=text, edits=tuple(sorted(edits, key=lambda e: (e.start, e.end))))


def _moved(edit: Edit, by: int) -> Edit:
    return Edit(
        kind=edit.kind,
        start=edit.start + by,
        end=edit.end + by,
        was=edit.was,
        now=edit.now,
        citation=edit.citation,
    )


def _is_dateline(told: str) -> bool:
    """A place in capitals or an agency in brackets; `Vael — who won — left` is none."""
    place = re.split(r"[,(—–-]", told)[0].strip()
    return "(" in told or place.isupper()


def _without_connective(text: str, front: int, language: str) -> _Change | None:
    """Take off `However, ` and give the next word its capital."""
    pattern = CONNECTIVES.get(language)
    match = pattern.match(text, front) if pattern else None
    if match is None or match.end() >= len(text):
        return None
    following = text[match.end()]
    if following.isupper():
        return _Change(kind=EditKind.CONNECTIVE_OFF, start=match.start(), end=match.end(), now="")
    if not following.islower():
        return None
    return _Change(
        kind=EditKind.CONNECTIVE_OFF,
        start=match.start(),
        end=match.end() + 1,
        now=following.upper(),
    )


def _recast(text: str, language: str, told: date, day: date) -> Iterator[_Change]:
    """Say in the reader's words each day that the source's words would misname."""
    if not misread(text, language, (told,), day):
        return
    outside = without_quotations(text)
    for word in day_words(outside, language):
        if not misread(word.text, language, (told,), day) and word.reach is not Reach.WEEKDAY:
            continue
        if change := _said_anew(outside, word, language, told, day):
            yield change


def _said_anew(text: str, word: DayWord, language: str, told: date, day: date) -> _Change | None:
    meant, part = _meant(text, word, language, told)
    # Who reads `will meet today` after that day reads of what is over as if it were to come.
    if meant is None or (meant < day and weekday_after(text, word, language) is not False):
        return None
    start = word.start
    before = text[:start]
    on = re.search(r"(?:(?<=\s)|^)(?:on|am|le|el) $", before, re.I)
    if on:
        start = on.start()
    before = text[:start]
    is_owner = bool(re.match(r"['’]s\b", text[word.end :]))
    is_governed = bool(_PREPOSITION.search(before)) or is_owner
    now = _day_told(meant, day, language, is_governed=is_governed)
    is_date = now[-1].isdigit() or (now.split()[-1].lower() not in _NEAR_DAYS[language])
    if meant < day and _PERFECT.search(before):
        return None  # nobody has arrived on a day that is over
    # `yesterday night`, `18 November's vote` and `earlier on 5 May` are nobody's words.
    is_joined = is_owner or _PART_OF_DAY.match(text, word.end) or _EARLIER.search(before)
    if (is_date or meant == day) and (is_joined or part):
        return None
    if part:
        now = f"{now} {part}"
    if not text[:start].strip():
        now = now[0].upper() + now[1:]
    if now == text[start : word.end]:
        return None
    return _Change(kind=EditKind.DAY_RECAST, start=start, end=word.end, now=now)


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
        return told + timedelta(days=days), ""
    if language == "en" and said in _PARTS:
        return told, _PARTS[said]
    away = _DAYS_FROM_TOLD.get(language, {}).get(said)
    return (None if away is None else told + timedelta(days=away)), ""


def _day_told(meant: date, day: date, language: str, *, is_governed: bool) -> str:
    """Name a day for who reads on another: `yesterday`, `on Friday`, `on 12 November 2026`."""
    here = _HERE[language]
    away = (meant - day).days
    for name, days in (("today", 0), ("yesterday", -1), ("tomorrow", 1)):
        if away == days:
            return here[name]
    if -_NEAR <= away < 0:
        name = weekday(meant, language)
        return name if is_governed else f"{_ON[language]}{name}"
    date_told = long_date(meant, language)
    if meant.year == day.year:
        date_told = re.sub(rf"(?: de)? {meant.year}$", "", date_told)
    return date_told if is_governed else f"{_ON_DATE[language]}{date_told}"


def _spoken_of(before: str, full: Mapping[str, str], text: str) -> str:
    """The full name of the one person the sentence before is about; empty if that is not plain."""
    outside = without_quotations(before)
    about = subject(outside).name
    name = full.get(fold(about.split()[-1]), "") if about else ""
    told = {full.get(fold(found.text.split()[-1]), "") for found in names(outside, "en")} - {""}
    is_plain = bool(name) and told == {name} and is_person(name, text)
    return name if is_plain and not _others(outside, name) else ""


def _others(text: str, told: str) -> bool:
    """Whether somebody else is in the sentence, if only by office or kinship."""
    own = "|".join(map(re.escape, told.split()))
    rest = re.sub(
        rf"(?:\b[A-Z][\w’'-]* |\b(?:(?:{OFFICE})) )*\b(?:{own})\b(?: (?:{own})\b)*", "", text
    )
    rest = re.sub(r"^[^,]{0,40}, (?:the |an? )[^,]{1,60}, ", "", rest)
    return any(word.lower() != "who" for word in PERSON.findall(rest))
