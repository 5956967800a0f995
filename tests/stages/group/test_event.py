"""Texts of one event come together, like events stay apart."""

import random
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from daybrief.stages.group.event import SHOWN, Events, Point
from daybrief.stages.group.near import LISTED
from daybrief.stages.group.pairs import WORDS as WORDS_ALONE
from daybrief.stages.group.pairs import Score, score
from daybrief.stages.group.words import bag

WORDS = [a + b for a in ("ka", "lo", "mi", "tu", "re", "so") for b in ("ban", "dor", "fel", "gus")]


def told(seed: int, own: list[str], length: int = 60) -> Point:
    """A text of which a third is an event's own words."""
    chance = random.Random(seed)
    common = [f"{chance.choice(WORDS)}{chance.randrange(40)}" for _ in range(length)]
    text = " ".join(chance.choice(own) if chance.random() < 0.35 else word for word in common)
    return Point(bag=bag("", text))


def events(points, window=None, runs=1, **settings):
    """Group points that come in so many runs."""
    found = Events(window, **settings)
    step = -(-len(points) // runs) or 1
    for start in range(0, len(points), step):
        found.add(points[start : start + step])
    return found.groups


def test_nothing_gives_no_groups():
    assert events([]) == ()


def test_points_without_words_stay_alone():
    empty = Point(bag=bag("", ""))

    assert events([empty] * 4) == ((0,), (1,), (2,), (3,))


def test_the_window_forbids_even_equal_texts(now):
    points = [
        Point(bag=bag("Tavel dam fails", "spillway broke"), first_at=at, last_at=at)
        for at in (now, now + timedelta(hours=10), now + timedelta(hours=40), None)
    ]

    assert events(points, timedelta(hours=24)) in (((0, 1, 3), (2,)), ((0, 1), (2, 3)))
    assert events(points) == ((0, 1, 2, 3),)


@pytest.mark.parametrize("runs", [1, 7])
@pytest.mark.parametrize("story_count", [5, 40])
def test_stories_are_found_among_few_and_among_many_at_once_or_run_after_run(story_count, runs):
    points = [
        told(seed, [f"story{seed % story_count}word{i}" for i in range(12)])
        for seed in range(story_count * 4)
    ]

    groups = events(points, runs=runs)

    assert {len({number % story_count for number in group}) for group in groups} == {1}
    assert len(groups) == story_count


def test_a_neighbourhood_too_large_to_compare_each_with_each_gives_nearly_the_same_story():
    chance = random.Random(1)
    own = [f"flood{i}" for i in range(16)]
    flood = [
        Point(bag=bag("", " ".join([*chance.sample(own, 12), *chance.choices(WORDS, k=4)])))
        for _ in range(130)
    ]
    others = [told(seed, [f"story{seed % 60}word{i}" for i in range(12)]) for seed in range(240)]

    whole, parted = events([*flood, *others]), events([*flood, *others], compared_at_most=90)

    assert whole[0] == tuple(range(130))
    assert max(parted[0]) < 130
    assert len(parted[0]) > 0.75 * 130


@dataclass(frozen=True, kw_only=True)
class Counting(Score):
    """A score that counts the pairs it is asked about."""

    pairs: list[int] = field(default_factory=list)

    def likely(self, rows):
        self.pairs.append(len(rows))
        return super().likely(rows)


def test_a_run_is_compared_with_some_of_a_large_story_and_joins_all_of_it():
    own = [f"flood{i}" for i in range(13)]
    chance = random.Random(1)
    flood = [
        Point(bag=bag("", " ".join([*chance.sample(own, 12), *chance.choices(WORDS, k=1)])))
        for _ in range(130)
    ]
    others = [told(seed, [f"story{seed % 60}word{i}" for i in range(12)]) for seed in range(240)]
    shipped = score(WORDS_ALONE)
    counting = Counting(questions=shipped.questions, asked=shipped.asked, leaves=shipped.leaves)
    found = Events(None, score=counting)
    found.add([*flood[:120], *others])
    counting.pairs.clear()

    found.add(flood[120:])

    assert found.groups[0] == (*range(120), *range(360, 370))
    assert sum(counting.pairs) < 10 * LISTED + (10 + SHOWN + 2) ** 2 / 2


def test_what_comes_after_the_window_of_a_large_story_stays_out_of_it(now):
    words = " ".join(f"flood{i}" for i in range(16))
    hours = [*range(0, 48, 2), 60]
    points = [
        Point(bag=bag("", words), first_at=at, last_at=at)
        for at in (now + timedelta(hours=hour) for hour in hours)
    ]

    groups = events(points, timedelta(hours=48), runs=len(points))

    assert groups == (tuple(range(24)), (24,))


def test_a_later_run_joins_what_it_shows_to_be_one_and_touches_nothing_else():
    own = [f"strike{i}" for i in range(16)]
    ends = [Point(bag=bag("", " ".join(words * 4))) for words in (own[:8], own[8:])]
    other = told(3, [f"verdict{i}" for i in range(12)])
    both = [Point(bag=bag("", " ".join(own[n:] + own[:n]))) for n in range(4)]
    found = Events(None)
    found.add([ends[0], other, ends[1]])
    before = found.groups

    found.add(both)

    assert before == ((0,), (1,), (2,))
    assert found.groups == ((0, 2, 3, 4, 5, 6), (1,))


def test_a_loose_point_is_in_no_group_and_changes_none():
    points = [told(seed, [f"story{seed % 5}word{i}" for i in range(12)]) for seed in range(20)]
    glue = Point(bag=bag("", " ".join(f"story{n}word{i}" for n in (0, 1) for i in range(12))),
                 is_loose=True)  # fmt: skip

    assert events([*points, glue]) == events(points)


def test_two_texts_that_are_hardly_alike_are_no_story():
    loose = [[f"loose{n}word{i}" for i in range(200)] for n in range(6)]
    points = [told(seed, loose[seed % 6], length=120) for seed in range(60)]
    for own in ("herring", "buses"):
        text = " ".join(f"{own}{i}" for i in range(25))
        points.append(Point(bag=bag("", text + " crown council vote mayor")))

    assert events(points)[-2:] == ((60,), (61,))
