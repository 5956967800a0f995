"""Score titles, dates and authors that `daybrief read` prints against extraction-wcxb-dev.

DAYBRIEF_DATA=… python bench/facts.py READ.jsonl [GOLD_DIR]
    READ.jsonl   lines of {"file", "title", "byline", "published"}, as `daybrief read` prints them
    GOLD_DIR     <id>.json with ground_truth.title, .author and .publish_date

Prints one line of JSON: shares over all pages, over those with an even id (the rules were chosen
while looking at these) and over those with an odd one. A page counts where the gold has the fact;
a page that was not printed counts as wrong.

    title     equal after folding case, blanks and quotation marks.
    date      the first ten characters of `published` are the gold's day. `published` is in the
              page's own offset, where it names one.
    author    the gold's string, split at commas, semicolons, `&` and `and`, holds the same names
              as `byline`, folded like titles; order does not matter. A gold author with a degree
              or a role in it (`Ilse Marn, PhD`) cannot be met, nor one that is no person.
    author, any         at least one of the gold's names is in `byline`.
    author, if a person  as `author`, where all of the gold's names look like names of people: two
              to four words that begin with a capital and are no desk, team or company.
    author, named in vain  pages whose gold has no author and whose `byline` has one; a count.
"""

import json
import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

_QUOTES = re.compile("[\"'`´‘’‚‛“”„‟«»‹›′″]")
_AND = re.compile(r"\s*(?:,|;|&|\band\b)\s*")
_BODY = re.compile(
    r"\b(?:team|staff|editors?|group|news|media|center|company|inc|llc|online|blog|services?"
    r"|strategies|global|doctors|contributor)\b|\.com",
    re.IGNORECASE,
)


def main(read: Path, gold: Path) -> None:
    """Print the figures."""
    rows = {_stem(row.get("file", "")): row for row in map(json.loads, read.open(encoding="utf-8"))}
    pages = {path.stem: json.loads(path.read_text("utf-8")) for path in gold.glob("*.json")}
    halves = {
        "all": pages,
        "even": {name: page for name, page in pages.items() if int(name) % 2 == 0},
        "odd": {name: page for name, page in pages.items() if int(name) % 2},
    }
    print(
        json.dumps({half: _figures(some, rows) for half, some in halves.items()}),
    )


def _figures(pages: dict[str, Any], rows: dict[str, Any]) -> dict[str, float]:
    told: dict[str, list[bool]] = {}
    vain = 0
    for name, page in pages.items():
        gold, row = page["ground_truth"], rows.get(name, {})
        byline = {_folded(person) for person in row.get("byline", [])}
        if gold.get("title"):
            is_same = _folded(row.get("title", "")) == _folded(gold["title"])
            told.setdefault("title", []).append(is_same)
        if gold.get("publish_date"):
            is_same = row.get("published", "")[:10] == gold["publish_date"][:10]
            told.setdefault("date", []).append(is_same)
        if gold.get("author"):
            names = [name for name in _AND.split(gold["author"]) if name]
            authors = {_folded(name) for name in names}
            told.setdefault("author", []).append(byline == authors)
            told.setdefault("author, any", []).append(bool(byline & authors))
            if all(map(_is_person, names)):
                told.setdefault("author, if a person", []).append(byline == authors)
        else:
            vain += bool(byline)
    shares = {fact: round(sum(given) / len(given), 3) for fact, given in told.items()}
    return {**shares, "author, named in vain": vain}


def _folded(text: str) -> str:
    return " ".join(_QUOTES.sub("", text.casefold()).split())


def _is_person(name: str) -> bool:
    words: Iterable[str] = name.split()
    return (
        2 <= len(name.split()) <= 4
        and all(w[0].isupper() for w in words)
        and not _BODY.search(name)
    )


def _stem(name: str) -> str:
    return Path(name).name.partition(".")[0]


if __name__ == "__main__":
    default = Path(os.environ.get("DAYBRIEF_DATA", ".")) / "extraction-wcxb-dev/ground-truth"
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else default)
