"""The wire's files: there is enough of them, and what they promise is in them."""

from collections import Counter

import pytest

from daybrief.errors import InvalidInput
from daybrief.sample.world import Piece, load_world, parse_piece, with_text

WORLD = load_world()


def pieces(**wanted: str) -> list[Piece]:
    return [p for p in WORLD.pieces if all(getattr(p, k) == v for k, v in wanted.items())]


def test_there_is_a_small_world_in_three_languages() -> None:
    owners = Counter(outlet.owner for outlet in WORLD.outlets)

    assert len(WORLD.pieces) >= 55
    assert sum(len(outlet.feeds) for outlet in WORLD.outlets) >= 12
    assert {outlet.language for outlet in WORLD.outlets} == {"en", "de", "fr"}
    assert sum(count >= 2 for count in owners.values()) >= 2
    assert {feed.form for outlet in WORLD.outlets for feed in outlet.feeds} == {
        "rss",
        "atom",
        "rdf",
        "json",
    }


@pytest.mark.parametrize("gate", ["subscribe", "ellipsis", "script", "consent"])
def test_every_gate_stands_somewhere(gate: str) -> None:
    assert pieces(gate=gate)


@pytest.mark.parametrize("kind", ["opinion", "live", "sponsored", "round_up"])
def test_every_kind_is_written(kind: str) -> None:
    assert pieces(kind=kind)


@pytest.mark.parametrize("outlet", [o.id for o in WORLD.outlets if not o.refuses])
def test_every_outlet_that_answers_has_written(outlet: str) -> None:
    assert pieces(outlet=outlet)


@pytest.mark.parametrize("edition", [-2, -1, 0])
def test_the_main_story_of_each_day_is_printed_twice_more_word_for_word(edition: int) -> None:
    day = edition - 1

    reprints = [p for p in WORLD.pieces if p.reprints and p.versions[0].at.day == day]

    assert len(reprints) >= 2
    assert len({p.versions[0].text for p in reprints}) == 1
    assert len({p.title for p in reprints}) == len(reprints)


@pytest.mark.parametrize("piece", WORLD.pieces, ids=lambda p: f"{p.outlet}/{p.slug}")
def test_nothing_is_written_after_the_last_cutoff_or_before_the_first_day(piece: Piece) -> None:
    assert all(-3 <= version.at.day <= 0 for version in piece.versions)
    assert [v.at for v in piece.versions] == sorted(v.at for v in piece.versions)


def test_an_article_file_is_headings_and_then_text() -> None:
    file = "title: A: B\nat: -1 10:00\ntags: one, two\n\nFirst.\n\nSecond.\n\n=== -1 12:00\nNew.\n"

    piece = parse_piece("coast-wire", "slug", file)

    assert (piece.title, piece.tags) == ("A: B", ("one", "two"))
    assert [v.text for v in piece.versions] == ["First.\n\nSecond.", "New."]


@pytest.mark.parametrize(
    ("file", "problem"),
    [
        ("title: A\n\nText.", "title and at are needed"),
        ("title: A\nat: -1 10:00\nmood: bad\n\nText.", "unknown heading 'mood'"),
        ("title: A\nat: -1 10:00\nno colon\n\nText.", "not a heading: 'no colon'"),
        ("title: A\nat: soon\n\nText.", "not a moment"),
    ],
)
def test_a_wrong_article_file_says_where_and_what(file: str, problem: str) -> None:
    with pytest.raises(InvalidInput, match=problem):
        parse_piece("coast-wire", "slug", file)


def test_a_reprint_of_what_nobody_wrote_is_refused() -> None:
    piece = parse_piece("harbour-times", "slug", "title: A\nat: -1 10:00\nreprints: a/b\n\n")

    with pytest.raises(InvalidInput, match="reprints 'a/b', which is not there"):
        with_text(piece, {})
