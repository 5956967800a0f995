"""What one edition hands to the next: what was to come, what came true, lapsed or stands still."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from daybrief.edition import verify
from daybrief.edition.carry import carried, due_by, tells_of
from daybrief.model import (
    Article,
    Citation,
    Fact,
    Label,
    Outcome,
    Pick,
    Place,
    Role,
    Sentence,
    Source,
    Story,
)
from daybrief.stages import check
from tests.records.nouns import brief, edition

MONDAY, TUESDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 27)
PLAN = "The delegations of Norland and Sarvia will meet in Tavel on 24 November, Ilse Marn said."
OPEN_PLAN = "The ferry company of Brennick plans to sell its two oldest boats to Sarvia."
MET = (
    "The delegations of Norland and Sarvia met in Tavel on 24 November and spoke for four hours, "
    "an official of Vaurelle said."
)


def article(id, text, day=MONDAY, **terms):
    source = Source(name="Coast Wire", address="https://coast.example/", language="en")
    return Article(
        id=id,
        source=source,
        url=f"https://coast.example/{id}",
        title="Delegations to Meet in Tavel",
        language="en",
        paragraphs=(text,),
        published_at=datetime(day.year, day.month, day.day, 20, tzinfo=UTC),
        published_from="meta",
    )


def sentence(told, label=None):
    citation = Citation(
        article=told.id,
        outlet=told.outlet,
        url=told.url,
        paragraph=0,
        start=0,
        end=len(told.text),
        quote=told.text,
    )
    return Sentence(text=told.text, role=Role.EXPECTATION, citations=(citation,), label=label)


def mondays(*told):
    """Monday's edition, which says of each article's sentence that it is next."""
    label = Label(text="What's next", contract="whats_next")
    one = replace(
        brief("Delegations to Meet in Tavel"),
        sentences=tuple(sentence(article, label) for article in told),
    )
    return edition("2026-11-23", leads=(one,), sections=())


def todays(*articles, thread="s1", place=Place.LEAD):
    facts = tuple(Fact(article=a.id, start=0, end=len(a.text)) for a in articles)
    origins = tuple((a.id,) for a in articles)
    story = Story(id="s2", articles=articles, origins=origins, thread=thread, new=facts)
    return Pick(story=story, place=place, section="World", score=1.0, reasons=())


def carry(earlier, known, *picks, day=TUESDAY):
    return carried(
        earlier,
        known,
        picks,
        (),
        day=day,
        zone=ZoneInfo("UTC"),
        language="en",
        checks=check.BUILT_IN,
    )


def test_what_was_next_comes_true_by_a_new_checked_sentence():
    planned, met = article("plan", PLAN), article("met", MET, TUESDAY)

    found = carry(mondays(planned), [planned], todays(met), day=date(2026, 11, 25))

    (one,) = found.expectations
    assert (one.outcome, one.said.text, one.day) == (Outcome.CAME_TRUE, PLAN, MONDAY)
    assert one.told is not None
    assert one.told.text == MET
    assert one.told.verdict is not None
    assert one.told.verdict.supported
    assert found.articles == (planned,)


def test_what_nobody_tells_of_is_carried_until_its_day_and_one_more_are_over():
    planned = article("plan", PLAN)
    earlier = mondays(planned)

    tuesday = carry(earlier, [planned], day=TUESDAY)
    wednesday = edition("2026-11-24", leads=(), sections=(), expectations=tuesday.expectations)
    later = carry(wednesday, [planned], day=date(2026, 11, 26))

    assert [(e.outcome, e.due) for e in tuesday.expectations] == [(Outcome.OPEN, TUESDAY)]
    assert [(e.outcome, e.day) for e in later.expectations] == [(Outcome.LAPSED, MONDAY)]
    gone = edition("2026-11-26", leads=(), sections=(), expectations=later.expectations)
    assert carry(gone, [planned], day=FRIDAY).expectations == ()


def test_what_gives_no_date_lapses_after_a_week():
    planned = article("plan", OPEN_PLAN)

    days = {day: carry(mondays(planned), [planned], day=date(2026, 11, day)) for day in (24, 30)}
    december = carry(mondays(planned), [planned], day=date(2026, 12, 1))

    assert {found.expectations[0].outcome for found in days.values()} == {Outcome.OPEN}
    assert december.expectations[0].outcome is Outcome.LAPSED


def test_what_two_editions_say_is_carried_once():
    planned = article("plan", PLAN)
    earlier = mondays(planned)
    again = replace(earlier, expectations=carry(earlier, [planned]).expectations)

    assert len(carry(again, [planned]).expectations) == 1


def test_what_came_true_is_told_only_where_the_outlet_lets_so_many_words_be_quoted():
    planned, met = article("plan", PLAN), article("met", MET, TUESDAY)
    terms = replace(met.source.terms, quote_words_at_most=5)
    kept = replace(met, source=replace(met.source, terms=terms))

    (one,) = carry(mondays(planned), [planned], todays(kept)).expectations

    assert (one.outcome, one.told) == (Outcome.OPEN, None)


def test_a_story_left_out_for_nothing_new_is_said_to_be_unchanged():
    planned = article("plan", PLAN)
    pick = todays(planned, place=Place.LEFT_OUT)
    same = replace(pick, story=replace(pick.story, new=()))

    (one,) = carry(mondays(planned), [article("a1", "Tavel."), planned], same).unchanged

    assert (one.story, one.day, one.edition) == ("s2", MONDAY, "2026-11-23")
    assert one.headline.text == "Delegations to Meet in Tavel"


def test_a_carried_sentence_is_verified_against_its_own_day_and_words():
    planned = article("plan", PLAN)
    found = carry(mondays(planned), [planned])
    today = edition("2026-11-24", leads=(), sections=(), expectations=found.expectations)

    whole = verify.verify(today, {planned.id: planned})
    forged = verify.verify(today, {planned.id: replace(planned, paragraphs=(PLAN.upper(),))})

    assert (whole.sentence_count, whole.faults) == (1, ())
    assert forged.faults


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (PLAN, MET),
        ("The council of Brennick plans to close the bridge at Fish Quay on Monday.",
         "The council of Brennick closed the bridge at Fish Quay on Monday."),
        ("The report on the dam will be published by the authority.",
         "The authority published the report on the dam, 400 pages long."),
        ("The ministers of Norland and Sarvia will meet in Tavel, both governments said.",
         "The ministers of Norland and Sarvia read out a text after a long meeting in Tavel."),
    ],
)  # fmt: skip
def test_a_plan_told_in_the_past_came_true(said, told):
    assert tells_of(said, told, "en")


@pytest.mark.parametrize(
    "told",
    [
        "The delegations of Norland and Sarvia did not meet in Tavel, as they had planned.",
        "The delegations of Norland and Sarvia have never met in Tavel.",
        "The delegations of Norland and Sarvia will meet in Tavel on Thursday.",
        "The delegations of Norland and Sarvia arrived in Tavel.",
        "Two brothers from Brennick met at a wedding.",
        "Norland and Sarvia prepare for a meeting in Tavel of their delegations.",
    ],
)
def test_what_is_denied_still_ahead_or_of_something_else_did_not_come_true(told):
    assert not tells_of(PLAN, told, "en")


@pytest.mark.parametrize(
    ("text", "language", "due"),
    [
        (PLAN, "en", TUESDAY),
        ("The court will rule on Friday.", "en", FRIDAY),
        ("The court will rule tomorrow.", "en", TUESDAY),
        ("The court will rule this week, it said.", "en", date(2026, 11, 29)),
        ("The court will rule next month.", "en", date(2026, 12, 31)),
        ("The court will rule on 5 January.", "en", date(2027, 1, 5)),
        ("Das Gericht will am Freitag entscheiden.", "de", FRIDAY),
        ("The court will rule.", "en", None),
        ("The court will rule, its president said on Sunday.", "en", None),
    ],
)
def test_the_day_by_which_something_is_to_come(text, language, due):
    assert due_by(text, language, {MONDAY}) == due


def test_without_a_day_of_writing_no_day_is_due():
    assert due_by("The court will rule on Friday.", "en", ()) is None


def test_a_first_edition_carries_nothing():
    assert carry(None, []).expectations == ()
