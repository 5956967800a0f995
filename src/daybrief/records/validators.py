"""What servers gave us to ask for changes only, kept by address.

`find` is asked from any thread, so it answers from memory; `save` may be called from any thread,
so it waits in memory until the records' own thread writes. Losing one costs one full answer.
"""

import hashlib
import threading

from django.db import transaction

from daybrief.records.models import ValidatorRow
from daybrief.tools.asking import Validator

KEPT_AT_MOST = 100_000  # guess: months of pages, some 30 MB in memory


class KeptValidators:
    """The addresses' validators, as they were when it was made, and those saved since."""

    def __init__(self, db: str) -> None:
        self._db = db
        self._lock = threading.Lock()
        self._waiting: dict[str, Validator] = {}
        rows = ValidatorRow.objects.using(db).order_by("-id")
        newest = list(rows.values_list("id", "url", "etag", "last_modified")[:KEPT_AT_MOST])
        if len(newest) == KEPT_AT_MOST:
            rows.filter(id__lt=newest[-1][0]).delete()
        self._known = {
            url: Validator(etag=etag, last_modified=last_modified)
            for _, url, etag, last_modified in newest
        }

    def find(self, url: str) -> Validator | None:
        """Give an address's validator, if it has one."""
        return self._known.get(url)

    def save(self, url: str, validator: Validator) -> None:
        """Keep an address's validator, from the next `flush` on."""
        with self._lock:
            self._known[url] = self._waiting[url] = validator

    def flush(self) -> None:
        """Write what was saved since the last time."""
        with self._lock:
            waiting, self._waiting = self._waiting, {}
        rows = [
            ValidatorRow(
                url_sha256=hashlib.sha256(url.encode()).hexdigest(),
                url=url,
                etag=kept.etag,
                last_modified=kept.last_modified,
            )
            for url, kept in waiting.items()
            if "\0" not in url + kept.etag + kept.last_modified
        ]
        if not rows:
            return
        with transaction.atomic(using=self._db):
            hashes = [row.url_sha256 for row in rows]
            ValidatorRow.objects.using(self._db).filter(url_sha256__in=hashes).delete()
            ValidatorRow.objects.using(self._db).bulk_create(rows)
