"""A newsroom by the clock: real sources, records, jobs and letters; only the hour is ours."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from daybrief import jobs, newsroom
from daybrief.errors import EditionError
from daybrief.model import State
from daybrief.records import leases
from tests.servers import smtp_server
from tests.town import BRIDGE, MORNING, OUTLETS, dated

pytestmark = pytest.mark.server

WEDNESDAY, THURSDAY = "2026-11-25", "2026-11-26"
MAIL = '[mail]\nsender = "desk@orn.example"\neditors = ["anna@orn.example", "ben@orn.example"]'
AUTOMATIC = 'publish = "automatic"'
DATABASES = ("sqlite", "postgresql")


@pytest.fixture
def post():
    with smtp_server() as post:
        yield post


@pytest.fixture
def early(clock):
    """Half an hour before six in Paris on Wednesday: when the edition is made."""
    clock.now = MORNING - timedelta(minutes=30)
    return clock


def look(room, worker="one") -> list[str]:
    """Look at the clock and do what is due, until nothing is; gives what happened."""
    events = []
    while jobs.hand_out(room).steps or room.records.under_way():
        came = list(room.records.work(room, worker=worker))
        if not came:
            break
        events += [getattr(each, "result", None) or str(each.error) for each in came]
    return [event if isinstance(event, str) else event["event"] for event in events]


def front(room) -> str:
    sheet = room.records.sheet("index.html")
    return sheet.body.decode() if sheet else ""


def state(room, id_=WEDNESDAY):
    kept = room.records.find_edition(id_)
    return kept.state if kept else None


@pytest.mark.parametrize("database", DATABASES)
def test_an_automatic_edition_is_made_before_its_hour_and_out_at_it(
    open_room, early, database, request
):
    url = request.getfixturevalue("empty_database")() if database == "postgresql" else ""
    room = open_room(publication=AUTOMATIC, database=url)

    made = look(room)
    is_out_early = front(room)
    early.passes(minutes=30)
    out = look(room)

    assert made == ["made"]
    assert is_out_early == ""
    assert "published" in out
    assert state(room) is State.PUBLISHED
    assert "Wednesday Briefing" in front(room)
    assert room.records.latest().cutoff_at == MORNING - timedelta(minutes=30)


def test_without_approval_nothing_goes_out_the_site_says_late_and_editors_are_told(
    open_room, early, post, town
):
    room = open_room(smtp=post.url, more=MAIL)

    look(room)
    (ready,) = post.letters
    early.passes(minutes=30)
    look(room)
    look(room)

    assert state(room) is State.DRAFT
    assert "Wednesday’s edition is late. There has been no edition yet." in front(room)
    assert "Wednesday Briefing" not in front(room)
    assert ready["To"] == "anna@orn.example, ben@orn.example"
    assert ready["Subject"] == "The Brennick Morning: Wednesday’s edition waits for your yes"
    assert f"daybrief approve {WEDNESDAY}" in ready.get_content()
    assert [letter["Subject"] for letter in post.letters[1:]] == [
        "The Brennick Morning: Wednesday’s edition is late"
    ]


def test_the_late_line_names_the_last_edition_and_is_gone_once_the_late_one_is_out(
    open_room, early, town
):
    room = open_room()
    look(room)
    newsroom.publish(room, WEDNESDAY)
    early.passes(days=1, minutes=30)

    look(room)
    late = front(room)
    newsroom.approve(room, THURSDAY)
    look(room)

    assert "Thursday’s edition is late. The last one is Wednesday’s." in late
    assert "Wednesday Briefing" in late
    assert state(room, THURSDAY) is State.PUBLISHED
    assert "is late" not in front(room)
    assert "Thursday Briefing" in front(room)


def test_an_approved_edition_waits_for_its_hour(open_room, early):
    room = open_room()
    look(room)
    approved = newsroom.approve(room, WEDNESDAY)

    before = look(room)
    early.passes(minutes=30)
    look(room)

    assert approved.state is State.APPROVED
    assert newsroom.approve(room, WEDNESDAY).state is State.PUBLISHED
    assert before == []
    assert state(room) is State.PUBLISHED
    assert "is late" not in front(room)


def test_approving_twice_changes_nothing(open_room, early):
    room = open_room()
    look(room)

    once, twice = newsroom.approve(room, WEDNESDAY), newsroom.approve(room, WEDNESDAY)

    assert once == twice == room.records.edition(WEDNESDAY)


def test_a_draft_made_again_has_to_be_approved_again(open_room, early):
    room = open_room()
    look(room)
    newsroom.approve(room, WEDNESDAY)

    newsroom.tell(room)
    early.passes(minutes=30)
    look(room)

    assert state(room) is State.DRAFT
    assert "is late" in front(room)


def test_after_days_of_sleep_the_newest_edition_alone_is_made_once_and_goes_out(
    open_room, early, town
):
    room = open_room(publication=AUTOMATIC)
    look(room)
    early.passes(days=3, hours=3)
    for outlet, pieces in dated(early.now - timedelta(hours=2)).items():
        town.prints(outlet, *pieces)

    events = look(room)
    again = look(room)

    assert [edition.id for edition in room.records.editions()] == ["2026-11-28", WEDNESDAY]
    assert events.count("made") == 1
    assert again == []
    assert state(room, "2026-11-28") is State.PUBLISHED
    assert state(room, WEDNESDAY) is State.DRAFT


def test_an_edition_that_was_slept_past_midnight_reads_what_is_new(open_room, clock):
    late = 'hour = "23:00"\npublish = "automatic"'
    room = open_room(publication=late)
    clock.now = datetime(2026, 11, 25, 0, 30, tzinfo=UTC)

    look(room)

    edition = room.records.edition("2026-11-24")
    assert edition.state is State.PUBLISHED
    assert edition.counts.documents_found == 5


def test_an_edition_older_than_the_set_age_is_made_and_held(open_room, clock, post):
    clock.now = MORNING + timedelta(hours=13)
    room = open_room(publication=AUTOMATIC, smtp=post.url, more=MAIL)

    look(room)

    assert state(room) is State.DRAFT
    assert "Wednesday’s edition is late." in front(room)
    assert "edition is held" in post.letters[-1]["Subject"]
    assert f"daybrief publish {WEDNESDAY}" in post.letters[-1].get_content()


def test_what_is_too_old_for_the_clock_cannot_be_approved_but_published(open_room, early):
    room = open_room()
    look(room)
    early.passes(hours=13)

    with pytest.raises(EditionError, match=f"Publish it with: daybrief publish {WEDNESDAY}"):
        newsroom.approve(room, WEDNESDAY)

    assert newsroom.publish(room, WEDNESDAY).state is State.PUBLISHED


def test_an_outage_is_told_at_the_hour_and_made_good_when_the_sources_are_back(
    open_room, early, town, post
):
    room = open_room(publication=AUTOMATIC, smtp=post.url, more=MAIL)
    for outlet in OUTLETS:
        town.breaks(outlet, 503)

    first = look(room)
    before = front(room)
    early.passes(minutes=40)
    look(room)
    at_the_hour = front(room)
    for outlet, pieces in dated(early.now - timedelta(hours=2)).items():
        town.prints(outlet, *pieces)
    early.passes(minutes=20)
    look(room)

    assert "No edition: 0 of 4 sources answered" in first[0]
    assert before == ""
    assert "No edition for Wednesday: 0 of 4 sources answered." in at_the_hour
    assert "no Wednesday’s edition" in post.letters[0]["Subject"]
    assert state(room) is State.PUBLISHED
    assert "No edition" not in front(room)


def feeds(town) -> list[str]:
    return [path for path in town.web.paths() if path.endswith("/feed")]


def test_no_source_is_asked_again_sooner_than_the_settings_say(open_room, clock, town):
    clock.now = MORNING + timedelta(hours=4)
    room = open_room(publication=AUTOMATIC, more="[clock]\npoll_minutes = 10")
    look(room)
    town.web.asked.clear()

    clock.passes(minutes=9)
    too_soon = look(room)
    clock.passes(minutes=1)
    in_time = look(room)

    assert too_soon == []
    assert in_time == ["polled"]
    assert len(feeds(town)) == 4


def test_each_source_is_asked_as_often_as_it_has_news(open_room, clock, town):
    clock.now = MORNING + timedelta(hours=1)
    room = open_room(publication=AUTOMATIC)
    look(room)
    town.web.asked.clear()

    for quarter in range(20):
        clock.passes(minutes=15)
        town.prints("Harbour Times", replace(BRIDGE, slug=f"bridge-{quarter}"))
        look(room)

    asked = Counter(feeds(town))
    busy = asked.pop(town.path("Harbour Times", "feed"))
    assert busy == 20
    assert len(asked) == 3
    assert set(asked.values()) <= set(range(2, 8))


def test_a_server_that_asked_to_be_left_alone_is_left_alone_by_the_clock(open_room, clock, town):
    clock.now = MORNING + timedelta(hours=1)
    feed = town.path("Harbour Times", "feed")
    town.web.answers(feed, status=503, headers={"Retry-After": "7200"})
    room = open_room(publication=AUTOMATIC)

    for _ in range(9):
        look(room)
        clock.passes(minutes=15)

    assert feeds(town).count(feed) == 2


def test_a_letter_sent_again_after_a_kill_has_the_same_id(open_room, early, post):
    room = open_room(smtp=post.url, more=MAIL)
    look(room)
    early.passes(minutes=30)
    jobs.hand_out(room)
    list(room.records.work(room, worker="one"))
    ids = [letter["Message-ID"] for letter in post.letters]

    (again,) = (
        job
        for job in leases.JobRow.objects.using(room.records.db).filter(key__endswith="late")
        if job.key.startswith("tell ")
    )
    again.state, again.free_at = leases.RUNNING, early.now  # as a kill right after sending left it
    again.save(using=room.records.db)
    list(room.records.work(room, worker="two"))

    assert len(post.letters) == 3
    assert [letter["Message-ID"] for letter in post.letters] == [*ids, ids[-1]]


def test_a_mail_server_that_is_down_is_tried_again_and_stops_nothing(open_room, early):
    room = open_room(smtp="smtp://127.0.0.1:1", more=MAIL)

    events = look(room)

    assert events[0] == "made"
    assert "mail server 127.0.0.1:1: the letter was not taken" in events[1]
    assert f"tell {WEDNESDAY} ready" in room.records.under_way()


def test_a_page_that_cannot_be_had_does_not_stop_the_morning(open_room, early, town):
    town.web.answers(town.path("Harbour Times", BRIDGE.slug), status=500)
    room = open_room(publication=AUTOMATIC)

    look(room)
    early.passes(minutes=30)
    look(room)

    assert state(room) is State.PUBLISHED


def test_an_edition_beside_the_daily_one_is_published_by_hand(open_room, early):
    room = open_room()
    look(room)
    beside = newsroom.tell(room, newsroom.due_today(room).replace(hour=18)).edition

    with pytest.raises(EditionError, match="only the daily edition goes out by the clock"):
        newsroom.approve(room, beside.id)

    assert newsroom.publish(room, beside.id).state is State.PUBLISHED
