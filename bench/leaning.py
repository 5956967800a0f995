"""Print sentences of briefs with what is printed before them, for a person to read.

    DAYBRIEF_DATA=… python -m bench.leaning [--set cited|ecbplus|multiling|single|…] [--skip N] …
    daybrief read …/html/*.html.gz >pages.jsonl; python -m bench.leaning --file pages.jsonl

Whoever reads counts those that lean on something not printed. `cited` and `ecbplus` have many
articles a story, `multiling` ten, `single` and `pages` one; `grouped` are the articles of
`single`, and `--file` those of a file, in the stories that they make or `--alone`. `--half` leaves
out a drawn half of each story, and numbers only sentences that the whole story does not print. `*`
marks a sentence that was edited, `[label]` the opening of a labelled part.

Read while the rules were written: all of `cited`, `multiling` and `single` (512 sentences of train,
132 of validation, where it ends), halves of `cited`, `multiling`, `ecbplus` and `grouped` up to
seed 7 at 200 words, 11 to 14 at 250 and 300, 15 and 16 at 400 (and but for `ecbplus` 51 to 56 at
180), all of `pages`, the pages of `extraction-aeb` and `extraction-wcxb-dev`, `--alone` and in
their stories, whole and halves by seeds 21, 22, 31 to 33 and 61 to 66, those of `gates-dev`
`--alone`, all of `qags-cnndm`, and 94 sentences of French. By seeds from 101 on, at 250 to 500
words: 101 to 104 and 106 to 108 of `multiling`, 101, 102, 106 and 108 of `grouped`, 101 and 108 of
`ecbplus` and `cited`, 201 to 203 of `multiling`, and a part of the pages by 101. Who looks for
sentences that no rule has seen needs other articles.
"""

import argparse
import json
import os
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from bench.inputs import roles, summaries
from daybrief.cli.articles import given
from daybrief.errors import NothingToWrite
from daybrief.model import Article, Pick, Place, Sentence, Story
from daybrief.stages import check, group, write

UTC = ZoneInfo("UTC")
WORDS = 200
SETS = {
    "cited": "stories/cited-by-wikinews-dev.jsonl",
    "ecbplus": "stories/ecbplus-dev.jsonl",
}
SPLITS = ("train", "validation")
OTHERS = ("multiling", "single", "grouped", "pages")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--set", choices=[*SETS, *OTHERS], default="cited")
    parser.add_argument("--file", type=Path, help="what `daybrief read` prints, for a set")
    parser.add_argument("--alone", action="store_true", help="each article of the file by itself")
    parser.add_argument("--skip", type=int, default=0, help="sentences left out first")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--split", default="train", help="of the articles of `single`")
    parser.add_argument("--words", type=int, default=WORDS)
    parser.add_argument("--half", type=int, help="seed by which half of a story is left out")
    parser.add_argument("--language", default="english", help="of `multiling`")
    wanted = parser.parse_args()
    data = Path(os.environ["DAYBRIEF_DATA"])
    language = wanted.language[:2]
    number = 0
    for whole in _rows(data, wanted):
        row = whole if wanted.half is None else _half(whole, wanted.half)
        brief = _brief(row, wanted.words, language)
        if brief is None:
            continue
        read = _brief(whole, WORDS, language) if row is not whole else None
        seen = {sentence.text for sentence in read[1]} if read else set()
        if number >= wanted.skip:
            print(f"\n== {brief[0]}")
        for sentence in brief[1]:
            is_new = sentence.text not in seen
            number += is_new
            if number <= wanted.skip:
                continue
            label = f"[{sentence.label.text}] " if sentence.label else ""
            mark = "*" if sentence.edits else " "
            print(f"{number if is_new else '=':>4}{mark} {label}{sentence.text}")
            if number == wanted.skip + wanted.count:
                return


def _rows(data: Path, wanted: argparse.Namespace) -> Iterable[dict[str, Any]]:
    if wanted.file:
        told = _as_read(wanted.file)
        return ({"id": a["id"], "articles": [a]} for a in told) if wanted.alone else _grouped(told)
    if wanted.set in SETS:
        return _stories(data / SETS[wanted.set])
    if wanted.set == "multiling":
        return summaries(data, wanted.language)
    if wanted.set == "grouped":
        singles = chain.from_iterable(_single(data, split) for split in SPLITS)
        return _grouped(row["articles"][0] for row in singles)
    return _pages(data) if wanted.set == "pages" else _single(data, wanted.split)


def _half(row: dict[str, Any], seed: int) -> dict[str, Any]:
    """The row with a half of its articles, the odd one among them."""
    told = row["articles"]
    drawn = random.Random(f"{seed} {row['id']}").sample(range(len(told)), (len(told) + 1) // 2)
    return row | {"articles": [told[place] for place in sorted(drawn)]}


def _brief(
    row: dict[str, Any], words_at_most: int, language: str
) -> tuple[str, Sequence[Sentence]] | None:
    """Headline and sentences of a brief; running text where no article has a title."""
    found = {id: one.article for id, one in given(row, language).items()}
    order = sorted(found.values(), key=lambda a: (str(a.published_at or ""), a.id))
    story = Story(id=str(row["id"]), articles=tuple(order), origins=tuple((a.id,) for a in order))
    day = max((a.published_at.date() for a in order if a.published_at), default=None)
    said: dict[str, Any] = {"day": day, "zone": UTC, "language": language}
    try:
        if not any(article.title for article in order):
            _, told = write.plain(story, **said, words=words_at_most // 2)
            return story.id, [s for s in told if _holds(s, found)]
        pick = Pick(story=story, place=Place.LEAD, section="", score=1.0, reasons=())
        draft = write.brief(pick, **said, words=words_at_most)
        brief, _ = check.checked(draft, found, **said)
    except NothingToWrite:
        return None
    return brief.headline.text, brief.sentences


def _holds(sentence: Sentence, found: Mapping[str, Article]) -> bool:
    claim = check.Claim(sentence=sentence, articles=found, language="en")
    return check.verdict(claim).supported


def _single(data: Path, split: str) -> Iterator[dict[str, Any]]:
    """The articles of `discourse-roles`, each a story of its own."""
    for row in roles(data, split):
        text = "\n".join(row["sentences"])
        article = {"id": row["doc"], "title": row["title"], "text": text, "outlet": row["doc"]}
        yield {"id": row["doc"], "articles": [article | {"quote_words_at_most": 60}]}


def _grouped(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Rows of one article each, in the stories that they make, those with two or more."""
    by_id = {row["id"]: row for row in rows}
    found = [given({"articles": [row]}, "en") for row in by_id.values()]
    articles = [one.article for told in found for one in told.values()]
    for story in group.stories(articles, window=group.WINDOW):
        told = [by_id[article.id] for article in story.articles]
        if len(told) > 1:
            yield {"id": story.id, "articles": told}


def _as_read(file: Path) -> Iterator[dict[str, Any]]:
    """The articles in English of what `daybrief read` prints, with an outlet's name each."""
    with file.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row.get("text") and (row.get("language") or "en").startswith("en"):
                article = {key: row[key] or "" for key in ("title", "text", "published")}
                article |= {"id": Path(row["file"]).name, "outlet": urlsplit(row["url"]).netloc}
                yield article | {"quote_words_at_most": 80}


def _pages(data: Path) -> Iterator[dict[str, Any]]:
    """The texts of `extraction-wcxb-dev` that are dated, each a story of its own."""
    for path in sorted((data / "extraction-wcxb-dev/ground-truth").glob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))["ground_truth"]
        if not told.get("publish_date"):
            continue
        article = {"id": path.stem, "title": told["title"] or "", "text": told["main_content"]}
        article |= {"published": told["publish_date"], "outlet": path.stem}
        yield {"id": path.stem, "articles": [article | {"quote_words_at_most": 60}]}


def _stories(file: Path) -> Iterator[dict[str, Any]]:
    stories: dict[str, list[dict[str, Any]]] = {}
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            article = {key: row.get(key) or "" for key in ("id", "title", "text", "published")}
            article |= {"outlet": str(row["id"]), "quote_words_at_most": 60}
            stories.setdefault(str(row["story"]), []).append(article)
    yield from ({"id": id, "articles": told} for id, told in stories.items())


if __name__ == "__main__":
    main()
