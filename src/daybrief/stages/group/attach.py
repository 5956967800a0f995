"""Who joins a story without making one: opinions, live blogs, and what could not be read.

Takes the loose points of a window; gives each its group, if one is clearly its own. No group is
changed by it, so nothing here can glue two together.
"""

import numpy as np

from daybrief.stages.group.event import Events
from daybrief.stages.group.near import Places

HEADLINE_WORDS_AT_LEAST = 3
FOUND_AT_LEAST = 0.6  # guess: a headline of five words finds three of them, 2026-11
"""Share of a headline's weight that one text of a story must hold to claim the headline."""
MEMBERS_AT_MOST = 30
"""Points of a group that a loose one is compared with."""


def attached(events: Events, loose: Places, is_headline: np.ndarray) -> dict[int, int]:
    """Find each loose point the one group it belongs to, if there is one.

    Takes:   (n,) numbers of loose points, and of which no more than a headline is known.
    Gives:   a point's number → its group's. A headline belongs where most of its weight is found
             again in one text; a text where it is as likely of the event as its texts are.
    """
    homes = _homes_of_headlines(events, loose[is_headline])
    return homes | _homes_of_texts(events, loose[~is_headline])


def _homes_of_headlines(events: Events, loose: Places) -> dict[int, int]:
    one, other = events.neighbours(loose)
    rows = events.view.told.rows("words")
    told = rows[one]
    found = np.asarray(told.multiply(rows[other].sign()).sum(axis=1)).ravel()
    whole = np.asarray(told.sum(axis=1)).ravel()
    share = np.round(found / np.maximum(whole, 1e-9), 5)
    share[np.diff(told.indptr) < HEADLINE_WORDS_AT_LEAST] = 0.0
    return _best(one, events.group_of(other), share, FOUND_AT_LEAST)


def _homes_of_texts(events: Events, loose: Places) -> dict[int, int]:
    one, other = events.neighbours(loose)
    asked = np.unique(np.stack([one, events.group_of(other)]), axis=1)
    members = [events.members(int(group), MEMBERS_AT_MOST) for group in asked[1]]
    sizes = np.array([len(group) for group in members], dtype=np.intp)
    if not len(sizes):
        return {}
    pair = np.repeat(np.arange(len(sizes)), sizes)
    likely = events.likely(asked[0][pair], np.concatenate(members))
    mean = np.bincount(pair, likely, len(sizes)) / sizes
    return _best(asked[0], asked[1], np.round(mean, 5), 1 - events.cut)


def _best(one: Places, group: Places, worth: np.ndarray, at_least: float) -> dict[int, int]:
    """Choose each point's best group; of equal ones the first."""
    order = np.lexsort((group, -worth, one))
    order = order[worth[order] >= at_least]
    firsts = order[np.append(True, np.diff(one[order]) > 0)[: len(order)]]
    return dict(zip(one[firsts].tolist(), group[firsts].tolist(), strict=True))
