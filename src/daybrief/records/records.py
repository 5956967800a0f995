"""All a newsroom keeps, behind one face: every method speaks in the model's nouns.

What each noun's rows look like stands in the module of its name; here only errors are translated
and the newsroom's own clock, place and settings added.
"""

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime, time, timedelta
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from django.db import connections

from daybrief.errors import UnknownEdition, UnknownSource
from daybrief.model import Article, Document, Edition, Failure, Outage, Source, State, Story, Visit
from daybrief.records import documents, editions, locks, sources
from daybrief.records.connection import store_folder
from daybrief.records.kept import Inputs, KeptSheet, Sheet
from daybrief.records.trouble import translated
from daybrief.settings import Settings

if TYPE_CHECKING:
    from django_tasks.base import Task, TaskResult

    from daybrief.records.remembered import Remembered
    from daybrief.records.worker import Done, Trouble
    from daybrief.tools.asking import Validator
    from daybrief.tools.robots import Rules

P = ParamSpec("P")
R = TypeVar("R")


def _plainly(
    method: "Callable[Concatenate[Records, P], R]",
) -> "Callable[Concatenate[Records, P], R]":
    """Let a method raise StoreError where the database or the disk fails it."""

    @wraps(method)
    def plain(self: "Records", /, *args: P.args, **kwargs: P.kwargs) -> R:
        with translated(self.where):
            return method(self, *args, **kwargs)

    return plain


class Records:
    """One newsroom's records; made by `open_records`, closed by `close`.

    Raises:  StoreError from every method when the database or the disk fails; what was kept
             before is then as it was.
    """

    def __init__(
        self, settings: Settings, db: str, where: str, clock: Callable[[], datetime]
    ) -> None:
        self.where = where
        """Which database, for messages."""
        self.db = db
        """Django's alias of the database."""
        self._settings = settings
        self._clock = clock
        self._recent: dict[int, sources.RecentVisits] = {}

    def close(self) -> None:
        """Close the database; closing twice changes nothing."""
        connections[self.db].close()

    # Gathering

    @_plainly
    def save_sources(self, asked: Iterable[Source]) -> None:
        """Keep the sources of the settings; the documents of those that left stay."""
        sources.save_sources(self.db, asked)

    @_plainly
    def save_document(self, document: Document) -> bool:
        """Keep a document at once; gives False if it was kept before.

        Raises:  UnknownSource if no source of this name was ever saved.
        """
        self._refuse_unknown(document.source)
        is_new = documents.save_document(self.db, document)
        self._flush()
        return is_new

    @_plainly
    def save_visit(self, visit: Visit) -> None:
        """Keep one asking of one source.

        Raises:  UnknownSource if no source of this name was ever saved.
        """
        self._refuse_unknown(visit.source)
        sources.save_visit(self.db, visit)
        self._flush()

    @_plainly
    def save_failures(self, failures: Iterable[Failure], at: datetime) -> None:
        """Keep what gathering set aside."""
        sources.save_failures(self.db, failures, at)

    def save_failure(self, failure: Failure, at: datetime) -> None:
        """Keep one item that gathering set aside."""
        self.save_failures((failure,), at)

    @_plainly
    def recent_visits(self, at_most: int) -> Mapping[str, tuple[Visit, ...]]:
        """Give each asked source's latest visits, the newest first, by the source's name."""
        if at_most not in self._recent:
            self._recent[at_most] = sources.RecentVisits(self.db, at_most)
        return self._recent[at_most].read()

    @_plainly
    def pages_had(self, since: datetime) -> frozenset[str]:
        """Give the addresses of the pages that were had after a moment."""
        return documents.pages_had(self.db, since)

    @cached_property
    def validators(self) -> "Remembered[Validator]":
        """What servers gave us to ask for changes only; written with the next document or visit."""
        from daybrief.records import remembered  # the site never asks the network

        with translated(self.where):
            return remembered.validators(self.db)

    @cached_property
    def rules(self) -> "Remembered[Rules]":
        """What hosts say in robots.txt, for a day; written with the next document or visit."""
        from daybrief.records import remembered

        with translated(self.where):
            return remembered.rules(self.db, self._clock())

    # Telling a day

    def documents(self, since: datetime, until: datetime) -> Iterator[Document]:
        """Stream the version that counts of each page first seen in (since, until], by id."""
        with translated(self.where):
            yield from documents.documents(self.db, since, until)

    @_plainly
    def document(self, id_: str) -> Document:
        """Give one document.

        Raises:  NotFound if it was never kept.
        """
        return documents.document(self.db, id_, self.where)

    @_plainly
    def visits(self, until: datetime, since: datetime | None = None) -> tuple[Visit, ...]:
        """Give each asked source's latest visit up to a moment, by source."""
        return sources.visits(self.db, since, until)

    @_plainly
    def intake(self, *, since: datetime, until: datetime, before: str) -> Inputs:
        """Give all that an edition is made from: what came in (since, until].

        Takes:   `before`, the id of the edition to make.
        """
        found = tuple(documents.documents(self.db, since, until))
        visits = sources.visits(self.db, since, until)
        failures = sources.failures(self.db, since, until)
        earlier = self.editions(limit=1, published=True, before=before)
        return Inputs(
            documents=found,
            visits=visits,
            failures=sources.lasting(failures, visits, found),
            earlier=earlier[0].id if earlier else "",
            earlier_version=earlier[0].version if earlier else 0,
        )

    @_plainly
    def save_day(
        self,
        edition: Edition,
        *,
        articles: Iterable[Article],
        stories: Iterable[Story],
        inputs: Inputs,
    ) -> None:
        """Keep a draft with all it came from, at once or not at all.

        Raises:  EditionError if that version has been published.
        """
        editions.save_day(self.db, edition, articles, stories, inputs)

    @_plainly
    def save_outage(self, outage: Outage, sheets: Iterable[Sheet] = ()) -> None:
        """Keep a day that could not be told, with the pages that say so."""
        editions.save_outage(self.db, outage, sheets, self._clock())

    # Editions

    @_plainly
    def publish(self, edition: Edition, sheets: Iterable[Sheet]) -> bool:
        """Keep a published version with its sheets, at once or not at all.

        Gives:   False if it was published before; then nothing changes.
        Raises:  UnknownEdition, or EditionError if it differs from what was kept.
        """
        return editions.publish(self.db, edition, sheets, self._clock())

    @_plainly
    def find_edition(self, id_: str) -> Edition | None:
        """Give an edition's newest version; None if it was never kept."""
        return editions.find(self.db, id_)

    @_plainly
    def edition(self, id_: str, version: int | None = None) -> Edition:
        """Give an edition, its newest version if none is named.

        Raises:  UnknownEdition, naming ids that are near.
        """
        return editions.version(self.db, id_, version)

    @_plainly
    def editions(
        self, *, limit: int | None = None, published: bool = False, before: str = ""
    ) -> tuple[Edition, ...]:
        """Give editions, the one due last first, each in its newest version.

        Takes:   `before`, an id: only editions due before that one.
        """
        due_at = self._due_at(before) if before else None
        return tuple(editions.newest(self.db, limit=limit, is_published=published, before=due_at))

    def latest(self) -> Edition | None:
        """Give the published edition that was due last."""
        found = self.editions(limit=1, published=True)
        return found[0] if found else None

    def resolve(self, name: str) -> str:
        """Give the id of a kept edition by its id, or by `latest`, draft or not.

        Raises:  UnknownEdition.
        """
        if name != "latest":
            return self.edition(name).id
        newest = self.editions(limit=1)
        if not newest:
            raise UnknownEdition("no edition yet", self.where, "Make one with: daybrief day")
        return newest[0].id

    @_plainly
    def inputs(self, edition_id: str) -> Inputs:
        """Give what an edition was made from.

        Raises:  UnknownEdition.
        """
        return editions.inputs(self.db, edition_id)

    @_plainly
    def articles(self, edition_id: str) -> tuple[Article, ...]:
        """Give the articles read for an edition."""
        return editions.articles(self.db, edition_id)

    @_plainly
    def stories(self, edition_id: str) -> tuple[Story, ...]:
        """Give the stories grouped for an edition."""
        return editions.stories(self.db, edition_id)

    @_plainly
    def earlier(self, edition_id: str) -> str:
        """Name the edition that an edition goes on from; empty if it was the first."""
        return editions.earlier(self.db, edition_id)

    @_plainly
    def outage(self) -> Outage | None:
        """Give the newest day that could not be told, if no published edition is as new."""
        return editions.outage(self.db)

    @_plainly
    def sheet(self, path: str) -> KeptSheet | None:
        """Give one printed file; None if there is none at this path."""
        return editions.sheet(self.db, path)

    # The clock, and the jobs that it hands out

    @_plainly
    def approve(self, edition: Edition) -> None:
        """Keep an editor's yes.

        Raises:  EditionError if another draft has taken its place.
        """
        editions.approve(self.db, edition)

    @_plainly
    def states(self, ids: Iterable[str]) -> dict[str, State]:
        """Give the state of the newest version of each of these editions that is kept."""
        return editions.states(self.db, ids)

    @_plainly
    def outages(self, ids: Iterable[str]) -> frozenset[str]:
        """Give which of these days could not be told."""
        return editions.outages(self.db, ids)

    @_plainly
    def save_front(self, waiting_for: str, sheets: Iterable[Sheet]) -> bool:
        """Keep a front page that speaks of an edition to come; false if it has been published."""
        return editions.save_front(self.db, waiting_for, sheets, self._clock())

    @_plainly
    def enqueue(
        self, task: "Task[..., Any]", *args: object, key: str | None = None
    ) -> "TaskResult[Any]":
        """Keep a job for a worker to do; of one key there is never a second."""
        from daybrief.records import jobs  # a reader's request has none

        return jobs.enqueue(self.db, self._clock, task, *args, key=key)

    @_plainly
    def handed_out(self, keys: Iterable[str]) -> frozenset[str]:
        """Give which of these keys have had a job, whatever became of it."""
        from daybrief.records import jobs

        return jobs.handed_out(self.db, keys)

    @_plainly
    def under_way(self) -> frozenset[str]:
        """Give the keys of the jobs that are not finished."""
        from daybrief.records import jobs

        return jobs.under_way(self.db)

    def work(
        self, place: object, *, worker: str, lease: timedelta | None = None
    ) -> "Iterator[Done | Trouble]":
        """Do jobs as long as one is free; yields what came of each.

        Takes:   `place`, handed to tasks that take their context; `worker`, a name of its own.
        """
        from daybrief.records.leases import LEASE
        from daybrief.records.worker import work

        with translated(self.where):
            yield from work(self.db, place, self._clock, name=worker, length=lease or LEASE)

    @_plainly
    def forget_jobs(self, before: datetime) -> int:
        """Delete the jobs that were finished before a moment; gives how many."""
        from daybrief.records import leases

        return leases.forget(self.db, before)

    @_plainly
    def holders(self) -> frozenset[str]:
        """Name the workers that hold a job."""
        from daybrief.records import leases

        return leases.holders(self.db)

    @_plainly
    def free(self, worker: str) -> int:
        """Let others have at once what a worker held that is known to be dead."""
        from daybrief.records import leases

        return leases.free(self.db, worker, self._clock())

    # Running

    @contextmanager
    def lock(self, name: str) -> Iterator[None]:
        """Hold `gather`, `day` or `run` against a second run while the block runs.

        Raises:  AlreadyRunning, saying since when and by which process.
        """
        folder = store_folder(self._settings)
        with ExitStack() as held:
            with translated(self.where):
                held.enter_context(locks.lock(self.db, name, folder, self.where, self._clock()))
            try:
                yield
            finally:
                with translated(self.where):
                    self._flush()

    def _flush(self) -> None:
        for told in ("validators", "rules"):
            if told in self.__dict__:
                getattr(self, told).flush()

    def _refuse_unknown(self, source: str) -> None:
        names = self._names
        if source not in names:
            self.__dict__.pop("_names", None)
            names = self._names
        if source not in names:
            near = difflib.get_close_matches(source, names, n=1)
            fix = f"Did you mean {near[0]!r}?" if near else "Add it to the settings"
            raise UnknownSource("no source has this name", f"source {source!r}", fix)

    @cached_property
    def _names(self) -> Sequence[str]:
        return sources.source_names(self.db)

    def _due_at(self, edition_id: str) -> datetime:
        """When an edition is due: as it was kept, or as its id and the settings say."""
        kept = editions.due_at(self.db, edition_id)
        if kept:
            return kept
        publication = self._settings.publication
        day, hour = edition_id[:10], edition_id[11:]
        due = time(int(hour[:2]), int(hour[2:])) if hour else publication.hour
        return datetime.combine(datetime.fromisoformat(day), due, tzinfo=publication.zone_info)
