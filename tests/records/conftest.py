"""One newsroom's records a test, on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from daybrief.records import Records, open_records
from daybrief.settings import Publication, Settings
from tests.records import nouns

BOTH = ("sqlite", pytest.param("postgresql", marks=pytest.mark.server))


@dataclass
class Place:
    """Where one test's records are; what is opened here is closed when the test ends."""

    settings: Settings
    database_url: str = ""
    opened: list[Records] = field(default_factory=list)
    now: datetime = datetime(2026, 11, 23, 12, tzinfo=UTC)

    def open(self) -> Records:
        records = open_records(self.settings, self.database_url, clock=lambda: self.now)
        self.opened.append(records)
        return records


@pytest.fixture(params=BOTH)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """A newsroom without records yet."""
    publication = Publication(zone="Europe/Paris")
    settings = Settings(path=tmp_path / "daybrief.toml", publication=publication)
    is_server = request.param == "postgresql"
    place = Place(settings, request.getfixturevalue("empty_database")() if is_server else "")
    yield place
    for records in place.opened:
        records.close()


@pytest.fixture
def sqlite_place(tmp_path: Path) -> Iterator[Place]:
    """The same, where only SQLite's own ways are tested."""
    place = Place(Settings(path=tmp_path / "daybrief.toml"))
    yield place
    for records in place.opened:
        records.close()


@pytest.fixture
def records(place: Place) -> Records:
    """Open records that know two sources."""
    records = place.open()
    records.save_sources((nouns.COAST, nouns.POST))
    return records
