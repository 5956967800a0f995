"""One edition, every format: nothing that a reader of one is told is kept from another's."""

import json

import feedparser
import html5lib
import pytest
from lxml import etree
from markdown_it import MarkdownIt

from daybrief.model import Edition
from daybrief.presses import Shelf, api, feed, html, text

FORMATS = ("html", "text", "markdown", "rss", "atom", "json feed", "json")


def words_of(text: str) -> str:
    return " ".join(text.split())


def html_text(page: str) -> str:
    return words_of("".join(html5lib.parse(page).itertext()))


def read_back(shelf: Shelf) -> dict[str, str]:
    """Give what each format says, read by a program that knows the format and not us."""
    sheets = {
        sheet.path: sheet.body.decode()
        for press in (html, text, feed, api)
        for sheet in press.sheets(shelf)
    }
    at = "2026/11/25"
    atom = feedparser.parse(sheets["feed.atom"]).entries[0]
    rss = etree.fromstring(sheets["feed.rss"].encode()).find("channel/item")
    content = rss.find("{http://purl.org/rss/1.0/modules/content/}encoded").text
    item = json.loads(sheets["feed.json"])["items"][0]
    return {
        "html": html_text(sheets[f"{at}/index.html"]),
        "text": words_of(sheets[f"{at}/edition.txt"]),
        "markdown": html_text(MarkdownIt().render(sheets[f"{at}/edition.md"])),
        "rss": f"{rss.find('title').text} {html_text(content)}",
        "atom": f"{atom.title} {html_text(atom.content[0].value)}",
        "json feed": f"{item['title']} {html_text(item['content_html'])}",
        "json": words_of(" ".join(strings(json.loads(sheets[f"{at}/edition.json"])))),
    }


def strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [found for item in value.values() for found in strings(item)]
    if isinstance(value, list):
        return [found for item in value for found in strings(item)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("language", ["english", "german"])
@pytest.mark.parametrize("form", FORMATS)
def test_every_format_tells_the_whole_edition(form, language, request):
    edition: Edition = request.getfixturevalue(language)
    told = read_back(Shelf(edition=edition, address="https://m.example"))[form]

    missing = [part for part in parts(edition) if words_of(part) not in told]

    assert missing == []


def parts(edition: Edition) -> list[str]:
    """Everything that the reader has to be told."""
    found = [edition.title, *edition.also, *(section.name for section in edition.sections)]
    for brief in edition.briefs:
        found.append(brief.headline.text)
        found += [f"{outlet}" for outlet, _ in brief.coverage.unread]
        for sentence in brief.sentences:
            found.append(sentence.text)
            found += [citation.outlet for citation in sentence.citations]
            found += [sentence.label.text] if sentence.label else []
    found += [source.outlet for source in edition.ledger.down]
    return found


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "json"])
def test_every_format_for_people_tells_what_could_not_be_read(form, shelf):
    told = read_back(shelf)[form]

    for part in ("212 articles of 31 sources", "29 sources", "The Ledger 11, Market Day 3"):
        assert part in told
    assert "Corrections to earlier editions: none today." in told


@pytest.mark.parametrize("form", FORMATS)
def test_sentences_stand_in_the_same_order_everywhere(form, shelf, english):
    told = read_back(shelf)[form]

    places = [told.index(words_of(s.text)) for s in english.leads[0].sentences]

    assert places == sorted(places)
