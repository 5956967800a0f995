"""A story of today finds the story of the earlier edition that it continues."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from daybrief.model import (
    Brief,
    Citation,
    Counts,
    Coverage,
    Edition,
    Kind,
    Ledger,
    Place,
    Role,
    Sentence,
    Unchanged,
)
from daybrief.stages.group import follow, stories


def brief(story, article=None, words=""):
    told = article.text if article else words
    citation = Citation(
        article=article.id if article else "unknown",
        outlet="",
        url="",
        paragraph=0,
        start=0,
        end=len(told),
        quote=told,
    )
    sentence = Sentence(text=told, role=Role.MAIN_EVENT, citations=(citation,))
    return Brief(
        story=story,
        slug=story,
        section="More",
        place=Place.LEAD,
        headline=replace(sentence, text=article.title if article else words, citations=()),
        sentences=(sentence,),
        coverage=Coverage(article_count=1, outlets=(), origin_count=1),
    )


@pytest.fixture
def edition(now):
    def made(*briefs):
        return Edition(
            id="2026-11-22",
            publication="Daily",
            day=date(2026, 11, 22),
            zone="UTC",
            language="en",
            title="Sunday Briefing",
            also=(),
            due_at=now,
            cutoff_at=now,
            next_at=now,
            leads=briefs,
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
            inputs=(),
            settings="",
            versions=(),
            references=(),
        )

    return made


def threads(found):
    return {story.articles[0].id[:-1]: story.thread for story in found}


def test_each_story_continues_the_nearest_brief(day, edition):
    earlier = edition(brief("s1", day[0]), brief("s2", day[3]))
    today = stories([*day[1:3], *day[4:]], window=timedelta(days=1))

    found = follow(today, earlier, [day[0], day[3]])

    assert threads(found) == {"dam": "s1", "port": "s2", "talks": "", "ferry": ""}


def test_a_brief_whose_articles_are_gone_is_known_by_its_own_words(day, edition):
    earlier = edition(brief("s1", words=day[0].title + ". " + day[0].text))

    found = follow(stories(day, window=None), earlier, [])

    assert threads(found) == {"dam": "s1", "port": "", "talks": "", "ferry": ""}


def test_the_same_address_continues_the_story_whatever_it_says_now(day, make, edition):
    rewritten = make(
        "new", "All clear|Nothing of the old text is left on this page.", url=day[0].url
    )
    earlier = edition(brief("s1", day[0]))

    (story,) = follow(stories([rewritten], window=None), earlier, [day[0]])

    assert story.thread == "s1"


def test_a_live_blogs_address_continues_nothing(day, make, edition):
    live = replace(day[0], kind=Kind.LIVE)
    other = make("live", "Elections|Votes are being counted in Ostmark.", url=day[0].url)
    earlier = edition(brief("s1", live))

    (story,) = follow(stories([replace(other, kind=Kind.LIVE)], window=None), earlier, [live])

    assert story.thread == ""


def test_without_an_earlier_edition_nothing_is_continued(day, edition):
    today = stories(day, window=None)

    assert follow(today, None, []) == today
    assert follow(today, edition(), []) == today
    assert follow((), edition(brief("s1", day[0])), [day[0]]) == ()


def test_what_no_article_of_the_earlier_story_had_is_new(day, make, edition):
    told, unquoted, follower = day[:3]
    (before,) = stories([told, unquoted], window=timedelta(days=1))
    earlier = edition(brief(before.id, told))
    again = replace(unquoted, id="again")
    new = replace(follower, paragraphs=(*follower.paragraphs, "A boat with 77 goats was found."))

    (story,) = follow(stories([again, new], window=None), earlier, [told], [before])

    assert story.thread == before.id
    assert {fact.article for fact in story.new} == {new.id}
    assert "77" in {told for fact in story.new for told in fact.tells}


def test_a_story_with_nothing_new_is_unchanged_for_as_long_as_that_lasts(day, edition):
    (before,) = stories(day[:3], window=timedelta(days=1))
    headline = brief(before.id, day[0]).headline
    cited = replace(brief(before.id, day[0]), headline=replace(headline, text=day[0].title))
    monday = edition(cited)

    (tuesdays,) = follow(stories(day[:2], window=None), monday, [day[0]], [before])

    assert tuesdays.is_unchanged
    tuesday = replace(
        edition(),
        unchanged=(
            Unchanged(
                story=tuesdays.id, headline=cited.sentences[0], edition=monday.id, day=monday.day
            ),
        ),
    )
    (wednesdays,) = follow(stories([day[1]], window=None), tuesday, [day[0]], [tuesdays, before])
    assert (wednesdays.thread, wednesdays.is_unchanged) == (tuesdays.id, True)


def test_a_story_told_before_the_day_before_is_known_too(day, make, edition):
    (sunday,) = stories([day[0]], window=None)
    (monday,) = stories([day[1]], window=None)
    monday = replace(monday, thread=sunday.id)
    again = replace(day[0], id="again")

    (story,) = follow(
        stories([again], window=None), edition(brief(monday.id, day[1])), [day[1]], [monday, sunday]
    )

    assert story.is_unchanged
