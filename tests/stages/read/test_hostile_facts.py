"""Pages made to hurt: what they claim is cut, ignored or refused, and quickly."""

import time
from datetime import UTC, datetime

import pytest

from daybrief.stages.read import facts
from daybrief.stages.read.declared import declared
from daybrief.tools import html

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
LD = '<script type="application/ld+json">{}</script>'
LONG = "Ilse " * 20_000
SECONDS_AT_MOST = 2.0
"""On a busy machine; each takes a tenth of it or less."""


@pytest.mark.parametrize(
    "page",
    [
        LD.format("[" * 100_000),
        LD.format('{"a":' * 50_000),
        LD.format("[" + '{"@type": "NewsArticle", "author": {"name": "x"}},' * 20_000 + "{}]"),
        LD.format('{"@type": "NewsArticle", "headline": "' + "x" * 1_000_000 + '"}'),
        LD.format('{"@type": "NewsArticle", "datePublished": "' + "9" * 100_000 + '"}'),
        LD.format('{"@type": "NewsArticle", "author": [' + '["x",' * 500 + '"y"' + "]" * 501 + "}"),
        LD.format('{"@type": ["NewsArticle", 3, null], "author": 7, "datePublished": {"a": []}}'),
        LD.format('{"@type": "NewsArticle",' + " ," * 100_000),
        '<script>"author":{' + '"author":{' * 50_000 + "</script>",
        '<script>"datePublished"' + '\\"' * 200_000 + "</script>",
        f"<h1>{LONG}</h1><p class='byline'>By {LONG}</p>",
        f"<h1>The dam</h1><p>By {LONG}</p>",
        "<h1>The dam</h1><p>" + "1/" * 50_000 + "</p>",
        "<h1>The dam</h1><p>" + "20 " * 50_000 + "</p>",
        "<div class='author'>" * 200 + "<h1>The dam</h1>" + "<b class='author'>x y</b>" * 5_000,
        "<div>" * 240 + "<h1>The dam</h1><p>x</p>",
        "<h1>x</h1>" * 10_000,
        "<h1>" + "a | b - " * 5_000 + "</h1><title>" + "a | b - " * 5_000 + "</title>",
        '<meta name="author" content="' + "A b, " * 50_000 + '">',
        "<link rel=canonical href='http://[bad'><a rel=author href='http://['>x</a>",
        "<time datetime='0001-01-01T00:00+23:59'>x</time><h1>x</h1><time>31.12.0000</time>",
    ],
)
def test_a_hostile_page_is_read_in_no_time(page: str):
    tree = html.parse(f"<html><body>{page}</body></html>")
    began = time.process_time()

    said = declared(tree)
    seen = facts.shown(tree, said)
    dated = facts.published(said, seen, "", None, NOW)
    blocks = tuple(text for _, text in html.blocks(tree))
    title = facts.title(said, seen, None, "")
    people = facts.byline(said, seen, None, blocks)
    facts.updated(said, seen, None, dated.at, NOW)
    facts.section(said, seen, title)
    facts.place(blocks)
    facts.corrections(blocks, title)

    assert time.process_time() - began < SECONDS_AT_MOST
    assert all(len(name) <= 60 for name in people)
    assert dated.at <= NOW
