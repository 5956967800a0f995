"""What ill-behaved servers do reaches a source's condition, in words a person understands."""

import time

import pytest

from daybrief.model import Condition, Document, Visit, VisitState
from daybrief.settings import Limits

pytestmark = pytest.mark.server

RSS = '<rss version="2.0"><channel><title>T</title>{}</channel></rss>'
ITEM = "<item><title>Talks</title><link>/talks</link></item>"
QUICK = Limits(host_delay_seconds=0, seconds_at_most=1)


def raw(content, *, pause=0.0):
    """A script that writes these very bytes, slowly if it should, and hangs up."""

    def script(handler):
        pieces = [content[n : n + 1] for n in range(len(content))] if pause else [content]
        for piece in pieces:
            handler.wfile.write(piece)
            handler.wfile.flush()
            time.sleep(pause)
        handler.close_connection = True

    return script


def head(length):
    return f"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: {length}\r\n\r\n".encode()


BODY = RSS.format(ITEM).encode()
BEHAVIOURS = {
    "a page": (head(40) + b"<!doctype html><html><body>Hi</body></html>"[:40], "a web page"),
    "one byte a second": (None, "no whole answer within 1 seconds"),
    "less than it says": (head(len(BODY) + 50) + BODY, "the answer ended too early"),
    "nothing": (b"", "the connection broke off"),
    "no HTTP": (b"hello there\r\n\r\n", "not proper HTTP"),
    "a giant header": (
        b"HTTP/1.1 200 OK\r\nX-Large: " + b"x" * 200_000 + b"\r\nContent-Length: 0\r\n\r\n",
        "not proper HTTP",
    ),
}


@pytest.mark.parametrize("name", BEHAVIOURS)
def test_a_server_that_misbehaves_is_told_in_words(outlet, gathered, name):
    content, words = BEHAVIOURS[name]
    script = raw(head(len(BODY)) + BODY, pause=0.2) if content is None else raw(content)
    outlet.does("/feed", script)

    visit = gathered("feed", outlet.url("/feed"), limits=QUICK)[-1]

    assert words in visit.why
    assert visit.condition is (Condition.SLOW if content is None else Condition.BROKEN)


def test_a_feed_that_leads_to_itself_is_told(outlet, gathered):
    outlet.redirects("/feed", "/feed")

    visit = gathered("feed", outlet.url("/feed"))[-1]

    assert (visit.why, visit.condition) == ("redirects in a circle", Condition.BROKEN)


def test_a_feed_that_ends_in_the_middle_gives_what_it_holds(outlet, gathered):
    outlet.answers("/talks", "<p>Talks")
    outlet.answers("/feed", RSS.format(ITEM + "<item><title>Cut")[:-30])

    items = gathered("feed", outlet.url("/feed"))

    assert outlet.url("/talks") in [item.url for item in items if isinstance(item, Document)]
    assert items[-1].state is VisitState.ANSWERED
    assert items[-1].why == "it ends in the middle; what comes before that is kept"


def test_a_feed_that_changes_its_encoding_in_the_middle_is_read(outlet, gathered):
    outlet.answers("/talks", "<p>Talks")
    told = "Café au port d’été : où l’État a créé un marché à côté de l’école"
    first = RSS.format(f"<item><title>{told}</title><link>/talks</link></item>")
    latin = "<item><title>Dîner à Orn</title><link>/diner</link></item>".encode("latin-1")
    outlet.answers("/feed", first.encode().replace(b"</channel>", latin + b"</channel>"))

    items = gathered("feed", outlet.url("/feed"))

    titles = [item.entry.title for item in items if isinstance(item, Document)]
    assert sorted(titles) == [told, "Dîner à Orn"]


def test_a_password_goes_to_its_own_host_and_to_no_other(outlet, gathered, monkeypatch):
    monkeypatch.setenv("POST_PASSWORD", "hidden")
    outlet.answers("/feed", RSS.format("<item><title>T</title><link>/a</link></item>"))
    other = outlet.url("/elsewhere").replace("127.0.0.1", "localhost")
    outlet.redirects("/a", other)
    outlet.answers("/elsewhere", "<p>There")

    items = gathered("feed", outlet.url("/feed"), user="reader", password_in="POST_PASSWORD")

    told = {asked.path: asked.headers.get("Authorization", "") for asked in outlet.asked}
    assert told["/feed"] == told["/a"] == "Basic cmVhZGVyOmhpZGRlbg=="
    assert told["/elsewhere"] == told["/robots.txt"] == ""
    assert isinstance(items[-1], Visit)
