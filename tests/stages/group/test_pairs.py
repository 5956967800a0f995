"""What pairs share is the same however it is counted, and a score is what its trees say."""

import random

import numpy as np
import pytest

from daybrief.stages.group import pairs
from daybrief.stages.group.event import Events, Point
from daybrief.stages.group.words import bag

WORDS = [a + b for a in ("ka", "lo", "Mi", "Tu", "re", "4") for b in ("ban", "dor", "fel", "gus")]


def walked(tree, row):
    """Follow a tree's questions one by one."""
    while isinstance(tree, list):
        name, at_most, yes, no = tree
        tree = yes if row[pairs.FEATURES.index(name)] <= np.float32(at_most) else no
    return tree


def test_a_score_is_the_sum_of_what_its_trees_say():
    trees = [
        ["words", 0.5, ["days", 1.0, ["title", 0.2, 0.1, 0.2], 0.4], -0.3],
        ["title", 0.2, 0.7, ["words", 0.5, -1.1, ["days", 3.0, 0.25, -0.5]]],
        0.05,
    ]
    chance = np.random.default_rng(1)
    rows = chance.uniform(0, 1.5, (700, pairs.WITHOUT_MEANING)).astype(np.float32)
    rows[0, : pairs.FEATURES.index("title") + 1] = np.float32(0.5)  # just at most

    likely = pairs.score_of(trees).likely(rows)

    odds = np.array([sum(walked(tree, row) for tree in trees) for row in rows])
    assert np.allclose(likely, 1 / (1 + np.exp(-odds)), atol=2e-5)
    assert len(set(likely.tolist())) > 5


def test_without_trees_nothing_is_known():
    rows = np.zeros((3, pairs.WITHOUT_MEANING), dtype=np.float32)

    assert pairs.score_of(()).likely(rows).tolist() == [0.5, 0.5, 0.5]


@pytest.mark.parametrize("length", [4, 60])
def test_few_pairs_share_what_they_share_among_many(length):
    chance = random.Random(length)
    texts = [" ".join(chance.choices(WORDS, k=length)) for _ in range(60)]
    found = Events(None)
    found.add([Point(bag=bag(text[:20], f"{text}. {text}")) for text in texts])
    points = np.arange(5, 60)
    one, other = np.triu_indices(len(points), 1)
    some = chance.sample(range(len(one)), 90)

    few = pairs.shared(found.view, points, one[some], other[some])
    many = pairs.shared_among(found.view, points, one, other)

    assert set(few) == set(many)
    for name, told in few.items():
        assert np.allclose(told, many[name][some], atol=1e-6), name
        assert told.any(), name
