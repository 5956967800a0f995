"""A reader gets each printed sheet at its address, and a clear word where there is none."""

import re
from posixpath import join, normpath

import pytest

from daybrief.presses import Sheet, Shelf, html, text
from tests.records.nouns import edition, inputs, outage, published, sheet

FRONT = (
    sheet("index.html", "front"),
    sheet("2026/11/23/index.html", "Monday"),
    sheet("2026/11/23/dam-holds/index.html", "the dam"),
    sheet("2026/11/23/ledger/index.html", "the ledger"),
    Sheet(path="feed.rss", media_type="application/rss+xml; charset=utf-8", body=b"<rss/>"),
    Sheet(path="2026/11/23/edition.json", media_type="application/json", body=b"{}"),
)


@pytest.mark.parametrize(
    ("address", "body"),
    [
        ("/", "front"),
        ("/2026/11/23/", "Monday"),
        ("/2026/11/23/dam-holds/", "the dam"),
        ("/2026/11/23/ledger/", "the ledger"),
        ("/feed.rss", "<rss/>"),
        ("/2026/11/23/edition.json", "{}"),
        ("/?utm_source=mail", "front"),
    ],
)
def test_every_sheet_stands_at_its_address(site, address, body):
    site.publish("2026-11-23", *FRONT)

    answer = site.get(address)

    assert (answer.status, answer.text) == (200, body)


def test_a_sheet_is_served_as_what_it_is(site):
    site.publish("2026-11-23", *FRONT)

    assert site.get("/").headers["Content-Type"] == "text/html; charset=utf-8"
    assert site.get("/feed.rss").headers["Content-Type"] == "application/rss+xml; charset=utf-8"


@pytest.mark.parametrize(
    ("address", "to"),
    [
        ("/index.html", "/"),
        ("/2026/11/23/index.html", "/2026/11/23/"),
        ("/2026/11/23", "/2026/11/23/"),
        ("/2026/11/23/dam-holds", "/2026/11/23/dam-holds/"),
        ("//elsewhere.example/index.html", "/elsewhere.example/"),
    ],
)
def test_each_page_has_one_address(site, address, to):
    site.publish("2026-11-23", *FRONT)

    answer = site.get(address)

    assert (answer.status, answer.headers["Location"]) == (301, to)


def test_every_link_of_the_printed_pages_leads_to_a_page(site):
    shelf = Shelf(edition=published(edition()), address="https://briefing.example")
    printed = (*html.sheets(shelf), *text.sheets(shelf))
    site.publish("2026-11-23", *printed)
    pages = [kept.path for kept in printed if kept.path.endswith("index.html")]
    links = {
        normpath(join("/", page, "..", link))
        for page in pages
        for link in re.findall(r'href="([^"#:]+)"', site.records.sheet(page).body.decode())
    }
    expected_of_other_presses = {"/feed.rss", "/feed.atom", "/feed.json"}

    dead = {
        link
        for link in links - expected_of_other_presses
        if not any(link.endswith(name) for name in ("edition.json", "edition.schema.json"))
        if site.get(link).status not in {200, 301}
    }

    assert len(links) > 8
    assert dead == set()


def test_latest_leads_to_the_newest_edition(site):
    site.publish("2026-11-22")
    site.publish("2026-11-23-1800")

    answer = site.get("/latest")

    assert (answer.status, answer.headers["Location"]) == (302, "/2026/11/23-1800/")
    assert answer.headers["Cache-Control"] == "no-cache"


def test_latest_leads_to_the_front_page_while_there_is_no_edition(site):
    assert site.get("/latest").headers["Location"] == "/"


def test_a_draft_is_not_shown(site):
    site.records.save_day(edition(), articles=(), stories=(), inputs=inputs())

    assert site.get("/2026/11/23/").status == 404
    assert site.get("/latest").headers["Location"] == "/"


def test_nothing_published_yet_says_what_to_do(site):
    answer = site.get("/")

    assert answer.status == 200
    assert "No edition yet" in answer.text
    assert "<code>daybrief publish</code>" in answer.text
    assert answer.headers["Cache-Control"] == "no-cache"


def test_nothing_published_yet_is_said_in_the_publications_language(open_site):
    answer = open_site(language="de", name="Der <Orn>").get("/")

    assert '<html lang="de">' in answer.text
    assert "Noch keine Ausgabe" in answer.text
    assert "Der &lt;Orn&gt;" in answer.text


def test_a_language_without_words_of_its_own_gets_english(open_site):
    assert '<html lang="en">' in open_site(language="fi").get("/").text


def test_a_page_is_set_in_style_before_anything_is_printed(site):
    answer = site.get("/style.css")

    assert (answer.status, answer.headers["Content-Type"]) == (200, "text/css; charset=utf-8")
    assert "body" in answer.text


def test_an_outage_stands_on_the_front_page(site):
    site.publish("2026-11-23", *FRONT)
    shelf = Shelf(edition=published(edition()), address="https://x.example", outage=outage())
    front = next(kept for kept in html.sheets(shelf) if kept.path == "index.html")

    site.records.save_outage(outage(), (front,))

    assert "1 of 9 sources answered" in site.get("/").text


def test_an_unchanged_page_is_answered_in_a_word(site):
    site.publish("2026-11-23", *FRONT)
    first = site.get("/")

    by_etag = site.get("/", If_None_Match=first.headers["ETag"])
    by_time = site.get("/", If_Modified_Since=first.headers["Last-Modified"])

    assert (by_etag.status, by_etag.body) == (304, b"")
    assert (by_time.status, by_time.body) == (304, b"")
    assert by_etag.headers["ETag"] == first.headers["ETag"]
    assert first.headers["Last-Modified"] == "Mon, 23 Nov 2026 12:00:00 GMT"
    assert first.headers["Cache-Control"] == "public, max-age=60"


def test_a_changed_page_is_sent_whole(site):
    site.publish("2026-11-23", *FRONT)
    etag = site.get("/").headers["ETag"]
    site.publish("2026-11-24", sheet("index.html", "Tuesday"))

    answer = site.get("/", If_None_Match=etag)

    assert (answer.status, answer.text) == (200, "Tuesday")


def test_a_long_page_is_packed_for_those_who_take_it(site):
    site.publish("2026-11-23", sheet("index.html", "Dam holds. " * 500))

    packed = site.get("/", Accept_Encoding="gzip")

    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.body) < 500
    assert packed.text == site.get("/").text
    assert site.get("/", If_None_Match=packed.headers["ETag"]).status == 304


def test_head_tells_the_length_and_sends_nothing(site):
    site.publish("2026-11-23", *FRONT)

    answer = site.get("/", "HEAD")

    assert (answer.status, answer.headers["Content-Length"]) == (200, "5")
