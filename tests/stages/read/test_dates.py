"""Dates: written for people and in scripts, marked as changes, stamped anew."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daybrief.model import Entry
from daybrief.model.article import FIRST_SEEN
from daybrief.stages.read import facts
from daybrief.stages.read.declared import declared
from daybrief.stages.read.facts.days import days
from daybrief.tools import html

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
TITLE = "<h1>The dam fails again</h1>"


def read(body: str, head: str = "", url: str = "", lang: str = "en"):
    tree = html.parse(f'<html lang="{lang}"><head>{head}</head><body>{body}</body></html>')
    said = declared(tree)
    seen = facts.shown(tree, said)
    first = facts.published(said, seen, url, None, NOW)
    return first, facts.updated(said, seen, None, first.at, NOW)


@pytest.mark.parametrize(
    ("words", "language", "day"),
    [
        ("Published 3 March 2025", "en", (2025, 3, 3)),
        ("March 3rd, 2025 | 3 min read", "en", (2025, 3, 3)),
        ("Mar. 3, 2025", "en", (2025, 3, 3)),
        ("3. März 2025", "de", (2025, 3, 3)),
        ("Lundi 3 mars 2025 à 10h", "fr", (2025, 3, 3)),
        ("3 de marzo de 2025", "es", (2025, 3, 3)),
        ("3 marca 2025", "pl", (2025, 3, 3)),
        ("2025. március 3.", "hu", (2025, 3, 3)),
        ("2025年3月4日", "ja", (2025, 3, 4)),
        ("2025-03-04", "en", (2025, 3, 4)),
        ("03/04/2025", "en", (2025, 3, 4)),
        ("03/04/2025", "fr", (2025, 4, 3)),
        ("25/04/2025", "en", (2025, 4, 25)),
        ("04.03.2025", "de", (2025, 3, 4)),
        ("04.03.25", "de", (2025, 3, 4)),
    ],
)
def test_a_day_written_for_people_is_read(words: str, language: str, day: tuple[int, int, int]):
    assert [tuple(found)[:3] for found in days(words, language)] == [day]


@pytest.mark.parametrize("words", ["31/02/2025", "Room 12 2025", "version 1.2.3.4", "10:15:20", ""])
def test_words_without_a_day_have_none(words: str):
    assert list(days(words)) == []


@given(words=st.text(max_size=160))
def test_days_are_found_in_any_words_or_none(words: str):
    assert all(day.start < day.end <= len(words) for day in days(words))


@pytest.mark.parametrize(
    ("under_the_title", "first", "changed"),
    [
        ("<p>21 November 2026</p>", "2026-11-21", None),
        ("<p>Published: 20 November 2026 | Updated: 21 November 2026</p>", "2026-11-20",
         "2026-11-21"),
        ("<p>Last updated:</p><p>21 November 2026</p><p>20 November 2026</p>", "2026-11-20",
         "2026-11-21"),
        ("<p>Updated 21 November 2026</p>", "2026-11-21", None),
        ("<time class='updated' datetime='2026-11-21T08:00Z'>x</time>"
         "<time class='published' datetime='2026-11-20T08:00Z'>x</time>", "2026-11-20",
         "2026-11-21"),
        ("<p class='post-date'>20.11.2026</p>", "2026-11-20", None),
    ],
)  # fmt: skip
def test_the_lines_by_the_title_tell_when(under_the_title: str, first: str, changed: str | None):
    published, updated = read(f"<article>{TITLE}{under_the_title}</article>")

    assert published.at.date().isoformat() == first
    assert (updated and updated.at.date().isoformat()) == changed


@pytest.mark.parametrize("name", ["published-date", "publish_date", "Article.Published", "pubdate"])
def test_a_date_in_meta_is_found_however_its_name_is_parted(name: str):
    published, _ = read(TITLE, f'<meta name="{name}" content="2026-11-20">')

    assert (published.at.day, published.learnt_from) == (20, "meta")


def test_running_text_tells_no_date():
    text = "On 3 March 2020 the ministry put the work off, as letters show that were read. " * 3

    published, _ = read(f"<article>{TITLE}<p>{text}</p></article>")

    assert published.learnt_from == FIRST_SEEN


def test_dates_of_other_pieces_are_not_believed():
    others = "<ul class='related'><li><time datetime='2026-01-02'>x</time></li></ul>"

    published, _ = read(f"<article>{TITLE}<p>Text.</p></article>{others}")

    assert published.learnt_from == FIRST_SEEN


def test_a_day_by_the_title_before_the_claimed_one_is_believed():
    stamped_anew = '<meta property="article:published_time" content="2026-08-01T09:00:00Z">'

    published, _ = read(f"{TITLE}<p>3 March 2020</p>", stamped_anew)

    assert (published.at.date().isoformat(), published.learnt_from) == ("2020-03-03", "visible")


def test_a_day_by_the_title_is_what_a_piece_tells_of_if_the_feed_dates_it_as_the_page_does():
    claim = '<meta property="article:published_time" content="2026-11-22T22:30:00Z">'
    entry = Entry(url="", title="", published_at=datetime(2026, 11, 22, 22, 30, tzinfo=UTC))
    page = f"<html><head>{claim}</head><body>{TITLE}<p>3 March 2007</p></body></html>"
    tree = html.parse(page)
    said = declared(tree)

    dated = facts.published(said, facts.shown(tree, said), "", entry, NOW)

    assert dated.at == entry.published_at


def test_a_day_by_the_title_after_the_claimed_one_is_not():
    claimed = '<meta property="article:published_time" content="2020-03-03T09:00:00Z">'

    published, _ = read(f"{TITLE}<p>1 August 2026</p>", claimed)

    assert (published.at.date().isoformat(), published.learnt_from) == ("2020-03-03", "meta")


@pytest.mark.parametrize(
    "address",
    [
        "https://coast.example/2026/11/20/dam",
        "https://coast.example/news/2026/nov/20/dam",
        "https://coast.example/news/20261120/dam",
    ],
)
def test_the_canonical_address_tells_the_day(address: str):
    published, _ = read(TITLE, f'<link rel="canonical" href="{address}">')

    assert (published.at.date().isoformat(), published.learnt_from) == ("2026-11-20", "address")


def test_what_stands_on_the_page_knows_the_hour_of_the_addresss_day():
    url = "https://coast.example/2026/11/20/dam"

    published, _ = read(f"{TITLE}<time datetime='2026-11-21T03:30:00Z'>x</time>", url=url)

    assert published.at.isoformat() == "2026-11-21T03:30:00+00:00"


def test_the_records_of_scripts_tell_the_day_if_they_agree():
    record = '<script>{{\\"publishedAt\\": \\"{}T08:00:00Z\\"}}</script>'

    agreed, _ = read(TITLE, record.format("2026-11-20") * 2)
    several, _ = read(TITLE, record.format("2026-11-20") + record.format("2026-11-19"))

    assert (agreed.at.day, agreed.learnt_from) == (20, "structured data")
    assert several.learnt_from == FIRST_SEEN


def test_a_page_without_an_article_object_is_dated_by_the_page_object():
    ld = '{"@type": "WebPage", "datePublished": "2026-11-20T08:00:00Z"}'

    published, _ = read(TITLE, f'<script type="application/ld+json">{ld}</script>')

    assert published.at.day == 20


def test_structured_data_that_is_broken_is_read_as_far_as_it_goes():
    ld = '{"@type": "NewsArticle", "datePublished": "2026-11-20T08:00:00Z", "headline": "A "dam""}'

    published, _ = read(TITLE, f'<script type="application/ld+json">{ld}</script>')

    assert published.at.day == 20


def test_the_feed_knows_of_a_change_that_the_page_does_not_tell():
    at, later = datetime(2026, 11, 20, tzinfo=UTC), datetime(2026, 11, 21, tzinfo=UTC)
    entry = Entry(url="https://coast.example/dam", updated_at=later)
    tree = html.parse("<html><body><h1>The dam</h1></body></html>")

    changed = facts.updated(declared(tree), facts.shown(tree), entry, at, NOW)

    assert changed is not None
    assert (changed.at, changed.learnt_from) == (later, "feed")
