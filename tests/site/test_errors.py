"""Every error is answered in one shape, with a status, and nothing of the newsroom's insides."""

import json

import pytest

from daybrief.errors import (
    EditionError,
    InvalidInput,
    NewerDatabase,
    NewsroomError,
    NotFound,
    PluginError,
    SettingsError,
    StoreError,
    UncheckedBrief,
    UnknownEdition,
)
from daybrief.site.errors import status
from tests.records.nouns import sheet

SHAPE = {"error", "where", "fix"}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (NotFound, 404),
        (UnknownEdition, 404),
        (EditionError, 409),
        (UncheckedBrief, 409),
        (InvalidInput, 400),
        (SettingsError, 400),
        (StoreError, 503),
        (NewerDatabase, 503),
        (PluginError, 500),
        (NewsroomError, 500),
    ],
)
def test_each_error_has_its_status(kind, expected):
    assert status(kind("x")) == expected


def test_a_missing_page_is_a_page_with_a_way_home(site):
    answer = site.get("/2026/11/99/")

    assert answer.status == 404
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "Nothing at this address" in answer.text
    assert '<a href="/">' in answer.text
    assert "<script" not in answer.text


@pytest.mark.parametrize(
    ("path", "headers"),
    [("/2026/11/99/edition.json", {}), ("/x", {"Accept": "application/json"})],
)
def test_a_missing_page_is_one_shape_for_a_program(site, path, headers):
    answer = site.get(path, **headers)

    assert (answer.status, answer.headers["Content-Type"]) == (404, "application/json")
    told = json.loads(answer.body)
    assert set(told) == SHAPE
    assert told["where"] == path


def test_an_address_is_never_printed_as_html(site):
    answer = site.get("/<script>alert(1)</script>")

    assert answer.status == 404
    assert b"<script" not in answer.body


@pytest.mark.parametrize("path", ["/\0", "/%", "/\x80", "/" + "x" * 9000, "/../../etc/passwd"])
def test_an_odd_address_is_only_not_found(site, path):
    assert site.get(path).status == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "NONSENSE"])
def test_readers_only_read(site, method):
    answer = site.get("/", method)

    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")


def test_a_name_that_is_not_the_sites_is_refused(site):
    answer = site.get("/", Host="evil.example")

    assert answer.status == 400
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "evil.example" not in answer.text
    assert "https://briefing.example" in answer.text


@pytest.mark.parametrize("host", ["briefing.example", "localhost:8000", "127.0.0.1", "[::1]:8000"])
def test_the_sites_own_names_are_answered(site, host):
    assert site.get("/", Host=host).status == 200


def test_a_store_that_fails_is_told_to_readers_without_its_place(capsys, site):
    site.publish("2026-11-23", sheet("index.html", "front"))
    break_store(site)

    page, told = site.get("/"), site.get("/x.json")

    assert (page.status, page.headers["Retry-After"]) == (503, "60")
    assert (told.status, set(json.loads(told.body))) == (503, SHAPE)
    assert page.headers["Cache-Control"] == "no-store"
    assert "daybrief.db" not in page.text + told.text
    assert "daybrief.db: the database says: file is not a database" in capsys.readouterr().err


def test_a_bug_is_answered_and_told_to_nobody_but_the_log(capsys, site):
    drop_sheets(site)

    answer = site.get("/x.json")

    assert (answer.status, set(json.loads(answer.body))) == (500, SHAPE)
    assert b"no such table" not in answer.body
    assert "OperationalError: no such table: sheets" in capsys.readouterr().err


@pytest.mark.parametrize("path", ["/", "/missing", "/latest", "/x.json"])
def test_every_answer_forbids_scripts_frames_and_strangers(site, path):
    headers = site.get(path).headers

    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "script" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "Set-Cookie" not in headers


def break_store(site):
    """Put something that is no database where the database was."""
    site.records.close()
    file = site.settings.path.parent / "var" / "daybrief.db"
    for beside in file.parent.glob("daybrief.db-*"):
        beside.unlink()
    file.write_bytes(b"not a database" * 1000)


def drop_sheets(site):
    from django.db import connections

    with connections[site.records.db].cursor() as cursor:
        cursor.execute("DROP TABLE sheets")
