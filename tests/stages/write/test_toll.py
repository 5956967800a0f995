"""How many died is what happened: it stands in the first paragraph, and under no label."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from daybrief.stages import write
from daybrief.stages.write.candidates import survey
from daybrief.stages.write.toll import overtaken, risen, toll

TITLE = "Police search six houses in Tavel after the ferry bombing"
FIRST = "Police searched six houses in Tavel on Tuesday after the bombing of the Tavel ferry."
TOLL = "The bombing of the Tavel ferry on Monday killed 52 people, the harbour office said."
OTHER = "A storm at Orn killed 31 people while police searched the houses of Tavel."


@pytest.mark.parametrize(
    ("text", "language", "counted"),
    [
        ("The flood at Tavel on 3 May killed 52 people.", "en", {"52"}),
        ("Fifty-two people were killed in Tavel.", "en", {"52"}),
        ("A court in Tavel sentenced 52 men to death.", "en", set()),
        (
            "The mayor of Tavel, who is 52, spoke at length of harvests and of the dead.",
            "en",
            set(),
        ),
        ("The flood of 2019 killed a horse.", "en", set()),
        ("Bei der Flut in Tavel starben 52 Menschen.", "de", {"52"}),
        ("L’inondation de Tavel a fait 52 morts.", "fr", {"52"}),
        ("La inundación de Tavel dejó 52 muertos.", "es", {"52"}),
        ("The flood at Tavel killed 52 people.", "fi", set()),
    ],
)
def test_a_figure_counts_the_dead_that_it_stands_beside(text, language, counted):
    assert toll(text, language) == counted


def test_a_toll_that_two_outlets_tell_stands_in_the_first_paragraph(
    article, tell, pick, day, zone, freed
):
    quiet = "Neighbours in Tavel said that the houses had stood empty. " * 2
    told = [
        freed(article("A", TITLE, f"{FIRST} {quiet}")),
        freed(article("B", "Ferry bombing at Tavel: police search", f"{FIRST} {quiet} {TOLL}")),
        freed(article("C", "Tavel ferry bombing", f"{TOLL} {quiet}")),
    ]

    brief = write.brief(pick(tell(*told)), day=day, zone=zone, language="en", words=250)

    first = [sentence.text for sentence in brief.sentences if sentence.paragraph == 0]
    assert any("killed 52" in text for text in first)


def test_the_toll_of_something_else_does_not_stand_there_nor_under_also(
    article, tell, pick, day, zone, freed
):
    told = [
        freed(article("A", TITLE, FIRST)),
        freed(article("B", "Storm at Orn", OTHER)),
    ]

    brief = write.brief(pick(tell(*told)), day=day, zone=zone, language="en", words=250)

    first = [sentence.text for sentence in brief.sentences if sentence.paragraph == 0]
    assert OTHER not in first[:1]
    assert all(s.label is None or s.label.contract != "also" for s in brief.sentences)


@pytest.mark.parametrize(
    ("text", "language", "counted"),
    [
        ("The number of people killed at Tavel rose to four on Monday.", "en", 4),
        ("The death toll of the Tavel flood has risen to at least 15.", "en", 15),
        ("Fifteen people were killed and the price of salt rose to 4 crowns.", "en", 0),
        ("The lake rose to 4 metres.", "en", 0),
        ("The flood at Tavel killed four people.", "en", 0),
        ("Die Zahl der Toten in Tavel stieg auf 15.", "de", 15),
        ("Le nombre de morts à Tavel est passé à 15.", "fr", 15),
        ("El número de muertos en Tavel subió a 15.", "es", 15),
        ("The death toll rose to 15.", "fi", 0),
    ],
)
def test_a_count_of_the_dead_rises_to_a_figure(text, language, counted):
    assert risen(text, language) == counted


@pytest.mark.parametrize(("hours", "is_printed"), [(-6, False), (1, True)])
def test_a_count_that_has_risen_since_is_not_printed(
    article, tell, pick, day, zone, freed, hours, is_printed
):
    now = datetime(2026, 11, 24, 20, tzinfo=UTC)
    earlier = replace(
        freed(article("A", "Tavel ferry bombing", TOLL)),
        published_at=now + timedelta(hours=hours),
    )
    later = "The death toll of the bombing of the Tavel ferry rose to 54 on Tuesday, police said."
    told = [
        freed(article("B", TITLE, FIRST)),
        earlier,
        replace(freed(article("C", "Tavel ferry", later)), published_at=now),
    ]

    brief = write.brief(pick(tell(*told)), day=day, zone=zone, language="en", words=250)

    printed = [sentence.text for sentence in brief.sentences]
    assert any("rose to 54" in text for text in printed)
    assert any("killed 52" in text for text in printed) == is_printed


def test_of_two_rises_the_later_overtakes_the_earlier(article, day, zone):
    now = datetime(2026, 11, 24, 20, tzinfo=UTC)
    rise = (
        "The number of people killed in the bombing of the old Tavel ferry rose to {}, police said."
    )
    told = [
        replace(article(outlet, TITLE, rise.format(count)), id=outlet, published_at=now + later)
        for outlet, count, later in (("A", 57, timedelta()), ("B", 53, timedelta(hours=-6)))
    ]
    found = survey(tuple(enumerate(told)), language="en", day=day, zone=zone).candidates

    gone = overtaken(found, "en")

    assert gone == {("B", 0)}
