"""What a newsroom does by the clock: due steps become jobs, and what each job does.

The rules stand in `edition/clock.py`; leases and fences, so that no job is lost or done twice,
in `records/`. Each function with `@task` is done by a worker, in any process, perhaps again after
a kill: what it keeps, it keeps within its job's finishing.
"""

from collections.abc import Mapping
from datetime import UTC, date, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Any

from daybrief import newsroom
from daybrief.edition import calendar, clock
from daybrief.edition.clock import Make, News, Plan, Poll, Publish, SayLate, Standing, TellEditors
from daybrief.edition.letters import letter
from daybrief.errors import EditionError, TooFewSources
from daybrief.model import Document, Outage, State, Visit, VisitState
from daybrief.newsroom import Newsroom
from daybrief.records import connection
from daybrief.tools import mail

connection.configure(connection.BASE)  # a task is declared to Django

from daybrief.records.jobs import JobContext, job  # noqa: E402 - Django must be set up first

ALL_NIGHT = 150
"""Errors before an edition is given up: with the pauses between, half a day."""
JOBS_KEPT = timedelta(days=30)
"""So long one can look up what became of a job; no step of an edition so old comes again."""
Told = dict[str, Any]
"""What a job says when it is done: an `event`, what it `says`, and more for a program."""


def hand_out(room: Newsroom) -> Plan:
    """Look at the clock, and make what is due now a job for the workers; gives what was due.

    A step that was handed out before, by anyone, is not handed out again.
    """
    plan = clock.next_steps(room.clock(), room.settings, standing(room))
    for step in plan.steps:
        match step:
            case Poll():
                room.records.enqueue(poll, list(step.sources), key=step.key)
            case Make():
                room.records.forget_jobs(room.clock() - JOBS_KEPT)
                room.records.enqueue(make, step.edition, key=step.key)
            case Publish():
                room.records.enqueue(publish, step.edition, key=step.key)
            case SayLate():
                room.records.enqueue(say_late, step.edition, key=step.key)
            case TellEditors():
                room.records.enqueue(tell_editors, step.edition, step.news.value, key=step.key)
    return plan


def standing(room: Newsroom) -> Standing:
    """Look up what the clock has to know."""
    now, settings, records = room.clock(), room.settings, room.records
    near = clock.near(settings, now)
    ids = [calendar.edition_id(settings, due_at) for due_at in near]
    polls = {name: told.ask_at for name, told in newsroom.standings(room).items()}
    return Standing(
        editions=records.states(ids),
        outages=records.outages(ids),
        next_polls={name: at for name, at in polls.items() if at},
        handed_out=records.handed_out(clock.keys(ids)),
        under_way=records.under_way(),
    )


@job(errors_at_most=3)
def poll(context: JobContext, sources: list[str]) -> Told:
    """Ask sources for what is new; what they give is kept as it comes."""
    return _gathered(context.place, sources)


@job(errors_at_most=ALL_NIGHT, priority=50)
def make(context: JobContext, edition_id: str) -> Told:
    """Ask every source, and make a day's draft.

    Raises:  TooFewSources, so that it is tried again until the next edition's time.
    """
    room: Newsroom = context.place
    due_at = calendar.due_on(room.settings, date.fromisoformat(edition_id))
    kept = room.records.find_edition(edition_id)
    if kept:
        return {"event": "kept", "edition": edition_id, "says": f"{edition_id}: made before"}
    _, newest, _ = clock.near(room.settings, room.clock())
    if calendar.edition_id(room.settings, newest) != edition_id:
        says = f"{edition_id}: not made; the next edition's time has come"
        return {"event": "missed", "edition": edition_id, "says": says}
    gathered = _gathered(room, None)
    told = newsroom.tell(
        room,
        due_at,
        cutoff_at=room.clock(),
        keeping=context.lease.finishing,
        is_outage_told=room.clock() >= due_at.astimezone(UTC),
    )
    if isinstance(told, Outage):
        raise TooFewSources(told.says, f"edition {edition_id}", "It is tried again by itself")
    edition = told.edition
    says = f"{edition_id}: {edition.title} ({gathered['says']})"
    return {"event": "made", "edition": edition_id, "title": edition.title, "says": says}


@job(errors_at_most=ALL_NIGHT, priority=90)
def publish(context: JobContext, edition_id: str) -> Told:
    """Publish a draft that may go out; what it says was checked when it was made.

    Raises:  EditionError if it waits for an approval again.
    """
    room: Newsroom = context.place
    draft = room.records.edition(edition_id)
    is_automatic = room.settings.publication.publish == "automatic"
    if draft.state is State.DRAFT and not is_automatic:
        fix = f"daybrief approve {edition_id}"
        raise EditionError("it was made again and not approved", f"edition {edition_id}", fix)
    if draft.state not in clock.PUBLISHED:
        newsroom.publish(room, edition_id, keeping=context.lease.finishing)
    says = f"{edition_id}: {draft.title}"
    return {"event": "published", "edition": edition_id, "title": draft.title, "says": says}


@job(errors_at_most=ALL_NIGHT, priority=70)
def say_late(context: JobContext, edition_id: str) -> Told:
    """Say on the front page that an edition is late, unless it is out by now."""
    is_said = newsroom.say_late(
        context.place, date.fromisoformat(edition_id), keeping=context.lease.finishing
    )
    if not is_said:
        return {"event": "kept", "edition": edition_id, "says": f"{edition_id}: out by now"}
    says = f"{edition_id}: the front page says that it is late"
    return {"event": "late", "edition": edition_id, "says": says}


@job(errors_at_most=20, priority=60)
def tell_editors(context: JobContext, edition_id: str, news: str) -> Told:
    """Write to the editors, if they have addresses and there is a mail server."""
    room: Newsroom = context.place
    settings = room.settings
    due_at = calendar.due_on(settings, date.fromisoformat(edition_id))
    draft = room.records.find_edition(edition_id)
    subject, text = letter(settings, News(news), edition_id, due_at, draft)
    told = {"event": "editors", "edition": edition_id, "news": news}
    if not settings.mail.editors or not room.mail_server:
        lacks = "DAYBRIEF_SMTP is not set" if settings.mail.editors else "[mail] names no editors"
        return told | {"told": 0, "says": f"{edition_id}: {subject} (no letter: {lacks})"}
    written = EmailMessage()
    written["From"], written["To"] = settings.mail.sender, ", ".join(settings.mail.editors)
    written["Subject"], written["Date"] = subject, format_datetime(room.clock())
    # The same letter has the same id, so one sent again after a kill is shown once.
    written["Message-ID"] = f"<{edition_id}.{news}@{settings.mail.sender.partition('@')[2]}>"
    written["Auto-Submitted"] = "auto-generated"  # RFC 3834: no holiday reply is sent to it
    written.set_content(text)
    refused = mail.send(room.mail_server, written)
    count = len(settings.mail.editors) - len(refused)
    says = f"{edition_id}: {subject} (letter to {count} of {len(settings.mail.editors)})"
    return told | {"told": count, "refused": dict(refused), "says": says}


def _gathered(room: Newsroom, names: list[str] | None) -> Told:
    page_count = 0
    visits: list[Visit] = []
    for item in newsroom.gather(room, names):
        page_count += isinstance(item, Document)
        if isinstance(item, Visit):
            visits.append(item)
    answered = sum(visit.state is not VisitState.FAILED for visit in visits)
    says = f"{len(visits)} asked, {answered} answered, {page_count} new pages"
    counts: Mapping[str, int] = {"asked": len(visits), "answered": answered, "pages": page_count}
    return {"event": "polled", "says": says, **counts}
