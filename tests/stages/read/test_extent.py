"""Enormous pages and pages of frames: what was not read is told, and nothing is called whole."""

import pytest

from daybrief.model import Article, Document, Source
from daybrief.stages import read
from daybrief.tools import html
from tests.conftest import NOON

HARBOUR = Source(name="harbour", address="https://harbour.example/")
WORDS = (
    "The council closed the old bridge on Monday after divers found a crack in its third pier.",
    "Ferries will carry workers across every hour until engineers have looked at the damage.",
    "The mayor said that repairs would begin next week and asked people to be patient.",
    "Schools in the north of the town open an hour later than usual for as long as it takes.",
    "Shops near the quay reported half of their usual trade on the first day of the closure.",
    "A new bridge was promised nine years ago, and its plans are still in the town's archive.",
)
PARAGRAPHS = "".join(f"<p>{words}</p>" for words in WORDS)
START = f"<title>Bridge closed</title><body><article><h1>Bridge closed</h1>{PARAGRAPHS}"


def read_page(page: str) -> Article:
    address = "https://harbour.example/bridge"
    return read.article(
        Document(source="harbour", url=address, status=200, fetched_at=NOON, body=page.encode()),
        HARBOUR,
    )


def why(article: Article) -> str:
    return "; ".join(told.says for told in article.evidence if told.fact == "completeness")


@pytest.mark.parametrize(
    "rest",
    [
        "<div><a href='/more'>More about the harbour</a></div>" * html.TAGS_AT_MOST,
        f"<div><script>{'x' * html.BYTES_AT_MOST}</script></div>",
        "<div>" * 2_000,
    ],
)
def test_an_article_that_ends_before_an_enormous_rest_is_whole(rest: str):
    article = read_page(f"{START}</article>{rest}")

    assert article.paragraphs == WORDS
    assert article.completeness == "complete"
    assert "the article ends before" in why(article)


@pytest.mark.parametrize(
    "rest",
    [
        "<figure></figure>" * html.TAGS_AT_MOST,
        f"<script>{'x' * html.BYTES_AT_MOST}</script><p>The rest.</p>",
        f"{'<b>' * 300}<p>The rest.</p>",
    ],
)
def test_an_article_that_was_open_where_reading_stopped_is_not_called_whole(rest: str):
    article = read_page(f"{START}{rest}</article>")

    assert article.paragraphs[: len(WORDS)] == WORDS
    assert article.completeness == "truncated"
    assert "may go on" in why(article)


def test_more_paragraphs_than_are_kept_are_not_called_whole():
    lines = (
        f"<p>At {n} o'clock the ferry left for the north with {n} aboard." for n in range(6_000)
    )

    article = read_page(f"<article><h1>A long day</h1>{''.join(lines)}</article>")

    assert len(article.paragraphs) == read.PARAGRAPHS_AT_MOST
    assert article.completeness == "truncated"
    assert "5,000 paragraphs" in why(article)


def test_an_article_far_down_an_enormous_page_is_told_to_be_unread():
    article = read_page("<i></i>" * html.TAGS_AT_MOST + START)

    assert article.completeness == "empty"
    assert "only the first 80,000 tags" in why(article)


@pytest.mark.parametrize(
    "page",
    [
        '<html><frameset cols="20%,80%"><frame src="nav.html"><frame src="news.html"></frameset>',
        "<html><body><iframe src='/a.html'></iframe><iframe src='/b.html'></iframe></body></html>",
    ],
)
def test_a_page_of_frames_is_a_shell(page: str):
    article = read_page(page)

    assert (article.completeness, article.text) == ("shell", "")
    assert "2 frames" in why(article)


def test_an_amp_page_reads_as_any_other():
    article = read_page(f"<!doctype html><html ⚡ lang=en>{START}</article></html>")

    assert article.paragraphs == WORDS
    assert article.completeness == "complete"
