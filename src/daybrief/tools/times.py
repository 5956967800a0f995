"""Words that mean another day when read on another day: `yesterday`, `on Tuesday`, `this week`.

Finds them and tells whether they mean the same to who wrote and to who reads. English, German,
French and Spanish; in any other language every day but the writer's own is in doubt.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from enum import Enum
from typing import NamedTuple
from zoneinfo import ZoneInfo

from daybrief.tools.memory import once_a_sentence
from daybrief.tools.text import lower
from daybrief.tools.words import CALENDARS


class Reach(Enum):
    """How near writer's and reader's days must be for a word to mean the same to both."""

    DAY = "day"
    WEEKDAY = "weekday"
    DAYS = "days"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class DayWord(NamedTuple):
    """A word of a sentence that counts from the day on which it is said."""

    start: int
    end: int
    text: str
    reach: Reach
    weekday: int = -1
    """0 for Monday, for a named weekday."""


LANGUAGES = frozenset(CALENDARS)
"""Languages whose day words are known."""

_COUNT = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|several|few|couple of|many)"
_ANZAHL = r"(?:\d+|einem?|einer|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|wenigen|einigen)"
_NOMBRE = r"(?:\d+|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|quelques|plusieurs)"
_NUMERO = r"(?:\d+|una?|un|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|unos|varios|pocos)"
_PATTERNS: Mapping[str, tuple[tuple[Reach, str], ...]] = {
    "en": (
        (Reach.DAY, r"today|tonight|tomorrow|yesterday|overnight|last night"),
        (Reach.DAY, r"this (?:morning|afternoon|evening|lunchtime|hour)|(?:late|earl)\w* in the "
                    r"day"),
        (Reach.DAY, rf"{_COUNT} (?:more )?(?:minutes?|hours?|days?) (?:ago|earlier|from now)"),
        (Reach.DAY, rf"(?:past|last|next|coming|previous) (?:{_COUNT} )?(?:hours|days)|past "
                    rf"(?:hour|day)"),
        (Reach.DAY, rf"(?:in|within) (?:the next )?{_COUNT} (?:hours?|days?)(?! of\b)|hours ago|"
                    rf"days ago"),
        (Reach.DAYS, rf"{_COUNT} (?:weeks?|months?|years?) ago|weeks ago|months ago"),
        (Reach.WEEK, r"(?:this|last|next|the past|past|the coming|coming|the previous) "
                     r"(?:week\b(?!-)"
         r"|weekend)|(?:over|at|during) the weekend"),
        (Reach.MONTH, r"(?:this|last|next) month"),
        (Reach.YEAR, r"(?:this|last|next) (?:year|spring|summer|autumn|fall|winter|season)"),
    ),
    "de": (
        (Reach.DAY, r"heute|gestern|vorgestern|übermorgen|(?-i:morgen)"),
        (Reach.DAY, r"am (?:frühen |späten )?(?:morgen|vormittag|mittag|nachmittag|abend)"
         r"|in der nacht|letzte nacht"),
        (Reach.DAY, rf"(?:vor|in|binnen) {_ANZAHL} (?:stunden?|tag(?:en?)?)"),
        (Reach.DAY, r"(?:vergangenen|letzten|nächsten|kommenden) (?:\S+ )?(?:stunden|tagen?)"),
        (Reach.DAYS, rf"vor {_ANZAHL} (?:wochen?|monat(?:en)?|jahr(?:en)?)"),
        (Reach.WEEK, r"(?:diese[rn]?|vergangene[nr]?|letzte[nr]?|kommende[nr]?|nächste[nr]?|"
         r"vorige[nr]?) (?:woche|wochenende)|am wochenende"),
        (Reach.MONTH, r"(?:diesen|diesem|vergangenen|letzten|kommenden|nächsten|vorigen) monat"),
        (Reach.YEAR, r"(?:diese[sm]|vergangene[sn]|letzte[sn]|kommende[sn]|nächste[sn]|vorige[sn]) "
         r"(?:jahr|sommer|winter|frühjahr|herbst)|heuer"),
    ),
    "fr": (
        (Reach.DAY, r"aujourd['’]hui|hier|demain|avant-hier|après-demain"),
        (Reach.DAY, r"ce (?:matin|soir|midi)|cet après-midi|cette nuit|la nuit dernière|dans la "
                    r"nuit"),
        (Reach.DAY, rf"(?:il y a|dans|d['’]ici) {_NOMBRE} (?:heures?|jours?)"),
        (Reach.DAYS, rf"il y a {_NOMBRE} (?:semaines?|mois|ans?)"),
        (Reach.WEEK, r"cette semaine|la semaine (?:dernière|prochaine|passée)|ce week-end|"
         r"le week-end dernier"),
        (Reach.MONTH, r"ce mois(?:-ci)?|le mois (?:dernier|prochain)"),
        (Reach.YEAR, r"cette année|l['’](?:année|an) (?:dernière?|prochaine?)|"
         r"(?:cet|l['’])(?: )?(?:été|hiver|automne) dernier|ce printemps"),
    ),
    "es": (
        (Reach.DAY, r"hoy|ayer|anteayer|anoche|(?<!la )(?<!esta )(?<!de )mañana"),
        (Reach.DAY, r"esta (?:mañana|tarde|noche|madrugada)"),
        (Reach.DAY, rf"(?:hace|dentro de|en) {_NUMERO} (?:horas?|días?)"),
        (Reach.DAYS, rf"hace {_NUMERO} (?:semanas?|meses|mes|años?)"),
        (Reach.WEEK, r"est[ea] (?:fin de )?semana|la (?:pasada semana|semana (?:pasada|próxima|"
         r"que viene))|la próxima semana|el (?:pasado |próximo )?fin de semana"),
        (Reach.MONTH, r"este mes|el mes (?:pasado|próximo)|el próximo mes"),
        (Reach.YEAR, r"este año|el año (?:pasado|próximo)|el próximo año"),
    ),
}  # fmt: skip
_CASED = frozenset({"de"})
"""Where case tells a day word from another; elsewhere looking in lower case is three times as fast
as not minding case."""
_RELATIVE = {
    language: re.compile(
        r"\b(?:"
        + "|".join(
            f"(?P<{reach.name}_{number}>{told})" for number, (reach, told) in enumerate(rows)
        )
        + r")\b",
        re.I if language in _CASED else 0,
    )
    for language, rows in _PATTERNS.items()
}
"""One pattern a language; the group that matched names the reach."""
_HINTS = {
    "en": re.compile(
        "day|week|year|month|night|hour|morning|evening|afternoon|minute|season|summer|winter|"
        "spring|fall|autumn|tomorrow|lunchtime"
    )
}
"""One of these is in every day word of a language, in lower case: a cheap look before the dear."""
_PART_OF_DAY = r"(?:morgen|vormittag|mittag|nachmittag|abend|nacht)?s?"
_WEEKDAYS = {
    language: re.compile(
        r"\b("
        + "|".join(calendar.weekdays)
        + r")"
        + (_PART_OF_DAY if language == "de" else "")
        + r"\b",
        # German and English write weekdays with a capital: `sun` and `sonntags` are others.
        0 if language in {"en", "de"} else re.I,
    )
    for language, calendar in CALENDARS.items()
}
_WEEKDAY_NUMBERS = {
    language: [name.lower() for name in calendar.weekdays]
    for language, calendar in CALENDARS.items()
}
_MONTHS = {
    name: number
    for language, calendar in CALENDARS.items()
    for number, month in enumerate(calendar.months, 1)
    for name in ({month.lower()} if language == "fr" else {month.lower(), month.lower()[:3]})
} | {"sept": 9, "jänner": 1}
_FUTURE = {
    "en": r"will|shall|(?:is|are) (?:to|due|set|expected|scheduled|slated)|(?<!was )(?<!were )"
    r"(?<!been )(?<!had )(?:due|scheduled|set|planned)|plans?|expects?|next|coming|"
    r"would(?! (?:not|have)\b)",
    "de": r"wird|werden|soll|sollen|will|wollen|plant|planen|nächsten|kommenden",
    "fr": r"doit|doivent|devrait|devraient|va|vont|sera|seront|prévue?s?|prochaine?|\w+ront|\w+era",
    "es": r"será|serán|debe|deben|va a|van a|prevista?s?|previstos?|próxim[oa]|\w+rán?",
}
_PAST = {
    "en": r"said|told|was|were|had|did|announced|\w{2,}ed|met|held|began|went|came|took|left|won|"
    r"lost|fell|rose|broke|hit|struck|shot|gave|got|made|saw|found|put|spoke|wrote|sent|led|ran|"
    r"became|brought|built|cut|burst|last|since",
    "de": r"war|waren|wurde|wurden|hat|haben|hatte|hatten|(?-i:(?!heute|(?:letzt|erst|zweit|dritt|"
    r"nächst|best|sollt|könnt|möcht|müsst|dürft|wollt)en?\b)[a-zäöüß]{3,}te(?:n)?)",
    "fr": r"a|ont|était|étaient|avait|avaient|dernier|dernière",
    "es": r"dijo|fue|fueron|era|había|ha|han|pasado|pasada|\w+aron|\w+ieron|\w+ó",
}
_FUTURE_PATTERNS = {
    language: re.compile(rf"\b(?:{told})\b", re.I) for language, told in _FUTURE.items()
}
_PAST_PATTERNS = {
    language: re.compile(rf"\b(?:{told})\b", re.I) for language, told in _PAST.items()
}
# A participle right after `will be` or `is due to be` is no past.
_FINITE = re.compile(r"\b(?:said|told|was|were|had|did)\b|(?<!\bbe )(?<!\bbeen )\b\w{2,}ed\b", re.I)
_BY = re.compile(r"\b(?:by|until|before|bis|vor|jusqu['’]à|avant|hasta|antes del?)\s+$")
_CLAUSE_END = re.compile(r"[;:]|\b(?:that|which|who|whether)\b")


def month_number(word: str) -> int | None:
    """Give 1 to 12 for a month's name or its usual abbreviation; None for another word."""
    return _MONTHS.get(word.lower().rstrip("."))


@once_a_sentence
def day_words(sentence: str, language: str) -> tuple[DayWord, ...]:
    """Find the words that mean another day when read on another day."""
    found: list[DayWord] = []
    lowered = sentence if language in _CASED else lower(sentence)
    if language in _HINTS and not _HINTS[language].search(lowered):
        return ()
    if language in _RELATIVE:
        for match in _RELATIVE[language].finditer(lowered):
            reach = Reach[(match.lastgroup or "").partition("_")[0]]
            start, end = match.span()
            found.append(DayWord(start, end, sentence[start:end], reach))
    if language in _WEEKDAYS:
        for match in _WEEKDAYS[language].finditer(sentence):
            if not _is_dated(sentence, match.end(), language):
                number = _WEEKDAY_NUMBERS[language].index(match[1].lower())
                found.append(DayWord(match.start(), match.end(), match[0], Reach.WEEKDAY, number))
    return tuple(sorted(found))


def misread(sentence: str, language: str, told_on: Iterable[date], read_on: date) -> str:
    """Say which day word would mislead somebody who reads the sentence on another day.

    Takes:   the days on which it may have been written; none at all means nobody knows.
    Gives:   the reason in words; empty when every day word means the same to both.
    """
    days = tuple(told_on)
    if language not in LANGUAGES:
        if days and all(day == read_on for day in days):
            return ""
        return f"words for days are not known in {language or 'an unknown language'}"
    for word in day_words(sentence, language):
        if not days:
            return f"{word.text!r} in an article without a date"
        for day in days:
            if not _means_the_same(word, sentence, language, day, read_on):
                return f"{word.text!r} of {day} means another day on {read_on}"
    return ""


def told_on(
    published_at: datetime | None, updated_at: datetime | None, zone: ZoneInfo
) -> set[date]:
    """Days on which an article's words may have been written; empty if it has no date."""
    if published_at is None:
        return set()
    return {at.astimezone(zone).date() for at in (published_at, updated_at) if at is not None}


def weekday_after(sentence: str, word: DayWord, language: str) -> bool | None:
    """Tell whether a named weekday lies ahead (True) or behind (False); None if unclear."""
    future, past = _FUTURE_PATTERNS[language], _PAST_PATTERNS[language]
    before, after = sentence[: word.start], sentence[word.end :]
    if language == "de":  # every clause stands between commas, its verb often last
        before, after = before.rpartition(",")[2], after.partition(",")[0]
    last_future = max((m.end() for m in future.finditer(before)), default=-1)
    finite = _FINITE if language == "en" else past
    if _BY.search(before):
        return True if last_future >= 0 else None
    if last_future >= 0:
        return not finite.search(before, last_future)
    if past.search(before):
        return False
    near = _CLAUSE_END.split(after, maxsplit=1)[0][:60]
    first_future, first_past = future.search(near), past.search(near)
    if first_future and (not first_past or first_future.start() < first_past.start()):
        return True
    return False if first_past else None


def _is_dated(sentence: str, end: int, language: str) -> bool:
    """Tell whether a date follows the weekday: `Tuesday, 24 November`."""
    match = re.match(
        r"[,.]?\s+(?:the\s+|den\s+|dem\s+|le\s+)?(?:\d{1,2}(?:st|nd|rd|th|\.|er)?\s+(?:of |de )?"
        r"([^\W\d_]+)|([^\W\d_]+)\.?\s+\d{1,2}\b)",
        sentence[end : end + 40],
    )
    return bool(match and month_number(match[1] or match[2]))


def _means_the_same(word: DayWord, sentence: str, language: str, told: date, read: date) -> bool:
    if told == read:
        return True
    if word.reach is Reach.WEEKDAY:
        ahead = weekday_after(sentence, word, language)
        if ahead is None and word.weekday == told.weekday():
            ahead = False  # who names the day of writing tells what happened on it
        readings = (False, True) if ahead is None else (ahead,)
        return all(
            _weekday(told, word.weekday, is_ahead) == _weekday(read, word.weekday, is_ahead)
            for is_ahead in readings
        )
    if word.reach is Reach.DAYS:
        return abs(read - told) <= timedelta(days=2)
    if word.reach is Reach.WEEK:
        return told.isocalendar()[:2] == read.isocalendar()[:2]
    if word.reach is Reach.MONTH:
        return (told.year, told.month) == (read.year, read.month)
    return word.reach is Reach.YEAR and told.year == read.year


def _weekday(day: date, weekday: int, is_ahead: bool) -> date:
    """The nearest such weekday, counted from a day and including it."""
    if is_ahead:
        return day + timedelta(days=(weekday - day.weekday()) % 7)
    return day - timedelta(days=(day.weekday() - weekday) % 7)
