"""What a sheet says about an edition in a line is true and reads well."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from daybrief.model import Completeness, Coverage, LedgerRow
from daybrief.presses import lines


def test_the_dateline_counts_in_the_publications_zone(english):
    abroad = replace(english, zone="America/Argentina/Buenos_Aires")

    at, read, until, following = lines.dateline(abroad)

    assert at == "25 November 2026, 02:00 in Buenos Aires"
    assert read == "from 212 articles of 31 sources"
    assert until == "read until 01:30"
    assert following == "next edition tomorrow 02:00"


@pytest.mark.parametrize("zone", ["UTC", "Etc/UTC"])
def test_a_zone_without_a_city_is_named_by_its_letters(zone, english):
    assert lines.dateline(replace(english, zone=zone))[0] == "25 November 2026, 05:00 UTC"


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (0, "next edition today 18:00"),
        (1, "next edition tomorrow 18:00"),
        (3, "next edition Saturday, 18:00"),
        (30, "next edition 25 December 2026, 18:00"),
    ],
)
def test_the_next_edition_is_told_as_a_reader_would_say_it(days, told, english):
    next_at = datetime(2026, 11, 25, 17, tzinfo=UTC) + timedelta(days=days)

    assert lines.dateline(replace(english, next_at=next_at))[3] == told


def test_reading_that_stopped_the_evening_before_says_so(english):
    early = replace(english, cutoff_at=datetime(2026, 11, 24, 22, 30, tzinfo=UTC))

    assert lines.dateline(early)[2] == "read until yesterday 23:30"


def test_headlines_below_the_title_end_with_one_full_stop(english):
    told = lines.also(replace(english, also=("The dam fails.", "Who pays?")))

    assert told == "Also: The dam fails; Who pays?"


def test_no_other_story_gives_no_line(english):
    assert lines.also(replace(english, also=())) == ""


@pytest.mark.parametrize(
    ("told", "says"),
    [
        (
            Coverage(article_count=1, outlets=("Coast Wire",), origin_count=1),
            "One article, from Coast Wire alone.",
        ),
        (
            Coverage(article_count=2, outlets=("Coast Wire",), origin_count=1),
            "2 articles, 1 outlet, 1 origin.",
        ),
        (
            Coverage(
                article_count=20,
                outlets=("A", "B"),
                origin_count=2,
                reprinted_from="A",
                reprint_count=15,
            ),
            "20 articles, 2 outlets, 2 origins (15 print A’s text).",
        ),
        (
            Coverage(
                article_count=2,
                outlets=("A", "B"),
                origin_count=2,
                unread=(("The Ledger", "subscribers only"),),
            ),
            "2 articles, 2 outlets, 2 origins. "
            "One could not be read in full: The Ledger (subscribers only).",
        ),
        (
            Coverage(
                article_count=2, outlets=("A", "B"), origin_count=2, unread=(("C", ""), ("D", ""))
            ),
            "2 articles, 2 outlets, 2 origins. Two could not be read in full: C, D.",
        ),
    ],
)
def test_the_coverage_line_says_who_told_it_and_who_could_not_be_read(told, says):
    assert lines.coverage(told, "en") == says


def with_row(english, row: LedgerRow):
    return replace(english, ledger=replace(english.ledger, rows=(row,), down=()))


def test_a_row_names_the_first_outlets_and_counts_the_others(english):
    outlets = tuple((f"Outlet {n}", 1) for n in range(9))
    row = LedgerRow(completeness=Completeness.SHELL, article_count=9, outlets=outlets)

    (many,) = lines.ledger_rows(with_row(english, row))
    (one,) = lines.ledger_rows(with_row(english, replace(row, outlets=outlets[:6])))

    assert many.outlets == "Outlet 0 1, Outlet 1 1, Outlet 2 1, Outlet 3 1, Outlet 4 1 and 4 others"
    assert one.outlets.endswith("Outlet 4 1 and one other")


def test_a_row_gives_its_reason_if_there_is_only_one_and_it_is_short(english):
    row = LedgerRow(
        completeness=Completeness.TRUNCATED,
        article_count=2,
        outlets=(("The Ledger", 2),),
        why=("subscribers only",),
    )

    (one,) = lines.ledger_rows(with_row(english, row))
    (two,) = lines.ledger_rows(with_row(english, replace(row, why=("a", "b"))))
    (long,) = lines.ledger_rows(with_row(english, replace(row, why=("a long story " * 9,))))

    assert one.outlets == "The Ledger (subscribers only)"
    assert two.outlets == long.outlets == "The Ledger"


@pytest.mark.parametrize(
    ("days", "told"),
    [(1, "Since yesterday"), (2, "Since Monday"), (7, "Since the last edition")],
)
def test_the_stories_that_go_on_say_since_when(days, told, english):
    last = replace(english, day=english.day - timedelta(days=days))

    assert lines.since(english, (last,)) == told


def test_without_an_earlier_edition_at_hand_no_day_is_claimed(english):
    assert lines.since(english, ()) == "Since the last edition"


def test_a_story_told_weeks_ago_is_named_by_its_date(shelf):
    old = replace(shelf.earlier[0], day=shelf.edition.day - timedelta(days=15))

    says, _, _ = lines.told_before(shelf.edition.leads[0], shelf.edition, (old,))

    assert says == "Edition of 10 November 2026: What the thaw between Norland and Sarvia means"


def test_a_new_story_was_not_told_before(shelf):
    assert lines.told_before(shelf.edition.leads[1], shelf.edition, shelf.earlier) is None


def test_an_outage_long_after_the_last_edition_gives_its_date(outage, english):
    old = replace(english, day=outage.day - timedelta(days=20))

    assert lines.outage(outage, old, "en") == (
        "No edition for Thursday: 3 of 31 sources answered. The last one is of 6 November 2026."
    )


def test_no_check_is_claimed_for_a_sentence_without_a_verdict(english):
    brief = english.leads[0]
    unchecked = replace(brief, sentences=(replace(brief.sentences[0], verdict=None),))

    assert lines.checked(brief, "en").startswith("Every sentence was checked")
    assert lines.checked(unchecked, "en") == ""


def test_a_moment_that_is_not_known_is_not_told(english):
    assert lines.moment(english, None) == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [("Who pays?", "Who pays?"), ("It ends.", "It ends:"), ("Ostmark", "Ostmark:")],
)
def test_what_opens_a_line_ends_with_one_mark(text, told):
    assert lines.run_in(text, "en") == told
