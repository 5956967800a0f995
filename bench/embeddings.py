"""Print each installed model's name, its texts a second and its memory.

    .venv/bin/python bench/embeddings.py [--threads 1] [--texts 200]

Seconds are of the processor, so that other work on the machine does not count.
"""

import argparse
import resource
import subprocess
import sys
import time

from daybrief.tools import embed

TEXT = (
    "the ferry ran aground off port ellery and forty passengers were taken to safety by boats "
    "while the council of marrowby met to vote on closing its last swimming pool for good"
)
WORDS = TEXT.split()


def texts(count: int, words: int) -> list[str]:
    return [
        " ".join(WORDS[(i * 7 + j * (1 + i % 5)) % len(WORDS)] for j in range(words))
        for i in range(count)
    ]


def measure(model: str, count: int, threads: int) -> None:
    embedder = embed.installed(multilingual=model == embed.MULTILINGUAL)
    if embedder is None:
        print(f"{model}: not installed; run: make embeddings")
        return
    for words, what in ((200, "articles cut at 128 tokens"), (10, "headlines of ten words")):
        given = texts(count, words)
        busy, wall = time.process_time(), time.perf_counter()
        embedder.rows(given, threads=threads)
        busy, wall = time.process_time() - busy, time.perf_counter() - wall
        print(
            f"{model}, {what}: {count / busy:.0f} texts a second of one core, "
            f"{count / wall:.0f} a second with {threads} thread(s)"
        )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{model}: {peak} MB at the peak")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--texts", type=int, default=200)
    parser.add_argument("--model")
    asked = parser.parse_args()
    if asked.model:
        measure(asked.model, asked.texts, asked.threads)
        return
    for model in (embed.ENGLISH, embed.MULTILINGUAL):  # a process each: its peak is its own
        subprocess.run(
            [
                sys.executable,
                __file__,
                "--model",
                model,
                "--threads",
                str(asked.threads),
                "--texts",
                str(asked.texts),
            ],
            check=True,
        )


if __name__ == "__main__":
    main()
