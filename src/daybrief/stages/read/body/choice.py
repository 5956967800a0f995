"""Runs of text to how likely each belongs to the article: a learnt choice.

Two forests of decision trees weigh what `measures.py` measures: the first looks at the page alone;
the second, asked only where the first is in doubt, knows as well what another reading kept. They
are learnt by `bench/learn_choice.py`, which says on what; see decision 015.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from daybrief.stages.read.body.measures import Told, compared, measured
from daybrief.stages.read.body.runs import Run

Numbers = NDArray[np.float32]
Places = NDArray[np.intp]

WEIGHTS = "choice.npz"
DOUBT = 0.05
"""Share of doubtful among chosen text from which on a second opinion is asked: so it was on 191 of
479 pages not learnt from. # guess, tuned on these, 2026-11"""
AT_ONCE = 2_000
"""Rows weighed at once, which bounds the memory: more than nearly every page has."""
LONG = 60
"""Characters of a run that can be the body of an article alone."""
SURE = 3.0
"""Log-odds after a quarter of the trees beyond which the others are not asked: of 50,000 runs not
learnt from that is so for three in four, and all trees together decide none of them otherwise."""
CHOSEN, OF_BEST = 0.45, 0.75  # guess, tuned as above
"""A run is chosen above the first, or above this share of the best long run's where that is less:
the article of a page that is like no other has little to show for itself."""
HARDLY = 0.05
"""Where the best long run is below, the page holds no article."""


@dataclass(frozen=True, kw_only=True)
class Forest:
    """Decision trees whose sum is the log-odds of a run; all trees' nodes stand in one row."""

    roots: Places
    """(n_trees,) a node, or a leaf as ~leaf for a tree that is only one."""
    feature: Places
    """(n_nodes,) the column to look at."""
    threshold: Numbers
    """(n_nodes,) at most this goes left."""
    left: Places
    right: Places
    """(n_nodes,) the next node, or ~leaf."""
    leaf: Numbers
    """(n_leaves,) what a leaf adds."""

    def weigh(self, rows: Numbers) -> Numbers:
        """Estimate how likely each row is text of the article.

        Takes:   (n_rows, n_features) float32.
        Gives:   (n_rows,) 0.0 to 1.0.
        """
        starts = range(0, len(rows), AT_ONCE)
        total = np.concatenate([self._odds(rows[start : start + AT_ONCE]) for start in starts])
        weight: Numbers = (1 / (1 + np.exp(-total))).astype(np.float32)
        return weight

    def _odds(self, rows: Numbers) -> NDArray[np.float64]:
        early = len(self.roots) // 4
        total = self._sum(rows, self.roots[:early])
        unsure = np.flatnonzero(np.abs(total) < SURE)
        if len(unsure):
            total[unsure] += self._sum(rows[unsure], self.roots[early:])
        return total

    def _sum(self, rows: Numbers, roots: Places) -> NDArray[np.float64]:
        count, width = rows.shape
        flat = np.ascontiguousarray(rows, dtype=np.float32).ravel()
        node = np.repeat(roots, count)
        start = np.tile(np.arange(count) * width, len(roots))
        total = np.zeros(count)
        while len(node):
            is_leaf = node < 0
            if is_leaf.any():
                added = self.leaf[~node[is_leaf]]
                total += np.bincount(start[is_leaf] // width, added, count)
                node, start = node[~is_leaf], start[~is_leaf]
            if len(node):
                goes_left = flat[start + self.feature[node]] <= self.threshold[node]
                node = np.where(goes_left, self.left[node], self.right[node])
        return total


def chosen(found: Sequence[Run], told: Told, another: Callable[[], Sequence[str]]) -> list[bool]:
    """Say of each run whether it is text of the article.

    Takes:   `another`, which gives the passages that a second reading of the page keeps; it is
             asked only in doubt, for it takes longer than all the rest.
    """
    if not found:
        return []
    first, second = forests()
    length = np.array([len(run.text) for run in found], dtype=np.float32)
    rows = measured(found, told)
    weight = first.weigh(rows)
    if doubt(weight, length) >= DOUBT:
        both = np.hstack([rows, compared(found, another())])
        weight = np.float32(0.5) * (weight + second.weigh(both))
    return list(taken(weight, length))


def doubt(weight: Numbers, length: Numbers) -> float:
    """Give how much of a choice is doubtful: characters by chance of error, of those chosen."""
    wrong = float((length * np.minimum(weight, 1 - weight)).sum())
    return wrong / max(LONG, float((length * weight).sum()))


def taken(weight: Numbers, length: Numbers) -> NDArray[np.bool_]:
    """Choose the runs that are likely enough, measured against the best of the page."""
    long = weight[length > LONG]
    best = float(long.max() if len(long) else weight.max())
    return weight > (min(CHOSEN, OF_BEST * best) if best >= HARDLY else CHOSEN)


@cache
def forests() -> tuple[Forest, Forest]:
    """Load the learnt weights that ship with the package."""
    with (files(__package__) / WEIGHTS).open("rb") as file, np.load(file) as kept:
        first, second = (
            Forest(
                **{
                    name: kept[f"{which}.{name}"].astype(np.float32 if is_number else np.intp)
                    for name, is_number in _PARTS
                }
            )
            for which in ("first", "second")
        )
    return first, second


_PARTS = (("roots", False), ("feature", False), ("threshold", True), ("left", False),
          ("right", False), ("leaf", True))  # fmt: skip
