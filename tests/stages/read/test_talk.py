"""What pages say to their visitors, in many languages, and what only sounds like it."""

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daybrief.stages.read.lines import is_byline, is_date_line, is_share_line
from daybrief.stages.read.talk import SHORT, Talk, phrases, talk_of, without_talk

SAID = tomllib.loads((Path(__file__).parent / "said.toml").read_text(encoding="utf-8"))
TALK = [
    (kind, line) for said in SAID.values() for kind in said if kind != "news" for line in said[kind]
]
NEWS = [line for said in SAID.values() for line in said["news"]]
RARE = [
    (Talk.ACCESS, "We are having trouble loading this page."),
    (Talk.ACCESS, "Please wait while we check your access."),
    (Talk.ACCESS, "Der Artikel konnte nicht geladen werden."),
    (Talk.DUMMY, "Lorem ipsum dolor sit amet, consectetur adipiscing elit."),
    (Talk.FURNITURE, "Facebook Twitter Email 12"),
]


@pytest.mark.parametrize(("kind", "line"), [*RARE, *TALK])
def test_talk_to_the_visitor_is_recognised(kind: str, line: str):
    assert talk_of(line) == kind


@pytest.mark.parametrize("line", NEWS)
def test_news_is_not_taken_for_talk(line: str):
    assert talk_of(line) is None


@pytest.mark.parametrize("line", NEWS)
def test_news_is_not_cut_at_its_end(line: str):
    assert without_talk(line) == (line, None)


@pytest.mark.parametrize("kind", ["gate", "form", "script", "ask", "furniture", "news"])
def test_each_language_is_tested_for_each_kind_of_talk(kind: str):
    assert len(SAID) >= 25
    assert [language for language, said in SAID.items() if not said.get(kind)] == []


@pytest.mark.parametrize("mark", ["» ", "→ ", "[", "• ", "(", "*** "])
def test_marks_before_the_first_word_do_not_count(mark: str):
    assert talk_of(f"{mark}Related articles") is Talk.FURNITURE


def test_a_quotation_is_somebodys_and_not_the_pages():
    assert talk_of("“Leave a comment,” the mayor told them.") is None


@pytest.mark.parametrize("line", [line for _, line in TALK] + NEWS)
def test_stems_hide_no_phrase(line: str):
    folded = line.lower().replace("’", "'")
    every = {group.rank: group for found in phrases().anywhere.values() for group in found}

    by_hand = [group for group in every.values() if group.fits(folded)]

    assert bool(talk_of(line)) >= bool(by_hand)


def test_a_stem_has_at_most_four_letters():
    stems = phrases().first.keys() | phrases().anywhere.keys()

    assert [stem for stem in stems if len(stem) > 4 or stem != stem.lower()] == []


@given(st.text(alphabet="subcrie to.!? continue 会員限定\"'…للمشتركين", max_size=2000))
def test_any_words_are_judged_without_trouble(text: str):
    kept, cut = without_talk(text)

    assert text.startswith(kept)
    assert (cut is None) == (kept == text)
    assert talk_of(text) is None or talk_of(text) in Talk


@pytest.mark.parametrize(
    "line",
    [
        "subscribe " * 40_000,
        "to read the " * 40_000,
        "." * 400_000,
        ". " * 200_000,
        '."' * 200_000,
        "a. " * 130_000,
        "read more: " * 40_000,
        "nur für abonnenten und " * 20_000,
        "pour lire la suite " * 20_000,
        "会員" * 200_000,
        "\u0301" * 400_000,
    ],
    ids=lambda line: line[:12],
)
def test_a_hostile_paragraph_is_judged_in_bounded_time(line: str):
    began = time.process_time()

    talk_of(line)
    without_talk(line)
    talk_of(line[:SHORT])

    assert time.process_time() - began < 3


def test_a_gate_run_together_with_the_news_is_cut_off_its_end():
    news = "The road is closed. Engineers are on their way."

    text, kind = without_talk(f"{news} Subscribe to continue reading. Already a subscriber?")

    assert (text, kind) == (news, Talk.GATE)


def test_a_paragraph_without_talk_stays_as_it_is():
    assert without_talk(NEWS[0]) == (NEWS[0], None)


def test_a_long_paragraph_is_talk_only_if_all_of_it_is():
    gate = "Subscribe to continue reading this article. " * 12

    assert talk_of(gate.strip()) is Talk.GATE
    assert talk_of(f"{gate}The river fell by forty centimetres at noon.") is None


@pytest.mark.parametrize(
    "line",
    ["23 November 2026, 06:40", "Updated 9:10 a.m.", "3 min read", "Montag, 23. November 2026"],
)
def test_a_date_line_is_recognised(line: str):
    assert is_date_line(line)


@pytest.mark.parametrize("line", ["In May 2026 the dam was closed.", "May", "The 23 of them"])
def test_a_sentence_with_a_date_is_no_date_line(line: str):
    assert not is_date_line(line)


@pytest.mark.parametrize(
    "line", ["By Ilse Marn", "Von Ilse Marn und Peder Holt", "Par Anne Le Goff"]
)
def test_a_byline_is_recognised(line: str):
    assert is_byline(line)


@pytest.mark.parametrize("line", ["By Monday the river had fallen.", "By far the largest", "By "])
def test_a_sentence_that_begins_with_by_is_no_byline(line: str):
    assert not is_byline(line)


def test_a_number_alone_is_no_share_line():
    assert not is_share_line("1 200")


def test_a_gate_glued_to_the_last_sentence_is_cut_off_whole():
    news = "The delegates agreed to name teams, the ministry said."
    gate = (
        "We could not load the rest of this article. Please enable JavaScript in your browser. "
        "Already a subscriber? Log in. Want more of the Courier? Subscribe."
    )

    kept, cut = without_talk(f"{news} {gate}")

    assert kept == news
    assert cut


def test_short_sentences_of_the_news_are_not_taken_for_a_gates():
    news = "The gate broke at ten. Nobody was hurt. Why did it break? Nobody knows."

    assert without_talk(news) == (news, None)
