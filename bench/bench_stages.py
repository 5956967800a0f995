"""Speed of the stages on real articles, on one core.

    DAYBRIEF_DATA=… pytest bench/bench_stages.py --benchmark-only

The 100 English articles of `multiling-2011` are 10 events; 30 of them make the story written.
"""

import os
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bench.real_day import pieces
from daybrief.model import Article, Document, Pick, Place, Source, Story, Terms
from daybrief.stages import check, group, read, write

DAY, ZONE = date(2026, 11, 25), ZoneInfo("UTC")
SOURCE = Source(
    name="Alder", address="https://alder.example/", terms=Terms(quote_words_at_most=200)
)


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    data = os.environ.get("DAYBRIEF_DATA")
    if not data:
        pytest.skip("DAYBRIEF_DATA is not set")
    return [
        Article(
            id=f"{piece.event}-{piece.number}",
            source=replace(SOURCE, name=f"Outlet {piece.number}", outlet="", owner=""),
            url=f"https://outlet-{piece.number}.example{piece.path}",
            title=piece.title,
            published_at=piece.published_at,
            language="en",
            paragraphs=piece.paragraphs,
        )
        for piece in pieces(Path(data))
    ]


def test_group_100_articles(benchmark, articles):
    stories = benchmark(group.stories, articles, window=None)

    assert len(stories) > 1


def test_write_and_check_a_story_of_30(benchmark, articles):
    told = articles[:30]
    story = Story(id="s1", articles=tuple(told), origins=tuple((a.id,) for a in told))
    pick = Pick(story=story, place=Place.LEAD, section="", score=1.0, reasons=())
    known = {article.id: article for article in told}

    def brief():
        draft = write.brief(pick, day=DAY, zone=ZONE, language="en", words=200)
        return check.checked(draft, known, day=DAY, zone=ZONE)

    made, failures = benchmark(brief)

    assert made.sentences
    assert failures == ()


def test_read_a_page(benchmark, articles):
    words = "".join(f"<p>{paragraph}</p>" for paragraph in articles[0].paragraphs)
    page = f"<html><body><article><h1>{articles[0].title}</h1>{words}</article></body></html>"
    at = datetime(2026, 11, 25, tzinfo=UTC)
    document = Document(
        source="Alder", url="https://alder.example/1", status=200, fetched_at=at, body=page.encode()
    )

    found = benchmark(read.article, document, SOURCE)

    assert found.text
