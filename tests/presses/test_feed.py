"""The feeds are valid, complete, and keep their ids wherever the site stands."""

import json
from dataclasses import replace
from datetime import timedelta

import fastfeedparser
import feedparser
import pytest
from lxml import etree

from daybrief.presses import Shelf, feed

ATOM = "{http://www.w3.org/2005/Atom}"


def printed(shelf: Shelf) -> dict[str, bytes]:
    return {sheet.path: sheet.body for sheet in feed.sheets(shelf)}


@pytest.mark.parametrize("path", ["feed.rss", "feed.atom"])
def test_feedparser_finds_nothing_to_complain_of(path, shelf):
    told = feedparser.parse(printed(shelf)[path])

    assert not told.bozo
    assert told.feed.title == "The Morning Sheet"
    assert told.feed.language == "en"
    assert [entry.title.split(":")[0] for entry in told.entries] == [
        "Wednesday Briefing",
        "Tuesday Briefing",
    ]
    assert told.entries[0].published_parsed[:5] == (2026, 11, 25, 5, 0)
    assert told.entries[0].link == "https://morning.example/2026/11/25/"


@pytest.mark.parametrize("path", ["feed.rss", "feed.atom", "feed.json"])
def test_a_second_parser_reads_the_same(path, shelf):
    told = fastfeedparser.parse(printed(shelf)[path])

    assert [entry["title"].split(":")[0] for entry in told.entries] == [
        "Wednesday Briefing",
        "Tuesday Briefing",
    ]
    assert told.entries[0]["link"] == "https://morning.example/2026/11/25/"


def test_a_feed_names_its_own_address(shelf):
    told = printed(shelf)

    rss = etree.fromstring(told["feed.rss"]).find(f"channel/{ATOM}link")
    atom = etree.fromstring(told["feed.atom"]).find(f"{ATOM}link[@rel='self']")
    assert rss.get("href") == "https://morning.example/feed.rss"
    assert atom.get("href") == "https://morning.example/feed.atom"
    assert json.loads(told["feed.json"])["feed_url"] == "https://morning.example/feed.json"


def test_an_atom_feed_has_every_element_that_the_standard_demands(shelf):
    atom = etree.fromstring(printed(shelf)["feed.atom"])  # RFC 4287 §4.1

    for demanded in ("id", "title", "updated", "author"):
        assert atom.find(f"{ATOM}{demanded}") is not None
    for entry in atom.iter(f"{ATOM}entry"):
        for demanded in ("id", "title", "updated", "content"):
            assert entry.find(f"{ATOM}{demanded}").text


def test_a_json_feed_has_what_the_standard_demands(shelf):
    told = json.loads(printed(shelf)["feed.json"])

    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert told["title"]
    for item in told["items"]:
        assert item["id"].startswith("urn:uuid:")
        assert item["content_html"]
        assert item["content_text"]


def ids(shelf: Shelf) -> list[str]:
    return [item["id"] for item in json.loads(printed(shelf)["feed.json"])["items"]]


def test_ids_stay_when_the_site_moves_and_differ_between_publications(shelf):
    moved = replace(shelf, address="http://127.0.0.1:8001")
    other = replace(shelf, publication="The Evening Sheet")

    assert ids(moved) == ids(shelf)
    assert len(set(ids(shelf))) == 2
    assert not set(ids(other)) & set(ids(shelf))


def test_all_three_feeds_use_the_same_ids(shelf):
    told = printed(shelf)

    rss = [guid.text for guid in etree.fromstring(told["feed.rss"]).iter("guid")]
    atom = [
        e.find(f"{ATOM}id").text for e in etree.fromstring(told["feed.atom"]).iter(f"{ATOM}entry")
    ]
    assert rss == atom == ids(shelf)


def test_a_feed_holds_the_newest_twenty_editions(english):
    days = [english.day - timedelta(days=number) for number in range(25)]
    editions = tuple(replace(english, id=f"{day}", day=day) for day in days)
    shelf = Shelf(edition=editions[0], earlier=editions[1:], address="https://m.example")

    urls = [item["url"] for item in json.loads(printed(shelf)["feed.json"])["items"]]

    assert len(urls) == 20
    assert urls[0] == "https://m.example/2026/11/25/"
    assert urls[-1] == "https://m.example/2026/11/06/"


@pytest.mark.parametrize("path", ["feed.rss", "feed.atom"])
def test_an_empty_shelf_gives_a_valid_empty_feed(path):
    shelf = Shelf(edition=None, address="https://m.example", publication="The Morning Sheet")

    told = feedparser.parse(printed(shelf)[path])

    assert not told.bozo
    assert told.entries == []
