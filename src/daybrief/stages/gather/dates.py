"""Dates that lie: entries in, the same entries out, with no date where theirs cannot be true.

An unknown date is better than a wrong one: an undated article counts as new on the day it is
first seen. Nothing is guessed in a date's place.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from daybrief.model import Entry

AHEAD_AT_MOST = timedelta(hours=2)
"""Clocks that are wrong and zones that are one off."""
FIRST_NEWS = datetime(1995, 1, 1, tzinfo=UTC)
"""No outlet had a feed before; 1970 and 1980 are what machines say that do not know the time."""
ALIKE_AT_LEAST = 5
"""So many entries of one feed, all of the same second, have the date of a run or an import."""


def honest(entries: Sequence[Entry], now: datetime) -> tuple[Entry, ...]:
    """Take away the dates that cannot be true: of the future, of an epoch, feed-wide."""
    dates = {entry.published_at for entry in entries}
    if len(entries) >= ALIKE_AT_LEAST and len(dates) == 1:
        return tuple(replace(entry, published_at=None, updated_at=None) for entry in entries)
    return tuple(
        entry
        if _is_possible(entry.published_at, now) and _is_possible(entry.updated_at, now)
        else _corrected(entry, now)
        for entry in entries
    )


def _corrected(entry: Entry, now: datetime) -> Entry:
    """Where one of its two dates holds, that one is told."""
    published = entry.published_at if _is_possible(entry.published_at, now) else None
    updated = entry.updated_at if _is_possible(entry.updated_at, now) else None
    return replace(entry, published_at=published or updated, updated_at=updated)


def _is_possible(at: datetime | None, now: datetime) -> bool:
    return at is None or FIRST_NEWS <= at <= now + AHEAD_AT_MOST
