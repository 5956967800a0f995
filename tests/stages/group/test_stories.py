"""Articles become stories: who makes one, who joins one, and who is in none."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from daybrief.model import Completeness, Kind
from daybrief.stages.group import Window, stories

DAY = timedelta(hours=30)
UNREAD = [
    Completeness.SHELL,
    Completeness.CONSENT,
    Completeness.BLOCKED,
    Completeness.ERROR,
    Completeness.EMPTY,
    Completeness.SCRAMBLED,
]


def ids(found):
    return sorted(sorted(article.id for article in story.articles) for story in found)


def test_four_events_of_three_outlets_are_four_stories(day):
    found = stories(day, window=DAY)

    assert ids(found) == [
        [f"{event}{number}" for number in range(3)] for event in ("dam", "ferry", "port", "talks")
    ]
    assert {story.origin_count for story in found} == {3}


def test_no_articles_give_no_stories():
    assert stories([], window=None) == ()


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(chance=st.randoms(use_true_random=False))
def test_the_order_of_the_articles_changes_nothing(day, make, chance):
    opinion = make("column", "What Tavel dam teaches|The Tavel dam and Lower Brack.", hours=None)
    articles = [*day, replace(opinion, kind=Kind.OPINION), make("bare", "Skerra", hours=None)]
    expected = stories(articles, window=DAY)

    chance.shuffle(articles)

    assert stories(articles, window=DAY) == expected


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(chance=st.randoms(use_true_random=False))
def test_who_asks_only_what_has_changed_knows_the_stories_as_they_are(day, make, chance):
    reprint = make("reprint", "Dam breaks|TAVEL, Monday - " + day[0].text)
    others = (
        replace(make("column", "What Tavel dam teaches|The Tavel dam."), kind=Kind.OPINION),
        replace(make("shell", day[3].title), completeness=Completeness.SHELL),
        make("credited", "Milk runs out|Skerra has no milk.\n\nBy Brennick Post", hours=2),
        make("late", "Skerra|Ferry crews sailed again.", outlet="Brennick Post", hours=3),
    )
    articles = [*day, reprint, *others]
    chance.shuffle(articles)
    window, known = Window(DAY), {}

    for start in range(0, len(articles), 3):
        window.add(articles[start : start + 3])
        told = {article.id: story for story in window.changed() for article in story.articles}
        known |= told

    whole = {article.id: story for story in window.stories() for article in story.articles}
    assert {id: story.id for id, story in known.items()} == {i: s.id for i, s in whole.items()}
    assert window.changed() == ()


def test_an_outlet_that_comes_later_is_found_in_the_credits_of_what_was_told_before(day, make):
    credited = make("credited", "Dam holds|The Tavel dam held at noon.\n\nBy Brennick Post")
    late = make("late", "Orchestra plays|A concert in Orn.", outlet="Brennick Post")
    asked, waiting = Window(DAY), Window(DAY)

    for run in ([*day[:3], credited], [late]):
        asked.add(run)
        waiting.add(run)
        asked.changed()

    assert asked.stories() == waiting.stories()
    assert "Brennick Post" in {agency for story in asked.stories() for agency in story.agencies}


def test_the_same_article_twice_is_one(day):
    assert stories([*day, *day], window=DAY) == stories(day, window=DAY)


def test_a_storys_name_depends_on_its_articles_only(day):
    whole, part = stories(day, window=DAY), stories(day[:3], window=DAY)

    assert part[0].id in {story.id for story in whole}
    assert stories(day[:2], window=DAY)[0].id != part[0].id


def test_reprints_and_outlets_of_one_owner_are_one_origin_each(day, make):
    reprint = replace(
        make("reprint", "Dam breaks", outlet="Ledger", owner="Coast Group", hours=5),
        paragraphs=("TAVEL, Monday - " + day[0].text,),
    )
    sisters = [replace(a, source=replace(a.source, owner="Coast Group")) for a in day[1:3]]

    (story,) = stories([day[0], *sisters, reprint], window=DAY)

    assert story.origins == (("dam0", "reprint"), ("dam1", "dam2"))
    assert [article.id for article in story.articles] == ["dam0", "dam1", "dam2", "reprint"]


def test_the_agency_that_a_reprint_names_stands_first_though_it_published_later(day, make):
    reprint = replace(
        make("reprint", "Dam breaks", outlet="Ledger", hours=-3),
        paragraphs=(f"TAVEL ({day[0].outlet}) - " + day[0].text,),
    )

    (story,) = stories([*day[:3], reprint], window=DAY)

    assert [article.id for article in story.articles] == ["reprint", "dam0", "dam1", "dam2"]
    assert story.origins == (("dam0", "reprint"), ("dam1",), ("dam2",))
    assert story.agencies == (day[0].outlet, "", "")


def test_what_has_no_date_cannot_claim_to_be_first(day):
    undated = replace(day[0], published_at=None)

    (story,) = stories([undated, day[1], day[2]], window=DAY)

    assert story.origins == (("dam1",), ("dam2",), ("dam0",))


@pytest.mark.parametrize("kind", [Kind.ROUND_UP, Kind.SPONSORED])
def test_a_round_up_or_an_advertisement_is_in_no_story_and_glues_nothing(day, kind):
    glue = replace(day[0], id="glue", kind=kind, paragraphs=tuple(a.text for a in day))

    assert ids(stories([*day, glue], window=DAY)) == ids(stories(day, window=DAY))


def test_a_live_blog_of_everything_joins_two_stories_never(day):
    live = replace(day[0], id="live", kind=Kind.LIVE, paragraphs=tuple(a.text for a in day))

    found = stories([*day, live], window=DAY)

    assert [[i for i in group if i != "live"] for group in ids(found) if group != ["live"]] == ids(
        stories(day, window=DAY)
    )


def test_an_opinion_joins_its_story_but_is_no_origin(day):
    opinion = replace(
        day[2], id="opinion", kind=Kind.OPINION, title="The lesson of Tavel", published_at=None
    )

    (story,) = stories([day[0], day[1], opinion], window=DAY)

    assert [article.id for article in story.articles] == ["dam0", "dam1", "opinion"]
    assert story.origins == (("dam0",), ("dam1",))


def test_opinions_alone_do_not_make_a_story_together(day):
    opinions = [replace(article, kind=Kind.OPINION) for article in day[:3]]

    assert ids(stories(opinions, window=DAY)) == [["dam0"], ["dam1"], ["dam2"]]


@pytest.mark.parametrize("completeness", UNREAD)
def test_what_could_not_be_read_joins_by_a_headline_that_is_clearly_of_the_story(
    day, make, completeness
):
    unread = make("unread", "Spillway of Tavel dam fails", completeness=completeness)
    vague = make("vague", "What we know so far", completeness=completeness)

    found = stories([*day, unread, vague], window=DAY)

    assert ["dam0", "dam1", "dam2", "unread"] in ids(found)
    assert ["vague"] in ids(found)
    dam = next(story for story in found if len(story.articles) == 4)
    assert dam.origin_count == 3


def test_what_could_not_be_read_joins_no_story_of_another_week(day, make):
    old = make("old", "Spillway of Tavel dam fails", hours=-200, completeness=Completeness.SHELL)

    assert ["old"] in ids(stories([*day, old], window=DAY))


def test_the_words_of_a_gate_are_not_compared(day, make):
    gate = "|Subscribe to go on reading. " + day[0].text
    shell = make(
        "shell", "Our best offer for autumn readers" + gate, completeness=Completeness.SHELL
    )

    assert ["shell"] in ids(stories([*day, shell], window=DAY))


def test_a_cut_article_takes_part_with_what_was_readable(day):
    cut = replace(day[0], completeness=Completeness.TRUNCATED)

    (story,) = stories([cut, day[1], day[2]], window=DAY)

    assert story.origins == (("dam0",), ("dam1",), ("dam2",))


def test_a_feeds_bare_headline_does_not_glue(day, make):
    bare = [
        make(f"bare{i}", "Tavel dam spillway fails", completeness=Completeness.FEED_ONLY)
        for i in "ab"
    ]

    assert ids(stories(bare, window=DAY)) == [["barea"], ["bareb"]]


def test_two_weekday_briefings_are_two_stories(day, make):
    briefings = [
        make(f"briefing{number}", f"Wednesday Briefing: {article.title}|{article.text}")
        for number, article in enumerate(day[::3])
    ]

    assert len(stories(briefings, window=DAY)) == 4


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "東京電力は柏崎刈羽原発の再稼働を発表した。知事は会見で説明した。",
            "柏崎刈羽原発の再稼働について東京電力が会見した。知事も説明した。",
        ),
        ("تحطم سد تافل ليلا وأجلي سكان القرى", "سكان القرى غادروا بعد تحطم سد تافل"),
        ("बांध टूटने से ब्रेक गांव खाली कराया गया", "ब्रेक गांव के लोग बांध टूटने से बेघर"),
    ],
    ids=["Japanese", "Arabic", "Hindi"],
)
def test_stories_are_found_in_any_script(day, make, one, other):
    pair = [make("one", "|" + one), make("other", "|" + other)]

    assert ["one", "other"] in ids(stories([*day, *pair], window=DAY))


def test_without_a_window_time_forbids_nothing(day, make):
    old = make("old", "Spillway of Tavel dam fails", hours=-900, completeness=Completeness.SHELL)

    assert ["dam0", "dam1", "dam2", "old"] in ids(stories([*day, old], window=None))
