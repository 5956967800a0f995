"""What the source says passes, a planted fault never does, and in doubt nothing is printed."""

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from daybrief.errors import NothingToWrite, PluginError
from daybrief.model import Brief, CheckResult, Citation, Coverage, Label, Place
from daybrief.stages import check

WEDNESDAY, UTC = date(2026, 11, 25), ZoneInfo("UTC")


def failed(verdict):
    return {result.check for result in verdict.results if not result.passed}


@pytest.mark.parametrize("number", range(7))
def test_the_articles_own_characters_are_supported(cite, claim, number):
    verdict = check.verdict(claim(cite(number)))

    assert verdict.supported, verdict.why
    assert [result.check for result in verdict.results] == [*check.BUILT_IN]
    assert all(result.why for result in verdict.results)


FAULTS = [
    (1, "The war has killed 13,000 people since 2023, Orn Relief said.", "figures"),
    (1, "The war has killed 12,000 people since 2024, Orn Relief said.", "figures"),
    (1, "The war has killed twelve people since 2023, Orn Relief said.", "figures"),
    (3, "Sarvia offered Norland six percent of the Orn valley on 3 December.", "figures"),
    (3, "Sarvia offered Norland five of the Orn valley on 3 December.", "figures"),
    (3, "Sarvia offered Norland five percent of the Orn valley on 4 December.", "figures"),
    (0, "Norland and Sarvia agreed on Monday to reopen talks on the border war.", "figures"),
    (0, "Norland and Sarvia agreed today to reopen talks on the border war.", "figures"),
    (0, "Norland and Ostmark agreed on Tuesday to reopen talks on the border war.", "names"),
    (4, "President Ida Vael of Ostmark put off the visit to Norland.", "names"),
    (6, "Jorun Vael was not invited to the talks, her office said.", "names"),
    (6, "President Vael was not invited to the talks, her office said.", "names"),
    (2, "Foreign Minister Ilse Marn said “it is a short road” and left for Tavel.", "quotes"),
    (2, "Foreign Minister Ilse Marn said “it is a long road and left for Tavel.", "quotes"),
    (2, "“Foreign Minister Ilse Marn” said it is a long road and “gladly” left.", "quotes"),
    (
        0,
        "Norland and Sarvia have not agreed on Tuesday to reopen talks on the border war.",
        "support",
    ),
    (6, "Vael was invited to the talks, her office said.", "support"),
    (4, "President Jorun Vael of Ostmark burned down the embassy of Norland.", "support"),
    (4, "?!", "support"),
]


@pytest.mark.parametrize(("number", "text", "by"), FAULTS)
def test_a_planted_fault_is_caught(cite, claim, number, text, by):
    verdict = check.verdict(claim(cite(number, text)))

    assert not verdict.supported
    assert by in failed(verdict)
    assert by in verdict.why


def test_a_day_counted_anew_must_be_recorded_where_a_passage_is_cited(cite, claim):
    text = "Norland and Sarvia agreed yesterday to reopen talks on the border war."

    cited, bare = check.verdict(claim(cite(0, text))), check.verdict(claim(text))

    assert not cited.supported
    assert bare.supported, bare.why


@pytest.mark.parametrize(
    ("text", "day", "holds"),
    [
        ("Ilse Marn met Jorun Vael in Tavel yesterday.", 25, True),
        ("Ilse Marn met Jorun Vael in Tavel today.", 24, True),
        ("Ilse Marn met Jorun Vael in Tavel on Tuesday.", 26, True),
        ("Ilse Marn met Jorun Vael in Tavel on 24 November.", 30, True),
        ("Ilse Marn met Jorun Vael in Tavel on 24 November 2026.", 30, True),
        ("The talks ended last night.", 25, True),
        ("The talks ended on Tuesday night.", 26, True),
        ("The talks have ended today [24 November].", 25, True),
        ("Ilse Marn met Jorun Vael in Tavel yesterday.", 26, False),
        ("Ilse Marn met Jorun Vael in Tavel today.", 25, False),
        ("Ilse Marn met Jorun Vael in Tavel on 25 November.", 30, False),
        ("Ilse Marn met Jorun Vael in Tavel on 24 November 2025.", 30, False),
        ("The talks ended yesterday morning.", 25, False),
        ("The talks have ended today [23 November].", 25, False),
        ("The mill burned yesterday.", 25, False),
        ("“We met yesterday”, Ilse Marn said.", 25, False),
    ],
)
def test_words_for_days_stand_for_each_other_where_they_mean_one_day(
    altered, claim, text, day, holds
):
    told = (
        "Ilse Marn met Jorun Vael in Tavel on Tuesday.",
        "The talks ended tonight. The talks have ended today. The mill burned on Monday.",
        "“We met today”, Ilse Marn said.",
    )

    verdict = check.verdict(claim(text, altered(paragraphs=told), date(2026, 11, day)))

    assert verdict.supported is holds, verdict.why


@pytest.mark.parametrize(("number", "text", "by"), FAULTS)
def test_a_planted_fault_is_caught_without_a_citation(claim, number, text, by):
    assert not check.verdict(claim(text)).supported


@pytest.mark.parametrize(
    "text",
    [
        "Norland and Sarvia agreed on Tuesday to reopen talks on the border war.",
        "Norland and Sarvia agreed to reopen talks on the border war.",
        "The war has killed 12,000 people since 2023.",
        "The war has killed twelve thousand people since 2023, Orn Relief said.",
        "Jorun Vael of Ostmark put off the visit to Norland.",
        "Sarvia offered Norland 5% of the Orn valley.",
    ],
)
def test_a_sentence_with_words_left_out_is_supported_by_the_whole_article(claim, text):
    verdict = check.verdict(claim(text))

    assert verdict.supported, verdict.why


def test_a_sentence_stitched_together_from_far_places_is_not_supported(claim, altered):
    filler = " ".join(f"Road {n} near Brennick was closed for repairs." for n in range(20))
    article = altered(
        paragraphs=(f"Norland and Sarvia agreed to end the war. {filler}", "Ostmark lost the cup.")
    )

    verdict = check.verdict(claim("Norland and Sarvia agreed to end the cup.", article))

    assert "support" in failed(verdict)


def test_characters_that_are_not_there_are_not_supported(cite, claim, altered):
    moved = altered(paragraphs=("It rained.", *altered().paragraphs))

    assert "support" in failed(check.verdict(claim(cite(0), moved)))


@pytest.mark.parametrize("changes", [{"start": -3}, {"start": 9, "end": 3}, {"end": 10**9}])
def test_a_citation_with_strange_offsets_is_not_supported(cite, claim, changes):
    sentence = cite(0)
    citation = replace(sentence.citations[0], **changes)

    verdict = check.verdict(claim(replace(sentence, citations=(citation,))))

    assert not verdict.supported


def test_a_cited_article_that_is_missing_is_not_supported(cite):
    alone = check.Claim(sentence=cite(0), articles={}, day=WEDNESDAY, zone=UTC, language="en")

    assert not check.verdict(alone).supported


def test_a_sentence_without_any_article_is_not_supported(claim):
    alone = replace(claim("Norland and Sarvia agreed."), articles={})

    assert not check.verdict(alone).supported


def test_no_checks_at_all_support_nothing(cite, claim):
    assert not check.verdict(claim(cite(0)), {}).supported


def test_a_check_that_cannot_be_made_has_failed(cite, claim):
    def broken(_):
        raise PluginError("the model is away")

    verdict = check.verdict(claim(cite(0)), {**check.BUILT_IN, "model": broken})

    assert failed(verdict) == {"model"}
    assert "the model is away" in verdict.why


def test_a_day_that_means_another_to_the_reader_is_not_supported(claim, altered):
    article = altered(paragraphs=("The dam at Tavel failed yesterday, officials said.",))
    text = article.text

    assert "figures" in failed(check.verdict(claim(text, article)))
    assert check.verdict(claim(text, article, date(2026, 11, 24))).supported


def test_relative_days_are_not_judged_without_a_day(claim, altered):
    article = altered(paragraphs=("The dam at Tavel failed yesterday, officials said.",))

    dayless = replace(claim(article.text, article), day=None)

    assert check.verdict(dayless).supported


def test_a_headline_must_be_told_by_the_text(title, claim, altered):
    headline = title("Norland and Sarvia Agree to Reopen Talks")

    assert check.verdict(claim(headline)).supported
    other = altered(paragraphs=("The dam at Tavel failed, officials said.",))
    assert "support" in failed(check.verdict(claim(headline, other)))


def test_a_headline_must_be_the_titles_words(title, claim):
    headline = replace(title("Norland and Sarvia"), text="Norland and Sarvia Agree to Reopen War")

    assert "support" in failed(check.verdict(claim(headline)))


def brief_of(headline, *sentences):
    return Brief(
        story="s",
        slug="s",
        section="",
        place=Place.LEAD,
        headline=headline,
        sentences=sentences,
        coverage=Coverage(article_count=1, outlets=("Coast Wire",), origin_count=1),
    )


def test_a_failing_sentence_is_dropped_and_told(cite, title, source):
    good, bad = cite(0), cite(1, FAULTS[0][1])
    brief = brief_of(title("Norland and Sarvia Agree to Reopen Talks"), good, bad)

    kept, failures = check.checked(brief, {"a": source}, day=WEDNESDAY, zone=UTC)

    assert [s.text for s in kept.sentences] == [good.text]
    assert kept.sentences[0].verdict.supported
    assert kept.headline.verdict.supported
    assert [(f.stage, f.item) for f in failures] == [("check", bad.text)]
    assert "13,000" in failures[0].problem


def test_a_label_goes_with_its_part_and_paragraphs_close_up(cite, title, source):
    label = Label(text="What's next", contract="whats_next")
    sentences = (
        replace(cite(0), paragraph=0),
        replace(cite(1, FAULTS[0][1]), paragraph=1),
        replace(cite(3, label=label), paragraph=2),
        replace(cite(1), paragraph=2),
        replace(cite(5, label=label), paragraph=3),
    )
    brief = brief_of(title("Norland and Sarvia Agree to Reopen Talks"), *sentences)

    kept, failures = check.checked(brief, {"a": source}, day=WEDNESDAY, zone=UTC)

    assert [(s.paragraph, s.text) for s in kept.sentences] == [
        (0, sentences[0].text),
        (1, sentences[4].text),
    ]
    assert len(failures) == 2


def test_nothing_is_printed_under_a_failing_headline(cite, title, source):
    wrong = replace(title("Norland and Sarvia"), text="Ostmark Agrees to War")

    with pytest.raises(NothingToWrite, match="headline"):
        check.checked(brief_of(wrong, cite(0)), {"a": source}, day=WEDNESDAY, zone=UTC)


def test_a_brief_without_a_sentence_is_not_printed(cite, title, source):
    brief = brief_of(title("Norland and Sarvia Agree to Reopen Talks"), cite(1, FAULTS[0][1]))

    with pytest.raises(NothingToWrite, match="no sentence"):
        check.checked(brief, {"a": source}, day=WEDNESDAY, zone=UTC)


@pytest.mark.parametrize(
    ("number", "label"),
    [
        (5, Label(text="What's next", contract="whats_next")),
        (4, Label(text="Ostmark", contract="subject")),
        (4, Label(text="President Jorun Vael", contract="subject")),
        (3, Label(text="Sarvia", contract="subject")),
    ],
)
def test_a_label_that_keeps_its_promise_passes(cite, claim, number, label):
    verdict = check.verdict(claim(cite(number, label=label)))

    assert verdict.supported, verdict.why


def test_a_person_belongs_where_the_cited_article_says(claim, cite, altered):
    text = "Jorun Vael put off the visit to Norland."
    told = altered(paragraphs=("Ostmark's president, Jorun Vael, was not invited.", text))
    untold = altered(paragraphs=("Ostmark was not invited.", text))
    label = Label(text="Ostmark", contract="subject")

    verdicts = [
        check.verdict(claim(replace(cite(0, text, label), citations=(cited(a, text),)), a))
        for a in (told, untold)
    ]

    assert verdicts[0].supported, verdicts[0].why
    assert failed(verdicts[1]) == {"labels"}


def cited(article, text):
    start = article.text.index(text)
    return Citation(
        article=article.id,
        outlet="Coast Wire",
        url=article.url,
        paragraph=1,
        start=start,
        end=start + len(text),
        quote=text,
    )


@pytest.mark.parametrize(
    ("number", "label", "day"),
    [
        (0, Label(text="What's next", contract="whats_next"), WEDNESDAY),
        (4, Label(text="What's next", contract="whats_next"), WEDNESDAY),
        (5, Label(text="What's next", contract="whats_next"), date(2026, 12, 4)),
        (5, Label(text="Peace at last", contract="whats_next"), WEDNESDAY),
        (4, Label(text="Norland", contract="subject"), WEDNESDAY),
        (4, Label(text="Ostland", contract="subject"), WEDNESDAY),
        (4, Label(text="", contract="subject"), WEDNESDAY),
        (6, Label(text="Ostmark", contract="subject"), WEDNESDAY),
        (4, Label(text="Ostmark", contract="astrology"), WEDNESDAY),
    ],
)
def test_a_label_that_breaks_its_promise_fails(cite, claim, number, label, day):
    verdict = check.verdict(claim(cite(number, label=label), day=day))

    assert failed(verdict) == {"labels"}


def test_an_outside_check_is_asked_too(cite, claim):
    def refuses(_):
        return CheckResult(check="editor", passed=False, why="not today")

    verdict = check.verdict(claim(cite(0)), {**check.BUILT_IN, "editor": refuses})

    assert not verdict.supported
    assert verdict.why == "editor: not today"
