"""Stories as `daybrief group` finds them, beside scikit-learn's agglomerative and HDBSCAN.

    DAYBRIEF_DATA=… python -m bench.story_peers     # needs requirements/learn.txt

One line of JSON a way and set: B-cubed F1 of the whole set with one setting for all sets. The
peers compare TF-IDF rows, and MiniLM's where embeddings are installed; their one setting is the
best on the mean of the sets, so they know the answers and we, learnt from these sets, do too: what
carries over is printed by `learn_pairs.py --halves`.
"""

import json
import os
import statistics
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.cluster import HDBSCAN, AgglomerativeClustering
from sklearn.feature_extraction.text import TfidfVectorizer

from bench.learn_pairs import SETS, Batch, b_cubed, batches
from daybrief.model import Article, Source
from daybrief.stages.group import stories
from daybrief.stages.group.window import EMBEDDED_AT_MOST
from daybrief.tools import embed

CUTS = tuple(round(0.3 + step / 20, 2) for step in range(14))
SMALLEST = (2, 3, 4, 5)


def ours(batch: Batch, embedder: embed.Embedder | None) -> list[object]:
    source = Source(name="one", address="https://o.example/")
    articles = [
        Article(
            id=a.id,
            source=source,
            url=a.url,
            title=a.title,
            paragraphs=(a.text,) if a.text else (),
            published_at=a.at,
            language="en",
        )
        for a in batch.articles
    ]
    found = stories(articles, window=batch.window, embedder=embedder)
    said = {article.id: story.id for story in found for article in story.articles}
    return [said[a.id] for a in batch.articles]


def agglomerative(distances: Any, cut: float) -> list[object]:
    made = AgglomerativeClustering(
        n_clusters=None, metric="precomputed", linkage="average", distance_threshold=cut
    )
    return list(made.fit_predict(distances))


def hdbscan(distances: Any, smallest: float) -> list[object]:
    labels = HDBSCAN(metric="precomputed", min_cluster_size=int(smallest), copy=True).fit_predict(
        distances
    )
    return [("alone", place) if label < 0 else label for place, label in enumerate(labels)]


def peers(sets: Sequence[Batch], rows: Callable[[list[str]], Any], name: str) -> Iterator[Any]:
    shown = {b.name: [f"{a.title}\n{a.text[:EMBEDDED_AT_MOST]}" for a in b.articles] for b in sets}
    distances = {}
    for batch in sets:
        made = rows(shown[batch.name])
        distances[batch.name] = np.clip(1 - np.asarray(made @ made.T), 0, 2).astype(np.float64)
    for way, settings in ((agglomerative, CUTS), (hdbscan, SMALLEST)):
        tried = {
            setting: {
                b.name: b_cubed(way(distances[b.name], setting), [a.story for a in b.articles])
                for b in sets
            }
            for setting in settings
        }
        best = max(tried, key=lambda setting: statistics.mean(tried[setting].values()))
        for batch in sets:
            yield f"{way.__name__} on {name}, {best}", batch.name, tried[best][batch.name]


def main() -> None:
    every = {batch.name: batch for batch in batches(Path(os.environ["DAYBRIEF_DATA"]))}
    sets = [every[name] for name in (*SETS, "multiling-english")]
    model = embed.installed(multilingual=False)
    tfidf = TfidfVectorizer(sublinear_tf=True, stop_words="english")
    told: list[Any] = [("daybrief, words", b.name, _f1(b, None)) for b in sets]
    told += peers(sets, lambda texts: tfidf.fit_transform(texts).toarray(), "TF-IDF")
    if model:
        told += [(f"daybrief, {model.name}", b.name, _f1(b, model)) for b in sets]
        told += peers(sets, model.rows, model.name)
    for way, name, score in told:
        print(json.dumps({"way": way, "set": name, "b3_f1": round(score, 3)}))


def _f1(batch: Batch, model: embed.Embedder | None) -> float:
    return b_cubed(ours(batch, model), [a.story for a in batch.articles])


if __name__ == "__main__":
    main()
