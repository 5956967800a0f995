"""Documents and their bodies by hash: kept as they come, given back as they were."""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber

from daybrief.errors import NotFound, StoreError
from daybrief.model import Document
from daybrief.model.codec import decode_any, encode_any
from daybrief.records.models import BodyRow, DocumentRow
from daybrief.records.sources import plain

AT_ONCE = 50
"""Documents read from the database at a time; with their bodies, some 10 MB."""


def save_document(db: str, document: Document) -> bool:
    """Keep a document with its body, in one transaction; gives False if it was kept before."""
    told = encode_any(replace(document, body=b"")).decode()
    # What is given back later is what was written, so its id is the one that counts.
    kept = replace(decode_any(told, Document), body=document.body)
    with transaction.atomic(using=db):
        earlier = DocumentRow.objects.using(db).filter(id=kept.id)
        if earlier.exists():
            earlier.filter(seen_at__lt=kept.fetched_at).update(seen_at=kept.fetched_at)
            return False
        if known := _known_by_another_id(db, kept):
            DocumentRow.objects.using(db).filter(id=known, seen_at__lt=kept.fetched_at).update(
                seen_at=kept.fetched_at
            )
            return False
        if not BodyRow.objects.using(db).filter(sha256=kept.sha256).exists():
            packed = zlib.compress(kept.body)
            BodyRow.objects.using(db).bulk_create(
                [BodyRow(sha256=kept.sha256, packed=packed)], ignore_conflicts=True
            )
        DocumentRow.objects.using(db).create(
            id=kept.id,
            source_id=kept.source,
            url=plain(kept.url),
            fetched_at=kept.fetched_at,
            seen_at=kept.fetched_at,
            is_had=not kept.trouble,
            body_id=kept.sha256,
            told=told,
        )
    return True


def pages_had(db: str, since: datetime) -> frozenset[str]:
    """Give the addresses of the pages that were had after a moment."""
    rows = DocumentRow.objects.using(db).filter(seen_at__gt=since, is_had=True)
    return frozenset(rows.values_list("url", flat=True))


def _known_by_another_id(db: str, document: Document) -> str:
    """The id of a document that differs in nothing but the id its feed gives the entry.

    Some feeds make up new ids each time they are asked.
    """
    entry = document.entry
    if entry is None:
        return ""
    rows = DocumentRow.objects.using(db).filter(
        body=document.sha256, source=document.source, url=plain(document.url)
    )
    for id_, told in rows.values_list("id", "told"):
        earlier = decode_any(told, Document)
        if earlier.entry and replace(earlier.entry, id=entry.id) == entry:
            same = (earlier.final_url, earlier.status, earlier.trouble)
            if same == (document.final_url, document.status, document.trouble):
                return str(id_)
    return ""


def documents(db: str, since: datetime, until: datetime) -> Iterator[Document]:
    """Stream the version that counts of each page new in (since, until], by id.

    The version seen last counts; one that could not be had never displaces one that could.
    """
    place = Window(
        RowNumber(),
        partition_by=[F("source"), F("url")],
        order_by=[F("is_had").desc(), F("seen_at").desc(), F("id").asc()],
    )
    rows = (
        DocumentRow.objects.using(db)
        .filter(seen_at__gt=since, fetched_at__lte=until, source__is_asked=True)
        .annotate(place=place)
        .filter(place=1, fetched_at__gt=since)
    )
    return _stream(rows)


def documents_of(db: str, edition_id: str) -> Iterator[Document]:
    """Stream the documents an edition was made from, by id."""
    return _stream(DocumentRow.objects.using(db).filter(uses__inputs=edition_id))


def document(db: str, id_: str, where: str) -> Document:
    """Give one document.

    Raises:  NotFound if it was never kept.
    """
    row = DocumentRow.objects.using(db).select_related("body").filter(id=id_).first()
    if row is None:
        raise NotFound(f"no document has the id {id_!r}", where)
    return _document(row)


def _stream(rows: "QuerySet[DocumentRow]") -> Iterator[Document]:
    ordered = rows.select_related("body").order_by("id")
    return (_document(row) for row in ordered.iterator(AT_ONCE))


def _document(row: DocumentRow) -> Document:
    try:
        body = zlib.decompress(row.body.packed)
    except zlib.error as error:
        raise StoreError(f"its bytes are damaged: {error}", f"document {row.id}") from error
    document = replace(decode_any(row.told, Document), body=body)
    if document.id != row.id:
        fix = "Restore the database from a backup"
        raise StoreError("it is not what was kept", f"document {row.id}", fix)
    return document


def ids(documents: Iterable[Document]) -> list[str]:
    """Give documents' ids, once each."""
    return sorted({document.id for document in documents})
