"""Who a sentence is about, and whether it tells a plan; in doubt, nobody and none."""

import pytest

from daybrief.tools.grammar import is_noun, owners, plan, subject


@pytest.mark.parametrize(
    ("sentence", "name", "owner"),
    [
        ("Ostmark put off the visit.", "Ostmark", ""),
        ("President Jorun Vael, who was not invited, put off it.", "President Jorun Vael", ""),
        ("President Jorun Vael of Ostmark put off it.", "President Jorun Vael", "Ostmark"),
        ("Ostmark's president, Jorun Vael, put off the visit.", "", "Ostmark"),
        ("The Ostmark foreign ministry said no.", "", "Ostmark"),
        ("The president of Ostmark said no.", "", "Ostmark"),
        ("Ostmark Radio said no.", "Ostmark Radio", ""),
        ("Ostmark and Norland agreed.", "", ""),
        ("Ostmark troops fired.", "", ""),
        ("Ostmark's neighbours said no.", "", ""),
        ("The Secretary of Defense said no.", "", ""),
        ("In Ostmark, farmers protested.", "", ""),
        ("The talks with Ostmark failed.", "", ""),
    ],
)
def test_the_subject_is_found_only_where_it_is_plain(sentence, name, owner):
    assert subject(sentence) == (name, owner)


@pytest.mark.parametrize(
    "text",
    [
        "Jorun Vael, the president of Ostmark, left.",
        "Ostmark's president, Jorun Vael, left.",
        "It was Ostmark President Jorun Vael.",
        "President Jorun Vael of Ostmark left.",
        "The president of Ostmark, Jorun Vael, left.",
    ],
)
def test_a_text_says_in_many_ways_whom_a_person_belongs_to(text):
    found = owners("Jorun Vael", text)

    assert list(found) == ["Ostmark"]
    assert found["Ostmark"] in text


@pytest.mark.parametrize(
    "text",
    [
        "Jorun Vael left for Ostmark.",
        "Jorun Vael, who met the president of Ostmark, left.",
        "Defense Secretary Jorun Vael left.",
        "Jorun Vael met Ostmark's president, Ida Orn.",
        "Nobody came.",
    ],
)
def test_a_person_near_a_name_does_not_belong_to_it(text):
    assert "Ostmark" not in owners("Jorun Vael", text)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The delegations are to meet in Tavel on 3 December.", "a scheduled event"),
        ("The court is due to rule on Friday.", "a scheduled event"),
        ("Parliament will vote on the bill next week.", "a scheduled event"),
        ("The trial is scheduled for May.", "a scheduled event"),
        ("Norland plans to reopen its embassy.", "an intention"),
        ("The union vowed to strike.", "an intention"),
        ("Both governments are negotiating a truce.", "a negotiation"),
    ],
)
def test_a_plan_is_an_intention_a_negotiation_or_a_date(sentence, kind):
    found, cue = plan(sentence, "en")

    assert found == kind
    assert cue in sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "The toll will rise.",
        "The visit was planned for Thursday.",
        "She put off the visit that she had planned for Thursday.",
        "The talks would have begun on Monday.",
        "He drafted a plan to cut taxes.",
        "It closed due to technical problems.",
        "“We will vote tomorrow,” she said.",
        "The dam failed.",
    ],
)
def test_a_forecast_a_past_plan_or_a_quotation_is_no_plan(sentence):
    assert plan(sentence, "en") == ("", "")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Die Minister sollen sich am 3. Dezember treffen."),
        ("fr", "Les délégations doivent se réunir le 3 décembre."),
        ("es", "Las delegaciones tienen previsto reunirse."),
    ],
)
def test_plans_are_found_in_other_languages(language, sentence):
    assert plan(sentence, language)[0]


def test_no_plan_is_found_in_a_language_we_do_not_know():
    assert plan("Il voto si terrà venerdì.", "it") == ("", "")


def test_an_adjective_is_no_name_by_itself():
    text = "Sarvian troops left Ostmark. Ostmark's army stayed."

    assert is_noun("Ostmark", text)
    assert not is_noun("Sarvian", text)
