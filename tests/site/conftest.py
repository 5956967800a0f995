"""A newsroom's site, asked in this process as a WSGI server would ask it."""

import gzip
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest

from daybrief.records import Records, open_records
from daybrief.settings import Publication, Settings
from daybrief.site.wsgi import application
from tests.records.nouns import edition, inputs, published

SETTINGS = """\
[publication]
name = "The Orn Briefing"
zone = "Europe/Paris"
address = "https://briefing.example"
"""


@dataclass(frozen=True)
class Answer:
    """What the site answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        packed = self.headers.get("Content-Encoding") == "gzip"
        return (gzip.decompress(self.body) if packed else self.body).decode()


@dataclass(frozen=True)
class Site:
    """A newsroom's site and records."""

    app: Callable[..., Any]
    records: Records
    settings: Settings

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask; header `If_None_Match` is written `If-None-Match`."""
        environ: dict[str, Any] = {"REQUEST_METHOD": method, "HTTP_HOST": "briefing.example"}
        environ["PATH_INFO"], _, environ["QUERY_STRING"] = path.partition("?")
        environ |= {f"HTTP_{name.upper()}": value for name, value in headers.items()}
        environ["wsgi.input"] = io.BytesIO()
        setup_testing_defaults(environ)
        said: list[Any] = []
        told = self.app(environ, lambda status, headers: said.extend((status, headers)))
        body = b"".join(told)
        told.close()
        return Answer(int(said[0].split()[0]), dict(said[1]), body)

    def publish(self, id_: str, *sheets: Any) -> None:
        self.records.save_day(edition(id_), articles=(), stories=(), inputs=inputs())
        self.records.publish(published(edition(id_)), sheets)


@pytest.fixture
def open_site(tmp_path: Path) -> Iterator[Callable[..., Site]]:
    """Open a site of its own newsroom, with settings of the publication."""
    opened: list[Records] = []

    def make(**told: Any) -> Site:
        kept = {"name": "The Orn Briefing", "address": "https://briefing.example"}
        publication = Publication(**(kept | told))
        settings = Settings(path=tmp_path / "daybrief.toml", publication=publication)
        noon = datetime(2026, 11, 23, 12, tzinfo=UTC)
        opened.append(open_records(settings, clock=lambda: noon))
        return Site(application(settings, {}), opened[-1], settings)

    yield make
    for records in opened:
        records.close()


@pytest.fixture
def site(open_site: Callable[..., Site]) -> Site:
    """A site with nothing published yet."""
    return open_site()
