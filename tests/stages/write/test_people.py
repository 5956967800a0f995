"""Who is named must be known: by office, by what is printed, or to everybody."""

import pytest

from daybrief.stages.write.people import (
    full_names,
    introduced_longer,
    titled,
    undescribed,
    undescribed_letters,
)

EARLIER = (
    "Harbour chief Ida Orn opened the talks. Foreign Minister Ilse Marn, Prince Bo “the Eel” "
    "Finch, Mo al-Sole and Chu Lisan, 31, came. The Orn River Trust (ORT) sent a letter. Army "
    "Spc. Charles Graft, a major, and Major Steven L. Brand sang. Naji, 25, a baker, ate."
)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("On Tuesday Ida Orn closed the bridge at Tavel.", "Ida Orn"),
        ("Bo Vael, 22, studied sport at the school in Tavel.", "Bo Vael"),
        ("The bridge at Tavel was closed by Ida Orn, the harbour chief.", ""),
        ("The bridge was closed by mayor Ida Orn in Tavel.", ""),
        ("Bo Vael, 22, was arrested at the school in Tavel.", ""),
        ("On Tuesday Jorun Vael closed the bridge at Tavel.", ""),
        ("The mayor counts on bakers such as Naji.", "Naji"),
        ("The mayor saw a house in Naji.", ""),
    ],
)
def test_a_person_whom_only_the_article_has_introduced_is_undescribed(text, who):
    assert undescribed(text, EARLIER, "") == who
    assert undescribed(text, EARLIER, f"{who} spoke.") == ""


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("In a letter the ORT asked for a new bridge.", "ORT"),
        ("In a letter the Orn River Trust (ORT) asked for it.", ""),
        ("In a letter the UN asked for a new bridge.", ""),
    ],
)
def test_letters_that_the_article_has_spelt_out_must_be_spelt_out(text, letters):
    assert undescribed_letters(text, EARLIER, len(EARLIER), "") == letters
    printed = "The ORT (Orn River Trust) spoke."

    assert undescribed_letters(text, EARLIER, len(EARLIER), printed) == ""


def test_letters_that_are_the_first_of_a_name_in_their_article_must_be_spelt_out():
    article = "The Salt Board of Norland met. The SBN and the BBC sent nobody."
    text = "The SBN and the BBC sent nobody."

    assert undescribed_letters(text, article, article.index(text), "") == "SBN"
    assert (
        undescribed_letters(text, article, article.index(text), "The Salt Board of Norland") == ""
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Later Finch denied that he had left.", "Finch"),
        ("Later Chu denied that he had left.", "Chu"),
        ("Later Tavel was calm again.", ""),
        ("Later Lisan was calm again.", "Lisan"),
        ("Later Sole was calm again.", "Sole"),
        ("Later Graft was calm again.", "Graft"),
        ("Later Brand was calm again.", "Brand"),
    ],
)
def test_a_lone_name_that_was_first_given_in_full_needs_it_in_print(text, name):
    article = f"{EARLIER} Tavel waited. {text}"

    assert introduced_longer(text, article, article.index(text), "") == name
    assert introduced_longer(text, article, article.index(text), f"{name} spoke.") == ""


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Ida Orn", "chief Ida Orn"),
        ("Ilse Marn", "Foreign Minister Ilse Marn"),
        ("Chu Lisan", ""),
        ("Jorun Vael", ""),
    ],
)
def test_an_office_is_taken_only_where_the_article_writes_it(name, told):
    assert titled(name, EARLIER) == told


def test_no_day_is_part_of_a_title():
    assert titled("Ida Orn", "It was on Tuesday Mayor Ida Orn left.") == "Mayor Ida Orn"


def test_a_surname_with_its_article_stands_alone_without_it():
    assert full_names(["Bo Al-Orn spoke. Orn left."], "en") == {"orn": "Bo Al-Orn"}


def test_a_rank_that_is_cut_short_does_not_end_a_name():
    assert full_names(["Army Spc. Bo Graft spoke. Graft left."], "en") == {"graft": "Bo Graft"}
