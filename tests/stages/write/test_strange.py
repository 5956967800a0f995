"""What a sentence takes as told must have been told, or the sentence say which one it is."""

import pytest

from daybrief.stages.write.standing import told_things
from daybrief.stages.write.strange import has_no_owner, strange

EARLIER = (
    "An arrest was made. A wall of the old mill fell. Norland and Sarvia told of a letter. Two "
    "hotels burnt, and a girl called the fire brigade. Marn has a plan for the harbour."
)


def nobody(word):
    return False


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Engineers now consider the wall safe, police said.", "the wall safe"),
        ("Police of Brennick took the girl in a van to Tavel.", "the girl"),
        ("The letter reached Brennick on Monday evening.", "The letter"),
        ("Without the hotel's 30 rooms, Tavel has none.", "the hotel's"),
        ("Violence along the border has strained the two nations.", "the two nations"),
        ("The 529 men were found guilty in Brennick.", "The 529 men"),
        (
            "Ostmark spoke after the most recent incident.",
            "the most recent incident",
        ),
        ("The army of Norland has denied the claims.", "the claims"),
        ("Tavel forgot the hotel fire brigade in May.", "the hotel fire brigade"),
        ("Bo Finn of Tavel said the men belong to a choir.", "the men"),
        ("Besides Bo Finn, the brigade included a nurse.", "the brigade"),
        ("Norland called the second gate a danger.", "the second gate"),
        ("Bo Finn of Tavel was hurt before the match.", "the match"),
        ("In Tavel a nurse said the lorry had no lamps.", "the lorry"),
        ("Ida Orn has left the Sarvian firm after a row.", "the Sarvian firm"),
        ("Norland said the extra spending would be small.", "the extra spending"),
        ("In Brennick the 17 firms met the mayor of Orn.", "the 17 firms"),
        ("Judges of Tavel read the 17's letters aloud.", "the 17's"),
        ("The winner, Bo Finn, rode for the team of Tavel.", "The winner"),
        ("The Tavel-based powerhouse sold nine of ten boats in Orn.", "The Tavel-based powerhouse"),
        ("The case began with a letter from Tavel.", "The case"),
        ("The arrest focuses new eyes on the Upper Frontier.", "The arrest"),
        ("Ilse Marn of Tavel spoke before the bombing, which Norland denied.", "the bombing"),
    ],
)
def test_a_thing_of_which_only_its_article_has_told_is_strange(text, thing):
    assert strange(text, EARLIER, len(EARLIER), knows=nobody) == thing


@pytest.mark.parametrize(
    "text",
    [
        "Engineers watch the wall of the old barn.",
        "Orn Steel opened a pit in the third quarter.",
        "Firms across the world say they will leave Tavel.",
        "Orn Steel may be sold, people familiar with the matter said.",
        "Orn Steel makes pipes for the oil and gas industry.",
        "Two men of Tavel died in the tremors, which struck on 12 May.",
        "Police took the girl who called them to Tavel.",
        "The letter that Marn wrote reached Brennick.",
        "Norland and Sarvia ended the war between the two nations.",
        "The hotel in Tavel burnt for three days.",
        "A letter came, and the letter was read in Brennick.",
        "The government told the police to leave the city.",
        "The editor Nada Brel was acquitted, and so was Bo Finn, the girl with a flag.",
        "It was the worst fire in Brennick since the war.",
        "The men accused of arson were held in Tavel.",
        "The Sarvian army left Tavel, the port authority said.",
        "Bo Finn slept in the saddle, and Ida Orn went over the top.",
        "A ferry sank off Orn, and the crew swam to Tavel.",
        "The barn of Orn stood empty for years, said the mayor of Tavel.",
    ],
)
def test_a_thing_that_its_sentence_tells_apart_is_not_strange(text):
    assert strange(text, EARLIER, len(EARLIER), knows=nobody) == ""


def test_a_thing_that_is_printed_is_known():
    text = "Engineers now consider the wall safe, police said."

    assert strange(text, EARLIER, len(EARLIER), knows={"wall"}.__contains__) == ""


def test_two_who_are_printed_may_be_counted():
    text = "Police closed the border between the two nations."

    assert strange(text, EARLIER, len(EARLIER), knows=nobody)
    assert not strange(text, "", 0, knows=nobody, printed="Norland met Sarvia in Tavel.")


@pytest.mark.parametrize(
    ("text", "is_lost"),
    [
        ("A party meeting will decide on 29 November whether its three ministers resign.", True),
        ("The party will decide on 29 November whether its three ministers resign.", False),
        ("Norland will decide on 29 November whether its three ministers resign.", False),
        ("A party meeting will decide on 29 November whether ministers resign.", False),
    ],
)
def test_what_is_owned_needs_an_owner(text, is_lost):
    assert has_no_owner(text) is is_lost


def test_what_came_after_something_is_taken_as_told():
    text = "The wave of strikes in Norland and Sarvia came a day after the vote on salt."

    assert strange(text, "", 0, knows={"vote"}.__contains__) == "The wave"
    assert strange(text, "", 0, knows={"wave", "vote"}.__contains__) == ""


def test_the_letter_of_one_article_is_not_that_of_another():
    printed = "A letter of forty aid groups calls for convoys to Tavel."
    own = "Thirty judges wrote a letter to the mayor of Orn. The mayor was away. "
    text = "The letter, signed by thirty judges, calls for new elections."
    knows = {"letter", "call"}.__contains__

    assert strange(text, own, len(own), knows=knows, printed=printed) == "The letter"
    assert strange(text, own, len(own), knows=knows, printed=own.split(". ")[0]) == ""


@pytest.mark.parametrize(
    ("text", "printed", "thing"),
    [
        ("The quake was felt in Orn.", "An earthquake shook Tavel.", ""),
        ("Police named the suspects in Orn.", "Two men of Tavel were arrested.", ""),
        ("In Orn the attack went on.", "A killer is sought in Tavel.", "the attack"),
        ("The murders shook Orn.", "A murder in Tavel is still a riddle.", "The murders"),
        ("In Orn the scientists wrote to him.", "A scientific journal folds.", "the scientists"),
        ("In Orn the 17 firms met.", "Some 15 firms of Tavel met.", "the 17 firms"),
        ("In Orn the 15 firms met.", "Fifteen firms of Tavel met.", ""),
        ("The town had no bridge.", "A flood came to Norland.", "The town"),
        ("The town had no bridge.", "A flood came to a town in Norland.", ""),
    ],
)
def test_what_is_printed_makes_known_what_it_names_or_brings_along(text, printed, thing):
    known = told_things(printed)

    assert strange(text, "Rain. ", 6, knows=known.__contains__, printed=printed) == thing


def test_of_two_quakes_that_are_printed_the_quake_is_the_one_its_article_tells_of():
    printed = "A quake of magnitude 6 shook Tavel.\nA quake of magnitude 7 shook Orn."
    own = "A quake of magnitude 7 shook Orn. Roofs fell. "
    text = "The quake lasted a minute."
    knows = told_things(printed).__contains__

    assert strange(text, own, len(own), knows=knows, printed=printed) == ""
    assert strange(text, "Roofs fell. ", 12, knows=knows, printed=printed) == "The quake"


def test_what_a_sentence_is_about_comes_with_no_other_article_but_with_the_first_lines():
    text = "The trial will go on for a week."
    knows = told_things("guilty").__contains__
    first = "A tax is due.\nSalt is dear.\nA baker was found guilty in Tavel."

    assert strange(text, "Rain fell. ", 11, knows=knows, printed=first) == "The trial"
    assert strange(text, first.split("\n")[2], 11, knows=knows, printed=first) == ""
    assert strange(text, "Rain fell. ", 11, knows=knows, printed=first.split("\n")[2]) == ""


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("The band will tour to mark the season's end, Ida Orn said.", ""),
        ("Bo Finn won the decisive match of the Tavel Cup for the hosts.", ""),
        ("The gunman left Tavel by night, Ida Orn said.", "The gunman"),
        ("A ferry of Orn Ways sank at noon, but the agency has nine more.", ""),
        ("A ferry sank at noon, but the agency has nine more.", "the agency"),
        ("Ida Orn was freed in the widely told Tavel affair.", ""),
    ],
)
def test_the_first_sentence_of_an_article_is_made_for_strangers(text, thing):
    assert strange(text, text, 0, knows=nobody) == thing


def test_a_thing_is_not_known_by_its_first_word_alone():
    text = "In Orn the news agency spoke of rain."

    assert strange(text, "Rain. ", 6, knows={"news"}.__contains__) == "the news agency"


def test_a_storm_is_not_known_by_one_of_another_name():
    earlier = "Norland waits for Hurricane Willem. "
    told = told_things("Hurricane Brenna flooded Tavel, and its harbour is shut.")
    sentence = "By Monday the storm was located east of Orn."

    found = strange(
        sentence,
        earlier + sentence,
        len(earlier),
        knows=told.__contains__,
        printed="Hurricane Brenna flooded Tavel, and its harbour is shut.",
    )

    assert found == "the storm"


def test_of_two_printed_quakes_a_magnitude_is_that_of_its_own_article():
    earlier = "A strong earthquake shook western Norland. "
    printed = f"{earlier.strip()}\nAn earthquake of magnitude 7.6 struck near Sarvia."
    sentence = "The seismic office of Tavel rated the magnitude at 6.8."

    found = strange(
        sentence,
        earlier + sentence,
        len(earlier),
        knows=told_things(printed).__contains__,
        printed=printed,
    )

    assert found == "the magnitude"
