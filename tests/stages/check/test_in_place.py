"""The same name, figure or word in another's place is a fault; words left out are none."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daybrief.model import Article, Citation, Edit, EditKind, Label, Role, Sentence, Source
from daybrief.stages import check
from daybrief.stages.check import Claim
from daybrief.tools.figures import figures

PLAIN = {name: check.BUILT_IN[name] for name in ("support", "quotes", "figures", "names")}
TEXT = (
    "Ilse Marn met Jorun Vael in Tavel on Tuesday, 24 November. Some 40 people were hurt and "
    "12 died in the ten-hour siege of the mill, the mayor of Tavel, Ada Finn, said. “We will "
    "never sell the mill,” said Jorun Vael, who denied that the guards had fired. Ilse Marn did "
    "not agree to the plan. The court may release the guards. However, prices rose by 5 percent "
    "in May. The taxes of the old harbour town (those on salt) fell again."
)


def judged(text, language="en", told=TEXT):
    article = Article(
        id="a", source=Source(name="a", address=""), url="", title="", paragraphs=(told,)
    )
    sentence = Sentence(text=text, role=Role.OTHER, citations=())
    claim = Claim(sentence=sentence, articles={"a": article}, language=language)
    return check.verdict(claim, PLAIN)


@pytest.mark.parametrize(
    "text",
    [
        "Jorun Vael met Ilse Marn in Tavel on Tuesday, 24 November.",
        "Ilse Marn met Ada Finn in Tavel on Tuesday, 24 November.",
        "Some 12 people were hurt and 40 died in the ten-hour siege of the mill.",
        "Some 40 people were hurt and 12 died in the forty-hour siege of the mill.",
        "Ilse Marn met Jorun Vael in Tavel on Monday, 24 November.",
        "Ilse Marn met Jorun Vael in Tavel on Tuesday, 25 November.",
        "“We will never sell the mill,” said Ada Finn, who denied that the guards had fired.",
        "“We will sell the mill,” said Jorun Vael, who denied that the guards had fired.",
        "Some 40 people were hurt and “12 died in the ten-hour siege” of the mill.",
        "“We will never sell the mill,” said Jorun Vael, who said that the guards had fired.",
        "The guards had fired.",
        "Ilse Marn agreed to the plan.",
        "The court will release the guards.",
        "The court may not release the guards.",
        "However, prices fell by 5 percent in May.",
        "However, prices rose by 5 percentage points in May.",
        "However, prices rose by 5 percent in June.",
    ],
)
def test_the_same_words_in_another_place_are_not_supported(text):
    verdict = judged(text)

    assert not verdict.supported
    assert verdict.why


@pytest.mark.parametrize(
    "text",
    [
        "Prices rose by 5 percent in May.",
        "The taxes of the old harbour town fell again.",
        "Some 40 people were hurt and 12 died in the ten-hour siege of the mill.",
        "On Tuesday, 24 November, Ilse Marn met Jorun Vael in Tavel.",
    ],
)
def test_words_left_out_or_put_first_are_supported(text):
    verdict = judged(text)

    assert verdict.supported, verdict.why


LONG = (
    "The old harbour council said on Friday that it may have to close about 40 of the only mills "
    "that were built by the deputy mayor, Ada Finn, and not sold before the war, or rather more "
    "than 12 km of the road to Tavel. In the same long session of last week the WTO and the US "
    "told all of the millers, who had waited in the cold for hours, that “the road to Tavel is "
    "long and nobody will pay for it”, and Jorun Vael, who no longer owned a mill, left early."
)


@pytest.mark.parametrize(
    ("told", "planted"),
    [
        ("it may have", "they may have"),
        ("about 40", "40"),
        ("the only mills", "the mills"),
        ("were built", "built"),
        ("built by", "built for"),
        ("deputy mayor", "mayor"),
        ("before the war", "during the war"),
        ("or rather", "and rather"),
        ("more than 12", "less than 12"),
        ("more than 12", "12"),
        ("12 km", "12 miles"),
        ("council said", "police said"),
        ("may have to", "will have to"),
        ("WTO", "WHO"),
        ("the US ", "us "),
        ("told all", "told most"),
        ("for hours", "for days"),
        ("no longer owned", "owned"),
        ("left early", "left late"),
        ("“the road to Tavel is long and", "“the road to Tavel is long” and"),
        ("“the road", "the “road"),
        ("who had waited", "who hardly waited"),
        ("Jorun Vael,", "she,"),
    ],
)
def test_a_word_in_anothers_place_or_a_limit_left_out_is_not_supported(told, planted):
    text = LONG.replace(told, planted)

    verdict = judged(text, told=LONG)

    assert judged(LONG, told=LONG).supported
    assert text != LONG
    assert not verdict.supported


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("The old harbour", "The harbour"),
        ("of the only mills", "of only mills"),
        (" of last week", ""),
        (", who had waited in the cold for hours,", ""),
        ("the US", "the U.S."),
        ("long session", "longer session"),
    ],
)
def test_what_says_nothing_else_is_supported(told, kept):
    sentences = LONG.partition("Tavel. ")
    text = next(s for s in (sentences[0] + "Tavel.", sentences[2]) if told in s).replace(told, kept)

    verdict = judged(text, told=LONG)

    assert verdict.supported, verdict.why


@pytest.mark.parametrize(
    ("told", "was", "now"),
    [
        ("The mill in Tavel opens at 6am on weekdays.", "6am", "6pm"),
        ("Jorun Vael was accused of theft by the miller.", "was", "has"),
        ("The mill is now the largest in the whole valley.", "is", "was"),
        ("With more than 90 guards at the gate, the mill was safe.", "more than ", ""),
        ("The prime minister left the old harbour town by boat.", "prime ", ""),
        ("They say we want the mill and the land around it.", "we", "they"),
        ("The town will sell the mill to Norland if the court agrees.", " if the court agrees", ""),
    ],
)
def test_the_half_of_a_day_a_form_or_a_condition_may_not_be_another(told, was, now):
    planted = told.replace(was, now, 1)

    verdict = judged(planted, told=told)

    assert not verdict.supported
    assert judged(told, told=told).supported


@pytest.mark.parametrize(
    ("told", "same"),
    [
        ("The mill of Tavel opens at 6pm daily.", "The mill of Tavel opens at 6 p.m. daily."),
        ("He said ‘Sell it.’ I can’t say ‘Keep it now.’", "I can’t say ‘Keep it now.’"),
        ("Ilse\u00a0Marn said:  ‘I’ve never sold it.’”", "Ilse Marn said: ‘I’ve never sold it.’”"),
        ("Vael (or Vael Orn in Tavel) Orn: a guard of the mill.", "Vael Orn: a guard of the mill."),
    ],
)  # fmt: skip
def test_hours_blanks_and_brackets_are_the_same_in_other_writings(told, same):
    verdict = judged(same, told=told)

    assert verdict.supported, verdict.why


def test_who_does_what_to_whom_may_not_change_places():
    told = (
        "In the first hours of a long and cold night the millers chased the soldiers from the "
        "gates of the burning mill in Tavel."
    )
    text = told.replace("the millers chased the soldiers", "the soldiers chased the millers")

    assert judged(told, told=told).supported
    assert not judged(text, told=told).supported


def test_where_a_script_has_no_capitals_no_word_may_be_another():
    told = "التقى الوزير سامر بالرئيس كمال في المدينة يوم الثلاثاء بعد محادثات طويلة في العاصمة."

    assert judged(told, "ar", told).supported
    assert not judged(told.replace("سامر", "كريم"), "ar", told).supported


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("two dozen eggs", ["24"]),
        ("half a million", ["500000"]),
        ("a million", ["1000000"]),
        ("one hundred and twenty men", ["120"]),
        ("three thousand two hundred", ["3200"]),
        ("5 percentage points, not 5%", ["5% points", "5%"]),
        ("a ten-hour siege", ["10"]),
        ("1.2 million", ["1200000"]),
        ("US$500, HK$5 million and €20", ["$500", "$5000000", "€20"]),
    ],
)
def test_figures_in_words_have_their_value(text, values):
    assert [figure.value for figure in figures(text)] == values


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.text(max_size=400), st.sampled_from(["en", "de", "ar", ""]))
def test_any_text_gets_a_verdict(text, told, language):
    verdict = judged(text, language, told)

    assert len(verdict.results) == len(PLAIN)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("“”\"'()[]«» aB1.,n't"), max_size=200))
def test_a_text_is_supported_by_itself_or_told_why(text):
    verdict = judged(text, told=text)

    assert verdict.supported or verdict.why


@pytest.mark.parametrize("piece", ["a ", "Vael “said ", "not 12 ", "((", "mill, "])
def test_an_endless_sentence_is_judged(piece):
    verdict = judged(piece * (200_000 // len(piece)))

    assert not verdict.supported


SOURCE = (
    "TAVEL (Coast Wire) — But the talks (pictured) ended on Tuesday, this newspaper has learnt."
)
PRINTED = "The talks ended yesterday, Coast Wire has learnt."


def edit(kind, text, was, now, place):
    start = len(text[:place])
    return Edit(kind=kind, start=start, end=start + len(now), was=was, now=now)


EDITS = (
    edit(EditKind.DATELINE_OFF, PRINTED, "TAVEL (Coast Wire) — ", "", 0),
    edit(EditKind.CONNECTIVE_OFF, PRINTED, "But t", "T", 0),
    edit(EditKind.PARENTHESIS_OFF, PRINTED, " (pictured)", "", 9),
    edit(EditKind.DAY_RECAST, PRINTED, "on Tuesday", "yesterday", 16),
    edit(EditKind.OUTLET_NAMED, PRINTED, "this newspaper", "Coast Wire", 27),
)


def edited(altered, claim, edits=EDITS, text=PRINTED, told=SOURCE, day=date(2026, 11, 25)):
    article = altered(paragraphs=(told,), published_at=datetime(2026, 11, 24, 18, tzinfo=UTC))
    citation = Citation(
        article="a", outlet="Coast Wire", url="", paragraph=0, start=0, end=len(told), quote=told
    )
    sentence = Sentence(text=text, role=Role.OTHER, citations=(citation,), edits=edits)
    return check.verdict(claim(sentence, article, day))


def test_recorded_edits_are_undone_and_judged(altered, claim):
    verdict = edited(altered, claim)

    assert verdict.supported, verdict.why
    assert "but for its edits" in verdict.results[0].why


@pytest.mark.parametrize(
    ("number", "changes"),
    [
        (0, {"kind": EditKind.PARENTHESIS_OFF}),
        (1, {"kind": EditKind.DATELINE_OFF}),
        (2, {"kind": EditKind.CONNECTIVE_OFF}),
        (3, {"kind": EditKind.BRACKETED}),
        (3, {"kind": "rewritten"}),
        (3, {"was": "on Monday"}),
        (4, {"kind": EditKind.SHORTENED}),
        (4, {"start": 26}),
    ],
)
def test_an_edit_that_its_rule_does_not_allow_fails(altered, claim, number, changes):
    edits = tuple(replace(e, **changes) if n == number else e for n, e in enumerate(EDITS))

    assert not edited(altered, claim, edits).supported


def test_a_day_that_is_recast_for_another_edition_fails(altered, claim):
    assert not edited(altered, claim, day=date(2026, 11, 26)).supported


def test_a_weekday_that_may_be_the_day_after_it_was_written_is_not_recast(altered, claim):
    told, text = "The mill broke on Wednesday.", "The mill broke on 18 November."
    moved = edit(EditKind.DAY_RECAST, text, "on Wednesday", "on 18 November", 15)

    assert not edited(altered, claim, (moved,), text, told).supported


def test_words_that_turn_a_sentence_are_not_taken_off(altered, claim):
    told, text = "The talks (which may not go on) ended.", "The talks ended."
    off = edit(EditKind.PARENTHESIS_OFF, text, " (which may not go on)", "", 9)

    assert not edited(altered, claim, (off,), text, told).supported


@pytest.mark.parametrize(("before", "holds"), [("Ilse Marn left.", True), ("It rained.", False)])
def test_a_bracketed_name_is_the_one_spoken_of_before(altered, claim, before, holds):
    told, text = "She signed the treaty.", "[Ilse Marn] signed the treaty."
    article = altered(paragraphs=(f"Ilse Marn is a minister. {before} {told}",))
    start = article.text.index(told)
    cite = Citation(
        article="a", outlet="", url="", paragraph=0, start=start, end=start + len(told), quote=told
    )
    name = replace(cite, start=0, end=9, quote="Ilse Marn")
    bracket = replace(edit(EditKind.BRACKETED, text, "She", "[Ilse Marn]", 0), citation=name)
    sentence = Sentence(text=text, role=Role.OTHER, citations=(cite,), edits=(bracket,))

    assert check.verdict(claim(sentence, article)).supported is holds


@pytest.mark.parametrize(
    ("word", "text", "holds"),
    [
        ("Also", "Traders in Norland welcomed cheaper herring from the Orn valley.", True),
        ("Also", "Old men reopen the talks of the harbour town on Sundays.", True),
        ("Also", "It rained in Tavel for three days.", False),
        ("Also", "Norland and Sarvia agree to reopen talks.", False),
        ("Peace at last", "Traders in Norland welcomed cheaper herring.", False),
    ],
)
def test_what_is_told_also_is_of_the_headlines_matter(altered, claim, word, text, holds):
    article = altered(paragraphs=(text,))
    cite = Citation(article="a", outlet="", url="", paragraph=0, start=0, end=len(text), quote=text)
    label = Label(text=word, contract="also")
    sentence = Sentence(text=text, role=Role.OTHER, citations=(cite,), label=label)

    results = {r.check: r.passed for r in check.verdict(claim(sentence, article)).results}

    assert results["labels"] is holds


@pytest.mark.parametrize(
    ("was", "now", "holds"),
    [
        ("", " [24 November]", True),
        ("", " [24 November 2026]", True),
        ("", " [25 November]", False),
        ("", " [24 November 2025]", False),
        ("", " [some day]", False),
        ("today", "[24 November]", True),
        ("today", "[on 24 November]", True),
        ("today", "[23 November]", False),
        ("has left", "[24 November]", False),
    ],
)
def test_a_bracketed_date_is_the_day_its_source_means(altered, claim, was, now, holds):
    told = "Ilse Marn has left today."
    place = told.index(was) if was else told.index(".")
    text = told[:place] + now + told[place + len(was) :]
    bracket = Edit(kind=EditKind.BRACKETED, start=place, end=place + len(now), was=was, now=now)

    assert edited(altered, claim, (bracket,), text, told).supported is holds


def test_a_date_in_brackets_explains_only_the_word_before_it(altered, claim):
    told = "Ilse Marn has left today and Jorun Vael left yesterday."
    text = told.replace("today", "today [24 November]")
    place = text.index(" [")
    bracket = Edit(
        kind=EditKind.BRACKETED, start=place, end=place + 14, was="", now=" [24 November]"
    )

    assert not edited(altered, claim, (bracket,), text, told).supported


@pytest.mark.parametrize(
    ("contract", "text", "holds"),
    [
        ("numbers", "The mill has 40 looms, 12 wheels and 300 hands.", True),
        ("numbers", "The mill has 40 looms.", False),
        ("background", "The mill was built in 1902.", True),
        ("background", "The mill was sold in 2026.", False),
        ("catch_up", "It rained.", True),
        ("disputed", "The mill has 40 looms.", False),
        (
            "on_the_table",
            "Norland also offered mining rights in the Orn valley at the talks.",
            True,
        ),
        ("on_the_table", "It rained.", False),
    ],
)
def test_each_label_has_its_contract(altered, claim, contract, text, holds):
    article = altered(paragraphs=(text,))
    cite = Citation(article="a", outlet="", url="", paragraph=0, start=0, end=len(text), quote=text)
    label = Label(text="Label", contract=contract)
    sentence = Sentence(text=text, role=Role.OTHER, citations=(cite,), label=label)

    results = {r.check: r.passed for r in check.verdict(claim(sentence, article)).results}

    assert results["labels"] is holds
