"""From a draft to a published edition that can be proved: made again, checked, never changed."""

import sqlite3
import zlib
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from daybrief import newsroom
from daybrief.errors import EditionError, EmbeddingError, UncheckedBrief, UnknownEdition
from daybrief.model import Place, State, codec
from daybrief.tools import embed
from daybrief.tools.workers import Workers
from tests.town import BRIDGE, ORCHESTRA, TALKS_COAST, Piece, dated

pytestmark = pytest.mark.server


@pytest.fixture
def draft(room, made):
    return made(room).edition


def at_six_in_the_evening(room):
    return newsroom.due_today(room).replace(hour=18)


def sheets(room):
    """The bodies of the pages that a reader may ask for."""
    paths = ("index.html", "2026/11/25/index.html", "feed.atom", "archive/index.html")
    return {path: room.records.sheet(path) for path in paths}


def tampered(room, sql, *values):
    """Change the database behind the newsroom's back."""
    path = room.settings.path.parent / "var" / "daybrief.db"
    with closing(sqlite3.connect(path)) as connection:
        changed = connection.execute(sql, values).rowcount
        connection.commit()
    return changed


# What editors change


def test_a_dropped_story_leaves_its_place_and_the_log_stays_with_the_edition(room, draft):
    lead = draft.leads[0]

    told = newsroom.override(
        room, draft.id, lead.story, Place.LEFT_OUT, by="Ada", why="told last week"
    )

    assert lead.headline.text not in {brief.headline.text for brief in told.briefs}
    out = next(one for one in told.left_out if one.story == lead.story)
    assert out.reasons[-1].says == "dropped by Ada: told last week"
    assert [(one.title, one.by) for one in told.overrides] == [(lead.headline.text, "Ada")]
    kept, made = newsroom.rebuild(room, draft.id)
    assert kept == made
    assert not newsroom.verify(room, draft.id).faults


def test_an_override_outlives_the_draft_that_it_was_made_on(room, draft, made):
    lead = draft.leads[0]
    newsroom.override(room, draft.id, lead.story, Place.MORE, by="Ada", why="not ours")

    again = made(room).edition

    assert lead.story not in {brief.story for brief in again.leads}
    assert [one.why for one in again.overrides] == ["not ours"]


def test_a_word_that_cannot_be_followed_is_refused_and_changes_nothing(town, room, made):
    told = (
        "Die Brücke am Hafen wird am Montag für anderthalb Jahre gesperrt, weil ihre Seile "
        "gerissen sind, wie die Hafenbehörde am Dienstag mitteilte.",
        "Eine Fähre soll Fußgänger und Fahrräder ohne Entgelt über das Wasser bringen.",
    )
    german = Piece(slug="bruecke", title="Brücke gesperrt", paragraphs=told, language="de")
    town.prints("Coast Wire", TALKS_COAST, german)
    edition = made(room).edition
    left = next(one for one in edition.left_out if one.title == german.title)

    with pytest.raises(EditionError, match="cannot stand there: told only in German"):
        newsroom.override(room, edition.id, left.story, Place.LEAD, by="Ada", why="ours")

    assert room.records.edition(edition.id) == edition


def test_a_published_edition_takes_no_override(room, draft):
    newsroom.publish(room, draft.id)

    with pytest.raises(EditionError, match="a published edition does not change"):
        newsroom.override(
            room, draft.id, draft.leads[0].story, Place.MORE, by="Ada", why="too late"
        )


# The same again


def test_two_newsrooms_with_the_same_settings_make_the_same_bytes(open_room, made):
    first, second = open_room("first"), open_room("second")

    editions = [codec.encode(made(room).edition) for room in (first, second)]

    assert editions[0] == editions[1]


def test_sqlite_and_postgresql_make_keep_and_rebuild_the_same_bytes(
    open_room, made, empty_database
):
    light, heavy = open_room("light"), open_room("heavy", database=empty_database())
    edition = made(light).edition

    newsroom.publish(heavy, made(heavy).edition.id)
    newsroom.publish(light, edition.id)

    kept, again = newsroom.rebuild(heavy, edition.id)
    assert kept == again == newsroom.rebuild(light, edition.id)[0]
    assert newsroom.verify(heavy, edition.id).faults == ()
    assert sheets(heavy).keys() == sheets(light).keys()
    assert [s.body for s in sheets(heavy).values()] == [s.body for s in sheets(light).values()]


def test_an_edition_is_rebuilt_from_what_was_kept_though_the_world_has_moved_on(
    town, room, made, clock
):
    newsroom.publish(room, made(room).edition.id)
    clock.passes(days=1)
    for outlet, pieces in dated(clock.now).items():
        town.prints(outlet, *(replace(p, title=f"{p.title}, again") for p in pieces))
    second = made(room).edition
    room.settings.path.write_text("[publication]\n")

    rebuilt = [newsroom.rebuild(room, id_) for id_ in ("2026-11-25", second.id)]

    assert all(kept == made_again for kept, made_again in rebuilt)
    assert rebuilt[0] != rebuilt[1]


def test_an_edition_says_which_model_compared_meanings_and_is_made_again_with_it(open_room, made):
    if not embed.found():
        pytest.skip("a real model compares meanings; none here: make embeddings")
    plain, meant = open_room("plain"), open_room("meant", publication='embeddings = "auto"')

    editions = [made(room).edition for room in (plain, meant)]

    models = [dict(edition.versions).get("embeddings") for edition in editions]
    assert models == [None, "all-minilm-l6-v2"]
    kept, again = newsroom.rebuild(meant, editions[1].id)
    assert kept == again


def test_an_edition_whose_model_is_not_here_is_not_made_again_without_it(room, draft):
    versions = (*draft.versions, ("embeddings", "a-model-of-theirs"))
    kept = codec.encode(replace(draft, versions=versions)).decode()
    assert tampered(room, "UPDATE versions SET told = ?", kept)

    with pytest.raises(EmbeddingError, match="a-model-of-theirs is not installed"):
        newsroom.rebuild(room, draft.id)


def test_a_rebuild_that_comes_out_otherwise_is_seen(room, draft):
    assert tampered(room, "UPDATE inputs SET visits = replace(visits, 'answered', 'failed')")

    kept, made_again = newsroom.rebuild(room, draft.id)

    assert kept == codec.encode(draft)
    assert made_again == b""


# Verified


def test_an_edition_that_nobody_touched_verifies(room, draft):
    found = newsroom.verify(room, draft.id)

    assert found.faults == ()
    assert found.sentence_count == draft.counts.sentences + len(draft.briefs)


def test_words_put_into_a_kept_article_are_found_and_the_sentence_named(room, draft):
    cited = next(s for s in draft.leads[0].sentences)
    article, quote = cited.citations[0].article, cited.citations[0].quote
    sql = "UPDATE articles SET told = replace(told, ?, ?) WHERE article = ?"
    assert tampered(room, sql, quote, "The war is over.", article)

    faults = newsroom.verify(room, draft.id).faults

    assert cited.text in [fault.sentence for fault in faults]
    assert {fault.brief for fault in faults} == {draft.leads[0].headline.text}


def test_words_put_into_a_kept_document_are_found_and_the_sentence_named(room, draft):
    brief = next(b for b in draft.briefs if b.headline.text == BRIDGE.title)
    forged = zlib.compress(BRIDGE.page.replace("18 months", "80 months").encode())
    document = next(d for d in room.records.inputs(draft.id).documents if BRIDGE.slug in d.url)
    sql = "UPDATE bodies SET packed = ? WHERE sha256 = ?"
    assert tampered(room, sql, forged, document.sha256)

    faults = newsroom.verify(room, draft.id).faults

    assert {fault.sentence for fault in faults} >= {s.text for s in brief.sentences}
    assert {fault.brief for fault in faults} == {brief.headline.text}
    assert "it is not what was kept" in faults[0].why


def test_a_kept_document_that_is_gone_is_found(room, draft):
    document = next(d for d in room.records.inputs(draft.id).documents if BRIDGE.slug in d.url)
    tampered(room, "DELETE FROM inputs_documents WHERE document_id = ?", document.id)
    assert tampered(room, "DELETE FROM documents WHERE id = ?", document.id)

    faults = newsroom.verify(room, draft.id).faults

    assert {fault.brief for fault in faults} == {BRIDGE.title}
    assert "no document has the id" in faults[0].why


def test_words_put_into_the_edition_itself_are_found(room, draft):
    sql = "UPDATE versions SET told = replace(told, '18 months', '80 months')"
    assert tampered(room, sql)

    faults = newsroom.verify(room, draft.id).faults

    assert any("80 months" in fault.sentence for fault in faults)


# Drafts and published editions


def test_a_draft_is_replaced_by_making_it_again(town, room, draft, made, clock):
    clock.passes(minutes=5)
    town.prints("Harbour Times", replace(ORCHESTRA, slug="other", title="Tavel elects a mayor"))

    again = made(room).edition

    assert again.id == draft.id
    assert again.version == 1
    assert again.inputs != draft.inputs
    assert room.records.edition(draft.id) == again
    assert len(room.records.editions()) == 1


def test_a_published_edition_is_refused_with_what_to_do(room, draft, clock):
    newsroom.publish(room, draft.id)
    clock.passes(hours=1)

    with pytest.raises(EditionError, match="a published edition does not change") as caught:
        newsroom.tell(room)

    assert caught.value.where == "edition 2026-11-25"
    assert caught.value.fix == "Make another beside it with: daybrief day --at HH:MM"


def test_another_edition_of_the_day_stands_beside_the_first(town, room, draft, made, clock):
    newsroom.publish(room, draft.id)
    clock.passes(hours=12)
    town.prints("Coast Wire", replace(TALKS_COAST, slug="evening", published=clock.now))
    list(newsroom.gather(room))

    evening = newsroom.tell(room, at_six_in_the_evening(room)).edition
    newsroom.publish(room, evening.id)

    assert evening.id == "2026-11-25-1800"
    assert evening.next_at == draft.next_at
    assert [e.id for e in room.records.editions(published=True)] == [evening.id, draft.id]
    assert room.records.edition(draft.id) == replace(draft, state=State.PUBLISHED)
    assert evening.title.encode() in room.records.sheet("2026/11/25-1800/index.html").body


def test_publishing_twice_changes_nothing(room, draft, clock):
    first = newsroom.publish(room, draft.id)
    before = sheets(room)
    clock.passes(hours=2)

    second = newsroom.publish(room, draft.id)

    assert second == first
    assert sheets(room) == before


def test_an_older_edition_published_late_leaves_the_front_page_with_the_newer_one(
    town, room, draft, made, clock
):
    clock.passes(days=1)
    for outlet, pieces in dated(clock.now - timedelta(hours=2)).items():
        town.prints(outlet, *(replace(piece, slug=f"{piece.slug}-2") for piece in pieces))
    newsroom.publish(room, made(room).edition.id)
    before = sheets(room)

    newsroom.publish(room, draft.id)

    late = sheets(room)
    assert late["index.html"] == before["index.html"]
    assert late["feed.atom"] == before["feed.atom"]
    assert before["2026/11/25/index.html"] is None
    assert draft.leads[0].headline.text.encode() in late["2026/11/25/index.html"].body
    assert room.records.latest().id == "2026-11-26"


def test_an_edition_with_an_unchecked_sentence_is_refused_and_nothing_is_printed(room, draft):
    inputs = room.records.inputs(draft.id)
    lead, *others = draft.leads
    unchecked = replace(lead, headline=replace(lead.headline, verdict=None))
    room.records.save_day(
        replace(draft, leads=(unchecked, *others)), articles=(), stories=(), inputs=inputs
    )

    with pytest.raises(UncheckedBrief, match="never checked"):
        newsroom.publish(room, draft.id)

    assert room.records.latest() is None
    assert set(sheets(room).values()) == {None}


def test_an_unknown_edition_is_named_whatever_is_asked_of_it(room, draft):
    for asked in (newsroom.publish, newsroom.rebuild, newsroom.verify):
        with pytest.raises(UnknownEdition, match="Did you mean 2026-11-25"):
            asked(room, "2026-11-24")


def test_printing_writes_every_format_whole_and_leaves_nothing_beside(room, draft, tmp_path):
    out = tmp_path / "out"

    paths = newsroom.print_edition(room, draft.id, out)

    names = {path.relative_to(out).as_posix() for path in paths}
    assert names >= {"index.html", "2026/11/25/edition.json", "feed.rss", "latest.json"}
    assert {p.relative_to(out).as_posix() for p in out.rglob("*") if p.is_file()} == names
    assert codec.decode((out / "2026/11/25/edition.json").read_bytes()) == draft


def test_pages_that_take_too_long_are_set_aside_and_the_day_is_told_all_the_same(open_room, made):
    with Workers(1, seconds_at_most=0.0001) as hurried:
        day = made(open_room(workers=hurried))

    assert day.articles == ()
    assert day.edition.ledger.failures
    assert all("longer than" in failure.problem for failure in day.edition.ledger.failures)
