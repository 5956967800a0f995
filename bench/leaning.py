"""Print sentences of briefs with what is printed before them, for a person to read.

    DAYBRIEF_DATA=… python -m bench.leaning [--set cited|ecbplus|multiling|single] [--skip N] …

Whoever reads counts those that lean on something not printed. `cited` and `ecbplus` have many
articles a story, `multiling` ten, `single` one. All of `cited` and `multiling`, the first 512 of
`single` and the first 132 of its validation half were read while the rules were written. `*`
marks a sentence that was edited, `[label]` the opening of a labelled part.
"""

import argparse
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from bench.inputs import roles, summaries
from daybrief.cli.articles import given
from daybrief.errors import NothingToWrite
from daybrief.model import Article, Pick, Place, Sentence, Story
from daybrief.stages import check, write

UTC = ZoneInfo("UTC")
WORDS = 200
SETS = {
    "cited": "stories/cited-by-wikinews-dev.jsonl",
    "ecbplus": "stories/ecbplus-dev.jsonl",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--set", choices=[*SETS, "multiling", "single"], default="cited")
    parser.add_argument("--skip", type=int, default=0, help="sentences left out first")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--split", default="train", help="of the articles of `single`")
    wanted = parser.parse_args()
    data = Path(os.environ["DAYBRIEF_DATA"])
    if wanted.set in SETS:
        rows = _stories(data / SETS[wanted.set])
    else:
        rows = _single(data, wanted.split) if wanted.set == "single" else summaries(data)
    number = 0
    for row in rows:
        brief = _brief(row)
        if brief is None:
            continue
        headline, sentences = brief
        if number >= wanted.skip:
            print(f"\n== {headline}")
        for sentence in sentences:
            number += 1
            if number <= wanted.skip:
                continue
            label = f"[{sentence.label.text}] " if sentence.label else ""
            print(f"{number:4}{'*' if sentence.edits else ' '} {label}{sentence.text}")
            if number == wanted.skip + wanted.count:
                return


def _brief(row: dict[str, object]) -> tuple[str, Sequence[Sentence]] | None:
    """Headline and sentences of a brief; running text where no article has a title."""
    found = {id: one.article for id, one in given(row, "en").items()}
    order = sorted(found.values(), key=lambda a: (str(a.published_at or ""), a.id))
    story = Story(id=str(row["id"]), articles=tuple(order), origins=tuple((a.id,) for a in order))
    day = max((a.published_at.date() for a in order if a.published_at), default=None)
    try:
        if not any(article.title for article in order):
            _, told = write.plain(story, day=day, zone=UTC, language="en", words=WORDS // 2)
            return story.id, [s for s in told if _holds(s, found)]
        pick = Pick(story=story, place=Place.LEAD, section="", score=1.0, reasons=())
        draft = write.brief(pick, day=day, zone=UTC, language="en", words=WORDS)
        brief, _ = check.checked(draft, found, day=day, zone=UTC, language="en")
    except NothingToWrite:
        return None
    return brief.headline.text, brief.sentences


def _holds(sentence: Sentence, found: Mapping[str, Article]) -> bool:
    claim = check.Claim(sentence=sentence, articles=found, language="en")
    return check.verdict(claim).supported


def _single(data: Path, split: str) -> Iterator[dict[str, object]]:
    """The articles of `discourse-roles`, each a story of its own."""
    for row in roles(data, split):
        text = "\n".join(row["sentences"])
        article = {"id": row["doc"], "title": row["title"], "text": text, "outlet": row["doc"]}
        yield {"id": row["doc"], "articles": [article | {"quote_words_at_most": 60}]}


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
