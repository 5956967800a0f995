"""Print what a benchmark gives to a filter, as JSON Lines, from the data DAYBRIEF_DATA names.

python bench/inputs.py summaries [LANGUAGE]  →  daybrief write --words 250 --form plain
python bench/inputs.py events [LANGUAGE|all] →  daybrief group --window off
python bench/inputs.py support               →  daybrief check
python bench/inputs.py roles [SPLIT]         →  daybrief roles --scheme newsdiscourse
"""

import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateutil import parser as dates

_DATE = re.compile(r"\s*(?:\w+day,\s+)?[A-Z][a-z]+ \d{1,2}, \d{4}\s*")
_CODES = {"english": "en", "french": "fr", "greek": "el", "czech": "cs", "arabic": "ar",
          "hebrew": "he", "hindi": "hi"}  # fmt: skip


def summaries(data: Path, language: str = "english") -> Iterator[dict[str, Any]]:
    """One story an event of MultiLing 2011; its id is what its reference summaries start with."""
    folder = data / "multiling-2011"
    stories: dict[str, list[Path]] = {}
    for path in sorted((folder / "articles").glob(f"*.{language}")):
        stories.setdefault(path.stem[:-1], []).append(path)
    for story, paths in stories.items():
        articles = [_article(path, _CODES[language]) for path in paths]
        yield {"id": story, "articles": articles}


def events(data: Path, language: str = "english") -> Iterator[dict[str, Any]]:
    """One line an article of MultiLing 2011, with its event as gold; no date, no language."""
    for path in sorted((data / "multiling-2011/articles").iterdir()):
        if language in ("all", path.suffix[1:]):
            title, _, body = path.read_text(encoding="utf-8", errors="replace").partition("\n")
            yield {"id": path.name, "story": path.name[:4], "title": title.strip(), "text": body}


def support(data: Path) -> Iterator[dict[str, Any]]:
    """One line a sentence of QAGS, with the article that it sums up."""
    for number, row in enumerate(_rows(data / "faithfulness/qags-cnndm.jsonl")):
        for place, sentence in enumerate(row["summary_sentences"]):
            articles = [{"text": row["article"]}]
            told = sentence["sentence"]
            yield {"id": f"{number}.{place}", "sentence": told, "articles": articles}


def roles(data: Path, split: str = "validation") -> Iterator[dict[str, Any]]:
    """One line an article of the discourse roles."""
    articles: dict[str, dict[str, Any]] = {}
    for row in _rows(data / f"discourse-roles/{split}.jsonl"):
        article = {"doc": row["doc"], "title": row["headline"], "sentences": []}
        articles.setdefault(row["doc"], article)["sentences"].append(row["text"])
    yield from articles.values()


def _article(path: Path, language: str) -> dict[str, Any]:
    """Title on the first line, the date on a line of its own or before the first words."""
    title, _, body = path.read_text(encoding="utf-8").partition("\n")
    date = _DATE.search(body[:300])
    published = dates.parse(date[0].strip()).date().isoformat() if date else ""
    text = body[: date.start()] + "\n" + body[date.end() :] if date else body
    return {
        "id": path.stem,
        "title": title.strip(),
        "text": text.strip(),
        "outlet": path.stem,
        "published": published,
        "language": language,
    }


def _rows(path: Path) -> Iterator[Any]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


if __name__ == "__main__":
    commands = {"summaries": summaries, "events": events, "support": support, "roles": roles}
    if len(sys.argv) < 2 or sys.argv[1] not in commands or "DAYBRIEF_DATA" not in os.environ:
        sys.exit(__doc__)
    for line in commands[sys.argv[1]](Path(os.environ["DAYBRIEF_DATA"]), *sys.argv[2:]):
        print(json.dumps(line, ensure_ascii=False))
