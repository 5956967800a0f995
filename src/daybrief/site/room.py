"""The newsroom that this process serves: opened once at its start, read by every request."""

from dataclasses import dataclass

from daybrief.records import Records
from daybrief.settings import Publication


@dataclass(frozen=True, kw_only=True)
class Room:
    """What the site needs of a newsroom."""

    publication: Publication
    records: Records


_OPEN: list[Room] = []


def enter(room: Room) -> None:
    """Serve this newsroom from now on."""
    _OPEN[:] = [room]


def room() -> Room:
    """Give the newsroom that is served."""
    return _OPEN[0]
