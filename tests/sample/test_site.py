"""What stands at an address at a moment, without a socket."""

import json
import re
from datetime import UTC, date, datetime, timedelta
from xml.etree import ElementTree

import feedparser
import pytest

from daybrief.sample.server import morning
from daybrief.sample.site import NOTICE, Site
from daybrief.sample.world import Outlet, load_world

WORLD = load_world()
TODAY = date(2026, 11, 25)
NOW = morning(TODAY)
OUTLETS = [outlet for outlet in WORLD.outlets if not outlet.refuses]


def site_of(outlet: Outlet | str, today: date = TODAY) -> Site:
    found = next(o for o in WORLD.outlets if outlet in (o, o.id))
    return Site(world=WORLD, outlet=found, today=today, base="http://127.0.0.1:8700")


def while_up(site: Site) -> datetime:
    """The last morning, or the moment before the outlet went down."""
    down = site.outlet.down_from
    return down.on(site.today) - timedelta(minutes=1) if down else morning(site.today)


@pytest.mark.parametrize("outlet", OUTLETS, ids=lambda o: o.id)
def test_every_page_says_that_it_is_invented(outlet: Outlet) -> None:
    site = site_of(outlet)
    now = while_up(site)
    pages = [path for path, piece in site.paths.items() if not piece.file]

    bodies = [site.find(path, now) for path in [*pages, "/", "/section/world", "/nothing"]]

    told = NOTICE[outlet.language].encode()
    encoded = [NOTICE[outlet.language].encode("windows-1252"), told]
    assert all(any(words in found.body for words in encoded) for found in bodies)


@pytest.mark.parametrize("days", range(7))
@pytest.mark.parametrize("outlet", OUTLETS, ids=lambda o: o.id)
def test_every_article_reads_on_any_weekday(outlet: Outlet, days: int) -> None:
    site = site_of(outlet, TODAY + timedelta(days=days))
    now = while_up(site)

    bodies = [site.find(path, now).body for path, p in site.paths.items() if not p.file]

    assert bodies
    assert not any(re.search(rb"\{\{|(weekday|date|month|year)\(", body) for body in bodies)


@pytest.mark.parametrize("outlet", OUTLETS, ids=lambda o: o.id)
@pytest.mark.parametrize("day", [-3, -2, -1, 0])
def test_nothing_dated_after_the_clock_is_served(outlet: Outlet, day: int) -> None:
    site = site_of(outlet)
    now = morning(TODAY + timedelta(days=day))
    ahead = [p for p, piece in site.paths.items() if piece.versions[0].at.on(TODAY) > now]

    statuses = {site.find(path, now).status for path in ahead}
    dates = [a.published for a in site.printed(now)] + [a.updated for a in site.printed(now)]

    assert statuses <= {404, 503}
    assert all(at <= now for at in dates)


@pytest.mark.parametrize("outlet", OUTLETS, ids=lambda o: o.id)
def test_every_feed_lists_what_the_outlet_has_out(outlet: Outlet) -> None:
    site = site_of(outlet)
    now = while_up(site)

    listed = {path: _titles(site.find(path, now).body) for path in _feed_paths(outlet)}

    out = {article.title for article in site.printed(now)}
    assert set().union(*listed.values()) == (out if outlet.feeds else set())


def test_a_feed_without_entries_is_still_a_feed() -> None:
    parsed = feedparser.parse(site_of("northern-courier").find("/letters.atom", NOW).body)

    assert parsed.version == "atom10"
    assert parsed.entries == []


def test_a_front_page_links_to_the_outlets_articles() -> None:
    site = site_of("estmark-radio")

    body = site.find(site.outlet.front, NOW).body.decode()

    assert all(f'href="{path}"' in body for path in site.paths)


def test_a_corrected_page_changes_from_its_hour_on() -> None:
    site = site_of("brennick-post")
    path = next(p for p, piece in site.paths.items() if piece.slug == "corrie-dam-warned")
    corrected_at = site.paths[path].versions[1].at.on(TODAY)

    before = site.find(path, corrected_at - timedelta(seconds=1))
    after = site.find(path, corrected_at)

    assert b"built in 1948" in before.body
    assert b"An earlier version of this article misstated" in after.body
    assert before.etag != after.etag
    assert after.changed_at == corrected_at


def test_a_page_keeps_its_bytes_while_nobody_changes_it() -> None:
    site = site_of("coast-wire")
    path = next(iter(site.paths))

    etags = {site.find(path, NOW - timedelta(days=days)).etag for days in (0, 1, 2)}

    assert len(etags) == 1


def test_a_page_that_moved_is_still_named_by_its_old_address_in_the_feed() -> None:
    site = site_of("evening-quay")
    feed = feedparser.parse(site.find("/atom.xml", NOW).body)
    old = next(e.link for e in feed.entries if "yards-strike-begins" in e.link)

    moved = site.find(old.removeprefix(site.base), NOW)

    assert moved.status == 301
    assert site.find(dict(moved.headers)["Location"].removeprefix(site.base), NOW).status == 200


@pytest.mark.parametrize("outlet", ["drosselner-zeitung", "harbour-times"])
def test_a_page_may_be_encoded_otherwise_than_the_server_says(outlet: str) -> None:
    site = site_of(outlet)
    path = next(p for p, piece in site.paths.items() if piece.encoding == "windows-1252")

    found = site.find(path, NOW)

    assert found.media_type == "text/html; charset=utf-8"
    with pytest.raises(UnicodeDecodeError):
        found.body.decode()


def test_a_cut_page_sends_nothing_behind_its_gate() -> None:
    site = site_of("ledger")
    path, piece = next((p, x) for p, x in site.paths.items() if x.gate == "subscribe")

    body = site.find(path, NOW).body.decode()

    shown = [text for _, text in site.print(piece, NOW).paragraphs]
    assert re.findall(r'<div class="story__open">(.*?)</div>', body, re.DOTALL)[0].count(
        "<p>"
    ) == len(shown)
    assert '"isAccessibleForFree": false' in body


def test_a_pdf_stands_where_a_feed_says() -> None:
    found = site_of("isle-observer").find("/files/seabird-count-40.pdf", NOW)

    assert found.media_type == "application/pdf"
    assert found.body.startswith(b"%PDF-")


@pytest.mark.parametrize(
    "path", ["/../outlets.toml", "//etc/passwd", "/files/../outlets.toml", "/files/", "", "/\x00"]
)
def test_no_path_leaves_the_wires_files(path: str) -> None:
    assert site_of("isle-observer").find(path, NOW).status == 404


def test_before_the_first_day_every_outlet_is_there_but_empty() -> None:
    long_ago = datetime(2026, 1, 2, tzinfo=UTC)

    found = [site_of(outlet).find("/", long_ago) for outlet in OUTLETS]

    assert {f.status for f in found} == {200}
    assert all(f.changed_at and f.changed_at <= long_ago for f in found)


def _feed_paths(outlet: Outlet) -> list[str]:
    return [feed.path for feed in outlet.feeds]


def _titles(body: bytes) -> set[str]:
    if body.startswith(b"{"):
        return {item["title"] for item in json.loads(body)["items"]}
    ElementTree.fromstring(body)
    return {entry.title for entry in feedparser.parse(body).entries}
