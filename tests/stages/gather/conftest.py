"""What tests of gathering share: a real server, and gathering from it as one run does."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from daybrief.model import Source
from daybrief.settings import Limits
from daybrief.stages.gather import documents
from daybrief.tools.net import Net
from tests.servers import Web, http_server

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def outlet() -> Iterator[Web]:
    with http_server() as web:
        yield web


@pytest.fixture
def gathered():
    """Gather everything from one source of this kind and place."""

    def gathered(kind, address, *, limits=None, **more):
        limits = limits or Limits(host_delay_seconds=0, seconds_at_most=5)
        source = Source(
            name="Post", address=str(address), kind=kind, allow_private=("127.0.0.1/32",), **more
        )
        with Net(limits=limits, clock=lambda: NOON) as net:
            return list(documents([source], net, limits=limits))

    return gathered
