"""Sources, visits and failures of gathering: nouns in, rows out, and back."""

from bisect import bisect
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F, Window
from django.db.models.functions import RowNumber

from daybrief.model import Document, Failure, Source, Visit, VisitState
from daybrief.model.codec import decode_any, encode_any
from daybrief.records.models import FailureRow, SourceRow, VisitRow

IDS_OUT_OF_ORDER = 100
"""Of several processes, one may commit a row after another's of a higher id; far fewer at once."""


def save_sources(db: str, sources: Iterable[Source]) -> None:
    """Keep what the settings say of each source; those that left are asked no more."""
    wanted = {source.name: encode_any(source).decode() for source in sources}
    addresses = {source.name: source.address for source in sources}
    kept = dict(SourceRow.objects.using(db).filter(is_asked=True).values_list("name", "told"))
    if kept == wanted:
        return
    rows = [
        SourceRow(name=name, address=addresses[name], is_asked=True, told=told)
        for name, told in wanted.items()
    ]
    with transaction.atomic(using=db):
        SourceRow.objects.using(db).exclude(name__in=wanted).update(is_asked=False)
        SourceRow.objects.using(db).bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["name"],
            update_fields=["address", "is_asked", "told"],
        )


def source_names(db: str) -> list[str]:
    """Name every source ever kept."""
    return list(SourceRow.objects.using(db).order_by("name").values_list("name", flat=True))


def save_visit(db: str, visit: Visit) -> None:
    """Keep one asking of one source."""
    VisitRow.objects.using(db).create(
        source_id=visit.source, asked_at=visit.asked_at, told=encode_any(visit).decode()
    )


def visits(db: str, since: datetime | None, until: datetime) -> tuple[Visit, ...]:
    """Give each asked source's latest visit up to a moment, by source."""
    rows = VisitRow.objects.using(db).filter(asked_at__lte=until, source__is_asked=True)
    if since:
        rows = rows.filter(asked_at__gt=since)
    latest = rows.annotate(
        place=Window(
            RowNumber(), partition_by=[F("source")], order_by=[F("asked_at").desc(), F("id").desc()]
        )
    ).filter(place=1)
    found = (decode_any(told, Visit) for told in latest.values_list("told", flat=True))
    return tuple(sorted(found, key=lambda visit: visit.source))


class RecentVisits:
    """Each asked source's latest visits, read once and kept up with.

    The clock looks every few seconds, and a newsroom of a thousand sources has a hundred thousand
    visits a day: they are not all gone through at each look.
    """

    def __init__(self, db: str, at_most: int) -> None:
        self._db, self._at_most = db, at_most
        self._newest_id = 0
        self._ids: dict[str, list[tuple[datetime, int]]] = {}
        self._visits: dict[str, list[Visit]] = {}

    def read(self) -> Mapping[str, tuple[Visit, ...]]:
        """Give them as they are now, the newest first, by the source's name."""
        rows = VisitRow.objects.using(self._db)
        if not self._newest_id:
            place = Window(
                RowNumber(),
                partition_by=[F("source")],
                order_by=[F("asked_at").desc(), F("id").desc()],
            )
            rows = rows.filter(source__is_asked=True).annotate(place=place)
            rows = rows.filter(place__lte=self._at_most)
        else:
            rows = rows.filter(id__gt=self._newest_id - IDS_OUT_OF_ORDER)
        for id_, name, told in rows.order_by("id").values_list("id", "source_id", "told"):
            self._add(id_, name, told)
            self._newest_id = max(self._newest_id, id_)
        return {name: tuple(reversed(visits)) for name, visits in self._visits.items()}

    def _add(self, id_: int, name: str, told: str) -> None:
        places, visits = self._ids.setdefault(name, []), self._visits.setdefault(name, [])
        visit = decode_any(told, Visit)
        place = (visit.asked_at, id_)
        if place in places:
            return
        at = bisect(places, place)
        places.insert(at, place)
        visits.insert(at, visit)
        del places[: -self._at_most], visits[: -self._at_most]


def save_failures(db: str, failures: Iterable[Failure], at: datetime) -> None:
    """Keep what gathering set aside."""
    rows = [
        FailureRow(
            at=at,
            stage=failure.stage,
            item=plain(failure.item),
            kind=failure.kind,
            told=encode_any(failure).decode(),
        )
        for failure in failures
    ]
    FailureRow.objects.using(db).bulk_create(rows)


def failures(db: str, since: datetime, until: datetime) -> tuple[tuple[datetime, Failure], ...]:
    """Give what was set aside in a time, the newest last."""
    rows = FailureRow.objects.using(db).filter(at__gt=since, at__lte=until).order_by("at", "id")
    return tuple((at, decode_any(told, Failure)) for at, told in rows.values_list("at", "told"))


def lasting(
    failures: Iterable[tuple[datetime, Failure]],
    visits: Sequence[Visit],
    documents: Sequence[Document],
) -> tuple[Failure, ...]:
    """Leave out what has been had since: a source that answered later, a page read later."""
    newest = {(failure.stage, failure.item): (at, failure) for at, failure in failures}
    had_at: Mapping[str, datetime] = {
        visit.source: visit.asked_at for visit in visits if visit.state is not VisitState.FAILED
    } | {document.url: document.fetched_at for document in documents if not document.trouble}
    return tuple(
        failure
        for _, (at, failure) in sorted(newest.items())
        if failure.item not in had_at or had_at[failure.item] < at
    )


def plain(text: str) -> str:
    """Make a text fit for a column: no half surrogate pair; no NUL, which PostgreSQL refuses."""
    return text.encode(errors="replace").decode().replace("\0", "\ufffd")
