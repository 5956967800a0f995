"""What is new in a story that goes on: figures, names, and sentences that nobody had."""

from dataclasses import replace

from daybrief.model import Completeness
from daybrief.stages.group.news import facts

BEFORE = (
    "Dam fails at Tavel|The second spillway of the Tavel dam failed overnight and 1,200 people "
    "had to leave. Governor Maud Tarrick opened the schools of Lower Brack."
)


def told(found, *articles):
    texts = {one.id: one.text for one in articles}
    return [(texts[fact.article][fact.start : fact.end], fact.tells) for fact in found]


def test_a_new_figure_or_name_makes_a_sentence_new_and_is_tied_to_it(make):
    today = make(
        "today",
        "Dam|The second spillway of the Tavel dam failed overnight and 1,500 people had to leave."
        "\n\nThe spillway of the Tavel dam failed, said Governor Ilse Marn.",
    )

    found = facts([today], [make("before", BEFORE)])

    assert told(found, today) == [
        (today.paragraphs[0], ("1,500",)),
        (today.paragraphs[1], ("Governor Ilse Marn",)),
    ]


def test_what_an_earlier_sentence_holds_for_the_most_part_is_not_new(make):
    today = make(
        "today",
        "Again|Overnight the second spillway of the dam at Tavel failed; 1,200 had to leave.",
    )

    assert facts([today], [make("before", BEFORE)]) == ()


def test_a_sentence_in_words_that_nobody_used_is_new_without_figure_or_name(make):
    today = make("today", "Dam|Engineers closed the gap with beams before the water rose again.")

    found = facts([today], [make("before", BEFORE)])

    assert told(found, today) == [(today.text, ())]


def test_an_article_read_before_and_a_copy_of_today_tell_nothing_twice(make):
    before = make("before", BEFORE)
    again = replace(before, id="again")
    one, copy = (make(id, "Dam|Engineers closed the gap with beams on 40 barges.") for id in "ab")

    found = facts([again, one, copy], [before])

    assert [fact.article for fact in found] == ["a"]


def test_what_could_not_be_read_tells_nothing_new(make):
    gate = make("gate", "Dam|Subscribe for 9 crowns.", completeness=Completeness.SHELL)

    assert facts([gate], [make("before", BEFORE)]) == ()


def test_the_order_of_the_earlier_articles_changes_nothing(make):
    earlier = [
        make("before", BEFORE),
        make("other", "Port|The harbour trial ended with no verdict."),
    ]
    today = make("today", "Dam|The Tavel dam holds again, and 300 people went home to Lower Brack.")

    assert facts([today], earlier) == facts([today], earlier[::-1])
