"""One invented article, and sentences that rest on it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from daybrief.model import Article, Citation, Label, Role, Sentence, Source
from daybrief.stages.check import Claim

SENTENCES = (
    "Norland and Sarvia agreed on Tuesday to reopen talks on the border war.",
    "The war has killed 12,000 people since 2023, Orn Relief said.",
    "Foreign Minister Ilse Marn said “it is a long road” and left for Tavel.",
    "Sarvia offered Norland five percent of the Orn valley on 3 December.",
    "President Jorun Vael of Ostmark put off the visit to Norland.",
    "The delegations are to meet in Tavel on 3 December, Ilse Marn said.",
    "Vael was not invited to the talks, her office said.",
)
ARTICLE = Article(
    id="a",
    source=Source(name="Coast Wire", address="https://example.org/", language="en"),
    url="https://example.org/a",
    title="Live: Norland and Sarvia Agree to Reopen Talks",
    published_at=datetime(2026, 11, 24, 18, tzinfo=UTC),
    language="en",
    paragraphs=(" ".join(SENTENCES[:3]), " ".join(SENTENCES[3:])),
)


@pytest.fixture
def source() -> Article:
    return ARTICLE


@pytest.fixture
def cite() -> Callable[..., Sentence]:
    """Cite the characters of the article's sentence number `n`, printed with any text."""

    def cited(n: int, text: str = "", label: Label | None = None) -> Sentence:
        quote = SENTENCES[n]
        start = ARTICLE.text.index(quote)
        citation = Citation(
            article="a",
            outlet="Coast Wire",
            url=ARTICLE.url,
            paragraph=0 if n < 3 else 1,
            start=start,
            end=start + len(quote),
            quote=quote,
        )
        return Sentence(text=text or quote, role=Role.OTHER, citations=(citation,), label=label)

    return cited


@pytest.fixture
def claim() -> Callable[..., Claim]:
    """A claim about a sentence, or about a bare text, read on Wednesday unless told otherwise."""

    def claimed(
        sentence: Sentence | str, article: Article = ARTICLE, day: date | None = None
    ) -> Claim:
        if isinstance(sentence, str):
            sentence = Sentence(text=sentence, role=Role.OTHER, citations=())
        return Claim(
            sentence=sentence,
            articles={article.id: article},
            day=day or date(2026, 11, 25),
            zone=ZoneInfo("UTC"),
            language="en",
        )

    return claimed


@pytest.fixture
def title() -> Callable[..., Sentence]:
    """Cite a part of the article's title."""

    def cited(text: str) -> Sentence:
        start = ARTICLE.title.index(text)
        citation = Citation(
            article="a",
            outlet="Coast Wire",
            url=ARTICLE.url,
            paragraph=None,
            start=start,
            end=start + len(text),
            quote=text,
        )
        return Sentence(text=text, role=Role.HEADLINE, citations=(citation,))

    return cited


@pytest.fixture
def altered() -> Callable[..., Article]:
    return lambda **changes: replace(ARTICLE, **changes)
