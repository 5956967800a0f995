"""Learn what sentences do in an article; writes the weights that ship in `stages/write/`.

    DAYBRIEF_DATA=… python bench/learn_roles.py --folds    figures on articles not learnt from
    DAYBRIEF_DATA=… python bench/learn_roles.py --write    learn from `train` and write the weights

Learns from `discourse-roles/train.jsonl` alone; `validation.jsonl` is only scored. The net learns
from what chains say of articles they did not learn from (five folds by article). Words are kept
hashed, no text of any article. `make learn-roles` installs what it needs.
"""

import argparse
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from scipy import sparse
from scipy.optimize import minimize

from daybrief.stages.write import role_weights as model
from daybrief.stages.write.role_measures import BUCKETS, LOCAL, NAMES, Measures, measured
from daybrief.tools.embed import Embedder, installed

LABELS = model.LABELS
K = len(LABELS)
FOLDS = 5
CHAIN_L2, EMBEDDED_L2 = 5.0, 8.0
CHAIN_STEPS = 50
SEEDS = 3
NET = {
    "units": 48, "epochs": 14, "rate": 2e-3, "l2": 1e-3, "drop": 0.5, "drop_in": 0.3,
    "rare": 0.55, "batch": 128,
}  # fmt: skip
"""Chosen by the folds: `rare` is the power by which rare labels count more."""
TREES = {
    "objective": "multiclass", "num_class": K, "learning_rate": 0.08, "max_depth": model.QUESTIONS,
    "num_leaves": 2**model.QUESTIONS, "min_data_in_leaf": 60, "feature_fraction": 0.15,
    "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 5, "verbose": -1, "num_threads": 1,
    "deterministic": True, "seed": 1,
}  # fmt: skip
TREES_A_LABEL, TREES_FOLDED = 120, 2


@dataclass(frozen=True, kw_only=True)
class Told:
    """One article of the data."""

    shown: Measures
    labels: Any
    """(n_sentences,) places in `LABELS`."""
    speech: Any
    """(n_sentences,) bool."""
    embedded: Any
    """(1 + n_sentences, n_dimensions): the headline, then the sentences."""

    def __len__(self) -> int:
        return len(self.labels)


def articles(path: Path, embedder: Embedder) -> Iterator[Told]:
    sentences: dict[str, list[dict[str, Any]]] = {}
    for line in path.read_text("utf8").splitlines():
        row = json.loads(line)
        sentences.setdefault(row["doc"], []).append(row)
    for told in sentences.values():
        title, texts = told[0]["headline"], [row["text"] for row in told]
        yield Told(
            shown=measured(title, texts),
            labels=np.array([LABELS.index(row["label"]) for row in told]),
            speech=np.array([row["speech"] for row in told]),
            embedded=embedder.rows([title, *texts]),
        )


def word_matrix(told: Sequence[Told]) -> Any:
    """(n_sentences, BUCKETS), each word's share."""
    counts = np.concatenate(
        [np.diff(np.append(one.shown.starts, len(one.shown.words))) for one in told]
    )
    starts = np.append(0, np.cumsum(counts))
    places = np.concatenate([one.shown.words for one in told])
    values = np.repeat(model.word_share(counts), counts)
    return sparse.csr_matrix((values, places, starts), shape=(len(counts), BUCKETS))


def all_likely(scores: Any, lengths: Sequence[int], follows: Any, opens: Any, closes: Any) -> Any:
    """Forward and backward sums over all articles at once.

    Gives:   the log of what all label rows add up to, each sentence's probabilities, the expected
             count of each pair, of each first and of each last label.
    """
    count, longest = len(lengths), max(lengths)
    lengths = np.array(lengths)
    starts = np.append(0, np.cumsum(lengths)[:-1])
    at = starts[:, None] + np.arange(longest)
    mask = np.arange(longest) < lengths[:, None]
    top = scores.max(axis=1, keepdims=True)
    seen = np.where(mask[:, :, None], np.exp(scores - top)[np.where(mask, at, 0)], 1.0)
    step, first, last = np.exp(follows), np.exp(opens), np.exp(closes)
    ahead, scale = np.zeros((count, longest, K)), np.ones((count, longest))
    now = seen[:, 0] * first
    for place in range(longest):
        if place:
            now = (ahead[:, place - 1] @ step) * seen[:, place]
        scale[:, place] = now.sum(axis=1)
        ahead[:, place] = now / scale[:, place, None]
    every = np.arange(count)
    end = ahead[every, lengths - 1] @ last
    back, pairs = np.zeros((count, longest, K)), np.zeros((K, K))
    after = np.zeros((count, K))
    for place in range(longest - 1, -1, -1):
        now = np.zeros((count, K))
        now[lengths - 1 == place] = last
        going = lengths - 1 > place
        if going.any():
            value = seen[going, place + 1] * after[going] / scale[going, place + 1, None]
            now[going] = value @ step.T
            pairs += step * ((ahead[going, place] / end[going, None]).T @ value)
        back[:, place] = after = now
    both = ahead * back / end[:, None, None]
    likely = np.zeros_like(scores)
    likely[at[mask]] = both[mask]
    total = np.log(scale)[mask].sum() + np.log(end).sum() + top.sum()
    return total, likely, pairs, both[:, 0].sum(axis=0), both[every, lengths - 1].sum(axis=0)


def chain(rows: Any, told: Sequence[Told], l2: float, words: Any = None) -> tuple[Any, Any]:
    """Learn a chain (and weights of words) by L-BFGS; gives it and the words' weights."""
    labels, lengths = np.concatenate([one.labels for one in told]), [len(one) for one in told]
    width = rows.shape[1]
    hashed = 0 if words is None else words.shape[1]
    ends = np.cumsum(lengths) - 1
    firsts = np.append(0, ends[:-1] + 1)
    inside = np.ones(len(labels), bool)
    inside[ends] = False
    here = np.flatnonzero(inside)
    real = np.zeros((K, K))
    np.add.at(real, (labels[here], labels[here + 1]), 1)
    opened = np.bincount(labels[firsts], minlength=K)
    closed = np.bincount(labels[ends], minlength=K)
    hot = np.eye(K)[labels]
    turned = words.T.tocsr() if hashed else None

    def cost(given: Any) -> tuple[float, Any]:
        weights = given[: (width + hashed) * K].reshape(-1, K)
        rest = given[(width + hashed) * K :]
        follows, opens, closes = rest[: K * K].reshape(K, K), rest[-2 * K : -K], rest[-K:]
        scores = (rows @ weights[:width].astype(np.float32)).astype(np.float64)
        if hashed:
            scores = scores + words @ weights[width:]
        total, likely, pairs, first, last = all_likely(scores, lengths, follows, opens, closes)
        wrong = likely - hot
        slope = rows.T @ wrong.astype(np.float32)
        if hashed:
            slope = np.vstack([slope, turned @ wrong])
        lost = total - (scores * hot).sum() - (real * follows).sum()
        lost -= opens @ opened + closes @ closed
        lost += 0.5 * l2 * (weights**2).sum() + 0.5 * (rest**2).sum()
        edges = [(pairs - real).ravel(), first - opened, last - closed]
        return lost, np.concatenate([(slope + l2 * weights).ravel(), np.concatenate(edges) + rest])

    found = minimize(
        cost, np.zeros((width + hashed) * K + K * K + 2 * K), jac=True, method="L-BFGS-B",
        options={"maxiter": CHAIN_STEPS, "maxcor": 8},
    ).x  # fmt: skip
    weights, rest = found[: (width + hashed) * K].reshape(-1, K), found[(width + hashed) * K :]
    made = model.Chain(
        columns=weights[:width].astype(np.float32),
        follows=rest[: K * K].reshape(K, K).astype(np.float32),
        opens=rest[-2 * K : -K].astype(np.float32),
        closes=rest[-K:].astype(np.float32),
    )
    return made, weights[width:]


def net(rows: Any, labels: Any) -> model.Net:
    """Learn nets from several seeds and put them side by side as one, their scores averaged."""
    made = [_net(rows, labels, seed) for seed in range(SEEDS)]
    into, units, out, labels_, past = (list(part) for part in zip(*made, strict=True))
    return model.Net(
        into=np.hstack(into), units=np.concatenate(units), out=np.vstack(out) / SEEDS,
        past=sum(past) / SEEDS, labels=sum(labels_) / SEEDS,
    )  # fmt: skip


def _net(rows: Any, labels: Any, seed: int) -> list[Any]:
    """Adam over shuffled batches, measures and units dropped at random."""
    random = np.random.RandomState(seed)
    count, width = rows.shape
    size, batch = int(NET["units"]), int(NET["batch"])
    f32 = np.float32
    weights = [
        (random.randn(width, size) * 0.065).astype(f32), np.zeros(size, f32),
        (random.randn(size, K) * 0.1).astype(f32), np.zeros(K, f32), np.zeros((width, K), f32),
    ]  # fmt: skip
    mean, square = [np.zeros_like(one) for one in weights], [np.zeros_like(one) for one in weights]
    worth = _worth(labels)
    steps, step = int(NET["epochs"]) * (count // batch), 0
    for _ in range(int(NET["epochs"])):
        order = random.permutation(count)
        for start in range(0, count - batch + 1, batch):
            at = order[start : start + batch]
            into, units, out, bias, past = weights
            row = rows[at] * _kept(random, (batch, width), NET["drop_in"])
            raw = row @ into + units
            kept = _kept(random, raw.shape, NET["drop"])
            told = np.maximum(raw, 0) * kept
            scores = told @ out + bias + row @ past
            wrong = np.exp(scores - scores.max(axis=1, keepdims=True))
            wrong /= wrong.sum(axis=1, keepdims=True)
            wrong[np.arange(batch), labels[at]] -= 1
            wrong *= worth[labels[at]][:, None] / batch
            back = (wrong @ out.T) * kept * (raw > 0)
            slopes = (
                row.T @ back + NET["l2"] * into, back.sum(axis=0), told.T @ wrong + NET["l2"] * out,
                wrong.sum(axis=0), row.T @ wrong + NET["l2"] * past,
            )  # fmt: skip
            step += 1
            rate = NET["rate"] * min(1, step / 60) * max(0.02, 1 - step / steps)
            for k, slope in enumerate(slopes):
                mean[k] = 0.9 * mean[k] + 0.1 * slope
                square[k] = 0.99 * square[k] + 0.01 * slope**2
                weights[k] = weights[k] - (
                    rate * (mean[k] / (1 - 0.9**step))
                    / (np.sqrt(square[k] / (1 - 0.99**step)) + 1e-7)
                ).astype(f32)  # fmt: skip
    return weights


def _worth(labels: Any) -> Any:
    """Say how much one sentence of each label counts: 1.0 on average."""
    share = np.bincount(labels, minlength=K) / len(labels)
    worth = share ** -NET["rare"]
    return (worth / (worth * share).sum()).astype(np.float32)


def _kept(random: Any, shape: tuple[int, ...], drop: float) -> Any:
    return ((random.rand(*shape) > drop) / (1 - drop)).astype(np.float32)


def trees(rows: Any, labels: Any) -> model.Trees:
    """Learn boosted decision trees, and lay them out side by side."""
    data = lightgbm.Dataset(rows, labels, weight=_worth(labels)[labels] / TREES_FOLDED)
    told = lightgbm.train(TREES, data, TREES_A_LABEL).dump_model()["tree_info"]
    questions, leaves = 2**model.QUESTIONS - 1, 2**model.QUESTIONS
    made = model.Trees(
        columns=np.zeros((questions, len(told)), np.int16),
        above=np.full((questions, len(told)), np.inf, np.float32),
        leaves=np.zeros((leaves, len(told)), np.float16),
    )

    def enter(node: dict[str, Any], at: int, tree: int) -> None:
        if "split_feature" in node:
            made.columns[at, tree] = node["split_feature"]
            made.above[at, tree] = node["threshold"]
            enter(node["left_child"], 2 * at + 1, tree)
            enter(node["right_child"], 2 * at + 2, tree)
        elif at < questions:  # a leaf before the last question: what is asked behind it says no
            enter(node, 2 * at + 1, tree)
        else:
            made.leaves[at - questions, tree] = node["leaf_value"]

    for number, tree in enumerate(told):
        enter(tree["tree_structure"], 0, number)
    return made


def speech(rows: Any, is_speech: Any) -> Any:
    """Learn, by logistic regression, whether somebody speaks."""

    def cost(weights: Any) -> tuple[float, Any]:
        odds = rows @ weights.astype(np.float32)
        likely = 1 / (1 + np.exp(-odds))
        lost = np.logaddexp(0, odds).sum() - odds[is_speech].sum() + 2 * (weights**2).sum()
        return float(lost), (rows.T @ (likely - is_speech)).astype(np.float64) + 4 * weights

    return minimize(
        cost, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 100}
    ).x.astype(np.float32)


class Laid:
    """All articles' rows, laid out as the package does it for one."""

    def __init__(self, told: Sequence[Told]) -> None:
        self.told = told
        self.rows = np.vstack([model.around(one.shown.named) for one in told])
        self.words = word_matrix(told)
        self.labels = np.concatenate([one.labels for one in told])
        self.speech = np.concatenate([one.speech for one in told])
        self.lengths = [len(one) for one in told]
        self.article = np.repeat(np.arange(len(told)), self.lengths)
        near = [model.nearness(one.embedded, one.shown.named) for one in told]
        self.near = np.vstack(near)
        self.embedded = np.vstack(
            [
                model.embedded_rows(one.shown.named, n, one.embedded)
                for one, n in zip(told, near, strict=True)
            ]
        )


def considered(thought: Any, lengths: Sequence[int]) -> Any:
    parts = np.split(thought, np.cumsum(lengths)[:-1])
    return np.vstack([model.considered(part) for part in parts])


def thoughts(laid: Laid, seed: int) -> tuple[Any, Any]:
    """Say what both chains think of articles that they have not learnt from."""
    told = laid.told
    fold = np.random.RandomState(seed).permutation(len(told)) % FOLDS
    thought, second = np.zeros((len(laid.labels), K)), np.zeros((len(laid.labels), K))
    for number in range(FOLDS):
        held = fold[laid.article] == number
        others = [one for one, at in zip(told, fold, strict=True) if at != number]
        lengths = [len(one) for one, at in zip(told, fold, strict=True) if at == number]
        made, words = chain(laid.rows[~held], others, CHAIN_L2, laid.words[~held])
        scores = laid.rows[held] @ made.columns + laid.words[held] @ words
        thought[held] = all_likely(scores, lengths, made.follows, made.opens, made.closes)[1]
        made, _ = chain(laid.embedded[~held], others, EMBEDDED_L2)
        scores = (laid.embedded[held] @ made.columns).astype(np.float64)
        second[held] = all_likely(scores, lengths, made.follows, made.opens, made.closes)[1]
    return thought, second


def laid_both(laid: Laid, thought: Any, second: Any) -> Any:
    """Lay out what the net and the trees weigh that know both chains."""
    parts = [laid.rows, considered(thought, laid.lengths)]
    parts += [laid.near, considered(second, laid.lengths)]
    return np.hstack(parts)


def learnt(told: Sequence[Told]) -> dict[str, Any]:
    """Learn everything from some articles; gives the arrays of the file."""
    laid = Laid(told)
    thought, second = thoughts(laid, 0)
    made, words = chain(laid.rows, told, CHAIN_L2, laid.words)
    step = np.abs(words).max(axis=0) / 127
    known = np.hstack([laid.rows, considered(thought, laid.lengths)])
    embedded, _ = chain(laid.embedded, told, EMBEDDED_L2)
    both = laid_both(laid, thought, second)
    # Trees take what a chain thinks at its word: they learn from more than one way to fold.
    more = [both, *(laid_both(laid, *thoughts(laid, seed)) for seed in range(1, TREES_FOLDED))]
    asked = trees(np.vstack(more), np.tile(laid.labels, len(more)))
    return {
        "words": np.round(words / step).astype(np.int8),
        "word_step": step.astype(np.float32),
        "speech": speech(laid.rows, laid.speech),
        **_named("chain", made),
        **_named("net", net(known, laid.labels)),
        **_named("embedded_chain", embedded),
        **_named("embedded_net", net(both, laid.labels)),
        **{f"trees.{key}": value for key, value in vars(asked).items()},
    }


def _named(name: str, made: Any) -> dict[str, Any]:
    # Halves are exact enough, and the small weights below what they hold say nothing.
    return {f"{name}.{key}": value.astype(np.float16) for key, value in vars(made).items()}


def macro_f1(gold: Any, said: Any) -> tuple[float, list[float]]:
    by_label = [
        2 * float(((gold == k) & (said == k)).sum()) / max(1, (gold == k).sum() + (said == k).sum())
        for k in range(K)
    ]
    return sum(by_label) / K, by_label


def told_labels(kept: dict[str, Any], told: Sequence[Told], *, embedded: bool) -> Any:
    weights = model.unpacked(kept)
    return np.concatenate(
        [
            model.likely(weights, one.shown, one.embedded if embedded else None).argmax(axis=1)
            for one in told
        ]
    )


def report(name: str, told: Sequence[Told], said: dict[bool, Any], speaks: Any) -> None:
    gold = np.concatenate([one.labels for one in told])
    for embedded, labels in said.items():
        macro, by_label = macro_f1(gold, labels)
        print(
            f"{name}, {'with' if embedded else 'without'} embeddings: macro-F1 {macro:.3f}, "
            f"accuracy {(gold == labels).mean():.3f}, "
            + " ".join(f"{label} {f1:.2f}" for label, f1 in zip(LABELS, by_label, strict=True)),
            flush=True,
        )
    speech = np.concatenate([one.speech for one in told])
    f1 = 2 * (speech & speaks).sum() / (speech.sum() + speaks.sum())
    print(f"{name}, speech: F1 {f1:.3f}, accuracy {(speech == speaks).mean():.3f}", flush=True)


def speaks(kept: dict[str, Any], told: Sequence[Told]) -> Any:
    return np.concatenate([model.around(one.shown.named) @ kept["speech"] > 0 for one in told])


def folds(told: Sequence[Told]) -> None:
    """Label each fifth of the articles by what was learnt from the others."""
    fold = np.random.RandomState(1).permutation(len(told)) % FOLDS
    held: list[Told] = []
    said: dict[bool, list[Any]] = {False: [], True: []}
    spoken = []
    for number in range(FOLDS):
        kept = learnt([one for one, at in zip(told, fold, strict=True) if at != number])
        these = [one for one, at in zip(told, fold, strict=True) if at == number]
        held += these
        for kind, labels in said.items():
            labels.append(told_labels(kept, these, embedded=kind))
        spoken.append(speaks(kept, these))
    labels = {kind: np.concatenate(parts) for kind, parts in said.items()}
    report("train, five folds", held, labels, np.concatenate(spoken))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", action="store_true")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    data = Path(os.environ["DAYBRIEF_DATA"]) / "discourse-roles"
    embedder = installed(multilingual=False)
    if embedder is None:
        raise SystemExit("learning needs the embeddings; run: make embeddings")
    told = list(articles(data / "train.jsonl", embedder))
    print(f"{len(told)} articles, {sum(map(len, told))} sentences", flush=True)
    if asked.folds:
        folds(told)
    kept = learnt(told)
    held = list(articles(data / "validation.jsonl", embedder))
    said = {kind: told_labels(kept, held, embedded=kind) for kind in (False, True)}
    report("validation", held, said, speaks(kept, held))
    if asked.write:
        kept["provenance"] = np.array(
            f"bench/learn_roles.py, {datetime.now(UTC):%Y-%m-%d}, from discourse-roles/train.jsonl "
            f"({len(told)} articles); {BUCKETS} hashed words, measures: {', '.join(NAMES)}; "
            f"the first {LOCAL} of them of the neighbours too"
        )
        where = Path(str(files("daybrief.stages.write") / model.WEIGHTS))
        np.savez_compressed(where, **kept)
        print(f"{where.name}: {where.stat().st_size} bytes")


if __name__ == "__main__":
    main()
