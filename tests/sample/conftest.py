"""The sample wire, running, with its clock at six on its last morning."""

from collections.abc import Iterator
from datetime import date

import pytest

from daybrief.sample.server import Wire, morning, serve

TODAY = date(2026, 11, 25)


@pytest.fixture(scope="session")
def wire() -> Iterator[Wire]:
    """Every outlet on a free port, on Wednesday, 25 November 2026."""
    with serve(lambda: morning(TODAY), port=0, today=TODAY) as running:
        yield running
