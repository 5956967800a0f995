"""Feeds of every kind become entries; what is no feed, or hostile, is told in words."""

import json
import time
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from daybrief.errors import Unreadable
from daybrief.model import Entry
from daybrief.stages.gather.entries import ENTRIES_AT_MOST, moment, plain_title
from daybrief.stages.gather.feed import Feed, newest, parse

RECORDINGS = Path(__file__).parents[2] / "recordings" / "feed"
FILES = sorted(path for path in RECORDINGS.iterdir() if not path.name.endswith(".toml"))
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def rss(items, head=""):
    text = f'<?xml version="1.0"?>{head}<rss version="2.0"><channel><title>T</title>{items}'
    return f"{text}</channel></rss>".encode()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_recorded_feed_is_read_as_expected(path):
    expected = tomllib.loads((RECORDINGS / f"{path.stem}.expect.toml").read_text("utf-8"))

    feed = parse(path.read_bytes(), "https://feeds.example/all")

    rows = [
        {key: getattr(entry, key) or "" for key in told}
        for entry, told in zip(feed.entries, expected["entry"], strict=True)
    ]
    assert rows == expected["entry"]
    assert feed.title == expected.get("title", feed.title)


@pytest.mark.parametrize(
    ("body", "content_type", "problem"),
    [
        (b"<!doctype html><html><body><p>Hello</p></body></html>", "", "a web page"),
        (b"<html><head><title>Hi</title></head></html>", "application/rss+xml", "a web page"),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>', "", "a web page"),
        (b'<?xml version="1.0"?><urlset><url/></urlset>', "", "XML of another kind (<urlset>)"),
        (b"%PDF-1.7 binary", "", "a PDF"),
        (b"%PDF-1.7 binary", "application/rss+xml", "a PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "image/png", "image"),
        (b"GIF89a" + bytes(50), "", "image"),
        (b"\x1f\x8b\x08" + bytes(50), "", "gzip"),
        (bytes(range(256)) * 20, "", "binary"),
        (b"", "", "empty"),
        (b" \n\t ", "", "empty"),
        (b"The council agreed on Monday.", "", "plain text"),
        (b'{"error": "no such feed"}', "", "not a JSON Feed"),
        (b"[1, 2, 3]", "", "not a JSON Feed"),
        (b'{"items": [', "", "broken JSON"),
        (b'{"items": ' + b"[" * 100_000, "", "broken JSON"),
        (b'{"items": [' + b"{}," * 500_000 + b"{}]}", "", "more items than are read"),
    ],
)
def test_what_is_no_feed_is_called_what_it_is(body, content_type, problem):
    with pytest.raises(Unreadable) as unreadable:
        parse(body, "https://feeds.example/all", content_type)

    assert problem in unreadable.value.problem
    assert unreadable.value.where == "https://feeds.example/all"


def test_a_web_page_for_a_feed_says_what_to_do():
    with pytest.raises(Unreadable, match='use kind = "page"'):
        parse(b"<!doctype html><html><body><p>Hello</p></body></html>")


# Hostile feeds

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
HOSTILE = {
    "entities within entities": rss(
        "<item><title>&l9;</title></item>", f'<!DOCTYPE r [<!ENTITY l0 "lol">{LAUGHS}]>'
    ),
    "entities of parameters": rss("", '<!DOCTYPE r [<!ENTITY % a "x"><!ENTITY b "%a;%a;">]>'),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_entities_that_unfold_are_refused_at_once(name):
    began = time.monotonic()

    with pytest.raises(Unreadable, match="unfolds"):
        parse(HOSTILE[name])

    assert time.monotonic() - began < 1


def test_a_file_of_ours_is_never_read_into_a_feed(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("hunter2")
    head = f'<!DOCTYPE r [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'

    feed = parse(rss("<item><title>a&x;b</title><description>&x;</description></item>", head))

    assert len(feed.entries) == 1
    assert "hunter2" not in repr(feed)


def test_a_feeds_own_characters_are_not_hostile():
    head = '<!DOCTYPE r [<!ENTITY nbsp "&#160;"><!ENTITY co "Coast Wire">]>'

    feed = parse(rss("<item><title>From &co;</title></item>", head))

    assert feed.entries[0].title == "From Coast Wire"


@pytest.mark.parametrize("is_closed", [True, False])
def test_elements_nested_without_end_are_refused_before_any_parser(is_closed):
    depth = 200_000
    nest = "<a>" * depth + "</a>" * depth * is_closed

    with pytest.raises(Unreadable, match="nested more than 500 deep"):
        parse(rss(f"<item><title>x</title><description>{nest}</description></item>"))


def test_a_tag_of_endless_attributes_is_refused_before_any_parser():
    attributes = " ".join(f"a{number}='1'" for number in range(20_000))

    with pytest.raises(Unreadable, match="a tag of 100,000 characters"):
        parse(rss(f"<item {attributes}><title>x</title></item>"))


def test_what_only_looks_nested_inside_plain_characters_is_read():
    nest = "<div>" * 200_000

    feed = parse(rss(f"<item><title>x</title><description><![CDATA[{nest}]]></description></item>"))

    assert feed.entries[0].summary == nest


def test_a_date_in_words_is_not_guessed_from_plain_characters_either():
    date = "<pubDate><![CDATA[2 hours ago]]></pubDate>"

    feed = parse(rss(f"<item><title>x</title>{date}</item>"))

    assert feed.entries[0].published_at is None


def test_a_feed_of_a_million_entries_is_cut_before_anything_is_made_of_it():
    body = rss("<item><title>a</title></item>" * 1_000_000)
    began = time.monotonic()

    feed = parse(body)

    assert len(feed.entries) == ENTRIES_AT_MOST
    assert time.monotonic() - began < 10


def test_a_section_without_an_end_is_cut_off_and_what_was_before_it_is_read():
    items = "<item><title>Talks</title><link>https://a.example/1</link></item>"

    feed = parse(rss(items + "<item><title><![CDATA[" + "x" * 2_000_000))

    assert [entry.title for entry in feed.entries][:1] == ["Talks"]
    assert all(len(entry.title) < 1_000_000 for entry in feed.entries)


def test_a_json_feed_of_many_entries_is_cut_too():
    feed = parse(b'{"items": [' + b'{"id":"1"},' * 50_000 + b"{}]}")

    assert len(feed.entries) == ENTRIES_AT_MOST


def test_a_thousand_dates_of_nonsense_cost_little_time():
    items = "".join(
        f"<item><link>https://a.example/{n}</link><pubDate>nonsense 12345{n}</pubDate></item>"
        for n in range(1000)
    )
    began = time.monotonic()

    feed = parse(rss(items))

    assert not any(entry.published_at for entry in feed.entries)
    assert time.monotonic() - began < 5


def test_an_ill_formed_feed_too_large_for_patience_is_still_read():
    body = rss("<item><title>a & b</title></item>" + " " * 3_100_000)

    assert len(parse(body).entries) == 1


@pytest.mark.parametrize("number", ["xD800", "x110000", "0", "31", "xFFFE", "9" * 5000])
def test_a_character_that_cannot_be_does_not_cost_the_feed(number):
    feed = parse(rss(f"<item><title>a &#{number}; b &#233;&#xE9;&#x1F600;&#10;</title></item>"))

    assert [entry.title for entry in feed.entries] == ["a b éé😀"]


def test_a_feed_that_feedparser_breaks_on_is_read_by_the_other():
    feed = parse(rss("<item><title>a</title><link>https://a.exam</entry>ple/1</link></item>"))

    assert [entry.title for entry in feed.entries] == ["a"]


@pytest.mark.parametrize("field", ["title", "id", "summary", "content_html", "url"])
def test_no_half_character_and_no_control_comes_through(field):
    body = json.dumps({"items": [{field: "a\ud800\0\nb"}]})

    feed = parse(body.encode(), "https://a.example/")

    told = repr(feed.entries).encode()
    assert b"ud800" not in told
    assert b"x00" not in told


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_damaged_feed_is_read_or_refused_and_nothing_else(data):
    body = bytearray(data.draw(st.sampled_from(FILES)).read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        start = data.draw(st.integers(0, len(body)))
        end = start + data.draw(st.integers(0, 60))
        body[start:end] = data.draw(st.binary(max_size=20))

    try:
        feed = parse(bytes(body), "https://feeds.example/all")
    except Unreadable:
        feed = Feed(title="", entries=())

    assert all(entry.published_at is None or entry.published_at.tzinfo for entry in feed.entries)
    assert all(entry.title.encode() is not None for entry in feed.entries)


# Fields


@pytest.mark.parametrize(
    ("told", "at"),
    [
        ("2026-11-23T12:00:00Z", NOON),
        ("2026-11-23T13:00:00+01:00", NOON),
        ("2026-11-23T12:00:00", NOON),
        ("2026-11-23 12:00", NOON),
        ("Mon, 23 Nov 2026 12:00:00 GMT", NOON),
        ("Mon, 23 Nov 2026 07:00:00 EST", NOON),
        ("23 Nov 2026 12:00:00", NOON),
        ("soon", None),
        ("", None),
        ("2026-13-45", None),
        ("0001-01-01T00:00:00+14:00", None),
    ],
)
def test_a_date_is_read_as_utc_or_not_at_all(told, at):
    assert moment(told) == at


@pytest.mark.parametrize(
    ("told", "title"),
    [
        ("Plain", "Plain"),
        (" Two\n  lines ", "Two lines"),
        ("A <b>bold</b> claim", "A bold claim"),
        ("Fish &amp; chips", "Fish & chips"),
        ("5 < 6 & 7 > 3", "5 < 6 & 7 > 3"),
        ("Caf&eacute;", "Café"),
        ("<script>alert(1)</script>Talks", "Talks"),
    ],
)
def test_a_title_is_plain_text(told, title):
    assert plain_title(told) == title


def test_a_link_that_is_none_leaves_the_entry_without_one():
    feed = parse(rss("<item><title>a</title><link>//[broken</link></item>"), "https://a.example")

    assert feed.entries[0].url == ""


def test_a_mail_address_beside_a_byline_is_left_out():
    feed = parse(rss("<item><title>a</title><author>desk@a.example</author></item>"))

    assert feed.entries[0].byline == ""


# Which entries are read


def entry(number, at=None, url=""):
    return Entry(url=url or f"https://a.example/{number}", title=str(number), published_at=at)


def test_the_newest_entries_are_read():
    entries = [entry(n, NOON + timedelta(hours=n)) for n in (1, 3, 2)]

    assert [e.title for e in newest(entries, 2)] == ["3", "2"]


def test_a_feed_with_an_undated_entry_is_read_in_its_own_order():
    entries = [entry(1, NOON), entry(2), entry(3, NOON + timedelta(hours=1))]

    assert [e.title for e in newest(entries, 2)] == ["1", "2"]


@pytest.mark.parametrize(
    "url", ["", "mailto:a@b.example", "ftp://a.example/", "/relative", "http:///"]
)
def test_an_entry_without_a_web_address_is_not_read(url):
    assert newest([Entry(url=url, title="a")], 9) == ()


def test_an_entry_that_comes_twice_is_read_once():
    entries = [entry(1), entry(2, url="https://a.example/1#comments"), entry(3)]

    assert [e.title for e in newest(entries, 9)] == ["1", "3"]


@given(
    st.lists(st.builds(entry, st.integers(0, 9), st.none() | st.datetimes(timezones=st.just(UTC)))),
    st.integers(0, 12),
)
def test_no_more_entries_are_read_than_allowed_and_no_page_twice(entries, at_most):
    chosen = newest(entries, at_most)

    assert len(chosen) <= at_most
    assert len({e.url for e in chosen}) == len(chosen)
    assert set(chosen) <= set(entries)
