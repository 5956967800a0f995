"""What may be published, and what editors may change."""

from dataclasses import replace

import pytest

from daybrief.edition import desk
from daybrief.errors import EditionError, InvalidInput, NotFound, UncheckedBrief
from daybrief.model import CheckResult, Place, State, Verdict
from tests.town import MORNING


@pytest.fixture
def draft(told):
    return told().edition


def with_verdict(edition, verdict, *, on_headline=False):
    lead, *others = edition.leads
    first, *rest = lead.sentences
    if on_headline:
        lead = replace(lead, headline=replace(lead.headline, verdict=verdict))
    else:
        lead = replace(lead, sentences=(replace(first, verdict=verdict), *rest))
    return replace(edition, leads=(lead, *others))


def test_a_checked_draft_is_published_and_nothing_else_about_it_changes(draft):
    published = desk.publish(draft)

    assert published == replace(draft, state=State.PUBLISHED)


@pytest.mark.parametrize("state", [State.PUBLISHED, State.CORRECTED])
def test_publishing_twice_changes_nothing(draft, state):
    out = with_verdict(replace(draft, state=state), None)

    assert desk.publish(out) is out


@pytest.mark.parametrize("on_headline", [True, False])
def test_a_sentence_or_headline_that_was_never_checked_is_refused(draft, on_headline):
    unchecked = with_verdict(draft, None, on_headline=on_headline)

    with pytest.raises(UncheckedBrief, match="is not supported: never checked") as caught:
        desk.publish(unchecked)

    assert caught.value.where == "edition 2026-11-25"
    assert caught.value.fix


def test_a_sentence_that_failed_its_check_is_refused_with_the_reason(draft):
    result = CheckResult(check="figures", passed=False, why="12,000 is not in the passage")
    failed = with_verdict(draft, Verdict(supported=False, results=(result,)))

    with pytest.raises(UncheckedBrief, match="figures: 12,000 is not in the passage"):
        desk.publish(failed)


def test_an_editors_word_names_the_story_where_it_stood_who_when_and_why(told):
    day = told()
    brief = day.edition.leads[0]

    word = desk.override(
        day.edition, day.stories, brief.slug, Place.MORE, by=" Ada ", why="old news", at=MORNING
    )

    assert (word.title, word.was, word.place) == (brief.headline.text, Place.LEAD, Place.MORE)
    assert (word.by, word.at, word.why) == ("Ada", MORNING, "old news")
    story = next(story for story in day.stories if story.id == brief.story)
    assert word.article == story.articles[0].id


def test_an_override_of_nobody_without_reason_or_of_no_story_is_refused(told):
    day = told()
    known = day.edition.leads[0].story

    def said(story=known, by="Ada", why="local", edition=day.edition):
        desk.override(edition, day.stories, story, Place.MORE, by=by, why=why, at=MORNING)

    with pytest.raises(InvalidInput, match="who and why"):
        said(by=" ")
    with pytest.raises(InvalidInput, match="who and why"):
        said(why="")
    with pytest.raises(NotFound, match="daybrief desk 2026-11-25"):
        said(story="s0")
    with pytest.raises(EditionError, match="published"):
        said(edition=replace(day.edition, state=State.PUBLISHED))
