"""Days counted from an edition's day, and their words."""

from datetime import UTC, date, datetime, time

import pytest

from daybrief.errors import InvalidInput
from daybrief.sample.calendar import Moment, fill

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Tuesday, 4 December, December 2023"),
        ("de", "Dienstag, 4. Dezember, Dezember 2023"),
        ("fr", "mardi, 4 décembre, décembre 2023"),
    ],
)
def test_days_are_told_in_the_articles_language(language: str, words: str) -> None:
    text = "{{ weekday(-1) }}, {{ date(+9) }}, {{ month(9) }} {{ year(-3) }}"

    assert fill(text, TODAY, language) == words


def test_the_first_of_a_month_is_special_in_french() -> None:
    assert fill("le {{ date(6) }}", TODAY, "fr") == "le 1er décembre"


@pytest.mark.parametrize(
    "text", ["{{ weekday }}", "{{ weekday(today) }}", "{{ hour(1) }}", "{{ date(1) }", "}}"]
)
def test_a_placeholder_without_meaning_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="placeholder"):
        fill(text + "{{", TODAY, "en")


def test_a_moment_is_a_day_and_an_hour_in_the_wires_zone() -> None:
    moment = Moment.parse("-1 14:20")

    assert moment == Moment(-1, time(14, 20))
    assert moment.on(TODAY) == datetime(2026, 11, 24, 13, 20, tzinfo=UTC)


@pytest.mark.parametrize("told", ["", "yesterday", "-1", "-1 25:00", "x 10:00"])
def test_a_moment_that_is_none_is_refused(told: str) -> None:
    with pytest.raises(InvalidInput, match="not a moment"):
        Moment.parse(told)
