"""Days and hours counted from an edition's day, and the words for them in three languages."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from daybrief.errors import InvalidInput

ZONE = "Europe/Zurich"
"""The zone that the wire's hours are counted in."""

_WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
}
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}
_PLACEHOLDER = re.compile(r"\{\{ *(\w+)\(([+-]?\d+)\) *\}\}")


@dataclass(frozen=True, order=True)
class Moment:
    """A day counted from today, and an hour: `-1 14:20` is yesterday, twenty past two."""

    day: int
    hour: time

    @classmethod
    def parse(cls, told: str) -> Self:
        """Read `-1 14:20`.

        Raises:  InvalidInput.
        """
        day, _, hour = told.strip().partition(" ")
        try:
            return cls(int(day), time.fromisoformat(hour.strip()))
        except ValueError as error:
            fix = "Write the day and the hour, as -1 14:20"
            raise InvalidInput(f"not a moment: {told!r}", "sample wire", fix) from error

    def on(self, today: date) -> datetime:
        """The moment it is when day 0 is `today`, in UTC."""
        day = today + timedelta(days=self.day)
        return datetime.combine(day, self.hour, ZoneInfo(ZONE)).astimezone(UTC)


def weekday(day: date, language: str) -> str:
    return _WEEKDAYS[language].split()[day.weekday()]


def day_of_month(day: date, language: str) -> str:
    """The day as a newspaper writes it: `3 December`, `3. Dezember`, `1er décembre`."""
    number = {
        "en": f"{day.day}",
        "de": f"{day.day}.",
        "fr": "1er" if day.day == 1 else f"{day.day}",
    }
    return f"{number[language]} {month(day, language)}"


def month(day: date, language: str) -> str:
    return _MONTHS[language].split()[day.month - 1]


def fill(text: str, today: date, language: str) -> str:
    """Put words in the place of `{{ weekday(-1) }}`, `{{ date(+9) }}`, `{{ month(40) }}` and so on.

    Takes:   days counted from `today`; for `{{ year(-3) }}`, years.
    Raises:  InvalidInput if a placeholder has no meaning; none is ever left standing.
    """

    def words(found: re.Match[str]) -> str:
        name, count = found[1], int(found[2])
        if name == "year":
            return str(today.year + count)
        tell = {"weekday": weekday, "date": day_of_month, "month": month}.get(name)
        if tell is None:
            raise InvalidInput(f"unknown placeholder {found[0]!r}", "sample wire")
        return tell(today + timedelta(days=count), language)

    filled = _PLACEHOLDER.sub(words, text)
    if "{{" in filled or "}}" in filled:
        raise InvalidInput(f"unfilled placeholder in {filled[:60]!r}", "sample wire")
    return filled
