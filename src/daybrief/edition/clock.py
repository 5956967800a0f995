"""The newsroom's clock without its hands: what is to be done now, and when to look again.

Pure: the moment, the settings and what stands already are handed in; doing is left to others.
Moments are compared in UTC, so neither change of the clock makes an edition twice or not at all.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from daybrief.edition.calendar import due_on, edition_id
from daybrief.model import State
from daybrief.settings import Settings

GRACE = timedelta(minutes=5)  # guess: publishing takes seconds; after that something is wrong
PUBLISHED = frozenset({State.PUBLISHED, State.CORRECTED})
_A_DAY = timedelta(days=1)


class News(StrEnum):
    """What the editors are told of an edition."""

    READY = "ready"
    """A draft waits for their yes."""
    LATE = "late"
    """Its hour has come, and it cannot go out."""
    HELD = "held"
    """It is older than the set age, and goes out only if they say so."""
    OUTAGE = "outage"
    """Too few sources answered."""


@dataclass(frozen=True, kw_only=True)
class Poll:
    """Ask these sources for what is new."""

    sources: tuple[str, ...]
    at: datetime

    @property
    def key(self) -> str:
        return f"poll {self.at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}"


@dataclass(frozen=True, kw_only=True)
class Make:
    """Make the draft of an edition."""

    edition: str
    due_at: datetime

    @property
    def key(self) -> str:
        return f"make {self.edition}"


@dataclass(frozen=True, kw_only=True)
class Publish:
    """Publish a draft that may go out."""

    edition: str

    @property
    def key(self) -> str:
        return f"publish {self.edition}"


@dataclass(frozen=True, kw_only=True)
class SayLate:
    """Say on the front page that an edition is late."""

    edition: str
    is_drafted: bool
    """A draft is there: an outage told before it is over."""

    @property
    def key(self) -> str:
        return f"late {self.edition}{' draft' if self.is_drafted else ''}"


@dataclass(frozen=True, kw_only=True)
class TellEditors:
    """Write to the editors about an edition, once."""

    edition: str
    news: News

    @property
    def key(self) -> str:
        return f"tell {self.edition} {self.news}"


Step = Poll | Make | Publish | SayLate | TellEditors


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What is there already, as far as the clock has to know."""

    editions: Mapping[str, State] = field(default_factory=dict)
    """State by id, of the editions that `near` names."""
    outages: frozenset[str] = frozenset()
    """Ids of days that could not be told."""
    next_polls: Mapping[str, datetime] = field(default_factory=dict)
    """When each source is to be asked next; at once if it is not here."""
    handed_out: frozenset[str] = frozenset()
    """Keys of steps that were handed out before: none is handed out twice."""
    under_way: frozenset[str] = frozenset()
    """Keys of those that are not finished."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is to be done now, and until when there is nothing else."""

    steps: tuple[Step, ...]
    until: datetime
    """UTC; what people do meanwhile, an approval, may make something due before that."""


def near(settings: Settings, now: datetime) -> tuple[datetime, datetime, datetime]:
    """When three editions are due: the one before the newest, the newest to be made, the next.

    Gives:   moments in the publication's zone; compare them in UTC.
    """
    zone, lead = settings.publication.zone_info, timedelta(minutes=settings.clock.ready_minutes)
    # A day that a zone left out (Samoa, 30 December 2011) falls on the moment of the day after:
    # the newest of both counts.
    day = (now.astimezone(zone) + lead).date() + _A_DAY
    while due_on(settings, day).astimezone(UTC) - lead > now:
        day -= _A_DAY
    before, newest, following = (due_on(settings, day + _A_DAY * n) for n in (-1, 0, 1))
    return before, newest, following


def next_steps(now: datetime, settings: Settings, standing: Standing) -> Plan:
    """Decide what is to be done at a moment, most urgent first, and when to look again."""
    lead = timedelta(minutes=settings.clock.ready_minutes)
    before, newest, following = near(settings, now)
    steps = [*_newest(now, settings, standing, newest), *_before(now, settings, standing, before)]
    ids = {step.key for step in steps}
    make = f"make {edition_id(settings, newest)}"
    is_gathering = (make in ids and make not in standing.handed_out) or any(
        key == make or key.startswith("poll ") for key in standing.under_way
    )
    waiting = [source.name for source in settings.sources]
    polls = {name: standing.next_polls.get(name, now) for name in waiting}
    due_polls = tuple(name for name, at in polls.items() if at <= now)
    if due_polls and not is_gathering:
        steps.append(Poll(sources=due_polls, at=now))
    moments = [following.astimezone(UTC) - lead, *polls.values()]
    hold = timedelta(hours=settings.clock.hold_after_hours)
    if standing.editions.get(edition_id(settings, newest)) not in PUBLISHED:
        moments += [newest.astimezone(UTC) + after for after in (timedelta(0), GRACE, hold)]
    if standing.editions.get(edition_id(settings, before)) not in {None, *PUBLISHED}:
        moments.append(before.astimezone(UTC) + hold)
    return Plan(
        steps=tuple(step for step in steps if step.key not in standing.handed_out),
        until=min(moment for moment in moments if moment > now),
    )


def keys(ids: Iterable[str]) -> frozenset[str]:
    """Give the key of every step that there may be for these editions."""
    found = set()
    for id_ in ids:
        found |= {f"make {id_}", f"publish {id_}", f"late {id_}", f"late {id_} draft"}
        found |= {f"tell {id_} {news}" for news in News}
    return frozenset(found)


def is_too_old(now: datetime, settings: Settings, due_at: datetime) -> bool:
    """Whether an edition may no longer go out by the clock alone."""
    age = now - due_at.astimezone(UTC)
    return age >= timedelta(hours=settings.clock.hold_after_hours)


def _newest(
    now: datetime, settings: Settings, standing: Standing, due_at: datetime
) -> Iterator[Step]:
    """The edition whose time it is, from its making to its publishing."""
    id_ = edition_id(settings, due_at)
    state = standing.editions.get(id_)
    since_due = now - due_at.astimezone(UTC)
    is_due = since_due >= timedelta(0)
    may_go_out = _may_go_out(settings, state)
    if state in PUBLISHED:
        return
    if state is None:
        yield Make(edition=id_, due_at=due_at)
    elif may_go_out and is_due:
        if is_too_old(now, settings, due_at):
            yield TellEditors(edition=id_, news=News.HELD)
            yield SayLate(edition=id_, is_drafted=True)
            return
        yield Publish(edition=id_)
    elif not may_go_out:
        yield TellEditors(edition=id_, news=News.READY)
    if state is None and id_ in standing.outages:
        yield TellEditors(edition=id_, news=News.OUTAGE)
        return
    if not is_due or (since_due < GRACE and (may_go_out or state is None)):
        return  # a moment's delay is no news
    yield SayLate(edition=id_, is_drafted=state is not None)
    yield TellEditors(edition=id_, news=News.LATE)


def _before(
    now: datetime, settings: Settings, standing: Standing, due_at: datetime
) -> Iterator[Step]:
    """An edition that was not out when the next one's time came: it may still go out."""
    id_ = edition_id(settings, due_at)
    if not _may_go_out(settings, standing.editions.get(id_)):
        return
    if is_too_old(now, settings, due_at):
        yield TellEditors(edition=id_, news=News.HELD)
    else:
        yield Publish(edition=id_)


def _may_go_out(settings: Settings, state: State | None) -> bool:
    """Whether nothing but its hour keeps an edition back."""
    is_automatic = settings.publication.publish == "automatic"
    return state is State.APPROVED or (state is State.DRAFT and is_automatic)
