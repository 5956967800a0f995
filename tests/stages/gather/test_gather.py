"""Sources asked side by side on real servers: documents, failures, and one visit each."""

import logging
import threading
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from daybrief.errors import InvalidSource, Unreachable
from daybrief.model import Condition, Document, Failure, Source, Visit, VisitState
from daybrief.settings import Limits
from daybrief.stages.gather import BUILT_IN, documents
from daybrief.tools.net import Net
from tests.servers import http_server

pytestmark = pytest.mark.server

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
HERE = ("127.0.0.1/32",)
LIMITS = Limits(host_delay_seconds=0, seconds_at_most=5)


class Kept(dict):
    """Validators as a plain table."""

    def find(self, url):
        return self.get(url)

    def save(self, url, validator):
        self[url] = validator


@pytest.fixture
def web():
    with http_server() as web:
        yield web


@pytest.fixture
def kept():
    return Kept()


@pytest.fixture
def gather(kept):
    """Gather everything from some sources, as one run does."""

    def gather(*sources, limits=LIMITS, **more):
        with Net(limits=limits, clock=lambda: NOON, validators=kept) as net:
            return list(documents(sources, net, limits=limits, **more))

    return gather


def feed_of(*paths, title="The Post"):
    items = "".join(
        f"<item><title>Story {path}</title><link>{path}</link></item>" for path in paths
    )
    return f'<rss version="2.0"><channel><title>{title}</title>{items}</channel></rss>'


def source(address, name="Post", **more):
    return Source(name=name, address=address, allow_private=HERE, **more)


def of(kind, items):
    return [item for item in items if isinstance(item, kind)]


def visit_of(items):
    (visit,) = of(Visit, items)
    return visit


# Feeds


def visited(condition, address):
    return Visit(
        source="Post",
        address=address,
        asked_at=NOON,
        state=VisitState.ANSWERED,
        document_count=0,
        condition=condition,
    )


def test_each_entry_of_a_feed_becomes_a_document_with_its_page(web, gather):
    web.answers("/feed", feed_of("/a", "/b"))
    web.answers("/a", "<p>first", headers={"Content-Type": "text/html"})
    web.answers("/b", "<p>second")

    items = gather(source(web.url("/feed")))

    first, second = sorted(of(Document, items), key=lambda document: document.url)
    assert (first.source, first.url, first.final_url) == ("Post", web.url("/a"), web.url("/a"))
    assert (first.status, first.body, first.fetched_at) == (200, b"<p>first", NOON)
    assert ("content-type", "text/html") in first.headers
    assert first.entry.title == "Story /a"
    assert second.body == b"<p>second"
    assert items[-1] == Visit(
        source="Post",
        asked_at=NOON,
        state=VisitState.ANSWERED,
        document_count=2,
        address=web.url("/feed"),
        condition=Condition.UNDATED,
    )


@pytest.mark.parametrize(
    ("script", "status", "trouble"),
    [
        ({"status": 403}, 403, "server answered 403"),
        ({"status": 404}, 404, "server answered 404"),
        ({"status": 503}, 503, "server answered 503"),
        ({"seconds": 2}, 0, "no whole answer within 0.5 seconds"),
        ({"status": 302, "headers": {"Location": "http://127.0.0.2/"}}, 0, "loopback"),
    ],
)
def test_an_entry_whose_page_cannot_be_had_is_kept_with_the_reason(
    web, gather, script, status, trouble
):
    web.answers("/feed", feed_of("/a"))
    web.answers("/a", **script)

    items = gather(source(web.url("/feed")), limits=replace(LIMITS, seconds_at_most=0.5))

    (document,) = of(Document, items)
    assert (document.status, document.body, document.entry.title) == (status, b"", "Story /a")
    assert trouble in document.trouble
    assert visit_of(items).state is VisitState.ANSWERED


def test_an_entry_that_robots_txt_forbids_is_kept_with_the_reason(web, gather):
    web.answers("/robots.txt", "User-agent: *\nDisallow: /private\n")
    web.answers("/feed", feed_of("/private/a"))

    (document,) = of(Document, gather(source(web.url("/feed"))))

    assert document.trouble == "robots.txt does not allow it"
    assert "/private/a" not in web.paths()


def test_a_tracking_redirect_is_followed_to_the_article(web, gather):
    web.answers("/feed", feed_of("/click?to=a"))
    web.redirects("/click?to=a", "/a")
    web.answers("/a", "<p>first")

    (document,) = of(Document, gather(source(web.url("/feed"))))

    assert (document.url, document.final_url) == (web.url("/click?to=a"), web.url("/a"))


def test_an_empty_feed_is_a_source_that_answered(web, gather):
    web.answers("/feed", feed_of())

    items = gather(source(web.url("/feed")))

    assert items == [visited(Condition.EMPTY, web.url("/feed"))]


def test_no_more_entries_are_asked_for_than_the_limit(web, gather):
    web.answers("/feed", feed_of(*(f"/{n}" for n in range(30))))

    items = gather(source(web.url("/feed")), limits=replace(LIMITS, entries_at_most=4))

    assert {document.url for document in of(Document, items)} == {
        web.url(f"/{n}") for n in range(4)
    }


def test_a_feed_that_moved_resolves_its_links_from_where_it_is(web, gather):
    web.redirects("/feed", "/new/feed")
    web.answers("/new/feed", feed_of("a"))
    web.answers("/new/a", "<p>first")

    (document,) = of(Document, gather(source(web.url("/feed"))))

    assert document.body == b"<p>first"


# Front pages


def test_a_front_pages_articles_become_documents(web, gather):
    link = '<h2><a href="/2026/11/23/bridge">Council agrees on a bridge</a></h2>'
    web.answers("/", f"<html><body>{link}</body></html>")
    web.answers("/2026/11/23/bridge", "<p>first")

    items = gather(source(web.url("/"), kind="page"))

    (document,) = of(Document, items)
    assert document.body == b"<p>first"
    assert document.entry.title == "Council agrees on a bridge"


def test_a_front_page_without_articles_is_a_source_that_failed(web, gather):
    web.answers("/", "<html><body><script>load()</script></body></html>")

    items = gather(source(web.url("/"), kind="page"))

    assert visit_of(items).why == "no links to articles were found on the page"
    assert "script" in of(Failure, items)[0].fix


# Sources that fail


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ({"status": 503}, "server answered 503"),
        ({"body": "<html><body><p>Hello</p></body></html>"}, "this is a web page, not a feed"),
        ({"body": b"%PDF-1.7"}, "this is a PDF"),
        ({"status": 302, "headers": {"Location": "/feed"}}, "redirects in a circle"),
        ({"body": bytes(3_000_000), "packed": True}, "unpacks to more than 2.5 MB"),
        ({"body": bytes(3_000_000)}, "larger than 2 MB"),
    ],
)
def test_a_source_that_fails_gives_a_failure_and_a_visit_with_the_reason(web, gather, script, why):
    web.answers("/feed", **script)
    limits = replace(LIMITS, bytes_at_most=2_000_000, decompressed_bytes_at_most=2_500_000)

    failure, visit = gather(source(web.url("/feed")), limits=limits)

    assert (failure.stage, failure.item) == ("gather", "Post")
    assert failure.problem.startswith(why) or why in failure.problem
    assert (visit.state, visit.why) == (VisitState.FAILED, failure.problem)


def test_one_dead_source_does_not_stop_the_others(web, gather):
    web.answers("/feed", feed_of("/a"))
    web.answers("/a", "<p>first")

    items = gather(source("http://127.0.0.1:1/feed", "Dead"), source(web.url("/feed"), "Alive"))

    assert [str(failure) for failure in of(Failure, items)] == ["Dead: connection refused"]
    assert [document.source for document in of(Document, items)] == ["Alive"]
    assert {visit.source: visit.state for visit in of(Visit, items)} == {
        "Dead": VisitState.FAILED,
        "Alive": VisitState.ANSWERED,
    }


def test_a_slow_source_does_not_keep_the_others_waiting(web, gather):
    web.answers("/slow", feed_of(), seconds=0.5)
    with http_server() as quick:
        quick.answers("/feed", feed_of())

        items = gather(source(web.url("/slow"), "Slow"), source(quick.url("/feed"), "Quick"))

    assert [visit.source for visit in of(Visit, items)] == ["Quick", "Slow"]


def test_a_sources_visit_comes_after_its_documents(web, gather):
    web.answers("/feed", feed_of(*(f"/{n}" for n in range(12))))

    items = gather(source(web.url("/feed"), "A"), source(web.url("/feed"), "B"))

    for name in ("A", "B"):
        own = [item for item in items if item.source == name]
        assert [type(item) for item in own] == [Document] * 12 + [Visit]


def test_an_unknown_kind_is_refused_before_anything_is_asked(web, gather):
    with pytest.raises(InvalidSource, match="Use one of: archive, feed, folder"):
        gather(source(web.url("/feed"), "Good"), source(web.url("/x"), kind="rss"))

    assert web.asked == []


def test_no_sources_give_nothing(gather):
    assert gather() == []


# Gatherers of others


def test_a_gatherer_that_breaks_costs_its_own_source_and_is_logged(web, gather, caplog):
    def broken(source, net, limits):
        yield from ()
        raise KeyError("oops")

    web.answers("/feed", feed_of())
    gatherers = {**BUILT_IN, "broken": broken}

    with caplog.at_level(logging.ERROR):
        items = gather(
            source(web.url("/x"), "Bad", kind="broken"),
            source(web.url("/feed"), "Good"),
            gatherers=gatherers,
        )

    (failure,) = of(Failure, items)
    assert (failure.kind, failure.item) == ("PluginError", "Bad")
    assert failure.problem == "gatherer 'broken' broke: KeyError: 'oops'"
    assert {visit.source: visit.state for visit in of(Visit, items)} == {
        "Bad": VisitState.FAILED,
        "Good": VisitState.ANSWERED,
    }
    assert "KeyError" in caplog.text


def test_what_a_gatherer_gave_before_it_failed_is_kept(gather):
    def failing(source, net, limits):
        yield Document(source=source.name, url="https://a.example/1", fetched_at=net.clock())
        raise Unreachable("mailbox is locked", source.address)

    document, failure, visit = gather(source("https://a.example"), gatherers={"feed": failing})

    assert document.url == "https://a.example/1"
    assert failure.problem == "mailbox is locked"
    assert (visit.state, visit.document_count) == (VisitState.FAILED, 1)


# The next run


def test_a_source_that_did_not_change_is_visited_and_gives_nothing(web, gather):
    web.answers("/feed", feed_of("/a"), headers={"ETag": '"1"'})
    web.answers("/a", "<p>first")
    gather(source(web.url("/feed")))

    items = gather(source(web.url("/feed")))

    assert [item.state for item in items] == [VisitState.UNCHANGED]
    assert web.paths().count("/a") == 1


def test_a_page_that_did_not_change_is_not_given_again(web, gather):
    web.answers("/feed", feed_of("/a"))
    web.answers("/a", "<p>first", headers={"ETag": '"1"'})
    gather(source(web.url("/feed")))

    items = gather(source(web.url("/feed")))

    assert items == [visited(Condition.UNDATED, web.url("/feed"))]


def test_a_page_that_changed_is_given_again(web, gather):
    web.answers("/feed", feed_of("/a"))
    web.answers("/a", "<p>first", headers={"ETag": '"1"'})
    gather(source(web.url("/feed")))
    web.answers("/a", "<p>mended", headers={"ETag": '"2"'})

    (document,) = of(Document, gather(source(web.url("/feed"))))

    assert document.body == b"<p>mended"


def test_a_document_that_is_known_is_not_given_again(web, gather):
    web.answers("/feed", feed_of("/a"))
    web.answers("/a", "<p>first")
    (document,) = of(Document, gather(source(web.url("/feed"))))

    assert of(Document, gather(source(web.url("/feed")), known={document.id})) == []


def test_a_page_that_was_down_is_asked_for_again_though_the_feed_did_not_change(web, gather):
    web.answers("/feed", feed_of("/a"), headers={"ETag": '"1"'})
    web.answers("/a", status=503)
    gather(source(web.url("/feed")))
    web.answers("/a", "<p>first")

    (document,) = of(Document, gather(source(web.url("/feed"))))

    assert document.body == b"<p>first"


def test_a_page_that_is_gone_does_not_keep_its_feed_from_being_unchanged(web, gather):
    web.answers("/feed", feed_of("/a"), headers={"ETag": '"1"'})
    web.answers("/a", status=410)
    gather(source(web.url("/feed")))

    assert visit_of(gather(source(web.url("/feed")))).state is VisitState.UNCHANGED


def test_what_was_not_taken_before_a_stop_comes_in_the_next_run(web, gather, kept):
    paths = [f"/{n}" for n in range(20)]
    web.answers("/feed", feed_of(*paths), headers={"ETag": '"1"'})
    for path in paths:
        web.answers(path, "<p>text", headers={"ETag": '"1"'})
    taken = []
    with Net(limits=LIMITS, clock=lambda: NOON, validators=kept) as net:
        coming = documents([source(web.url("/feed"))], net, limits=LIMITS)
        taken += [next(coming).url for _ in range(5)]
        coming.close()

    # the one in hand when the run stopped was not said to be kept, so it comes again
    later = [document.url for document in of(Document, gather(source(web.url("/feed"))))]

    assert set(taken[:4]) | set(later) == {web.url(path) for path in paths}
    assert not set(taken[:4]) & set(later)


def test_a_stop_leaves_no_thread_behind(web):
    web.answers("/feed", feed_of(*(f"/{n}" for n in range(90))))
    sources = [source(web.url("/feed"), f"Post {n}") for n in range(8)]
    with Net(limits=LIMITS, clock=lambda: NOON) as net:
        coming = documents(sources, net, limits=LIMITS)
        next(coming)
        coming.close()

    for thread in threading.enumerate():
        if thread.name == "gather":
            thread.join(5)
    assert not [thread for thread in threading.enumerate() if thread.name in {"gather", "net"}]
