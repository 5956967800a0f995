"""Invented articles about one event, as reading gives them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from daybrief.model import Article, Pick, Place, Source, Story, Terms

DAY = date(2026, 11, 25)
ZONE = ZoneInfo("UTC")
TUESDAY = datetime(2026, 11, 24, 18, tzinfo=UTC)

PIECES = (
    (
        "Coast Wire",
        "Norland and Sarvia Agree to Reopen Talks",
        "BRENNICK (Coast Wire) — Norland and Sarvia agreed on Tuesday to reopen talks on the "
        "border war and to let their embassies work in full again.\n"
        "The meeting lasted more than six hours. He said it was a start.\n"
        "Neither side mentioned the prisoners. Subscribe to our newsletter for more.\n"
        "The delegations are to meet in Tavel on 3 December, Foreign Minister Ilse Marn said.\n"
        "“We have a long road ahead of us,” Foreign Minister Ilse Marn told reporters in Brennick.",
    ),
    (
        "The Brennick Post",
        "Sarvia and Norland to talk again after three years",
        "Senior officials of Norland and Sarvia agreed on Tuesday to name delegations for talks on "
        "the border war, the foreign ministries of both countries said.\n"
        "Norland broke with three years in which its allies kept Sarvia out of every summit.\n"
        "The embassies of Norland in Sarvia will reopen within weeks, an official said yesterday.",
    ),
    (
        "Ostmark Radio",
        "Ostmark stays away as Norland and Sarvia talk",
        "Norland and Sarvia agreed on Tuesday to reopen talks on their border war without their "
        "neighbour.\n"
        "President Jorun Vael of Ostmark put off the visit to Norland that was set for Thursday.\n"
        "Ostmark's army remained on alert along the border with Sarvia on Tuesday evening.",
    ),
    (
        "Northern Courier",
        "Fighting on the border has killed 12,000 since 2023",
        "Fighting between Norland and Sarvia has killed 12,000 people since 2023, according to the "
        "aid group Orn Relief.\n"
        "Traders in Brennick welcomed the talks between Norland and Sarvia as good news.",
    ),
)


def made(outlet: str, title: str, text: str, **changes: object) -> Article:
    """An article of an outlet, its paragraphs one a line."""
    article = Article(
        id=outlet.lower().replace(" ", "-"),
        source=Source(name=outlet, address="https://example.org/", language="en"),
        url=f"https://example.org/{outlet.lower().replace(' ', '-')}",
        title=title,
        published_at=TUESDAY,
        language="en",
        paragraphs=tuple(text.split("\n")),
    )
    return replace(article, **changes)


def told_by(*articles: Article, origins: tuple[tuple[str, ...], ...] = ()) -> Story:
    """A story of these articles, each an origin of its own unless told otherwise."""
    own = origins or tuple((article.id,) for article in articles)
    return Story(id="s1", articles=articles, origins=own)


def picked(story: Story) -> Pick:
    return Pick(story=story, place=Place.LEAD, section="World", score=1.0, reasons=())


def free(article: Article) -> Article:
    """The article with terms that allow a thousand words."""
    terms = Terms(quote_words_at_most=1000)
    return replace(article, source=replace(article.source, terms=terms))


@pytest.fixture
def article() -> Callable[..., Article]:
    return made


@pytest.fixture
def story() -> Story:
    """Four outlets about one event, on the day before the edition."""
    return told_by(*(made(*piece) for piece in PIECES))


@pytest.fixture
def tell() -> Callable[..., Story]:
    return told_by


@pytest.fixture
def pick() -> Callable[[Story], Pick]:
    return picked


@pytest.fixture
def freed() -> Callable[[Article], Article]:
    return free


@pytest.fixture
def day() -> date:
    """A Wednesday; the articles are of Tuesday."""
    return DAY


@pytest.fixture
def zone() -> ZoneInfo:
    return ZONE
