"""Editions, their versions, inputs, articles, stories and sheets: nouns in, rows out, and back.

A published version never changes; a correction is a further version.
"""

import difflib
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from daybrief.errors import EditionError, UnknownEdition
from daybrief.model import Article, Edition, Fact, Failure, Outage, State, Story, Visit
from daybrief.model.codec import decode, decode_any, encode, encode_any
from daybrief.records import documents, locks
from daybrief.records.kept import Inputs, KeptSheet, Sheet
from daybrief.records.models import (
    ArticleRow,
    EditionRow,
    InputDocumentRow,
    InputsRow,
    OutageRow,
    SheetRow,
    StoryRow,
    VersionRow,
)
from daybrief.records.sources import plain

PUBLISHED = (State.PUBLISHED, State.CORRECTED)
NAMED_AT_MOST = 400
"""Ids looked through for one near a mistyped one: a year of editions."""


def save_day(
    db: str,
    edition: Edition,
    articles: Iterable[Article],
    stories: Iterable[Story],
    inputs: Inputs,
) -> None:
    """Keep a draft with all it came from, in one transaction; a draft of the same id makes way.

    Raises:  EditionError if that version has been published.
    """
    with transaction.atomic(using=db):
        kept = _version(db, edition.id, edition.version)
        if kept and State(kept.state) in PUBLISHED:
            _refuse(edition, "it is published, and a published edition does not change")
        row, _ = EditionRow.objects.using(db).update_or_create(
            id=edition.id, defaults={"due_at": edition.due_at}
        )
        _save_version(db, edition)
        _save_inputs(db, row, inputs)
        row.articles.all().delete()
        row.stories.all().delete()
        ArticleRow.objects.using(db).bulk_create(_article_row(row, article) for article in articles)
        StoryRow.objects.using(db).bulk_create(_story_row(row, story) for story in stories)


def publish(db: str, edition: Edition, sheets: Iterable[Sheet], at: datetime) -> bool:
    """Keep a published version with its sheets, in one transaction.

    Gives:   False if it was published before; then nothing changes.
    Raises:  UnknownEdition, or EditionError if it differs from what was kept.
    """
    if edition.state not in PUBLISHED:
        _refuse(edition, f"its state is {edition.state}, so it may not be shown")
    with transaction.atomic(using=db):
        locks.wait_for_turn(db, "front")
        kept = _version(db, edition.id, edition.version)
        if kept is None:
            _refuse_gap(edition, version(db, edition.id))
        elif State(kept.state) in PUBLISHED:
            if kept.told.encode() != encode(edition):
                _refuse(edition, "this version is published and does not change")
            return False
        elif replace(decode(kept.told.encode()), state=edition.state) != edition:
            _refuse(edition, "it is not what was kept and checked")
        _save_version(db, edition)
        _save_sheets(db, sheets, edition.id, at)
    return True


def approve(db: str, edition: Edition) -> None:
    """Keep an editor's yes to the draft that is kept.

    Raises:  EditionError if another draft has taken its place.
    """
    with transaction.atomic(using=db):
        kept = _version(db, edition.id, edition.version)
        if kept is None or replace(decode(kept.told.encode()), state=State.APPROVED) != edition:
            _refuse(edition, "it is not what was kept and checked")
        _save_version(db, edition)


def states(db: str, ids: Iterable[str]) -> dict[str, State]:
    """Give the state of the newest version of each of these editions that is kept."""
    rows = VersionRow.objects.using(db).filter(edition_id__in=ids).order_by("number")
    return {id_: State(state) for id_, state in rows.values_list("edition_id", "state")}


def outages(db: str, ids: Iterable[str]) -> frozenset[str]:
    """Give which of these days could not be told."""
    return frozenset(OutageRow.objects.using(db).filter(id__in=ids).values_list("id", flat=True))


def save_front(db: str, waiting_for: str, sheets: Iterable[Sheet], at: datetime) -> bool:
    """Keep a front page that speaks of an edition to come; false if it has been published."""
    with transaction.atomic(using=db):
        locks.wait_for_turn(db, "front")
        if states(db, [waiting_for]).get(waiting_for) in PUBLISHED:
            return False
        _save_sheets(db, sheets, None, at)
    return True


def find(db: str, id_: str, number: int | None = None) -> Edition | None:
    """Give an edition, its newest version if none is named; None if it was never kept."""
    row = _version(db, id_, number)
    return decode(row.told.encode()) if row else None


def version(db: str, id_: str, number: int | None = None) -> Edition:
    """Give an edition, its newest version if none is named.

    Raises:  UnknownEdition, naming ids that are near.
    """
    found = find(db, id_, number)
    if found is None:
        what = f"no edition {id_!r} is kept" if number is None else f"no version {number} is kept"
        raise UnknownEdition(what, f"edition {id_}", _near(db, id_))
    return found


def newest(
    db: str, *, limit: int | None, is_published: bool, before: datetime | None
) -> Iterator[Edition]:
    """Give editions, the one due last first, each in its newest version."""
    rows = VersionRow.objects.using(db).order_by("-edition__due_at", "-edition_id", "-number")
    if is_published:
        rows = rows.filter(state__in=PUBLISHED)
    if before:
        rows = rows.filter(edition__due_at__lt=before)
    wanted: dict[str, int] = {}
    for id_, pk in rows.values_list("edition_id", "pk").iterator():
        if len(wanted) == limit and id_ not in wanted:
            break
        wanted.setdefault(id_, pk)
    told = VersionRow.objects.using(db).in_bulk(wanted.values())
    return (decode(told[pk].told.encode()) for pk in wanted.values())


def due_at(db: str, id_: str) -> datetime | None:
    """Tell when a kept edition was due."""
    return EditionRow.objects.using(db).filter(id=id_).values_list("due_at", flat=True).first()


def inputs(db: str, id_: str) -> Inputs:
    """Give what an edition was made from.

    Raises:  UnknownEdition.
    """
    row = InputsRow.objects.using(db).filter(edition=id_).first()
    if row is None:
        raise UnknownEdition(f"no edition {id_!r} is kept", f"edition {id_}", _near(db, id_))
    return Inputs(
        documents=tuple(documents.documents_of(db, id_)),
        visits=decode_any(row.visits, tuple[Visit, ...]),
        failures=decode_any(row.failures, tuple[Failure, ...]),
        earlier=row.earlier,
        earlier_version=row.earlier_version,
        settings_text=row.settings_text,
    )


def earlier(db: str, id_: str) -> str:
    """Name the edition that an edition goes on from; empty if it was the first, or is unknown."""
    found = InputsRow.objects.using(db).filter(edition=id_).values_list("earlier", flat=True)
    return found.first() or ""


def articles(db: str, id_: str) -> tuple[Article, ...]:
    """Give the articles read for an edition, in the order they were kept."""
    rows = ArticleRow.objects.using(db).filter(edition=id_).order_by("id")
    return tuple(decode_any(told, Article) for told in rows.values_list("told", flat=True))


def stories(db: str, id_: str) -> tuple[Story, ...]:
    """Give the stories grouped for an edition, in the order they were kept."""
    known = {article.id: article for article in articles(db, id_)}
    return tuple(
        Story(
            id=row.story,
            articles=tuple(known[article] for article in json.loads(row.articles)),
            origins=tuple(tuple(origin) for origin in json.loads(row.origins)),
            agencies=tuple(json.loads(row.agencies)),
            thread=row.thread,
            new=decode_any(row.new, tuple[Fact, ...]),
        )
        for row in StoryRow.objects.using(db).filter(edition=id_).order_by("id")
    )


def save_outage(db: str, outage: Outage, sheets: Iterable[Sheet], at: datetime) -> None:
    """Keep a day that could not be told, with the page that says so, in one transaction."""
    with transaction.atomic(using=db):
        locks.wait_for_turn(db, "front")
        OutageRow.objects.using(db).update_or_create(
            id=outage.id,
            defaults={"due_at": outage.due_at, "told": encode_any(outage).decode()},
        )
        _save_sheets(db, sheets, None, at)


def outage(db: str) -> Outage | None:
    """Give the newest day that could not be told, if no published edition is as new."""
    row = OutageRow.objects.using(db).order_by("-due_at").first()
    if row is None:
        return None
    told = VersionRow.objects.using(db).filter(state__in=PUBLISHED, edition__due_at__gte=row.due_at)
    return None if told.exists() else decode_any(row.told, Outage)


def sheet(db: str, path: str) -> KeptSheet | None:
    """Give one printed file; None if there is none at this path."""
    row = SheetRow.objects.using(db).filter(path=path).first() if "\0" not in path else None
    if row is None:
        return None
    return KeptSheet(
        path=row.path,
        media_type=row.media_type,
        body=bytes(row.body),
        sha256=row.sha256,
        printed_at=row.printed_at,
    )


def _version(db: str, id_: str, number: int | None) -> VersionRow | None:
    rows = VersionRow.objects.using(db).filter(edition=id_).order_by("-number")
    return (rows if number is None else rows.filter(number=number)).first()


def _save_version(db: str, edition: Edition) -> None:
    VersionRow.objects.using(db).update_or_create(
        edition_id=edition.id,
        number=edition.version,
        defaults={
            "day": edition.day,
            "state": edition.state,
            "title": plain(edition.title),
            "cutoff_at": edition.cutoff_at,
            "told": encode(edition).decode(),
        },
    )


def _save_inputs(db: str, edition: EditionRow, inputs: Inputs) -> None:
    row, _ = InputsRow.objects.using(db).update_or_create(
        edition=edition,
        defaults={
            "settings_text": inputs.settings_text,
            "earlier": inputs.earlier,
            "earlier_version": inputs.earlier_version,
            "visits": encode_any(inputs.visits).decode(),
            "failures": encode_any(inputs.failures).decode(),
        },
    )
    row.uses.all().delete()
    InputDocumentRow.objects.using(db).bulk_create(
        InputDocumentRow(inputs=row, document_id=id_) for id_ in documents.ids(inputs.documents)
    )


def _save_sheets(db: str, sheets: Iterable[Sheet], edition: str | None, at: datetime) -> None:
    hashes = dict(SheetRow.objects.using(db).values_list("path", "sha256"))
    rows = [
        SheetRow(
            path=sheet.path,
            media_type=sheet.media_type,
            body=sheet.body,
            sha256=hashlib.sha256(sheet.body).hexdigest(),
            printed_at=at,
            edition_id=edition,
        )
        for sheet in sheets
    ]
    SheetRow.objects.using(db).bulk_create(
        [row for row in rows if hashes.get(row.path) != row.sha256],
        update_conflicts=True,
        unique_fields=["path"],
        update_fields=["media_type", "body", "sha256", "printed_at", "edition"],
    )


def _article_row(edition: EditionRow, article: Article) -> ArticleRow:
    return ArticleRow(
        edition=edition,
        article=article.id,
        url=plain(article.url),
        title=plain(article.title),
        published_at=article.published_at,
        completeness=article.completeness,
        told=encode_any(article).decode(),
    )


def _story_row(edition: EditionRow, story: Story) -> StoryRow:
    return StoryRow(
        edition=edition,
        story=story.id,
        thread=story.thread,
        articles=json.dumps([article.id for article in story.articles]),
        origins=json.dumps(story.origins),
        agencies=json.dumps(story.agencies),
        new=encode_any(story.new).decode(),
    )


def _near(db: str, id_: str) -> str:
    ids = EditionRow.objects.using(db).order_by("-due_at").values_list("id", flat=True)
    near = difflib.get_close_matches(id_, ids[:NAMED_AT_MOST], n=3)
    return f"Did you mean {' or '.join(near)}?" if near else "Make one with: daybrief day"


def _refuse_gap(edition: Edition, newest: Edition) -> None:
    """A further version follows the newest published one, and no other."""
    if newest.state not in PUBLISHED or edition.version != newest.version + 1:
        _refuse(edition, f"version {edition.version} cannot follow version {newest.version}")


def _refuse(edition: Edition, problem: str) -> None:
    fix = "Publish a correction as a new version"
    raise EditionError(problem, f"edition {edition.id}, version {edition.version}", fix)
