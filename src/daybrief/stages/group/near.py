"""Each point's nearest neighbours in a window that grows.

Candidates come from an inverted index over each point's most telling words (and from the nearest
embeddings where these are there); lists keep the nearest of them. What a list says about two
points is measured in `pairs.py`.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from daybrief.stages.group.weighed import Growing, Weighed, roomy

Places = NDArray[np.intp]
Numbers = NDArray[np.float32]

LISTED = 25
"""Neighbours that are kept of each point."""
CANDIDATES = 40
TELLING_WORDS = 30
"""Words of a point that find its candidates: those with most weight in it."""
WORD_FINDS_AT_MOST = 500
"""Candidates that one word finds: the newest points that it stands in."""
_AT_ONCE = 250
_FRESH_AT_LEAST, _FRESH_SHARE = 1000, 12
_STEPS = np.float32(1e5)
"""Steps of nearness from 0 to 1: it is rounded to five decimals."""
_NEAR_BITS, _POINT_BITS = 17, 24
"""How a list's entry is packed: room for 16 million points, and for 4 million lists a run."""
_NEAREST = (1 << _NEAR_BITS) - 1


@dataclass(frozen=True, kw_only=True)
class Entries:
    """What is to be entered into lists: of a point, another and how near it is."""

    point: Places
    other: Places
    near: Numbers
    """Rounded to five decimals."""


class Index:
    """Which points hold which telling words: a large part, seldom made again, and a fresh one."""

    def __init__(self) -> None:
        self._rows = Growing()
        self._settled = sparse.csr_matrix((0, 0), dtype=np.float32)
        self._end = 0

    def candidates(self, told: Weighed, start: int) -> tuple[Places, Places]:
        """Pair each point from `start` on with those that share most with it, whatever their time.

        Costs:   a new point looks at no more than `TELLING_WORDS` lists, none of them long.
        """
        asking = _telling(told, start)
        self._rows.add(asking)
        every = self._rows.rows(told.width)
        if len(told) - self._end > max(_FRESH_AT_LEAST, self._end // _FRESH_SHARE):
            self._settled = _held(every)
            self._end = len(told)
        newer = _held(every[self._end :])
        older = sparse.csr_matrix(
            (self._settled.data, self._settled.indices, _padded(self._settled.indptr, told.width)),
            shape=(told.width, self._end),
        )
        ones, others = [], []
        for first in range(0, asking.shape[0], _AT_ONCE):
            block = asking[first : first + _AT_ONCE]
            one, other = _most(block @ older, block @ newer)
            ones.append(one + start + first)
            others.append(other)
        one, other = np.concatenate(ones or [_NONE]), np.concatenate(others or [_NONE])
        return one[one != other], other[one != other]


_NONE = np.zeros(0, dtype=np.intp)


def _padded(starts: NDArray[np.int32], width: int) -> NDArray[np.int32]:
    """Give words that are newer than the settled part an empty list."""
    return np.append(starts, np.full(width + 1 - len(starts), starts[-1], dtype=starts.dtype))


def _held(rows: sparse.csr_matrix) -> sparse.csr_matrix:
    """Turn rows of points into rows of words: the newest points that hold each."""
    words = rows.T.tocsr()
    left = np.repeat(words.indptr[1:], np.diff(words.indptr)) - np.arange(words.nnz)
    kept = left <= WORD_FINDS_AT_MOST
    starts = np.append(0, np.cumsum(kept))[words.indptr]
    return sparse.csr_matrix((words.data[kept], words.indices[kept], starts), shape=words.shape)


def _telling(told: Weighed, start: int) -> sparse.csr_matrix:
    """Keep of each row from `start` on the words with most weight."""
    rows = told.rows("words")[start:]
    row = np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))
    columns, values = rows.indices, rows.data
    order = np.lexsort((columns, -values, row))
    row, columns, values = row[order], columns[order], values[order]
    is_top = ranks(row) < TELLING_WORDS
    starts = np.searchsorted(row[is_top], np.arange(rows.shape[0] + 1))
    parts = (values[is_top], columns[is_top], starts)
    return sparse.csr_matrix(parts, shape=(rows.shape[0], told.width))


def ranks(row: Places) -> Places:
    """Number the entries of each row from 0; rows stand one after the other."""
    return np.arange(len(row)) - np.searchsorted(row, row)


def _most(older: sparse.csr_matrix, newer: sparse.csr_matrix) -> tuple[Places, Places]:
    """Pair each row with the points whose products with it are the largest, of both parts."""
    ones, others = [], []
    for row in range(newer.shape[0]):
        first = slice(older.indptr[row], older.indptr[row + 1])
        second = slice(newer.indptr[row], newer.indptr[row + 1])
        data = np.concatenate([older.data[first], newer.data[second]])
        columns = np.concatenate([older.indices[first], newer.indices[second] + older.shape[1]])
        if len(data) > CANDIDATES:
            least = np.partition(data, len(data) - CANDIDATES)[len(data) - CANDIDATES]
            columns = columns[data >= least]
            if len(columns) > CANDIDATES:  # equal ones: those that came first
                columns = np.sort(columns)[:CANDIDATES]
        ones.append(np.full(len(columns), row, dtype=np.intp))
        others.append(columns)
    return np.concatenate(ones), np.concatenate(others)


class Lists:
    """The nearest neighbours of every point, nearest first."""

    def __init__(self) -> None:
        self._others: NDArray[np.int32] = np.full((1, LISTED), -1, dtype=np.int32)
        self._nears: Numbers = np.zeros((1, LISTED), dtype=np.float32)
        self.height = 0

    @property
    def others(self) -> NDArray[np.int32]:
        """(n_points, LISTED) numbers of points, -1 where there is none."""
        return self._others[: self.height]

    @property
    def nears(self) -> Numbers:
        """(n_points, LISTED) how near each is, falling; 0.0 where there is none."""
        return self._nears[: self.height]

    def add(self, count: int, entries: Entries) -> None:
        """Make room for new points and enter what was found; the nearest stay."""
        self._others = roomy(self._others, self.height + count)
        self._nears = roomy(self._nears, self.height + count)
        self._others[self.height : self.height + count] = -1
        self.height += count

        fits = entries.near >= self.nears[entries.point, -1]
        changed = np.unique(entries.point[fits])
        kept, nears = self.others[changed], self.nears[changed]
        row, place = np.nonzero(kept >= 0)
        keys = np.concatenate(
            [
                _keys(row, nears[row, place], kept[row, place]),
                _keys(
                    np.searchsorted(changed, entries.point[fits]),
                    entries.near[fits],
                    entries.other[fits],
                ),
            ]
        )
        keys.sort()
        row = keys >> (_NEAR_BITS + _POINT_BITS)
        place = ranks(row)
        fits = place < LISTED
        row, place, keys = changed[row[fits]], place[fits], keys[fits]
        self._others[changed], self._nears[changed] = -1, 0.0
        self._others[row, place] = keys & ((1 << _POINT_BITS) - 1)
        far = keys >> _POINT_BITS & ((1 << _NEAR_BITS) - 1)
        self._nears[row, place] = (_NEAREST - far).astype(np.float32) / _STEPS


def _keys(row: Places, near: Numbers, other: Places) -> Places:
    """Put what lists are sorted by into one number each: the row, the nearest, the first."""
    far = _NEAREST - np.rint(near * _STEPS).astype(np.int64)
    keys: Places = (row << _NEAR_BITS | far) << _POINT_BITS | other
    return keys
