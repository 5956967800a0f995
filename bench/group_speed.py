"""How fast articles become stories, and what a large window costs.

    python bench/group_speed.py [--sizes 1000 10000 100000] [--run 500] [--words 320]

Fills a window with invented news: each story has words of its own, each topic words that its
stories share, nearly half of a text are function words, and the rest follows Zipf's law: about as
many different words a text as real news has.
When a size is reached, an eighth more (four runs at least) is timed, text to stories that have
changed, without reading and printing; then the peak memory of the process. Beside it runs plain
online TF-IDF in Python, as far as it gets.
"""

import argparse
import json
import math
import random
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from daybrief.model import Article, Source
from daybrief.stages.group import WINDOW, Window
from daybrief.stages.group.stopwords import STOPWORDS
from daybrief.stages.group.words import words

START = datetime(2026, 11, 1, tzinfo=UTC)
COMMON, TOPICS, WORDS = 30_000, 400, 320
PEER_AT_MOST = 10_000
TIMED_RUNS = 4
SETTLES_AFTER = 8
"""The window's index is made again when it has grown by a twelfth: an eighth is timed at least."""


def articles(seed: int = 1, length: int = WORDS) -> Iterator[Article]:
    """Invent articles without end: stories of one to some hundred texts, ten days at 100,000."""
    chance = random.Random(seed)
    cumulative, total = [], 0.0
    for rank in range(1, COMMON + 1):
        total += 1 / rank
        cumulative.append(total)
    common, function = [f"w{rank}" for rank in range(COMMON)], sorted(STOPWORDS)
    live: list[tuple[list[str], list[str], int]] = []
    number = 0
    while True:
        if not live or chance.random() < 0.15:
            story, topic = number, chance.randrange(TOPICS)
            own = [f"Story{story}x{i}" for i in range(30)]
            shared = [f"topic{topic}x{i}" for i in range(60)]
            live.append((own, shared, int(chance.paretovariate(0.9))))
        place = chance.randrange(max(0, len(live) - 300), len(live))
        own, shared, left = live[place]
        if left <= 1:
            live.pop(place)
        else:
            live[place] = (own, shared, left - 1)
        body = chance.choices(common, cum_weights=cumulative, k=length)
        told = [
            chance.choice(own) if (draw := chance.random()) < 0.1
            else chance.choice(shared) if draw < 0.16
            else chance.choice(function) if draw < 0.6 else word
            for word in body
        ]  # fmt: skip
        title = " ".join([*chance.sample(own, 4), *chance.sample(shared, 2)])
        yield Article(
            id=f"a{number}",
            source=Source(name=f"outlet {number % 200}", address="https://o.example/"),
            url=f"https://o{number % 200}.example/{number}",
            title=title,
            paragraphs=(" ".join(told),),
            published_at=START + timedelta(seconds=8.64 * number),
        )
        number += 1


class Plain:
    """Online TF-IDF in plain Python: each article joins the story of its nearest, above a cut."""

    def __init__(self) -> None:
        self.holding: dict[str, list[tuple[int, float]]] = defaultdict(list)
        self.spread: Counter[str] = Counter()
        self.story: list[int] = []

    def add(self, article: Article) -> None:
        counts = Counter(words(f"{article.title}\n{article.text}"))
        self.spread.update(counts.keys())
        size = len(self.story) + 1
        rarity = {word: math.log((size + 1) / self.spread[word]) for word in counts}
        row = {word: (1 + math.log(n)) * rarity[word] for word, n in counts.items()}
        length = math.sqrt(sum(v * v for v in row.values())) or 1.0
        near: Counter[int] = Counter()
        for word, value in row.items():
            for other, weight in self.holding[word]:
                near[other] += value / length * weight
        best = near.most_common(1)
        number = len(self.story)
        self.story.append(self.story[best[0][0]] if best and best[0][1] > 0.25 else number)
        for word, value in row.items():
            self.holding[word].append((number, value / length))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--run", type=int, default=500)
    parser.add_argument("--words", type=int, default=WORDS, help="words of a text")
    asked = parser.parse_args()
    source, window = articles(length=asked.words), Window(WINDOW, keep_text=False)
    for size in asked.sizes:
        while len(window) < size:
            count = min(asked.run, size - len(window))
            window.add([next(source) for _ in range(count)])
            window.changed()
        seconds = 0.0
        runs = max(TIMED_RUNS, round(size / SETTLES_AFTER / asked.run))
        for _ in range(runs):
            new = [next(source) for _ in range(asked.run)]
            start = time.process_time()
            window.add(new)
            window.changed()
            seconds += time.process_time() - start
        start = time.process_time()
        count = len(window.stories())
        rate = round(runs * asked.run / seconds)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({
            "in_window": size, "articles_per_second": rate, "stories": count,
            "seconds_to_list_all": round(time.process_time() - start, 2), "peak_mb": round(peak),
        }), flush=True)  # fmt: skip
    source, plain = articles(length=asked.words), Plain()
    for size in (1_000, PEER_AT_MOST):
        while len(plain.story) < size:
            plain.add(next(source))
        new = [next(source) for _ in range(200)]
        start = time.process_time()
        for article in new:
            plain.add(article)
        rate = round(len(new) / (time.process_time() - start))
        told = {"peer": "plain online TF-IDF", "in_window": size, "articles_per_second": rate}
        print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main()
