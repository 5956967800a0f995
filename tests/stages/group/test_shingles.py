"""Words as numbers are the words that `words` finds, whatever the script."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis.strategies import lists, text

from daybrief.stages.group.shingles import WORDS_AT_MOST, shingled
from daybrief.stages.group.words import words

ALPHABET = "ab ßİΐ東京中बांธไท\ud800𝒳-.é_9٣\n"


def hashed(told):
    parts = list(shingled(told))
    return tuple(
        np.concatenate([getattr(part, name) for part in parts]).tolist()
        for name in ("word_counts", "keys", "counts", "shingles")
    )


@given(told=lists(text(ALPHABET), min_size=1))
@example(told=["東" * 90_000, "ΐ" * 90_000, "", "a b " * 30_000])
def test_equal_words_and_only_they_have_equal_numbers(told):
    split = [words(one)[:WORDS_AT_MOST] for one in told]
    runs = [run for one in split for run in zip(one, one[1:], one[2:], strict=False)]

    word_counts, keys, counts, shingles = hashed(told)

    assert word_counts == [len(one) for one in split]
    assert counts == [max(0, len(one) - 2) for one in split]
    assert len(set(keys)) == len(set(map(tuple, split)))
    assert len(set(zip(keys, map(tuple, split), strict=True))) == len(set(keys))
    assert len(set(zip(shingles, runs, strict=True))) == len(set(shingles)) == len(set(runs))


@pytest.mark.parametrize("told", [[], [""], ["", "dam", "dam fails", "… !"]])
def test_texts_of_few_words_have_no_shingles(told):
    assert all(len(part.shingles) == 0 for part in shingled(told))


def test_a_text_has_the_same_numbers_wherever_it_stands():
    alone = hashed(["The second spillway of the Tavel dam failed"])

    among = hashed(["東京 dam " * 5000, "The second spillway of the Tavel dam failed"])

    assert among[1][1:] == alone[1]
    assert among[3][-len(alone[3]) :] == alone[3]
