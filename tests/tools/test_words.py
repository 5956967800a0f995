"""Days in words, in each language we write."""

from datetime import date

import pytest

from daybrief.tools.words import CALENDARS, long_date, month, title, weekday

WEDNESDAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Wednesday Briefing: Talks Reopen"),
        ("de", "Mittwoch-Briefing: Talks Reopen"),
        ("fr", "Le briefing de mercredi\N{NO-BREAK SPACE}: Talks Reopen"),
        ("es", "Resumen del miércoles: Talks Reopen"),
        ("it", "Wednesday Briefing: Talks Reopen"),
    ],
)
def test_an_edition_is_named_after_its_weekday_and_its_lead(language, told):
    assert title(WEDNESDAY, "Talks Reopen", language) == told


def test_a_day_without_a_lead_is_named_after_its_weekday_alone():
    assert title(WEDNESDAY, "", "de") == "Mittwoch-Briefing"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "25 November 2026"),
        ("de-CH", "25. November 2026"),
        ("fr", "25 novembre 2026"),
        ("es", "25 de noviembre de 2026"),
    ],
)
def test_a_date_is_written_out_as_the_language_does(language, told):
    assert long_date(WEDNESDAY, language) == told


def test_the_first_of_a_month_is_an_ordinal_in_french_only():
    first = date(2026, 12, 1)

    assert long_date(first, "fr") == "1er décembre 2026"
    assert long_date(first, "en") == "1 December 2026"


def test_a_month_is_named_with_its_year():
    assert month(WEDNESDAY, "es") == "noviembre 2026"


@pytest.mark.parametrize("language", CALENDARS)
def test_a_calendar_names_seven_days_and_twelve_months(language):
    days = {weekday(date(2026, 11, number), language) for number in range(1, 8)}
    months = {month(date(2026, number, 1), language) for number in range(1, 13)}

    assert len(days) == len(CALENDARS[language].weekdays) == 7
    assert len(months) == len(CALENDARS[language].months) == 12
