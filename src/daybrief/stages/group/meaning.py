"""What texts mean, as vectors of a window that grows: the part of them that tells them apart.

Takes an embedding model's rows; gives the nearness of two meanings. Which model made them is the
caller's; there may be none.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from daybrief.stages.group.near import Numbers, Places
from daybrief.stages.group.weighed import roomy

PULLED_BY = 5
"""Texts as which the whole window's mean counts in a language's own."""
SAME_TONGUE, OTHER_TONGUE = (0.5, 0.5), (0.0, 0.8)
"""How much words and meaning count in the nearness of two texts; of two languages words say
nothing. # guess, chosen with the score, 2026-11"""


class Meanings:
    """Vectors of all points, each seen from the middle of its language.

    Method:  all texts of one language lie in one direction in a multilingual model's space, and
             all news in another; without the mean of each what is left tells of the event.
    """

    def __init__(self, dimensions: int) -> None:
        self._rows: Numbers = np.zeros((1, dimensions), dtype=np.float32)
        self._tongues: NDArray[np.int32] = np.zeros(1, dtype=np.int32)
        self._known: dict[str, int] = {}
        self._sums: NDArray[np.float64] = np.zeros((1, dimensions), dtype=np.float64)
        self._counts: NDArray[np.float64] = np.zeros(1, dtype=np.float64)
        self.height = 0

    def add(self, rows: Numbers, languages: Sequence[str]) -> None:
        end = self.height + len(rows)
        self._rows, self._tongues = roomy(self._rows, end), roomy(self._tongues, end)
        told = np.array([self._known.setdefault(one, len(self._known)) for one in languages])
        self._rows[self.height : end], self._tongues[self.height : end] = rows, told
        self._sums = roomy(self._sums, len(self._known))
        self._counts = roomy(self._counts, len(self._known))
        np.add.at(self._sums, told, rows.astype(np.float64))
        np.add.at(self._counts, told, 1.0)
        self.height = end

    def centred(self, points: Places) -> Numbers:
        """Give (n_points, dimensions) rows of length 1 without their language's mean."""
        whole = self._sums.sum(axis=0) / max(1.0, float(self._counts.sum()))
        means = (self._sums + PULLED_BY * whole) / (self._counts + PULLED_BY)[:, None]
        rows = self._rows[points] - means[self._tongues[points]].astype(np.float32)
        rows[~self._rows[points].any(axis=1)] = 0.0
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        made: Numbers = rows / np.maximum(lengths, np.float32(1e-9))
        return made

    def differ(self, one: Places, other: Places) -> np.ndarray:
        """Say whether two points are of two languages."""
        return np.asarray(self._tongues[one] != self._tongues[other])

    def pairs(self, one: Places, other: Places) -> Numbers:
        """Give how near the meanings of pairs are, 0.0 where they are apart."""
        points, place = np.unique(np.concatenate([one, other]), return_inverse=True)
        rows = self.centred(points)
        told = np.einsum("ij,ij->i", rows[place[: len(one)]], rows[place[len(one) :]])
        made: Numbers = np.maximum(np.round(told, 4), np.float32(0))
        return made

    def nearest(self, start: int, count: int) -> tuple[Places, Places]:
        """Pair each point from `start` on with those whose meaning is nearest.

        Costs:   one product of the new rows with all.
        """
        every = self.centred(np.arange(self.height))
        ones, others = [], []
        for first in range(start, self.height, 500):
            new = np.arange(first, min(first + 500, self.height))
            told = every[new] @ every.T
            told[np.arange(len(new)), new] = -1.0
            kept = min(count, self.height - 1)
            best = np.argpartition(-told, kept - 1, axis=1)[:, :kept] if kept else told[:, :0]
            ones.append(np.repeat(new, kept))
            others.append(best.ravel().astype(np.intp))
        return np.concatenate(ones), np.concatenate(others)


def near(words: Numbers, meaning: Numbers, differ: np.ndarray) -> Numbers:
    """Mix what words and meaning say of pairs."""
    same = SAME_TONGUE[0] * words + SAME_TONGUE[1] * meaning
    other = OTHER_TONGUE[0] * words + OTHER_TONGUE[1] * meaning
    return np.where(differ, other, same).astype(np.float32)
