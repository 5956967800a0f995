"""Print how well each installed model's cosines find the stories of the evaluation data.

    DAYBRIEF_DATA=… .venv/bin/python bench/embeddings_stories.py [SET ...]

B-cubed F1 of average linkage at the best cut of the set itself: an upper bound, made for comparing
models only. Texts are a title and the first 800 characters. Sets: see SETS.
"""

import json
import os
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage

from daybrief.tools import embed

DATA = Path(os.environ["DAYBRIEF_DATA"])
SETS = ("ecbplus-dev", "cited-by-wikinews-dev", "headlines-dev", "multiling-english", "multiling")


def articles(name: str) -> list[tuple[str, str, str]]:
    """Give each article's language, story and text."""
    if name.startswith("multiling"):
        wanted = name.removeprefix("multiling").replace("-", ".")
        files = sorted((DATA / "multiling-2011/articles").glob(f"*{wanted}"))
        return [_multiling(path) for path in files]
    lines = (DATA / f"stories/{name}.jsonl").read_text(encoding="utf-8").splitlines()
    kept = [json.loads(line) for line in lines]
    return [
        ("en", a["story"], f"{a.get('title') or ''}\n{(a.get('text') or '')[:800]}") for a in kept
    ]


def _multiling(path: Path) -> tuple[str, str, str]:
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    title, _, *rest = [line.strip() for line in text.splitlines() if line.strip()]
    return path.suffix, path.name[:4], f"{title}\n{' '.join(rest)[:800]}"


def b_cubed(found: list[int], gold: list[str]) -> float:
    both, by_found, by_gold = Counter(zip(found, gold, strict=True)), Counter(found), Counter(gold)
    precision = sum(n * n / by_found[f] for (f, _), n in both.items()) / len(gold)
    recall = sum(n * n / by_gold[g] for (_, g), n in both.items()) / len(gold)
    return 2 * precision * recall / (precision + recall)


def best(rows: NDArray[np.float32], gold: list[str]) -> str:
    tree = linkage(rows, "average", metric="cosine")
    tree[:, 2] = np.maximum(tree[:, 2], 0)
    cuts = np.arange(0.01, 1.2, 0.005)
    scores = [b_cubed(fcluster(tree, cut, "distance").tolist(), gold) for cut in cuts]
    return f"{max(scores):.3f} at {cuts[int(np.argmax(scores))]:.3f}"


def centred(rows: NDArray[np.float32], languages: list[str]) -> NDArray[np.float32]:
    """Take each language's mean row away."""
    moved = rows.copy()
    for language in set(languages):
        mask = np.array([each == language for each in languages])
        moved[mask] -= rows[mask].mean(axis=0)
    return moved / np.linalg.norm(moved, axis=1, keepdims=True)


def main() -> None:
    for name in sys.argv[1:] or SETS:
        languages, gold, texts = map(list, zip(*articles(name), strict=True))
        for multilingual in (False, True):
            if embedder := embed.installed(multilingual=multilingual):
                rows = embedder.rows(texts)
                told = f"{best(rows, gold)}, centred {best(centred(rows, languages), gold)}"
                print(f"{name}, {embedder.name}: {told}", flush=True)


if __name__ == "__main__":
    main()
