"""What outlets tell differently is printed alike by every press, each version with its time."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from daybrief.model import Disagreement, Edit, EditKind, Matter, Version
from daybrief.model.codec import decode, encode
from daybrief.presses import Shelf, feed, html, lines, text

HOURS = (datetime(2026, 11, 25, 3, 40, tzinfo=UTC), datetime(2026, 11, 24, 17, 5, tzinfo=UTC))


@pytest.fixture
def disputed(english):
    lead = english.leads[0]
    found = [c for sentence in lead.sentences for c in sentence.citations][:2]
    versions = tuple(
        Version(
            says=citation.quote[:20],
            value=str(number),
            outlet=citation.outlet,
            at=at,
            citation=citation,
        )
        for number, (citation, at) in enumerate(zip(found, HOURS, strict=True))
    )
    told = Disagreement(matter=Matter.QUANTITY, what="hours lasted", versions=versions)
    return replace(english, leads=(replace(lead, disagreements=(told,)), *english.leads[1:]))


def test_each_version_has_its_outlet_and_its_time(disputed):
    (told,) = disputed.leads[0].disagreements
    new, old = told.versions

    assert lines.disputed(told, disputed) == (
        f"“{new.says}” ({new.outlet}, 04:40) or “{old.says}” ({old.outlet}, Tuesday 18:05)."
    )


def test_an_edition_with_a_dispute_comes_back_from_its_bytes(disputed):
    lead = disputed.leads[0]
    edit = Edit(
        kind=EditKind.BRACKETED, start=0, end=3, was="He", now=lead.sentences[0].text[:3],
        citation=lead.sentences[0].citations[0],
    )  # fmt: skip
    edited = replace(lead, sentences=(replace(lead.sentences[0], edits=(edit,)),))
    edition = replace(disputed, leads=(edited,))

    assert decode(encode(edition)) == edition
    assert encode(decode(encode(edition))) == encode(edition)


def test_every_press_prints_the_dispute(disputed, shelf):
    (told,) = disputed.leads[0].disagreements
    shelf = replace(shelf, edition=disputed)
    printed = [sheet for press in (text, html, feed) for sheet in press.sheets(shelf)]
    wanted = {"edition.txt", "edition.md", "feed.rss", "feed.atom", "feed.json"}

    found = {
        sheet.path.rsplit("/", 1)[-1]
        for sheet in printed
        if b"Disputed" in sheet.body and told.versions[0].says.encode()[:9] in sheet.body
    }

    assert wanted | {"index.html"} == found


def test_an_earlier_story_is_caught_up_with(shelf):
    (sheet, *_) = text.sheets(shelf)

    assert isinstance(shelf, Shelf)
    assert b"Catch up:" in sheet.body
