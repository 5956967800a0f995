"""Measures of an article's sentences to how likely each label is: what was learnt, and its use.

A chain (conditional random field) weighs each sentence's measures and words and which label
follows which; a small net looks at the measures again, knowing what the chain thinks of the
sentence, of its neighbours and of the article as a whole. Where sentence embeddings are at hand, a
second chain has read them, and another net and decision trees know both chains. Learnt by
`bench/learn_roles.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from daybrief.stages.write.role_measures import LOCAL, NAMES, Measures

Numbers = NDArray[np.float32]

WEIGHTS = "roles.npz"
LABELS = (
    *("Cause_General", "Cause_Specific", "Distant_Anecdotal", "Distant_Evaluation"),
    *("Distant_Expectations_Consequences", "Distant_Historical", "Main", "Main_Consequence", "NA"),
)
"""The NewsDiscourse scheme, in the order of all weights."""
_NEAR = 0.6
"""How much of itself a sentence shows to its neighbours."""
_ROWS_AT_ONCE = 8
"""Sentences a net weighs in one product: few, so that no threads are started for it."""
QUESTIONS = 3
"""Questions that a tree asks of a sentence."""
_RUNNING = NAMES.index("not running")


@dataclass(frozen=True, kw_only=True)
class Chain:
    """A linear-chain conditional random field over the nine labels."""

    columns: Numbers
    """(n_columns, 9)."""
    follows: Numbers
    """(9, 9), from the label before to the label after."""
    opens: Numbers
    closes: Numbers
    """(9,) for an article's first and last sentence."""

    def likely(self, scores: NDArray[np.float64]) -> NDArray[np.float64]:
        """Give each sentence's label probabilities, the whole article taken together.

        Takes:   (n_sentences, 9) log scores.
        Method:  forward and backward sums, scaled at each step.
        """
        seen = np.exp(scores - scores.max(axis=1, keepdims=True))
        step = np.exp(self.follows.astype(np.float64))
        count = len(seen)
        ahead, back = np.empty_like(seen), np.empty_like(seen)
        ahead[0] = seen[0] * np.exp(self.opens)
        ahead[0] /= ahead[0].sum()
        for at in range(1, count):
            ahead[at] = (ahead[at - 1] @ step) * seen[at]
            ahead[at] /= ahead[at].sum()
        back[-1] = np.exp(self.closes)
        for at in range(count - 2, -1, -1):
            back[at] = step @ (seen[at + 1] * back[at + 1])
            back[at] /= back[at].sum()
        both = ahead * back
        likely: NDArray[np.float64] = both / both.sum(axis=1, keepdims=True)
        return likely


@dataclass(frozen=True, kw_only=True)
class Net:
    """One layer of rectified units, and a straight way past it."""

    into: Numbers
    """(n_columns, n_units)."""
    units: Numbers
    """(n_units,) added to each."""
    out: Numbers
    """(n_units, 9)."""
    past: Numbers
    """(n_columns, 9)."""
    labels: Numbers
    """(9,) added to each."""

    def likely(self, rows: Numbers) -> Numbers:
        """Give each row's label probabilities."""
        parts = (rows[at : at + _ROWS_AT_ONCE] for at in range(0, len(rows), _ROWS_AT_ONCE))
        hidden = np.vstack([part @ self.into for part in parts])
        scores = np.maximum(hidden + self.units, 0) @ self.out
        scores += rows @ self.past + self.labels
        return _shares(scores)


@dataclass(frozen=True, kw_only=True)
class Trees:
    """Decision trees of three questions each; every ninth adds to the same label."""

    columns: NDArray[np.intp]
    """(7, n_trees): what each question is about; behind question `at` come those at 2 · at + 1,
    if the answer is no, and 2 · at + 2."""
    above: Numbers
    """(7, n_trees): the answer is yes where a measure is above this."""
    leaves: Numbers
    """(8, n_trees): what a label's log score gets."""

    def likely(self, rows: Numbers) -> Numbers:
        """Give each row's label probabilities."""
        trees = np.arange(self.leaves.shape[1])
        at = np.zeros((len(rows), len(trees)), np.intp)
        for _ in range(QUESTIONS):
            told = np.take_along_axis(rows, self.columns[at, trees], axis=1)
            at = 2 * at + 1 + (told > self.above[at, trees])
        leaves = self.leaves[at - len(self.columns), trees]
        return _shares(leaves.reshape(len(rows), -1, len(LABELS)).sum(axis=1))


def _shares(scores: Numbers) -> Numbers:
    """Turn log scores to probabilities, by row."""
    scores = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Numbers = scores / scores.sum(axis=1, keepdims=True)
    return shares


@dataclass(frozen=True, kw_only=True)
class Learnt:
    """All that was learnt."""

    words: NDArray[np.int8]
    """(BUCKETS, 9), in steps of `word_step`."""
    word_step: Numbers
    """(9,)."""
    chain: Chain
    net: Net
    speech: Numbers
    """(n_columns of `around`,) log-odds that somebody speaks."""
    embedded_chain: Chain
    embedded_net: Net
    trees: Trees
    """Of the same rows as `embedded_net`."""


@cache
def learnt() -> Learnt:
    """Load the weights that ship with this folder."""
    with (
        files(__package__).joinpath(WEIGHTS).open("rb") as file,
        np.load(file, allow_pickle=False) as kept,
    ):
        return unpacked({name: kept[name] for name in kept.files})


def unpacked(kept: Mapping[str, NDArray[np.generic]]) -> Learnt:
    """Make weights of the arrays of a file."""

    def part(name: str) -> dict[str, Numbers]:
        return {
            key.removeprefix(f"{name}."): values.astype(np.float32)
            for key, values in kept.items()
            if key.startswith(f"{name}.")
        }

    return Learnt(
        words=kept["words"].astype(np.int8),
        word_step=kept["word_step"].astype(np.float32),
        speech=kept["speech"].astype(np.float32),
        chain=Chain(**part("chain")),
        net=Net(**part("net")),
        embedded_chain=Chain(**part("embedded_chain")),
        embedded_net=Net(**part("embedded_net")),
        trees=Trees(
            columns=kept["trees.columns"].astype(np.intp),
            above=kept["trees.above"].astype(np.float32),
            leaves=kept["trees.leaves"].astype(np.float32),
        ),
    )


def likely(weights: Learnt, shown: Measures, embedded: Numbers | None = None) -> Numbers:
    """Give the label probabilities of an article's sentences: (n_sentences, 9).

    Takes:   with `embedded`, unit rows of the headline and then of each sentence.
    """
    rows = around(shown.named)
    scores = rows @ weights.chain.columns + word_scores(weights, shown)
    thought = weights.chain.likely(scores.astype(np.float64))
    if embedded is None:
        return weights.net.likely(np.hstack([rows, considered(thought)]))
    near = nearness(embedded, shown.named)
    scores = embedded_rows(shown.named, near, embedded) @ weights.embedded_chain.columns
    second = weights.embedded_chain.likely(scores.astype(np.float64))
    both = np.hstack([rows, considered(thought), near, considered(second)])
    agreed = np.sqrt(weights.embedded_net.likely(both) * weights.trees.likely(both))
    chances: Numbers = agreed / agreed.sum(axis=1, keepdims=True)
    return chances


def word_scores(weights: Learnt, shown: Measures) -> Numbers:
    """Add up what each sentence's words say, the more words the less each."""
    count = np.diff(np.append(shown.starts, len(shown.words)))
    scores = np.zeros((len(count), len(LABELS)), np.float32)
    some = np.flatnonzero(count)
    if len(some):
        told = weights.words[shown.words].astype(np.float32)
        scores[some] = np.add.reduceat(told, shown.starts[some], axis=0)
    scores *= word_share(count)[:, None] * weights.word_step
    return scores


def word_share(count: NDArray[np.intp]) -> Numbers:
    """Say how much one word of a sentence counts, by how many it has."""
    share: Numbers = (0.3 / np.sqrt(np.maximum(1, count / 40))).astype(np.float32)
    return share


def around(named: Numbers) -> Numbers:
    """Put beside each sentence's measures the local ones of its neighbours."""
    local = named[:, :LOCAL]
    return np.hstack([named, _NEAR * moved(local, 1), _NEAR * moved(local, -1)])


def considered(thought: NDArray[np.float64]) -> Numbers:
    """Tell a net what a chain thinks of a sentence, two on each side, those before, and all."""
    log = 0.4 * np.log(thought + 3e-3)
    before = np.cumsum(thought, axis=0) - thought
    parts = [log, *(moved(log, by) for by in (1, 2, -1, -2)), np.minimum(before, 4) / 4]
    parts.append(before / (1 + before.sum(axis=1, keepdims=True)))
    parts.append(np.broadcast_to(2 * thought.mean(axis=0), thought.shape))
    return np.hstack(parts).astype(np.float32)


def nearness(embedded: Numbers, named: Numbers) -> Numbers:
    """Measure by embeddings what each sentence shares: (n_sentences, 7).

    Gives:   nearness to the headline, to the first whole sentence, to the article's middle, to
             the sentences before and after, its rank by the first, the nearest other sentence.
    """
    heading, rows = embedded[0], embedded[1:]
    count = len(rows)
    first = rows[int(np.argmin(named[:, _RUNNING]))]
    middle = rows.mean(axis=0)
    middle = middle / max(float(np.linalg.norm(middle)), 1e-6)
    next_to = (rows[1:] * rows[:-1]).sum(axis=1)
    to_heading = rows @ heading
    rank = np.argsort(np.argsort(to_heading, kind="stable")) / max(1, count - 1)
    others = rows @ rows.T
    np.fill_diagonal(others, -1)
    return np.stack(
        [
            *(to_heading, rows @ first, rows @ middle),
            *(np.append(0, next_to), np.append(next_to, 0), rank, others.max(axis=1)),
        ],
        axis=1,
    ).astype(np.float32)


def embedded_rows(named: Numbers, near: Numbers, embedded: Numbers) -> Numbers:
    """Lay out what the second chain weighs."""
    rows = embedded[1:]
    return np.hstack([named, near, 4 * rows, 2 * moved(rows, 1), 2 * moved(rows, -1)])


def moved(rows: NDArray[np.floating], by: int) -> NDArray[np.floating]:
    """Shift rows down (or up), zeros filling the gap."""
    made = np.zeros_like(rows)
    if abs(by) < len(rows):
        if by > 0:
            made[by:] = rows[:-by]
        else:
            made[:by] = rows[-by:]
    return made
