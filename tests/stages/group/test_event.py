"""Texts of one event come together, like events stay apart."""

import random
from datetime import timedelta

import pytest

from daybrief.stages.group.event import USUAL_CUT, Point, events
from daybrief.stages.group.words import bag

WORDS = [a + b for a in ("ka", "lo", "mi", "tu", "re", "so") for b in ("ban", "dor", "fel", "gus")]


def told(seed: int, own: list[str], length: int = 60) -> Point:
    """A text of which a third is an event's own words."""
    chance = random.Random(seed)
    common = [f"{chance.choice(WORDS)}{chance.randrange(40)}" for _ in range(length)]
    text = " ".join(chance.choice(own) if chance.random() < 0.35 else word for word in common)
    return Point(bag=bag("", text))


def test_nothing_gives_no_groups():
    assert events([], window=None).groups == ()


def test_one_point_is_a_group_and_the_cut_the_usual_one():
    found = events([Point(bag=bag("Dam fails", ""))], window=None)

    assert (found.groups, found.cut) == (((0,),), USUAL_CUT)


def test_points_without_words_stay_alone():
    empty = Point(bag=bag("", ""))

    assert events([empty] * 4, window=None).groups == ((0,), (1,), (2,), (3,))


def test_the_window_forbids_even_equal_texts(now):
    points = [
        Point(bag=bag("Tavel dam fails", "spillway broke"), first_at=at, last_at=at)
        for at in (now, now + timedelta(hours=10), now + timedelta(hours=40), None)
    ]

    assert events(points, window=timedelta(hours=24)).groups in (
        ((0, 1, 3), (2,)),
        ((0, 1), (2, 3)),
    )
    assert events(points, window=None).groups == ((0, 1, 2, 3),)


def test_the_further_apart_in_time_the_less_near(now):
    def gap(days: int) -> tuple[tuple[int, ...], ...]:
        at = [now, now + timedelta(days=days)]
        texts = ["dam spillway tavel flood orn brack", "dam spillway marn governor inquiry board"]
        points = [
            Point(bag=bag("", text), first_at=when, last_at=when)
            for text, when in zip(texts, at, strict=True)
        ]
        return events(points, window=None).groups

    assert (gap(0), gap(30)) == (((0, 1),), ((0,), (1,)))


def test_two_like_events_are_parted_by_the_words_of_their_own():
    chance, points = random.Random(1), []
    for number in range(24):
        side = ("north", "south")[number % 2]
        own = [f"{side}{i}" for i in range(10) if chance.random() < 0.8]
        shared = [f"court{i}" for i in range(20)]
        points.append(Point(bag=bag("", " ".join([*shared, *own, f"a{number}", f"b{number}"]))))

    groups = events(points, window=None).groups

    assert groups == (tuple(range(0, 24, 2)), tuple(range(1, 24, 2)))


@pytest.mark.parametrize("story_count", [5, 40])
def test_the_cut_suits_the_batch(story_count):
    points = [
        told(seed, [f"story{seed % story_count}word{i}" for i in range(12)])
        for seed in range(story_count * 4)
    ]

    groups = events(points, window=None).groups

    assert {len({number % story_count for number in group}) for group in groups} == {1}
    assert len(groups) == story_count


def test_a_batch_too_large_to_compare_each_with_each_gives_the_same_stories():
    points = [told(seed, [f"story{seed % 40}word{i}" for i in range(12)]) for seed in range(160)]

    dense = events(points, window=None)
    parted = events(points, window=None, dense_at_most=50)

    assert parted.groups == dense.groups


@pytest.mark.parametrize("length", [12, 300])
def test_a_flood_of_one_event_is_parted_into_pieces_that_can_be_compared(length):
    own = [f"flood{i}" for i in range(8)]
    points = [told(seed % 2 if length == 12 else seed, own, length=length) for seed in range(130)]

    groups = events(points, window=None, dense_at_most=50).groups

    assert sorted(number for group in groups for number in group) == list(range(len(points)))
    assert max(len(group) for group in groups) <= 50


def test_two_texts_that_are_hardly_alike_are_no_story_however_wide_the_cut():
    loose = [[f"loose{n}word{i}" for i in range(200)] for n in range(6)]
    points = [told(seed, loose[seed % 6], length=120) for seed in range(60)]
    for own in ("herring", "buses"):
        text = " ".join(f"{own}{i}" for i in range(25))
        points.append(Point(bag=bag("", text + " crown council vote mayor")))

    found = events(points, window=None)

    assert found.cut > USUAL_CUT
    assert found.groups[-2:] == ((60,), (61,))
