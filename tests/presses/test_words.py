"""Every language says everything, and asks for nothing that the lines do not give."""

from dataclasses import fields
from string import Formatter

import pytest

from daybrief.model import Completeness
from daybrief.presses.words import CATALOGUE, Words, words
from daybrief.presses.words.english import ENGLISH

PHRASES = [field.name for field in fields(Words) if field.type is str or field.type == "str"]


def asked(phrase: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(phrase) if name}


@pytest.mark.parametrize("language", CATALOGUE)
@pytest.mark.parametrize("name", PHRASES)
def test_a_phrase_is_not_empty_and_asks_for_nothing_that_english_does_not(name, language):
    phrase = getattr(words(language), name)

    assert phrase.strip()
    assert asked(phrase) <= asked(getattr(ENGLISH, name))


@pytest.mark.parametrize("language", CATALOGUE)
def test_a_language_names_each_completeness_count_and_number(language):
    told = words(language)

    assert set(told.completeness) == set(Completeness)
    assert len(told.counts) == len(ENGLISH.counts)
    assert len(told.numbers) == 13
    assert set(told.checks) == set(ENGLISH.checks)


@pytest.mark.parametrize("language", [code for code in CATALOGUE if code != "en"])
def test_a_language_is_not_english_in_disguise(language):
    same = [name for name in PHRASES if getattr(words(language), name) == getattr(ENGLISH, name)]

    # Articles and sources are called so in French; a colon is a colon.
    assert set(same) <= {"run_in", "at", "count_column", "sources_heading"}


def test_an_unknown_language_reads_as_english():
    assert words("tlh") is ENGLISH
    assert words("de-CH") is CATALOGUE["de"]


def test_a_count_bends_its_noun():
    assert words("en").articles(1) == "1 article"
    assert words("en").articles(0) == "0 articles"
    assert words("fr").articles(0) == "0 article"
    assert words("de").articles_of(2) == "2 Artikeln"
    assert words("de").articles(2) == "2 Artikel"
    assert words("en").sources(12000) == "12\N{NO-BREAK SPACE}000 sources"
