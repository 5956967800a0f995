"""How well cut pages are told from whole ones: whole pages, cut, with notices in many languages.

    DAYBRIEF_DATA=… python bench/gates.py [PAGES_AT_MOST]

Takes the pages of extraction-aeb and extraction-wcxb-dev that read as complete, takes the last two
thirds of their text out and puts a notice there, in nine ways. Prints how many cut pages are found,
how many notices leak into the text, how many whole pages are called cut, and which notices fail.
"""

import gzip
import json
import os
import random
import sys
import tomllib
from collections import Counter, defaultdict
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path

from lxml import html as lhtml

from daybrief.model import Article, Completeness, Document, Source
from daybrief.stages import read
from daybrief.tools import html

WAYS = ("p", "div", "section", "aside", "heading", "button", "outside", "unfree", "ellipsis")
LEAST = 6
"""Paragraphs of a page that is cut."""
NEVER_TAKEN = frozenset({"html", "body", "main", "article"})
WORDS_LEFT = 250
"""Of the text, about, where a third of it has more: outlets leave a few paragraphs to read."""


def main(at_most: int) -> None:
    data = Path(os.environ["DAYBRIEF_DATA"])
    folders = ("extraction-aeb", "extraction-wcxb-dev")
    files = [file for name in folders for file in sorted((data / name / "html").glob("*.html.gz"))]
    chance = random.Random(2026)  # figures that come out the same again
    notices = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    told = [(language, notice) for language in notices for notice in notices[language]]
    chance.shuffle(told)
    count: Counter[str] = Counter()
    missed: dict[str, list[str]] = defaultdict(list)
    called = []
    for file in files[:: max(1, len(files) // at_most)]:
        body = gzip.decompress(file.read_bytes())
        whole = _read(body)
        count["whole"] += 1
        if not whole or whole.completeness is not Completeness.COMPLETE:
            called.append(file.name)
            continue
        if len(whole.paragraphs) < LEAST:
            continue
        language, notice = told[count["cut"] % len(told)]
        way = WAYS[count["cut"] % len(WAYS)]
        page = _cut(body, whole, notice, way, chance)
        if page is None:
            continue
        count["cut"] += 1
        article = _read(page)
        if article and notice[:30] in article.text:
            count["leaks"] += 1
            missed[f"{language}: {notice}"].append(f"LEAK {way} {file.name}")
        if article and article.completeness is Completeness.COMPLETE:
            count["missed"] += 1
            missed[f"{language}: {notice}"].append(f"{way} {file.name} {len(article.text.split())}")
    for notice, where in sorted(missed.items()):
        print(notice, where, file=sys.stderr)
    print(json.dumps({**count, "whole pages not called complete": called}, ensure_ascii=False))


def _read(body: bytes) -> Article | None:
    now = datetime.now(UTC)
    document = Document(source="", url="", status=200, fetched_at=now, body=body)
    try:
        return read.article(document, Source(name="", address=""))
    except read.StageError:
        return None


def _cut(body: bytes, whole: Article, notice: str, way: str, chance: random.Random) -> bytes | None:
    """Take the last two thirds of a page's text out and put a notice after what is left."""
    tree = deepcopy(html.parse(html.decode(body)))
    keep = max(2, len(whole.paragraphs) // 3)
    while keep > 2 and len(" ".join(whole.paragraphs[:keep]).split()) > WORDS_LEFT:
        keep -= 1
    gone, kept = set(whole.paragraphs[keep:]), set(whole.paragraphs[:keep])
    last = None
    for element, said in list(html.blocks(tree)):
        if said in kept:
            last = element
        elif said in gone and element.getparent() is not None and element.tag not in NEVER_TAKEN:
            element.drop_tree()
    if last is None or last.tag in {*NEVER_TAKEN, "td", "li"} or last.getparent() is None:
        return None
    if way == "ellipsis":
        last.text = (
            (last.text or "").rstrip(".") if len(last) else f"{(last.text or '').rstrip('. ')} …"
        )
    box = lhtml.fragment_fromstring("<div class='offer'></div>")
    shape = {"heading": "h3", "button": "button"}.get(
        way, way if way in {"p", "div", "section", "aside"} else "p"
    )
    line = lhtml.fragment_fromstring(f"<{shape}></{shape}>")
    line.text = notice
    box.append(line)
    if way in {"section", "aside"}:
        box = line
    if way == "outside":
        home = last.getparent()
        home = home if home.tag not in {"body", "html"} else last
        home.addnext(box)
    else:
        last.addnext(box)
    if way == "unfree":
        script = lhtml.fragment_fromstring('<script type="application/ld+json"></script>')
        script.text = '{"@type": "NewsArticle", "headline": "x", "isAccessibleForFree": false}'
        tree.find("body").append(script)
    lines = [said for _, said in html.blocks(tree)]
    at = next((n for n, said in enumerate(lines) if said == html.squeeze(notice)), len(lines))
    rest = [said for said in lines[at + 1 :] if said in whole.text]
    if len(" ".join(rest).split()) > WORDS_LEFT / 5:
        return None  # it is no cut page: lists, tables and captions of the text are still there
    return lhtml.tostring(tree, encoding="utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
