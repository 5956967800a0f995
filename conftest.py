"""Runs the examples in README.md and docs/ against the sample wire."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser

_STACK = ExitStack()


def _newsroom(_: dict[str, Any]) -> None:
    """Stand in a fresh folder whose `daybrief.toml` reads the sample wire."""
    from daybrief.sample.server import edition_day, morning, serve, settings_for

    folder, before = _STACK.enter_context(tempfile.TemporaryDirectory()), Path.cwd()
    now = datetime.now(UTC)
    stands_at = morning(edition_day(now))
    wire = _STACK.enter_context(serve(lambda: stands_at, port=0, today=edition_day(now)))
    hours_late = int((now - stands_at).total_seconds() // 3600) + 1
    Path(folder, "daybrief.toml").write_text(settings_for(wire, hours_late=hours_late))
    os.chdir(folder)
    _STACK.callback(os.chdir, before)


def _leave(_: dict[str, Any]) -> None:
    _STACK.close()


pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(), SkipParser()],
    patterns=["README.md", "docs/**/*.md"],
    setup=_newsroom,
    teardown=_leave,
).pytest()


@pytest.fixture(autouse=True)
def _stay(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Leave the working folder as it was, whatever an example or a test does to it."""
    before = Path.cwd()
    yield
    os.chdir(before)
