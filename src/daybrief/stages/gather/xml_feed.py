"""RSS, Atom and RDF, as text, into entries: fastfeedparser first, feedparser where it fails.

Nothing outside the text is ever loaded, and no entity unfolds.
"""

import io
import re
from calendar import timegm
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Any

import fastfeedparser
import feedparser
from lxml import etree

from daybrief.errors import Unreadable
from daybrief.model import Entry
from daybrief.stages.gather.entries import (
    ENTRIES_AT_MOST,
    Feed,
    entry,
    moment,
    plain_title,
    sound,
)
from daybrief.stages.gather.patience import within_limits
from daybrief.tools.xml import DEPTH_AT_MOST, depth, is_well_formed, refuse_hostile

PATIENT_CHARACTERS_AT_MOST = 3_000_000
"""What feedparser is given of one feed; it reads about 2 million characters a second."""
HARMLESS_CHARACTERS = 100_000
"""Whatever they are, feedparser is done with them in a second; more are read in a process."""
SECTION_CHARACTERS_AT_MOST = 1_000_000
"""Of a last section that was cut off; a whole article has a tenth of that."""
END_CHARACTERS = 2_000
"""Where the end tag of a whole feed stands; some have a remark after it."""
DATE_DIGITS_AT_LEAST = 6
SHORT = len("<item/>") * ENTRIES_AT_MOST
"""Characters that hold no more entries than are read."""

_BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    etree.LxmlError,
)
"""What the two parsers are known to raise on ill-formed feeds."""
_ENCODING = re.compile(r"""(<\?xml[^>]*?)\s+encoding\s*=\s*(?:"[^">]*"|'[^'>]*')""", re.IGNORECASE)
_REFERENCE = re.compile(r"&#(?:x([0-9a-f]+)|(\d+));", re.IGNORECASE)
_ENTRY_START = re.compile(r"<(?:[\w.-]+:)?(?:item|entry)\b", re.IGNORECASE)
_DATED = r"<(?:\w+:)?(?:[pP]ub[dD]ate|[dD]ate|published|updated|issued|modified|created)>"
"""Ignoring case altogether would take four times as long."""
_DATE = re.compile(rf"{_DATED}([^<]*)<")
_WRAPPED_DATE = re.compile(rf"{_DATED}\s*<!\[CDATA\[([^\]]*)\]")
_USUAL_DATE = re.compile(
    r"""\s*(?:
      \d{4}-\d\d-\d\d (?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)? \s*(?:Z|[+-]\d\d:?\d\d)?)?
    | (?:[A-Z][a-z]{2},[ ])?\d{1,2}[ ][A-Z][a-z]{2}[ ]\d{4}[ ]\d\d:\d\d:\d\d[ ]
      (?:[+-]\d{4}|GMT|UTC?|Z|[ECMP][SD]T)
    )\s*""",
    re.VERBOSE,
)


def read(text: str, address: str) -> Feed:
    """Read a feed in XML, well formed or not.

    Takes:   the address that answered, which relative links start from.
    Raises:  Unreadable if it is no feed, or hostile.
    """
    is_ended = f"</{_root(text)}" in text[-END_CHARACTERS:].lower()
    text = _without_endless_section(text)
    mark_up = refuse_hostile(text, address)
    is_all_mark_up = mark_up is text
    text = _tidied(text)
    mark_up = text if is_all_mark_up else _tidied(mark_up)
    readers = [_read_fast, _read_patiently]
    is_well = is_well_formed(mark_up)
    is_usual = is_well and _has_usual_dates(text, mark_up)
    if len(text) > SHORT:
        text = _first_entries(text)
    # fastfeedparser drops what it cannot mend: out of `?a=1&b=2` it makes `?a=1=2`, out of
    # `caf&eacute;` it makes `caf`.
    if not is_usual or "<!ENTITY" in text[:5000]:
        readers.reverse()
    feed = readers[0](text, address)
    if feed is None or not feed.entries:
        feed = readers[1](text, address) or feed
    if feed is None:
        fix = 'Give the address of its feed, or use kind = "page"'
        raise Unreadable(f"this is {_what(text)}, not a feed", address, fix)
    return feed if is_well or is_ended else replace(feed, is_cut=True)


def _tidied(text: str) -> str:
    """Without the encoding it had as bytes, and without characters that XML does not have."""
    head = text[:2000]
    if (plain := _ENCODING.sub(r"\1", head, count=1)) != head:
        text = plain + text[2000:]
    # One character is looked for ten times as fast as two.
    is_referring = (first := text.find("&")) >= 0 and text.find("&#", first) >= 0
    return _REFERENCE.sub(_if_possible, text) if is_referring else text


def _read_fast(text: str, address: str) -> Feed | None:
    try:
        told = fastfeedparser.parse(
            text.encode("utf-8", "replace"),
            include_tags=False,
            include_media=False,
            include_enclosures=False,
        )
    except _BROKEN:
        return None
    # Links relative to an xml:base are what only feedparser follows.
    if "xml:base" in text and any("://" not in (one.get("link") or "") for one in told["entries"]):
        return _read_patiently(text, address)
    return Feed(
        title=plain_title(told["feed"].get("title") or ""),
        entries=tuple(
            _entry(one, address, *_read_dates(one), one.get("description") or "")
            for one in told["entries"]
        ),
    )


def _has_usual_dates(text: str, mark_up: str) -> bool:
    """Whether fastfeedparser need not guess: it makes a moment of today out of "2 hours ago"."""
    dates = _DATE.findall(mark_up)
    if "" in dates:
        dates += _WRAPPED_DATE.findall(text)
    return all(_USUAL_DATE.fullmatch(date) for date in dates if date.strip())


def _read_patiently(text: str, address: str) -> Feed | None:
    if len(text) <= HARMLESS_CHARACTERS:
        return read_by_feedparser(text, address)
    try:
        return within_limits(partial(read_by_feedparser, text, address), address)
    except Unreadable:  # it took too long
        return None


def read_by_feedparser(text: str, address: str) -> Feed | None:
    """Read a feed patiently; None if feedparser finds none in it."""
    if len(text) > PATIENT_CHARACTERS_AT_MOST or depth(text) > DEPTH_AT_MOST:
        return None
    try:
        told = feedparser.parse(
            io.BytesIO(text.encode("utf-8", "replace")),
            response_headers={"content-location": address, "content-type": "application/xml"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except _BROKEN:
        return None
    # CDF, the oldest format of all, is the one that feedparser reads without naming a version.
    if not told.entries and not told.version and _root(text) != "channel":
        return None
    return Feed(
        title=plain_title(told.feed.get("title") or ""),
        entries=tuple(
            _entry(
                one,
                address,
                _read_date(one, "published"),
                _read_date(one, "updated"),
                one.get("summary") or "",
            )
            # feedparser's own dict invents a date from another, with a warning
            for one in map(_plain, told.entries)
        ),
    )


def _entry(
    one: dict[str, Any],
    address: str,
    published: datetime | None,
    updated: datetime | None,
    summary: str,
) -> Entry:
    contents, authors = one.get("content"), one.get("authors")
    return entry(
        address=address,
        url=one.get("link") or "",
        id=one.get("id") or "",
        title=one.get("title") or "",
        published=published or updated,
        updated=updated,
        summary=summary,
        content=contents[0].get("value") or "" if contents else "",
        bylines=[author.get("name") or "" for author in authors] if authors else (),
    )


def _plain(one: dict[str, Any]) -> dict[str, Any]:
    whole = [{"value": sound(part.get("value") or "")} for part in dict.get(one, "content") or ()]
    texts = {key: sound(told) for key, told in one.items() if isinstance(told, str)}
    return {**one, **texts, "content": whole}


def _read_dates(one: dict[str, Any]) -> tuple[datetime | None, datetime | None]:
    told, told_later = one.get("published") or "", one.get("updated") or ""
    published = moment(told)
    return published, published if told_later == told else moment(told_later)


def _read_date(one: dict[str, Any], key: str) -> datetime | None:
    parts, told = one.get(f"{key}_parsed"), one.get(key) or ""
    # feedparser, too, fills in what a date like "10:00" leaves out from today's.
    if not parts or sum(map(str.isdigit, told)) < DATE_DIGITS_AT_LEAST:
        return None
    try:
        return datetime.fromtimestamp(timegm(parts), UTC)
    except (ValueError, TypeError, OverflowError, OSError):
        return None


def _if_possible(reference: re.Match[str]) -> str:
    """Leave out a character that XML does not have; one alone makes both parsers give up."""
    digits, base = (reference[1], 16) if reference[1] else (reference[2], 10)
    number = int(digits, base) if len(digits) < 10 else -1
    is_character = number in {9, 10, 13} or 0x20 <= number < 0xD800 or 0xE000 <= number < 0xFFFE
    return reference[0] if is_character or 0x10000 <= number < 0x110000 else ""


def _without_endless_section(text: str) -> str:
    """Cut off a section of plain characters that has no end, which parsers hold several times."""
    start = text.find("<![CDATA[", text.rfind("]]>") + 1)
    is_endless = start >= 0 and len(text) - start > SECTION_CHARACTERS_AT_MOST
    return text[:start] if is_endless else text


def _first_entries(text: str) -> str:
    """Cut a feed after its first entries, before anything is made of them."""
    if text.count("<") <= ENTRIES_AT_MOST:
        return text
    for number, start in enumerate(_ENTRY_START.finditer(text)):
        if number == ENTRIES_AT_MOST:
            return text[: start.start()]
    return text


def _root(text: str) -> str:
    """The name of the first element, in lower case."""
    start = re.search(r"<([A-Za-z_][\w:.-]*)", re.sub(r"(?s)<!--.*?-->", "", text[:5000]))
    return start[1].lower() if start else ""


def _what(text: str) -> str:
    root = _root(text)
    if root in {"html", "head", "body"} or "<html" in text[:5000].lower():
        return "a web page"
    return f"XML of another kind (<{root}>)" if root else "plain text"
