"""Why two articles are, or are not, one story: in words and numbers.

Measures the pair as grouping did, so that what is said is what decided.
"""

from dataclasses import dataclass

import numpy as np

from daybrief.stages.group import pairs
from daybrief.stages.group.window import Window

WORDS_TOLD = 8
"""Shared words that are named, those that weigh most first."""
_SAYS = {
    "words": "words in common, by rarity",
    "title": "words of the headlines",
    "first": "words of the first sentences",
    "names": "names",
    "figures": "figures",
    "title_found": "of one headline's weight, found in the other text",
    "names_found": "of one text's names, found in the other",
    "meaning": "meaning, by the embedding model",
    "to_usual": "near, against what is usual for the two (1 is usual)",
    "shared_25": "neighbours in common",
    "days": "days apart",
}


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """What grouping found of two articles."""

    together: bool
    why: str
    likely: float | None
    """How likely the two alone tell one event, 0.0 to 1.0; None if they are not compared so."""
    measured: dict[str, float]
    shared: tuple[str, ...]


def explain(window: Window, one: str, other: str) -> Explanation:
    """Say why two articles of a window are in one story or not.

    Raises:  KeyError if the window holds no such article.
    """
    story_of = {a.id: story for story in window.stories() for a in story.articles}
    for name in (one, other):
        if name not in window:
            raise KeyError(name)
    together = one in story_of and story_of.get(one) is story_of.get(other)
    places = window.place_of(one), window.place_of(other)
    if places[0] is None or places[1] is None:
        why = "one of them only joins a story that is there without it, or belongs to none"
        return Explanation(together=together, why=why, likely=None, measured={}, shared=())
    if places[0][0] == places[1][0]:
        why = "one text: the same words, the same address, or a reprint"
        return Explanation(together=True, why=why, likely=1.0, measured={}, shared=())
    points = np.array([places[0][1], places[1][1]])
    first, second = np.array([0]), np.array([1])
    events = window.events
    view = events.view
    row = pairs.measured(
        view, points, first, second, pairs.shared_among(view, points, first, second)
    )
    likely = float(events.likely(points[:1], points[1:])[0])
    told = dict(zip(pairs.FEATURES, row[0].tolist(), strict=False))
    if told["undated"]:
        told.pop("days")
    return Explanation(
        together=together,
        why=_why(together, likely, 1 - events.cut),
        likely=round(likely, 3),
        measured={says: round(told[name], 3) for name, says in _SAYS.items() if name in told},
        shared=_shared(window, points),
    )


def _why(together: bool, likely: float, needed: float) -> str:
    told = (
        f"{likely:.2f} likely by themselves; a story asks {needed:.2f} of its articles on average"
    )
    if together and likely < needed:
        return f"together through others of their story: {told}"
    if not together and likely >= needed:
        return (
            f"apart, though alike: the others of their stories are less so, or too far off: {told}"
        )
    return f"{'together' if together else 'apart'}: {told}"


def _shared(window: Window, points: np.ndarray) -> tuple[str, ...]:
    told = window.events.view.told
    rows = told.rows("words")[points]
    both = rows[0].multiply(rows[1]).tocoo()
    order = np.lexsort((both.col, -both.data))[:WORDS_TOLD]
    return tuple(told.word(int(column)) for column in both.col[order])
