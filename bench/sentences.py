"""Measure where sentences end: our rules and, where they are installed, three packages.

    pip install nupunkt syntok blingfire    # into an environment of its own, not daybrief's
    DAYBRIEF_DATA=… PYTHONPATH=src python bench/sentences.py [--disagreements]

English: the sentences of `discourse-roles`, joined again by blanks. They were split by a program
first, so nobody can reach 1.0. Ends within quotations, where ours never splits, and ends without
a stop, as of headings, which our reader keeps apart, are counted in `all` and not in `outside`:
there both sides leave them out. Other languages: `multiling-2011`, for which nobody split anything:
against the ends `outside` that two of the other three splitters find (in Hindi ours alone
knows the danda).
"""

import argparse
import json
import os
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from daybrief.tools.text import quotations, sentences

Splitter = Callable[[str, str], set[int]]
CODES = {"arabic": "ar", "czech": "cs", "english": "en", "french": "fr", "greek": "el",
         "hebrew": "he", "hindi": "hi"}  # fmt: skip


def ours(text: str, language: str) -> set[int]:
    return {span.end for span in sentences(text, language)}


def splitters() -> Iterator[tuple[str, Splitter]]:
    """Ours and whatever else is installed; each gives the offsets where sentences end."""
    yield "daybrief", ours
    try:
        import nupunkt

        yield "nupunkt", lambda text, _: _ends(text, nupunkt.sent_tokenize(text))
    except ImportError:
        print("nupunkt is not installed")
    try:
        from syntok import segmenter

        def syntok(text: str, _: str) -> set[int]:
            found = (sentence for part in segmenter.analyze(text) for sentence in part)
            return {token[-1].offset + len(token[-1].value) for token in map(list, found)}

        yield "syntok", syntok
    except ImportError:
        print("syntok is not installed")
    try:
        import blingfire

        yield (
            "blingfire",
            lambda text, _: _ends(text, blingfire.text_to_sentences(text).split("\n")),
        )
    except ImportError:
        print("blingfire is not installed")


def _ends(text: str, parts: list[str]) -> set[int]:
    """Find each part's end by its letters, since some splitters change the blanks."""
    places = [place for place, letter in enumerate(text) if not letter.isspace()]
    count, found = 0, set()
    for part in parts:
        count += sum(not letter.isspace() for letter in part)
        if part.strip():
            found.add(places[min(count, len(places)) - 1] + 1)
    return found


def english(data: Path) -> list[tuple[str, set[int]]]:
    """Articles of running sentences, with where each ends; captions and credits are left out."""
    told: dict[str, list[str]] = {}
    for split in ("train", "validation"):
        for line in (data / f"discourse-roles/{split}.jsonl").read_text("utf8").splitlines():
            row = json.loads(line)
            if row["label"] != "NA" and row["text"].strip():
                told.setdefault(row["doc"], []).append(" ".join(row["text"].split()))
    return [_joined(parts) for parts in told.values()]


def _joined(parts: list[str]) -> tuple[str, set[int]]:
    text, ends = "", set()
    for part in parts:
        text += (" " if text else "") + part
        ends.add(len(text))
    return text, ends


def paragraphs(data: Path, language: str) -> list[str]:
    found = []
    for path in sorted((data / "multiling-2011/articles").glob(f"*.{language}")):
        try:
            lines = path.read_text("utf8").splitlines()[3:]
        except UnicodeDecodeError:
            continue  # a few are in encodings of their own
        found += [" ".join(line.split()) for line in lines if line.strip()]
    return found


def f1(pairs: list[tuple[set[int], set[int]]]) -> tuple[float, float, float]:
    right = sum(len(want & got) for want, got in pairs)
    precision = right / max(1, sum(len(got) for _, got in pairs))
    recall = right / max(1, sum(len(want) for want, _ in pairs))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def _told_apart(text: str) -> set[int]:
    """Give the places behind a stop that lie in no quotation, the text's own end left out."""
    inside = {place for start, stop, _ in quotations(text) for place in range(start, stop)}
    stops = {match.end() for match in re.finditer(r"[.!?…।؟][\"'”’)\]]*(?=\s)", text)}
    return stops - inside


def in_quotations(text: str, ends: set[int]) -> int:
    """Count ends that lie within a quotation, which leave its marks alone on both sides."""
    return sum(
        any(place < end < stop for end in ends) for place, stop, _ in quotations(text)
    )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--disagreements", action="store_true", help="print where ours is alone")
    asked = parser.parse_args()
    data = Path(os.environ["DAYBRIEF_DATA"])
    every = dict(splitters())
    articles = english(data)
    kept = [_told_apart(text) for text, _ in articles]
    print(
        "discourse-roles: precision, recall, F1 of all; of those outside; ends in quotations; MB/s"
    )
    for name, split in every.items():
        started = time.process_time()
        got = [split(text, "en") for text, _ in articles]
        spent = time.process_time() - started
        size = sum(len(text) for text, _ in articles)
        whole = [(ends, one) for (_, ends), one in zip(articles, got, strict=True)]
        outside = [(ends & may, one & may) for (ends, one), may in zip(whole, kept, strict=True)]
        cut = sum(in_quotations(text, one) for (text, _), one in zip(articles, got, strict=True))
        figures = " ".join(f"{figure:.4f}" for pairs in (whole, outside) for figure in f1(pairs))
        print(f"{name:16}{figures} {cut:6} {size / spent / 1e6:6.2f}")
    if asked.disagreements:
        for text, ends in articles:
            got = every["daybrief"](text, "en")
            for kind, places in (("missed", ends - got), ("too many", got - ends)):
                for place in sorted(places):
                    print(f"{kind:9} …{text[max(0, place - 50) : place]} | {text[place:][:40]}…")
    print("multiling-2011, F1 against two of the other three:  " + "  ".join(every))
    for language, code in CODES.items():
        texts = paragraphs(data, language)
        found = {name: [split(text, code) for text in texts] for name, split in every.items()}
        row = []
        for name, got in found.items():
            others = [ends for other, ends in found.items() if other != name]
            pairs = []
            for at, text in enumerate(texts):
                votes = [place for ends in others for place in ends[at]]
                agreed = {place for place in votes if votes.count(place) >= 2}
                may = _told_apart(text)
                pairs.append((agreed & may, got[at] & may))
            row.append(f"{f1(pairs)[2]:.3f}")
        print(f"{language:52}" + "     ".join(row))


if __name__ == "__main__":
    main()
