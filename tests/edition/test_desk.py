"""What may be published."""

from dataclasses import replace

import pytest

from daybrief.edition import desk
from daybrief.errors import UncheckedBrief
from daybrief.model import CheckResult, State, Verdict


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
