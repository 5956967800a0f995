"""What writing changes, the check understands: no edit of our own is a false alarm."""

from datetime import date, timedelta

import pytest

from daybrief.model import Citation, EditKind, Role, Sentence
from daybrief.stages import check
from daybrief.stages.write.edits import Printed, edited, named, with_name, with_speaker
from tests.stages.write.conftest import DAY, ZONE, made

ALL = (
    ("BRENNICK (Coast Wire) — Norland agreed to talk.", EditKind.DATELINE_OFF),
    ("Tavel (CWN)Norland agreed to talk.", EditKind.DATELINE_OFF),
    ("However, Norland agreed to talk.", EditKind.CONNECTIVE_OFF),
    ("Orn is 12 miles (19 km) from Tavel.", EditKind.PARENTHESIS_OFF),
    ("Orn Steel (ORN.NL) closed a mill.", EditKind.PARENTHESIS_OFF),
    ("Orn Steel [ORNs.NL] closed a mill.", EditKind.PARENTHESIS_OFF),
    ("The dam at Tavel failed today.", EditKind.DAY_RECAST),
    ("The dam at Tavel failed yesterday.", EditKind.DAY_RECAST),
    ("The dam at Tavel failed on Tuesday.", EditKind.DAY_RECAST),
    ("The dam at Tavel failed on Tuesday night.", EditKind.DAY_RECAST),
    ("Tuesday's vote in Tavel was close.", EditKind.DAY_RECAST),
    ("Early on Tuesday the dam failed.", EditKind.DAY_RECAST),
    ("The two will meet in Tavel on Thursday.", EditKind.DAY_RECAST),
    ("Talks will begin tomorrow.", EditKind.DAY_RECAST),
    ("The dam failed this morning.", EditKind.DAY_RECAST),
    ("Ilse Marn has left Tavel today.", EditKind.BRACKETED),
    ("Ilse Marn has left Tavel tonight.", EditKind.BRACKETED),
    ("Ilse Marn told this newspaper so.", EditKind.OUTLET_NAMED),
)
BEFORE = "Foreign Minister Ilse Marn spoke in Tavel."
FULL = {"marn": "Ilse Marn"}


def judged(article, text, printed, day=DAY):
    """The check's word on a sentence of an article, as the edition of a day prints it."""
    start = article.text.index(text)
    citation = Citation(
        article=article.id,
        outlet=article.outlet,
        url="",
        paragraph=0,
        start=start,
        end=start + len(text),
        quote=text,
    )
    sentence = Sentence(
        text=printed.text, role=Role.OTHER, citations=(citation,), edits=printed.edits
    )
    claim = check.Claim(
        sentence=sentence, articles={article.id: article}, day=day, zone=ZONE, language="en"
    )
    return check.verdict(claim)


@pytest.mark.parametrize(("text", "kind"), ALL)
def test_the_check_understands_each_edit(text, kind):
    article = made("Coast Wire", "Norland and Sarvia Agree", text)
    told = DAY - timedelta(days=1)

    printed = edited(text, article, "en", days={told}, day=DAY, is_first=True)

    assert kind in {edit.kind for edit in printed.edits}
    verdict = judged(article, text, printed)
    assert verdict.supported, verdict.why


@pytest.mark.parametrize(("text", "kind"), [row for row in ALL if "day" in row[1].value])
def test_a_day_said_for_one_edition_fails_in_another(text, kind):
    article = made("Coast Wire", "Norland and Sarvia Agree", text)
    told = DAY - timedelta(days=1)

    printed = edited(text, article, "en", days={told}, day=DAY, is_first=True)

    assert not judged(article, text, printed, DAY + timedelta(days=9)).supported


@pytest.mark.parametrize("days", [0, 1, 2, 5, 6, 7, 12, 40])
@pytest.mark.parametrize(("text", "kind"), ALL)
def test_no_edit_of_our_own_is_a_false_alarm_on_any_day(text, kind, days):
    article = made("Coast Wire", "Norland and Sarvia Agree", text)
    told = date(2026, 11, 24)
    day = told + timedelta(days=days)

    printed = edited(text, article, "en", days={told}, day=day, is_first=True)

    verdict = judged(article, text, printed, day)
    fails = {result.check: result.why for result in verdict.results if not result.passed}
    # What no edit could mend is left as it was, and is not printed for its day.
    assert set(fails) <= {"figures"}
    assert all("another day" in why for why in fails.values())


def test_the_check_understands_a_name_for_a_pronoun_and_for_a_surname():
    said = "She said that Norland would talk."
    alone = "On the way Marn said that Norland would talk."
    article = made("Coast Wire", "Norland and Sarvia Agree", f"{BEFORE} {said} {alone}")

    def where(name):
        start = article.text.find(name)
        return Citation(
            article=article.id, outlet="", url="", paragraph=0, start=start,
            end=start + len(name), quote=name,
        )  # fmt: skip

    for text, printed in (
        (said, with_speaker(Printed(text=said), BEFORE, article.text, FULL, where)),
        (alone, with_name(Printed(text=alone), article.text, FULL, where)),
    ):
        assert [edit.kind for edit in printed.edits] == [EditKind.BRACKETED]
        assert "[Foreign Minister Ilse Marn]" in printed.text
        verdict = judged(article, text, printed)
        assert verdict.supported, verdict.why


def test_the_check_understands_an_outlet_that_is_named():
    text = "The dam at Tavel failed in May."
    article = made("Coast Wire", "Dam at Tavel fails", text)

    printed = named(Printed(text=text), "Coast Wire")

    assert printed.text == "The dam at Tavel failed in May, Coast Wire reports."
    assert judged(article, text, printed).supported
