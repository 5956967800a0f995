"""Title, byline, dates, language and address: which claim is believed."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daybrief.model import Entry
from daybrief.model.article import FIRST_SEEN
from daybrief.stages.read import facts
from daybrief.stages.read.declared import Declared, declared
from daybrief.tools import html

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
URL = "https://www.coast.example/news/2026/11/22/dam"
LD = '<script type="application/ld+json">{}</script>'


def published(head: str = "", body: str = "", url: str = "", entry: Entry | None = None):
    tree = html.parse(f"<html><head>{head}</head><body><p>x</p>{body}</body></html>")
    said = declared(tree)
    return facts.published(said, facts.shown(tree, said), url, entry, NOW)


@pytest.mark.parametrize(
    ("claim", "title"),
    [
        ("A Dam Fails | Coast Wire", "A Dam Fails"),
        ("A Dam Fails - Coast Wire", "A Dam Fails"),
        ("Coast Wire: A Dam Fails", "Coast Wire: A Dam Fails"),
        ("Coast Wire » A Dam Fails", "A Dam Fails"),
        ("A Dam Fails – what we know – coast.example", "A Dam Fails – what we know"),
        ("Norland - Sarvia 3:1", "Norland - Sarvia 3:1"),
        ("Coast Wire", "Coast Wire"),
    ],
)
def test_a_title_loses_the_sites_name_and_nothing_else(claim: str, title: str):
    assert facts.without_site(claim, ["Coast Wire", "coast.example"]) == title


def test_the_heading_that_the_page_claims_is_the_title():
    said = Declared(headline="A Dam Fails", titles=("A dam fails in the Orn valley",))
    seen = facts.Shown(headings=("Coast Wire", "A dam fails"), title="A Dam Fails | Coast Wire")

    assert facts.title(said, seen, None, "coast.example") == "A dam fails"


def test_a_page_without_any_title_has_its_entrys():
    told = Entry(url=URL, title="A Dam Fails")

    assert facts.title(Declared(), facts.Shown(), told, "") == "A Dam Fails"


@pytest.mark.parametrize(
    ("head", "body", "at", "learnt_from"),
    [
        (
            LD.format('{"@type":"NewsArticle","datePublished":"2026-11-22T07:00:00+01:00"}'),
            "",
            "2026-11-22T06:00:00+00:00",
            "structured data",
        ),
        (
            '<meta property="article:published_time" content="2026-11-21 08:30">',
            "",
            "2026-11-21T08:30:00+00:00",
            "meta",
        ),
        ("", '<time datetime="2026-11-20T05:00Z">x</time>', "2026-11-20T05:00:00+00:00", "visible"),
        (
            LD.format('{"@type":"NewsArticle","datePublished":"2029-01-01T00:00:00Z"}'),
            '<time datetime="2026-11-20T05:00Z">x</time>',
            "2026-11-20T05:00:00+00:00",
            "visible",
        ),
        (
            '<meta name="date" content="Sun, 22 Nov 2026 10:00:00 EST">',
            "",
            "2026-11-22T15:00:00+00:00",
            "meta",
        ),
    ],
)
def test_a_date_is_learnt_from_the_surest_claim(head: str, body: str, at: str, learnt_from: str):
    dated = published(head, body)

    assert (dated.at.isoformat(), dated.learnt_from) == (at, learnt_from)


@pytest.mark.parametrize(
    ("words", "at", "offset"),
    [
        ("2026-11-21T23:00:00-05:00", "2026-11-22T04:00:00+00:00", timedelta(hours=-5)),
        ("Sat, 21 Nov 2026 23:00:00 EST", "2026-11-22T04:00:00+00:00", timedelta(hours=-5)),
        ("2026-11-21T05:00+05:30", "2026-11-20T23:30:00+00:00", timedelta(hours=5, minutes=30)),
        ("2026-11-21T05:00Z", "2026-11-21T05:00:00+00:00", timedelta(0)),
        ("2026-11-21T05:00", "2026-11-21T05:00:00+00:00", None),
        ("2026-11-21", "2026-11-21T00:00:00+00:00", None),
        ("21 November 2026 11 p.m. EST", "2026-11-22T04:00:00+00:00", timedelta(hours=-5)),
    ],
)
def test_a_time_keeps_the_offset_it_was_given_in(words: str, at: str, offset: timedelta | None):
    dated = facts.moment(words)

    assert dated is not None
    assert (dated.at.isoformat(), dated.offset) == (at, offset)


def test_a_feeds_hour_has_no_offset_of_the_page():
    at = datetime(2026, 11, 22, 17, 30, tzinfo=UTC)

    dated = published(url=URL, entry=Entry(url=URL, published_at=at))

    assert dated.offset is None


@given(words=st.datetimes(timezones=st.timezones()).map(datetime.isoformat))
def test_a_time_in_its_own_offset_is_the_same_moment_on_the_same_day(words: str):
    dated = facts.moment(words)

    if dated is not None and dated.offset is not None:
        shown = dated.at.astimezone(timezone(dated.offset))
        assert shown == datetime.fromisoformat(words)
        assert shown.isoformat()[:10] == words[:10]


def test_an_address_tells_the_day():
    dated = published(url=URL)

    assert (dated.at.date().isoformat(), dated.learnt_from) == ("2026-11-22", "address")


def test_a_feed_knows_the_hour_of_a_day():
    at = datetime(2026, 11, 22, 17, 30, tzinfo=UTC)

    dated = published(url=URL, entry=Entry(url=URL, published_at=at))

    assert (dated.at, dated.learnt_from) == (at, "feed")


def test_an_undated_page_is_dated_when_first_seen():
    dated = published()

    assert (dated.at, dated.learnt_from) == (NOW, FIRST_SEEN)


@given(words=st.text(max_size=70))
def test_any_words_are_a_moment_or_none(words: str):
    dated = facts.moment(words)

    assert dated is None or dated.at.tzinfo is UTC


def test_a_change_counts_only_after_the_publishing():
    at = datetime(2026, 11, 22, 6, tzinfo=UTC)
    before, after = ("meta", "2026-11-22T05:00:00Z"), ("meta", "2026-11-22T09:00:00Z")

    changed = facts.updated(Declared(modified=(before, after)), facts.Shown(), None, at, NOW)
    unchanged = facts.updated(Declared(modified=(before,)), facts.Shown(), None, at, NOW)

    assert changed is not None
    assert (changed.at.hour, changed.learnt_from) == (9, "meta")
    assert unchanged is None


@pytest.mark.parametrize(
    ("claims", "address"),
    [
        (("https://coast.example/dam",), "https://coast.example/dam"),
        (("/dam?utm_source=x&id=3#top",), "https://www.coast.example/dam?id=3"),
        (("https://elsewhere.example.org/dam",), URL),
        (("https://www.coast.example/",), URL),
        (("javascript:alert(1)", "http://[bad"), URL),
        ((), URL),
    ],
)
def test_the_address_stays_with_the_outlet(claims: tuple[str, ...], address: str):
    said = Declared(canonical=claims)

    assert facts.canonical(said, f"{URL}?fbclid=1", URL, "https://feeds.coast.example/") == address


@pytest.mark.parametrize(
    ("claim", "people"),
    [
        ("By Ilse Marn and Peder Holt", ("Ilse Marn", "Peder Holt")),
        ("Von Anna Müller, Jan de Vries", ("Anna Müller", "Jan de Vries")),
        ("Coast Wire staff", ()),
        ("https://coast.example/authors/ilse", ()),
        ("Posted by: Ilse Marn | 3 min read", ("Ilse Marn",)),
        ("Reuters", ()),
    ],
)
def test_a_byline_names_people(claim: str, people: tuple[str, ...]):
    assert facts.byline(Declared(meta_authors=(claim,)), facts.Shown(), None) == people


def test_an_author_given_by_id_is_found():
    ld = (
        '{"@graph": [{"@type": "NewsArticle", "headline": "x", "author": {"@id": "#1"}},'
        '{"@type": "Person", "@id": "#1", "name": "Ilse Marn"}]}'
    )
    said = declared(html.parse(f"<html><head>{LD.format(ld)}</head><body>x</body></html>"))

    assert facts.byline(said, facts.Shown(), None) == ("Ilse Marn",)


@pytest.mark.parametrize(
    ("text", "hint", "language"),
    [
        ("Die zweite Entlastung der Talsperre hat kurz vor Mitternacht versagt.", "en", "de"),
        ("The second spillway of the dam failed shortly before midnight.", "", "en"),
        ("Tavel", "fr", "fr"),
        ("", "", ""),
    ],
)
def test_the_text_tells_the_language_where_it_can(text: str, hint: str, language: str):
    assert facts.language(text, hint, "") == language


def test_a_bare_year_on_the_page_is_no_date():
    far = LD.format('{"@type":"NewsArticle","datePublished":"2031-05-04T00:00:00Z"}')

    dated = published(far, "<p>© 2026 Coast Wire</p>")

    assert (dated.at, dated.learnt_from) == (NOW, FIRST_SEEN)


def test_the_feed_is_believed_before_a_date_found_somewhere_on_the_page():
    at = datetime(2026, 11, 22, 17, 30, tzinfo=UTC)

    dated = published(body="<p>3 March 2025</p>", entry=Entry(url=URL, published_at=at))

    assert (dated.at, dated.learnt_from) == (at, "feed")


def test_a_day_without_an_hour_is_the_same_day_in_new_york():
    new_york = ZoneInfo("America/New_York")

    yesterday = published(url=URL)
    today = published(url=URL.replace("/22/", "/23/"))

    assert yesterday.at.astimezone(new_york).date().isoformat() == "2026-11-22"
    assert today.at.astimezone(new_york).date().isoformat() == "2026-11-23"
    assert today.at <= NOW
