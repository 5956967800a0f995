"""The program as a person runs it, and a newsroom that has told three days of the sample wire."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import typer
from click.testing import Result
from typer.testing import CliRunner

from daybrief import newsroom
from daybrief.model import Edition
from tests.servers import http_server
from tests.town import Town, dated

Daybrief = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def daybrief() -> Daybrief:
    """Run `daybrief WORDS…` in a folder, to its end."""

    def run(*words: str, cwd: Path, given: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "daybrief", *words],
            cwd=cwd,
            input=given,
            capture_output=True,
            text=True,
            timeout=200,
            check=False,
        )

    return run


@dataclass(frozen=True, kw_only=True)
class Told:
    """What `daybrief sample briefing` left behind."""

    folder: Path
    run: subprocess.CompletedProcess[str]


@pytest.fixture(scope="session")
def told(daybrief: Daybrief, tmp_path_factory: pytest.TempPathFactory) -> Told:
    """Three days of the sample wire: gathered, told, published and written to `out/`."""
    folder = tmp_path_factory.mktemp("newsroom")
    run = daybrief("sample", "briefing", "--once", "--wire-port", "0", cwd=folder)
    return Told(folder=folder, run=run)


@pytest.fixture(scope="session")
def runs() -> Callable[..., Result]:
    """Run one command in this process, which is quicker; our own errors are raised."""

    def runs(command: Callable[..., None], *words: str) -> Result:
        app = typer.Typer()
        app.command()(command)
        result = CliRunner().invoke(app, words)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return runs


@dataclass(frozen=True, kw_only=True)
class Drafted:
    """A newsroom of the town, and the draft that it has told today."""

    town: Town
    settings: Path
    edition: Edition

    @property
    def options(self) -> tuple[str, str]:
        return "--settings", str(self.settings)


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Drafted]:
    """One draft for all tests of a module that leave it as it is."""
    with http_server() as web:
        town = Town(web=web)
        for outlet, pieces in dated(datetime.now(UTC) - timedelta(hours=2)).items():
            town.prints(outlet, *pieces)
        settings = town.settings(tmp_path_factory.mktemp("drafted"))
        with newsroom.open_newsroom(settings, environment={}) as room:
            list(newsroom.gather(room))
            edition = newsroom.tell(room).edition
        yield Drafted(town=town, settings=settings, edition=edition)
