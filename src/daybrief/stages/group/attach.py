"""Who joins a story without making one: opinions, live blogs, and what could not be read.

Takes such points and the groups that are there without them; gives each point its group, if one
is clearly its own. No group is changed by it, so nothing here can glue two together.
"""

from collections.abc import Sequence
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from daybrief.stages.group.event import Point, seconds
from daybrief.stages.group.words import rows

HEADLINE_WORDS_AT_LEAST = 3
FOUND_AT_LEAST = 0.6  # guess: a headline of five words finds three of them, 2026-11
"""Share of a headline's weight that one text of a story must hold to claim the headline."""


def attached(
    loose: Sequence[Point],
    groups: Sequence[Sequence[Point]],
    *,
    cut: float,
    window: timedelta | None,
) -> tuple[int | None, ...]:
    """Find each loose point the one group it belongs to, if there is one.

    Gives:   a group's number, or None. A headline belongs where most of its weight is found
             again in one text; a text where it is as near to all texts as the batch's cut asks.
    """
    if not loose or not groups:
        return (None,) * len(loose)
    members = [point for group in groups for point in group]
    matrix = rows([point.bag for point in [*members, *loose]])
    texts, own = matrix[: len(members)], matrix[len(members) :]
    sizes = np.array([len(group) for group in groups])
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    member_seconds, own_seconds = seconds(members), seconds(loose)
    homes: list[int | None] = []
    for number, point in enumerate(loose):
        row = own[number]
        if point.is_headline:
            scores = np.maximum.reduceat(_times(texts.sign(), row), starts)
            at_least = FOUND_AT_LEAST * row.sum()
        else:
            scores, at_least = np.add.reduceat(_times(texts, row), starts) / sizes, 1 - cut
        if window is not None:
            apart = np.abs(member_seconds - own_seconds[number]).max(axis=1)
            furthest = np.maximum.reduceat(np.nan_to_num(apart), starts)
            scores[furthest > window.total_seconds()] = 0.0
        best = int(np.argmax(np.round(scores, 6)))
        is_clear = scores[best] > 0 and scores[best] >= at_least
        says_enough = not point.is_headline or len(point.bag.counts) >= HEADLINE_WORDS_AT_LEAST
        homes.append(best if is_clear and says_enough else None)
    return tuple(homes)


def _times(matrix: sparse.csr_matrix, row: sparse.csr_matrix) -> NDArray[np.float64]:
    return np.asarray((matrix @ row.T).todense(), dtype=np.float64).ravel()
