"""Real newsrooms of the town: opened as a command opens them, closed when the test ends."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from daybrief import newsroom
from daybrief.newsroom import Newsroom
from daybrief.tools.workers import Workers
from tests.town import Clock, Town

Open = Callable[..., Newsroom]


@pytest.fixture
def clock() -> Clock:
    """Six o'clock in Paris on a Wednesday, until it is put forward."""
    return Clock()


@pytest.fixture(scope="session")
def workers() -> Iterator[Workers]:
    """One process that all these newsrooms read their pages in: starting it takes a second."""
    with Workers(1) as workers:
        yield workers


@pytest.fixture
def open_room(town: Town, tmp_path: Path, clock: Clock, workers: Workers) -> Iterator[Open]:
    """Open a newsroom of the town in a folder of this name; settings may be given."""
    with ExitStack() as opened:

        def open_room(
            name: str = "room",
            *,
            database: str = "",
            smtp: str = "",
            workers: Workers = workers,
            **told: object,
        ) -> Newsroom:
            environment = {"DATABASE_URL": database, "DAYBRIEF_SMTP": smtp}
            path = town.settings(tmp_path / name, **told)
            room = newsroom.open_newsroom(
                path, clock=clock, environment=environment, workers=workers
            )
            return opened.enter_context(room)

        yield open_room


@pytest.fixture
def room(open_room: Open) -> Newsroom:
    return open_room()


@pytest.fixture
def made() -> Callable[[Newsroom], object]:
    """Gather, then tell the day."""

    def made(room: Newsroom) -> object:
        list(newsroom.gather(room))
        return newsroom.tell(room)

    return made
