"""The program as a person runs it, and a newsroom that has told three days of the sample wire."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

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
