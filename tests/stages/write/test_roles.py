"""Each sentence of an article has a role, a label of the other scheme, and a confidence."""

from hypothesis import given
from hypothesis import strategies as st

from daybrief.model import Role
from daybrief.stages.write.roles import ROLES, roles

TITLE = "Norland and Sarvia Agree to Reopen Talks"


def test_the_first_sentence_on_the_headline_is_the_main_event():
    told = roles(TITLE, ["Norland and Sarvia agreed on Tuesday to reopen talks.", "It rained."])

    assert told[0].role is Role.MAIN_EVENT
    assert not told[0].is_speech


def test_a_plan_far_down_is_an_expectation_and_a_comment_a_reaction():
    filler = ["Norland lies north of Sarvia."] * 8
    plan = "The delegations are expected to meet next week and will likely vote."
    comment = "“It is a good and important step,” said Ida Orn, who welcomed the news."
    past = "In 1998, decades ago, the former kingdom fell for the first time in history."

    told = roles(TITLE, [*filler, plan, comment, past])

    assert [one.role for one in told[-3:]] == [Role.EXPECTATION, Role.REACTION, Role.HISTORY]
    assert told[-2].is_speech


@given(st.text(max_size=40), st.lists(st.text(max_size=80), max_size=8))
def test_every_sentence_has_a_role_and_a_confidence(title, sentences):
    told = roles(title, sentences)

    assert len(told) == len(sentences)
    assert all(0.0 <= one.confidence <= 1.0 and ROLES[one.label] is one.role for one in told)
