"""Stories get their places, each with reasons in words and numbers."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from daybrief.model import Completeness, Counts, Edition, Fact, Kind, Ledger, Override, Place
from daybrief.settings import Limits, Publication
from daybrief.stages.rank import OTHER_SECTION, picks

CUTOFF = datetime(2026, 11, 24, 12, tzinfo=UTC)
SECTIONS = ("World", "Home", "Culture")
MONDAY = Edition(
    id="2026-11-23",
    publication="Daily",
    day=date(2026, 11, 23),
    zone="UTC",
    language="en",
    title="Monday Briefing",
    also=(),
    due_at=CUTOFF - timedelta(days=1),
    cutoff_at=CUTOFF - timedelta(days=1),
    next_at=CUTOFF,
    leads=(),
    sections=(),
    ledger=Ledger(rows=(), down=()),
    counts=Counts(
        sources_asked=1,
        sources_answered=1,
        documents_found=1,
        articles_read_in_full=1,
        articles_set_aside=0,
        stories=1,
        briefs=1,
        sentences=1,
    ),
    references=(),
    inputs=(),
    settings="",
    versions=(),
)


def ranked(*stories, sections=SECTIONS, earlier=None, overrides=(), **limits):
    return picks(
        stories,
        publication=Publication(sections=sections),
        limits=Limits(**limits),
        cutoff_at=CUTOFF,
        earlier=earlier,
        overrides=overrides,
    )


def places(found):
    return [(pick.story.id, pick.place.value) for pick in found]


def said(pick):
    return " | ".join(reason.says for reason in pick.reasons)


def test_more_independent_origins_come_first(story):
    found = ranked(story("a", outlets=2), story("b", outlets=4), story("c", outlets=3))

    assert places(found) == [("b", "lead"), ("c", "lead"), ("a", "lead")]
    assert "4 articles of 4 outlets, 4 independent origins: b0, b1, b2, b3" in said(found[0])


def test_reprints_count_once(story, article):
    told = [article(name, hours=hours) for name, hours in (("a", 3), ("b", 2), ("c", 1))]
    reprinted = replace(story("r", *told), origins=((told[0].id, told[1].id), (told[2].id,)))

    (pick,) = ranked(reprinted)

    assert "3 articles of 3 outlets, 2 independent origins: a, c" in said(pick)


def test_of_many_origins_five_are_named(story):
    (pick,) = ranked(story("a", outlets=7))

    assert "7 independent origins: a0, a1, a2, a3, a4 and more" in said(pick)


def test_the_fresher_of_two_comes_first_and_says_how_fresh(story):
    found = ranked(
        story("old", hours=100), story("hour", hours=20), story("new", hours=0.5), leads_at_most=1
    )

    assert [pick.story.id for pick in found] == ["new", "hour", "old"]
    assert "newest article 30 minutes before the cutoff" in said(found[0])
    assert "newest article 20 hours before the cutoff" in said(found[1])
    assert "newest article 4 days before the cutoff" in said(found[2])


def test_an_article_dated_ahead_is_as_fresh_as_the_cutoff(story):
    (pick,) = ranked(story("a", hours=-5))

    assert "newest article 0 minutes before the cutoff" in said(pick)


def test_a_story_without_dates_says_so(story):
    (pick,) = ranked(story("a", hours=None))

    assert "no article says when it was published" in said(pick)


def test_an_outlets_weight_moves_its_stories(story):
    found = ranked(story("plain"), story("heavy", weight=3.0), story("light", weight=0.5))

    assert [pick.story.id for pick in found] == ["heavy", "plain", "light"]
    assert "the publication weighs these origins as 6 instead of 2" in said(found[0])


def test_the_score_is_the_sum_of_the_reasons(story):
    found = ranked(story("a", section="World"), story("b", weight=2.0), earlier=MONDAY)

    assert [pick.score for pick in found] == [
        pytest.approx(sum(reason.score for reason in pick.reasons)) for pick in found
    ]


def test_a_lead_needs_two_independent_origins(story):
    found = ranked(story("one", outlets=1, hours=0), story("two", outlets=2, hours=40))

    assert places(found) == [("two", "lead"), ("one", "more")]


def test_on_a_thin_day_the_best_leads_alone_and_says_so(story):
    found = ranked(story("a", outlets=1), story("b", outlets=1, hours=1))

    assert places(found) == [("b", "lead"), ("a", "more")]
    assert "leads alone on a thin day" in said(found[0])


def test_nothing_worth_a_lead_leaves_bullets_only(story):
    found = ranked(story("a", paragraphs=("The dam failed.",)))

    assert places(found) == [("a", "more")]


def test_an_outlet_of_weight_zero_never_leads(story):
    assert places(ranked(story("a", weight=0.0))) == [("a", "more")]


def test_leads_are_of_different_sections_while_there_are_others(story):
    found = ranked(
        story("w1", section="World", outlets=6),
        story("w2", section="World", outlets=5),
        story("h", section="Home"),
        leads_at_most=3,
    )

    assert [pick.story.id for pick in found] == ["w1", "h", "w2"]
    assert {pick.place for pick in found} == {Place.LEAD}


def test_the_section_is_that_of_most_sources_then_the_one_printed_first(story, article):
    def section(*sections):
        told = [article(f"o{n}", section=name) for n, name in enumerate(sections)]
        return ranked(story("s", *told))[0].section

    assert section("Culture", "Culture", "World") == "Culture"
    assert section("Culture", "home") == "Home"
    assert section("Gardens", "Bees") == "Bees"
    assert section("Gardens", "World") == "World"
    assert section("", "Culture", "") == "Culture"
    assert section("", "") == OTHER_SECTION


def test_a_story_of_the_first_section_comes_first_of_equals(story):
    found = ranked(story("c", section="Culture"), story("w", section="World"), leads_at_most=1)

    assert [pick.story.id for pick in found] == ["w", "c"]
    assert "section Culture, number 3 of 3" in said(found[1])


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"completeness": Completeness.SHELL}, "no article could be read in full or in part"),
        ({"paragraphs": ()}, "no article could be read in full or in part"),
        ({"kind": Kind.OPINION}, "only opinion could be read"),
        ({"kind": Kind.LIVE}, "only live blogs could be read"),
        ({"kind": Kind.SPONSORED}, "only advertisements could be read"),
        ({"kind": Kind.ROUND_UP}, "only round-ups could be read"),
        ({"language": "de"}, "told only in German"),
        ({"language": "", "source_language": "pt-BR"}, "told only in Portuguese"),
        ({"language": "xx"}, "told only in xx"),
    ],
)
def test_what_cannot_be_told_is_left_out_and_says_why(story, facts, why):
    (pick,) = ranked(story("a", **facts))

    assert pick.place is Place.LEFT_OUT
    assert said(pick).endswith(why)


def test_an_article_in_the_publications_language_carries_the_story(story, article):
    told = [article("a", language="de"), article("b", language="en-GB")]

    assert places(ranked(story("s", *told))) == [("s", "lead")]


def test_an_article_of_unknown_language_carries_its_story(story):
    assert places(ranked(story("s", language=""))) == [("s", "lead")]


def test_a_story_read_only_in_part_comes_after_one_read_in_full(story):
    found = ranked(story("a", completeness=Completeness.TRUNCATED), story("b"))

    assert [pick.story.id for pick in found] == ["b", "a"]
    assert "no article could be read in full" in said(found[1])


def test_a_told_story_with_nothing_new_is_left_out(story):
    found = ranked(story("a", hours=30, thread="s1"), earlier=MONDAY)

    assert places(found) == [("a", "left_out")]
    assert said(found[0]).endswith("nothing new since Monday's edition")


def test_a_told_story_with_new_facts_goes_on_after_an_untold_one(story, article):
    told = [article("a", hours=3), article("b", hours=2)]
    new = (Fact(article=told[1].id, start=0, end=9, tells=("1,200", "Marn")),)
    going_on = replace(story("a", *told, thread="s1"), new=new)

    found = ranked(going_on, story("b"), earlier=MONDAY)

    assert [pick.story.id for pick in found] == ["b", "a"]
    assert "not told in Monday's edition" in said(found[0])
    assert (
        "goes on from Monday's edition: 1 of 2 articles with 1 new sentence, such as 1,200, Marn"
    ) in said(found[1])


def test_an_undated_new_fact_is_new_all_the_same(story, article):
    told = article("a", hours=None)
    going_on = replace(story("a", told, thread="s1"), new=(Fact(article=told.id, start=0, end=9),))

    (pick,) = ranked(going_on, earlier=MONDAY)

    assert pick.place is Place.LEAD


def test_origins_that_come_fast_are_worth_more_and_undated_ones_tell_nothing(story, article):
    fast = [article("f1", hours=9), article("f2", hours=8), article("f3", hours=2)]
    slow = [article("s1", hours=30), article("s2", hours=9), article("s3", hours=2)]
    vague = [article("v1", hours=2), article("v2", hours=None), article("v3", hours=None)]

    found = ranked(story("slow", *slow), story("fast", *fast), story("vague", *vague))

    assert [pick.story.id for pick in found] == ["fast", "slow", "vague"]
    assert "2 of 3 dated origins told it within 6 hours of the first" in said(found[0])
    assert "1 of 3 dated origins told it within 6 hours of the first" in said(found[1])
    assert "within 6 hours" not in said(found[2])


def test_the_publications_words_in_title_or_opening_make_a_story_worth_more(story):
    publication = Publication(words=("Tavel dam", "harbour", "Spillway", "am"))

    (pick,) = picks(
        [story("a")], publication=publication, limits=Limits(), cutoff_at=CUTOFF, earlier=None
    )

    assert "the publication's words: Tavel dam, Spillway" in said(pick)
    assert next(r for r in pick.reasons if "words" in r.says).score == pytest.approx(0.6)


def test_one_outlet_alone_fills_the_page_no_further_than_its_limit(story, article):
    own = [story(f"s{n}", article("solo", hours=n, id=f"a{n}")) for n in range(5)]
    shared = story("t", outlets=2, hours=20)

    found = ranked(*own, shared, outlet_stories_at_most=2)

    assert places(found)[:3] == [("t", "lead"), ("s0", "more"), ("s1", "more")]
    assert {pick.place for pick in found[3:]} == {Place.LEFT_OUT}
    assert said(found[3]).endswith("no room left: 2 stories at most that solo alone tells")


def test_a_sibling_of_a_story_above_it_gives_way_unless_it_is_far_worthier(story):
    dam = {"title": "Spillway fails at Tavel"}
    port = {
        "title": "Port trial ends",
        "paragraphs": ("The court freed the harbour master. " * 20,),
    }
    bees = {"title": "Bees return", "paragraphs": ("Keepers counted hives upon the island. " * 20,)}

    found = ranked(
        story("dam1", outlets=4, **dam),
        story("dam2", outlets=3, **dam),
        story("port", outlets=2, **port),
        story("bees", outlets=2, hours=9, **bees),
        sections=(),
        leads_at_most=2,
    )

    assert places(found)[:2] == [("dam1", "lead"), ("port", "lead")]
    dam2 = next(pick for pick in found if pick.story.id == "dam2")
    assert "of one matter with “Spillway fails at Tavel”, which stands above" in said(dam2)
    assert dam2.score == pytest.approx(sum(reason.score for reason in dam2.reasons))


def test_an_editors_word_places_a_story_and_is_told_among_the_reasons(story, article):
    def word(id, place):
        return Override(
            article=f"{id}0-2",
            title=id,
            was=Place.MORE,
            place=place,
            by="Ada",
            at=CUTOFF,
            why="it is ours",
        )

    stories = [story("big", outlets=5), story("small", outlets=1), story("mid", outlets=3)]
    words = (word("big", Place.LEFT_OUT), word("small", Place.LEAD), word("mid", Place.MORE))

    found = picks(
        stories,
        publication=Publication(),
        limits=Limits(leads_at_most=1),
        cutoff_at=CUTOFF,
        earlier=None,
        overrides=words,
    )

    assert places(found) == [("small", "lead"), ("mid", "more"), ("big", "left_out")]
    assert said(found[0]).endswith("made a lead by Ada: it is ours")
    assert said(found[2]).endswith("dropped by Ada: it is ours")


def test_a_story_that_cannot_be_written_leaves_its_place_to_the_next(story):
    stories = [story("a", outlets=3), story("b", outlets=2)]

    found = picks(
        stories,
        publication=Publication(),
        limits=Limits(leads_at_most=1, bullets_at_most=1),
        cutoff_at=CUTOFF,
        earlier=None,
        unwritable={"a": "no sentence stands by itself"},
    )

    assert places(found) == [("b", "lead"), ("a", "left_out")]
    assert said(found[1]).endswith("no sentence stands by itself")


def test_what_finds_no_place_says_which_limit_it_met(story):
    stories = [story(f"w{n}", section="World", outlets=1) for n in range(4)]
    stories.append(story("h", section="Home", outlets=1))

    found = ranked(*stories, leads_at_most=1, section_bullets_at_most=2, bullets_at_most=2)

    assert [pick.place.value for pick in found] == ["lead", "more", "more", "left_out", "left_out"]
    assert {said(pick).split(" | ")[-1] for pick in found[3:]} == {
        "no room left: 2 bullets at most"
    }


def test_a_full_section_makes_room_for_others(story):
    stories = [story(f"w{n}", section="World", outlets=1) for n in range(4)]
    stories.append(story("h", section="Home", outlets=1))

    found = ranked(*stories, leads_at_most=1, section_bullets_at_most=1)

    assert places(found)[:3] == [("w0", "lead"), ("w1", "more"), ("h", "more")]
    assert said(found[3]).endswith("no room left: 1 bullet at most in World")


def test_stories_without_a_section_fill_the_page_of_a_publication_that_has_none(story):
    stories = [story(f"w{n}", section="", outlets=1) for n in range(5)]

    found = ranked(*stories, leads_at_most=1, section_bullets_at_most=1, bullets_at_most=3)

    assert [pick.place.value for pick in found] == ["lead", "more", "more", "more", "left_out"]


def test_no_stories_give_no_picks():
    assert ranked() == ()


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    told=st.lists(
        st.tuples(
            st.integers(1, 4),
            st.sampled_from(["", *SECTIONS]),
            st.sampled_from([None, 1, 1, 30]),
            st.sampled_from(["en", "de"]),
            st.sampled_from(["", "s1"]),
        ),
        max_size=30,
    ),
    leads=st.integers(1, 4),
    bullets=st.integers(1, 9),
    a_section=st.integers(1, 4),
    an_outlet=st.integers(1, 4),
    words=st.lists(st.tuples(st.integers(0, 29), st.sampled_from(Place)), max_size=4),
    chance=st.randoms(use_true_random=False),
)
def test_an_edition_never_passes_its_limits_and_leaves_no_story_without_a_pick(
    story, article, told, leads, bullets, a_section, an_outlet, words, chance
):
    stories = [
        story(
            f"s{n}",
            *(
                article("solo", id=f"s{n}0-2", section=section, hours=hours, language=lang)
                for _ in range(outlets == 1)
            ),
            outlets=outlets,
            section=section,
            hours=hours,
            language=lang,
            thread=thread,
        )
        for n, (outlets, section, hours, lang, thread) in enumerate(told)
    ]
    limits = {
        "leads_at_most": leads,
        "bullets_at_most": bullets,
        "section_bullets_at_most": a_section,
        "outlet_stories_at_most": an_outlet,
    }
    overrides = tuple(
        Override(
            article=stories[number].articles[0].id,
            title="",
            was=Place.MORE,
            place=place,
            by="Ada",
            at=CUTOFF,
            why="",
        )
        for number, place in words
        if number < len(stories)
    )

    found = ranked(*stories, earlier=MONDAY, overrides=overrides, **limits)

    count = Counter(pick.place for pick in found)
    assert count[Place.LEAD] <= leads
    assert count[Place.MORE] <= bullets
    in_section = Counter(pick.section for pick in found if pick.place is Place.MORE)
    in_section.pop(OTHER_SECTION, None)  # what has no section is not counted
    assert max(in_section.values(), default=0) <= a_section
    assert sorted(pick.story.id for pick in found) == sorted(one.id for one in stories)
    assert all(pick.reasons and pick.section for pick in found)
    alone = Counter(
        pick.story.outlets[0]
        for pick in found
        if pick.place is not Place.LEFT_OUT and len(pick.story.outlets) == 1
    )
    assert max(alone.values(), default=0) <= an_outlet
    assert all(
        pick.score == pytest.approx(sum(reason.score for reason in pick.reasons), abs=1e-3)
        for pick in found
    )
    chance.shuffle(stories)
    assert ranked(*stories, earlier=MONDAY, overrides=overrides, **limits) == found
