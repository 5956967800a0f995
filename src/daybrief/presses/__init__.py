"""An edition becomes sheets: pages, feeds, text and JSON, ready to be served or put in a folder.

A press takes a `Shelf` and gives `Sheet`s. It renders and decides nothing: what is printed was
decided in the edition. Keeping and serving the sheets is left to records and site.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from daybrief.model import Edition, Outage


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """What stands on the shelf when the presses run: the newest edition and those before it."""

    edition: Edition | None
    """The newest published edition; None if there has never been one."""
    earlier: tuple[Edition, ...] = ()
    """Published editions before it, newest first."""
    address: str
    """Where readers find the site, without a path: `https://briefing.example`."""
    outage: Outage | None = None
    """The day that could not be told, if it came after `edition`."""
    late: date | None = None
    """The day whose edition is late: its hour has come, and it is not out."""
    publication: str = ""
    """Name above the page; the edition's if empty."""
    language: str = ""
    """Language of a page without an edition; the edition's if empty."""

    def __post_init__(self) -> None:
        edition = self.edition
        object.__setattr__(self, "address", self.address.rstrip("/"))
        object.__setattr__(
            self, "publication", self.publication or (edition.publication if edition else "")
        )
        object.__setattr__(
            self, "language", self.language or (edition.language if edition else "en")
        )

    @property
    def editions(self) -> tuple[Edition, ...]:
        """Every edition on the shelf, newest first."""
        return ((self.edition,) if self.edition else ()) + self.earlier


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One printed file."""

    path: str
    """Below the site's root, without a leading slash: `2026/11/25/index.html`."""
    media_type: str
    """For the Content-Type header, with the charset where it is text."""
    body: bytes


Press = Callable[[Shelf], Iterator[Sheet]]
"""Prints the newest edition, and whatever lists the whole shelf, in one format."""


def folder(edition: Edition) -> str:
    """Give an edition's folder: `2026/11/25`, or `2026/11/25-1800` if its id has an hour."""
    return edition.id.replace("-", "/", 2)
