"""Each point's nearest neighbours in a window that grows.

Candidates come from an inverted index over each point's most telling words (and from the nearest
embeddings where these are there); lists keep the nearest of them. What a list says about two
points is measured in `pairs.py`.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from daybrief.stages.group.weighed import Weighed, roomy

Places = NDArray[np.intp]
Numbers = NDArray[np.float32]

LISTED = 25
"""Neighbours that are kept of each point."""
CANDIDATES = 40
TELLING_WORDS = 30
"""Words of a point that find its candidates: those with most weight in it."""
WORD_IN_AT_MOST = 1000
"""Points that a word may stand in and still find candidates."""
_AT_ONCE = 500
_FRESH_SHARE = 8


@dataclass(frozen=True, kw_only=True)
class Entries:
    """What is to be entered into lists: of a point, another and how near it is."""

    point: Places
    other: Places
    near: Numbers


class Index:
    """Which points hold which telling words: a large part, seldom made again, and a fresh one."""

    def __init__(self) -> None:
        self._settled = sparse.csr_matrix((0, 0), dtype=np.float32)
        self._end = 0
        self._fresh = sparse.csr_matrix((0, 0), dtype=np.float32)

    def candidates(self, told: Weighed, start: int) -> tuple[Places, Places]:
        """Pair each point from `start` on with those that share most with it, whatever their time.

        Costs:   a new point looks at no more than `TELLING_WORDS` lists, none of them long.
        """
        asking = _telling(told, start)
        fresh = _stacked(self._fresh, asking)
        if fresh.shape[0] > max(2 * _AT_ONCE, self._end // _FRESH_SHARE):
            self._end = len(told)
            self._settled = _telling(told, 0).T.tocsr()
            fresh = fresh[:0]
        self._fresh = fresh
        newer = fresh.T.tocsr()
        older = sparse.csr_matrix(
            (self._settled.data, self._settled.indices, _padded(self._settled.indptr, told.width)),
            shape=(told.width, self._end),
        )
        ones, others = [], []
        for first in range(0, asking.shape[0], _AT_ONCE):
            block = asking[first : first + _AT_ONCE]
            for part, offset in ((older, 0), (newer, self._end)):
                if part.shape[1]:
                    one, other = _most(block @ part)
                    ones.append(one + start + first)
                    others.append(other + offset)
        one, other = np.concatenate(ones or [_NONE]), np.concatenate(others or [_NONE])
        return one[one != other], other[one != other]


_NONE = np.zeros(0, dtype=np.intp)


def _padded(starts: NDArray[np.int32], width: int) -> NDArray[np.int32]:
    """Give words that are newer than the settled part an empty list."""
    return np.append(starts, np.full(width + 1 - len(starts), starts[-1], dtype=starts.dtype))


def _stacked(above: sparse.csr_matrix, below: sparse.csr_matrix) -> sparse.csr_matrix:
    """Put rows below others; a newer row may have more columns."""
    parts = (
        np.concatenate([above.data, below.data]),
        np.concatenate([above.indices, below.indices]),
        np.concatenate([above.indptr, above.indptr[-1] + below.indptr[1:]]),
    )
    return sparse.csr_matrix(parts, shape=(above.shape[0] + below.shape[0], below.shape[1]))


def _telling(told: Weighed, start: int) -> sparse.csr_matrix:
    """Keep of each row from `start` on the words with most weight that are not everywhere."""
    rows = told.rows("words")[start:]
    kept = told.spread[rows.indices] <= WORD_IN_AT_MOST
    row = np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))[kept]
    columns, values = rows.indices[kept], rows.data[kept]
    order = np.lexsort((columns, -values, row))
    row, columns, values = row[order], columns[order], values[order]
    is_top = ranks(row) < TELLING_WORDS
    starts = np.searchsorted(row[is_top], np.arange(rows.shape[0] + 1))
    parts = (values[is_top], columns[is_top], starts)
    return sparse.csr_matrix(parts, shape=(rows.shape[0], told.width))


def ranks(row: Places) -> Places:
    """Number the entries of each row from 0; rows stand one after the other."""
    return np.arange(len(row)) - np.searchsorted(row, row)


def _most(product: sparse.csr_matrix) -> tuple[Places, Places]:
    ones, others = [], []
    for row in range(product.shape[0]):
        part = slice(product.indptr[row], product.indptr[row + 1])
        data, columns = product.data[part], product.indices[part]
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

        changed = np.unique(entries.point)
        kept = self.others[changed]
        has = kept >= 0
        point = np.concatenate([entries.point, np.repeat(changed, has.sum(axis=1))])
        other = np.concatenate([entries.other, kept[has]])
        near = np.concatenate([entries.near, self.nears[changed][has]])
        order = np.lexsort((other, -near, point))
        point, other, near = point[order], other[order], near[order]
        place = ranks(point)
        fits = place < LISTED
        self._others[changed], self._nears[changed] = -1, 0.0
        self._others[point[fits], place[fits]] = other[fits]
        self._nears[point[fits], place[fits]] = near[fits]
