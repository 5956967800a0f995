"""How likely two points tell one event: a learnt score of what they share.

Takes points of a window and pairs of them; gives what is measured of each pair, and the score.
The weights are learnt by `bench/learn_pairs.py`, which says on what; see decision 017.
"""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from daybrief.stages.group.meaning import Meanings
from daybrief.stages.group.meaning import near as mixed
from daybrief.stages.group.near import LISTED, Lists, Numbers, Places
from daybrief.stages.group.weighed import SPACES, Weighed

WEIGHTS, WORDS = "pairs.toml", "words"
FEATURES = (*SPACES, "title_found", "title_missed", "names_found", "names_missed", "near",
            "to_usual", "to_better", "to_best", "to_fourth", "shared_10", "shared_25", "crowd",
            "days", "undated", "length", "meaning", "two_languages")  # fmt: skip
"""What is measured of a pair; `measured` says what each means. The last two are there only where
an embedding model is."""
WITHOUT_MEANING = len(FEATURES) - 2
_SHARED = FEATURES[: FEATURES.index("near")]
"""What is measured of the words of a pair alone."""
_WORDS_LAID = 12_000
"""Words of the points whose rows are laid out at a time: a megabyte or two for each space."""
QUESTIONS_AT_MOST = 7
"""Of one tree: as many as fit three levels."""
_ROWS_AT_ONCE = 1 << 9
_ALIKE_AT_LEAST = 0.02
"""Nearness from which a neighbour counts when two lists are compared."""
_NEAR_AT_LEAST, _COMMON_AT_LEAST = 0.01, 0.02
"""Nearness, or nearness of their neighbours, from which on two points are asked about at all."""
_DAY = 24 * 3600.0
_LITTLE = 1e-6


@dataclass(frozen=True, kw_only=True)
class View:
    """What is known of all points of a window."""

    told: Weighed
    lists: Lists
    times: NDArray[np.float64]
    """(n_points, 2) seconds since 1970, first and last; NaN for unknown."""
    sizes: Numbers
    """(n_points,) different words of each."""
    meant: Meanings | None = None


def apart(times: NDArray[np.float64], one: Places, other: Places) -> NDArray[np.float64]:
    """Give the seconds that two points span together; NaN where a time is unknown."""
    last = np.maximum(times[one, 1], times[other, 1])
    return np.asarray(last - np.minimum(times[one, 0], times[other, 0]), dtype=np.float64)


class _Block:
    """A few points' rows laid out in full, each after the other, for many rows to be met with.

    A product of two sparse rows goes through both, word by word; of a row with one laid out it
    looks up each word. The order of what is added is the same, and so the sum to its last digit.
    """

    def __init__(self, words: sparse.csr_matrix, place: NDArray[np.int32]) -> None:
        columns = np.unique(words.indices)
        place[columns] = np.arange(1, len(columns) + 1)  # of a word that none has: 0
        self._place, self._columns, self._width = place, columns, len(columns) + 1
        self._height = words.shape[0]
        self._full: Numbers = np.zeros(self._height * self._width, dtype=np.float32)
        self._filled: Places = np.zeros(0, dtype=np.intp)

    def laid(self, rows: sparse.csr_matrix) -> Numbers:
        """Lay out the points' rows; of a space that is all words, or a part of them.

        Gives:   what is overwritten when others are laid out.
        """
        self._full[self._filled] = 0.0
        row = np.repeat(np.arange(self._height), np.diff(rows.indptr))
        self._filled = row * self._width + self._place[rows.indices]
        self._full[self._filled] = rows.data
        return self._full

    def met(self, rows: sparse.csr_matrix, point: Places) -> sparse.csr_matrix:
        """Let each row look where the point (by its place) that it is to be met with lies."""
        start = (point * self._width).astype(np.int32)
        columns = self._place[rows.indices] + np.repeat(start, np.diff(rows.indptr))
        shape = (rows.shape[0], self._height * self._width)
        return sparse.csr_matrix((rows.data, columns, rows.indptr), shape=shape, copy=False)

    def clear(self) -> None:
        self._place[self._columns] = 0


def _blocks(rows: sparse.csr_matrix, one: Places) -> Iterator[tuple[Places, Places, Places]]:
    """Go through pairs by their first points, a few points at a time.

    Takes:   the rows that will be laid out; the shorter they are, the more at a time.
    Gives:   the points, the places of their pairs, and each pair's place among the points.
    """
    order = np.argsort(one, kind="stable")
    points, starts = np.unique(one[order], return_index=True)
    ends = np.append(starts, len(one))
    step = 1 + _WORDS_LAID * rows.shape[0] // (rows.nnz + 1)
    for at in range(0, len(points), step):
        some = points[at : at + step]
        pairs = order[ends[at] : ends[min(at + step, len(points))]]
        yield some, pairs, np.searchsorted(some, one[pairs])


def cosines(rows: sparse.csr_matrix, one: Places, other: Places) -> Numbers:
    """Multiply pairs of rows; quick where few different rows are the first of many pairs."""
    told = np.zeros(len(one), dtype=np.float32)
    place = np.zeros(rows.shape[1], dtype=np.int32)
    for some, pairs, point in _blocks(rows, one):
        block = _Block(rows[some], place)
        told[pairs] = block.met(rows[other[pairs]], point) @ block.laid(rows[some])
        block.clear()
    return told


def shared(view: View, points: Places, one: Places, other: Places) -> dict[str, Numbers]:
    """Say what few pairs among some points share, by space; pairs are places in `points`."""
    if len(np.unique(one)) > len(np.unique(other)):  # the fewer points are laid out
        one, other = other, one
    told = {name: np.zeros(len(one), dtype=np.float32) for name in _SHARED}
    rows = {space: view.told.rows(space)[points] for space in SPACES}
    sums = {space: _sums(rows[space]) for space in ("title", "names")}
    place = np.zeros(view.told.width, dtype=np.int32)
    for some, pairs, point in _blocks(rows["words"], one):
        words = rows["words"][some]
        block = _Block(words, place)
        met = {space: block.met(matrix[other[pairs]], point) for space, matrix in rows.items()}
        forth = {}
        for space, matrix in rows.items():
            laid = block.laid(matrix[some])
            told[space][pairs] = met[space] @ laid
            if space in sums:
                forth[space] = (_held(met["words"]) @ laid) / sums[space][one[pairs]]
        held = block.laid(_held(words))
        for space in sums:
            back = (met[space] @ held) / sums[space][other[pairs]]
            told[f"{space}_found"][pairs] = np.maximum(forth[space], back)
            told[f"{space}_missed"][pairs] = np.minimum(forth[space], back)
        block.clear()
    return told | _around(view, points, one, other, told["words"])


def _around(
    view: View, points: Places, one: Places, other: Places, words: Numbers
) -> dict[str, Numbers]:
    """Add to the cosines of words those of meaning, and how much of their lists pairs share."""
    common = {"shared_25": _dots(_listed(view, points, LISTED), one, other)}
    return _meaning(view, words, points[one], points[other]) | common


def _held(rows: sparse.csr_matrix) -> sparse.csr_matrix:
    """Say 1 for each word a row has."""
    ones = np.ones(rows.nnz, dtype=np.float32)
    return sparse.csr_matrix((ones, rows.indices, rows.indptr), shape=rows.shape, copy=False)


def _sums(rows: sparse.csr_matrix) -> Numbers:
    sums: Numbers = np.asarray(rows.sum(axis=1), dtype=np.float32).ravel()
    sums[sums == 0] = 1.0
    return sums


def nearness(view: View, one: Places, other: Places) -> Numbers:
    """Give how near pairs are in words, and in meaning where that is known."""
    return _meaning(view, cosines(view.told.rows("words"), one, other), one, other)["near"]


def shared_among(view: View, points: Places, one: Places, other: Places) -> dict[str, Numbers]:
    """Say the same of many pairs among few points."""
    found = {}
    for space in SPACES:
        rows = view.told.rows(space)[points]
        found[space] = (rows @ rows.T).toarray()[one, other]
    held = view.told.rows("words")[points].sign().T.tocsr()
    for space in ("title", "names"):
        own = view.told.rows(space)[points]
        share = (own @ held).toarray() / _sums(own)[:, None]
        forth, back = share[one, other], share[other, one]
        found |= {
            f"{space}_found": np.maximum(forth, back),
            f"{space}_missed": np.minimum(forth, back),
        }
    return found | _around(view, points, one, other, found["words"])


def _meaning(view: View, words: Numbers, one: Places, other: Places) -> dict[str, Numbers]:
    if view.meant is None:
        return {"near": words}
    meaning, differ = view.meant.pairs(one, other), view.meant.differ(one, other)
    near = mixed(words, meaning, differ)
    return {"near": near, "meaning": meaning, "two_languages": differ.astype(np.float32)}


def have_to_do(told: dict[str, Numbers]) -> NDArray[np.bool_]:
    """Say of which pairs it is worth asking whether they tell one event.

    Method:  who shares no word and no neighbour hardly ever does: of two million such pairs of
             headlines none was likelier than .32, the mean was .005.
    """
    return (told["near"] >= _NEAR_AT_LEAST) | (told["shared_25"] >= _COMMON_AT_LEAST)


def measured(
    view: View, points: Places, one: Places, other: Places, told: dict[str, Numbers]
) -> Numbers:
    """Measure pairs.

    Takes:   pairs as places in `points`, and what `shared` gives of them.
    Gives:   (n_pairs, n_features): the cosines; the nearness in words against what is usual for
             the two (their nearest neighbours' mean, the best of the nearer and of the further
             one, their fourth); how much of their ten and twenty-five nearest they share; how
             near their neighbours are at all; the days between, 0.0 if unknown; whether a
             time is unknown; the shorter one's length.
    """
    nears = view.lists.nears[points].astype(np.float64)
    usual, best = nears[:, :10].mean(axis=1) + _LITTLE, nears[:, 0] + _LITTLE
    fourth = nears[:, 3] + _LITTLE
    near = told["near"].astype(np.float64)
    spans = apart(view.times[points], one, other) / _DAY
    length = np.log1p(view.sizes[points])
    columns = (
        *(told[name] for name in _SHARED),
        near,
        near / np.sqrt(usual[one] * usual[other]),
        near / np.minimum(best[one], best[other]),
        near / np.maximum(best[one], best[other]),
        near / np.sqrt(fourth[one] * fourth[other]),
        _dots(_listed(view, points, 10), one, other),
        told["shared_25"],
        np.sqrt(usual[one] * usual[other]),
        np.nan_to_num(spans),
        np.isnan(spans),
        np.minimum(length[one], length[other]),
        *(told[name] for name in FEATURES[WITHOUT_MEANING:] if name in told),
    )
    return np.round(np.stack(columns, axis=1), 5).astype(np.float32)


def _listed(view: View, points: Places, size: int) -> sparse.csr_matrix:
    """Give (n, n_points) unit rows: each point's nearest, and itself as near as the nearest."""
    others, nears = view.lists.others[points, :size], view.lists.nears[points, :size]
    others = np.column_stack([points, others])
    nears = np.column_stack([nears[:, 0], nears])
    kept = nears > _ALIKE_AT_LEAST  # 0.0 where there is no neighbour
    lengths = np.sqrt(np.square(nears, where=kept, out=np.zeros_like(nears)).sum(axis=1))
    lengths[lengths == 0] = 1.0
    starts = np.append(0, np.cumsum(kept.sum(axis=1)))
    parts = ((nears / lengths[:, None])[kept], others[kept], starts)
    matrix = sparse.csr_matrix(parts, shape=(len(points), view.lists.height))
    matrix.sort_indices()
    return matrix


def _dots(rows: sparse.csr_matrix, one: Places, other: Places) -> Numbers:
    if len(one) > 4 * rows.shape[0]:
        return np.asarray((rows @ rows.T).toarray()[one, other], dtype=np.float32)
    return np.asarray(rows[one].multiply(rows[other]).sum(axis=1), dtype=np.float32).ravel()


@dataclass(frozen=True, kw_only=True)
class Score:
    """Decision trees whose sum is the log-odds that two points tell one event.

    A tree asks all its questions, whichever way the first ones go: the answers, as bits, are the
    place of its leaf. Trees ask much the same, so each question is answered once for all of them.
    """

    questions: Sequence[tuple[int, Numbers]]
    """Each feature once, with all bounds that are asked about: yes if it is at most so much."""
    asked: Places
    """(QUESTIONS_AT_MOST, n_trees): which questions each tree asks, counted over all features
    from 1 on; 0 where it has none left."""
    leaves: Numbers
    """(n_trees · 2**QUESTIONS_AT_MOST,): what the log-odds get, by tree and by answers."""

    def likely(self, rows: Numbers) -> Numbers:
        """Estimate how likely each pair tells one event: (n_pairs,), 0.0 to 1.0."""
        trees = self.asked.shape[1]
        first = (np.arange(trees) << QUESTIONS_AT_MOST)[:, None]
        odds = np.zeros(len(rows), dtype=np.float32)
        for at in range(0, len(rows), _ROWS_AT_ONCE):
            columns = np.ascontiguousarray(rows[at : at + _ROWS_AT_ONCE].T)
            yes = [columns[feature] <= bounds[:, None] for feature, bounds in self.questions]
            never = np.zeros((1, columns.shape[1]), dtype=np.bool_)
            answered = np.concatenate([never, *yes]).view(np.uint8)
            answers = np.zeros((trees, columns.shape[1]), dtype=np.uint8)
            for questions in self.asked:
                answers += answers  # ten times quicker than a shift
                answers |= answered[questions]
            told = self.leaves.take(answers + first, mode="clip")  # without looking at bounds
            odds[at : at + _ROWS_AT_ONCE] = told.sum(axis=0)
        return np.round(1 / (1 + np.exp(-odds)), 5)


def score_of(trees: Sequence[object]) -> Score:
    """Make the score of trees as the weights' file writes them: [feature, number, yes, no]."""
    leaves = np.zeros((len(trees), 1 << QUESTIONS_AT_MOST), dtype=np.float32)
    all_answers = np.arange(1 << QUESTIONS_AT_MOST)
    told: list[list[tuple[int, float]]] = [[] for _ in trees]
    for tree, questions, leaf in zip(trees, told, leaves, strict=True):
        _ask(tree, all_answers, questions, leaf)
    every_question = sorted({question for questions in told for question in questions})
    number = {question: at for at, question in enumerate(every_question, 1)}
    bounds = {
        feature: np.array([most for _, most in group], dtype=np.float32)
        for feature, group in groupby(number, key=itemgetter(0))
    }
    asked = np.zeros((QUESTIONS_AT_MOST, len(trees)), dtype=np.intp)
    for tree, questions in enumerate(told):
        asked[: len(questions), tree] = [number[question] for question in questions]
    return Score(questions=tuple(bounds.items()), asked=asked, leaves=leaves.ravel())


def _ask(told: object, answers: Places, questions: list[tuple[int, float]], leaf: Numbers) -> None:
    """Enter a tree's questions, and for all answers that lead to a leaf what it gives."""
    if not isinstance(told, list):
        leaf[answers] = np.float32(told)  # type: ignore[arg-type]
        return
    name, most, yes, no = told
    is_yes = answers >> (QUESTIONS_AT_MOST - 1 - len(questions)) & 1 == 1
    questions.append((FEATURES.index(name), most))
    _ask(yes, answers[is_yes], questions, leaf)
    _ask(no, answers[~is_yes], questions, leaf)


@cache
def score(name: str) -> Score:
    """Load the learnt weights that ship with the package: for `WORDS`, or an embedding model."""
    told = tomllib.loads((files(__package__) / WEIGHTS).read_text("utf-8"))
    return score_of(told[name]["trees"])
