"""`daybrief serve` answers over real HTTP, says where, and says what is in its way."""

import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from daybrief.cli.serve import serve_in_background, serve_site
from daybrief.errors import InvalidInput, NewsroomError, StoreError
from daybrief.records import open_records
from daybrief.settings import load_settings
from tests.records.nouns import edition, inputs, published, sheet
from tests.site.conftest import SETTINGS

pytestmark = pytest.mark.server


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """A settings file with one published edition."""
    path = tmp_path / "daybrief.toml"
    path.write_text(SETTINGS)
    records = open_records(load_settings(path))
    records.save_day(edition(), articles=(), stories=(), inputs=inputs())
    records.publish(published(edition()), (sheet("index.html", "Dam holds"),))
    records.close()
    return path


def ask(address, path="/", method="GET", **headers):
    connection = HTTPConnection(urlsplit(address).netloc, timeout=10)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    told = answer.status, answer.headers, answer.read()
    connection.close()
    return told


def run(*arguments):
    return subprocess.Popen(
        [sys.executable, "-m", "daybrief", "serve", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def test_the_site_is_served_over_http(settings):
    with serve_in_background(settings) as address:
        status, headers, body = ask(address)
        again, _, nothing = ask(address, **{"If-None-Match": headers["ETag"]})
        head, told, no_body = ask(address, method="HEAD")
        missing, _, page = ask(address, "/missing")

    with pytest.raises(ConnectionRefusedError):
        ask(address)
    assert (status, body) == (200, b"Dam holds")
    assert (again, nothing) == (304, b"")
    assert (head, told["Content-Length"], no_body) == (200, "9", b"")
    assert (missing, b"Nothing at this address" in page) == (404, True)


def test_an_edition_published_while_serving_is_shown_at_once(settings):
    records = open_records(load_settings(settings))
    with serve_in_background(settings) as address:
        before = ask(address)[2]
        records.save_day(edition("2026-11-24"), articles=(), stories=(), inputs=inputs())
        records.publish(published(edition("2026-11-24")), (sheet("index.html", "Tuesday"),))
        after = ask(address)[2]
    records.close()

    assert (before, after) == (b"Dam holds", b"Tuesday")


def test_ctrl_c_ends_it_cleanly(settings):
    port = free_port()
    server = run("-s", str(settings), "--port", str(port), "--workers", "2")
    said = [server.stdout.readline(), server.stdout.readline()]
    wait_for(port)

    server.send_signal(signal.SIGINT)
    _, errors = server.communicate(timeout=20)

    assert said[0] == "Monday Briefing: Dam holds\n"
    assert f"http://127.0.0.1:{port}/" in said[1]
    assert (server.returncode, errors) == (0, "")


def test_a_taken_port_is_named_with_another(settings):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        with pytest.raises(InvalidInput) as told:
            serve_site(settings, port=port)

    assert str(told.value).startswith(f"--host 127.0.0.1 --port {port}: cannot listen there")
    assert told.value.fix == f"Choose another, as --port {port + 1}"


def test_a_host_that_is_not_this_machines_is_refused(settings):
    with pytest.raises(InvalidInput, match=r"--host 192\.0\.2\.1 --port 8000: cannot listen"):
        serve_site(settings, host="192.0.2.1")


def test_a_database_that_cannot_be_opened_is_told_before_serving(settings):
    (settings.parent / "var" / "daybrief.db").write_bytes(b"not a database" * 1000)
    for beside in settings.parent.glob("var/daybrief.db-*"):
        beside.unlink()

    with pytest.raises(StoreError, match="not a database"):
        serve_site(settings, port=free_port())


def test_a_background_server_that_does_not_start_says_why(tmp_path):
    missing = tmp_path / "none.toml"

    with pytest.raises(NewsroomError, match="no settings file here"), serve_in_background(missing):
        pass


def test_nothing_published_yet_is_said_and_served(tmp_path):
    path = tmp_path / "daybrief.toml"
    path.write_text(SETTINGS)
    port = free_port()
    server = run("-s", str(path), "--port", str(port))
    said = server.stdout.readline()
    wait_for(port)

    status, _, body = ask(f"http://127.0.0.1:{port}/")

    server.send_signal(signal.SIGTERM)
    server.communicate(timeout=20)
    assert "No edition is published yet: daybrief day, daybrief publish" in said
    assert (status, b"No edition yet" in body) == (200, True)


def wait_for(port):
    """Wait until a worker answers."""
    for _ in range(200):
        try:
            return ask(f"http://127.0.0.1:{port}/")
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the site did not start")
