"""Dates that cannot be true are taken away, and no others."""

from datetime import UTC, datetime, timedelta

from daybrief.model import Entry
from daybrief.stages.gather.dates import honest

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def entry(number, at, updated=None):
    return Entry(url=f"https://a.example/{number}", published_at=at, updated_at=updated)


def dates(entries):
    return [one.published_at for one in honest(entries, NOON)]


def test_a_date_of_the_future_is_unknown_and_one_of_a_zone_off_stays():
    soon, late = NOON + timedelta(hours=1), NOON + timedelta(hours=9)

    assert dates([entry(1, soon), entry(2, late), entry(3, NOON)]) == [soon, None, NOON]


def test_the_epoch_of_a_machine_is_no_date():
    assert dates([entry(1, datetime(1970, 1, 1, tzinfo=UTC)), entry(2, NOON)]) == [None, NOON]


def test_a_second_date_that_holds_is_told_where_the_first_does_not():
    wrong = datetime(2031, 1, 1, tzinfo=UTC)

    assert dates([entry(1, wrong, NOON), entry(2, NOON)]) == [NOON, NOON]


def test_a_date_that_a_whole_feed_shares_is_the_feeds_and_no_entrys():
    assert dates([entry(number, NOON) for number in range(5)]) == [None] * 5


def test_a_few_entries_of_one_second_are_believed():
    assert dates([entry(number, NOON) for number in range(4)]) == [NOON] * 4
