"""Real archives and letters, broken ones among them: each is read, or told in words."""

import pytest
from aiohttp.abc import AbstractResolver

from daybrief.model import Condition, Document, Source, Visit
from daybrief.settings import Limits
from daybrief.stages.gather import documents
from daybrief.tools.net import Net
from tests.stages.gather.test_kinds import NOON, of

pytestmark = [pytest.mark.server, pytest.mark.data]

LIMITS = Limits(host_delay_seconds=0, seconds_at_most=5)


class Nowhere(AbstractResolver):
    """A name server that knows no name: nothing leaves this machine."""

    async def resolve(self, host, port=0, family=0):
        raise OSError("no such name here")

    async def close(self):
        pass


def gathered(kind, path):
    source = Source(name="Samples", address=str(path), kind=kind)
    with Net(limits=LIMITS, clock=lambda: NOON, resolver=Nowhere()) as net:
        items = list(documents([source], net, limits=LIMITS))
    (visit,) = of(Visit, items)
    return visit, of(Document, items)


def is_told(visit, documents):
    """Something came of it, or the source's state says why nothing did."""
    return bool(documents or visit.why or visit.condition is Condition.EMPTY)


def test_every_archive_is_read_or_told(data):
    paths = sorted((data / "warc-samples/test/data").iterdir())

    found = {path.name: gathered("archive", path) for path in paths}

    assert len(found) == 16
    assert all(is_told(*one) for one in found.values())
    assert found["example.warc"][1]
    assert "cut off" in found["example-trunc.warc"][0].why
    assert "no WARC archive" in found["example.arc"][0].why


def test_every_letter_is_read_or_told(data):
    paths = sorted((data / "eml-samples").rglob("*.eml"))

    found = {path.name: gathered("newsletter", path) for path in paths}

    assert len(paths) > 100
    assert all(is_told(*one) for one in found.values())
    assert sum(bool(documents) for _, documents in found.values()) > len(paths) // 2
