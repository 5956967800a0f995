"""The net asks real servers on loopback: guarded on every hop, polite, within its limits."""

import asyncio
import gzip
import socket
import struct
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import aiohttp
import pytest
from aiohttp.abc import AbstractResolver

from daybrief.errors import NotAllowed, SourceError, Unreachable, Unreadable
from daybrief.settings import Limits
from daybrief.tools.asking import Refused, translated
from daybrief.tools.net import Net, Request, Validator
from tests.servers import http_server

pytestmark = pytest.mark.server

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
HERE = ("127.0.0.1/32",)
QUICK = Limits(host_delay_seconds=0, seconds_at_most=5)


class Kept(dict):
    """Validators, or rules, as a plain table."""

    def find(self, url):
        return self.get(url)

    def save(self, url, validator):
        self[url] = validator


@pytest.fixture
def web():
    with http_server() as web:
        yield web


@pytest.fixture
def net_with():
    """Nets with other limits or validators than usual, closed at the end."""
    nets = []

    def make(*, validators=None, contact="", kept_rules=None, now=NOON, **limits):
        net = Net(
            limits=replace(QUICK, **limits),
            clock=lambda: now,
            contact=contact,
            validators=validators,
            kept_rules=kept_rules,
        )
        nets.append(net)
        return net

    yield make
    for net in nets:
        net.close()


@pytest.fixture
def net(net_with):
    return net_with()


def page_paths(web):
    return [path for path in web.paths() if path != "/robots.txt"]


def raw(content, *, reset=False):
    """A script that writes these very bytes and hangs up."""

    def script(handler):
        handler.wfile.write(content)
        handler.wfile.flush()
        handler.close_connection = True
        if reset:
            no_wait = struct.pack("ii", 1, 0)
            handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, no_wait)
            handler.connection.close()

    return script


# What an answer holds


def test_an_answer_says_what_came_from_where_and_when(web, net):
    web.answers("/page", "hello", headers={"Content-Type": "text/html", "X-Two": "2"})

    answer = net.fetch(Request(web.url("/page"), HERE))

    assert (answer.url, answer.final_url) == (web.url("/page"), web.url("/page"))
    assert (answer.status, answer.body, answer.fetched_at) == (200, b"hello", NOON)
    assert answer.header("content-type") == "text/html"
    assert ("x-two", "2") in answer.headers
    assert not answer.is_unchanged


def test_headers_are_text_that_can_be_stored_whatever_bytes_they_are(web, net):
    web.does("/page", raw(b'HTTP/1.1 200 OK\r\nETag: "\xff\xe9"\r\nContent-Length: 0\r\n\r\n'))

    answer = net.fetch(Request(web.url("/page"), HERE))

    assert answer.header("etag").encode() == b'"??"'


def test_a_packed_answer_is_unpacked(web, net):
    web.answers("/page", "hello " * 1000, packed=True)

    assert net.fetch(Request(web.url("/page"), HERE)).body == b"hello " * 1000


def test_we_say_who_we_are_and_how_to_reach_us(web, net_with):
    web.answers("/page")

    net_with(contact="https://morning.example").fetch(Request(web.url("/page"), HERE))

    agent = web.asked[-1].headers["User-Agent"]
    assert agent.startswith("daybrief/")
    assert agent.endswith(" (+https://morning.example)")


def test_cookies_are_neither_kept_nor_sent(web, net):
    web.answers("/page", headers={"Set-Cookie": "who=you"})

    first = net.fetch(Request(web.url("/page"), HERE))
    net.fetch(Request(web.url("/page"), HERE))

    assert "Cookie" not in web.asked[-1].headers
    assert first.header("set-cookie") == ""


def test_a_proxy_of_the_environment_is_not_used(web, net, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    web.answers("/page", "hello")

    assert net.fetch(Request(web.url("/page"), HERE)).body == b"hello"


# The guard


def test_loopback_is_not_asked_unless_its_range_is_named(web, net):
    with pytest.raises(NotAllowed, match="loopback") as refused:
        net.fetch(Request(web.url("/page")))

    assert web.connection_count == 0
    assert "allow_private" in refused.value.fix


@pytest.mark.parametrize("host", ["localhost", "127.1", "2130706433", "0x7f.1", "①27.0.0.1"])
def test_no_other_name_of_loopback_gets_a_connection(web, net, host):
    with pytest.raises(NotAllowed, match="loopback"):
        net.fetch(Request(f"http://{host}:{web.port}/page"))

    assert web.connection_count == 0


def test_a_name_is_judged_by_the_address_it_leads_to(web, net):
    web.answers("/page", "hello")
    address = f"http://localhost:{web.port}/page"

    answer = net.fetch(Request(address, ("127.0.0.0/8", "::1/128")))

    assert answer.body == b"hello"


def test_a_connection_that_one_source_may_use_serves_no_other(web, net):
    web.answers("/page", "hello")
    net.fetch(Request(web.url("/page"), HERE))

    with pytest.raises(NotAllowed, match="loopback"):
        net.fetch(Request(f"http://localhost:{web.port}/page"))


def test_a_redirect_to_loopback_is_refused_where_only_another_range_is_named(web, net):
    with http_server("127.0.0.2") as inner:
        inner.answers("/secret", "secret")
        web.redirects("/page", inner.url("/secret"))

        with pytest.raises(NotAllowed, match="loopback"):
            net.fetch(Request(web.url("/page"), HERE))

        assert inner.connection_count == 0


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("ftp://post.example/", "only http and https"),
        ("http://user:secret@post.example/", "user name"),
        ("http://169.254.169.254/latest/meta-data/", "link-local"),
        ("http://[::ffff:127.0.0.1]/", "translated"),
        ("http://0/", "this machine"),
    ],
)
def test_a_redirect_to_what_may_not_be_asked_is_refused(web, net, target, words):
    web.redirects("/page", target)

    with pytest.raises(NotAllowed, match=words):
        net.fetch(Request(web.url("/page"), HERE))


# Redirects


def test_a_redirect_is_followed_and_told(web, net):
    web.redirects("/old", "/newer", status=301)
    web.redirects("/newer", web.url("/new page#part"), status=307)
    web.answers("/new%20page", "hello")

    answer = net.fetch(Request(web.url("/old"), HERE))

    assert answer.body == b"hello"
    assert (answer.url, answer.final_url) == (web.url("/old"), web.url("/new%20page"))
    assert answer.redirects == (web.url("/old"), web.url("/newer"))


def test_a_redirect_in_a_circle_is_seen(web, net):
    web.redirects("/a", "/b")
    web.redirects("/b", "/a")

    with pytest.raises(Unreachable, match="in a circle"):
        net.fetch(Request(web.url("/a"), HERE))

    assert page_paths(web) == ["/a", "/b"]


def test_redirects_are_limited(web, net_with):
    for number in range(9):
        web.redirects(f"/{number}", f"/{number + 1}")

    with pytest.raises(Unreachable, match="more than 3 times"):
        net_with(redirects_at_most=3).fetch(Request(web.url("/0"), HERE))

    assert page_paths(web) == ["/0", "/1", "/2", "/3"]


@pytest.mark.parametrize("headers", [{}, {"Location": ""}, {"Location": "http://[broken"}])
def test_a_redirect_to_nowhere_says_so(web, net, headers):
    web.answers("/page", status=302, headers=headers)

    with pytest.raises(Unreachable, match="302 without saying where to"):
        net.fetch(Request(web.url("/page"), HERE))


# What servers say


@pytest.mark.parametrize("status", [401, 402, 403, 451])
def test_a_page_that_is_not_for_us_is_not_allowed(web, net, status):
    web.answers("/page", "subscribe!", status=status)

    with pytest.raises(NotAllowed) as refused:
        net.fetch(Request(web.url("/page"), HERE))

    assert str(refused.value) == f"{web.url('/page')}: server answered {status}"
    assert refused.value.status == status


@pytest.mark.parametrize("status", [300, 304, 400, 404, 410, 429, 500, 503])
def test_any_other_answer_without_a_page_is_unreachable(web, net, status):
    web.answers("/page", status=status)

    with pytest.raises(Unreachable) as unreachable:
        net.fetch(Request(web.url("/page"), HERE))

    assert unreachable.value.problem == f"server answered {status}"
    assert unreachable.value.status == status


@pytest.mark.parametrize(
    ("told", "problem"),
    [
        ("120", "server answered 503 and asks to wait 120 seconds"),
        ("Mon, 23 Nov 2026 12:01:30 GMT", "server answered 503 and asks to wait 90 seconds"),
        ("Mon, 23 Nov 2026 12:01:30 -0000", "server answered 503 and asks to wait 90 seconds"),
        ("Mon, 23 Nov 2026 11:00:00 GMT", "server answered 503"),
        ("soon", "server answered 503"),
    ],
)
def test_a_plea_to_wait_is_passed_on(web, net, told, problem):
    web.answers("/page", status=503, headers={"Retry-After": told})

    with pytest.raises(Unreachable) as unreachable:
        net.fetch(Request(web.url("/page"), HERE))

    assert unreachable.value.problem == problem


# Servers in trouble, and servers that make it


def test_a_server_that_is_not_there_refuses_the_connection(net):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

    with pytest.raises(Unreachable, match="connection refused"):
        net.fetch(Request(f"http://127.0.0.1:{port}/", HERE))


def test_a_name_that_nobody_has_is_unreachable(net):
    with pytest.raises(Unreachable, match="no host of this name"):
        net.fetch(Request("http://nobody.invalid/"))


def test_a_slow_server_is_left_after_the_time_allowed(web, net_with):
    web.answers("/page", seconds=3)
    began = time.monotonic()

    with pytest.raises(Unreachable, match=r"no whole answer within 0\.3 seconds"):
        net_with(seconds_at_most=0.3).fetch(Request(web.url("/page"), HERE))

    assert time.monotonic() - began < 2


def test_a_server_that_sends_one_byte_at_a_time_is_left_too(web, net_with):
    def drip(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        for _ in range(100):
            handler.wfile.write(b"x")
            time.sleep(0.05)

    web.does("/page", drip)

    with pytest.raises(Unreachable, match=r"no whole answer within 0\.4 seconds"):
        net_with(seconds_at_most=0.4).fetch(Request(web.url("/page"), HERE))


def test_the_time_allowed_is_for_all_redirects_together(web, net_with):
    for number in range(5):
        target = {"Location": f"/{number + 1}"}
        web.answers(f"/{number}", status=302, headers=target, seconds=0.25)

    with pytest.raises(Unreachable, match=r"no whole answer within 0\.6 seconds"):
        net_with(seconds_at_most=0.6).fetch(Request(web.url("/0"), HERE))


def test_an_endless_answer_is_stopped(web, net_with):
    def forever(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            handler.wfile.write(bytes(10_000))

    web.does("/page", forever)

    with pytest.raises(Unreadable, match=r"larger than 0\.2 MB"):
        net_with(bytes_at_most=200_000).fetch(Request(web.url("/page"), HERE))


def test_a_decompression_bomb_is_stopped(web, net_with):
    web.answers("/page", bytes(5_000_000), packed=True)

    with pytest.raises(Unreadable, match=r"unpacks to more than 0\.1 MB"):
        net_with(decompressed_bytes_at_most=100_000).fetch(Request(web.url("/page"), HERE))


BAD_ANSWERS = {
    "hung up at once": (raw(b""), Unreachable, "broke off"),
    "reset at once": (raw(b"", reset=True), Unreachable, "broke off"),
    "reset in the middle": (
        raw(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf", reset=True),
        Unreachable,
        "broke off|too early",
    ),
    "shorter than it says": (
        raw(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf"),
        Unreachable,
        "ended too early",
    ),
    "longer than it says": (
        raw(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello and more"),
        Unreadable,
        "not proper HTTP",
    ),
    "a chunk cut short": (
        raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n100\r\nhalf"),
        Unreachable,
        "ended too early",
    ),
    "packed and cut short": (
        raw(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(b"whole")[:-5]),
        Unreachable,
        "ended too early",
    ),
    "packed wrongly": (
        raw(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nplain"),
        Unreadable,
        "cannot be unpacked",
    ),
    "another packing": (
        raw(b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\nx"),
        Unreadable,
        "packed as 'br'",
    ),
    "not HTTP": (raw(b"SSH-2.0-OpenSSH_9.2\r\n"), Unreadable, "not proper HTTP"),
    "a header without end": (
        raw(b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 100_000 + b"\r\n\r\n"),
        Unreadable,
        "not proper HTTP",
    ),
    "a thousand headers": (
        raw(b"HTTP/1.1 200 OK\r\n" + b"X-Many: 1\r\n" * 1000 + b"\r\n"),
        Unreadable,
        "not proper HTTP",
    ),
}


@pytest.mark.parametrize("name", BAD_ANSWERS)
def test_a_broken_answer_is_told_in_words(web, net, name):
    script, error, words = BAD_ANSWERS[name]
    web.does("/page", script)

    with pytest.raises(error, match=words):
        net.fetch(Request(web.url("/page"), HERE))


def test_a_certificate_that_nobody_signed_is_not_trusted(net, certified):
    _, context = certified

    with http_server(context=context) as web, pytest.raises(Unreachable, match="certificate"):
        net.fetch(Request(web.url("/page"), HERE))

    assert web.asked == []


# robots.txt


def test_what_robots_txt_forbids_is_not_asked(web, net):
    web.answers("/robots.txt", "User-agent: *\nDisallow: /private\n")
    web.answers("/private/page", "hello")

    with pytest.raises(NotAllowed, match=r"robots\.txt does not allow it"):
        net.fetch(Request(web.url("/private/page"), HERE))

    assert web.paths() == ["/robots.txt"]


def test_rules_for_daybrief_go_before_rules_for_all(web, net):
    rules = "User-agent: *\nDisallow: /\n\nUser-agent: daybrief\nAllow: /open\nDisallow: /\n"
    web.answers("/robots.txt", rules)
    web.answers("/open", "hello")

    assert net.fetch(Request(web.url("/open"), HERE)).body == b"hello"


def test_each_host_is_asked_for_its_rules_once(web, net):
    web.answers("/robots.txt", "User-agent: *\nDisallow: /private\n")
    requests = [Request(web.url(f"/{number}"), HERE) for number in range(9)]

    list(net.fetch_all(requests))

    assert web.paths().count("/robots.txt") == 1


def test_a_redirect_to_a_host_that_forbids_it_is_not_followed(web, net):
    with http_server() as other:
        other.answers("/robots.txt", "User-agent: *\nDisallow: /\n")
        web.redirects("/page", other.url("/page"))

        with pytest.raises(NotAllowed, match=r"robots\.txt"):
            net.fetch(Request(web.url("/page"), HERE))

        assert other.paths() == ["/robots.txt"]


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_host_without_rules_allows_all(web, net, status):
    web.answers("/robots.txt", status=status)
    web.answers("/page", "hello")

    assert net.fetch(Request(web.url("/page"), HERE)).body == b"hello"


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_host_whose_rules_cannot_be_had_is_left_alone(web, net, status):
    web.answers("/robots.txt", status=status)
    problem = f"robots.txt could not be read: server answered {status}"

    with pytest.raises(Unreachable, match=problem):
        net.fetch(Request(web.url("/page"), HERE))

    assert page_paths(web) == []


def test_rules_behind_a_redirect_are_obeyed(web, net):
    web.redirects("/robots.txt", "/rules.txt")
    web.answers("/rules.txt", "User-agent: *\nDisallow: /\n")

    with pytest.raises(NotAllowed, match="does not allow"):
        net.fetch(Request(web.url("/page"), HERE))


def test_rules_without_end_are_read_as_far_as_they_must_be(web, net):
    rules = "User-agent: *\nDisallow: /early\n" + "# filler\n" * 100_000 + "Disallow: /late\n"
    web.answers("/robots.txt", rules)
    web.answers("/late", "hello")

    with pytest.raises(NotAllowed):
        net.fetch(Request(web.url("/early"), HERE))
    assert net.fetch(Request(web.url("/late"), HERE)).body == b"hello"


@pytest.mark.parametrize("rules", [b"\xef\xbb\xbfUser-agent: *\r\nDisallow: /p", b"\xff\xfe\0" * 9])
def test_rules_are_read_whatever_bytes_they_are(web, net, rules):
    web.answers("/robots.txt", rules)
    web.answers("/open", "hello")

    assert net.fetch(Request(web.url("/open"), HERE)).body == b"hello"


def test_rules_asked_by_one_source_do_not_speak_for_one_that_may_not_go_there(web, net):
    address = f"http://localhost:{web.port}/page"
    with pytest.raises(NotAllowed, match="loopback"):
        net.fetch(Request(address))
    web.answers("/page", "hello")

    assert net.fetch(Request(address, ("127.0.0.0/8", "::1/128"))).body == b"hello"


@pytest.mark.parametrize("status", [200, 404])
def test_what_a_host_said_holds_for_later_runs_of_the_same_day(web, net_with, status):
    web.answers("/robots.txt", "User-agent: *\nDisallow: /private\n", status=status)
    web.answers("/page", "hello")
    kept = Kept()

    for hours in (0, 1, 23.9):
        net = net_with(kept_rules=kept, now=NOON + timedelta(hours=hours))
        assert net.fetch(Request(web.url("/page"), HERE)).body == b"hello"

    assert web.paths() == ["/robots.txt", "/page", "/page", "/page"]


def test_what_a_host_said_a_day_ago_is_asked_anew(web, net_with):
    web.answers("/robots.txt", "User-agent: *\nDisallow: /private\n")
    web.answers("/page", "hello")
    kept = Kept()
    net_with(kept_rules=kept).fetch(Request(web.url("/page"), HERE))
    web.answers("/robots.txt", "User-agent: *\nDisallow: /page\n")

    net = net_with(kept_rules=kept, now=NOON + timedelta(hours=24))
    with pytest.raises(NotAllowed, match="does not allow"):
        net.fetch(Request(web.url("/page"), HERE))

    assert web.paths() == ["/robots.txt", "/page", "/robots.txt"]


def test_what_a_host_forbade_is_forbidden_without_asking_again(web, net_with):
    web.answers("/robots.txt", "User-agent: *\nDisallow: /\n")
    kept = Kept()

    for hours in (0, 1):
        net = net_with(kept_rules=kept, now=NOON + timedelta(hours=hours))
        with pytest.raises(NotAllowed, match="does not allow"):
            net.fetch(Request(web.url("/page"), HERE))

    assert web.paths() == ["/robots.txt"]


@pytest.mark.parametrize(
    ("headers", "soon", "later"),
    [({}, timedelta(minutes=4), timedelta(minutes=5)),
     ({"Retry-After": "3600"}, timedelta(minutes=59), timedelta(minutes=60))],
)  # fmt: skip
def test_a_host_whose_rules_could_not_be_had_is_left_alone_for_a_while(
    web, net_with, headers, soon, later
):
    web.answers("/robots.txt", status=503, headers=headers)
    web.answers("/page", "hello")
    kept = Kept()
    for wait in (timedelta(0), soon):
        net = net_with(kept_rules=kept, now=NOON + wait)
        with pytest.raises(
            Unreachable, match=r"robots\.txt could not be read: server answered 503"
        ):
            net.fetch(Request(web.url("/page"), HERE))
    assert web.paths() == ["/robots.txt"]

    web.answers("/robots.txt", status=404)
    answer = net_with(kept_rules=kept, now=NOON + later).fetch(Request(web.url("/page"), HERE))

    assert answer.body == b"hello"


def test_what_is_left_of_a_plea_to_wait_is_passed_on_without_asking(web, net_with):
    web.answers("/robots.txt", status=429, headers={"Retry-After": "3600"})
    kept = Kept()
    with pytest.raises(Unreachable):
        net_with(kept_rules=kept).fetch(Request(web.url("/page"), HERE))

    net = net_with(kept_rules=kept, now=NOON + timedelta(minutes=50))
    with pytest.raises(Unreachable) as caught:
        net.fetch(Request(web.url("/page"), HERE))

    assert caught.value.wait_seconds == 600


def test_trouble_that_may_be_our_own_networks_says_nothing_of_a_hosts_rules(net_with):
    kept = Kept()
    with http_server() as web:
        address = web.url("/page")

    with pytest.raises(Unreachable, match="connection refused"):
        net_with(kept_rules=kept).fetch(Request(address, HERE))

    assert kept == {}


# Politeness


def test_two_requests_to_one_host_start_apart(web, net_with):
    requests = [Request(web.url(f"/{number}"), HERE) for number in range(4)]

    list(net_with(host_delay_seconds=0.1).fetch_all(requests))

    starts = [asked.at for asked in web.asked]
    assert len(starts) == 5
    assert all(after - before > 0.08 for before, after in pairwise(starts))


def test_a_delay_that_robots_txt_asks_for_is_kept(web, net):
    web.answers("/robots.txt", "User-agent: *\nCrawl-delay: 0.2\n")
    requests = [Request(web.url(f"/{number}"), HERE) for number in range(3)]

    list(net.fetch_all(requests))

    starts = [asked.at for asked in web.asked[1:]]
    assert all(after - before > 0.15 for before, after in pairwise(starts))


def test_one_host_has_few_requests_at_once(web, net):
    for number in range(6):
        web.answers(f"/{number}", seconds=0.1)

    list(net.fetch_all(Request(web.url(f"/{number}"), HERE) for number in range(6)))

    assert web.busiest == 2


def test_waiting_for_a_busy_host_is_not_taken_for_its_slowness(web, net_with):
    for number in range(4):
        web.answers(f"/{number}", "hello")
    net = net_with(host_delay_seconds=0.2, seconds_at_most=0.3)

    answers = list(net.fetch_all(Request(web.url(f"/{number}"), HERE) for number in range(4)))

    assert all(answer.status == 200 for _, answer in answers)


def test_all_hosts_together_have_a_limit(net_with):
    with http_server() as one, http_server() as other:
        one.answers("/page", seconds=0.3)
        other.answers("/page", seconds=0.3)
        began = time.monotonic()

        requests = [Request(web.url("/page"), HERE) for web in (one, other)]
        list(net_with(requests_at_once=1).fetch_all(requests))

    assert time.monotonic() - began >= 0.6


# Asking only for changes


def test_a_page_that_was_kept_is_asked_for_only_if_it_changed(web, net_with):
    web.answers("/page", "hello", headers={"ETag": '"7"', "Last-Modified": "Mon, 23 Nov 2026"})
    kept = Kept()
    net = net_with(validators=kept)
    request = Request(web.url("/page"), HERE)

    net.fetch(request)
    net.keep(request.url)
    again = net.fetch(request)

    assert kept == {request.url: Validator(etag='"7"', last_modified="Mon, 23 Nov 2026")}
    assert web.asked[-1].headers["If-Modified-Since"] == "Mon, 23 Nov 2026"
    assert again.is_unchanged
    assert again.body == b""


def test_a_page_that_was_not_kept_is_asked_for_again_whole(web, net_with):
    web.answers("/page", "hello", headers={"ETag": '"7"'})
    request, kept = Request(web.url("/page"), HERE), Kept()
    net_with(validators=kept).fetch(request)

    assert kept == {}
    assert net_with(validators=kept).fetch(request).status == 200


def test_what_is_forgotten_is_asked_for_again_whole(web, net_with):
    web.answers("/page", "hello", headers={"ETag": '"7"'})
    request, kept = Request(web.url("/page"), HERE), Kept()
    net = net_with(validators=kept)
    net.fetch(request)

    net.forget(request.url)
    net.keep(request.url)

    assert kept == {}


def test_a_date_is_not_told_to_the_address_that_a_redirect_leads_to(web, net_with):
    web.redirects("/old", "/new")
    web.answers("/new", "hello")
    known = Validator(etag='"7"', last_modified="Mon, 23 Nov 2026 12:00:00 GMT")
    request = Request(web.url("/old"), HERE)

    net_with(validators=Kept({request.url: known})).fetch(request)

    old, new = (asked.headers for asked in web.asked if asked.path != "/robots.txt")
    assert "If-Modified-Since" in old
    assert "If-Modified-Since" not in new
    assert new["If-None-Match"] == '"7"'


def test_a_page_without_validators_teaches_nothing(web, net_with):
    web.answers("/page", "hello")
    kept = Kept()
    net = net_with(validators=kept)
    net.fetch(Request(web.url("/page"), HERE))

    net.keep(web.url("/page"))

    assert kept == {}


# Many at once


def test_each_of_many_answers_comes_with_its_request(web, net):
    for number in range(20):
        web.answers(f"/{number}", str(number))
    requests = [Request(web.url(f"/{number}"), HERE) for number in range(20)]

    answers = list(net.fetch_all([*requests, Request(web.url("/none"), HERE)]))

    told = {request.url: answer for request, answer in answers}
    assert isinstance(told.pop(web.url("/none")), Unreachable)
    assert {url: answer.body for url, answer in told.items()} == {
        request.url: request.url.rpartition("/")[2].encode() for request in requests
    }


def test_only_a_few_answers_are_fetched_ahead(web, net):
    asked = []

    def requests():
        for number in range(100):
            asked.append(number)
            yield Request(web.url(f"/{number}"), HERE)

    next(net.fetch_all(requests()))

    assert len(asked) <= 9


def test_closing_ends_what_is_under_way(web, net_with):
    web.answers("/page", seconds=2)
    net = net_with()
    answers = net.fetch_all([Request(web.url("/page"), HERE)] * 3)
    future = net._start(Request(web.url("/page"), HERE))
    time.sleep(0.1)
    began = time.monotonic()

    net.close()
    net.close()

    assert future.cancelled()
    assert time.monotonic() - began < 1
    assert all("stopped" in error.problem for _, error in answers)


# Words for every error


def foreign_errors():
    found = {getattr(aiohttp, name) for name in dir(aiohttp)}
    errors = {
        kind for kind in found if isinstance(kind, type) and issubclass(kind, aiohttp.ClientError)
    }
    return sorted(errors, key=lambda kind: kind.__name__)


@pytest.mark.parametrize("kind", foreign_errors(), ids=lambda kind: kind.__name__)
def test_every_error_of_the_http_library_has_words(kind):
    error = translated(kind.__new__(kind), "http://post.example/", 20)

    assert isinstance(error, SourceError)
    assert error.where == "http://post.example/"
    assert error.problem[0].islower()
    assert not error.problem.endswith(".")


def test_the_guards_word_is_heard_through_the_http_library():
    cause = Refused("leads to a loopback address (127.0.0.0/8)")
    error = aiohttp.ClientConnectorError.__new__(aiohttp.ClientConnectorError)
    error._os_error = cause

    told = translated(error, "http://post.example/", 20)

    assert isinstance(told, NotAllowed)
    assert told.problem == "leads to a loopback address (127.0.0.0/8)"


def test_too_slow_is_too_slow_whoever_says_so():
    assert "within 20 seconds" in translated(asyncio.TimeoutError(), "", 20).problem  # noqa: UP041 - the name aiohttp raises


@pytest.mark.parametrize("url", ["http://" + "a" * 70 + ".example/", "http://a..example/"])
def test_a_name_that_cannot_be_one_is_no_web_address(net, url):
    with pytest.raises(SourceError):
        net.fetch(Request(url))


class Rebinding(AbstractResolver):
    """A name server of theirs: by the time we connect, its name leads to loopback."""

    async def resolve(self, host, port=0, family=socket.AF_INET):
        return [
            {"hostname": host, "host": "127.0.0.1", "port": port, "family": socket.AF_INET,
             "proto": 0, "flags": socket.AI_NUMERICHOST}
        ]  # fmt: skip

    async def close(self):
        pass


def test_a_name_that_is_bound_anew_gets_no_connection(web):
    with (
        Net(limits=QUICK, clock=lambda: NOON, resolver=Rebinding()) as net,
        pytest.raises(NotAllowed, match="leads to a loopback address"),
    ):
        net.fetch(Request(f"http://rebound.example:{web.port}/"))

    assert web.connection_count == 0
