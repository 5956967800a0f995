"""The town's day without a server: documents as gathering brings them, and what is made of them."""

from collections.abc import Callable

import pytest

from daybrief.edition.day import Day, Intake, tell
from daybrief.model import Document, Outage, Source, Visit, VisitState
from daybrief.settings import Limits, Publication, Settings
from tests.town import MORNING, OUTLETS, USUAL


def source(name: str) -> Source:
    return Source(name=name, address=f"https://{name.lower().replace(' ', '-')}.example/feed")


def settings_of(**told: object) -> Settings:
    """The town's settings; `limits` and what the publication says may be given."""
    limits = Limits(**told.pop("limits", {}))
    publication = Publication(name="The Brennick Morning", zone="Europe/Paris", **told)
    sources = tuple(source(name) for name in OUTLETS)
    return Settings(publication=publication, limits=limits, sources=sources)


def visits_of(**whys: str) -> tuple[Visit, ...]:
    """One visit of each outlet, failed where a reason is given."""
    return tuple(
        Visit(
            source=name,
            asked_at=MORNING,
            state=VisitState.FAILED if name in whys else VisitState.ANSWERED,
            why=whys.get(name, ""),
        )
        for name in OUTLETS
    )


@pytest.fixture
def settings() -> Settings:
    return settings_of()


@pytest.fixture
def documents() -> tuple[Document, ...]:
    """What the outlets print on an ordinary day."""
    return tuple(piece.document(outlet) for outlet, pieces in USUAL.items() for piece in pieces)


@pytest.fixture
def told(settings: Settings, documents: tuple[Document, ...]) -> Callable[..., Day | Outage]:
    """Tell the day of an intake, the ordinary one but for what is given."""

    def told(own: Settings = settings, **changes: object) -> Day | Outage:
        intake = Intake(**{"documents": documents, "visits": visits_of()} | changes)
        due_at = MORNING.astimezone(own.publication.zone_info)
        return tell(own, intake, due_at=due_at, cutoff_at=MORNING)

    return told
