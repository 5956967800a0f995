"""What records take and give beside the model's nouns."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from daybrief.model import Document, Failure, Visit


@dataclass(frozen=True, kw_only=True)
class Inputs:
    """What one edition is made from: pinned with the edition, so that it can be made again."""

    documents: tuple[Document, ...]
    """By id."""
    visits: tuple[Visit, ...]
    """The latest visit of each source, by source."""
    failures: tuple[Failure, ...] = ()
    """What gathering set aside and has not had since."""
    earlier: str = ""
    """Id of the published edition before it; empty if there is none."""
    earlier_version: int = 0
    """Which version of it: a later correction must not change what is made again."""
    settings_text: str = ""
    """The settings file as it was."""


class Sheet(Protocol):
    """One printed file, as a press gives it."""

    @property
    def path(self) -> str: ...
    @property
    def media_type(self) -> str: ...
    @property
    def body(self) -> bytes: ...


@dataclass(frozen=True, kw_only=True)
class KeptSheet:
    """One printed file, as it was kept."""

    path: str
    media_type: str
    body: bytes
    sha256: str
    printed_at: datetime
    """When its body last changed."""
