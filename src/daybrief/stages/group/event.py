"""Same event: which of a batch of articles, reprints already joined, tell one story.

Takes bags of words with their times; gives the groups. Reprints are `same.py`'s work, and which
articles may take part at all is decided in `__init__.py`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform

from daybrief.stages.group.words import Bag, rows

# Tuned with the numbers in words.py.
USUAL_CUT = 0.84
CUTS = tuple(round(0.76 + step / 100, 2) for step in range(23))
PULL = 1.0
CONTRAST = 0.25

HALF_AS_NEAR_AFTER = 10 * 24 * 3600.0
"""Seconds apart after which the same words count half."""

FEW, NEAR_OF_FEW = 2, (0.12, 0.11, 0.1, 0.09)
"""Mean nearness that a group of 2, 3, … texts must have to be a story at a wider cut."""

SIBLING_AT_LEAST = 5
"""Points of each of two siblings: fewer cannot show which words are their own."""
SIBLING_SHARE = 0.2
SIBLING_SILHOUETTE = 0.13
SIBLING_WORDS = 8
SIBLING_CONTRAST = 0.5

DENSE_AT_MOST = 3000
"""Points compared each with each by default; more are first parted into neighbourhoods."""
NEIGHBOURS_AT_MOST = 20
NEIGHBOUR_AT_LEAST = 0.1  # guess: half of the similarity at which a tight batch is cut
WORD_IN_AT_MOST = 1000
"""Points that a word may stand in and still make neighbours of them."""
_BLOCK = 1000


@dataclass(frozen=True, kw_only=True)
class Point:
    """One text with the time in which it was published; None if that is not known."""

    bag: Bag
    first_at: datetime | None = None
    last_at: datetime | None = None
    is_headline: bool = False
    """No more than a headline is known of it."""


@dataclass(frozen=True, kw_only=True)
class Events:
    """A batch of points, put in groups."""

    groups: tuple[tuple[int, ...], ...]
    """Every point's number once, in ascending order within its group."""
    cut: float
    """Mean distance (1 - cosine) from which on two groups were told apart in this batch."""


def events(
    points: Sequence[Point], *, window: timedelta | None, dense_at_most: int = DENSE_AT_MOST
) -> Events:
    """Group the points that tell one event.

    Takes:   points in an order that does not depend on how they came: ties go to the first.
    Gives:   no two points of a group are further apart in time than `window`; unknown times
             forbid nothing.
    Costs:   each with each up to `dense_at_most` points; beyond, only within neighbourhoods of
             at most so many.
    Method:  average linkage over the cosine of TF-IDF rows. The cut is the one of a fixed range
             at which the groups stand out best (silhouette), pulled a little to the usual one.
             A few texts that are hardly alike fall apart again.
             A group that falls into two halves with words of their own is two sibling events.
    """
    if not points:
        return Events(groups=(), cut=USUAL_CUT)
    matrix = rows([point.bag for point in points])
    times = seconds(points)
    within = window.total_seconds() if window is not None else None

    def similarity(place: NDArray[np.intp]) -> NDArray[np.float64]:
        return _similarity(matrix[place], times[place], within)

    if len(points) <= dense_at_most:
        places = [np.arange(len(points))]
    else:
        places = list(_neighbourhoods(matrix, dense_at_most))
    cut = _best_cut(similarity(_sample(places, dense_at_most)))
    found = [group for place in places for group in _groups(place, similarity(place), cut)]
    groups = [part for group in found for part in _siblings(group, points)]
    return Events(groups=tuple(sorted(groups)), cut=cut)


def seconds(points: Sequence[Point]) -> NDArray[np.float64]:
    """Give (n_points, 2) seconds since 1970, first and last.

    Gives:   NaN for unknown, which compares false with everything.
    """
    told = [
        (point.first_at.timestamp(), point.last_at.timestamp())
        if point.first_at and point.last_at
        else (np.nan, np.nan)
        for point in points
    ]
    return np.array(told, dtype=np.float64).reshape(-1, 2)


def _similarity(
    matrix: sparse.csr_matrix, times: NDArray[np.float64], within: float | None
) -> NDArray[np.float64]:
    """Give the nearness of each pair, -1.0 for a pair too far apart in time to be one story.

    Gives:   the cosine, less with each day between the two, at least half of it.
    """
    cosine: NDArray[np.float64] = (matrix @ matrix.T).toarray()
    if not np.isnan(times).all():
        first, last = times[:, 0], times[:, 1]
        apart = np.maximum.outer(last, last) - np.minimum.outer(first, first)
        cosine *= np.clip(1 - np.nan_to_num(apart) / (2 * HALF_AS_NEAR_AFTER), 0.5, 1.0)
        if within is not None:
            cosine[apart > within] = -1.0
    # The last digits of a logarithm differ between processors, an edition may not.
    cosine = np.round(cosine, 6)
    np.fill_diagonal(cosine, 1.0)
    return cosine


def _groups(
    place: NDArray[np.intp], similarity: NDArray[np.float64], cut: float
) -> Iterator[tuple[int, ...]]:
    for members in _parts(similarity, cut):
        near = similarity[np.ix_(members, members)]
        parts = [members] if _holds(near) else [members[part] for part in _parts(near, USUAL_CUT)]
        for part in parts:
            yield tuple(place[part].tolist())


def _parts(similarity: NDArray[np.float64], cut: float) -> list[NDArray[np.intp]]:
    if len(similarity) < 2:
        return [np.arange(len(similarity))]
    return _members(fcluster(_tree(similarity), cut, "distance"))


def _holds(near: NDArray[np.float64]) -> bool:
    """Ask more nearness of few texts than of many: two that are hardly alike are chance."""
    size = len(near)
    if not 1 < size < FEW + len(NEAR_OF_FEW):
        return True
    mean = (float(near.sum()) - size) / (size * (size - 1))
    return round(mean, 6) >= NEAR_OF_FEW[size - FEW]


def _siblings(group: tuple[int, ...], points: Sequence[Point]) -> Iterator[tuple[int, ...]]:
    """Part a group that holds two like events: two trials, two earthquakes, two matches.

    Method:  weigh words by their rarity within the group, so that what both have in common no
             longer counts, and part it in two. The halves are siblings if they stand apart, and
             each has words that most of its own texts use and hardly any of the other's.
    """
    if not 2 * SIBLING_AT_LEAST <= len(group) <= DENSE_AT_MOST:
        yield group
        return
    matrix = rows([points[number].bag for number in group], among_at_least=1)
    similarity = _similarity(matrix, np.full((len(group), 2), np.nan), None)
    half = fcluster(_tree(similarity), 2, "maxclust") - 1
    if half.max() == 0 or not _stand_apart(matrix, similarity, half):
        yield group
        return
    for members in _members(half):
        yield from _siblings(tuple(group[member] for member in members), points)


def _stand_apart(
    matrix: sparse.csr_matrix, similarity: NDArray[np.float64], half: NDArray[np.intp]
) -> bool:
    if min(np.bincount(half)) < max(SIBLING_AT_LEAST, SIBLING_SHARE * len(half)):
        return False
    sums = _merged(np.clip(similarity, 0.0, None), half)
    if round(_silhouette(sums, half), 6) < SIBLING_SILHOUETTE:
        return False
    used = matrix.sign()
    share = [np.asarray(used[half == side].mean(axis=0)).ravel() for side in (0, 1)]
    own = [np.sort(np.clip(share[side] - share[1 - side], 0.0, None)) for side in (0, 1)]
    return min(float(words[-SIBLING_WORDS:].mean()) for words in own) >= SIBLING_CONTRAST


def _members(labels: NDArray[np.intp]) -> list[NDArray[np.intp]]:
    order = np.argsort(labels, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(labels[order])) + 1)


def _tree(similarity: NDArray[np.float64]) -> NDArray[np.float64]:
    """Merge the nearest groups, step by step, by their mean distance."""
    distance = np.clip(1.0 - similarity, 0.0, None)
    # One forbidden pair must outweigh all others of two groups, whatever their sizes.
    distance[similarity < 0] = 2.0 * len(similarity) ** 2
    return np.asarray(linkage(squareform(distance, checks=False), "average"))


def _best_cut(similarity: NDArray[np.float64]) -> float:
    """Choose the cut at which groups stand out best in this batch, without any gold.

    Source:  mean silhouette (Rousseeuw 1987) with the contrast to the nearest other group
             divided by a power of the larger of the two, tuned with the numbers in words.py.
    """
    if len(similarity) < 3:
        return USUAL_CUT
    tree, sums = _tree(similarity), np.clip(similarity, 0.0, None)
    own = np.arange(len(similarity))
    worth = []
    for cut in CUTS:
        into = fcluster(tree, cut, "distance") - 1
        _, some_member = np.unique(own, return_index=True)
        sums, own = _merged(sums, into[some_member]), into
        worth.append(_silhouette(sums, own) - PULL * (cut - USUAL_CUT) ** 2)
    return CUTS[int(np.argmax(np.round(worth, 9)))]


def _merged(sums: NDArray[np.float64], into: NDArray[np.intp]) -> NDArray[np.float64]:
    """Add up the columns of groups that became one."""
    order = np.argsort(into, kind="stable")
    starts = np.flatnonzero(np.diff(into[order], prepend=-1))
    return np.asarray(np.add.reduceat(sums[:, order], starts, axis=1))


def _silhouette(sums: NDArray[np.float64], own: NDArray[np.intp]) -> float:
    """Say how much nearer points are to their own group than to the next, 0.0 if alone.

    Takes:   (n_points, n_groups) each point's cosines to each group, summed; each point's group.
    """
    sizes, everyone = np.bincount(own), np.arange(len(own))
    if len(sizes) == 1:
        return 0.0
    own_size = sizes[own]
    within = (sums[everyone, own] - 1.0) / np.maximum(own_size - 1, 1)
    means = sums / sizes
    means[everyone, own] = 0.0
    nearest = means.max(axis=1)
    larger = np.maximum(np.maximum(within, nearest), 1e-9)
    return float(np.where(own_size > 1, (within - nearest) / larger**CONTRAST, 0.0).mean())


def _sample(places: Sequence[NDArray[np.intp]], at_most: int) -> NDArray[np.intp]:
    """Take whole neighbourhoods until there are enough points to choose a cut by."""
    taken, count = [places[0]], len(places[0])
    for place in places[1:]:
        if len(place) > 1 and count + len(place) <= at_most:
            taken.append(place)
            count += len(place)
    return np.concatenate(taken)


def _neighbourhoods(matrix: sparse.csr_matrix, at_most: int) -> Iterator[NDArray[np.intp]]:
    """Part a large batch where no two points of different parts are near neighbours.

    Method:  a graph of each point's nearest by words that are not everywhere; a part that is
             still too large is parted again by nearer neighbours only.
    """
    graph = _nearest(matrix)
    waiting = [(np.arange(matrix.shape[0]), NEIGHBOUR_AT_LEAST)]
    while waiting:
        place, at_least = waiting.pop()
        part = graph[place][:, place]
        part.data[part.data < at_least] = 0.0
        part.eliminate_zeros()
        for members in _members(connected_components(part, directed=False)[1]):
            if len(members) <= at_most:
                yield place[members]
            elif at_least < 0.9:
                waiting.append((place[members], at_least + 0.05))
            else:
                pieces = range(at_most, len(members), at_most)
                yield from np.split(place[members], pieces)


def _nearest(matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    """Give each point's nearest neighbours as a sparse (n, n) matrix of cosines."""
    spread = np.bincount(matrix.indices, minlength=matrix.shape[1])
    telling = matrix @ sparse.diags((spread <= WORD_IN_AT_MOST).astype(np.float64))
    telling.eliminate_zeros()
    other, blocks = telling.T.tocsr(), []
    for start in range(0, matrix.shape[0], _BLOCK):
        block = (telling[start : start + _BLOCK] @ other).tocsr()
        block.data[block.data < NEIGHBOUR_AT_LEAST] = 0.0
        block.eliminate_zeros()
        block.sort_indices()
        for row in range(block.shape[0]):
            data = block.data[block.indptr[row] : block.indptr[row + 1]]
            if len(data) > NEIGHBOURS_AT_MOST:
                # A stable sort: of equally near neighbours the first in the batch's order stay.
                data[np.argsort(-data, kind="stable")[NEIGHBOURS_AT_MOST:]] = 0.0
        block.eliminate_zeros()
        blocks.append(block)
    return sparse.vstack(blocks).tocsr()
