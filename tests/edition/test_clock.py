"""What is due at a moment: clocks moved by hand, through both changes of the clock."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from daybrief.edition.clock import (
    Make,
    News,
    Poll,
    Publish,
    SayLate,
    Standing,
    TellEditors,
    keys,
    near,
    next_steps,
)
from daybrief.model import Source, State
from daybrief.settings import Clock, Publication, Settings

PARIS = ZoneInfo("Europe/Paris")
WIRE = Source(name="Wire", address="https://wire.example/feed")
WEDNESDAY = "2026-11-25"


def settings_of(publish="approved", zone="Europe/Paris", hour=time(6), sources=(), **clock):
    publication = Publication(zone=zone, hour=hour, publish=publish)
    return Settings(publication=publication, clock=Clock(**clock), sources=sources)


APPROVED, AUTOMATIC = settings_of("approved"), settings_of("automatic")


def at(hour, minute=0, day=25, month=11, zone=PARIS, fold=0) -> datetime:
    """A moment by the wall clock of the publication's zone, told in UTC."""
    return datetime(2026, month, day, hour, minute, tzinfo=zone, fold=fold).astimezone(UTC)


def steps(now, settings, **standing):
    return next_steps(now, settings, Standing(**standing)).steps


def wednesday(state) -> dict[str, State]:
    return {WEDNESDAY: state}


# making


@pytest.mark.parametrize("settings", [APPROVED, AUTOMATIC])
def test_an_edition_is_made_before_its_hour_and_not_earlier(settings):
    tuesday = {"2026-11-24": State.PUBLISHED}

    early = next_steps(at(5, 29), settings, Standing(editions=tuesday))
    in_time = next_steps(at(5, 30), settings, Standing(editions=tuesday))

    assert early.steps == ()
    assert early.until == at(5, 30)
    (make,) = in_time.steps
    assert make == Make(edition=WEDNESDAY, due_at=make.due_at)
    assert make.due_at.astimezone(UTC) == at(6)
    assert in_time.until == at(6)


def test_a_step_that_was_handed_out_is_not_handed_out_again():
    again = steps(at(5, 31), APPROVED, handed_out=frozenset({f"make {WEDNESDAY}"}))

    assert again == ()


def test_an_edition_that_is_there_is_not_made():
    assert steps(at(5, 30), AUTOMATIC, editions=wednesday(State.DRAFT)) == ()


# publishing


def test_an_automatic_publication_goes_out_at_its_hour_and_not_before():
    before = steps(at(5, 59), AUTOMATIC, editions=wednesday(State.DRAFT))
    on_time = steps(at(6), AUTOMATIC, editions=wednesday(State.DRAFT))

    assert before == ()
    assert on_time == (Publish(edition=WEDNESDAY),)


def test_an_approved_edition_goes_out_at_its_hour_and_not_before():
    before = steps(at(5, 59), APPROVED, editions=wednesday(State.APPROVED))
    on_time = steps(at(6), APPROVED, editions=wednesday(State.APPROVED))

    assert before == ()
    assert on_time == (Publish(edition=WEDNESDAY),)


def test_without_approval_nothing_goes_out_and_the_site_and_the_editors_are_told():
    waiting = steps(at(5, 31), APPROVED, editions=wednesday(State.DRAFT))
    late = steps(at(6), APPROVED, editions=wednesday(State.DRAFT))

    assert waiting == (TellEditors(edition=WEDNESDAY, news=News.READY),)
    assert late == (
        TellEditors(edition=WEDNESDAY, news=News.READY),
        SayLate(edition=WEDNESDAY, is_drafted=True),
        TellEditors(edition=WEDNESDAY, news=News.LATE),
    )


def test_an_approval_after_the_hour_lets_it_out_at_once():
    assert steps(at(9), APPROVED, editions=wednesday(State.APPROVED))[0] == Publish(
        edition=WEDNESDAY
    )


@pytest.mark.parametrize("state", [State.PUBLISHED, State.CORRECTED])
def test_what_is_out_needs_nothing_more(state):
    assert steps(at(9), APPROVED, editions=wednesday(state)) == ()


def test_a_moments_delay_is_not_late_but_five_minutes_are():
    soon = steps(at(6, 4), AUTOMATIC, editions=wednesday(State.DRAFT))
    later = steps(at(6, 5), AUTOMATIC, editions=wednesday(State.DRAFT))

    assert SayLate(edition=WEDNESDAY, is_drafted=True) not in soon
    assert SayLate(edition=WEDNESDAY, is_drafted=True) in later


def test_an_edition_that_is_not_even_made_is_late_too():
    handed_out = frozenset({f"make {WEDNESDAY}"})

    late = steps(at(6, 5), AUTOMATIC, handed_out=handed_out)

    assert late == (
        SayLate(edition=WEDNESDAY, is_drafted=False),
        TellEditors(edition=WEDNESDAY, news=News.LATE),
    )


def test_a_day_that_cannot_be_told_is_told_the_editors_and_is_not_called_late():
    handed_out, outages = frozenset({f"make {WEDNESDAY}"}), frozenset({WEDNESDAY})

    early = steps(at(5, 40), AUTOMATIC, handed_out=handed_out, outages=outages)
    told = steps(at(6, 10), AUTOMATIC, handed_out=handed_out, outages=outages)

    assert early == told == (TellEditors(edition=WEDNESDAY, news=News.OUTAGE),)


def test_a_draft_that_comes_after_an_outage_is_late():
    outages = frozenset({WEDNESDAY})

    told = steps(at(6, 10), APPROVED, editions=wednesday(State.DRAFT), outages=outages)

    assert SayLate(edition=WEDNESDAY, is_drafted=True) in told


# after sleep


def test_after_a_night_and_a_day_of_sleep_the_newest_edition_alone_is_made():
    woken = steps(at(9, day=28), AUTOMATIC, editions=wednesday(State.PUBLISHED))

    assert [step.edition for step in woken if isinstance(step, Make)] == ["2026-11-28"]


@pytest.mark.parametrize(
    ("settings", "state"), [(AUTOMATIC, State.DRAFT), (APPROVED, State.APPROVED)]
)
def test_an_edition_older_than_the_set_age_is_held(settings, state):
    in_time = steps(at(17, 59), settings, editions=wednesday(state))
    too_late = steps(at(18), settings, editions=wednesday(state))

    assert Publish(edition=WEDNESDAY) in in_time
    assert too_late == (
        TellEditors(edition=WEDNESDAY, news=News.HELD),
        SayLate(edition=WEDNESDAY, is_drafted=True),
    )


def test_yesterdays_edition_may_go_out_after_todays_was_made_unless_it_is_too_old():
    editions = {WEDNESDAY: State.APPROVED, "2026-11-26": State.DRAFT}
    patient = settings_of("approved", hold_after_hours=36)

    held = steps(at(5, 40, day=26), APPROVED, editions=editions)
    sent = steps(at(5, 40, day=26), patient, editions=editions)

    assert TellEditors(edition=WEDNESDAY, news=News.HELD) in held
    assert Publish(edition=WEDNESDAY) not in held
    assert Publish(edition=WEDNESDAY) in sent


# both changes of the clock


def test_an_hour_that_the_clock_leaves_out_is_the_moment_it_would_have_been():
    settings = settings_of("automatic", hour=time(2, 30), ready_minutes=0)
    change = datetime(2026, 3, 29, 1, tzinfo=UTC)

    before = steps(change + timedelta(minutes=29), settings, editions={"2026-03-28": State.DRAFT})
    after = next_steps(change + timedelta(minutes=30), settings, Standing())

    assert [step for step in before if isinstance(step, Make)] == []
    assert [step.edition for step in after.steps] == ["2026-03-29"]


def test_an_hour_that_comes_twice_makes_one_edition_the_first_time():
    settings = settings_of("automatic", hour=time(2, 30), ready_minutes=0)
    published = {"2026-10-25": State.PUBLISHED}
    first = at(2, 30, day=25, month=10, fold=0)
    second = at(2, 30, day=25, month=10, fold=1)

    made = steps(first, settings, editions={"2026-10-24": State.PUBLISHED})
    again = next_steps(second, settings, Standing(editions=published))

    assert second - first == timedelta(hours=1)
    assert [step.edition for step in made] == ["2026-10-25"]
    assert again.steps == ()
    assert again.until == at(2, 30, day=26, month=10)


@pytest.mark.parametrize(("day", "month", "hours"), [(29, 3, 23), (25, 10, 25)])
def test_the_day_of_a_change_has_its_edition_at_the_same_hour_of_the_wall_clock(day, month, hours):
    now = at(12, day=day, month=month)

    before, newest, following = near(AUTOMATIC, now)

    assert (newest.day, newest.hour, following.hour) == (day, 6, 6)
    assert newest.astimezone(UTC) - before.astimezone(UTC) == timedelta(hours=hours)


def test_a_day_that_a_zone_left_out_has_no_edition():
    samoa = settings_of("automatic", zone="Pacific/Apia", ready_minutes=0)
    thursday = datetime(2011, 12, 29, 6, tzinfo=ZoneInfo("Pacific/Apia")).astimezone(UTC)

    made = [made_at(samoa, thursday + timedelta(hours=hours)) for hours in range(49)]

    assert list(dict.fromkeys(made)) == ["2011-12-29", "2011-12-31", "2012-01-01"]


def made_at(settings, now) -> str:
    return f"{near(settings, now)[1].date()}"


# polling


def test_a_source_is_asked_at_once_and_then_at_its_pace():
    settings = settings_of(sources=(WIRE,), poll_minutes=20)
    asked = Standing(editions=wednesday(State.PUBLISHED), next_polls={"Wire": at(9, 20)})

    first = steps(at(9), settings, editions=wednesday(State.PUBLISHED))
    wait = next_steps(at(9, 1), settings, asked)
    again = next_steps(at(9, 20), settings, asked)

    assert first == (Poll(sources=("Wire",), at=at(9)),)
    assert wait.steps == ()
    assert wait.until == at(9, 20)
    assert again.steps == (Poll(sources=("Wire",), at=at(9, 20)),)


@pytest.mark.parametrize("key", ["poll 2026-11-25T08:00:00", f"make {WEDNESDAY}"])
def test_no_source_is_asked_while_sources_are_being_asked(key):
    settings = settings_of(sources=(WIRE,))

    nothing = steps(
        at(5, 40),
        settings,
        handed_out=frozenset({f"make {WEDNESDAY}"}),
        under_way=frozenset({key}),
    )

    assert nothing == ()


def test_making_an_edition_asks_every_source_itself():
    made = steps(at(5, 30), settings_of(sources=(WIRE,)))

    assert [type(step) for step in made] == [Make]


# laws

ZONES = st.sampled_from(
    (
        *("UTC", "Europe/Paris", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"),
        *("Pacific/Apia", "Asia/Kathmandu", "America/Sao_Paulo", "Antarctica/Troll"),
    )
)
SETTINGS = st.builds(
    settings_of,
    publish=st.sampled_from(("approved", "automatic")),
    zone=ZONES,
    hour=st.times().map(lambda t: time(t.hour, t.minute)),
    ready_minutes=st.integers(0, 720),
    hold_after_hours=st.integers(1, 36),
    sources=st.sampled_from(((), (WIRE,))),
)
MOMENTS = st.integers(1_200_000_000, 1_900_000_000).map(lambda s: datetime.fromtimestamp(s, UTC))
quickly = hypothesis.settings(deadline=None, max_examples=60)


class Newsroom:
    """Does each step as soon as it is handed out, and says yes to nothing by itself."""

    def __init__(self, settings):
        self.settings = settings
        self.editions: dict[str, State] = {}
        self.done: list[tuple[datetime, object]] = []

    def look(self, now):
        while True:
            done = frozenset(step.key for _, step in self.done)
            plan = next_steps(now, self.settings, Standing(editions=self.editions, handed_out=done))
            if not plan.steps:
                return plan
            for step in plan.steps:
                self._do(now, step)

    def _do(self, now, step):
        self.done.append((now, step))
        match step:
            case Make(edition=id_):
                self.editions[id_] = State.DRAFT
            case Publish(edition=id_):
                self.editions[id_] = State.PUBLISHED

    def when(self, kind):
        return {step.edition: now for now, step in self.done if isinstance(step, kind)}


@quickly
@given(settings=SETTINGS, start=MOMENTS)
def test_a_clock_that_is_awake_makes_every_day_once_and_sends_it_at_its_hour(settings, start):
    automatic = replace(settings, publication=replace(settings.publication, publish="automatic"))
    room, now, end = Newsroom(automatic), start, start + timedelta(days=4)

    while now < end:
        now = room.look(now).until

    made, sent = room.when(Make), room.when(Publish)
    for moment, id_ in days_between(automatic, start, end).items():
        assert sent[id_] == moment
        assert made[id_] == moment - timedelta(minutes=automatic.clock.ready_minutes)
        assert SayLate(edition=id_, is_drafted=True) not in [step for _, step in room.done]


def days_between(settings, start, end) -> dict[datetime, str]:
    """When each edition is due that is made and sent between two moments, by the moment."""
    zone, lead = settings.publication.zone_info, timedelta(minutes=settings.clock.ready_minutes)
    due = {}
    for offset in range(7):
        day = start.astimezone(zone).date() + timedelta(days=offset)
        moment = datetime.combine(day, settings.publication.hour, zone).astimezone(UTC)
        due[moment] = day.isoformat()  # of two days at one moment the later one
    return {moment: id_ for moment, id_ in due.items() if start <= moment - lead and moment < end}


@quickly
@given(settings=SETTINGS, start=MOMENTS, sleeps=st.lists(st.integers(1, 4000), max_size=40))
def test_whatever_it_slept_through_nothing_is_done_twice_too_early_or_too_old(
    settings, start, sleeps
):
    room, now = Newsroom(settings), start
    due = {}

    for minutes in sleeps:
        now += timedelta(minutes=minutes)
        room.look(now)
        for moment in near(settings, now):
            due[f"{moment:%Y-%m-%d}"] = moment.astimezone(UTC)

    counts = Counter(step.key for _, step in room.done if not isinstance(step, Poll))
    assert set(counts.values()) <= {1}
    hold = timedelta(hours=settings.clock.hold_after_hours)
    for id_, moment in room.when(Publish).items():
        assert due[id_] <= moment < due[id_] + hold
    if settings.publication.publish == "approved":
        assert room.when(Publish) == {}


@quickly
@given(
    settings=SETTINGS,
    now=MOMENTS,
    state=st.sampled_from((None, *State)),
    is_outage=st.booleans(),
    share=st.floats(0, 1, exclude_max=True),
)
def test_until_it_says_so_nothing_else_becomes_due(settings, now, state, is_outage, share):
    id_ = f"{near(settings, now)[1]:%Y-%m-%d}"
    standing = Standing(
        editions={id_: state} if state else {},
        outages=frozenset({id_} if is_outage else ()),
        next_polls={"Wire": now + timedelta(minutes=30)},
    )
    plan = next_steps(now, settings, standing)
    given_out = frozenset(step.key for step in plan.steps)

    later = min(now + (plan.until - now) * share, plan.until - timedelta(microseconds=1))
    again = next_steps(later, settings, replace(standing, handed_out=given_out))

    assert plan.until > now
    assert again.steps == ()


@quickly
@given(settings=SETTINGS, now=MOMENTS, state=st.sampled_from((None, *State)))
def test_every_step_but_a_poll_has_a_key_that_is_known_beforehand(settings, now, state):
    id_ = f"{near(settings, now)[1]:%Y-%m-%d}"

    plan = next_steps(now, settings, Standing(editions={id_: state} if state else {}))

    found = {step.key for step in plan.steps if not isinstance(step, Poll)}
    assert found <= keys([id_])
    assert date.fromisoformat(id_)
