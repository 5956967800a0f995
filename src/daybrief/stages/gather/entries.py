"""What a feed's fields mean, whichever format they came in: strings in, an `Entry` out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from html import unescape
from urllib.parse import urljoin

from daybrief.model import Entry
from daybrief.tools.html import squeeze
from daybrief.tools.sanitise import without_tags

ENTRIES_AT_MOST = 5_000
"""Entries read of one feed, its first; real ones have 10 to 100, whole archives some thousands."""

# No file and no database takes them.
_UNSOUND = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_WHOLE = ("https://", "http://")
_MARK_UP = re.compile(r"</?[a-zA-Z][^<>]*>")
_EMAIL = re.compile(r"<?\S+@\S+\.\w+>?")


@dataclass(frozen=True, kw_only=True)
class Feed:
    """A feed as read: every entry it holds, in its order."""

    title: str
    entries: tuple[Entry, ...]
    is_cut: bool = False
    """It ends in the middle."""


def entry(
    *,
    address: str,
    url: str,
    id: str,
    title: str,
    published: datetime | None,
    updated: datetime | None,
    summary: str,
    content: str,
    bylines: Iterable[str],
) -> Entry:
    """Make an entry of `sound` texts; `address` is what its link starts from if it is relative."""
    names = dict.fromkeys(map(_name, bylines))
    names.pop("", None)
    summary, content = summary.strip(), content.strip()
    return Entry(
        url=_link(url, address) or _link(id if "://" in id else "", address),
        title=plain_title(title),
        id=id.strip(),
        published_at=published,
        updated_at=updated,
        summary=summary,
        content="" if content == summary else content,
        byline=", ".join(names),
    )


def moment(told: str) -> datetime | None:
    """Read a date of ISO 8601 or RFC 822; without a zone it is taken as UTC, unreadable is None."""
    if not (told := told.strip()):
        return None
    try:
        at = datetime.fromisoformat(told)
    except ValueError:
        try:
            at = parsedate_to_datetime(told)
        except (ValueError, TypeError):
            return None
    try:
        if at.tzinfo is not UTC:
            at = at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    except OverflowError:
        return None
    return at


def plain_title(told: str) -> str:
    """Take mark-up and character references out of a title."""
    if "<" in told and _MARK_UP.search(told):
        told = without_tags(told)
    return squeeze(sound(unescape(told)) if "&" in told else told)


def sound(told: str) -> str:
    """Leave out half characters and controls, as JSON and character references can spell them."""
    return _UNSOUND.sub("", told) if _UNSOUND.search(told) else told


def _link(told: str, address: str) -> str:
    """Make a link whole; nothing if it cannot be."""
    if not told.isprintable() or " " in told:
        told = re.sub(r"[\t\r\n]", "", told).strip().replace(" ", "%20")
    if not told or told.startswith(_WHOLE):
        return told
    try:
        return urljoin(address, told)
    except ValueError:
        return ""


@lru_cache(maxsize=2048)
def _name(byline: str) -> str:
    """A person's name without the mail address that RSS puts beside it."""
    return plain_title(_EMAIL.sub(" ", byline)).strip(" ()<>,;")
