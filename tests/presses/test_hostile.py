"""Whatever outlets write, a sheet holds no script, no unsafe link and no broken XML."""

import json
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from html import escape
from itertools import cycle
from urllib.parse import urlsplit

import feedparser
import html5lib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt

from daybrief.model import Brief, Edition
from daybrief.presses import Shelf, feed, html, text
from daybrief.presses.safe import TAKEN, link, printable, slug

XHTML = "{http://www.w3.org/1999/xhtml}"
KEPT = {"zone", "language", "state"}
"""Fields that come from our own settings, checked at the door."""
ATTACKS = [
    "",
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "]]><script/>",
    "]]>",
    "<!--",
    "-->",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<b>",
    "//evil.example",
    "https://bank.example@evil.example/",
    "https://",
    "http://[",
    "https://ok.example/a b",
    'https://ok.example/"><script>',
    "https://ok.example/?a=1&lt;=2",
    "http://127.0.0.1/\\@evil.example",
    "[a](javascript:alert(1))",
    "![x](https://evil.example/p.png)",
    "<https://evil.example>",
    "{{ 7 * 7 }}",
    "{% include 'x' %}",
    "&#x3C;script&#x3E;",
    "&amp;lt;",
    "\\",
    "`",
    "*****",
    "____",
    "../../etc/passwd",
    "java\nscript:alert(1)",
    "\n\n# x\n\n- y",
    "\x00\x01\x08\x0b\x1f\x7f\x85\x9f",
    "\ufffe\uffff\U0001ffff",
    "\u202eevil\u202c \u2066x\u2069",
    " ",
    "a" * 300,
]
attacks = st.sampled_from(ATTACKS)
hostile = st.one_of(
    attacks,
    st.text(max_size=40),
    st.tuples(st.text(max_size=10), attacks).map("".join),
)


def poisoned(value: object, words: Iterator[str]) -> object:
    """Put hostile words in place of every text that came from outside."""
    if is_dataclass(value) and not isinstance(value, type):
        given_words = {
            field.name: poisoned(getattr(value, field.name), words)
            for field in fields(value)
            if field.name not in KEPT
        }
        return replace(value, **given_words)
    if isinstance(value, tuple):
        return tuple(poisoned(item, words) for item in value)
    return next(words) if type(value) is str else value


def shelves(edition: Edition):
    lead = edition.leads[0]
    small = replace(
        edition,
        leads=(replace(lead, sentences=lead.sentences[:4]),),
        sections=edition.sections[:1],
        since_last=(),
        inputs=(),
        references=edition.references[:3],
        ledger=replace(edition.ledger, rows=edition.ledger.rows[1:]),
    )
    return st.lists(hostile, min_size=1, max_size=30).map(
        lambda words: Shelf(
            edition=replace(poisoned(small, cycle(words)), id=edition.id),
            address="https://m.example",
        )
    )


def test_a_hostile_edition_yields_no_script_no_unsafe_link_and_no_broken_xml(english):
    @given(shelf=shelves(english))
    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    def law(shelf: Shelf) -> None:
        for sheet in html.sheets(shelf):
            assert ".." not in sheet.path
            if sheet.path.endswith(".html"):
                assert_harmless(sheet.body.decode(), strict=True)
        sheets = {sheet.path: sheet.body for sheet in (*feed.sheets(shelf), *text.sheets(shelf))}
        assert_harmless(MarkdownIt("commonmark").render(sheets["2026/11/25/edition.md"].decode()))
        for path in ("feed.rss", "feed.atom"):
            etree.fromstring(sheets[path])
            assert not feedparser.parse(sheets[path]).bozo
        (item,) = json.loads(sheets["feed.json"])["items"]
        assert_harmless(item["content_html"])
        rss = etree.fromstring(sheets["feed.rss"]).find("channel/item")
        content = rss.find("{http://purl.org/rss/1.0/modules/content/}encoded").text
        assert printable(content) == printable(item["content_html"])
        plain = sheets["2026/11/25/edition.txt"].decode()
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", plain)

    law()


def assert_harmless(page: str, *, strict: bool = False) -> None:
    parsed = html5lib.HTMLParser(strict=strict).parse(page)
    for element in parsed.iter():
        name = str(element.tag).removeprefix(XHTML)
        assert name not in {"script", "style", "iframe", "object", "embed", "form", "base", "img"}
        assert not [key for key in element.attrib if str(key).startswith("on") or key == "style"]
        for key in ("href", "src", "cite", "action"):
            if address := element.get(key):
                assert_safe(address)


def assert_safe(address: str) -> None:
    parts = urlsplit(address)
    assert parts.scheme in {"http", "https", ""}
    assert "@" not in parts.netloc
    if not parts.scheme:
        assert re.fullmatch(r"#passage-\d+|#briefing|(\.\./)*[a-z0-9./-]+", address)


@given(edition_text=hostile)
def test_what_is_made_printable_stays_as_it_is(edition_text):
    once = printable(edition_text)

    assert printable(once) == once
    assert etree.fromstring(f"<a>{escape(once)}</a>".encode()).text in (once, None)


@given(url=hostile)
def test_only_an_address_on_the_web_becomes_a_link(url):
    made = link(url)

    if made:
        parts = urlsplit(made)
        assert parts.scheme.lower() in {"http", "https"}
        assert parts.hostname
        assert not re.search(r"[\s\"'<>\\]", made)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        " https://a.example",
        "https://a.example\n",
        "https://",
        "http://[half",
        "https://bank.example@evil.example/",
        "https://bank.example\\@evil.example/",
        "//evil.example",
        "ftp://a.example/",
        "https://a.example/\u202egnp.exe",
    ],
)
def test_an_unsafe_address_is_no_link(url):
    assert link(url) == ""


def test_an_address_keeps_its_query_and_its_letters():
    url = "https://a.example:8443/größe/(1)?a=1&b=%20c#d"

    assert link(url) == url


def brief_named(english: Edition, name: str) -> Brief:
    return replace(english.leads[0], slug=name)


@given(name=hostile)
def test_a_slug_is_always_one_plain_step_below_its_edition(english, name):
    made = slug(brief_named(english, name))

    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", made)
    assert made not in TAKEN


def test_a_story_called_ledger_does_not_overwrite_the_ledger(english):
    assert slug(brief_named(english, "ledger")).startswith("story-")
    assert slug(brief_named(english, "port-trial")) == "port-trial"
