"""A round-up split into its pieces, a live blog into its posts, where the page has them.

Takes the passages of the text and what the page declares of its times; it sees no page.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from itertools import pairwise
from urllib.parse import urljoin, urlsplit

from daybrief.model import Item, Kind
from daybrief.stages.read.body.passages import Passage

AT_LEAST = 2
AT_MOST = 1_000
TITLE_AT_MOST = 140
"""Characters of a title that is a sentence of the text."""
POINT_WORDS = 12
"""Words of a point of a list that tells something; fewer is a headline of another page. # guess"""

DAY = 24 * 60
"""Minutes."""

_CLOCK = re.compile(
    r"(?:(?:updated|posted|aktualisiert|um|à|a las|alle ore|ore|kl\.?|klo|o godz\.|в|о|saat)"
    r"[ :]{1,2})?"
    r"(?P<hour>[01]?\d|2[0-3])\s?[:.h시時]\s?(?P<minute>[0-5]\d)(?:[:.]\d\d|분|分)?"
    r"(?:\s?(?P<half>[ap])\.?m\.?)?(?:\s?(?:uhr|hrs?|h))?"
    r"(?:\s?\(?(?P<zone>[a-z]{1,4}(?:[+-]\d{1,2})?)\)?(?=\W|$))?",
    re.IGNORECASE,
)
_HALF_DAY = re.compile(r"(?P<hour>1[0-2]|0?[1-9])\s?(?P<half>[ap])\.?m\.?(?=\W|$)", re.IGNORECASE)
_APART = re.compile(r"\s*[-–—|:·•)]\s*")
_NUMBERED = re.compile(r"(?:\d{1,2}[.)]|#\d{1,2}[:.]?)\s+(?=\S)")
_SENTENCE = re.compile(r"[^.!?。！？:]{4,200}[.!?。！？:](?=\s|$)|[^。！？]{4,200}[。！？]")
_ZONES = {
    "utc": 0, "gmt": 0, "z": 0, "wet": 0, "bst": 1, "west": 1, "cet": 1, "mez": 1, "cest": 2,
    "mesz": 2, "eet": 2, "eest": 3, "msk": 3, "ist": 5.5, "kst": 9, "jst": 9, "est": -5, "edt": -4,
    "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class _Mark:
    """Where a piece begins, by a heading, a time or a point of a list."""

    title: str
    at: int
    """Its first passage, a heading or a time included."""
    first: int
    """Its first passage of text."""
    url: str = ""
    clock: time | None = None
    zone: tzinfo | None = None


def items_of(
    kind: Kind, passages: Sequence[Passage], url: str, claims: Sequence[str] = ()
) -> tuple[Item, ...]:
    """Split a text into its pieces.

    Takes:   the page's address; `claims`, when it says it was first published and last changed,
             with their zone: posts often give the time of day alone.
    Gives:   nothing for a kind that has no pieces, and where fewer than `AT_LEAST` are found.
    """
    if kind is Kind.LIVE:
        marks = _posts(passages, url) or _headed(passages, url)
    elif kind is Kind.ROUND_UP:
        marks = _headed(passages, url) or _numbered(passages) or _points(passages, url)
    else:
        return ()
    if len(marks) < AT_LEAST:
        return ()
    marks = marks[:AT_MOST]
    times = _times(marks, claims)
    ends = [_before_headings(passages, mark.at) for mark in marks[1:]]
    ends.append(_end(passages, marks[-1]))
    found = zip(marks, ends, times, strict=True)
    return tuple(
        Item(title=mark.title, first=mark.first, end=end, url=mark.url, published_at=at)
        for mark, end, at in found
        if mark.first < end
    )


def _headed(passages: Sequence[Passage], url: str) -> list[_Mark]:
    """Give the headings of the level that most often stands over text."""
    over = [
        here.level
        for here, after in pairwise(passages)
        if here.tag == "head" and after.tag != "head"
    ]
    counted = Counter(over)
    level = min(counted, key=lambda one: (-counted[one], one), default=0)
    marks = []
    for n, passage in enumerate(passages[:-1]):
        if passage.tag != "head" or passage.level != level or passages[n + 1].tag == "head":
            continue
        title = _NUMBERED.sub("", passage.text, count=1)
        inside = passages[n : n + 6]
        own = [one for one in inside[1:] if one.tag == "head"]
        inside = inside[: inside.index(own[0])] if own else inside
        marks.append(_Mark(title=title, at=n, first=n + 1, url=_link(inside, url)))
    return marks


def _numbered(passages: Sequence[Passage]) -> list[_Mark]:
    """Give the paragraphs that begin with a number of their own: 1. 2. 3."""
    marks: list[_Mark] = []
    for n, passage in enumerate(passages):
        number = _NUMBERED.match(passage.text)
        if not number or int(re.findall(r"\d+", number[0])[0]) != len(marks) + 1:
            continue
        text = passage.text[number.end() :]
        is_title = len(text) <= TITLE_AT_MOST and n + 1 < len(passages)
        first = n + 1 if is_title and not _NUMBERED.match(passages[n + 1].text) else n
        marks.append(_Mark(title=_title(text), at=n, first=first))
    return marks


def _points(passages: Sequence[Passage], url: str) -> list[_Mark]:
    """Give the points of a list that is most of the text."""
    points = [
        (n, passage)
        for n, passage in enumerate(passages)
        if passage.tag == "item" and len(passage.text.split()) >= POINT_WORDS
    ]
    said = sum(len(passage.text) for _, passage in points)
    if said * 2 < sum(len(passage.text) for passage in passages):
        return []
    return [
        _Mark(title=_title(passage.text), at=n, first=n, url=_link([passage], url))
        for n, passage in points
    ]


def _posts(passages: Sequence[Passage], url: str) -> list[_Mark]:
    """Give the posts that begin with a time of day, in a heading, before one or after one."""
    marks: list[_Mark] = []
    free = 0
    for n, passage in enumerate(passages):
        if n < free:
            continue
        told = _clock(passage.text, is_heading=passage.tag == "head")
        if not told:
            continue
        clock, zone, rest = told
        at = first = n
        title = ""
        after = passages[n + 1] if n + 1 < len(passages) else None
        before = passages[n - 1] if n > free else None
        if rest and passage.tag == "head":
            title, first = rest, n + 1
        elif rest:
            title = _title(rest)
        elif after and after.tag == "head":
            title, first = after.text, n + 2
        elif before and before.tag == "head":
            title, at = before.text, n - 1
        elif after:
            title, first = _title(after.text), n + 1
        free = first if first > n else n + 1
        link = _link(passages[at : first + 1], url)
        marks.append(_Mark(title=title, at=at, first=first, url=link, clock=clock, zone=zone))
    return marks


def _clock(text: str, *, is_heading: bool) -> tuple[time, tzinfo | None, str] | None:
    """Read a time of day at the start of a line, and what follows it."""
    found = _CLOCK.match(text) or _HALF_DAY.match(text)
    if not found:
        return None
    told = found.groupdict()
    hour, minute = int(told["hour"]), int(told.get("minute") or 0)
    half = (told["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    name = (told.get("zone") or "").lower()
    offset = _ZONES.get(name)
    end = found.end() if offset is not None or not name else found.start("zone")
    after = text[end:]
    # "11:20 Road closed" is a heading; "11.20 people a day" begins a sentence.
    is_apart = not after.strip() or _APART.match(after)
    is_title = is_heading and " " in text[end - 1 : end + 1] and "." not in text[:end]
    if not is_apart and not is_title:
        return None
    zone = None if offset is None else timezone(timedelta(hours=offset))
    return time(hour, minute), zone, after.strip(" -–—|:·•.,()")


def _times(marks: Sequence[_Mark], claims: Sequence[str]) -> list[datetime | None]:
    """Give each time of day its day: posts run from the first claim to the last, or back."""
    known = [moment for claim in claims if (moment := _moment(claim))]
    clocks = [mark.clock for mark in marks if mark.clock]
    if not known or not clocks:
        return [None] * len(marks)
    # The shorter way around the clock: from 23:50 to 00:10 it rises.
    steps = [(_minutes(after) - _minutes(here)) % DAY for here, after in pairwise(clocks)]
    rises = sum(step < DAY / 2 for step in steps)
    is_rising = rises * 2 > len(clocks) - 1
    start = known[0] if is_rising else known[-1]
    return list(_dated(marks, start, is_rising=is_rising))


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _dated(
    marks: Sequence[_Mark], start: datetime, *, is_rising: bool
) -> Iterator[datetime | None]:
    day: date = start.date()
    last: time | None = None
    for mark in marks:
        # "Z" is how many sites write the time of their own clock, whatever its zone.
        zone = mark.zone or (start.tzinfo if start.utcoffset() else None)
        if mark.clock is None or zone is None:
            yield None
            continue
        if last and is_rising and mark.clock < last:
            day += timedelta(days=1)
        elif last and not is_rising and mark.clock > last:
            day -= timedelta(days=1)
        last = mark.clock
        yield datetime.combine(day, mark.clock, zone).astimezone(UTC)


def _moment(claim: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(claim.strip())
    except ValueError:
        return None
    # A year at either end of what a clock can hold has no day before or after it.
    return moment if moment.tzinfo and 1900 < moment.year < 9000 else None


def _link(passages: Sequence[Passage], url: str) -> str:
    """Give where the first link of a piece leads, if that is another page."""
    for passage in passages:
        target = passage.links[0].url if passage.links else passage.target
        try:
            there = urljoin(url, target.strip()) if target.strip() else ""
            parts = urlsplit(there)
        except ValueError:
            continue
        is_page = parts.scheme in {"http", "https"} and parts.hostname
        if is_page and there.partition("#")[0] != url.partition("#")[0]:
            return there
    return ""


def _title(text: str) -> str:
    """Take the first sentence for a title, or its first words."""
    sentence = _SENTENCE.match(text)
    said = sentence[0].rstrip(".:。") if sentence else text
    if len(said) <= TITLE_AT_MOST:
        return said
    return f"{said[:TITLE_AT_MOST].rpartition(' ')[0] or said[:TITLE_AT_MOST]}…"


def _before_headings(passages: Sequence[Passage], end: int) -> int:
    """Leave the heading of a section out of the piece before it."""
    while end and passages[end - 1].tag == "head":
        end -= 1
    return end


def _end(passages: Sequence[Passage], last: _Mark) -> int:
    """Find where the last piece ends: before a heading as high as its own, else with the text."""
    if passages[last.at].tag == "item":
        return last.at + 1
    if passages[last.at].tag != "head":
        return len(passages)
    level = passages[last.at].level
    for n in range(last.first, len(passages)):
        if passages[n].tag == "head" and passages[n].level <= level:
            return n
    return len(passages)
