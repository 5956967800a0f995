"""Feeds: what is read of the well-kept sets of test feeds, and how fast ordinary ones are read.

python bench/feeds.py

Prints, for each folder of `DAYBRIEF_DATA/feeds`, the files, the errors on files that hold a feed
by feedparser's account, and the entries found, feedparser's and ours; then feeds a second and
core on 200 feeds made here, of 40 entries each with mark-up in them, sanitised text included,
against feedparser in the same run, turn by turn.
"""

import json
import os
import random
import statistics
import time
import warnings
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import feedparser

from daybrief.errors import NewsroomError
from daybrief.stages.gather.feed import parse
from daybrief.tools.sanitise import sanitised

FEEDS, ENTRIES, TURNS = 200, 40, 5
WORDS = """harbour council bridge orchestra minister talks border strike ferry museum river
    verdict budget school storm vineyard tram festival archive lighthouse fishery parliament quarry
    clinic railway mayor delegation treaty harvest observatory"""


def counted(folder: Path) -> list[int]:
    """Files, errors, feedparser's entries, ours, files where ours are fewer."""
    files = errors = theirs = ours = fewer = 0
    for file in sorted(folder.rglob("*.*")):
        if file.suffix not in {".xml", ".json", ".html"}:
            continue
        body = file.read_bytes()
        told = feedparser.parse(body)
        files += 1
        theirs += len(told.entries)
        try:
            found = len(parse(body).entries)
        except NewsroomError:
            found = 0
            errors += bool(told.entries or told.get("version"))
        ours += found
        fewer += found < len(told.entries)
    return [files, errors, theirs, ours, fewer]


def sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(WORDS.split()) for _ in range(words)).capitalize() + "."


def made(number: int) -> bytes:
    """An ordinary feed: RSS three times of four, else Atom; every fourth with whole articles."""
    chance = random.Random(number)
    is_atom, is_whole = number % 4 == 3, number % 4 == 1
    now = datetime(2026, 11, 23, 12, tzinfo=UTC)
    rows = []
    for place in range(ENTRIES):
        at = now - timedelta(minutes=17 * place)
        title = sentence(chance, 9).rstrip(".")
        link = f"https://outlet-{number}.example/2026/11/{place}-{title.replace(' ', '-').lower()}"
        teaser = (
            f'<p>{sentence(chance, 25)} <a href="{link}">Read more</a></p>'
            f'<img src="https://img.example/{place}.jpg" width="300" onerror="x()">'
            if number % 2
            else sentence(chance, 30)
        )
        whole = "".join(
            f"<p>{sentence(chance, 40)} <em>{sentence(chance, 3)}</em></p>" for _ in range(8)
        )
        if is_atom:
            rows.append(
                f'<entry><title>{title}</title><link href="{link}"/><id>{link}</id>'
                f"<updated>{at.isoformat()}</updated><published>{at.isoformat()}</published>"
                f"<author><name>Ilse Marn</name></author>"
                f'<summary type="html"><![CDATA[{teaser}]]></summary></entry>'
            )
        else:
            body = f"<content:encoded><![CDATA[{whole}]]></content:encoded>" if is_whole else ""
            rows.append(
                f"<item><title>{title}</title><link>{link}</link>"
                f'<guid isPermaLink="true">{link}</guid><pubDate>{format_datetime(at)}</pubDate>'
                f"<dc:creator>Ilse Marn</dc:creator><category>World</category>"
                f"<description><![CDATA[{teaser}]]></description>{body}</item>"
            )
    if is_atom:
        head = '<feed xmlns="http://www.w3.org/2005/Atom"><title>Outlet</title><id>a</id>'
        return f'<?xml version="1.0" encoding="utf-8"?>{head}{"".join(rows)}</feed>'.encode()
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Outlet</title>'
        f"<link>https://outlet-{number}.example/</link>{''.join(rows)}</channel></rss>"
    ).encode()


def read_ours(body: bytes) -> int:
    return sum(
        bool(sanitised(entry.summary)) + bool(sanitised(entry.content))
        for entry in parse(body).entries
    )


def read_theirs(body: bytes) -> int:
    return sum(
        bool(entry.get("summary")) + bool(entry.get("content"))
        for entry in feedparser.parse(body).entries
    )


def seconds(read, bodies: list[bytes]) -> float:  # type: ignore[no-untyped-def]
    began = time.process_time()
    for body in bodies:
        read(body)
    return time.process_time() - began


def main() -> None:
    warnings.simplefilter("ignore")
    if data := os.environ.get("DAYBRIEF_DATA"):
        feeds = Path(data) / "feeds"
        folders = [feeds / "gofeed", feeds / "miniflux"]
        folders += sorted((feeds / "feedparser" / "tests").iterdir())
        for folder in folders:
            files, errors, theirs, ours, fewer = counted(folder)
            print(json.dumps({"set": folder.relative_to(feeds).as_posix(), "files": files,
                              "errors": errors, "entries": ours, "feedparser": theirs,
                              "files with fewer": fewer}))  # fmt: skip
    bodies = [made(number) for number in range(FEEDS)]
    assert sum(len(parse(body).entries) for body in bodies) == FEEDS * ENTRIES
    ratios, rates = [], defaultdict(list)
    for _ in range(TURNS):
        ours, theirs = seconds(read_ours, bodies), seconds(read_theirs, bodies)
        ratios.append(theirs / ours)
        rates["ours"].append(FEEDS / ours)
        rates["feedparser"].append(FEEDS / theirs)
    print(json.dumps({"feeds a second and core": round(statistics.median(rates["ours"])),
                      "feedparser": round(statistics.median(rates["feedparser"])),
                      "times feedparser, median of turns": round(statistics.median(ratios), 1),
                      "worst turn": round(min(ratios), 1)}))  # fmt: skip


if __name__ == "__main__":
    main()
