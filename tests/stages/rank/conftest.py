"""Makers of articles and stories for a Tuesday's edition with its cutoff at noon."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from daybrief.model import Article, Source, Story

CUTOFF = datetime(2026, 11, 24, 12, tzinfo=UTC)
TEXT = "The second spillway of the Tavel dam failed overnight and 1,200 people had to leave. " * 5


@pytest.fixture
def article() -> Callable[..., Article]:
    """Make one article of an outlet, `hours` before the cutoff."""

    def made(
        outlet: str,
        *,
        hours: float | None = 2,
        section: str = "",
        weight: float = 1.0,
        source_language: str = "",
        **facts: object,
    ) -> Article:
        source = Source(
            name=outlet,
            address="https://o.example/",
            section=section,
            weight=weight,
            language=source_language,
        )
        values = {
            "id": f"{outlet}-{hours}",
            "source": source,
            "url": f"https://o.example/{outlet}",
            "title": "Spillway fails",
            "language": "en",
            "paragraphs": (TEXT,),
            "published_at": None if hours is None else CUTOFF - timedelta(hours=hours),
        }
        return Article(**(values | facts))

    return made


@pytest.fixture
def story(article: Callable[..., Article]) -> Callable[..., Story]:
    """Make a story; without articles, one of so many outlets, each an origin of its own."""

    def made(
        id: str, *articles: Article, outlets: int = 2, thread: str = "", **facts: object
    ) -> Story:
        told = articles or tuple(article(f"{id}{n}", **facts) for n in range(outlets))
        owners = dict.fromkeys(one.owner for one in told)
        origins = tuple(tuple(a.id for a in told if a.owner == owner) for owner in owners)
        return Story(id=id, articles=told, origins=origins, thread=thread)

    return made
