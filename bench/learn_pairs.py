"""Learn how likely two articles tell one event, and print what carries over.

    DAYBRIEF_DATA=… python bench/learn_pairs.py [--write] [--halves] [--without-a-set]

Learns from the sets of stories in `stories/` and from `multiling-2011`, as they are and thinned
(fewer articles a story, many alone), so that the score knows small batches and lone articles.
`--halves` learns from one half of the stories and prints B-cubed F1 of the other; `--without-a-set`
leaves one whole set out. `--write` writes the package's `pairs.toml`, learnt from all.
"""

import argparse
import json
import os
import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from daybrief.stages.group import pairs
from daybrief.stages.group.event import Events, Point
from daybrief.stages.group.same import Text, copies
from daybrief.stages.group.words import bag
from daybrief.tools import embed

LANGUAGES = ("arabic", "czech", "english", "french", "greek", "hebrew", "hindi")
SETS = ("ecbplus-dev", "headlines-dev", "cited-by-wikinews-dev")
WINDOW = timedelta(days=10)
PAIRS_AT_MOST = 150_000
LEAST = 0.005
TREES = {
    "objective": "binary", "num_leaves": 8, "max_depth": 3, "learning_rate": 0.1,
    "min_data_in_leaf": 300, "max_bin": 31, "feature_fraction": 0.6, "bagging_fraction": 0.7,
    "bagging_freq": 1, "verbose": -1, "num_threads": 1, "seed": 1, "deterministic": True,
}  # fmt: skip
TREE_COUNT = 300
THINNED, THINNED_SHARE = 2, 0.15
"""How often each set is learnt from thinned, and what all thinned ones of it count together."""
NONE_YET = pairs.score_of(())
TEXT_AT_MOST = 800
"""Characters of a text that the embedding model gets, after the title."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """One article of a set."""

    id: str
    title: str
    text: str
    url: str
    at: datetime | None
    story: str
    topic: str
    """Stories that were made to be alike have one topic, and stay in one half."""
    language: str = "en"


@dataclass(frozen=True, kw_only=True)
class Batch:
    """Articles that are grouped together."""

    name: str
    kind: str
    articles: tuple[Told, ...]
    window: timedelta | None
    model: str = ""
    """The embedding model; none if empty."""


def batches(data: Path) -> list[Batch]:
    """Read all sets; each language of `multiling-2011` with its dates and without."""
    found = []
    for name in SETS:
        rows = [
            json.loads(line) for line in (data / f"stories/{name}.jsonl").open(encoding="utf-8")
        ]
        told = tuple(
            Told(
                id=str(row["id"]),
                title=row.get("title") or "",
                text=row.get("text") or "",
                url=row.get("url") or "",
                at=_at(row.get("published") or ""),
                story=row["story"],
                topic=row["story"].split("_")[0] if name == "ecbplus-dev" else row["story"],
            )
            for row in rows
        )
        found.append(Batch(name=name, kind=name, articles=told, window=WINDOW))
    for language in LANGUAGES:
        told = tuple(multiling(data, language))
        bare = tuple(replace(a, at=None, title=re.sub(r"^[\s\d/]+", "", a.title)) for a in told)
        for name, articles in ((f"multiling-{language}", told), (f"bare-{language}", bare)):
            found.append(Batch(name=name, kind="multiling", articles=articles, window=None))
    return found


def multiling(data: Path, language: str) -> Iterator[Told]:
    """Read one language of `multiling-2011`: title on the first line, which holds the date."""
    for path in sorted((data / "multiling-2011/articles").glob(f"*.{language}")):
        lines = [line.strip() for line in path.read_text("utf-8", errors="replace").split("\n")]
        numbers = re.findall(r"\d+", lines[0][:12])[:3]
        if numbers and len(numbers[0]) < 4:
            numbers = numbers[::-1]
        yield Told(
            id=path.name,
            title=lines[0],
            text="\n\n".join(line for line in lines[3:] if line),
            url="",
            at=_at("-".join(numbers)),
            story=path.name[:4],
            topic=path.name[:4],
            language=language,
        )


def _at(told: str) -> datetime | None:
    try:
        return datetime.fromisoformat(told).replace(tzinfo=UTC)
    except ValueError:
        return None


def with_meaning(told: Sequence[Batch]) -> list[Batch]:
    """Give the batches as they are grouped where embeddings are installed."""
    english = [b for b in told if all(a.language in ("en", "english") for a in b.articles)]
    every = [b for b in told if b.kind == "multiling"]
    mixed = Batch(
        name="multiling, mixed",
        kind="mixed",
        articles=tuple(a for b in every if b.name.startswith("multiling") for a in b.articles),
        window=None,
    )
    return [
        *(replace(b, model=embed.ENGLISH) for b in english),
        *(replace(b, model=embed.MULTILINGUAL) for b in (*told, mixed)),
    ]


@cache
def embedder(model: str) -> embed.Embedder:
    made = embed.installed(multilingual=model == embed.MULTILINGUAL)
    if made is None:
        raise SystemExit(f"{model} is not installed. {embed.FIX}")
    return made


@cache
def meaning(model: str, title: str, text: str) -> Any:
    """Embed one text; kept, since every batch and half asks again."""
    return embedder(model).rows([f"{title}\n{text}"])[0]


def points(batch: Batch) -> tuple[list[Point], tuple[tuple[int, ...], ...]]:
    """Give a batch's points, copies joined, and each one's articles."""
    texts = [Text(title=a.title, text=a.text, url=a.url, published_at=a.at) for a in batch.articles]
    same = copies(texts, window=batch.window)
    found = []
    for copied in same:
        longest = batch.articles[max(copied, key=lambda i: len(batch.articles[i].text))]
        times = [batch.articles[i].at for i in copied if batch.articles[i].at]
        made = bag(longest.title, longest.text, longest.url)
        first, last = min(times, default=None), max(times, default=None)
        vector = None
        if batch.model:
            vector = meaning(batch.model, longest.title, longest.text[:TEXT_AT_MOST])
        found.append(
            Point(bag=made, first_at=first, last_at=last, meaning=vector, language=longest.language)
        )
    return found, same


def part(batch: Batch, chance: np.random.Generator, which: int) -> Batch:
    """Take the stories of one half of the topics."""
    topics = sorted({a.topic for a in batch.articles})
    chance.shuffle(topics)
    own = set(topics[which::2])
    return replace(batch, articles=tuple(a for a in batch.articles if a.topic in own))


def thinned(batch: Batch, chance: np.random.Generator) -> Batch:
    """Keep a few articles of each story, of some only one."""
    kept = []
    for story in sorted({a.story for a in batch.articles}):
        own = [a for a in batch.articles if a.story == story]
        count = min(len(own), int(chance.choice([1, 1, 2, 3, 5, 8])))
        kept += [own[i] for i in sorted(chance.choice(len(own), count, replace=False))]
    return replace(batch, articles=tuple(kept))


def rows(batch: Batch, chance: np.random.Generator) -> tuple[Any, Any, Any]:
    """Measure the batch's pairs.

    Gives:   (n, n_features), whether they tell one event, and the weight of each: a story counts
             by its articles, not by its pairs.
    """
    events = Events(batch.window, score=NONE_YET)
    made, own = points(batch)
    events.measure(made)
    view, count = events.view, len(made)
    one, other = np.triu_indices(count, 1)
    words = view.told.rows("words")
    near = (words @ words.T).toarray()[one, other]
    chosen = np.flatnonzero(near > LEAST)
    if len(chosen) > PAIRS_AT_MOST:
        chosen = chance.choice(chosen, PAIRS_AT_MOST, replace=False)
    one, other = one[chosen], other[chosen]
    everyone = np.arange(count)
    told = pairs.shared_among(view, everyone, one, other)
    measured = pairs.measured(view, everyone, one, other, told)
    story = np.array([batch.articles[copied[0]].story for copied in own])
    sizes = Counter(story.tolist())
    size = np.array([sizes[name] for name in story.tolist()], dtype=float)
    weight = 1 / np.sqrt(size[one] * size[other])
    return measured, story[one] == story[other], weight / max(1e-9, weight.sum())


def learnt(told: Sequence[Batch], chance: np.random.Generator, thin: int = THINNED) -> list[Any]:
    """Learn trees from batches; each kind of set counts the same."""
    kinds = Counter(batch.kind for batch in told)
    measured = []
    for batch in told:
        for made in (batch, *(thinned(batch, chance) for _ in range(thin))):
            found, is_one, weight = rows(made, chance)
            if len(found):
                share = 1.0 if made is batch else THINNED_SHARE / thin
                measured.append((found, is_one, weight * share / kinds[batch.kind]))
    weight = np.concatenate([m[2] for m in measured])
    width = measured[0][0].shape[1]
    data = lightgbm.Dataset(
        np.concatenate([m[0] for m in measured]),
        np.concatenate([m[1] for m in measured]),
        weight=weight / weight.mean(),
        feature_name=list(pairs.FEATURES[:width]),
        params={"max_bin": TREES["max_bin"]},
    )
    model = lightgbm.train(TREES, data, TREE_COUNT).dump_model()
    return [tree(one["tree_structure"]) for one in model["tree_info"]]


def tree(node: dict[str, Any]) -> Any:
    """Write a tree as the weights' file has it: [feature, number, if at most that, if more]."""
    if "leaf_value" in node:
        return round(node["leaf_value"], 4)
    name, at_most = pairs.FEATURES[node["split_feature"]], float(f"{node['threshold']:.4g}")
    return [name, at_most, tree(node["left_child"]), tree(node["right_child"])]


def f1(batch: Batch, kept: list[Any], cut: float | None = None) -> float:
    """Group a batch with weights; B-cubed F1 against its stories."""
    events = Events(batch.window, score=pairs.score_of(kept), **({"cut": cut} if cut else {}))
    made, own = points(batch)
    events.add(made)
    said = {i: place for place, group in enumerate(events.groups) for n in group for i in own[n]}
    return b_cubed([said[i] for i in range(len(batch.articles))], [a.story for a in batch.articles])


def b_cubed(said: Sequence[object], gold: Sequence[object]) -> float:
    here, there = defaultdict(set), defaultdict(set)
    for number, (one, other) in enumerate(zip(said, gold, strict=True)):
        here[one].add(number)
        there[other].add(number)
    shared = [len(here[s] & there[g]) for s, g in zip(said, gold, strict=True)]
    p = statistics.mean(n / len(here[s]) for n, s in zip(shared, said, strict=True))
    r = statistics.mean(n / len(there[g]) for n, g in zip(shared, gold, strict=True))
    return 2 * p * r / (p + r)


def halves(told: Sequence[Batch], seed: int) -> Iterator[tuple[str, float]]:
    """Learn from each half of the stories; F1 of each set's other half."""
    for which in (0, 1):
        own = [part(b, np.random.default_rng(seed), which) for b in told]
        kept = learnt(own, np.random.default_rng(seed))
        for batch in told:
            yield named(batch), f1(part(batch, np.random.default_rng(seed), 1 - which), kept)


def without_a_set(told: Sequence[Batch]) -> Iterator[tuple[str, float]]:
    """Learn from all sets but one; F1 of that one, whole."""
    for kind in sorted({family(batch) for batch in told}):
        kept = learnt([b for b in told if family(b) != kind], np.random.default_rng(1))
        for batch in told:
            if family(batch) == kind:
                yield named(batch), f1(batch, kept)


def family(batch: Batch) -> str:
    return "multiling" if batch.kind.startswith(("multiling", "mixed")) else batch.name


def named(batch: Batch) -> str:
    return f"{batch.name} {batch.model}".strip()


def printed(told: Iterator[tuple[str, float]], label: str) -> None:
    found = defaultdict(list)
    for name, score in told:
        found[name].append(score)
    for name, scores in found.items():
        mean = round(statistics.mean(scores), 3)
        print(json.dumps({"measured": label, "set": name, "b3_f1": mean, "runs": len(scores)}))


PROVENANCE = """\
# How likely two articles tell one event: decision trees, learnt by bench/learn_pairs.py on {day}
# from `stories/` and `multiling-2011` of the evaluation data; none of its words are kept.
# The trees' sum is the log-odds. A tree is [what is measured, number, what to add or ask if at
# most that, and if more].
# What is measured: `measured` in pairs.py. Learnt anew by `make learn-pairs`; never edited.
"""


def written(kept: dict[str, list[Any]]) -> str:
    lines = [PROVENANCE.format(day=datetime.now(UTC).date())]
    for name, trees in kept.items():
        lines.append(f'["{name}"]\ntrees = [')
        lines += [f"  {json.dumps(tree)}," for tree in trees]
        lines.append("]\n")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="write the package's weights")
    parser.add_argument("--halves", action="store_true", help="learn from half of the stories")
    parser.add_argument("--without-a-set", action="store_true", help="leave one whole set out")
    asked = parser.parse_args()
    told = batches(Path(os.environ["DAYBRIEF_DATA"]))
    meant = with_meaning(told)
    kinds = {pairs.WORDS: told} | {
        model: [batch for batch in meant if batch.model == model]
        for model in (embed.ENGLISH, embed.MULTILINGUAL)
    }
    for name, found in kinds.items():
        if asked.halves:
            for seed in (1, 2):
                printed(halves(found, seed), f"{name}, halves, seed {seed}")
        if asked.without_a_set:
            printed(without_a_set(found), f"{name}, without this set")
    if asked.write:
        kept = {name: learnt(found, np.random.default_rng(1)) for name, found in kinds.items()}
        path = files(pairs.__package__) / pairs.WEIGHTS
        Path(str(path)).write_text(written(kept), encoding="utf-8")


if __name__ == "__main__":
    main()
