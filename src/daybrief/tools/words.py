"""Days in words, and the title rule, in the publication's language.

English, German, French and Spanish; any other language reads as English.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """How one language names days."""

    weekdays: tuple[str, ...]
    """Monday first, written as in running text."""
    months: tuple[str, ...]
    briefing: str
    """Name of the weekday's edition, with `{weekday}`."""
    colon: str
    """What stands between the edition's name and the headline."""
    date: str
    """A full date, with `{day}`, `{month}` and `{year}`."""
    first: str = "{day}"
    """The first day of a month, where a language says it otherwise."""


CALENDARS = {
    "en": Calendar(
        weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        months=(
            *("January", "February", "March", "April", "May", "June", "July"),
            *("August", "September", "October", "November", "December"),
        ),
        briefing="{weekday} Briefing",
        colon=": ",
        date="{day} {month} {year}",
    ),
    "de": Calendar(
        weekdays=(
            *("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
        ),
        months=(
            *("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli"),
            *("August", "September", "Oktober", "November", "Dezember"),
        ),
        briefing="{weekday}-Briefing",
        colon=": ",
        date="{day}. {month} {year}",
    ),
    "fr": Calendar(
        weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
        months=(
            *("janvier", "février", "mars", "avril", "mai", "juin", "juillet"),
            *("août", "septembre", "octobre", "novembre", "décembre"),
        ),
        briefing="Le briefing de {weekday}",
        colon="\N{NO-BREAK SPACE}: ",
        date="{day} {month} {year}",
        first="1er",
    ),
    "es": Calendar(
        weekdays=("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
        months=(
            *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio"),
            *("agosto", "septiembre", "octubre", "noviembre", "diciembre"),
        ),
        briefing="Resumen del {weekday}",
        colon=": ",
        date="{day} de {month} de {year}",
    ),
}


LABELS: Mapping[str, Mapping[str, str]] = {
    "whats_next": {
        "en": "What's next",
        "de": "Wie es weitergeht",
        "fr": "Et maintenant",
        "es": "Qué sigue",
    },
    "on_the_table": {
        "en": "What else is on the table",
        "de": "Was noch auf dem Tisch liegt",
        "fr": "Aussi sur la table",
        "es": "Qué más está sobre la mesa",
    },
    "background": {"en": "Background", "de": "Hintergrund", "fr": "Contexte", "es": "Antecedentes"},
    "numbers": {
        "en": "The numbers",
        "de": "Die Zahlen",
        "fr": "Les chiffres",
        "es": "Las cifras",
    },
    "disputed": {"en": "Disputed", "de": "Umstritten", "fr": "Contesté", "es": "En disputa"},
    "catch_up": {"en": "Catch up", "de": "Was bisher geschah", "fr": "Rappel", "es": "Para seguir"},
    "also": {"en": "Also", "de": "Außerdem", "fr": "Aussi", "es": "También"},
}
"""What a labelled part opens with, by what it promises and by language; `subject` has a name."""


def title(day: date, headline: str, language: str) -> str:
    """Name an edition after its weekday and its lead; after the weekday alone without a lead.

    >>> title(date(2026, 11, 25), "Norland and Sarvia Agree to Reopen Talks", "en")
    'Wednesday Briefing: Norland and Sarvia Agree to Reopen Talks'
    >>> title(date(2026, 11, 25), "Norland und Sarvia reden wieder", "de")
    'Mittwoch-Briefing: Norland und Sarvia reden wieder'
    """
    calendar = _calendar(language)
    name = calendar.briefing.format(weekday=weekday(day, language))
    return f"{name}{calendar.colon}{headline}" if headline else name


def weekday(day: date, language: str) -> str:
    """Name a weekday, as written in running text."""
    return _calendar(language).weekdays[day.weekday()]


def month(day: date, language: str) -> str:
    """Name a month and its year: `November 2026`."""
    calendar = _calendar(language)
    return f"{calendar.months[day.month - 1]} {day.year}"


def long_date(day: date, language: str) -> str:
    """Write a date out.

    >>> long_date(date(2026, 11, 25), "de")
    '25. November 2026'
    """
    calendar = _calendar(language)
    number = calendar.first.format(day=day.day) if day.day == 1 else str(day.day)
    return calendar.date.format(day=number, month=calendar.months[day.month - 1], year=day.year)


def _calendar(language: str) -> Calendar:
    return CALENDARS.get(language[:2].lower(), CALENDARS["en"])
