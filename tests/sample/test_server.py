"""The wire over real HTTP: headers, conditions, encodings, and servers in trouble."""

import gzip
import http.client
import socket
import time
import tomllib
from datetime import date, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import pytest

from daybrief.errors import InvalidInput
from daybrief.sample.server import Wire, edition_day, morning, serve, settings_for
from daybrief.settings import parse_settings

pytestmark = pytest.mark.server


class Asked:
    """One answer, as it came."""

    def __init__(self, wire: Wire, outlet: str, path: str, method: str = "GET", **headers: str):
        host = urlsplit(wire.addresses[outlet]).netloc
        connection = http.client.HTTPConnection(host, timeout=10)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers=sent)
        answer = connection.getresponse()
        self.status, self.headers, self.body = answer.status, answer.headers, answer.read()
        connection.close()


FEED = "/rss/world.xml"
TODAY = date(2026, 11, 25)


def test_a_feed_comes_with_the_headers_a_newsroom_needs(wire: Wire) -> None:
    asked = Asked(wire, "coast-wire", FEED)

    assert asked.status == 200
    assert asked.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
    assert int(asked.headers["Content-Length"]) == len(asked.body)
    assert asked.headers["ETag"].startswith('"')
    assert asked.headers["Cache-Control"] == "max-age=300"
    changed_at = parsedate_to_datetime(asked.headers["Last-Modified"])
    assert changed_at < parsedate_to_datetime(asked.headers["Date"]) == morning(wire.today)


def test_what_the_reader_has_is_not_sent_again(wire: Wire) -> None:
    first = Asked(wire, "coast-wire", FEED)

    by_tag = Asked(wire, "coast-wire", FEED, If_None_Match=first.headers["ETag"])
    by_date = Asked(wire, "coast-wire", FEED, If_Modified_Since=first.headers["Last-Modified"])

    assert (by_tag.status, by_tag.body) == (304, b"")
    assert (by_date.status, by_date.body) == (304, b"")
    assert by_tag.headers["ETag"] == first.headers["ETag"]


@pytest.mark.parametrize(
    "condition",
    [
        {"If_None_Match": '"another"'},
        {"If_Modified_Since": "Sat, 01 Nov 2025 00:00:00 GMT"},
        {"If_Modified_Since": "not a date"},
        # An ETag is asked before a date (RFC 9110 §13.2.2).
        {"If_None_Match": '"another"', "If_Modified_Since": "Fri, 01 Jan 2100 00:00:00 GMT"},
    ],
)
def test_what_the_reader_lacks_is_sent(wire: Wire, condition: dict[str, str]) -> None:
    assert Asked(wire, "coast-wire", FEED, **condition).status == 200


def test_a_reader_who_unpacks_gets_it_packed(wire: Wire) -> None:
    plain = Asked(wire, "coast-wire", FEED)

    packed = Asked(wire, "coast-wire", FEED, Accept_Encoding="gzip, br")

    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    assert "Content-Encoding" not in plain.headers


def test_one_outlet_never_packs(wire: Wire) -> None:
    asked = Asked(wire, "sarvian-state-news", "/en/atom", Accept_Encoding="gzip")

    assert "Content-Encoding" not in asked.headers


def test_head_tells_the_length_and_sends_nothing(wire: Wire) -> None:
    asked = Asked(wire, "coast-wire", FEED, method="HEAD")

    assert asked.body == b""
    assert int(asked.headers["Content-Length"]) > 0


def test_a_feed_that_moved_says_where_to(wire: Wire) -> None:
    asked = Asked(wire, "harbour-times", "/rss.php")

    assert asked.status == 301
    assert asked.headers["Location"] == wire.addresses["harbour-times"] + "/feed/"


def test_robots_keep_out_of_one_outlets_pages(wire: Wire) -> None:
    closed = Asked(wire, "hill-country-news", "/robots.txt")
    open_ = Asked(wire, "coast-wire", "/robots.txt")

    assert closed.body == b"User-agent: *\nDisallow: /news/\n"
    assert open_.body == b"User-agent: *\nDisallow:\n"


def test_an_outlet_that_is_down_says_when_to_come_back(wire: Wire) -> None:
    asked = Asked(wire, "lake-gazette", "/rss.xml")

    assert asked.status == 503
    assert asked.headers["Retry-After"] == "3600"
    assert "ETag" not in asked.headers


def test_an_outlet_that_refuses_still_shows_its_robots(wire: Wire) -> None:
    assert Asked(wire, "portside-insider", "/feed").status == 403
    assert Asked(wire, "portside-insider", "/robots.txt").status == 200


def test_a_page_nobody_wrote_is_a_page_that_says_so(wire: Wire) -> None:
    asked = Asked(wire, "coast-wire", "/2020/01/01/nothing")

    assert asked.status == 404
    assert b"There is no such page here." in asked.body


@pytest.mark.parametrize("path", ["/%2e%2e/outlets.toml", "/files/..%2foutlets.toml", "/%00"])
def test_an_encoded_path_does_not_leave_the_wire(wire: Wire, path: str) -> None:
    assert Asked(wire, "isle-observer", path).status == 404


def test_one_outlet_is_slow(wire: Wire) -> None:
    began = time.monotonic()

    Asked(wire, "isle-observer", "/science.json")

    assert time.monotonic() - began >= 1.4


def test_the_clock_decides_what_is_out() -> None:
    now = [morning(TODAY)]
    with serve(lambda: now[0], port=0, today=TODAY) as wire:
        on_the_day = Asked(wire, "lake-gazette", "/rss.xml")
        now[0] -= timedelta(days=1)
        day_before = Asked(wire, "lake-gazette", "/rss.xml")
        now[0] -= timedelta(days=1)
        two_before = Asked(wire, "lake-gazette", "/rss.xml")

    assert on_the_day.status == 503
    assert (day_before.status, day_before.body.count(b"<item>")) == (200, 3)
    assert (two_before.status, two_before.body.count(b"<item>")) == (200, 2)


def test_a_connection_stays_open_until_the_wire_stops() -> None:
    with serve(lambda: morning(TODAY), port=0, today=TODAY) as wire:
        host = urlsplit(wire.addresses["coast-wire"]).netloc
        connection = http.client.HTTPConnection(host, timeout=5)
        for _ in range(2):
            connection.request("GET", FEED)
            assert connection.getresponse().read()
            assert connection.sock

    with pytest.raises((http.client.HTTPException, OSError)):
        _ask_again(connection)


def _ask_again(connection: http.client.HTTPConnection) -> None:
    connection.auto_open = 0
    try:
        connection.request("GET", FEED)
        connection.getresponse()
    finally:
        connection.close()


def test_a_port_that_is_taken_is_named_and_nothing_is_left_running() -> None:
    with _port_after_a_free_one() as taken:
        port = taken.getsockname()[1]

        with (
            pytest.raises(InvalidInput, match=f"port {port}, for .*, is taken"),
            serve(lambda: morning(TODAY), port=port - 1),
        ):
            pass

    with socket.create_server(("127.0.0.1", port - 1)):
        pass


def _port_after_a_free_one() -> socket.socket:
    """A socket on a port whose neighbour below is free, so that the wire can open one there."""
    while True:
        taken = socket.create_server(("127.0.0.1", 0))
        try:
            socket.create_server(("127.0.0.1", taken.getsockname()[1] - 1)).close()
        except OSError:
            taken.close()
        else:
            return taken


def test_before_six_it_is_still_yesterdays_edition() -> None:
    six = morning(TODAY)

    assert edition_day(six) == TODAY
    assert edition_day(six - timedelta(minutes=1)) == TODAY - timedelta(days=1)


def test_the_wires_settings_are_settings(wire: Wire) -> None:
    settings = parse_settings(tomllib.loads(settings_for(wire)))

    outlets = {source.outlet for source in settings.sources}
    assert settings.publication.name == "The Brennick Morning"
    assert settings.limits.window_hours == 26
    assert outlets == {outlet.name for outlet in wire.world.outlets}
    assert {source.kind for source in settings.sources} == {"feed", "page"}
    assert {s.section for s in settings.sources} - {""} <= set(settings.publication.sections)
    assert all(source.allow_private == ("127.0.0.0/8",) for source in settings.sources)


def test_every_source_of_the_settings_answers_as_its_outlet_does(wire: Wire) -> None:
    settings = parse_settings(tomllib.loads(settings_for(wire)))
    outlet_of = {address: outlet for outlet, address in wire.addresses.items()}
    quick = [s for s in settings.sources if "Isle Observer" not in s.name]

    answers = {}
    for source in quick:
        parts = urlsplit(source.address)
        outlet = outlet_of[f"{parts.scheme}://{parts.netloc}"]
        answers[source.name] = Asked(wire, outlet, parts.path).status

    odd = {name: status for name, status in answers.items() if status != 200}
    assert odd == {"Harbour Times": 301, "Lake Gazette": 503, "Portside Insider": 403}
