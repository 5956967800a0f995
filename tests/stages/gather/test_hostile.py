"""Sitemaps, front pages, letters and archives that mean harm: each ends in a state, in words."""

import gzip
import os

import pytest

from daybrief.model import Condition, Document, Visit
from daybrief.settings import Limits

pytestmark = pytest.mark.server

DEEP = 200_000
HEAD = b"Subject: Hi\r\nFrom: a@a.example\r\nDate: Mon, 23 Nov 2026 08:00:00 +0000\r\n"
NESTED = b"".join(
    b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) for n in range(2_000)
)
RECORD = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/1\r\n"
    b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n"
)
HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"


def visit(items):
    return next(item for item in items if isinstance(item, Visit))


def endless(handler):
    """Sitemap or page, it never ends."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<urlset>")
    while True:
        handler.wfile.write(b"<url><loc>https://a.example/</loc></url>" * 1_000)


@pytest.mark.parametrize(
    ("kind", "body", "why"),
    [
        ("sitemap", "<urlset>" + "<a>" * DEEP, "its elements are nested more than 500 deep"),
        ("sitemap", "<urlset>" + "<a>" * DEEP + "</a>" * DEEP, "nested more than 500 deep"),
        ("sitemap", f"<urlset {'a=1 ' * DEEP}>", "it has a tag of 100,000 characters"),
        ("sitemap", "<" * 9_000_000, "this is not XML"),
        ("sitemap", gzip.compress(b" " * 40_000_000), "unpacks to more than 30 MB"),
        ("page", "<html>" + "<div>" * DEEP, "no links to articles were found on the page"),
        ("page", "<a href=/1><b>" * DEEP, "no links to articles were found on the page"),
        ("page", "<p>" + "x" * 11_000_000, "larger than 10 MB"),
    ],
)
def test_what_is_nested_or_heaped_without_end_is_told(outlet, gathered, kind, body, why):
    outlet.answers("/", body, headers={"Content-Type": "text/html"})

    found = visit(gathered(kind, outlet.url("/")))

    assert found.condition is Condition.BROKEN
    assert why in found.why


@pytest.mark.parametrize("kind", ["sitemap", "page"])
def test_what_never_ends_is_stopped(outlet, gathered, kind):
    outlet.does("/", endless)
    limits = Limits(host_delay_seconds=0, bytes_at_most=1_000_000)

    found = visit(gathered(kind, outlet.url("/"), limits=limits))

    assert (found.condition, found.why) == (Condition.BROKEN, "the answer is larger than 1 MB")


@pytest.mark.parametrize(
    ("letter", "why"),
    [
        (HEAD + NESTED, "this is no letter, or a broken one"),
        (HEAD + b"Content-Type: message/rfc822\r\n\r\n" * 150_000, "or a broken one"),
        (HEAD + b"\r\n" + b"x" * 11_000_000, "the letter is larger than 10 MB"),
        (
            b"Subject: " + b"=?utf-8?q?a?= " * 700_000 + b"\r\n" + HEAD + b"\r\nHello",
            "handling it took more than 1.5 GB of memory, so it was given up",
        ),
    ],
    ids=["nested", "letters in letters", "huge", "memory"],
)
def test_a_letter_that_would_break_its_reader_costs_itself_alone(gathered, tmp_path, letter, why):
    (tmp_path / "bad.eml").write_bytes(letter)
    alone = visit(gathered("newsletter", tmp_path / "bad.eml"))
    (tmp_path / "good.eml").write_bytes(HEAD + b"\r\nThe dam holds.")

    items = gathered("newsletter", tmp_path)

    assert alone.condition is Condition.BROKEN
    assert alone.why.startswith("no letter could be read; the newest: ")
    assert alone.why.endswith(why)
    assert [page.entry.title for page in items if isinstance(page, Document)] == ["Hi"]


@pytest.mark.parametrize(
    ("archive", "why"),
    [
        (b"WARC/1.0\r\nX: " + b"x" * 20_000_000, "this is no WARC archive, or a damaged one"),
        (b"WARC/1.0\r\n" + b"X: x\r\n" * 3_000_000, "this is no WARC archive, or a damaged one"),
        (RECORD % (10**18) + HTTP + b"Hello", "this is no WARC archive, or a damaged one"),
        (
            gzip.compress(RECORD % 200_000_000 + HTTP + b" " * 200_000_000),
            "no page of it could be read; the first: it is larger than 30 MB",
        ),
        (
            gzip.compress(b" " * 1_000_000_000, 1) * 40,
            "handling it took longer than 10 seconds, so it was given up",
        ),
    ],
    ids=["endless header", "endless headers", "a lie about length", "bomb", "time"],
)
def test_an_archive_that_would_break_its_reader_is_told(gathered, tmp_path, archive, why):
    (tmp_path / "day.warc").write_bytes(archive)

    found = visit(gathered("archive", tmp_path / "day.warc"))

    assert found.condition is Condition.BROKEN
    assert found.why.endswith(why)


@pytest.mark.parametrize(("kind", "name"), [("archive", "a.warc"), ("newsletter", "a.eml")])
def test_what_is_no_file_is_not_waited_for(gathered, tmp_path, kind, name):
    os.mkfifo(tmp_path / name)

    assert visit(gathered(kind, tmp_path / name)).why == "this is no file"
