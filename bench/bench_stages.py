"""Speed of the stages on real articles, on one core.

    DAYBRIEF_DATA=… pytest bench/bench_stages.py --benchmark-only [--benchmark-timer TIMER]

With `time.process_time` as the timer, what other programs do is left out. The 100 English articles
of `multiling-2011` are 10 events; 30 of them make the story written. Its sentences are others in
each round, so that nothing remembered of one flatters the next.
"""

import os
import re
from collections.abc import Iterator
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


@pytest.mark.parametrize("first", [0, 30, 60])
def test_write_and_check_a_story_of_30(benchmark, articles, first):
    rounds = stories_told_anew(articles[first : first + 30])

    def brief(pick, known):
        draft = write.brief(pick, day=DAY, zone=ZONE, language="en", words=200)
        return check.checked(draft, known, day=DAY, zone=ZONE)

    made, failures = benchmark.pedantic(brief, setup=lambda: (next(rounds), {}), rounds=15)

    assert made.sentences
    assert failures == ()


def stories_told_anew(told: list[Article]) -> Iterator[tuple[Pick, dict[str, Article]]]:
    """Tell one story again and again, the last word of each sentence with another ending."""
    for number in range(26 * 26):
        ending = chr(97 + number // 26) + chr(97 + number % 26)
        anew = [
            replace(
                article,
                paragraphs=tuple(
                    re.sub(r"(?<=[a-z])\.(?=\s|$)", f"{ending}.", paragraph)
                    for paragraph in article.paragraphs
                ),
            )
            for article in told
        ]
        story = Story(id="s1", articles=tuple(anew), origins=tuple((a.id,) for a in anew))
        pick = Pick(story=story, place=Place.LEAD, section="", score=1.0, reasons=())
        yield pick, {article.id: article for article in anew}


def test_read_a_page(benchmark, articles):
    words = "".join(f"<p>{paragraph}</p>" for paragraph in articles[0].paragraphs)
    page = f"<html><body><article><h1>{articles[0].title}</h1>{words}</article></body></html>"
    at = datetime(2026, 11, 25, tzinfo=UTC)
    document = Document(
        source="Alder", url="https://alder.example/1", status=200, fetched_at=at, body=page.encode()
    )

    found = benchmark(read.article, document, SOURCE)

    assert found.text
