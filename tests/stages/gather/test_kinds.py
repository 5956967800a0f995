"""Sitemaps, letters, saved pages and archives: documents out, or words for what is wrong."""

import gzip
import mailbox
import socketserver
import subprocess
import sys
import threading
import time
from contextlib import suppress
from datetime import UTC, datetime
from email.message import EmailMessage
from urllib.parse import quote

import pytest

from daybrief.errors import NotAllowed
from daybrief.model import Condition, Document, Failure, Source, Visit
from daybrief.settings import Limits
from daybrief.stages.gather import documents
from daybrief.tools.mailboxes import imap_letters
from daybrief.tools.net import Net
from tests.imap import imap_server
from tests.stages.gather.test_gather import Kept

pytestmark = pytest.mark.server

NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
HERE = ("127.0.0.1/32",)
LIMITS = Limits(host_delay_seconds=0, seconds_at_most=5)


def of(kind, items):
    return [item for item in items if isinstance(item, kind)]


def visit(items):
    (found,) = of(Visit, items)
    return found


# Sitemaps


def urlset(*rows):
    return f"<urlset {SITEMAP} {NEWS}>{''.join(rows)}</urlset>"


def url_row(address, title="Talks resume", date="2026-11-23T09:00:00+01:00"):
    news = f"<news:title>{title}</news:title><news:publication_date>{date}</news:publication_date>"
    return f"<url><loc>{address}</loc><news:news>{news}</news:news></url>"


def test_a_news_sitemap_gives_its_pages_with_title_and_date(outlet, gathered):
    outlet.answers("/a", "<p>first")
    outlet.answers("/sitemap.xml", urlset(url_row(outlet.url("/a"))))

    items = gathered("sitemap", outlet.url("/sitemap.xml"))

    (page,) = of(Document, items)
    assert (page.body, page.entry.title) == (b"<p>first", "Talks resume")
    assert page.entry.published_at == datetime(2026, 11, 23, 8, tzinfo=UTC)
    assert visit(items).condition is Condition.FRESH


def test_a_packed_sitemap_behind_an_index_is_read(outlet, gathered):
    outlet.answers("/a", "<p>first")
    outlet.answers("/news.xml.gz", gzip.compress(urlset(url_row(outlet.url("/a"))).encode()))
    index = f"<sitemap><loc>{outlet.url('/news.xml.gz')}</loc></sitemap>"
    outlet.answers("/index.xml", f"<sitemapindex {SITEMAP}>{index}</sitemapindex>")

    items = gathered("sitemap", outlet.url("/index.xml"))

    assert [page.url for page in of(Document, items)] == [outlet.url("/a")]


def test_an_index_that_stays_as_it_is_does_not_hide_what_is_new_below(outlet):
    index = f"<sitemap><loc>{outlet.url('/news.xml')}</loc></sitemap>"
    whole = f"<sitemapindex {SITEMAP}>{index}</sitemapindex>"
    outlet.answers("/index.xml", whole, headers={"ETag": '"1"'})
    kept = Kept()
    source = Source(
        name="Post", address=outlet.url("/index.xml"), kind="sitemap", allow_private=HERE
    )

    found = []
    for path in ("/a", "/b"):
        outlet.answers(path, f"<p>{path}")
        outlet.answers("/news.xml", urlset(url_row(outlet.url(path))))
        with Net(limits=LIMITS, clock=lambda: NOON, validators=kept) as net:
            found += of(Document, documents([source], net, limits=LIMITS))

    assert [page.url for page in found] == [outlet.url("/a"), outlet.url("/b")]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<rss/>", "XML of another kind (<rss>), not a sitemap"),
        ("hello", "this is no sitemap"),
        ("<!DOCTYPE a [<!ENTITY x 'a'><!ENTITY y '&x;&x;'>]><urlset/>", "unfolds"),
    ],
)
def test_what_is_no_sitemap_is_told_in_words(outlet, gathered, body, words):
    outlet.answers("/sitemap.xml", body)

    items = gathered("sitemap", outlet.url("/sitemap.xml"))

    assert words in visit(items).why
    assert visit(items).condition is Condition.BROKEN


# Letters


def letter(html="", text="Hello, this is the text.", subject="Evening letter", **headers):
    message = EmailMessage()
    message["Subject"], message["From"] = subject, "The Post <news@post.example>"
    message["Date"], message["Message-ID"] = "Mon, 23 Nov 2026 08:00:00 +0000", "<7@post.example>"
    for name, value in headers.items():
        message[name] = value
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    return message


def digest(outlet):
    told = {"/talks": "Norland and Sarvia talk again", "/bridge": "The harbour bridge closes"}
    wrapped = {path: quote(outlet.url(path), safe="") for path in told}
    rows = "".join(
        f'<tr><td><h2><a href="https://track.mail.example/CL0/{wrapped[path]}/1/0100abcdef">'
        f"{title}</a></h2><p>Both sides met in Brennick on Monday and want to meet again.</p>"
        "</td></tr>"
        for path, title in told.items()
    )
    return (
        f'<table>{rows}</table><p><a href="https://post.example/unsubscribe">Unsubscribe from this '
        "letter here</a></p>"
    )


def test_a_letter_of_many_items_is_split_and_its_links_are_unwrapped_not_followed(
    outlet, gathered, tmp_path
):
    outlet.answers("/talks", "<p>talks")
    outlet.answers("/bridge", "<p>bridge")
    (tmp_path / "one.eml").write_bytes(letter(digest(outlet)).as_bytes())

    items = gathered("newsletter", tmp_path / "one.eml")

    pages = {page.entry.title: page for page in of(Document, items)}
    assert set(pages) == {"Norland and Sarvia talk again", "The harbour bridge closes"}
    assert pages["The harbour bridge closes"].url == outlet.url("/bridge")
    assert pages["The harbour bridge closes"].body == b"<p>bridge"
    assert "want to meet again" in pages["Norland and Sarvia talk again"].entry.summary
    assert set(outlet.paths()) == {"/robots.txt", "/talks", "/bridge"}


def test_a_letter_that_is_one_article_is_a_document_with_subject_sender_and_date(
    gathered, tmp_path
):
    html = "<h1>On the harbour</h1><p>It was a long week for the harbour.</p>"
    (tmp_path / "one.eml").write_bytes(letter(html, subject="On the harbour").as_bytes())

    items = gathered("newsletter", tmp_path / "one.eml")

    (page,) = of(Document, items)
    assert page.url == "mid:7@post.example"
    assert (page.entry.title, page.entry.byline) == ("On the harbour", "The Post")
    assert page.entry.published_at == datetime(2026, 11, 23, 8, tzinfo=UTC)
    assert b"long week" in page.body


def test_a_link_that_hides_where_it_leads_is_told_and_not_asked(outlet, gathered, tmp_path):
    opaque = outlet.url("/track/click/3f2a1b0c9d8e7f6a5b4c3d2e1f0a9b8c7d")
    rows = f'<p><a href="{opaque}">Norland and Sarvia talk again</a></p>' + (
        f'<p><a href="{outlet.url("/b")}">The harbour bridge closes</a></p>'
    )
    outlet.answers("/b", "<p>bridge")
    (tmp_path / "one.eml").write_bytes(letter(rows).as_bytes())

    items = gathered("newsletter", tmp_path / "one.eml")

    troubles = {page.url: page.trouble for page in of(Document, items)}
    assert "not followed" in troubles[opaque]
    assert opaque not in [outlet.url(path) for path in outlet.paths()]


def test_an_mbox_and_a_maildir_give_every_letter(gathered, tmp_path):
    box, folder = mailbox.mbox(tmp_path / "box"), mailbox.Maildir(tmp_path / "dir")
    for number in range(3):
        for kept in (box, folder):
            kept.add(letter(text=f"From here on, number {number}.", subject=f"Letter {number}"))
    box.close()

    of_box = of(Document, gathered("newsletter", tmp_path / "box"))
    of_folder = of(Document, gathered("newsletter", tmp_path / "dir"))

    assert {page.entry.title for page in of_box} == {"Letter 0", "Letter 1", "Letter 2"}
    assert {page.entry.title for page in of_folder} == {"Letter 0", "Letter 1", "Letter 2"}


LOCKING = """
import fcntl, sys, time
file = open(sys.argv[1], "r+b")
fcntl.lockf(file, fcntl.LOCK_EX)
print("locked", flush=True)
time.sleep(60)
"""


def test_a_mailbox_that_another_program_has_locked_is_left_alone(gathered, tmp_path):
    box = mailbox.mbox(tmp_path / "box")
    box.add(letter())
    box.close()
    command = [sys.executable, "-c", LOCKING, str(tmp_path / "box")]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as locking:
        locking.stdout.readline()

        items = gathered("newsletter", tmp_path / "box")

        locking.kill()
    assert visit(items).why == "the mailbox is locked by another program"


@pytest.mark.parametrize(
    ("body", "words"),
    [(b"\x00\x01\x02 nothing", "no letter"), (b"Subject: Hello\n\n", "holds no text")],
)
def test_a_letter_that_is_none_is_set_aside_and_the_others_go_on(gathered, tmp_path, body, words):
    (tmp_path / "bad.eml").write_bytes(body)
    (tmp_path / "good.eml").write_bytes(letter().as_bytes())

    items = gathered("newsletter", tmp_path)

    (failure,) = of(Failure, items)
    assert words in failure.problem
    assert failure.item == "Post: bad.eml"
    assert len(of(Document, items)) == 1


def test_no_mailbox_at_all_is_told(gathered, tmp_path):
    (tmp_path / "notes").write_text("hello there")

    assert visit(gathered("newsletter", tmp_path / "none")).why == "there is no such file or folder"
    assert visit(gathered("newsletter", tmp_path / "notes")).why == "this is no mbox file"


# Saved pages


def test_saved_pages_are_known_by_where_they_came_from(gathered, tmp_path):
    saved = "<!-- saved from url=(0031)https://post.example/2026/talks --><p>Talks"
    (tmp_path / "talks.html").write_text(saved)
    (tmp_path / "deep").mkdir()
    canonical = '<link rel="canonical" href="https://post.example/bridge"><p>Bridge'
    (tmp_path / "deep" / "bridge.html.gz").write_bytes(gzip.compress(canonical.encode()))
    (tmp_path / "own.htm").write_text("<p>Ours")

    pages = of(Document, gathered("folder", tmp_path))

    assert {page.url for page in pages} == {
        "https://post.example/2026/talks",
        "https://post.example/bridge",
        "file:///own.htm",
    }
    assert canonical.encode() in [page.body for page in pages]


def test_a_link_out_of_the_folder_is_not_followed(gathered, tmp_path):
    (tmp_path / "secret.html").write_text("<p>secret")
    (tmp_path / "saved").mkdir()
    (tmp_path / "saved" / "page.html").symlink_to(tmp_path / "secret.html")

    items = gathered("folder", tmp_path / "saved")

    assert of(Document, items) == []
    assert visit(items).condition is Condition.EMPTY


def test_a_page_too_large_is_set_aside_and_the_others_go_on(gathered, tmp_path):
    (tmp_path / "large.html").write_text("<p>" + "x" * 2000)
    (tmp_path / "small.html").write_text("<p>small")

    items = gathered("folder", tmp_path, limits=Limits(bytes_at_most=1000))

    assert [page.body for page in of(Document, items)] == [b"<p>small"]
    assert "larger than 1000 bytes" in of(Failure, items)[0].problem


# Archives


def warc(*pages):
    """A WARC file written by hand: one response a page."""
    records = []
    for url, body in pages:
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body.encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
            f"WARC-Date: 2026-11-23T08:00:00Z\r\nWARC-Record-ID: <urn:uuid:{len(records)}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        )
        records.append(head.encode() + http + b"\r\n\r\n")
    return b"".join(records)


TWO = warc(("https://post.example/a", "<p>first"), ("https://post.example/b", "<p>second"))


@pytest.mark.parametrize("packed", [False, True])
def test_an_archives_pages_become_documents(gathered, tmp_path, packed):
    path = tmp_path / "day.warc"
    path.write_bytes(gzip.compress(TWO) if packed else TWO)

    items = gathered("archive", path)

    assert [(page.url, page.body) for page in of(Document, items)] == [
        ("https://post.example/a", b"<p>first"),
        ("https://post.example/b", b"<p>second"),
    ]
    assert visit(items).condition is Condition.FRESH


def test_an_archive_that_ends_early_gives_what_it_holds_and_says_so(gathered, tmp_path):
    path = tmp_path / "day.warc"
    path.write_bytes(TWO[:-8])

    items = gathered("archive", path)

    assert [page.body for page in of(Document, items)] == [b"<p>first"]
    assert "cut off or damaged after 1 page, which is kept" in visit(items).why


def test_what_is_no_archive_is_told(gathered, tmp_path):
    (tmp_path / "day.warc").write_bytes(b"hello, this is no archive at all")

    assert "no WARC archive" in visit(gathered("archive", tmp_path / "day.warc")).why
    assert visit(gathered("archive", tmp_path / "none.warc")).why == "there is no such file"


# Letters from a server


def test_letters_are_read_from_a_mail_server_and_nothing_is_changed_there(gathered, monkeypatch):
    monkeypatch.setenv("POST_PASSWORD", "hidden")
    letters = [letter(subject=f"Letter {n}").as_bytes() for n in range(3)]
    with imap_server(letters, "hidden") as (port, commands):
        items = gathered(
            "newsletter",
            f"imap://127.0.0.1:{port}/INBOX",
            user="reader",
            password_in="POST_PASSWORD",
            limits=Limits(entries_at_most=2),
        )

    assert [page.entry.title for page in of(Document, items)] == ["Letter 2", "Letter 1"]
    words = {command.split()[0].upper() for command in commands}
    assert words <= {"CAPABILITY", "LOGIN", "EXAMINE", "FETCH", "LOGOUT"}
    assert all("PEEK" in command for command in commands if command.startswith("FETCH"))


@pytest.mark.parametrize(
    ("password", "folder", "words"),
    [
        ("wrong", "INBOX", "refused the login"),
        ("", "INBOX", "its password is not in the environment"),
        ("hidden", "Elsewhere", "there is no folder 'Elsewhere'"),
    ],
)
def test_a_mail_server_that_lets_us_not_in_is_told(gathered, monkeypatch, password, folder, words):
    monkeypatch.setenv("POST_PASSWORD", password)
    with imap_server([], "hidden") as (port, _):
        place = f"imap://127.0.0.1:{port}/{folder}"
        items = gathered("newsletter", place, user="reader", password_in="POST_PASSWORD")

    assert words in visit(items).why


def test_a_mail_server_at_a_private_address_is_not_connected_to(monkeypatch):
    with imap_server([], "hidden") as (port, commands), pytest.raises(NotAllowed) as caught:
        list(imap_letters(f"imaps://127.0.0.1:{port}/", "a", "b", at_most=1, seconds=2))

    assert "leads to a loopback address" in caught.value.problem
    assert commands == []


def test_time_spent_on_a_letter_is_not_held_against_its_server():
    read = []
    with imap_server([letter().as_bytes()] * 2, "hidden") as (port, _):
        place = f"imap://127.0.0.1:{port}/"
        for name, _ in imap_letters(
            place, "reader", "hidden", at_most=2, seconds=2, allow_private=HERE
        ):
            time.sleep(2.5)
            read.append(name)

    assert read == ["INBOX 2", "INBOX 1"]


def test_letters_come_over_tls_from_a_server_whose_certificate_holds(
    gathered, monkeypatch, certified
):
    certificate, context = certified
    monkeypatch.setenv("POST_PASSWORD", "hidden")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with imap_server([letter().as_bytes()], "hidden", context) as (port, commands):
        place = f"imaps://127.0.0.1:{port}/"
        items = gathered("newsletter", place, user="reader", password_in="POST_PASSWORD")

    assert [page.entry.title for page in of(Document, items)] == ["Evening letter"]
    assert commands[-1] == "LOGOUT"


def test_a_mail_server_whose_certificate_nobody_signed_is_told_no_password(
    gathered, monkeypatch, certified
):
    monkeypatch.setenv("POST_PASSWORD", "hidden")
    with imap_server([letter().as_bytes()], "hidden", certified[1]) as (port, commands):
        place = f"imaps://127.0.0.1:{port}/"
        items = gathered("newsletter", place, user="reader", password_in="POST_PASSWORD")

    assert visit(items).why == "no secure connection could be made"
    assert commands == []


def one_byte_a_moment(connection):
    for byte in b"* OK ready " * 100:
        connection.sendall(bytes([byte]))
        time.sleep(0.1)


def lines_without_end(connection):
    connection.sendall(b"* OK ready\r\n")
    while True:
        connection.sendall(b"* OK " + b"x" * 900_000 + b"\r\n")


def a_letter_of_terabytes(connection):
    connection.sendall(b"* OK ready\r\n")
    tag = connection.recv(1_000).split()[0]
    connection.sendall(b"* CAPABILITY IMAP4rev1\r\n" + tag + b" OK done\r\n")
    connection.recv(1_000)
    connection.sendall(b"* 1 FETCH (BODY[] {9999999999999}\r\n")
    connection.recv(1)


@pytest.mark.parametrize(
    ("serve", "seconds", "why"),
    [
        (one_byte_a_moment, 1, "no whole answer within 1 seconds"),
        (lines_without_end, 30, "the mail server sends more than it was asked for"),
        (a_letter_of_terabytes, 30, "the mail server sends more than it was asked for"),
    ],
)
def test_a_hostile_mail_server_is_left(gathered, monkeypatch, serve, seconds, why):
    monkeypatch.setenv("POST_PASSWORD", "hidden")

    class Handler(socketserver.BaseRequestHandler):
        def handle(self):
            with suppress(OSError):  # we hang up, which is what this is about
                serve(self.request)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

    with Server(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,)).start()
        items = gathered(
            "newsletter",
            f"imap://127.0.0.1:{server.server_address[1]}/",
            user="reader",
            password_in="POST_PASSWORD",
            limits=Limits(seconds_at_most=seconds),
        )
        server.shutdown()

    assert visit(items).why == why
