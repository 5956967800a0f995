"""What articles are compared by."""

import numpy as np

from daybrief.stages.group.words import BODY_WORDS, TITLE_WEIGHT, bag, rows, words


def test_words_are_case_folded_and_keep_their_marks():
    assert words("Die STRASSE, naïve—बांध टूटा।") == ["die", "strasse", "naïve", "बांध", "टूटा"]


def test_a_script_without_spaces_is_split_into_pairs_of_characters():
    assert words("東京電力 dam") == ["東京", "京電", "電力", "dam"]


def test_a_title_weighs_more_than_the_lead_and_the_lead_more_than_the_rest():
    text = "lead " + "filler " * 100 + "tail"

    counts = bag("title", text).counts

    assert counts["title"] == TITLE_WEIGHT > counts["lead"] > counts["tail"]


def test_what_tells_nothing_is_left_out():
    counts = bag("Wednesday Briefing: the dam", "").counts

    assert set(counts) == {"dam"}


def test_only_the_beginning_of_a_text_counts():
    counts = bag("", "dam " * BODY_WORDS + "beyond").counts

    assert "beyond" not in counts


def test_names_are_words_with_a_capital_inside_sentences():
    told = bag("", "Floods came. Yesterday the governor Marn spoke of Tavel. Marn left at 19.")

    assert told.names == {"marn", "tavel", "19"}


def test_the_address_lends_its_words_but_not_its_host():
    counts = bag("", "", "https://post.example/2026/dam-fails?id=query").counts

    assert set(counts) == {"dam", "fails"}


def test_rows_have_length_one_and_a_bag_without_words_is_zero():
    matrix = rows([bag("Tavel dam", "fails"), bag("", "")])

    assert np.allclose(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel(), [1.0, 0.0])


def test_no_bags_give_no_rows():
    assert rows([]).shape == (0, 0)
