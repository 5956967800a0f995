"""What servers told us of how and when to ask, kept by address: validators, and robots.txt.

`find` is asked from any thread, so it answers from memory; `save` may be called from any thread,
so it waits in memory until the records' own thread writes. Losing one costs one full answer.
"""

import hashlib
import threading
import zlib
from collections.abc import Callable
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.db import transaction

from daybrief.records.models import RulesRow, ValidatorRow
from daybrief.tools.asking import Validator
from daybrief.tools.robots import Rules

VALIDATORS_AT_MOST = 100_000  # guess: months of pages, some 30 MB in memory
RULES_AT_MOST = 20_000  # guess: every host of a large newsroom; some 2 KB each in memory
PACKED_AT_MOST = 20_000
"""Bytes of a robots.txt that are kept; a host that says more is asked each time."""

T = TypeVar("T")


class Remembered(Generic[T]):
    """What is known by address, as it was when this was made, and what was saved since.

    Takes:   `written`, which makes of a value its row's columns, None if it is not to be kept;
             `read`, which makes the value again.
    """

    def __init__(
        self,
        db: str,
        table: Any,
        at_most: int,
        columns: tuple[str, ...],
        written: Callable[[T], tuple[Any, ...] | None],
        read: Callable[..., T],
    ) -> None:
        self._db, self._table, self._columns = db, table, columns
        self._written, self._read = written, read
        self._lock = threading.Lock()
        self._waiting: dict[str, tuple[Any, ...]] = {}
        rows = table.objects.using(db).order_by("-id")
        newest = list(rows.values_list("id", "url", *columns)[:at_most])
        if len(newest) == at_most:
            rows.filter(id__lt=newest[-1][0]).delete()
        self._known = {url: tuple(values) for _, url, *values in newest}

    def find(self, url: str) -> T | None:
        """Give what is known of an address, if anything."""
        values = self._known.get(url)
        return None if values is None else self._read(*values)

    def save(self, url: str, value: T) -> None:
        """Keep what an address told, from the next `flush` on."""
        values = self._written(value)
        if values is not None:
            with self._lock:
                self._known[url] = self._waiting[url] = values

    def flush(self) -> None:
        """Write what was saved since the last time."""
        with self._lock:
            waiting, self._waiting = self._waiting, {}
        rows = [
            self._table(
                url_sha256=hashlib.sha256(url.encode()).hexdigest(),
                url=url,
                **dict(zip(self._columns, values, strict=True)),
            )
            for url, values in waiting.items()
            if not any(isinstance(text, str) and "\0" in text for text in (url, *values))
        ]
        if not rows:
            return
        with transaction.atomic(using=self._db):
            hashes = [row.url_sha256 for row in rows]
            self._table.objects.using(self._db).filter(url_sha256__in=hashes).delete()
            self._table.objects.using(self._db).bulk_create(rows)


def validators(db: str) -> Remembered[Validator]:
    """What servers gave us to ask for changes only."""
    return Remembered(
        db,
        ValidatorRow,
        VALIDATORS_AT_MOST,
        ("etag", "last_modified"),
        lambda told: (told.etag, told.last_modified),
        lambda etag, last_modified: Validator(etag=etag, last_modified=last_modified),
    )


def rules(db: str, now: datetime) -> Remembered[Rules]:
    """What hosts said in robots.txt that is still to be believed."""
    RulesRow.objects.using(db).filter(until__lte=now).delete()
    columns = ("asked_at", "until", "packed", "problem", "is_wait_asked")
    return Remembered(db, RulesRow, RULES_AT_MOST, columns, _packed, _unpacked)


def _packed(told: Rules) -> tuple[Any, ...] | None:
    packed = zlib.compress(told.text.encode(errors="replace"))
    if len(packed) > PACKED_AT_MOST:
        return None
    return told.asked_at, told.until, packed, told.problem, told.is_wait_asked


def _unpacked(
    asked_at: datetime, until: datetime, packed: bytes, problem: str, is_wait_asked: bool
) -> Rules:
    return Rules(
        asked_at=asked_at,
        until=until,
        text=zlib.decompress(packed).decode(),
        problem=problem,
        is_wait_asked=is_wait_asked,
    )
