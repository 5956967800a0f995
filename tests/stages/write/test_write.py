"""A brief is made of the articles' own characters, within its limits, and leans on nothing."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from daybrief.errors import NothingToWrite
from daybrief.model import Completeness, Evidence, Fact, Kind, Role
from daybrief.model.article import FIRST_SEEN
from daybrief.stages import write
from daybrief.tools.text import is_balanced, word_count

SENTENCES = st.sampled_from(
    (
        "Norland and Sarvia agreed on Tuesday to reopen talks on the border war.",
        "He said it was a good start.",
        "The meeting in Brennick lasted more than six hours on Tuesday.",
        "“We will win,” said Foreign Minister Ilse Marn of Norland.",
        "“Never, said nobody.",
        "Ostmark's president, Jorun Vael, put off the visit to Norland.",
        "The delegations are to meet in Tavel on 3 December, officials said.",
        "Yesterday the dam at Tavel failed and 1,200 people were told to leave.",
        "Is this the end of the war between Norland and Sarvia?",
        "Read more: the border war in pictures.",
        "However, traders in Brennick welcomed the news from Tavel.",
        "Traders in Brennick welcomed the news from Tavel with fireworks.",
        "Orn Relief said that 12,000 people have died in the border war since 2023.",
        "会議は火曜日に行われた。",
        "We saw the smoke over the hills of Orn for days.",
    )
)


@pytest.fixture
def brief(story, pick, day, zone):
    return write.brief(pick(story), day=day, zone=zone, language="en", words=200)


def test_the_first_sentence_says_what_happened(brief):
    first = brief.sentences[0]

    assert first.paragraph == 0
    assert first.role is Role.MAIN_EVENT
    assert "Norland and Sarvia agreed yesterday" in first.text


def test_every_sentence_is_the_characters_it_cites(brief, story):
    texts = {article.id: article.text for article in story.articles}

    assert all(
        texts[c.article][c.start : c.end] == s.source_text == c.quote
        for s in brief.sentences
        for c in s.citations
    )
    assert all(len(s.citations) == 1 for s in brief.sentences)


def test_the_headline_is_words_of_one_title(brief, story):
    (citation,) = brief.headline.citations
    titles = {article.id: article.title for article in story.articles}

    assert brief.headline.text == "Norland and Sarvia Agree to Reopen Talks"
    assert citation.paragraph is None
    assert titles[citation.article][citation.start : citation.end] == brief.headline.text


def test_a_reader_sees_some_words_on_both_sides_of_a_passage(article, tell, pick, day, zone):
    text = "It rained. Norland and Sarvia agreed on Tuesday to reopen talks in Tavel. He left."
    one = article("Coast Wire", "Norland and Sarvia Agree to Reopen Talks in Tavel", text)

    brief = write.brief(pick(tell(one)), day=day, zone=zone, language="en", words=200)

    (citation,) = brief.sentences[0].citations
    assert (citation.before, citation.after) == ("It rained.", "He left.")


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    texts=st.lists(st.lists(SENTENCES, min_size=1, max_size=6), min_size=1, max_size=5),
    words=st.integers(10, 220),
    at_most=st.integers(0, 60),
)
def test_no_brief_passes_its_limits_or_prints_a_word_of_its_own(
    article, tell, pick, day, zone, texts, words, at_most
):
    articles = []
    for number, told in enumerate(texts):
        one = article(f"Outlet {number}", "Norland and Sarvia agree on talks", " ".join(told))
        terms = replace(one.source.terms, quote_words_at_most=at_most)
        articles.append(replace(one, source=replace(one.source, terms=terms)))
    story = tell(*articles)

    try:
        brief = write.brief(pick(story), day=day, zone=zone, language="en", words=words)
    except NothingToWrite:
        return

    quoted = {a.id: 0 for a in articles}
    for sentence in brief.sentences:
        (citation,) = sentence.citations
        source = next(a for a in articles if a.id == citation.article)
        assert source.text[citation.start : citation.end] == sentence.source_text
        assert is_balanced(sentence.text)
        quoted[citation.article] += word_count(sentence.text)
    assert sum(quoted.values()) <= words
    assert max(quoted.values()) <= at_most
    paragraphs = [s.paragraph for s in brief.sentences]
    assert paragraphs == sorted(paragraphs)
    assert set(paragraphs) == set(range(max(paragraphs) + 1))
    assert len({s.text for s in brief.sentences}) == len(brief.sentences)


def test_the_form_is_two_to_four_paragraphs_then_labelled_parts(brief):
    labelled = [s.paragraph for s in brief.sentences if s.label]
    telling = {s.paragraph for s in brief.sentences} - set(labelled)

    assert 2 <= len(telling) <= 4
    assert 1 <= len(labelled) <= 4
    assert min(labelled) > max(telling)
    assert all(1 <= sum(s.paragraph == n for s in brief.sentences) <= 3 for n in telling)


def test_a_bullet_has_one_paragraph_and_no_label(story, pick, day, zone):
    brief = write.brief(pick(story), day=day, zone=zone, language="en", words=45)

    assert 1 <= len(brief.sentences) <= 2
    assert {s.paragraph for s in brief.sentences} == {0}
    assert not any(s.label for s in brief.sentences)


def test_the_same_story_gives_the_same_brief(story, pick, day, zone):
    told = [
        write.brief(pick(story), day=day, zone=zone, language="en", words=200) for _ in range(2)
    ]

    assert told[0] == told[1]


def test_a_dateline_is_left_off_by_starting_after_it(article, tell, pick, day, zone):
    title = "Norland and Sarvia Agree to Reopen Talks"
    body = "Norland and Sarvia agreed on Tuesday to reopen talks."
    texts = [
        f"BRENNICK (Coast Wire) — {body}",
        f"BRENNICK, Norland (AP) - {body}",
        f"(Coast Wire) - {body}",
        f"BRENNICK -- {body}",
        f"Brennick, Norland – {body}",
        body,
    ]

    for text in texts:
        one = tell(article("Coast Wire", title, text))
        brief = write.brief(pick(one), day=day, zone=zone, language="en", words=200)

        assert brief.sentences[0].text == body.replace("on Tuesday", "yesterday")


def test_a_reprint_is_not_quoted_beside_its_original(article, tell, pick, day, zone, freed):
    text = (
        "Norland and Sarvia agreed on Tuesday to reopen talks on the border war.\n"
        "Traders in Brennick welcomed the news of the border talks with fireworks.\n"
        "Orn Relief said that 12,000 people have died in the border war since 2023."
    )
    title = "Norland and Sarvia Agree to Reopen Border Talks"
    wire, paper = (freed(article(name, title, text)) for name in ("Coast Wire", "Daily Orn"))
    story = tell(wire, paper, origins=((wire.id, paper.id),))

    brief = write.brief(pick(story), day=day, zone=zone, language="en", words=200)

    assert {c.article for s in brief.sentences for c in s.citations} == {wire.id}
    assert brief.coverage.reprinted_from == "Coast Wire"
    assert brief.coverage.reprint_count == 2


def test_one_fact_is_told_once(article, tell, pick, day, zone):
    title = "Norland and Sarvia Agree to Reopen Talks"
    articles = [
        article(name, title, text)
        for name, text in (
            ("A", "Norland and Sarvia agreed on Tuesday to reopen talks on the border war."),
            ("B", "Norland and Sarvia agreed on Tuesday to reopen their border war talks."),
            ("C", "Sarvia and Norland on Tuesday agreed to reopen talks on the border war."),
        )
    ]

    brief = write.brief(pick(tell(*articles)), day=day, zone=zone, language="en", words=200)

    assert len(brief.sentences) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"language": "de"},
        {"kind": Kind.OPINION},
        {"kind": Kind.SPONSORED},
        {"kind": Kind.ROUND_UP},
        {"completeness": Completeness.SHELL},
        {"completeness": Completeness.SCRAMBLED},
        {"paragraphs": ()},
        {"title": "What you need to know about it"},
        {"title": "Is this the end?"},
        {"title": "Dam fails at Tavel"},
        {"paragraphs": ("He said so, and they left.",)},
    ],
)
def test_a_story_that_gives_nothing_says_so(article, tell, pick, day, zone, changes):
    text = "Norland and Sarvia agreed on Tuesday to reopen talks."
    one = replace(article("Coast Wire", "Norland and Sarvia agree on talks", text), **changes)

    with pytest.raises(NothingToWrite) as caught:
        write.brief(pick(tell(one)), day=day, zone=zone, language="en", words=200)

    assert caught.value.problem


def test_an_article_in_another_language_is_not_quoted(article, tell, pick, day, zone):
    text = "Norland and Sarvia agreed on Tuesday to reopen talks."
    ours = article("Coast Wire", "Norland and Sarvia agree on talks", text)
    other = article("Ostmark", "Norland und Sarvia reden", "Norland redet.", language="de")

    brief = write.brief(pick(tell(ours, other)), day=day, zone=zone, language="en", words=200)

    assert {c.article for s in brief.sentences for c in s.citations} == {ours.id}


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Live: Norland and Sarvia reopen talks", "Norland and Sarvia reopen talks"),
        ("Norland and Sarvia reopen talks | Coast Wire", "Norland and Sarvia reopen talks"),
        ("Norland and Sarvia reopen talks - Coast Wire", "Norland and Sarvia reopen talks"),
        ("BREAKING NEWS: Norland and Sarvia reopen talks", "Norland and Sarvia reopen talks"),
    ],
)
def test_the_site_and_its_sections_are_left_off_a_headline(
    article, tell, pick, day, zone, title, headline
):
    one = article("Coast Wire", title, "Norland and Sarvia agreed on Tuesday to reopen talks.")

    brief = write.brief(pick(tell(one)), day=day, zone=zone, language="en", words=200)

    (citation,) = brief.headline.citations
    assert brief.headline.text == headline == title[citation.start : citation.end]


def test_a_title_whose_figure_the_text_does_not_give_is_no_headline(article, tell, pick, day, zone):
    text = "The dam at Tavel failed on Tuesday and 12 people died, officials said."
    wrong = article("A", "Tavel dam fails, 15 people dead, officials say", text)
    right = article("B", "Tavel dam fails, 12 people dead", text)

    brief = write.brief(pick(tell(wrong, right)), day=day, zone=zone, language="en", words=200)

    assert brief.headline.text == right.title


def test_a_title_of_yesterdays_today_is_no_headline(article, tell, pick, day, zone):
    text = "The dam at Tavel failed on Tuesday and 12 people died, officials said."
    stale = article("A", "Tavel dam fails today, 12 people dead", text)
    fresh = article("B", "Dam at Tavel fails", text)

    brief = write.brief(pick(tell(stale, fresh)), day=day, zone=zone, language="en", words=200)

    assert brief.headline.text == fresh.title


def test_slugs_are_plain_and_unlike_each_other(story, pick, day, zone):
    taken = {"norland-and-sarvia-agree-to-reopen-talks"}

    brief = write.brief(pick(story), day=day, zone=zone, language="en", words=45, slugs=taken)

    assert brief.slug == "norland-and-sarvia-agree-to-reopen-talks-2"
    assert write.slug("会議", ()) == "story"
    assert write.slug("Élan: " + "word " * 40, ()).startswith("elan-word")
    assert len(write.slug("word " * 40, ())) <= 60


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"completeness": Completeness.TRUNCATED, "paywalled": True}, "subscribers only"),
        ({"completeness": Completeness.TRUNCATED}, "cut short"),
        ({"completeness": Completeness.SHELL}, "page needs a script"),
        ({"completeness": Completeness.FEED_ONLY}, "feed only"),
        (
            {
                "completeness": Completeness.FEED_ONLY,
                "evidence": (Evidence(fact="completeness", says="robots.txt does not allow it"),),
            },
            "feed only: robots.txt",
        ),
    ],
)
def test_coverage_says_who_could_not_be_read_and_why(story, article, tell, changes, why):
    cut = replace(article("The Ledger", "Talks", "Talks on Tuesday."), **changes)

    coverage = write.coverage(tell(*story.articles, cut))

    assert coverage.unread == (("The Ledger", why),)
    assert coverage.article_count == coverage.origin_count == 5
    assert coverage.reprinted_from == ""


def test_what_is_newest_is_preferred(article, tell, zone):
    early = article(
        "A", "Dam fails at Tavel", "The dam at Tavel failed and 12 people died, police said."
    )
    late = article(
        "B",
        "Dam fails at Tavel",
        "The dam at Tavel failed and 15 people died, police said.",
        published_at=datetime(2026, 11, 24, 22, tzinfo=UTC),
    )

    _, sentences = write.plain(tell(early, late), zone=zone, language="en", words=12)

    assert [s.text for s in sentences] == [late.text]


def test_running_text_has_one_paragraph_no_label_and_its_words(story, zone):
    title, sentences = write.plain(story, zone=zone, language="en", words=60)

    assert title is not None
    assert {s.paragraph for s in sentences} == {0}
    assert not any(s.label for s in sentences)
    assert sum(word_count(s.text) for s in sentences) <= 60


def test_running_text_needs_a_sentence_but_no_headline(article, tell, zone):
    text = "Norland and Sarvia agreed on Tuesday to reopen talks."

    title, sentences = write.plain(tell(article("A", "", text)), zone=zone, language="en", words=60)

    assert title is None
    assert [s.text for s in sentences] == [text]
    with pytest.raises(NothingToWrite):
        write.plain(tell(article("A", "", "He left.")), zone=zone, language="en", words=60)


def test_an_article_without_a_date_of_its_own_prints_no_relative_day(pick, day, zone, story):
    first_seen = tuple(replace(a, published_from=FIRST_SEEN) for a in story.articles)

    made = write.brief(
        pick(replace(story, articles=first_seen)), day=day, zone=zone, language="en", words=200
    )

    assert made.sentences
    assert not any("Tuesday" in s.text or "yesterday" in s.text for s in made.sentences)


def test_a_sentence_of_another_matter_in_a_story_is_left_out(article, tell, pick, day, zone, freed):
    dam = "The dam at Tavel failed on Tuesday and Norland told 1,200 people to leave."
    cup = "Brennick Athletic won the Norland Cup on Tuesday with two penalties in a shoot-out."
    one = freed(article("A", "Dam at Tavel fails, 1,200 people told to leave", dam))
    other = freed(article("B", "Athletic wins the cup in a shoot-out", cup))

    brief = write.brief(pick(tell(one, other)), day=day, zone=zone, language="en", words=200)

    assert [s.text for s in brief.sentences] == [dam.replace("on Tuesday", "yesterday")]


def test_a_story_that_goes_on_prefers_what_no_earlier_article_had(article, tell, pick, day, zone):
    opening = "Norland and Sarvia agreed on Tuesday in Brennick to reopen talks on the border war."
    closed = "Norland closed a bridge at Tavel to lorries from Sarvia on Tuesday."
    opened = "Sarvia opened a harbour at Orn to boats from Norland on Tuesday."
    piece = article(
        "Coast Wire", "Norland and Sarvia agree to reopen talks", f"{opening}\n{closed}\n{opened}"
    )
    start = piece.text.index(opened)
    fact = Fact(article=piece.id, start=start, end=start + len(opened))

    def told(story):
        made = write.brief(pick(story), day=day, zone=zone, language="en", words=30)
        return [sentence.text for sentence in made.sentences]

    first, second, third = (
        text.replace("on Tuesday", "yesterday") for text in (opening, closed, opened)
    )
    assert told(tell(piece)) == [first, second]
    assert told(replace(tell(piece), thread="s0", new=(fact,))) == [first, third]


FACTS = (
    "Norland and Sarvia agreed in Tavel to reopen talks on the border war.",
    "Norland and Sarvia will share the salt of three lakes and the copper of the hills.",
    "Norland and Sarvia opened two bridges to lorries with herring and timber.",
    "Norland and Sarvia let teachers, doctors and musicians travel without a stamp.",
    "Norland and Sarvia buried soldiers of both armies in a meadow outside Brennick.",
    "Norland and Sarvia have printed a map with new names for old villages.",
    "Norland and Sarvia gave back paintings, bells and a stolen printing press.",
    "Norland and Sarvia bought a ferry that can carry trains in winter.",
    "Norland and Sarvia built a school whose pupils learn two languages.",
    "Norland and Sarvia closed four camps and burnt their wooden towers.",
)


def test_what_another_outlet_tells_and_no_label_fits_stands_under_also(
    article, tell, pick, day, zone, freed
):
    title = "Norland and Sarvia agree to reopen talks"
    last = "Engineers from Norland found no mines in a tunnel near the harbour."
    told = [
        freed(article("A", title, " ".join(FACTS))),
        freed(article("B", "No mines in a tunnel", f"{last} It leads from Norland to Sarvia.")),
    ]

    brief = write.brief(pick(tell(*told)), day=day, zone=zone, language="en", words=250)

    assert [(s.label.text, s.text) for s in brief.sentences if s.label] == [("Also", last)]


def test_a_first_sentence_of_another_matter_than_every_headline_opens_nothing(
    article, tell, pick, day, zone
):
    one = article(
        "Coast Wire",
        "Norland and Sarvia agree on talks about the border",
        "Herring from Norland is cheaper since May, traders in Tavel said.\n" * 7
        + "Norland agreed on border talks with Sarvia.",
    )

    with pytest.raises(NothingToWrite):
        write.brief(pick(tell(one)), day=day, zone=zone, language="en", words=200)


def test_what_stands_far_down_in_its_article_is_not_printed(article, tell, pick, day, zone, freed):
    title = "Norland and Sarvia agree to reopen talks"
    last = FACTS[9]

    def printed(facts):
        one = freed(article("A", title, " ".join(facts)))
        return write.brief(pick(tell(one)), day=day, zone=zone, language="en", words=600).sentences

    assert last not in {sentence.text for sentence in printed(FACTS)}
    assert last in {sentence.text for sentence in printed((FACTS[0], last, *FACTS[1:9]))}


RATE = (
    "Norland's central bank left its interest rate at 3.25 per cent on Tuesday and "
    "said that the next step was more likely to be down than up.",
    "Prices in Norland rose by 3.1 per cent in a year.",
    "Two of the bank's seven directors voted for a cut at once.",
    "The crown fell by 0.4 per cent in Brennick.",
    "Banks in Norland lend at 4.9 per cent.",
    "Astrid Noll has led the bank since 2019.",
    "The bank of Norland holds gold for 300 million crowns.",
    "Fennick Savings Bank is the third largest in Norland.",
    "Nine in ten homes in Norland have a loan.",
    "Salt and timber became dearer in Norland.",
    "Wages in Norland grew by 4 per cent in a year.",
)


def test_what_is_to_come_is_taken_from_the_end_of_an_article(article, tell, pick, day, zone, freed):
    last = "The central bank of Norland will publish a view of its interest rate on 9 December."
    title = "Norland's central bank leaves interest rate at 3.25 per cent"
    one = freed(article("A", title, " ".join((*RATE, last))))

    brief = write.brief(pick(tell(one)), day=day, zone=zone, language="en", words=600)

    (told,) = (sentence for sentence in brief.sentences if sentence.text == last)
    assert told.label.text == "What's next"
    assert RATE[-1] not in {sentence.text for sentence in brief.sentences}


def test_a_headline_with_a_figure_stands_over_a_sentence_that_gives_it(
    article, tell, pick, day, zone, freed
):
    told = [
        freed(article("A", "Artists of Norland raise 395,000 crowns for flood victims", "x")),
        freed(article("B", "Artists of Norland sing for flood victims", "x")),
    ]
    told[0] = replace(
        told[0],
        paragraphs=(
            "In Tavel a gala for flood victims ended late on Monday.",
            "Bakers of Norland sold cake for 395,000 crowns to flood victims.",
        ),
    )
    told[1] = replace(
        told[1],
        paragraphs=("Twenty artists of Norland will sing in Tavel to raise money for victims.",),
    )

    brief = write.brief(pick(tell(*told)), day=day, zone=zone, language="en", words=60)

    opening = brief.sentences[0].text
    assert ("395,000" in brief.headline.text) <= ("395,000" in opening)
