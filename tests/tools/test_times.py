"""A word for a day is printed only if writer and reader mean the same day by it."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daybrief.tools.times import _PATTERNS, day_words, misread, month_number, told_on

MON, TUE, WED, THU, FRI, SAT, SUN = (date(2026, 11, 23 + n) for n in range(7))

FINE = [
    ("The dam failed on Tuesday.", TUE, WED),
    ("The dam failed on Tuesday.", WED, THU),
    ("The dam failed on Tuesday.", TUE, MON.replace(day=30)),
    ("The dam failed Monday.", TUE, SUN),
    ("Talks will resume on Friday.", TUE, WED),
    ("Talks will resume on Friday.", TUE, FRI),
    ("Buses will run until three, the council decided on Tuesday.", TUE, WED),
    ("The two will be released on Friday.", TUE, WED),
    ("The vote is due on Thursday.", MON, WED),
    ("Officials said on Tuesday that the talks went on.", TUE, WED),
    ("The company said on Tuesday it will close.", TUE, FRI),
    ("The dam failed today.", WED, WED),
    ("The dam failed yesterday.", WED, WED),
    ("Prices rose this week.", MON, FRI),
    ("Prices rose last month.", MON, FRI),
    ("Prices rose this year.", MON, date(2026, 12, 30)),
    ("He left two weeks ago.", MON, TUE),
    ("The dam failed on Tuesday, 24 November.", TUE, date(2026, 12, 9)),
    ("It began on Tuesday 3 December.", MON, SUN),
    ("The dam failed in 2024.", MON, SUN),
]
MISREAD = [
    ("The dam failed today.", TUE, WED),
    ("The dam failed yesterday.", TUE, WED),
    ("The dam will be closed tomorrow.", TUE, WED),
    ("The dam failed overnight.", TUE, WED),
    ("It failed last night, officials said.", TUE, WED),
    ("It failed this morning.", TUE, WED),
    ("It failed two days ago.", TUE, WED),
    ("It opens in three hours.", TUE, WED),
    ("Hundreds fled in the past 24 hours.", TUE, WED),
    ("The dam failed on Tuesday.", MON, TUE),
    ("The dam failed on Wednesday.", TUE, WED),
    ("Talks will resume on Tuesday.", TUE, WED),
    ("Talks will resume on Tuesday.", MON, WED),
    ("The dam failed on Tuesday.", TUE, date(2026, 12, 2)),
    ("Prices rose this week.", SUN, date(2026, 11, 30)),
    ("Prices rose last month.", MON, date(2026, 12, 1)),
    ("Prices rose this year.", MON, date(2027, 1, 1)),
    ("He left two weeks ago.", MON, SUN),
]


@pytest.mark.parametrize(("sentence", "told", "read"), FINE)
def test_a_day_that_both_count_alike_is_no_trouble(sentence, told, read):
    assert misread(sentence, "en", [told], read) == ""


@pytest.mark.parametrize(("sentence", "told", "read"), MISREAD)
def test_a_day_that_the_reader_counts_otherwise_is_named(sentence, told, read):
    assert "means another day" in misread(sentence, "en", [told], read)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Der Damm brach heute."),
        ("de", "Der Damm brach am Abend."),
        ("de", "Der Damm brach vor zwei Tagen."),
        ("fr", "Le barrage a cédé hier."),
        ("fr", "Le barrage a cédé ce matin."),
        ("fr", "Le barrage a cédé il y a deux jours."),
        ("es", "La presa cedió ayer."),
        ("es", "La presa cedió hace dos días."),
        ("es", "La presa abrirá mañana."),
        ("it", "La diga ha ceduto."),
        ("", "La diga ha ceduto."),
    ],
)
def test_other_languages_are_held_to_the_same(language, sentence):
    assert misread(sentence, language, [TUE], WED)
    assert misread(sentence, language, [WED], WED) == ""


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Der Damm brach am Dienstag."),
        ("de", "Der Damm brach am Dienstagabend."),
        ("fr", "Le barrage a cédé mardi."),
        ("es", "La presa cedió el martes."),
    ],
)
def test_a_named_past_day_stays_that_day_in_other_languages(language, sentence):
    assert misread(sentence, language, [TUE], WED) == ""
    assert misread(sentence, language, [MON], WED)


def test_all_days_on_which_a_text_may_have_been_written_must_agree():
    assert misread("The dam failed today.", "en", [TUE, WED], WED)


def test_an_undated_text_may_name_no_day():
    assert misread("The dam failed on Tuesday.", "en", [], WED).endswith("without a date")
    assert misread("The dam failed.", "en", [], WED) == ""


def test_an_unknown_language_without_a_date_is_in_doubt():
    assert misread("La diga ha ceduto.", "it", [], WED)


def test_the_day_of_writing_is_counted_in_the_zone():
    late = datetime(2026, 11, 24, 20, tzinfo=UTC)

    assert told_on(late, None, ZoneInfo("Asia/Tokyo")) == {WED}
    assert told_on(late, datetime(2026, 11, 26, 1, tzinfo=UTC), ZoneInfo("UTC")) == {TUE, THU}
    assert told_on(None, late, ZoneInfo("UTC")) == set()


def test_day_words_are_found_where_they_stand():
    sentence = "He said on Tuesday that talks began last week."

    assert [word.text for word in day_words(sentence, "en")] == ["Tuesday", "last week"]


def test_months_are_known_by_name_and_abbreviation():
    assert [month_number(name) for name in ("December", "dec.", "Sept.", "août", "diciembre")] == [
        *(12, 12, 9, 8, 12)
    ]
    assert month_number("Marn") is None


@given(
    st.one_of(
        st.from_regex(rf"\A(?:{told})\Z", alphabet=st.characters(codec="ascii"))
        for _, told in _PATTERNS["en"]
    )
)
def test_whatever_the_rules_call_a_day_word_is_found(told):
    found = day_words(f"It rained {told}.", "en")

    assert found
