"""What a feed's fields mean, whichever format they came in: strings in, an `Entry` out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from urllib.parse import urljoin

import nh3

from daybrief.model import Entry
from daybrief.tools.html import squeeze

ENTRIES_AT_MOST = 5_000
"""Entries read of one feed, its first; real ones have 10 to 100, whole archives some thousands."""

# Half characters and controls, as JSON and numeric references can spell them: no file and no
# database takes them.
_UNSOUND = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_EMAIL = re.compile(r"<?\S+@\S+\.\w+>?")


@dataclass(frozen=True, kw_only=True)
class Feed:
    """A feed as read: every entry it holds, in its order."""

    title: str
    entries: tuple[Entry, ...]


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
    """Make an entry; `address` is what its link starts from if it is relative."""
    names = dict.fromkeys(name for byline in bylines if (name := _name(byline)))
    return Entry(
        url=_link(url, address) or _link(id if "://" in id else "", address),
        title=plain_title(title),
        id=_sound(id),
        published_at=published,
        updated_at=updated,
        summary=_sound(summary),
        content="" if content.strip() == summary.strip() else _sound(content),
        byline=", ".join(names),
    )


def moment(told: str) -> datetime | None:
    """Read a date of ISO 8601 or RFC 822; without a zone it is taken as UTC, unreadable is None."""
    told = told.strip()
    try:
        at = datetime.fromisoformat(told)
    except ValueError:
        try:
            at = parsedate_to_datetime(told)
        except (ValueError, TypeError):
            return None
    try:
        return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    except OverflowError:
        return None


def plain_title(told: str) -> str:
    """Take mark-up and character references out of a title."""
    if re.search(r"</?[a-zA-Z][^<>]*>", told):
        told = nh3.clean(told, tags=set())
    return squeeze(_sound(unescape(told)))


def _sound(told: str) -> str:
    return _UNSOUND.sub("", told).strip()


def _link(told: str, address: str) -> str:
    """Make a link whole; nothing if it cannot be."""
    told = re.sub(r"[\t\r\n]", "", _sound(told)).replace(" ", "%20")
    if not told or told.startswith(("https://", "http://")):
        return told
    try:
        return urljoin(address, told)
    except ValueError:
        return ""


def _name(byline: str) -> str:
    """A person's name without the mail address that RSS puts beside it."""
    return plain_title(_EMAIL.sub(" ", byline)).strip(" ()<>,;")
