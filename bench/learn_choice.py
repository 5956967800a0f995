"""Learn which runs of a page are its article; writes the weights that ship in `stages/read/body/`.

    DAYBRIEF_DATA=… python bench/learn_choice.py --folds DIR   what pages not learnt from give
    DAYBRIEF_DATA=… python bench/learn_choice.py --write       learn from all and write the weights

With `--folds`, each eighth of the pages is read whole by forests learnt from the other seven, and
DIR gets `aeb.jsonl`, `wcxb.jsonl` to be scored as what `daybrief read` prints is. Only figures of
runs are learnt (see `measures.py`), no words of any page. Needs `make learn` once.
"""

import argparse
import gzip
import json
import logging
import os
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from daybrief.model import Document, Source
from daybrief.stages import read
from daybrief.stages.read import body as bodies
from daybrief.stages.read import facts
from daybrief.stages.read.body import choice
from daybrief.stages.read.body.measures import Told, compared, measured
from daybrief.stages.read.body.runs import runs
from daybrief.stages.read.declared import declared
from daybrief.tools import html

FOLDS = 8
TREES = 300
SETTINGS = {
    "objective": "binary", "learning_rate": 0.05, "num_leaves": 31, "min_data_in_leaf": 25,
    "feature_fraction": 0.4, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5.0,
    "verbose": -1, "num_threads": 2, "seed": 1, "deterministic": True, "force_row_wise": True,
}  # fmt: skip
PAGES_AEB = 10.0
"""How much more a page of extraction-aeb counts: its text was marked by hand, all of it news."""


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page of the data with what is measured of its runs, and which are the article."""

    kind: str
    file: str
    body: bytes
    own: Any
    """(n_runs, n_own) float32."""
    second: Any
    """(n_runs, n_second) float32, how another reading stands to each."""
    is_article: Any
    """(n_runs,) bool."""
    weight: Any


def pages(data: Path) -> Iterator[Page]:
    gold = json.loads((data / "extraction-aeb/ground-truth.json").read_text("utf8"))
    for name, truth in gold.items():
        yield from page("aeb", data / f"extraction-aeb/html/{name}.html.gz", truth["articleBody"])
    for path in sorted((data / "extraction-wcxb-dev/ground-truth").glob("*.json")):
        truth = json.loads(path.read_text("utf8"))
        where = data / f"extraction-wcxb-dev/html/{path.stem}.html.gz"
        yield from page("wcxb", where, truth["ground_truth"]["main_content"])


def page(kind: str, path: Path, gold: str) -> Iterator[Page]:
    """Read a page as far as the choice of its runs, exactly as `daybrief read` does."""
    content = gzip.decompress(path.read_bytes())
    tree = html.page(content).tree
    said = declared(tree)
    seen = facts.shown(tree, said)
    bodies.prune(tree, is_gated=said.is_free is False)
    found = bodies.candidates(runs(tree), tree)
    if not found:
        return
    own = measured(found, Told.of(said, (seen.title, *seen.headings)))
    texts = [run.text for run in found]
    is_article = aligned(texts, gold)
    words = np.sqrt([len(text.split()) + 1 for text in texts])
    weight = (
        words / np.sqrt(max(1.0, words[is_article].sum())) * (PAGES_AEB if kind == "aeb" else 1)
    )
    second = compared(found, bodies.another(tree))
    yield Page(
        kind=kind, file=str(path), body=content, own=own, second=second,
        is_article=is_article, weight=weight,
    )  # fmt: skip


def aligned(texts: Sequence[str], gold: str) -> Any:
    """Say which runs make up a text, in order.

    Method:  the heaviest chain of runs whose words stand in the text one after the other; of the
             rest, those of whose word triples most are in what is left of the text.
    """
    whole = " " + " ".join(_words(gold)) + " "
    told = [_words(text) for text in texts]
    places = []
    for at, words in enumerate(told):
        wanted = " " + " ".join(words) + " "
        start = whole.find(wanted) if words else -1
        tries = 0
        while start >= 0 and tries < 20:
            places.append((at, start, start + len(wanted) - 1))
            start, tries = whole.find(wanted, start + 1), tries + 1
    chain = _heaviest(places, len(whole))
    is_article = np.zeros(len(texts), bool)
    left = list(whole)
    for at, start, end in chain:
        is_article[at] = True
        left[start:end] = " " * (end - start)
    rest = "".join(left).split()
    triples = set(zip(rest, rest[1:], rest[2:], strict=False))
    for at, words in enumerate(told):
        if not is_article[at] and len(words) >= 6:
            own = list(zip(words, words[1:], words[2:], strict=False))
            is_article[at] = sum(triple in triples for triple in own) > 0.5 * len(own)
    return is_article


def _heaviest(places: list[tuple[int, int, int]], length: int) -> list[tuple[int, int, int]]:
    """Find the chain of places, rising in both orders, that covers most.

    Method:  a Fenwick tree of maxima over where places end.
    """
    best: list[tuple[float, int]] = [(0.0, -1)] * (length + 2)
    before = [-1] * len(places)
    top = (0.0, -1)
    by_run: dict[int, list[int]] = defaultdict(list)
    for number, (at, _, _) in enumerate(places):
        by_run[at].append(number)
    for numbers in by_run.values():
        news = []
        for number in numbers:
            _, start, end = places[number]
            held, place = (0.0, -1), start + 1
            while place > 0:
                held, place = max(held, best[place]), place - (place & -place)
            before[number] = held[1]
            news.append((end, (held[0] + end - start - 0.5, number)))
        for end, held in news:
            top, place = max(top, held), end + 1
            while place < len(best):
                best[place], place = max(best[place], held), place + (place & -place)
    chain, number = [], top[1]
    while number >= 0:
        chain.append(places[number])
        number = before[number]
    return chain


def _words(text: str) -> list[str]:
    return [word.lower() for word in re.findall(r"\w+", text)]


def learnt(told: Sequence[Page]) -> dict[str, Any]:
    """Grow both forests; gives the arrays of `choice.Forest`, by `first.…` and `second.…`."""
    truth = np.concatenate([page.is_article for page in told]).astype(float)
    weight = np.concatenate([page.weight for page in told])
    kept: dict[str, Any] = {}
    for which in ("first", "second"):
        rows = np.vstack(
            [page.own if which == "first" else np.hstack([page.own, page.second]) for page in told]
        )
        booster = lightgbm.train(SETTINGS, lightgbm.Dataset(rows, truth, weight=weight), TREES)
        for name, values in flattened(booster.dump_model()["tree_info"]).items():
            kept[f"{which}.{name}"] = values
        kept[f"{which}.columns"] = np.array(rows.shape[1])
    return kept


def flattened(trees: list[dict[str, Any]]) -> dict[str, Any]:
    """Put the nodes of all trees into one row, as `choice.Forest` holds them."""
    roots: list[int] = []
    nodes: list[list[float]] = []
    leaves: list[float] = []

    def put(node: dict[str, Any]) -> int:
        if "leaf_value" in node:
            leaves.append(node["leaf_value"])
            return ~(len(leaves) - 1)
        here = len(nodes)
        nodes.append([node["split_feature"], node["threshold"], 0, 0])
        nodes[here][2:] = [put(node["left_child"]), put(node["right_child"])]
        return here

    roots = [put(tree["tree_structure"]) for tree in trees]
    table = np.array(nodes)
    nearest = table[:, 1].astype(np.float32)
    below = np.nextafter(nearest, np.float32(-np.inf))
    return {
        "roots": np.array(roots, np.int32),
        "feature": table[:, 0].astype(np.int16),
        # Rounded down: a threshold stands between two values, and must not reach the upper one.
        "threshold": np.where(nearest > table[:, 1], below, nearest),
        "left": table[:, 2].astype(np.int32),
        "right": table[:, 3].astype(np.int32),
        "leaf": np.array(leaves, np.float32),
    }


def forest(kept: dict[str, Any], which: str) -> choice.Forest:
    names = ("roots", "feature", "threshold", "left", "right", "leaf")
    return choice.Forest(**{name: kept[f"{which}.{name}"] for name in names})


def folds(told: Sequence[Page], out: Path) -> None:
    """Read each page by forests that were not learnt from it."""
    order = np.random.RandomState(0).permutation(len(told))
    now, source = datetime.now(UTC), Source(name="", address="")
    lines: dict[str, list[str]] = defaultdict(list)
    for fold in range(FOLDS):
        held = {int(at) for at in order[fold::FOLDS]}
        kept = learnt([page for at, page in enumerate(told) if at not in held])
        forests = (forest(kept, "first"), forest(kept, "second"))
        choice.forests = lambda forests=forests: forests  # type: ignore[assignment]
        for at in sorted(held):
            page = told[at]
            document = Document(source="", url="", status=200, fetched_at=now, body=page.body)
            article = read.article(document, source)
            row = {"file": page.file, "text": article.text, "completeness": article.completeness}
            lines[page.kind].append(json.dumps(row, ensure_ascii=False))
        print(f"fold {fold + 1} of {FOLDS}: {len(held)} pages", flush=True)
    out.mkdir(parents=True, exist_ok=True)
    for kind, rows in lines.items():
        (out / f"{kind}.jsonl").write_text("\n".join(rows) + "\n", "utf8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=Path, metavar="DIR")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    logging.disable(logging.CRITICAL)
    told = list(pages(Path(os.environ["DAYBRIEF_DATA"])))
    print(f"{len(told)} pages, {sum(len(page.own) for page in told)} runs", flush=True)
    if asked.folds:
        folds(told, asked.folds)
    if asked.write:
        where = Path(str(files("daybrief.stages.read.body") / choice.WEIGHTS))
        np.savez_compressed(where, **learnt(told))
        print(f"{where.name}: {where.stat().st_size} bytes")


if __name__ == "__main__":
    main()
