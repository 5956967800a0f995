"""`daybrief sample serve`, run as a person runs it."""

import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner

from daybrief.cli.sample import app
from daybrief.errors import InvalidInput
from daybrief.sample.world import load_world
from daybrief.settings import load_settings

pytestmark = pytest.mark.server
SERVE = [sys.executable, "-u", "-m", "daybrief", "sample", "serve"]


@contextmanager
def serving(*options: str) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    """The running command, and the lines that it printed before it began to wait."""
    command = [*SERVE, *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        lines = []
        for line in process.stdout:
            lines.append(line.rstrip())
            if line.startswith("Ctrl-C"):
                break
        try:
            yield process, lines
        finally:
            process.send_signal(signal.SIGINT)


def test_it_names_every_outlet_and_ends_well_with_ctrl_c(tmp_path: Path) -> None:
    file = tmp_path / "sample.toml"

    with serving("--port", "0", "--day", "-1", "--settings", str(file)) as (process, lines):
        settings = load_settings(file)
        source = next(s for s in settings.sources if s.outlet == "Lake Gazette")
        with urllib.request.urlopen(source.address) as answer:
            status = answer.status

    names = [outlet.name for outlet in load_world().outlets]
    assert [line.partition("http")[0].strip() for line in lines[: len(names)]] == names
    assert any(f"daybrief day --settings {file}" in line for line in lines)
    assert status == 200
    # The morning that --day -1 stands for was 24 to 48 hours ago, and the window reaches past it.
    assert 26 + 24 <= settings.limits.window_hours <= 26 + 49
    assert process.returncode == 0


def test_it_does_not_write_over_settings(tmp_path: Path) -> None:
    file = tmp_path / "daybrief.toml"
    file.write_text("mine")

    error = CliRunner().invoke(app, ["serve", "--port", "0", "--settings", str(file)]).exception

    assert str(error) == f"{file}: there is one already. Write over it with --force"
    assert file.read_text() == "mine"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    file = tmp_path / "nowhere" / "daybrief.toml"

    error = CliRunner().invoke(app, ["serve", "--port", "0", "--settings", str(file)]).exception

    assert isinstance(error, InvalidInput)
    assert f"{file}: cannot be written" in str(error)


def test_a_port_that_is_taken_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])

        error = CliRunner().invoke(app, ["serve", "--port", port]).exception

    assert isinstance(error, InvalidInput)
    assert error.problem == f"port {port}, for Coast Wire, is taken on 127.0.0.1"
    assert "--port 0" in error.fix
