"""Print sentences of briefs with what is printed before them, for a person to read.

    DAYBRIEF_DATA=… python bench/leaning.py [--set cited|multiling] [--skip N] [--count N]

Whoever reads counts those that lean on something not printed. The stories of `cited`, 74 articles
of many outlets, were not looked at while the rules were written; `*` marks a sentence that was edited, `[label]` a labelled part.
"""

import argparse
import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from bench.inputs import summaries
from daybrief.cli.articles import given
from daybrief.errors import NothingToWrite
from daybrief.model import Brief, Pick, Place, Story
from daybrief.stages import check, write

UTC = ZoneInfo("UTC")
WORDS = 200
SETS = {"cited": "stories/cited-by-wikinews-dev.jsonl"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--set", choices=[*SETS, "multiling"], default="cited")
    parser.add_argument("--skip", type=int, default=0, help="sentences left out first")
    parser.add_argument("--count", type=int, default=100)
    wanted = parser.parse_args()
    data = Path(os.environ["DAYBRIEF_DATA"])
    rows = _stories(data / SETS[wanted.set]) if wanted.set in SETS else summaries(data)
    number = 0
    for row in rows:
        brief = _brief(row)
        if brief is None:
            continue
        if number >= wanted.skip:
            print(f"\n== {brief.headline.text}")
        for sentence in brief.sentences:
            number += 1
            if number <= wanted.skip:
                continue
            label = f"[{sentence.label.text}] " if sentence.label else ""
            print(f"{number:4}{'*' if sentence.edits else ' '} {label}{sentence.text}")
            if number == wanted.skip + wanted.count:
                return


def _brief(row: dict[str, object]) -> Brief | None:
    found = {id: one.article for id, one in given(row, "en").items()}
    order = sorted(found.values(), key=lambda a: (str(a.published_at or ""), a.id))
    story = Story(id=str(row["id"]), articles=tuple(order), origins=tuple((a.id,) for a in order))
    days = [a.published_at.date() for a in order if a.published_at]
    day = max(days, default=date(2026, 11, 25))
    pick = Pick(story=story, place=Place.LEAD, section="", score=1.0, reasons=())
    try:
        draft = write.brief(pick, day=day, zone=UTC, language="en", words=WORDS)
        return check.checked(draft, found, day=day, zone=UTC, language="en")[0]
    except NothingToWrite:
        return None


def _stories(file: Path) -> Iterator[dict[str, object]]:
    stories: dict[str, list[dict[str, object]]] = {}
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            article = {key: row.get(key) or "" for key in ("id", "title", "text", "published")}
            article |= {"outlet": str(row["id"]), "quote_words_at_most": 60}
            stories.setdefault(str(row["story"]), []).append(article)
    yield from ({"id": id, "articles": told} for id, told in stories.items())


if __name__ == "__main__":
    main()
