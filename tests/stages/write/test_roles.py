"""Each sentence of an article has a role, a label of the other scheme, a confidence, a speaker."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from daybrief.model import Role
from daybrief.stages.write.role_weights import LABELS, Trees
from daybrief.stages.write.roles import ROLES, roles
from daybrief.stages.write.speaker import speaker

TITLE = "Norland and Sarvia Agree to Reopen Talks"
ARTICLE = [
    "Norland and Sarvia agreed on Tuesday to reopen talks about the ferry line between them.",
    "The line carries some 4,000 people a day and is run by a company that both of them own.",
    "“It is a good and important step for all of us,” said Ida Orn, the mayor of Tavel.",
    "The delegations are expected to meet next month and will probably vote in the spring.",
    "FILE PHOTO: A ferry is seen in the port of Tavel, Norland, in this picture taken June 3.",
]


def test_sentences_of_an_article_are_told_apart():
    told = roles(TITLE, ARTICLE)

    assert [one.role for one in told] == [
        Role.MAIN_EVENT,
        Role.CONTEXT,
        Role.REACTION,
        Role.EXPECTATION,
        Role.OTHER,
    ]
    assert [one.is_speech for one in told] == [False, False, True, False, False]
    assert told[2].who == "Ida Orn"


def test_a_plan_far_down_is_an_expectation_and_a_comment_a_reaction():
    filler = ["Norland lies north of Sarvia."] * 8
    plan = "The delegations are expected to meet next week and will likely vote."
    comment = "“It is a good and important step,” said Ida Orn, who welcomed the news."
    past = "In 1998, decades ago, the former kingdom fell for the first time in history."

    told = roles(TITLE, [*filler, plan, comment, past])

    assert [one.role for one in told[-3:]] == [Role.EXPECTATION, Role.REACTION, Role.HISTORY]
    assert told[-2].is_speech


def test_how_long_ago_a_year_is_counts_from_the_year_of_the_article():
    past = "In 1998, decades ago, the former kingdom fell for the first time in history."
    article = [*ARTICLE, *ARTICLE[1:3], past]

    known = roles(TITLE, article, year=2026)
    unknown = roles(TITLE, article)

    assert known[-1].role is Role.HISTORY
    assert known[-1].confidence > unknown[-1].confidence


def test_the_sentences_around_it_decide_what_a_sentence_does():
    quoted = "We waited for years and nobody came to ask us what we need."
    opening = "“I was born on the island,” said Bo Marn, a 61-year-old fisherman. “"

    in_quotation = roles(TITLE, [*ARTICLE, opening + "My father was a ferryman.", quoted + "”"])
    alone = roles(TITLE, [quoted])

    assert in_quotation[-1].is_speech
    assert in_quotation[-1].role is not alone[0].role


def test_another_language_is_told_by_its_own_cues():
    german = [
        "Norland und Sarvia haben sich am Dienstag auf neue Gespräche geeinigt.",
        "Das teilten beide Regierungen nach einem Treffen der Minister mit.",
        "Die Fähre fährt täglich von Tavel nach Brennick.",
        "„Das ist gut“, sagte Ida Orn, die die Nachricht begrüßte.",
        "Die Gespräche sollen nächste Woche beginnen und werden in Tavel geführt.",
    ]

    told = roles("Norland und Sarvia nehmen Gespräche auf", german, "de")

    assert [one.role for one in told] == [
        Role.MAIN_EVENT,
        Role.MAIN_EVENT,
        Role.CONTEXT,
        Role.REACTION,
        Role.EXPECTATION,
    ]
    assert told[3].who == "Ida Orn"


def test_what_is_called_english_and_is_not_is_told_by_rule():
    french = ["Le pont a été fermé mardi après la crue du fleuve.", "Il rouvrira bientôt."]

    assert roles("Pont fermé", french, "en") == roles("Pont fermé", french, "")


class Letters:
    """Stands texts near each other by the letters they hold: no model, but real rows."""

    def rows(self, texts, *, threads=1):
        made = np.zeros((len(texts), 384), np.float32)
        for at, text in enumerate(texts):
            for letter in text:
                made[at, ord(letter) % 384] += 1
        return made / np.maximum(np.linalg.norm(made, axis=1, keepdims=True), 1e-6)


def test_embeddings_are_weighed_where_they_are_at_hand():
    without = roles(TITLE, ARTICLE)

    told = roles(TITLE, ARTICLE, embedder=Letters())

    assert len(told) == len(ARTICLE)
    assert [one.confidence for one in told] != [one.confidence for one in without]
    assert [one.is_speech for one in told] == [one.is_speech for one in without]


def test_the_answers_to_a_trees_questions_lead_to_one_of_its_leaves():
    # Of nine trees the last asks: is the first measure above .5? then is the second above .5, or
    # (where the first is not) above .2? and then nothing more.
    columns, above = np.zeros((7, 9), np.intp), np.full((7, 9), np.inf, np.float32)
    columns[1:3, 8] = 1
    above[:3, 8] = [0.5, 0.2, 0.5]
    leaves = np.zeros((8, 9), np.float32)
    leaves[:, 8] = [1, 0, 2, 0, 3, 0, 4, 0]
    rows = np.array([[0.5, 0.2], [0.5, 0.3], [0.6, 0.5], [0.6, 0.6]], np.float32)

    likely = Trees(columns=columns, above=above, leaves=leaves).likely(rows)

    odds = likely[:, LABELS.index("NA")] / likely[:, LABELS.index("Main")]
    assert np.log(odds) == pytest.approx([1, 2, 3, 4], abs=1e-5)
    assert likely.sum(axis=1) == pytest.approx(np.ones(4), abs=1e-5)


@given(
    st.text(max_size=40),
    st.lists(st.text(max_size=80) | st.sampled_from(ARTICLE), max_size=8),
    st.sampled_from(["en", "de", ""]),
    st.sampled_from([None, Letters()]),
)
def test_every_sentence_has_a_role_and_a_confidence(title, sentences, language, embedder):
    told = roles(title, sentences, language, embedder)

    assert len(told) == len(sentences)
    assert all(0.0 <= one.confidence <= 1.0 and ROLES[one.label] is one.role for one in told)
    assert all(one.who in sentence for one, sentence in zip(told, sentences, strict=True))


def test_an_endless_article_is_told_too():
    told = roles(TITLE, ARTICLE * 500)

    assert len(told) == 5 * 500


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("“We won,” said Ida Orn, the mayor.", "Ida Orn"),
        ("Ida Orn, the mayor of Tavel, said the dam would hold.", "Ida Orn"),
        ("“Go,” said the mayor, Ida Orn.", "Ida Orn"),
        ("“It broke,” said Coast Wire analyst Bo Marn.", "Bo Marn"),
        ("According to Jorun Vael, it rained.", "Jorun Vael"),
        ("The foreign ministry said in a statement that it was wrong.", "The foreign ministry"),
        ("Vael told reporters that Orn had left.", "Vael"),
        ("“It is late,” he said.", "he"),
        ("Police said on Monday that two people were hurt.", "Police"),
        ("« Oui », a déclaré Ida Orn.", "Ida Orn"),
        ("He was told to leave.", ""),
        ("The dam held for forty years.", ""),
    ],
)
def test_the_speaker_is_who_the_sentence_says(sentence, who):
    assert speaker(sentence) == who
