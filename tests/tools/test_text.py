"""Sentences keep their offsets, words and names are found, marks are paired: in any language."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daybrief.tools.text import (
    beginnings,
    content_words,
    is_balanced,
    names,
    quotations,
    sentences,
    share_found,
    without_quotations,
    word_count,
    words,
)

SPLIT = [
    "Mr. Smith met Dr. Jones on Monday. | They spoke for an hour.",
    "The U.S. Senate passed it. | President J. R. Vael of the U.S. signed it.",
    "He moved to the U.S. in 1990. | The move was a surprise.",
    "Police in Washington, D.C. said so. | The man was held.",
    "Acme Inc. said profits rose 3.5 percent to $1.2 billion. | Shares fell.",
    "Trading opened at 9 a.m. on Tuesday. | It closed at 5 p.m. | The index fell.",
    "It closed at 8 p.m. Monday, and at 9 a.m. Tuesday it opened. | Few came.",
    "Orn Cos. Ltd. said it would close. | Vael Cos. did not.",
    "It was at 10 p.m. EST. | The end came at 11 p.m. GMT on Monday.",
    "“We will win. We will not stop,” she said. | The crowd cheered.",
    '"I am tired. I want to go home," said Mr. Orn. | He left.',
    'He asked: "Why now?" and left. | Nobody answered.',
    '"Stop!" he cried. | They stopped.',
    '"Who knows?" Marn said. | The rest was silence.',
    'She called it "a disgrace." | The minister disagreed.',
    "It was No. 5 on the list. | The list is long.",
    "The quake hit on Jan. 10. | Rescue began on Jan. 11, at dawn.",
    "Version 2.0 came out. | It costs 3.99 euros.",
    "Yahoo! said on Friday it would buy it. | Nobody believed it.",
    "Gen. Ann O'Hara, Lt. Col. Bo and Sen. Cy came. | Rep. Di did not.",
    "A court found Army Spc. Charles Orn guilty. | He will appeal.",
    "They fled, e.g. to Tavel, i.e. north. | Others stayed.",
    "It rained... and rained. | Then it stopped.",
    "Is it true? | Yes! | It is.",
    "The talks (see p. 5. Not p. 6.) ended. | All left.",
    "They won by 3 votes to 2. | Mayor Orn lost.",
    "The plan came from the E.U. | But the U.N. rejected it.",
    "It cost £5m. | The bank paid €3bn.",
    "Am 3. Dezember treffen sich die Minister. | Das Treffen dauert zwei Tage.",
    "Herr Dr. Meier sagte z. B. nichts. | Er ging.",
    "„Wir kommen wieder. Das ist sicher“, sagte sie. | Dann fuhr sie ab.",
    "« Nous partons. C'est fini », a-t-il dit. | La salle était vide.",
    "El Sr. García llegó a las 5 p.m. | ¿Por qué? | Nadie lo sabe.",
    "Η συνάντηση έγινε χθες. | Κανείς δεν μίλησε.",
    "Переговоры прошли во вторник. | Г. Иванов не приехал.",
    "会議は火曜日に行われた。|結果は発表されていない。",
    "वार्ता मंगलवार को हुई। | किसी ने कुछ नहीं कहा।",
    "اجتمع الوزراء يوم الثلاثاء. | هل اتفقوا؟ | لا أحد يعلم.",
]


@pytest.mark.parametrize("told", SPLIT)
def test_a_text_is_split_where_its_sentences_end(told):
    text = told.replace(" | ", " ").replace("|", "")

    found = [span.text for span in sentences(text)]

    assert found == [part.strip() for part in told.split("|")]


def test_a_german_ordinal_ends_no_sentence():
    found = sentences("Der 2. Vorsitzende kam. Die Sitzung begann.", "de")

    assert [span.text for span in found] == ["Der 2. Vorsitzende kam.", "Die Sitzung begann."]


def test_a_wrapped_line_goes_on_and_a_new_line_does_not():
    found = sentences("The talks\nended late.\nNobody spoke")

    assert [span.text for span in found] == ["The talks\nended late.", "Nobody spoke"]


@given(st.text(alphabet=st.sampled_from("aB1 .!?\"“”‘’'«»„([)]\n。—,"), max_size=200))
def test_sentences_are_their_characters_in_order_and_leave_out_only_blanks(text):
    found = sentences(text)

    assert all(text[s.start : s.end] == s.text and s.text.strip() == s.text for s in found)
    assert "".join("".join(s.text.split()) for s in found) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.text(alphabet=st.sampled_from('aB. “”"()'), max_size=80))
def test_a_sentence_of_a_balanced_text_is_balanced(text):
    parts = sentences(text) if is_balanced(text) else ()

    assert all(is_balanced(part.text) for part in parts)


@pytest.mark.parametrize(
    "hostile", ["a. " * 40_000, '"A b. ' * 20_000, "(" * 40_000 + ". A" * 20_000, "‘“" * 40_000]
)
def test_hostile_text_is_split_in_linear_time(hostile):
    started = time.perf_counter()

    sentences(hostile)

    assert time.perf_counter() - started < 4


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('It is "a disgrace", she said.', ["a disgrace"]),
        ("It is “a ‘great’ disgrace”, she said.", ["a ‘great’ disgrace"]),
        ("„Nie“, sagte er, «jamais».", ["Nie", "jamais"]),
        ("The workers' strike isn't over.", []),
        ("The 'miserly' offer failed.", ["miserly"]),
        ("(He left.)", []),
    ],
)
def test_quoted_words_are_found(text, quoted):
    assert [quote.text for quote in quotations(text)] == quoted


def test_quoted_words_are_blanked_out_in_place():
    text = 'It is "a disgrace", she said.'

    assert without_quotations(text) == 'It is "          ", she said.'


@pytest.mark.parametrize("text", ["“Never, he said.", 'Never", he said.', "It (was late.", "a ) b"])
def test_a_mark_alone_is_noticed(text):
    assert not is_balanced(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "President Jorun Vael of Ostmark left Tavel.",
            ["President Jorun Vael", "Ostmark", "Tavel"],
        ),
        ("The talks in New Orn ended.", ["New Orn"]),
        ("On Tuesday Vael left.", ["Vael"]),
        ("Ostmark's President Vael spoke.", ["Ostmark", "President Vael"]),
        ("It was Ludwig van der Rohe.", ["Ludwig van der Rohe"]),
        ("the U.N. met.", ["U.N."]),
        ("nobody came.", []),
    ],
)
def test_names_are_runs_of_capitalised_words(text, found):
    assert [name.text for name in names(text)] == found


@given(st.text(max_size=100))
def test_names_are_characters_of_the_text(text):
    assert all(text[name.start : name.end] == name.text for name in names(text))


def test_words_are_compared_without_case_possessive_and_common_plural():
    assert words("Vael’s allies' “Plan”") == ["vael", "allies", "plan"]
    assert content_words("The allies and the ministries said") == ["ally", "ministry"]


def test_the_share_of_known_words_allows_other_endings():
    known = beginnings("The ministers agreed to negotiate.")

    assert share_found("Ministers' agreement: negotiations", known) == 1.0
    assert share_found("Dam fails", known) == 0.0
    assert share_found("the of", known) == 0.0


def test_words_are_counted_in_scripts_without_spaces_too():
    assert word_count("1,200 people left — all of them.") == 7
    assert word_count("会議は火曜日") == 6
