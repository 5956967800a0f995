"""When an article was published and last changed, and how that was learnt.

Believes claims in the order of their sureness; a day without an hour is kept as its noon.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from dateutil import parser as date_words

from daybrief.model import Entry
from daybrief.model.article import FIRST_SEEN
from daybrief.stages.read.declared import Declared
from daybrief.stages.read.facts.days import days
from daybrief.stages.read.facts.shown import Mark, Shown

DATED_AHEAD = timedelta(days=1)
"""Grace for wrong zones; a claim later than that after the fetching is wrong."""
OLDEST = datetime(1990, 1, 1, tzinfo=UTC)
A_DAY_AND_ITS_ZONES = timedelta(hours=36)
"""Two claims that are no further apart may mean one day, in two zones."""
LINE_AT_MOST = 160
"""Characters of a line that tells a date; a longer one is running text."""

_IN_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)[/-]?(\d\d|[a-z]{3,9})[/-]?(\d\d)(?:/|-|_|\.|$|\b)", re.IGNORECASE
)
_CHANGED = re.compile(
    r"updat|modif|revised|reviewed|edited|fact.?check|last\b|aktualis|geändert|\bstand\b|mis à jour"
    r"|actualiz|aggiorna|bijgewerkt|atualiz|uppdater|opdater|oppdater|päivitetty|güncelle|aktualiz"
    r"|更新",
    re.IGNORECASE,
)
"""What stands before, or in the mark-up of, a date on which the piece was changed."""
_HOUR = re.compile(r"\d:\d\d|T\d|\d ?[AaPp]\.?[Mm]\b")
_NO_DAY = datetime(2000, 1, 1)  # noqa: DTZ001  # what a date leaves out; its zone is told apart
_ZONES = {
    name: int(hours * 3600)
    for name, hours in {
        "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
        "ET": -5, "BST": 1, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "IST": 5.5, "JST": 9,
        "AEST": 10, "AEDT": 11,
    }.items()
}  # fmt: skip
"""Seconds from UTC; news pages use these names for these zones."""


@dataclass(frozen=True, kw_only=True)
class Dated:
    """A moment with how it was learnt."""

    at: datetime
    learnt_from: str
    is_day_only: bool = False
    offset: timedelta | None = None
    """From UTC, where the hour was given in a zone."""


def published(said: Declared, seen: Shown, url: str, entry: Entry | None, now: datetime) -> Dated:
    """Tell when the article was published and how that was learnt; at worst, when it was seen.

    Takes:   `now`, the moment the page was fetched: later claims are wrong.
    """
    entry_at = entry.published_at if entry else None
    if entry_at and not OLDEST < entry_at <= now + DATED_AHEAD:
        entry_at = None
    for dated in _claims(said, seen, url, entry_at, now):
        near = entry_at and abs(entry_at - dated.at) < A_DAY_AND_ITS_ZONES
        if dated.is_day_only and near and entry_at:
            return Dated(at=entry_at, learnt_from="feed")  # knows the hour as well
        return _at_noon(dated, now) if dated.is_day_only else dated
    if entry_at:
        return Dated(at=entry_at, learnt_from="feed")
    for dated in _last_resorts(said, seen, now):
        return _at_noon(dated, now) if dated.is_day_only else dated
    return Dated(at=now, learnt_from=FIRST_SEEN)


def updated(
    said: Declared, seen: Shown, entry: Entry | None, published_at: datetime, now: datetime
) -> Dated | None:
    """Tell when the article was last changed, if it says so and that is after it came out."""
    told = [dated for dated in _told(said.modified, now) if dated.at > published_at]
    told += [dated for dated in _shown(seen, said, now, is_change=True) if dated.at > published_at]
    if told:
        return _at_noon(told[0], now) if told[0].is_day_only else told[0]
    if entry and entry.updated_at and published_at < entry.updated_at <= now + DATED_AHEAD:
        return Dated(at=entry.updated_at, learnt_from="feed")
    return None


def moment(words: str) -> Dated | None:
    """Read a date as machines write it, or in words with a four-digit year; UTC if it has no zone.

    >>> moment("2026-11-23T06:00:00+01:00").at.isoformat()
    '2026-11-23T05:00:00+00:00'
    """
    words = words.strip()
    if not 8 <= len(words) <= 60 or not re.search(r"(?:19|20)\d\d", words):
        return None
    try:
        at = datetime.fromisoformat(words)
    except ValueError:
        try:
            # A fixed default, or what is missing would be filled from today.
            at = date_words.parse(words, default=_NO_DAY, tzinfos=_ZONES)
        except (ValueError, OverflowError, TypeError, AttributeError, date_words.ParserError):
            return None
    is_day_only = not _HOUR.search(words)
    try:
        offset = at.utcoffset()
        at = at.replace(tzinfo=UTC) if offset is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    offset = None if is_day_only else offset
    return Dated(at=at, learnt_from="", is_day_only=is_day_only, offset=offset)


def _at_noon(dated: Dated, now: datetime) -> Dated:
    """Give a day without an hour its noon, or the moment it was seen if that is earlier.

    Midnight UTC is the day before west of Greenwich, and "yesterday" would mean another day.
    """
    noon = dated.at.replace(hour=12, minute=0)
    return replace(dated, at=max(dated.at, min(noon, now)))


def _claims(
    said: Declared, seen: Shown, url: str, entry_at: datetime | None, now: datetime
) -> Iterator[Dated]:
    """Give the believable dates that page and address claim, surest first."""
    visible = list(_shown(seen, said, now, is_change=False))
    addressed = list(_addressed((url, *said.canonical), now))
    for dated in _told(said.published, now):
        # Where the feed says the same, an earlier day by the title is one that the piece tells of.
        is_fed = entry_at is not None and abs(entry_at - dated.at) < A_DAY_AND_ITS_ZONES
        yield dated if is_fed else _earliest(dated, visible[:1])
    for dated in addressed:
        # What stands on the page may know the hour of the address's day.
        same = (seen for seen in visible if abs(seen.at - dated.at) < A_DAY_AND_ITS_ZONES)
        yield next((seen for seen in same if not seen.is_day_only), dated)
    yield from visible


def _earliest(claimed: Dated, visible: list[Dated]) -> Dated:
    """Believe the day by the title if it is before the one claimed: sites stamp old pieces anew."""
    for dated in visible:
        if dated.at + A_DAY_AND_ITS_ZONES < claimed.at:
            return dated
    return claimed


def _told(claims: Iterable[tuple[str, str]], now: datetime) -> Iterator[Dated]:
    for how, words in claims:
        dated = moment(words)
        if dated and OLDEST < dated.at <= now + DATED_AHEAD:
            yield replace(dated, learnt_from=how)


def _shown(seen: Shown, said: Declared, now: datetime, *, is_change: bool) -> Iterator[Dated]:
    """Give the dates that stand by the title: marked as such, then in lines of words."""
    near = [mark for mark in seen.dates if mark.is_near]
    for how in ("itemprop date", "time"):
        yield from _marked(
            [mark for mark in near if mark.how == how], said, now, is_change=is_change
        )
    yield from _in_lines([*seen.after, *seen.before], said, now, is_change=is_change)
    marked = [mark for mark in near if mark.how == "dated"]
    yield from _marked(marked, said, now, is_change=is_change)


def _marked(
    marks: Iterable[Mark], said: Declared, now: datetime, *, is_change: bool
) -> Iterator[Dated]:
    for mark in marks:
        called = f"{mark.label} {mark.words}" if mark.stamp else mark.label
        if bool(_CHANGED.search(called)) is not is_change and (mark.stamp or not is_change):
            continue
        how = "structured data" if mark.how == "itemprop date" else "visible"
        if found := next(_told([(how, mark.stamp)], now), None):
            yield found
        else:
            yield from _in_lines([mark.words], said, now, is_change=is_change, how=how)


def _in_lines(
    lines: Sequence[str],
    said: Declared,
    now: datetime,
    *,
    is_change: bool,
    how: str = "visible",
) -> Iterator[Dated]:
    """Give the dates in lines, where the words before each call it a change or not."""
    before = ""
    for line in lines:
        told = line.replace("\n", " ")
        start = 0
        for found in days(told[:LINE_AT_MOST], said.language) if len(told) <= LINE_AT_MOST else ():
            label = told[start : found.start] if start or found.start else before
            start = found.end
            at = datetime(found.year, found.month, found.day, tzinfo=UTC)
            is_believable = OLDEST < at <= now + DATED_AHEAD
            if is_believable and bool(_CHANGED.search(label)) is is_change:
                yield Dated(at=at, learnt_from=how, is_day_only=True)
        # A label may stand on a line of its own.
        before = told if len(told) < 40 else ""


def _addressed(addresses: Iterable[str], now: datetime) -> Iterator[Dated]:
    for address in addresses:
        try:
            match = _IN_ADDRESS.search(urlsplit(address).path)
        except ValueError:
            continue
        if match is None:
            continue
        year, month, day = match.groups()
        for found in days(f"{year}-{month}-{day}" if month.isdigit() else f"{day} {month} {year}"):
            at = datetime(found.year, found.month, found.day, tzinfo=UTC)
            if at <= now + DATED_AHEAD:
                yield Dated(at=at, learnt_from="address", is_day_only=True)


def _last_resorts(said: Declared, seen: Shown, now: datetime) -> Iterator[Dated]:
    """Give the dates that are about the piece only perhaps."""
    yield from _told(said.embedded_dates, now)
    marks = (*seen.dates, *seen.signatures)  # a date often stands within the byline
    yield from _marked(marks, said, now, is_change=False)
    yield from _shown(seen, said, now, is_change=True)
    yield from _marked(marks, said, now, is_change=True)
    yield from _told(said.modified, now)
