"""What a host says in its robots.txt, and for how long it is believed: RFC 9309.

How a host is asked is in `asking`; where its word is kept from one run to the next is left to
others.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from protego import Protego

from daybrief.errors import SourceError, Unreachable, Unreadable

ROBOT = "daybrief"
"""The name that robots.txt knows us by."""
BYTES_AT_MOST = 512_000  # RFC 9309 §2.5 wants at least 500 KiB
REDIRECTS_AT_LEAST = 5  # RFC 9309 §2.3.1.2
BELIEVED = timedelta(hours=24)
"""RFC 9309 §2.4."""
TROUBLE_BELIEVED = timedelta(minutes=5)  # guess: a server's stumble must not cost an edition
_NONE_ARE_THERE = frozenset(range(400, 500)) - {429}
"""RFC 9309 §2.3.1.3; 429 is no word on the rules but a plea to be left alone."""


@dataclass(frozen=True, kw_only=True)
class Rules:
    """A host's word when it was asked."""

    asked_at: datetime
    until: datetime
    """Then it is asked again."""
    text: str = ""
    """Its robots.txt; empty if it has none, which allows all."""
    problem: str = ""
    """Why it could not be had, if so: then nothing is allowed (RFC 9309 §2.3.1.4)."""
    is_wait_asked: bool = False
    """Whether `until` is how long it asked to be left alone."""

    def read(self, where: str, now: datetime) -> Protego | SourceError:
        """Give the rules, or why nothing may be asked."""
        if not self.problem:
            return Protego.parse(self.text)
        unread = Unreachable(f"robots.txt could not be read: {self.problem}", where)
        if self.is_wait_asked:
            unread.wait_seconds = max(1, round((self.until - now).total_seconds()))
        return unread


class KeptRules(Protocol):
    """Where hosts' words are kept from one run to the next, by scheme, host and port."""

    def find(self, origin: str) -> Rules | None:
        """Called in the net's own thread."""
        ...

    def save(self, origin: str, rules: Rules) -> None:
        """Called in the net's own thread."""
        ...


def told(body: bytes, now: datetime) -> Rules:
    """What a host says that answered."""
    text = body[:BYTES_AT_MOST].decode("utf-8-sig", "replace")
    return Rules(asked_at=now, until=now + BELIEVED, text=text)


def told_by_trouble(error: SourceError, now: datetime) -> Rules | None:
    """What it says that a host's rules could not be had; None if no server said anything.

    Without an answer the trouble may be our own network's, which is nobody's word.
    """
    if error.status in _NONE_ARE_THERE:
        return Rules(asked_at=now, until=now + BELIEVED)
    if not error.status and not isinstance(error, Unreadable):
        return None
    wait = timedelta(seconds=error.wait_seconds)
    return Rules(
        asked_at=now,
        until=now + (wait or TROUBLE_BELIEVED),
        problem=error.problem,
        is_wait_asked=bool(wait),
    )
