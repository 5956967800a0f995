"""One newsroom: its settings, records, network and parts, wired together here and only here.

What a command or a page does with a newsroom is a function below; the rules stand in `edition/`.
"""

import os
import tomllib
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache, partial
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Any

from daybrief.edition import calendar, clock, desk
from daybrief.errors import EditionError, NotFound, PluginError, SettingsError, StoreError
from daybrief.model import (
    Article,
    Document,
    Edition,
    Failure,
    Outage,
    Override,
    Place,
    Source,
    State,
    Story,
    Visit,
    codec,
)
from daybrief.presses import Sheet, Shelf, folder
from daybrief.records import Inputs, Records, open_records
from daybrief.settings import Settings, load_settings, parse_settings, secret_of
from daybrief.tools.mail import MailServer, mail_server
from daybrief.tools.workers import Workers

# The stages load scientific libraries, which takes seconds; a command that only looks something
# up does not wait for them. Each function below loads what it runs.
if TYPE_CHECKING:
    from daybrief.edition.day import Day, Intake
    from daybrief.edition.verify import Verification
    from daybrief.stages.gather import Standing
    from daybrief.stages.group import Embedder

THREAD_EDITIONS = 7
"""Editions that a story is followed back, to know what of it is new."""
FRONT_SHEETS = ("index.html", "style.css")
Keeping = Callable[[], AbstractContextManager[object]]
"""Opens the block that something is kept in: a job's end, for one."""
PAGE_LEFT_IN_PEACE = timedelta(hours=6)
"""A page is asked for again so long after it was had, and whenever an edition is made: guess, for
many servers cannot say that nothing has changed."""
SHELF_EDITIONS = 60
"""How many earlier editions the presses see: two months of archive and feeds."""


@dataclass(frozen=True, kw_only=True)
class Newsroom:
    """The parts of one newsroom; made by `open_newsroom`."""

    settings: Settings
    records: Records
    clock: Callable[[], datetime]
    workers: Workers
    """Processes that pages are read in, so that a hostile one does not stop the day."""
    mail_server: MailServer | None = None
    """Where letters go; None if no mail is sent."""


@contextmanager
def open_newsroom(
    path: Path,
    *,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    environment: Mapping[str, str] = os.environ,
    workers: Workers | None = None,
) -> Iterator[Newsroom]:
    """Open the newsroom that a settings file describes.

    Takes:   processes to read pages in; its own, one a core, unless some are shared with others.
    Raises:  SettingsError, PluginError or StoreError before anything is written.
    """
    settings = load_settings(path)
    known = {point.name for point in entry_points(group="daybrief.gatherers")}
    for source in settings.sources:
        if source.kind not in known:
            problem = f"unknown kind {source.kind!r}"
            raise SettingsError(problem, source.where, f"Use one of: {', '.join(sorted(known))}")
    smtp = secret_of(environment, "DAYBRIEF_SMTP")
    server = mail_server(smtp, "DAYBRIEF_SMTP") if smtp else None
    records = open_records(settings, secret_of(environment, "DATABASE_URL"), clock)
    own = Workers()  # starts none before there is a page to read
    try:
        records.save_sources(settings.sources)
        yield Newsroom(
            settings=settings,
            records=records,
            clock=clock,
            workers=workers or own,
            mail_server=server,
        )
    finally:
        own.close()
        records.close()


@cache
def plugins(group: str) -> Mapping[str, Any]:
    """Load an extension point's functions by name.

    Raises:  PluginError naming the one that cannot be loaded.
    """
    found = {}
    for point in sorted(entry_points(group=f"daybrief.{group}"), key=lambda point: point.name):
        try:
            found[point.name] = point.load()
        except (ImportError, AttributeError) as error:
            where = f"{group}: {point.name}"
            raise PluginError(f"cannot be loaded: {error}", where, "Install it again") from error
    return found


def gather(
    room: Newsroom, names: Collection[str] | None = None, *, due_only: bool = False
) -> Iterator[Document | Failure | Visit]:
    """Ask sources and keep what they give as it comes; yields each item once it is kept.

    Takes:   `names` of the sources to ask, every source if none are given; `due_only`, to ask
             only those that are likely to have something new by now. Where not all are asked,
             nor is a page that was had lately.
    Gives:   each document that is new; a failed visit without asking for a source that is gone
             or asked to be left alone.
    """
    from daybrief.stages import gather as gathering
    from daybrief.tools.net import Net

    _refuse_clock_set_back(room)
    if not room.settings.sources:
        fix = "Add a [[source]] with a name and an address"
        raise SettingsError("no sources to gather from", str(room.settings.path), fix)
    is_whole = names is None and not due_only
    with (
        room.records.lock("gather"),
        Net(
            limits=room.settings.limits,
            clock=room.clock,
            contact=room.settings.publication.address,
            validators=room.records.validators,
            kept_rules=room.records.rules,
            had=() if is_whole else room.records.pages_had(room.clock() - PAGE_LEFT_IN_PEACE),
        ) as net,
    ):
        asked, spared = gathering.to_ask(
            (s for s in room.settings.sources if names is None or s.name in names),
            room.records.recent_visits(gathering.VISITS_LOOKED_AT),
            room.clock(),
            due_only=due_only,
            soonest=_soonest(room),
        )
        for visit in spared:
            room.records.save_visit(visit)
            yield visit
        new_counts = Counter[str]()
        for item in gathering.documents(
            asked, net, gatherers=plugins("gatherers"), limits=room.settings.limits
        ):
            match item:
                case Document():
                    if not room.records.save_document(item):
                        continue
                    new_counts[item.source] += 1
                case Visit():
                    # Not what it gave, but what of that was new, tells how often it changes.
                    item = replace(item, document_count=new_counts[item.source])
                    room.records.save_visit(item)
                case Failure():
                    room.records.save_failure(item, room.clock())
            yield item


def standings(room: Newsroom) -> "Mapping[str, Standing]":
    """How each source of the settings stands, by its name."""
    from daybrief.stages import gather as gathering

    visits = room.records.recent_visits(gathering.VISITS_LOOKED_AT)
    return {
        source.name: gathering.stands(source, visits.get(source.name, ()), soonest=_soonest(room))
        for source in room.settings.sources
    }


def look(room: Newsroom, sources: tuple[Source, ...], *, force: bool = False) -> Iterator[Visit]:
    """Ask sources how they are, with one page of each; no order is changed.

    Takes:   `force`, to ask those too that are gone or asked to be left alone.
    Gives:   for these otherwise a visit without asking. Nothing is kept but such a plea.
    """
    from daybrief.stages import gather as gathering
    from daybrief.tools.net import Net

    limits = replace(room.settings.limits, entries_at_most=1)
    contact = room.settings.publication.address
    visits = {} if force else room.records.recent_visits(gathering.VISITS_LOOKED_AT)
    may_be_asked, spared = gathering.to_ask(sources, visits, room.clock(), soonest=_soonest(room))
    names = {source.name for source in may_be_asked}
    asked = [source for source in sources if source.name in names]  # where the settings say
    yield from spared
    with Net(limits=limits, clock=room.clock, contact=contact) as net:
        found = gathering.documents(asked, net, gatherers=plugins("gatherers"), limits=limits)
        for visit in (item for item in found if isinstance(item, Visit)):
            if visit.wait_until:
                room.records.save_visit(visit)
            yield visit


def tell(
    room: Newsroom,
    due_at: datetime | None = None,
    *,
    cutoff_at: datetime | None = None,
    keeping: Keeping = nullcontext,
    is_outage_told: bool = True,
) -> "Day | Outage":
    """Make the draft edition that is due at a moment (today's, if not said) and keep it.

    Takes:   `cutoff_at`, when reading stops, if not now or, for a day past, when it was due;
             `keeping`, which the draft is kept within; whether readers are told of an outage yet.
    Raises:  EditionError if that edition has been published already.
    """
    from daybrief.edition import day as the_day

    settings, records = room.settings, room.records
    due_at = due_at or due_today(room)
    cutoff_at = cutoff_at or _cutoff(room, due_at)
    edition_id = calendar.edition_id(settings, due_at)
    _refuse_clock_set_back(room)
    _refuse_published(records, edition_id)
    with records.lock("day"):
        draft = records.find_edition(edition_id)
        inputs = records.intake(
            since=cutoff_at - timedelta(hours=settings.limits.window_hours),
            until=cutoff_at,
            before=edition_id,
        )
        told = the_day.tell(
            settings,
            _intake(records, inputs),
            due_at=due_at,
            cutoff_at=cutoff_at,
            checks=plugins("checks"),
            each=room.workers.map,
            overrides=draft.overrides if draft else (),
            embedder=partial(_embedder, settings),
        )
        if isinstance(told, Outage) and not is_outage_told:
            records.save_outage(told)
        elif isinstance(told, Outage):
            latest = records.latest()
            shelf = _shelf(room, latest, told)
            # A day long past that cannot be told is no news: the front page stays as it is.
            wanted = FRONT_SHEETS if not latest or latest.due_at < due_at else ()
            records.save_outage(told, tuple(s for s in _pressed(room, shelf) if s.path in wanted))
        else:
            with keeping():
                records.save_day(
                    told.edition,
                    articles=told.articles,
                    stories=told.stories,
                    inputs=replace(inputs, settings_text=settings.text),
                )
    return told


def override(
    room: Newsroom, edition_id: str, story: str, place: Place, *, by: str, why: str
) -> Edition:
    """Tell a draft anew with an editor's word on one story, from the inputs that it was made from.

    Raises:  EditionError if it is published, or if the story cannot stand there.
    """
    records = room.records
    with records.lock("day"):
        draft = records.edition(edition_id)
        word = desk.override(
            draft, records.stories(edition_id), story, place, by=by, why=why, at=room.clock()
        )
        inputs = records.inputs(edition_id)
        told = _told_again(room, draft, inputs, (*draft.overrides, word))
        if isinstance(told, Outage):  # the same inputs told a day before
            raise EditionError(told.says, f"edition {edition_id}")
        desk.refuse_unheard(edition_id, word, told.picks)
        records.save_day(told.edition, articles=told.articles, stories=told.stories, inputs=inputs)
    return told.edition


def approve(room: Newsroom, edition_id: str) -> Edition:
    """Let a draft go out at its hour; approving twice changes nothing.

    Raises:  UncheckedBrief; EditionError if the clock would not publish it: it is too old, or
             stands beside the daily one.
    """
    draft = room.records.edition(edition_id)
    if edition_id != calendar.edition_id(room.settings, calendar.due_on(room.settings, draft.day)):
        raise EditionError(
            "only the daily edition goes out by the clock",
            f"edition {edition_id}",
            f"Publish it with: daybrief publish {edition_id}",
        )
    if draft.state is State.DRAFT and clock.is_too_old(room.clock(), room.settings, draft.due_at):
        hours = room.settings.clock.hold_after_hours
        raise EditionError(
            f"it was due more than {hours} hour{'s' * (hours != 1)} ago, so the clock holds it",
            f"edition {edition_id}",
            f"Publish it with: daybrief publish {edition_id}",
        )
    edition = desk.approve(draft)
    if edition != draft:
        room.records.approve(edition)
    return edition


def say_late(room: Newsroom, day: date, *, keeping: Keeping = nullcontext) -> bool:
    """Say on the front page that a day's edition is late; false if it has been published."""
    shelf = replace(_shelf(room, room.records.latest()), late=day)
    front = tuple(sheet for sheet in _pressed(room, shelf) if sheet.path in FRONT_SHEETS)
    id_ = calendar.edition_id(room.settings, calendar.due_on(room.settings, day))
    with keeping():
        return room.records.save_front(id_, front)


def publish(room: Newsroom, edition_id: str, *, keeping: Keeping = nullcontext) -> Edition:
    """Publish a kept edition with its pages, in one step; publishing twice changes nothing."""
    edition = desk.publish(room.records.edition(edition_id))
    outage = room.records.outage()
    is_later = outage is not None and edition.due_at < outage.due_at <= room.clock()
    made = _pressed(room, _shelf(room, edition, outage if is_later else None))
    newest = room.records.latest()
    if newest and newest.due_at > edition.due_at:
        # Published late: the front page and the feeds stay with the newer edition.
        made = (sheet for sheet in made if sheet.path.startswith(folder(edition)))
    pages = tuple(made)
    with keeping():
        room.records.publish(edition, pages)
    return edition


def sheets(room: Newsroom, edition: Edition) -> Iterator[Sheet]:
    """Press an edition into every format."""
    return _pressed(room, _shelf(room, edition))


def rebuild(room: Newsroom, edition_id: str) -> tuple[bytes, bytes]:
    """Make an edition again from its kept inputs; gives the kept document and the new one."""
    kept = room.records.edition(edition_id)
    told = _told_again(room, kept, room.records.inputs(edition_id), kept.overrides)
    if isinstance(told, Outage):
        return codec.encode(kept), b""
    made = replace(told.edition, state=kept.state, version=kept.version)
    return codec.encode(kept), codec.encode(made)


def verify(room: Newsroom, edition_id: str) -> "Verification":
    """Check every citation of an edition against the kept documents, read anew."""
    from daybrief.edition.verify import verify as verified
    from daybrief.stages import read

    edition = room.records.edition(edition_id)
    kept = {article.id: article for article in _cited(room.records, edition)}
    sources = {article.source.name: article.source for article in kept.values()}
    documents, damaged = _documents(room.records, edition)
    found = read.articles(documents, sources, each=room.workers.map)
    anew = {article.id: article for article in found if isinstance(article, Article)}
    # Both must hold: the words as they were read, and as the documents say today. A newer program
    # may read a page differently, which gives another id: then only the former count.
    as_kept = verified(edition, kept, plugins("checks"), damaged)
    as_read = verified(edition, kept | anew, plugins("checks"), damaged)
    return replace(as_read, faults=tuple(dict.fromkeys(as_kept.faults + as_read.faults)))


def due_today(room: Newsroom) -> datetime:
    """When today's edition is due, in the publication's zone."""
    today = room.clock().astimezone(room.settings.publication.zone_info).date()
    return calendar.due_on(room.settings, today)


def print_edition(room: Newsroom, edition_id: str, out: Path) -> list[Path]:
    """Write an edition in every format into a folder; each file appears whole or not at all."""
    written = []
    for sheet in sheets(room, room.records.edition(edition_id)):
        path = out / sheet.path
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(path.name + ".new")
        beside.write_bytes(sheet.body)
        beside.replace(path)
        written.append(path)
    return written


def _soonest(room: Newsroom) -> timedelta:
    """How long each source is left in peace between two visits, at the least."""
    return timedelta(minutes=room.settings.clock.poll_minutes)


def _told_again(
    room: Newsroom, kept: Edition, inputs: Inputs, overrides: tuple[Override, ...]
) -> "Day | Outage":
    from daybrief.edition import day as the_day
    from daybrief.edition.report import EMBEDDINGS
    from daybrief.tools import embed

    name = dict(kept.versions).get(EMBEDDINGS)
    model = embed.named(name) if name else None
    return the_day.tell(
        parse_settings(tomllib.loads(inputs.settings_text), room.settings.path),
        _intake(room.records, inputs),
        due_at=kept.due_at,
        cutoff_at=kept.cutoff_at,
        checks=plugins("checks"),
        each=room.workers.map,
        overrides=overrides,
        embedder=lambda articles: model,
    )


def _embedder(settings: Settings, articles: Sequence[Article]) -> "Embedder | None":
    """Choose the embedding model for a day's articles; None if none is wanted or installed."""
    from daybrief.stages import group
    from daybrief.tools import embed

    if settings.publication.embeddings == "off" or not embed.found():
        return None
    return embed.installed(multilingual=group.is_multilingual(articles))


def _shelf(room: Newsroom, edition: Edition | None, outage: Outage | None = None) -> Shelf:
    publication = room.settings.publication
    before = edition.id if edition else ""
    return Shelf(
        edition=edition,
        earlier=room.records.editions(limit=SHELF_EDITIONS, published=True, before=before),
        address=publication.address,
        outage=outage,
        publication=publication.name,
        language=publication.language,
    )


def _pressed(room: Newsroom, shelf: Shelf) -> Iterator[Sheet]:
    for press in plugins("presses").values():
        yield from press(shelf)


def _cutoff(room: Newsroom, due_at: datetime) -> datetime:
    """When reading stops: now; for the edition of a day past, the moment it was due."""
    now = room.clock()
    zone = room.settings.publication.zone_info
    return now if due_at.date() >= now.astimezone(zone).date() else due_at.astimezone(UTC)


def _refuse_clock_set_back(room: Newsroom) -> None:
    """A clock set back would read today's news into a day before it."""
    now = room.clock()
    for newest in room.records.editions(limit=1):
        if newest.cutoff_at > now:
            raise EditionError(
                f"the clock says {now:%Y-%m-%d %H:%M} UTC, but this edition was made later",
                f"edition {newest.id}",
                "Set the machine's clock",
            )


def _refuse_published(records: Records, edition_id: str) -> None:
    kept = records.find_edition(edition_id)
    if kept and kept.state in {State.PUBLISHED, State.CORRECTED}:
        raise EditionError(
            "it is published, and a published edition does not change",
            f"edition {edition_id}",
            "Make another beside it with: daybrief day --at HH:MM",
        )


def _intake(records: Records, inputs: Inputs) -> "Intake":
    from daybrief.edition.day import Intake

    earlier = records.edition(inputs.earlier, inputs.earlier_version) if inputs.earlier else None
    return Intake(
        documents=inputs.documents,
        visits=inputs.visits,
        failures=inputs.failures,
        earlier=earlier,
        earlier_articles=tuple(_cited(records, earlier)) if earlier else (),
        earlier_stories=tuple(_followed(records, inputs.earlier)),
    )


def _followed(records: Records, edition_id: str) -> Iterator[Story]:
    """The stories of an edition, and those of earlier ones that they continue."""
    stories = records.stories(edition_id) if edition_id else ()
    for _ in range(THREAD_EDITIONS):
        yield from stories
        threads = {story.thread for story in stories if story.thread}
        edition_id = records.earlier(edition_id) if threads else ""
        found = records.stories(edition_id) if edition_id else ()
        stories = tuple(story for story in found if story.id in threads)


def _cited(records: Records, edition: Edition) -> Iterator[Article]:
    """The articles that an edition cites, as they were read for it."""
    cited = {reference.article for reference in edition.references}
    return (article for article in records.articles(edition.id) if article.id in cited)


def _documents(records: Records, edition: Edition) -> tuple[list[Document], dict[str, str]]:
    """The documents that an edition cites; and by article, why its document does not hold."""
    documents, damaged = [], {}
    for reference in edition.references:
        try:
            documents.append(records.document(reference.document))
        except (NotFound, StoreError) as error:
            damaged[reference.article] = f"{reference.outlet}: {error}"
    return documents, damaged
