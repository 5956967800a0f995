"""Opening makes what is missing, refuses what is newer, and tells trouble plainly."""

import errno
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import DatabaseError, InterfaceError, OperationalError, connections

from daybrief.errors import NewerDatabase, SettingsError, StoreError
from daybrief.records import open_records
from daybrief.records.connection import database, where
from daybrief.records.trouble import BROKEN, BUSY, FULL, NO_SERVER, REFUSED, translated
from daybrief.settings import Settings, Store
from tests.records.nouns import COAST, at, document, edition, inputs, published

FROM_TOMORROW = "INSERT INTO django_migrations (app, name, applied) VALUES (%s, %s, %s)"
NEW = ["records", "0999_from_tomorrow", "2027-01-01 00:00:00+00:00"]
RESTARTED = """
import sys
from pathlib import Path
from daybrief.records import open_records
from daybrief.settings import Settings
open_records(Settings(path=Path(sys.argv[1])), sys.argv[2]).close()
"""


def execute(records, *statement):
    with connections[records.db].cursor() as cursor:
        cursor.execute(*statement)
        return cursor.fetchall() if cursor.description else None


def test_opening_again_finds_what_was_kept(place, records):
    records.save_document(document())
    records.close()

    assert place.open().document(document().id) == document()


def test_closing_twice_changes_nothing(records):
    records.close()
    records.close()

    assert records.editions() == ()


def test_a_database_from_a_newer_daybrief_is_refused(place, records):
    execute(records, FROM_TOMORROW, NEW)
    records.close()

    with pytest.raises(NewerDatabase, match=r"0999_from_tomorrow.*Update daybrief"):
        place.open()


def test_a_newer_database_is_left_as_it_was(sqlite_place):
    records = sqlite_place.open()
    execute(records, FROM_TOMORROW, NEW)
    execute(records, "DROP TABLE sheets")
    execute(records, "PRAGMA wal_checkpoint(TRUNCATE)")
    records.close()
    file = Path(records.where)
    before = file.read_bytes()

    with pytest.raises(NewerDatabase):
        sqlite_place.open()

    assert file.read_bytes() == before


def test_two_newsrooms_in_one_process_never_mix(place, records, tmp_path):
    other = open_records(Settings(path=tmp_path / "other" / "daybrief.toml"))

    records.save_document(document())
    other.save_sources((COAST,))

    assert records.document(document().id)
    assert list(other.documents(at(-1), at(1))) == []
    other.close()


def test_many_processes_may_open_a_new_newsroom_at_once(tmp_path):
    file = tmp_path / "new" / "daybrief.toml"
    command = [sys.executable, "-c", RESTARTED, str(file), ""]

    started = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(3)]
    ended = [(process.communicate()[1], process.returncode) for process in started]

    assert ended == [(b"", 0)] * 3


def test_sqlite_keeps_what_it_committed_through_a_loss_of_power(sqlite_place):
    records = sqlite_place.open()

    asked = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
    told = [execute(records, f"PRAGMA {name}")[0][0] for name in asked]

    assert told == ["wal", 2, 1, 20_000]


def test_the_stores_folder_stands_beside_the_settings_file(tmp_path):
    settings = Settings(path=tmp_path / "daybrief.toml", store=Store(folder=Path("kept/here")))

    open_records(settings).close()

    assert (tmp_path / "kept" / "here" / "daybrief.db").exists()


def test_a_full_disk_leaves_nothing_half_written(sqlite_place):
    records = sqlite_place.open()
    records.save_sources((COAST,))
    records.save_day(edition(), articles=(), stories=(), inputs=inputs())
    records.publish(published(edition()), ())
    execute(records, "VACUUM")  # migrations leave free pages behind, which are room too
    pages = execute(records, "PRAGMA page_count")[0][0]
    execute(records, f"PRAGMA max_page_count = {pages + 2}")
    large = replace(edition("2026-11-24"), also=tuple(f"{n} " * 1000 for n in range(100)))

    with pytest.raises(StoreError, match=r"full.*Free some space"):
        records.save_day(large, articles=(), stories=(), inputs=inputs())
    with pytest.raises(StoreError, match="full"):
        records.save_document(document(body=bytes(range(256)) * 4096 + b"x" * 9_000_000))

    execute(records, "PRAGMA max_page_count = 1000000")
    assert [e.id for e in records.editions()] == ["2026-11-23"]
    assert execute(records, "SELECT count(*) FROM bodies") == [(0,)]
    assert execute(records, "PRAGMA integrity_check") == [("ok",)]


def test_a_file_that_is_no_database_is_told_plainly(tmp_path):
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "daybrief.db").write_bytes(b"not a database" * 1000)

    with pytest.raises(StoreError, match=r"daybrief\.db: .*not a database.*backup"):
        open_records(Settings(path=tmp_path / "daybrief.toml"))


def test_a_store_that_cannot_be_a_folder_is_told_plainly(tmp_path):
    (tmp_path / "var").write_text("a file")

    with pytest.raises(StoreError, match="the disk says"):
        open_records(Settings(path=tmp_path / "daybrief.toml"))


def test_a_server_that_does_not_answer_is_told_without_the_password(tmp_path):
    with pytest.raises(StoreError) as told:
        open_records(
            Settings(path=tmp_path / "daybrief.toml"),
            "postgresql://me:hunter2@127.0.0.1:1/news?connect_timeout=2",
        )

    assert "PostgreSQL database news at 127.0.0.1" in str(told.value)
    assert "DATABASE_URL" in told.value.fix
    assert "hunter2" not in str(told.value)


def test_a_database_that_another_program_holds_is_told_plainly(sqlite_place):
    records = sqlite_place.open()
    records.save_sources((COAST,))
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDING, records.where],
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
    )
    assert holder.stdout.readline() == b"held\n"
    execute(records, "PRAGMA busy_timeout = 50")

    with pytest.raises(StoreError, match=r"locked.*try again"):
        records.save_document(document())

    holder.communicate(b"let go\n")
    assert records.save_document(document())


HOLDING = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
held.close()
"""


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("mysql://me@here/news", "not the address"),
        ("nonsense", "not the address"),
        ("postgresql://me@here", "names no database"),
        ("postgresql://me@here:port/news", "port is not a number"),
    ],
)
def test_a_wrong_address_is_refused_without_being_repeated(address, problem):
    with pytest.raises(SettingsError, match=problem) as told:
        database(Settings(), address)

    assert "me@here" not in str(told.value)


def test_a_postgresql_address_is_read_whole():
    reached = database(
        Settings(), "postgres://me:p%40ss@db.example:5433/news?sslmode=require&options=-c%20x"
    )

    assert reached["NAME"] == "news"
    assert (reached["USER"], reached["PASSWORD"]) == ("me", "p@ss")
    assert (reached["HOST"], reached["PORT"]) == ("db.example", "5433")
    assert reached["OPTIONS"] == {"sslmode": "require", "options": "-c x"}
    assert where(reached) == "PostgreSQL database news at db.example"


@pytest.mark.parametrize(
    ("raised", "fix"),
    [
        (OperationalError("database or disk is full"), FULL),
        (OperationalError("attempt to write a readonly database"), REFUSED),
        (OperationalError("unable to open database file"), REFUSED),
        (OperationalError("database is locked"), BUSY),
        (DatabaseError("database disk image is malformed"), BROKEN),
        (DatabaseError("file is not a database"), BROKEN),
        (OperationalError("connection to server failed: Connection refused"), NO_SERVER),
        (OperationalError('FATAL: database "x" does not exist'), NO_SERVER),
        (OperationalError("could not extend file: No space left on device"), FULL),
        (InterfaceError("something else"), ""),
        (OSError(errno.ENOSPC, "No space left on device"), FULL),
        (PermissionError(errno.EACCES, "Permission denied"), REFUSED),
    ],
)
def test_trouble_that_a_person_can_mend_says_how(raised, fix):
    with pytest.raises(StoreError) as told, translated("var/daybrief.db"):
        raise raised

    assert (told.value.where, told.value.fix) == ("var/daybrief.db", fix)
    assert told.value.__cause__ is raised


def test_a_mistake_of_ours_keeps_its_own_traceback(records):
    with pytest.raises(Exception, match="no_such_table") as told, translated("x"):
        execute(records, "SELECT * FROM no_such_table")

    assert told.type.__name__ in {"OperationalError", "ProgrammingError"}
