"""All points' words as numbers that grow: rows of weights, each word weighed by its rarity.

Takes bags of words; gives rows of several spaces (all words, the headline's, names, figures) whose
product is the cosine. What nearness means is decided in `pairs.py`.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain, count, islice
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from daybrief.stages.group.words import NAME_WEIGHT, RARITY_AT_LEAST, Bag

SPACES = ("words", "title", "first", "names", "figures")
"""What two texts may share, each with rows of its own."""
_ROOM = 1 << 12
_DIGITS = frozenset("0123456789")
_Number = TypeVar("_Number", bound=np.generic)


class Growing:
    """A sparse matrix that gets rows at its end; room is made twice as large when it is full."""

    def __init__(self) -> None:
        self._values: NDArray[np.float32] = np.zeros(_ROOM, dtype=np.float32)
        self._columns: NDArray[np.int32] = np.zeros(_ROOM, dtype=np.int32)
        self._starts: NDArray[np.int32] = np.zeros(_ROOM, dtype=np.int32)
        self.height = 0

    def add(self, rows: sparse.csr_matrix) -> None:
        start = int(self._starts[self.height])
        self._values = roomy(self._values, start + rows.nnz)
        self._columns = roomy(self._columns, start + rows.nnz)
        self._starts = roomy(self._starts, self.height + rows.shape[0] + 1)
        self._values[start : start + rows.nnz] = rows.data
        self._columns[start : start + rows.nnz] = rows.indices
        end = self.height + rows.shape[0]
        self._starts[self.height + 1 : end + 1] = start + rows.indptr[1:]
        self.height = end

    def rows(self, width: int) -> sparse.csr_matrix:
        """Look at all rows, without a copy, as a matrix of so many columns."""
        end = int(self._starts[self.height])
        parts = (self._values[:end], self._columns[:end], self._starts[: self.height + 1])
        return sparse.csr_matrix(parts, shape=(self.height, width), copy=False)


def roomy(array: NDArray[_Number], size: int) -> NDArray[_Number]:
    """Give the array with room for at least so many entries along its first axis."""
    if size <= len(array):
        return array
    room = np.zeros((max(size, 2 * len(array)), *array.shape[1:]), dtype=array.dtype)
    room[: len(array)] = array
    return room


class Weighed:
    """The words of all points so far: how many points each stands in, and each point's rows."""

    def __init__(self) -> None:
        # Whoever looks a word up that is not known yet gets the next number for it.
        self._known: defaultdict[str, int] = defaultdict(count().__next__)
        self._spread: NDArray[np.int32] = np.zeros(_ROOM, dtype=np.int32)
        self._figures: NDArray[np.bool_] = np.zeros(_ROOM, dtype=np.bool_)
        self.spaces = {space: Growing() for space in SPACES}

    def __len__(self) -> int:
        return self.spaces[SPACES[0]].height

    @property
    def width(self) -> int:
        """Number of different words so far."""
        return max(1, len(self._known))

    @property
    def spread(self) -> NDArray[np.int32]:
        """(width,): the number of points that each word stands in."""
        return self._spread[: self.width]

    def word(self, column: int) -> str:
        """Give the word of a column."""
        return next(word for word, number in self._known.items() if number == column)

    def add(self, bags: Sequence[Bag]) -> None:
        """Add points; their words are weighed by their rarity among all, these included.

        Method:  (1 + ln count) · ln((n + 2) / (df + 1)), names more; a batch of fewer than a
                 hundred tells little about rarity, so its words are held against that many.
        """
        known, before = self._known, len(self._known)
        every = list(chain.from_iterable(one.counts for one in bags))
        columns = np.array(list(map(known.__getitem__, every)), dtype=np.int32)
        self._spread = roomy(self._spread, self.width)
        np.add.at(self._spread, columns, 1)
        self._figures = roomy(self._figures, self.width)
        new = islice(reversed(known), len(known) - before)
        self._figures[before : len(known)] = [word[0] in _DIGITS for word in new][::-1]

        size = max(len(self) + len(bags), RARITY_AT_LEAST) + 2
        values = chain.from_iterable(one.counts.values() for one in bags)
        counts = np.fromiter(values, dtype=np.float64, count=len(every))
        named = np.array([word in one.names for one in bags for word in one.counts], dtype=np.bool_)
        rare = np.log(size / (self._spread[columns] + 1.0))
        often = rare * (1 + np.log(counts))
        starts = np.cumsum([0, *(len(one.counts) for one in bags)])
        whole = often * np.where(named, NAME_WEIGHT, 1.0)
        self.spaces["words"].add(_unit(whole, columns, starts, self.width))
        for space, kept, weight in (
            ("names", named, often),
            ("figures", self._figures[columns], rare),
        ):
            fewer = np.append(0, np.cumsum(kept))[starts]
            self.spaces[space].add(_unit(weight[kept], columns[kept], fewer, self.width))
        for space, told in (("title", [b.title for b in bags]), ("first", [b.first for b in bags])):
            own = np.array([known[word] for words in told for word in words], dtype=np.int32)
            starts = np.cumsum([0, *(len(words) for words in told)])
            rare = np.log(size / (self._spread[own] + 1.0))
            self.spaces[space].add(_unit(rare, own, starts, self.width))

    def rows(self, space: str) -> sparse.csr_matrix:
        """Give (n_points, width) float32 rows of length 1, or 0 where a point has no such word."""
        return self.spaces[space].rows(self.width)


def _unit(
    values: NDArray[np.float64], columns: NDArray[np.int32], starts: NDArray[np.intp], width: int
) -> sparse.csr_matrix:
    row = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    lengths = np.sqrt(np.bincount(row, values * values, minlength=1))
    lengths[lengths == 0] = 1.0
    parts = ((values / lengths[row]).astype(np.float32), columns.copy(), starts)  # sorted below
    matrix = sparse.csr_matrix(parts, shape=(len(starts) - 1, width))
    matrix.eliminate_zeros()
    matrix.sort_indices()
    return matrix
