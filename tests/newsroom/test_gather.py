"""A day with trouble in it: each source's or page's is told in words, and the day goes on."""

from dataclasses import replace

import pytest

from daybrief import newsroom
from daybrief.errors import EditionError, PluginError, SettingsError, StoreError
from daybrief.model import Completeness, Condition, Document, Outage, Visit, VisitState
from daybrief.newsroom import open_newsroom
from tests.town import BRIDGE, HTML, MORNING, ORCHESTRA, TALKS_COAST

pytestmark = pytest.mark.server

NO_FEED = "<!doctype html><html><body><h1>Welcome to the Harbour Times</h1></body></html>"
EMPTY_FEED = '<rss version="2.0"><channel><title>Quiet</title></channel></rss>'
FORBIDDEN = "http://10.11.12.13/feed"


def entry(address, title="A thing that is no page"):
    return f"<item><title>{title}</title><link>{address}</link></item>"


def why_down(edition):
    return {down.source: down.why for down in edition.ledger.down}


def test_one_dead_source_does_not_stop_the_others_and_stands_in_the_ledger(town, room, made):
    town.breaks("Harbour Times", 503)

    edition = made(room).edition

    assert (edition.counts.sources_asked, edition.counts.sources_answered) == (4, 3)
    assert "503" in why_down(edition)["Harbour Times"]
    assert edition.leads
    assert edition.ledger.failures == ()


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({"body": NO_FEED, "headers": HTML}, "this is a web page, not a feed"),
        ({"body": ""}, "empty"),
        ({"body": "%PDF-1.7", "headers": {"Content-Type": "application/pdf"}}, "PDF"),
        ({"status": 302, "headers": {"Location": FORBIDDEN}}, "leads to a private address"),
        ({"status": 403}, "403"),
    ],
)
def test_a_source_that_gives_no_feed_says_so_in_words_and_the_day_goes_on(
    town, room, made, answer, words
):
    town.web.answers(town.path("Harbour Times", "feed"), **answer)

    edition = made(room).edition

    assert words in why_down(edition)["Harbour Times"]
    assert edition.counts.sources_answered == 3
    assert edition.leads


def test_a_feed_without_entries_is_an_answer_and_no_fault(town, room, made):
    town.web.answers(town.path("Harbour Times", "feed"), EMPTY_FEED)

    edition = made(room).edition

    assert why_down(edition) == {}
    assert edition.counts.sources_answered == 4
    told = {failure.item: failure.problem for failure in edition.ledger.failures}
    assert told == {"Harbour Times": "it answered, but with nothing in it"}
    assert BRIDGE.title not in [brief.headline.text for brief in edition.briefs]


def test_a_pdf_and_a_picture_among_the_entries_are_set_aside_with_what_they_are(town, room, made):
    pdf, picture = "/harbour-times/report.pdf", "/harbour-times/map"
    town.web.answers(pdf, b"%PDF-1.7 \xe2\xe3", headers={"Content-Type": "application/pdf"})
    town.web.answers(picture, b"\x89PNG\r\n\x1a\n\0\0", headers={"Content-Type": "image/png"})
    more = entry(town.web.url(pdf)) + entry(town.web.url(picture))
    town.prints("Harbour Times", BRIDGE, more=more)

    edition = made(room).edition

    problems = {f.item: f.problem for f in edition.ledger.failures if f.stage == "read"}
    assert "PDF" in problems[town.web.url(pdf)]
    assert "image" in problems[town.web.url(picture)]
    assert BRIDGE.title in [brief.headline.text for brief in edition.briefs]
    assert edition.counts.articles_set_aside == 2


def test_a_page_that_lies_about_its_encoding_is_read_right(town, room, made):
    french = replace(BRIDGE, title="The café at the harbour bridge in Orn closes for 18 months")
    town.prints("Harbour Times", french)
    address = town.path("Harbour Times", french.slug)
    town.web.answers(address, french.page.encode("cp1252"), headers=HTML)

    day = made(room)

    assert french.title in [article.title for article in day.articles]


def test_a_page_that_leads_where_we_may_not_go_is_known_by_its_feed_alone(town, room, made):
    town.web.redirects(town.path("Harbour Times", BRIDGE.slug), FORBIDDEN)

    edition = made(room).edition

    (row,) = [r for r in edition.ledger.rows if r.completeness is Completeness.FEED_ONLY]
    assert row.outlets == (("Harbour Times", 1),)
    assert "leads to a private address" in " ".join(row.why)


def test_too_few_answering_is_no_edition_and_the_front_page_says_so(town, open_room, made, clock):
    room = open_room(limits="answering_at_least = 0.5")
    newsroom.publish(room, made(room).edition.id)
    before = room.records.sheet("2026/11/25/index.html")
    clock.passes(days=1)
    for outlet in ("Brennick Post", "Ostmark Radio", "Harbour Times"):
        town.breaks(outlet)

    outage = made(room)

    assert isinstance(outage, Outage)
    assert outage.says == "No edition: 1 of 4 sources answered"
    assert room.records.outage() == outage
    assert b"1 of 4" in room.records.sheet("index.html").body
    assert room.records.sheet("2026/11/25/index.html") == before
    assert room.records.latest().id == "2026-11-25"


def test_after_an_outage_the_next_edition_takes_the_front_page_back(town, open_room, made, clock):
    room = open_room(limits="answering_at_least = 0.9")
    town.breaks("Harbour Times")
    made(room)
    clock.passes(days=1)
    town.prints("Harbour Times", replace(BRIDGE, published=clock.now))

    newsroom.publish(room, made(room).edition.id)

    assert room.records.outage() is None
    assert b"3 of 4" not in room.records.sheet("index.html").body


def test_an_edition_published_after_a_later_outage_does_not_hide_it(town, open_room, made, clock):
    room = open_room(limits="answering_at_least = 0.9")
    draft = made(room).edition
    clock.passes(days=1)
    town.breaks("Harbour Times")
    made(room)

    newsroom.publish(room, draft.id)

    front = room.records.sheet("index.html").body
    assert b"3 of 4" in front
    assert draft.leads[0].headline.text.encode() in front


def test_a_day_past_that_cannot_be_told_leaves_the_front_page_as_it_is(room, made):
    newsroom.publish(room, made(room).edition.id)
    before = room.records.sheet("index.html")

    outage = newsroom.tell(room, newsroom.due_today(room).replace(day=20))

    assert outage.id == "2026-11-20"
    assert room.records.sheet("index.html") == before


def test_an_edition_of_a_day_past_knows_only_what_was_known_then(town, room, made, clock):
    made(room)
    clock.passes(days=1)
    town.prints("Coast Wire", replace(ORCHESTRA, published=clock.now), TALKS_COAST)
    list(newsroom.gather(room))

    day = newsroom.tell(room, newsroom.due_today(room).replace(day=25))

    assert day.edition.cutoff_at == MORNING
    assert len(day.articles) == 5


def test_what_was_gathered_before_is_not_asked_for_nor_kept_again(town, room):
    town.web.answers(
        town.path("Harbour Times", BRIDGE.slug), BRIDGE.page, headers={**HTML, "ETag": '"1"'}
    )
    first = list(newsroom.gather(room))

    again = list(newsroom.gather(room))

    assert sum(isinstance(item, Document) for item in first) == 5
    bridges = [item for item in again if isinstance(item, Document) and BRIDGE.slug in item.url]
    assert bridges == []
    assert len(list(room.records.documents(MORNING.replace(year=2000), MORNING))) == 5


def test_every_source_gives_a_visit_in_the_records(town, room):
    town.breaks("Ostmark Radio")

    visits = [item for item in newsroom.gather(room) if isinstance(item, Visit)]

    assert sorted(visits, key=lambda v: v.source) == list(room.records.visits(MORNING))
    (failed,) = [v for v in visits if v.state is VisitState.FAILED]
    assert failed.source == "Ostmark Radio"


def test_a_clock_set_back_is_refused_in_words_before_anything_is_asked(town, room, made, clock):
    made(room)
    asked = len(town.web.asked)
    clock.passes(hours=-30)

    with pytest.raises(EditionError, match="the clock says 2026-11-23 23:00 UTC") as caught:
        list(newsroom.gather(room))
    with pytest.raises(EditionError, match=r"made later\. Set the machine's clock"):
        newsroom.tell(room)

    assert caught.value.where == "edition 2026-11-25"
    assert len(town.web.asked) == asked


def test_a_newsroom_without_sources_says_what_to_add(open_room):
    room = open_room(outlets=())

    with pytest.raises(SettingsError, match=r"no sources to gather from\. Add a \[\[source\]\]"):
        list(newsroom.gather(room))


def test_an_unknown_kind_of_source_is_refused_before_anything_is_written(tmp_path):
    path = tmp_path / "daybrief.toml"
    path.write_text('[[source]]\nname = "A"\naddress = "https://a.example"\nkind = "rss"\n')

    with (
        pytest.raises(SettingsError, match=r"unknown kind 'rss'\. Use one of: archive, feed"),
        open_newsroom(path, environment={}),
    ):
        pass

    assert [file.name for file in tmp_path.iterdir()] == ["daybrief.toml"]


def test_a_file_where_the_stores_folder_should_be_is_named(town, tmp_path):
    path = town.settings(tmp_path / "room")
    (tmp_path / "room" / "var").write_text("in the way")

    with pytest.raises(StoreError, match="var"), open_newsroom(path, environment={}):
        pass


def test_a_plugin_that_cannot_be_loaded_is_named_with_what_to_do(tmp_path, monkeypatch):
    folder = tmp_path / "broken-1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1.0\n")
    (folder / "entry_points.txt").write_text("[daybrief.oddities]\nnewsletter = nowhere:gather\n")
    monkeypatch.syspath_prepend(tmp_path)

    with pytest.raises(PluginError, match="oddities: newsletter: cannot be loaded") as caught:
        newsroom.plugins("oddities")

    assert caught.value.fix


# How a source stands, kept over time


def test_a_feed_that_is_gone_is_set_aside_and_asked_again_after_a_week(town, room, clock):
    town.breaks("Harbour Times", 410)
    list(newsroom.gather(room))
    feed = town.path("Harbour Times", "feed")
    asked = town.web.paths().count(feed)

    clock.passes(days=1)
    again = list(newsroom.gather(room))
    asked_meanwhile = town.web.paths().count(feed)
    clock.passes(days=6, minutes=1)
    list(newsroom.gather(room))

    (visit,) = [v for v in again if isinstance(v, Visit) and v.source == "Harbour Times"]
    assert (visit.state, visit.condition) == (VisitState.FAILED, Condition.GONE)
    assert "will not come back (410)" in visit.why
    assert asked_meanwhile == asked
    assert town.web.paths().count(feed) == asked + 1


def test_a_server_that_asks_to_be_left_alone_is_left_alone_and_told_so(town, room, clock):
    feed = town.path("Harbour Times", "feed")
    town.web.answers(feed, status=503, headers={"Retry-After": "7200"})
    list(newsroom.gather(room))

    clock.passes(hours=1)
    again = list(newsroom.gather(room))
    asked_meanwhile = town.web.paths().count(feed)
    clock.passes(hours=1, minutes=1)
    list(newsroom.gather(room))

    (visit,) = [v for v in again if isinstance(v, Visit) and v.source == "Harbour Times"]
    assert visit.why == "its server asked to be left alone until 2026-11-25 07:00 UTC"
    assert visit.condition is Condition.REFUSED
    assert (asked_meanwhile, town.web.paths().count(feed)) == (1, 2)


def test_a_feed_that_moved_for_good_is_asked_where_it_is_from_then_on(town, room, clock):
    old, new = town.path("Harbour Times", "feed"), "/harbour-times/new-feed"
    town.web.answers(new, EMPTY_FEED)
    town.web.redirects(old, new, status=301)
    list(newsroom.gather(room))

    clock.passes(hours=1)
    list(newsroom.gather(room))

    assert newsroom.standings(room)["Harbour Times"].moved == {town.web.url(old): town.web.url(new)}
    assert (town.web.paths().count(old), town.web.paths().count(new)) == (1, 2)


def test_a_feed_that_is_only_elsewhere_today_is_asked_where_it_was(town, room, clock):
    old, new = town.path("Harbour Times", "feed"), "/harbour-times/new-feed"
    town.web.answers(new, EMPTY_FEED)
    town.web.redirects(old, new, status=302)
    list(newsroom.gather(room))

    clock.passes(hours=1)
    list(newsroom.gather(room))

    assert town.web.paths().count(old) == 2


def test_a_host_is_asked_for_its_robots_txt_once_a_day(town, open_room, clock):
    for hours in (1, 22, 2):
        list(newsroom.gather(open_room()))
        clock.passes(hours=hours)
    asked_in_a_day = town.web.paths().count("/robots.txt")

    list(newsroom.gather(open_room()))

    assert (asked_in_a_day, town.web.paths().count("/robots.txt")) == (1, 2)


def test_only_sources_that_are_due_are_asked_where_that_is_wished(town, room, clock):
    list(newsroom.gather(room))
    asked = len(town.web.asked)

    at_once = list(newsroom.gather(room, due_only=True))
    asked_at_once = len(town.web.asked)
    clock.passes(hours=12)
    later = [i for i in newsroom.gather(room, due_only=True) if isinstance(i, Visit)]

    assert (at_once, asked_at_once) == ([], asked)
    assert len(later) == 4


def test_who_gathers_by_hand_asks_now_whatever_the_pace(town, room, clock):
    feed = town.path("Harbour Times", "feed")
    town.web.answers(feed, status=500)
    for _ in range(3):
        list(newsroom.gather(room))
        clock.passes(seconds=1)

    assert town.web.paths().count(feed) == 3


def test_a_look_leaves_alone_who_asked_for_it_and_tells_until_when(town, room, clock):
    feed = town.path("Harbour Times", "feed")
    town.web.answers(feed, status=429, headers={"Retry-After": "7200"})
    list(newsroom.gather(room))
    clock.passes(hours=1)
    town.web.answers(feed, EMPTY_FEED)

    looked = {visit.source: visit for visit in newsroom.look(room, room.settings.sources)}
    asked = town.web.paths().count(feed)
    forced = list(newsroom.look(room, room.settings.sources[3:], force=True))

    assert len(looked) == 4
    told = looked["Harbour Times"]
    assert told.why == "its server asked to be left alone until 2026-11-25 07:00 UTC"
    assert (asked, told.is_spared) == (1, True)
    assert [(visit.source, visit.condition) for visit in forced] == [
        ("Harbour Times", Condition.EMPTY)
    ]


def test_a_plea_that_a_look_hears_is_heeded_by_the_next_and_by_the_gathering(town, room, clock):
    feed = town.path("Harbour Times", "feed")
    town.web.answers(feed, status=503, headers={"Retry-After": "7200"})

    list(newsroom.look(room, room.settings.sources))
    clock.passes(hours=1)
    list(newsroom.look(room, room.settings.sources))
    list(newsroom.gather(room))

    assert town.web.paths().count(feed) == 1


def test_a_page_is_not_asked_for_at_every_poll_but_in_time_and_for_each_edition(town, room, clock):
    page = town.path("Harbour Times", BRIDGE.slug)
    list(newsroom.gather(room))

    counts = []
    for hours, names in ((1, ["Harbour Times"]), (6, ["Harbour Times"]), (1, None)):
        clock.passes(hours=hours)
        list(newsroom.gather(room, names))
        counts.append(town.web.paths().count(page))

    assert counts == [1, 2, 3]


def test_a_source_with_a_new_address_stands_as_one_never_asked(town, room):
    town.web.answers(town.path("Harbour Times", "feed"), status=410)
    list(newsroom.gather(room))
    before = newsroom.standings(room)["Harbour Times"]

    text = room.settings.text.replace("harbour-times/feed", "harbour-times/feed?full")
    room.settings.path.write_text(text)
    with newsroom.open_newsroom(room.settings.path, clock=room.clock) as again:
        after = newsroom.standings(again)["Harbour Times"]

    assert before.condition is Condition.GONE
    assert (after.condition, after.ask_at) == (None, None)


def test_an_entry_that_comes_back_under_a_new_id_is_known_again(town, room, clock):
    list(newsroom.gather(room))
    kept = len(list(room.records.documents(MORNING.replace(year=2000), MORNING)))
    address = town.web.url(town.path("Harbour Times", BRIDGE.slug))
    date = "<pubDate>Tue, 24 Nov 2026 18:00:00 +0000</pubDate>"
    for guid in ("one", "two"):
        told = f"<title>{BRIDGE.title}</title><link>{address}</link>{date}<guid>{guid}</guid>"
        item = f"<item>{told}</item>"
        feed = f'<rss version="2.0"><channel><title>H</title>{item}</channel></rss>'
        town.web.answers(town.path("Harbour Times", "feed"), feed)
        clock.passes(minutes=5)
        list(newsroom.gather(room))

    from daybrief.records.models import DocumentRow

    rows = DocumentRow.objects.using(room.records.db).filter(url=address)
    assert rows.count() == 1
    assert len(list(room.records.documents(MORNING.replace(year=2000), clock.now))) == kept
