"""Find reprints planted among many distinct texts, and time it from text to confirmed groups.

The sentences of `multiling-2011` (English) and `stories` are put together anew into distinct
texts, no two alike; each tenth text is printed again under a new headline with a tenth of its
words changed, every third of those cut to between half and nine tenths. Prints one line of
JSON: recall and precision of the pairs said against those planted, documents a second and core;
the same for rensa with shingling, whose pairs nobody confirms.

    DAYBRIEF_DATA=… python bench/reprints.py
"""

import json
import os
import random
import re
import sys
import time
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

from rensa import RMinHash, RMinHashLSH

from daybrief.stages.group.same import Text, copies

SIZES = (2_000, 20_000)
PLANTED_EVERY, CUT_EVERY, CHANGED_SHARE = 10, 3, 0.1
SENTENCES = range(8, 25)  # of one text: 400 words as the median, as the news sets have
SHINGLE_WORDS, PERMUTATIONS, BANDS, THRESHOLD = 3, 128, 32, 0.4
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")

Pairs = set[tuple[int, int]]


def sentences(data: Path) -> list[str]:
    """Read every sentence of eight words and more, each once."""
    told = [
        path.read_text(encoding="utf-8")
        for path in sorted((data / "multiling-2011/articles").glob("*.english"))
    ]
    for path in sorted((data / "stories").glob("*.jsonl")):
        lines = path.read_text(encoding="utf-8").splitlines()
        told += [json.loads(line).get("text") or "" for line in lines]
    found = [one for text in told for one in _SENTENCE_END.split(text)]
    return list(dict.fromkeys(one for one in found if 8 <= len(one.split()) <= 60))


def planted(known: list[str], count: int, seed: int) -> tuple[list[Text], Pairs]:
    """Make `count` texts, and give which two are one text."""
    chance = random.Random(seed)
    vocabulary = sorted({word for one in known for word in one.split()})
    texts: list[Text] = []
    pairs: Pairs = set()
    while len(texts) < count:
        told = " ".join(chance.sample(known, chance.choice(SENTENCES)))
        texts.append(Text(title=" ".join(chance.sample(vocabulary, 8)), text=told))
        if len(texts) % PLANTED_EVERY == 0:
            words = told.split()
            for place in chance.sample(range(len(words)), round(CHANGED_SHARE * len(words))):
                words[place] = chance.choice(vocabulary)
            if len(texts) % (PLANTED_EVERY * CUT_EVERY) == 0:
                words = words[: int(len(words) * chance.uniform(0.5, 0.9))]
            pairs.add((len(texts) - 1, len(texts)))
            title = " ".join(chance.sample(vocabulary, 8))
            texts.append(Text(title=title, text=" ".join(words)))
    # A reprint stands anywhere after its origin, not beside it.
    order = list(range(len(texts)))
    chance.shuffle(order)
    place = {number: position for position, number in enumerate(order)}
    moved = {tuple(sorted((place[one], place[other]))) for one, other in pairs}
    return [texts[number] for number in order], moved


def confirmed(texts: list[Text]) -> Pairs:
    groups = copies(texts, window=None)
    return {pair for group in groups for pair in combinations(group, 2)}


def unconfirmed(texts: list[Text]) -> Pairs:
    """Find pairs as rensa's own page does: shingles, digests, an index asked for each text."""
    index = RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=BANDS)
    digests = RMinHash.from_token_sets([_shingles(one.text) for one in texts], PERMUTATIONS, 1)
    pairs: Pairs = set()
    for number, digest in enumerate(digests):
        pairs.update((other, number) for other in index.query(digest))
        index.insert(number, digest)
    return pairs


def figures(find: Callable[[list[Text]], Pairs], known: list[str]) -> dict[str, float]:
    measured: dict[str, float] = {}
    for seed, size in enumerate(SIZES):
        texts, gold = planted(known, size, seed)
        started = time.process_time()
        said = find(texts)
        seconds = time.process_time() - started
        right = len(said & gold)
        measured[f"recall_{size}"] = round(right / len(gold), 4)
        measured[f"precision_{size}"] = round(right / max(1, len(said)), 4)
        measured[f"documents_per_second_{size}"] = round(len(texts) / seconds)
    return measured


def main() -> int:
    data = os.environ.get("DAYBRIEF_DATA")
    if not data:
        print("DAYBRIEF_DATA is not set: name the folder of evaluation data", file=sys.stderr)
        return 2
    known = sentences(Path(data))
    confirmed(planted(known, 100, 0)[0])  # tables that are made once in a process
    report = {
        "daybrief": figures(confirmed, known),
        "rensa, shingled, unconfirmed": figures(unconfirmed, known),
    }
    print(json.dumps(report))
    return 0


def _shingles(text: str) -> list[str]:
    words = text.split()
    return [" ".join(run) for run in zip(*(words[i:] for i in range(SHINGLE_WORDS)), strict=False)]


if __name__ == "__main__":
    sys.exit(main())
