"""A source's words are changed in few ways, and every change can be undone."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daybrief.model import Citation, EditKind, Role, Sentence
from daybrief.model.brief import undone
from daybrief.stages.write.days import lasting
from daybrief.stages.write.edits import Printed, edited, named, untouched, with_name, with_speaker

TUESDAY, WEDNESDAY = date(2026, 11, 24), date(2026, 11, 25)
FULL = {"marn": "Ilse Marn", "vael": "Jorun Vael", "house": "White House"}
TEXT = "Foreign Minister Ilse Marn spoke. President Jorun Vael left. The White House is white."


@pytest.fixture
def edit(article):
    def edit(text, language="en", told=TUESDAY, day=WEDNESDAY):
        one = article("Coast Wire", "Talks", text)
        return edited(text, one, language, days={told}, day=day, is_first=True)

    return edit


def where(name):
    start = TEXT.find(name)
    return None if start < 0 else Citation(
        article="a", outlet="A", url="", paragraph=0, start=start, end=start + len(name), quote=name
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "printed", "kind"),
    [
        ("BRENNICK (Coast Wire) — Norland agreed.", "Norland agreed.", EditKind.DATELINE_OFF),
        ("TAVEL, New Norland - Norland agreed.", "Norland agreed.", EditKind.DATELINE_OFF),
        ("Tavel (CWN Salt)Norland agreed.", "Norland agreed.", EditKind.DATELINE_OFF),
        ("However, the talks go on.", "The talks go on.", EditKind.CONNECTIVE_OFF),
        ("But Norland kept its troops.", "Norland kept its troops.", EditKind.CONNECTIVE_OFF),
        ("Vael (pictured) left.", "Vael left.", EditKind.PARENTHESIS_OFF),
        ("Orn is 12 miles (19 km) away.", "Orn is 12 miles away.", EditKind.PARENTHESIS_OFF),
        ("It failed today at noon.", "It failed yesterday at noon.", EditKind.DAY_RECAST),
        ("The dam failed yesterday.", "The dam failed on Monday.", EditKind.DAY_RECAST),
        ("Yesterday the dam failed.", "On Monday the dam failed.", EditKind.DAY_RECAST),
        ("The dam failed late yesterday.", "The dam failed late Monday.", EditKind.DAY_RECAST),
        ("The dam failed this morning.", "The dam failed yesterday morning.", EditKind.DAY_RECAST),
        ("Talks will begin tomorrow.", "Talks will begin today.", EditKind.DAY_RECAST),
        ("Marn told this newspaper so.", "Marn told Coast Wire so.", EditKind.OUTLET_NAMED),
        ("The dam failed on Tuesday.", "The dam failed yesterday.", EditKind.DAY_RECAST),
        ("On Tuesday evening it broke.", "Yesterday evening it broke.", EditKind.DAY_RECAST),
        ("It broke on Tuesday night.", "It broke last night.", EditKind.DAY_RECAST),
        ("They will meet on Thursday.", "They will meet tomorrow.", EditKind.DAY_RECAST),
        ("It would stop on Thursday.", "It would stop tomorrow.", EditKind.DAY_RECAST),
        ("It failed last Friday.", "It failed last Friday.", None),
        ("Marn has left today.", "Marn has left today [24 November].", EditKind.BRACKETED),
        ("The dam failed on Sunday.", "The dam failed on Sunday.", None),
        ("It rained from Tuesday to noon.", "It rained from Tuesday to noon.", None),
    ],
)  # fmt: skip
def test_each_edit_is_recorded_with_what_stood_there(edit, text, printed, kind):
    made = edit(text)

    assert made.text == printed
    assert [one.kind for one in made.edits] == ([kind] if kind else [])
    assert undone(made.text, made.edits) == text


@pytest.mark.parametrize(
    "text",
    [
        "Talks will begin today in Tavel.",
        "The king is in Brennick today.",
        "But also the king left.",
        "The ferry sailed on Wednesday with 40 lorries.",
        "“However, the talks go on,” Marn said.",
    ],
)
def test_what_an_edit_would_make_wrong_is_left_alone(edit, text):
    assert edit(text).text == text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Talks will begin tomorrow in Tavel.", "Talks will begin on Wednesday in Tavel."),
        ("They will meet on Thursday in Tavel.", "They will meet on Thursday in Tavel."),
        ("The dam broke today at noon.", "The dam broke on Tuesday at noon."),
        ("Tomorrow they will vote.", "On Wednesday they will vote."),
        ("It broke on Tuesday night.", "It broke on Tuesday night."),
    ],
)
def test_what_is_carried_names_its_day_for_good(edit, text, kept):
    made = edit(text)
    sentence = Sentence(text=made.text, role=Role.OTHER, citations=(), edits=made.edits)

    lasts = lasting(sentence, WEDNESDAY, "en")

    assert lasts.text == kept
    assert lasts.source_text == text


def test_a_day_long_ago_is_said_by_its_date(edit):
    made = edit("The dam failed yesterday, police said.", told=date(2026, 11, 10))

    assert made.text == "The dam failed on 9 November, police said."


def test_a_day_whose_writing_is_not_known_is_not_said_anew(article):
    text = "The dam failed yesterday, police said."

    for days in (set(), {TUESDAY, WEDNESDAY}):
        one = article("Coast Wire", "Talks", text)
        assert edited(text, one, "en", days=days, day=WEDNESDAY, is_first=True).text == text


def test_days_said_anew_are_not_read_as_the_writers(edit):
    made = edit("The dam failed yesterday and Orn flooded.")

    assert untouched(made, "en") == "The dam failed xxxxxxxxx and Orn flooded."


@pytest.mark.parametrize(
    ("before", "printed"),
    [
        (
            "Foreign Minister Ilse Marn spoke in Tavel.",
            "[Foreign Minister Ilse Marn] said the talks would go on.",
        ),
        ("Foreign Minister Ilse Marn met the king.", "She said the talks would go on."),
        ("Ilse Marn met Jorun Vael in Tavel.", "She said the talks would go on."),
        ("The White House was painted.", "She said the talks would go on."),
        ("The talks began in Tavel.", "She said the talks would go on."),
    ],
)
def test_a_pronoun_becomes_the_one_person_of_the_sentence_before(before, printed):
    text = "She said the talks would go on."

    made = with_speaker(Printed(text=text), before, TEXT, FULL, where)

    assert made.text == printed
    assert undone(made.text, made.edits) == text
    assert all(e.citation and e.citation.quote in e.now for e in made.edits)


def test_a_surname_becomes_the_whole_name_in_brackets():
    text = "The talks go on, Marn told Vael in the house."

    made = with_name(Printed(text=text), TEXT, FULL, where)

    assert made is not None
    assert made.text == (
        "The talks go on, [Foreign Minister Ilse Marn] told [President Jorun Vael] in the house."
    )
    assert undone(made.text, made.edits) == text
    assert with_name(Printed(text="Ilse Marn spoke of a house."), TEXT, FULL, where) is None


def test_the_outlet_is_named_where_nobody_else_tells_it():
    made = named(Printed(text="12 people died."), "Coast Wire")

    assert made.text == "12 people died, Coast Wire reports."
    assert undone(made.text, made.edits) == "12 people died."
    assert named(Printed(text="12 died, police said."), "Coast Wire").edits == ()


@given(
    parts=st.lists(
        st.sampled_from(
            ["However, ", "But ", "BRENNICK (AP) — ", "Marn", " (pictured)", " today", " on Monday",
             " yesterday", " said", " (19 km)", ".", " this morning", "’s", " will", " Vael"]
        ),
        max_size=9,
    ),
    told=st.dates(date(2026, 11, 1), date(2026, 11, 30)),
)  # fmt: skip
def test_undoing_gives_the_sources_own_characters(parts, told):
    from tests.stages.write.conftest import made as article

    text = "".join(parts)
    one = article("Coast Wire", "Talks", text, published_at=datetime(2026, 11, 2, tzinfo=UTC))

    printed = edited(text, one, "en", days={told}, day=WEDNESDAY, is_first=True)
    marked = with_name(printed, TEXT, FULL, where) or printed

    assert undone(marked.text, marked.edits) == text
    assert all(marked.text[e.start : e.end] == e.now for e in marked.edits)
