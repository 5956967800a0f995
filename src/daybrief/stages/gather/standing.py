"""What a source is like and when it is asked again: rules over its visits, nothing else.

Each visit is judged as it ends (`condition`); how a source stands is told from the visits that
were kept (`standing`), so that nothing has to be kept beside them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile

from daybrief.errors import NotAllowed, SourceError
from daybrief.model import Condition, Offer, Source, Visit, VisitState

SLOW_SECONDS = 10.0
"""An answer that takes longer is told; one that takes too long has failed."""
VISITS_LOOKED_AT = 20
SOONEST, LATEST = timedelta(minutes=15), timedelta(hours=12)
"""Between two visits: none is missed for a whole edition. After a first failure it is the soonest
that is waited; each further one doubles it."""
GONE_ASKED_AGAIN = timedelta(days=7)
"""Some 410s are mistakes that somebody mends."""
SET_ASIDE = "gone: its server says that it will not come back (410), so it is not asked"

ALIVE = frozenset({Condition.FRESH, Condition.UNCHANGED})


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How a source stands by its latest visits."""

    condition: Condition | None
    address: str
    """Where it was asked last."""
    why: str
    """Why it failed, or answered only in part, in words; empty if it did not."""
    since: datetime | None
    """Since when it has been like that, as far back as was looked."""
    answered_at: datetime | None
    """When it last answered."""
    failures: int
    """Failed visits in a row."""
    ask_at: datetime | None
    """When it is worth asking again; None for at once."""
    must_wait_until: datetime | None
    """Until when it must not be asked: its server said so, or it is gone."""
    moved: Mapping[str, str]
    """Addresses that it has moved from for good, and where to."""

    @property
    def is_set_aside(self) -> bool:
        return self.condition is Condition.GONE


def condition(state: VisitState, offer: Offer, trouble: SourceError) -> Condition:
    """Judge one visit.

    Takes:   an offer of -1 entries where a gatherer tells none; what failed, where it did.
    """
    if state is VisitState.UNCHANGED:
        return Condition.UNCHANGED
    if state is VisitState.FAILED:
        if trouble.status == 410:
            return Condition.GONE
        if isinstance(trouble, NotAllowed) or trouble.status == 429 or trouble.wait_seconds:
            return Condition.REFUSED
        return Condition.SLOW if trouble.is_slow else Condition.BROKEN
    if offer.entry_count == 0:
        return Condition.EMPTY
    if offer.entry_count > 0 and offer.dated_count == 0:
        return Condition.UNDATED
    return Condition.SLOW if offer.seconds > SLOW_SECONDS else Condition.FRESH


def standing(visits: Sequence[Visit], *, soonest: timedelta = SOONEST) -> Standing:
    """Tell how a source stands.

    Takes:   its latest visits, the newest first, none for one that was never asked; how long it
             is left in peace between two of them at the least.
    """
    if not visits:
        return Standing(
            condition=None, address="", why="", since=None, answered_at=None, failures=0,
            ask_at=None, must_wait_until=None, moved={},
        )  # fmt: skip
    why = visits[0].why
    visits = [visit for visit in visits if not visit.is_spared] or visits
    newest = visits[0]
    failures = _leading(visit.state is VisitState.FAILED for visit in visits)
    alike = _leading(_kind(visit) is _kind(newest) for visit in visits)
    answered = [visit.asked_at for visit in visits if visit.state is not VisitState.FAILED]
    must_wait_until = newest.wait_until
    if newest.condition is Condition.GONE and not must_wait_until:
        must_wait_until = newest.asked_at + GONE_ASKED_AGAIN
    return Standing(
        condition=newest.condition,
        address=newest.address,
        why=why,
        since=visits[alike - 1].asked_at,
        answered_at=answered[0] if answered else None,
        failures=failures,
        ask_at=max(_ask_at(visits, failures, soonest), must_wait_until or newest.asked_at),
        must_wait_until=must_wait_until,
        moved={visit.address: visit.moved_to for visit in reversed(visits) if visit.moved_to},
    )


def stands(source: Source, visits: Sequence[Visit], *, soonest: timedelta) -> Standing:
    """Tell how a source stands at the address it has now; nothing is known of a new one."""
    told = standing(visits, soonest=soonest)
    is_of_this = told.address in {"", source.address, where_now(source.address, told)}
    return told if is_of_this else standing(())


def spared_visit(name: str, told: Standing, now: datetime) -> Visit:
    """The visit of a source that must not be asked now."""
    why = SET_ASIDE
    if not told.is_set_aside:
        why = f"its server asked to be left alone until {told.must_wait_until:%Y-%m-%d %H:%M} UTC"
    return Visit(
        source=name,
        asked_at=now,
        state=VisitState.FAILED,
        why=why,
        address=told.address,
        condition=told.condition,
        wait_until=told.must_wait_until,
        is_spared=True,
    )


def where_now(address: str, told: Standing) -> str:
    """Where a source is to be asked that the settings know at an address."""
    seen = {address}
    while (onward := told.moved.get(address, "")) and onward not in seen:
        seen.add(onward)
        address = onward
    return address


def after(at: datetime, seconds: float) -> datetime | None:
    """A moment so many seconds later; None for no seconds."""
    return at + timedelta(seconds=seconds) if seconds else None


def _ask_at(visits: Sequence[Visit], failures: int, soonest: timedelta) -> datetime:
    newest = visits[0]
    wait: timedelta = soonest * 2 ** (failures - 1) if failures else _pace(visits)
    paced: datetime = newest.asked_at + max(min(wait, LATEST), soonest)
    told: datetime = newest.fresh_until or newest.asked_at
    return max(paced, min(told, newest.asked_at + LATEST))


def _pace(visits: Sequence[Visit]) -> timedelta:
    """Half the usual time between two visits that found something new.

    Half, because what comes every four hours is then had two hours after it came, on average one.
    """
    news = [visit.asked_at for visit in visits if visit.document_count]
    if len(news) < 2:
        # Nothing new ever: ask half as often as it has been silent.
        silent = visits[0].asked_at - (news[0] if news else visits[-1].asked_at)
        return silent / 2
    return (news[0] - news[-1]) / (len(news) - 1) / 2


def _kind(visit: Visit) -> Condition | None:
    """What is new and what is not changed are both a source that is well."""
    return Condition.FRESH if visit.condition in ALIVE else visit.condition


def _leading(holds: Iterable[bool]) -> int:
    return sum(1 for _ in takewhile(bool, holds))
