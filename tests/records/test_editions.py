"""Editions are kept with all they came from, and once published never change."""

from dataclasses import replace

import pytest

from daybrief.errors import EditionError, UnknownEdition
from daybrief.model import State
from daybrief.model.codec import encode
from tests.records.nouns import (
    COAST,
    article,
    at,
    document,
    edition,
    failure,
    inputs,
    outage,
    published,
    sheet,
    story,
    visit,
)


def keep(records, *editions):
    for kept in editions:
        records.save_day(kept, articles=(), stories=(), inputs=inputs())


def keep_published(records, *editions):
    for kept in editions:
        keep(records, kept)
        records.publish(published(kept), ())


def test_a_day_comes_back_with_all_it_came_from(records):
    page = document()
    records.save_document(page)
    first, second = article("a1", page), article("a2", page)
    told = inputs(page, visits=(visit(COAST),), failures=(failure("x"),), earlier="2026-11-22")

    records.save_day(
        edition(), articles=(first, second), stories=(story("s1", second, first),), inputs=told
    )

    assert records.edition("2026-11-23") == edition()
    assert records.inputs("2026-11-23") == told
    assert records.articles("2026-11-23") == (first, second)
    assert records.stories("2026-11-23") == (story("s1", second, first),)


def test_an_edition_comes_back_with_the_same_bytes(records):
    keep(records, edition())

    assert encode(records.edition("2026-11-23")) == encode(edition())


def test_a_draft_made_again_takes_the_place_of_the_first(records):
    page = document()
    records.save_document(page)
    records.save_day(
        edition(),
        articles=(article("a1", page),),
        stories=(story("s1", article("a1", page)),),
        inputs=inputs(page),
    )

    keep(records, edition(headline="Dam fails"))

    assert [e.title for e in records.editions()] == ["Monday Briefing: Dam fails"]
    assert records.articles("2026-11-23") == ()
    assert records.stories("2026-11-23") == ()
    assert records.inputs("2026-11-23").documents == ()


def test_inputs_of_documents_never_kept_are_refused_whole(records):
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        records.save_day(edition(), articles=(), stories=(), inputs=inputs(document()))

    assert records.editions() == ()


def test_an_articles_trouble_leaves_the_earlier_draft_as_it_was(records):
    page = document()
    records.save_document(page)
    keep(records, edition())
    twice = (article("a1", page), article("a1", page))

    with pytest.raises(Exception, match=r"(?i)unique"):
        records.save_day(
            edition(headline="Dam fails"), articles=twice, stories=(), inputs=inputs(page)
        )

    assert records.edition("2026-11-23") == edition()
    assert records.articles("2026-11-23") == ()


def test_an_unknown_edition_is_named_with_those_near(records):
    keep(records, edition("2026-11-23"))

    with pytest.raises(UnknownEdition, match="Did you mean 2026-11-23"):
        records.edition("2026-11-32")


def test_an_unknown_version_is_refused(records):
    keep(records, edition())

    with pytest.raises(UnknownEdition, match="no version 2"):
        records.edition("2026-11-23", 2)


def test_inputs_of_an_unknown_edition_are_refused(records):
    with pytest.raises(UnknownEdition, match="daybrief day"):
        records.inputs("2026-11-23")


def test_find_gives_none_for_an_edition_never_kept(records):
    assert records.find_edition("2026-11-23") is None


def test_latest_resolves_to_the_newest_draft_or_not(records):
    keep_published(records, edition("2026-11-22"))
    keep(records, edition("2026-11-23"))

    assert records.resolve("latest") == "2026-11-23"
    assert records.resolve("2026-11-22") == "2026-11-22"
    assert records.latest().id == "2026-11-22"


def test_latest_of_nothing_says_how_to_make_one(records):
    assert records.latest() is None

    with pytest.raises(UnknownEdition, match="daybrief day"):
        records.resolve("latest")


def test_editions_come_by_the_hour_they_were_due(records):
    ids = ("2026-11-22", "2026-11-23-1800", "2026-11-23", "2026-11-23-0430")
    keep(records, *(edition(id_) for id_ in ids))

    assert [e.id for e in records.editions()] == [
        "2026-11-23-1800",
        "2026-11-23",
        "2026-11-23-0430",
        "2026-11-22",
    ]
    assert [e.id for e in records.editions(limit=1)] == ["2026-11-23-1800"]
    assert [e.id for e in records.editions(before="2026-11-23")] == [
        "2026-11-23-0430",
        "2026-11-22",
    ]


def test_before_an_edition_not_yet_made_counts_by_its_id(records):
    keep(records, edition("2026-11-23"), edition("2026-11-23-1800"))

    assert next(e.id for e in records.editions(before="2026-11-24")) == "2026-11-23-1800"
    assert [e.id for e in records.editions(before="2026-11-23-1200")] == ["2026-11-23"]


def test_publishing_keeps_the_edition_with_its_sheets(place, records):
    keep(records, edition())

    changed = records.publish(published(edition()), (sheet("index.html", "Dam holds"),))

    assert changed
    assert records.latest() == published(edition())
    kept = records.sheet("index.html")
    assert (kept.body, kept.media_type) == (b"Dam holds", "text/html; charset=utf-8")
    assert kept.printed_at == place.now


def test_publishing_twice_changes_nothing(place, records):
    keep(records, edition())
    records.publish(published(edition()), (sheet("index.html", "first"),))

    changed = records.publish(published(edition()), (sheet("index.html", "second"),))

    assert not changed
    assert records.sheet("index.html").body == b"first"


def test_a_published_version_does_not_change(records):
    keep_published(records, edition())

    with pytest.raises(EditionError, match="does not change"):
        records.publish(published(edition(headline="Dam fails")), ())
    with pytest.raises(EditionError, match="does not change"):
        keep(records, edition(headline="Dam fails"))

    assert records.edition("2026-11-23") == published(edition())


def test_what_is_published_is_what_was_kept(records):
    keep(records, edition())

    with pytest.raises(EditionError, match="not what was kept"):
        records.publish(published(edition(headline="Dam fails")), ())

    assert records.latest() is None


def test_a_draft_is_not_published(records):
    keep(records, edition())

    with pytest.raises(EditionError, match="its state is draft"):
        records.publish(edition(), (sheet("index.html", "draft"),))

    assert records.sheet("index.html") is None


def test_an_edition_never_kept_is_not_published(records):
    with pytest.raises(UnknownEdition):
        records.publish(published(edition()), ())


def test_a_correction_is_a_further_version(records):
    keep_published(records, edition())
    correction = replace(edition(headline="Dam fails"), version=2, state=State.CORRECTED)

    records.publish(correction, (sheet("index.html", "corrected"),))

    assert records.edition("2026-11-23") == correction
    assert records.edition("2026-11-23", 1) == published(edition())
    assert records.editions(published=True) == (correction,)
    assert records.inputs("2026-11-23") == inputs()


@pytest.mark.parametrize("version", [1, 3])
def test_a_version_cannot_be_left_out_or_come_before_the_first(records, version):
    keep(records, edition())
    correction = replace(edition(), version=version + 1, state=State.CORRECTED)

    with pytest.raises(EditionError, match="cannot follow"):
        records.publish(correction, ())


def test_a_sheet_printed_again_unchanged_keeps_its_time(place, records):
    keep(records, edition("2026-11-23"), edition("2026-11-24"))
    same, old = sheet("style.css", "p {}"), sheet("index.html", "Monday")
    records.publish(published(edition("2026-11-23")), (same, old))
    first_at, place.now = place.now, at(30)

    records.publish(published(edition("2026-11-24")), (same, sheet("index.html", "Tuesday")))

    assert records.sheet("style.css").printed_at == first_at
    assert records.sheet("index.html").printed_at == at(30)
    assert records.sheet("index.html").body == b"Tuesday"


@pytest.mark.parametrize("path", ["nothing.html", "nul\0", "x" * 5000])
def test_there_is_no_sheet_at_any_other_path(records, path):
    assert records.sheet(path) is None


def test_an_outage_lasts_until_an_edition_as_new_is_published(records):
    keep_published(records, edition("2026-11-23"))
    assert records.outage() is None

    records.save_outage(outage("2026-11-24"), (sheet("index.html", "No edition"),))
    assert records.outage() == outage("2026-11-24")
    assert records.sheet("index.html").body == b"No edition"

    keep(records, edition("2026-11-24"))
    assert records.outage() == outage("2026-11-24")

    records.publish(published(edition("2026-11-24")), ())
    assert records.outage() is None


def test_an_outage_told_twice_is_kept_once(records):
    records.save_outage(outage())
    records.save_outage(replace(outage(), sources_answered=2))

    assert records.outage().sources_answered == 2


def test_intake_pins_the_published_edition_before(records):
    keep_published(records, edition("2026-11-21"), edition("2026-11-22"))
    records.publish(replace(edition("2026-11-22"), version=2, state=State.CORRECTED), ())
    keep(records, edition("2026-11-23"))

    found = records.intake(since=at(-30), until=at(0), before="2026-11-24")

    assert (found.earlier, found.earlier_version) == ("2026-11-22", 2)


def test_intake_of_the_first_day_has_nothing_before(records):
    records.save_document(document())
    records.save_visit(visit())

    found = records.intake(since=at(-30), until=at(0), before="2026-11-23")

    assert found.documents == (document(),)
    assert found.visits == (visit(),)
    assert (found.earlier, found.earlier_version) == ("", 0)
