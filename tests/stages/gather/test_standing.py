"""How a source stands, by rule from its visits alone."""

from datetime import UTC, datetime, timedelta

import pytest

from daybrief.errors import NotAllowed, Unreachable, Unreadable
from daybrief.model import Condition, Offer, Source, Visit, VisitState
from daybrief.stages.gather import to_ask
from daybrief.stages.gather.standing import LATEST, SOONEST, condition, spared_visit, standing

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
OK, FAILED = VisitState.ANSWERED, VisitState.FAILED


def trouble(kind=Unreachable, **told):
    error = kind("trouble")
    for name, value in told.items():
        setattr(error, name, value)
    return error


@pytest.mark.parametrize(
    ("state", "offer", "error", "expected"),
    [
        (OK, Offer(entry_count=3, dated_count=2), None, Condition.FRESH),
        (OK, Offer(entry_count=-1), None, Condition.FRESH),
        (VisitState.UNCHANGED, Offer(entry_count=-1), None, Condition.UNCHANGED),
        (OK, Offer(entry_count=0), None, Condition.EMPTY),
        (OK, Offer(entry_count=3), None, Condition.UNDATED),
        (OK, Offer(entry_count=3, dated_count=3, seconds=11), None, Condition.SLOW),
        (FAILED, Offer(entry_count=-1), trouble(is_slow=True), Condition.SLOW),
        (FAILED, Offer(entry_count=-1), trouble(NotAllowed, status=403), Condition.REFUSED),
        (FAILED, Offer(entry_count=-1), trouble(status=503, wait_seconds=60), Condition.REFUSED),
        (FAILED, Offer(entry_count=-1), trouble(status=410), Condition.GONE),
        (FAILED, Offer(entry_count=-1), trouble(status=500), Condition.BROKEN),
        (FAILED, Offer(entry_count=-1), trouble(Unreadable), Condition.BROKEN),
    ],
)
def test_each_visit_has_one_of_eight_conditions(state, offer, error, expected):
    assert condition(state, offer, error or trouble()) is expected


def visit(hours_ago, state=OK, found=Condition.FRESH, count=0, **told):
    return Visit(
        source="Post",
        asked_at=NOON - timedelta(hours=hours_ago),
        state=state,
        condition=found,
        document_count=count,
        **told,
    )


def test_a_source_never_asked_is_asked_at_once():
    assert standing(()).ask_at is None


def test_a_source_that_changes_often_is_asked_often():
    often = standing([visit(n, count=1) for n in range(10)])

    assert often.ask_at == NOON + timedelta(minutes=30)


def test_a_source_that_changes_seldom_is_asked_seldom_but_never_misses_an_edition():
    seldom = standing([visit(24 * n, count=1) for n in range(5)])
    never = standing([visit(24 * n) for n in range(20)])

    assert seldom.ask_at == NOON + LATEST
    assert never.ask_at == NOON + LATEST


def test_a_source_that_never_stops_changing_is_left_in_peace_for_a_while():
    restless = standing([visit(n / 100, count=1) for n in range(20)])

    assert restless.ask_at == NOON + SOONEST


def test_what_the_server_says_of_its_freshness_counts_where_it_is_longer():
    told = standing([visit(0, count=1, fresh_until=NOON + timedelta(hours=3)), visit(1, count=1)])

    assert told.ask_at == NOON + timedelta(hours=3)


def test_each_failure_in_a_row_doubles_the_wait():
    waits = [
        standing([visit(n, FAILED, Condition.BROKEN) for n in range(count)]).ask_at - NOON
        for count in (1, 2, 3, 20)
    ]

    assert waits == [timedelta(minutes=15), timedelta(minutes=30), timedelta(hours=1), LATEST]


@pytest.mark.parametrize("minutes", [5, 60, 24 * 60])
def test_however_often_it_changes_or_fails_it_is_left_in_peace_so_long(minutes):
    soonest = timedelta(minutes=minutes)
    restless = [visit(n / 100, count=1) for n in range(20)]
    failed = [visit(0, FAILED, Condition.BROKEN), *restless]

    waits = [standing(visits, soonest=soonest).ask_at - NOON for visits in (restless, failed)]

    assert waits == [soonest, soonest]


def test_a_plea_to_wait_is_a_must():
    until = NOON + timedelta(hours=20)

    told = standing([visit(0, FAILED, Condition.REFUSED, wait_until=until)])

    assert told.must_wait_until == told.ask_at == until


def test_a_source_that_is_left_alone_has_not_failed_again_by_that():
    until = NOON - timedelta(hours=1)
    asked = visit(9, FAILED, Condition.REFUSED, wait_until=until)
    told = standing([asked])
    spared = [spared_visit("Post", told, NOON - timedelta(hours=n)) for n in (2, 4, 6)]

    after = standing([*spared, asked])

    assert (after.failures, after.since) == (1, asked.asked_at)
    assert after.ask_at == after.must_wait_until == until
    assert "left alone" in after.why


def test_a_source_that_is_gone_is_set_aside_for_a_week_from_when_it_was_asked():
    asked = visit(24, FAILED, Condition.GONE, why="server answered 410")
    aside = spared_visit("Post", standing([asked]), NOON)

    told = standing([aside, asked, visit(48)])
    told_long_after = standing([aside] * 20)

    assert told.is_set_aside
    assert told.must_wait_until == told_long_after.must_wait_until == NOON + timedelta(days=6)
    assert told.since == asked.asked_at


def test_a_source_with_a_password_is_asked_where_the_settings_say_wherever_it_has_moved():
    there = {"name": "Post", "address": "https://post.example/feed"}
    moved = visit(0, address=there["address"], moved_to="https://other.example/feed")

    (plain,), _ = to_ask([Source(**there)], {"Post": (moved,)}, NOON)
    (login,), _ = to_ask([Source(**there, user="a", password_in="B")], {"Post": (moved,)}, NOON)

    assert plain.address == "https://other.example/feed"
    assert login.address == "https://post.example/feed"


def test_a_source_whose_address_was_changed_is_asked_at_once_whatever_the_old_one_said():
    gone = visit(1, FAILED, Condition.GONE, address="https://old.example/feed")

    asked, spared = to_ask(
        [Source(name="Post", address="https://new.example/feed")], {"Post": (gone,)}, NOON
    )

    assert [source.address for source in asked] == ["https://new.example/feed"]
    assert spared == ()


def test_it_is_told_since_when_a_source_is_as_it_is():
    broken = [visit(n, FAILED, Condition.BROKEN) for n in range(3)]

    told = standing([*broken, visit(3, found=Condition.UNCHANGED), visit(4)])

    assert (told.failures, told.since, told.answered_at) == (
        3,
        NOON - timedelta(hours=2),
        NOON - timedelta(hours=3),
    )
