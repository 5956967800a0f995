"""When editions are due and what they are called."""

from datetime import UTC, date, datetime, time

from daybrief.edition.calendar import due_on, edition_id
from daybrief.settings import Publication, Settings

PARIS = Settings(publication=Publication(zone="Europe/Paris", hour=time(6)))


def test_an_edition_is_due_at_the_same_hour_of_the_clock_in_summer_and_winter():
    summer, winter = due_on(PARIS, date(2026, 7, 1)), due_on(PARIS, date(2026, 12, 1))

    assert summer.astimezone(UTC) == datetime(2026, 7, 1, 4, tzinfo=UTC)
    assert winter.astimezone(UTC) == datetime(2026, 12, 1, 5, tzinfo=UTC)


def test_the_daily_edition_is_called_after_its_day_and_any_other_after_its_hour_too():
    daily = due_on(PARIS, date(2026, 11, 25))

    evening = daily.replace(hour=18)

    assert edition_id(PARIS, daily) == "2026-11-25"
    assert edition_id(PARIS, evening) == "2026-11-25-1800"
