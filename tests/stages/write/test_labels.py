"""A label is chosen only where the sentence keeps what it promises."""

from datetime import date

import pytest

from daybrief.model import Role
from daybrief.stages.write import labels
from daybrief.stages.write.candidates import Candidate
from daybrief.stages.write.roles import Told

DAY = date(2026, 11, 25)


@pytest.fixture
def candidate(article):
    def candidate(text, role=Role.CONTEXT):
        return Candidate(
            article=article("Coast Wire", "Talks", text),
            origin=0,
            paragraph=0,
            start=0,
            source=text,
            text=text,
            edits=(),
            place=3,
            telling=lambda: [Told(role, "", False, 1.0)] * 4,
            concepts=frozenset(),
            word_count=len(text.split()),
            taken_as_known=frozenset(),
            full_names={},
        )

    return candidate


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The border war began in 2023 when Norland closed the pass.", "Background"),
        ("The border war has killed thousands since 2023.", None),
        ("Norland closed the pass on 20 November 2026.", None),
        ("Norland will close the pass in 2023.", None),
        ("Norland closed the pass in 2027.", None),
        ("Norland closed the pass for the winter.", None),
    ],
)
def test_background_is_older_than_a_number_of_days(candidate, text, label):
    found = labels.background(candidate(text), "en", DAY)

    assert (found and found.text) == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The dam held 40 million tonnes, cost $350 million and took 12 years.", "The numbers"),
        ("The dam of 1998 cost $350 million and took 12 years.", None),
        ("The three dams cost $350 million in two years.", None),
    ],
)
def test_the_numbers_are_at_least_three_figures(candidate, text, label):
    found = labels.numbers(candidate(text), "en")

    assert (found and found.text) == label


@pytest.mark.parametrize(
    ("text", "about", "label"),
    [
        (
            "Sarvia offered mining rights in the Orn valley to companies.",
            "Norland and Sarvia agreed to hold talks on the border war.",
            "What else is on the table",
        ),
        (
            "Sarvia offered mining rights in the Orn valley to companies.",
            "Sarvia won the border war.",
            None,
        ),
        (
            "Ostmark offered mining rights in the Orn valley to companies.",
            "Norland and Sarvia agreed to hold talks on the border war.",
            None,
        ),
        (
            "Sarvia proposed talks on the border war with Norland.",
            "Norland and Sarvia agreed to hold talks on the border war.",
            None,
        ),
    ],
)
def test_what_else_is_on_the_table_is_of_the_same_talks(candidate, text, about, label):
    found = labels.on_the_table(candidate(text), "en", about)

    assert (found and found.text) == label


def test_a_sentence_that_opens_with_its_subject_needs_no_label_to_name_it(candidate):
    chooser = labels.Chooser("Norland talks", "Norland and Sarvia talk.", "en", DAY)
    told = candidate("Ostmark put off the visit, as people in Ostmark had asked.")

    assert chooser.of("subject", told) is None


def test_no_label_uses_a_word_of_the_headline_or_twice(candidate):
    told = candidate("The president of Ostmark put off the visit, as people in Ostmark had asked.")
    text = candidate("Ostmark put off the visit to Norland that was set for Thursday.")
    chooser = labels.Chooser("Norland talks", "Norland and Sarvia talk.", "en", DAY)

    first = chooser.of("subject", told)
    chooser.take(labels.Label(text="Ostmark", contract="subject"))

    assert first is not None
    assert first.text == "Ostmark"
    assert chooser.of("subject", told) is None
    assert chooser.of("subject", text) is None


def test_what_is_not_intended_is_not_next(candidate):
    told = candidate("Norland intends to widen the talks with Sarvia.")
    denied = candidate("Norland does not intend to widen the talks with Sarvia.")

    assert labels.whats_next(told, "en", DAY) is not None
    assert labels.whats_next(denied, "en", DAY) is None
