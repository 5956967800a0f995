"""A dispute of which one version does not hold is not printed, and the report says why."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from daybrief.model import (
    Article,
    Brief,
    Citation,
    Coverage,
    Disagreement,
    Matter,
    Place,
    Role,
    Sentence,
    Source,
    Version,
)
from daybrief.stages import check

AT = datetime(2026, 11, 24, 18, tzinfo=UTC)
TITLE = "Flood after dam at Tavel fails"
TWELVE = "The dam at Tavel failed on Tuesday and 12 people were killed in the flood."
FIFTEEN = "The dam at Tavel failed on Tuesday and the flood killed 15 people."


def article(id, outlet, text, owner=""):
    return Article(
        id=id,
        source=Source(name=outlet, address="https://example.org/", language="en", owner=owner),
        url=f"https://example.org/{id}",
        title=TITLE,
        published_at=AT + timedelta(hours=id == "b"),
        language="en",
        paragraphs=(text,),
    )


WIRE, LAKE = article("a", "Coast Wire", TWELVE), article("b", "Lake Gazette", FIFTEEN)


def cited(one, quote, paragraph=0):
    return Citation(
        article=one.id,
        outlet=one.outlet,
        url=one.url,
        paragraph=paragraph,
        start=0,
        end=len(quote),
        quote=quote,
    )


def version(one, says, value):
    return Version(
        says=says,
        value=value,
        outlet=one.outlet,
        at=one.published_at,
        citation=cited(one, one.text),
    )


OLD = version(WIRE, "12 people were killed", "12")
NEW = version(LAKE, "the flood killed 15 people", "15")


def checked(*versions, articles=(WIRE, LAKE), origins=()):
    told = Disagreement(matter=Matter.QUANTITY, what="people killed", versions=versions)
    brief = Brief(
        story="s",
        slug="s",
        section="",
        place=Place.LEAD,
        headline=Sentence(
            text=TITLE, role=Role.HEADLINE, citations=(cited(WIRE, TITLE, paragraph=None),)
        ),
        sentences=(Sentence(text=TWELVE, role=Role.MAIN_EVENT, citations=(cited(WIRE, TWELVE),)),),
        coverage=Coverage(article_count=2, outlets=("Coast Wire", "Lake Gazette"), origin_count=2),
        disagreements=(told,),
    )
    return check.checked(
        brief,
        {one.id: one for one in articles},
        day=date(2026, 11, 24),
        zone=UTC,
        origins=origins,
    )


def test_a_dispute_whose_every_version_is_so_said_is_printed():
    made, failures = checked(NEW, OLD, origins=(("a",), ("b",)))

    assert [v.says for v in made.disagreements[0].versions] == [NEW.says, OLD.says]
    assert failures == ()


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (replace(OLD, says="13 people were killed"), "does not say so"),
        (replace(OLD, says=" "), "does not say so"),
        (replace(OLD, outlet="Orn Post"), "not of Orn Post"),
        (replace(OLD, at=AT - timedelta(hours=1)), "at that time"),
        (replace(OLD, value="15"), "nobody says otherwise"),
        (replace(OLD, citation=replace(OLD.citation, start=1)), "not in the article"),
        (replace(OLD, citation=replace(OLD.citation, article="x")), "missing"),
        (
            replace(OLD, citation=replace(OLD.citation, quote=TWELVE.replace("12", "13"))),
            "not in the article",
        ),
    ],
)
def test_a_version_that_is_not_so_said_takes_the_dispute_with_it(wrong, why):
    made, failures = checked(NEW, wrong)

    assert made.disagreements == ()
    assert [s.text for s in made.sentences] == [TWELVE]
    assert [(f.stage, f.item) for f in failures] == [("check", "people killed")]
    assert why in failures[0].problem


def test_versions_of_one_origin_or_one_owner_dispute_nothing():
    owned = [
        article("a", "Coast Wire", TWELVE, "Marn"),
        article("b", "Lake Gazette", FIFTEEN, "Marn"),
    ]

    by_origin, _ = checked(NEW, OLD, origins=(("a", "b"),))
    by_owner, failures = checked(NEW, OLD, articles=owned)

    assert by_origin.disagreements == by_owner.disagreements == ()
    assert "one origin" in failures[0].problem


def test_figures_of_different_matters_dispute_nothing():
    strike = article(
        "b", "Lake Gazette", "A strike at the Brennick yards cost 15 people their jobs."
    )

    made, failures = checked(version(strike, "15 people", "15"), OLD, articles=(WIRE, strike))

    assert made.disagreements == ()
    assert "one matter" in failures[0].problem
