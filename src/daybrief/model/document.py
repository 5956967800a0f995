"""Bytes as they came, with the address they came from; kept by hash so a day can be rebuilt."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What a feed, or a link on a page, says of one article before its page is read."""

    url: str
    title: str = ""
    id: str = ""
    published_at: datetime | None = None
    updated_at: datetime | None = None
    summary: str = ""
    """HTML as the feed gives it, or plain text; never printed without being read first."""
    content: str = ""
    """HTML of the whole article if the feed carries it."""
    byline: str = ""


@dataclass(frozen=True, kw_only=True)
class Document:
    """One fetched page. `status` 0 and a `trouble` mean the page could not be had at all.

    A feed entry whose page could not be had is still a document: its `entry` is then all there
    is, and reading makes a `feed_only` article of it.
    """

    source: str
    url: str
    """The address asked."""
    final_url: str = ""
    """The address that answered, after redirects."""
    status: int = 0
    headers: tuple[tuple[str, str], ...] = ()
    """Lower-case names, in the order they came."""
    fetched_at: datetime
    body: bytes = b""
    entry: Entry | None = None
    trouble: str = ""
    """Why the page could not be had, in words: `robots.txt does not allow it`."""

    @cached_property
    def sha256(self) -> str:
        """Hash of the body, as 64 hexadecimal digits."""
        return hashlib.sha256(self.body).hexdigest()

    @cached_property
    def id(self) -> str:
        """Hash of all that reading depends on: the same page fetched again is the same document."""
        told = (self.source, self.url, self.final_url, self.status, self.entry, self.trouble)
        kind = [value for name, value in self.headers if name == "content-type"]
        return hashlib.sha256(repr((told, kind, self.sha256)).encode()).hexdigest()
