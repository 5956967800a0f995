"""What independent articles tell differently is lined up; what only looks so is not."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from daybrief.model import Matter
from daybrief.stages import write

TITLE = "Flood after dam at Tavel fails"
SIX = datetime(2026, 11, 24, 18, tzinfo=UTC)


@pytest.fixture
def disputed(article, tell, pick, freed, day, zone):
    def disputed(*texts, hours=(0, 1, 2), outlets=("Coast Wire", "Lake Gazette", "Orn Post"), **of):
        pieces = [
            replace(
                freed(article(outlet, TITLE, text, published_at=SIX + timedelta(hours=hour))),
                id=f"a{number}",
            )
            for number, (text, hour, outlet) in enumerate(zip(texts, hours, outlets, strict=False))
        ]
        story = pick(tell(*pieces, **of))
        return write.brief(story, day=day, zone=zone, language="en", words=200)

    return disputed


@pytest.mark.parametrize(
    ("one", "other", "matter", "values"),
    [
        (
            "The dam at Tavel failed on Tuesday and 12 people were killed in the flood.",
            "The dam at Tavel failed and the flood killed 15 people on Tuesday.",
            Matter.QUANTITY,
            ("15", "12"),
        ),
        (
            "The dam at Tavel failed and drove about 450 people from their homes.",
            "The dam at Tavel failed, and 300 people were told to flee the flood.",
            Matter.QUANTITY,
            ("300", "450"),
        ),
        (
            "The meeting on the flood at Tavel dam lasted more than six hours.",
            "The meeting on the flood at Tavel dam lasted four and a half hours.",
            Matter.QUANTITY,
            ("4.5", "6"),
        ),
        (
            "Engineers of the dam will meet the mayor of Tavel on 3 December about the flood.",
            "Engineers of the dam will meet the mayor of Tavel on 4 December about the flood.",
            Matter.DATE,
            ("4 December", "3 December"),
        ),
        (
            "Engineers of the Tavel dam will meet the mayor in Brennick about the flood.",
            "Engineers of the Tavel dam will meet the mayor in Ostmark about the flood.",
            Matter.PLACE,
            ("Ostmark", "Brennick"),
        ),
        (
            "“We asked for help from every country,” Ilse Marn said of the flood at Tavel dam.",
            "“We asked for help from every country,” Jorun Vael said of the flood at Tavel dam.",
            Matter.ATTRIBUTION,
            ("Jorun Vael", "Ilse Marn"),
        ),
    ],
)
def test_one_matter_told_differently_is_lined_up_newest_first(disputed, one, other, matter, values):
    (found,) = disputed(one, other).disagreements

    assert found.matter is matter
    assert tuple(version.value for version in found.versions) == values
    assert [version.outlet for version in found.versions] == ["Lake Gazette", "Coast Wire"]
    assert [version.at for version in found.versions] == [SIX + timedelta(hours=1), SIX]
    assert all(version.says in version.citation.quote for version in found.versions)
    assert [version.citation.quote for version in found.versions] == [other, one]


TWELVE = "The dam at Tavel failed on Tuesday and 12 people were killed in the flood."


@pytest.mark.parametrize(
    "other",
    [
        "The dam at Tavel failed on Tuesday and twelve people were killed in the flood.",
        "The dam at Tavel failed on Tuesday and 15 people were injured in the flood.",
        "The dam at Tavel failed on Tuesday and 15 children were killed in the flood.",
        "The dam at Tavel failed on Tuesday and at least 10 people were killed in the flood.",
        "The dam at Tavel failed on Tuesday and about 13 people were killed in the flood.",
        "A dam at Orn failed and 15 people were killed in a flood in Orn.",
        "The dam at Tavel failed in 1998 and 15 people were killed in the flood.",
        "The dam at Tavel failed and 300 people who live near what killed them saw the flood.",
        "The dam at Tavel failed and 300 people who live where dozens were killed saw the flood.",
        "The dam at Tavel failed on Tuesday, 15 people died in Tavel and 3 people died in Orn.",
    ],
)
def test_what_may_both_be_true_is_no_dispute(disputed, other):
    assert disputed(TWELVE, other).disagreements == ()


def test_a_day_written_in_two_orders_is_one_day(disputed):
    one = "Engineers of the dam will meet the mayor of Tavel on {} about the flood."

    assert disputed(one.format("3 December"), one.format("December 3")).disagreements == ()


FIFTEEN = TWELVE.replace("12", "15")


def test_an_outlets_later_figure_is_an_update(disputed):
    made = disputed(TWELVE, FIFTEEN, outlets=("Coast Wire", "Coast Wire"))

    assert made.disagreements == ()


def test_an_update_replaces_the_figure_that_another_outlet_disputed(disputed):
    outlets = ("Coast Wire", "Lake Gazette", "Coast Wire")

    assert disputed(TWELVE, FIFTEEN, FIFTEEN, outlets=outlets).disagreements == ()


def test_articles_of_one_origin_dispute_nothing(disputed):
    assert disputed(TWELVE, FIFTEEN, origins=(("a0", "a1"),)).disagreements == ()


def test_a_figure_of_long_before_was_overtaken(disputed):
    assert disputed(TWELVE, FIFTEEN, hours=(0, 13)).disagreements == ()


def test_a_disputed_sentence_names_its_outlet(disputed):
    made = disputed(TWELVE, FIFTEEN)

    told = made.sentences[0]
    assert told.text.endswith((", Coast Wire reports.", ", Lake Gazette reports."))
    assert told.source_text in (TWELVE, FIFTEEN)


def test_a_bullet_lines_nothing_up(article, tell, pick, freed, day, zone):
    pieces = [freed(article(o, TITLE, t)) for o, t in (("A", TWELVE), ("B", FIFTEEN))]

    made = write.brief(pick(tell(*pieces)), day=day, zone=zone, language="en", words=45)

    assert made.disagreements == ()
