"""Fixtures that every test may ask for: a clock that stands still, and the evaluation data."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


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
