"""What a sentence takes as known, its page must have told."""

import pytest

from daybrief.stages.write.standing import told_things
from daybrief.stages.write.unknown import unknown

ARTICLE = (
    "The salt tax of Norland rose in May. Ida Orn, the mayor of Tavel, spoke of it to Sarvia. " * 2
)
PRINTED = ("The salt tax of Norland rose in May, and bakers sold less.",)


def why(text: str) -> str:
    told = frozenset().union(*map(told_things, PRINTED))
    return unknown(
        text, ARTICLE + text, len(ARTICLE), printed=PRINTED, told=told, full={}, language="en"
    )


@pytest.mark.parametrize(
    "text",
    [
        "More than 900 cows have been affected.",
        "All cases are subject to further appeals.",
        "“The search is still under way in the hills,” a farmer said.",
    ],
)
def test_a_sentence_that_names_nobody_needs_words_that_were_printed(text):
    assert why(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bakers have closed nine shops since spring.",
        "Many farmers feared a tax on salt.",
        "Sarvia has no tax of its own.",
    ],
)
def test_a_sentence_that_names_somebody_or_opens_with_what_is_known_is_tied(text):
    assert why(text) == ""


def test_what_opens_a_text_is_of_what_its_article_opens_with():
    strange, close = "A decision could come any day.", "A tax on salt rose in May, bakers say."

    def opening(text: str) -> str:
        place = len(ARTICLE)
        article = ARTICLE + text
        return unknown(text, article, place, printed=(), told=frozenset(), full={}, language="en")

    assert opening(strange)
    assert opening(close) == ""
