"""Text made of words against letters out of order, in alphabets and scripts of many languages."""

import random
import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daybrief.stages.read.gate.words import is_garbled

TOLD = tomllib.loads((Path(__file__).parent / "natural.toml").read_text(encoding="utf-8"))
NOT_JUDGED = {"vi"}
"""Its words take no turns between vowels and consonants."""
ROT13 = str.maketrans("abcdefghijklmnopqrstuvwxyz", "nopqrstuvwxyzabcdefghijklm")


def shuffled(text: str) -> str:
    chance = random.Random(13)
    words = (list(word) for word in text.split())
    return " ".join("".join(chance.sample(word, len(word))) for word in words)


@pytest.mark.parametrize("language", TOLD)
def test_natural_text_is_made_of_words(language: str):
    assert not is_garbled(TOLD[language])


@pytest.mark.parametrize("language", sorted(TOLD.keys() - NOT_JUDGED))
def test_letters_out_of_order_are_seen(language: str):
    assert is_garbled(shuffled(TOLD[language]))


@pytest.mark.parametrize("language", ["en", "de"])
def test_letters_that_stand_for_others_are_seen(language: str):
    assert is_garbled(TOLD[language].lower().translate(ROT13))


def test_letters_that_only_the_pages_font_draws_are_seen():
    drawn = {ord(letter): 0xE000 + n for n, letter in enumerate("aeinrst")}

    assert is_garbled(TOLD["en"].translate(drawn))


@pytest.mark.parametrize(
    "text", ["", "A dam.", "1 200 3,4 %", "NATO, UN, EU and IMF met.", "会員限定"]
)
def test_a_text_too_short_to_tell_is_taken_as_it_is(text: str):
    assert not is_garbled(text)


@given(st.text(max_size=300))
def test_any_text_is_judged(text: str):
    assert is_garbled(text) in {True, False}


@pytest.mark.parametrize(
    "text", ["a" * 2_000_000, "ab " * 700_000, "\u0301" * 1_000_000, "अ ि" * 500_000]
)
def test_a_hostile_text_is_judged_in_bounded_time(text: str):
    began = time.process_time()

    is_garbled(text)

    assert time.process_time() - began < 3
