"""Every page under tests/recordings/page reads as its .expect.toml says."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from daybrief.model import Document, Source
from daybrief.stages import read

PAGES = Path(__file__).parents[2] / "recordings" / "page"
NAMES = sorted(path.stem for path in PAGES.glob("*.html"))
ADDRESS = "https://coast.example/news/tavel-dam"
FACTS = {
    "title": lambda article: article.title,
    "byline": lambda article: list(article.byline),
    "published": lambda article: article.published_at.isoformat(),
    "published_from": lambda article: article.published_from,
    "updated": lambda article: article.updated_at.isoformat(),
    "updated_from": lambda article: article.updated_from,
    "url": lambda article: article.url,
    "section": lambda article: article.section,
    "place": lambda article: article.place,
    "corrections": lambda article: list(article.corrections),
    "language": lambda article: article.language,
    "completeness": lambda article: article.completeness.value,
    "paywalled": lambda article: article.paywalled,
    "kind": lambda article: article.kind.value,
    "items": lambda article: [item.title for item in article.items],
    "paragraphs": lambda article: len(article.paragraphs),
    "first": lambda article: article.paragraphs[0],
    "last": lambda article: article.paragraphs[-1],
}


def page(name: str) -> Document:
    return Document(
        source="coast",
        url=ADDRESS,
        final_url=ADDRESS,
        status=200,
        fetched_at=datetime(2026, 11, 23, 12, tzinfo=UTC),
        body=(PAGES / f"{name}.html").read_bytes(),
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_recorded_page_reads_as_expected(name: str):
    expected = tomllib.loads((PAGES / f"{name}.expect.toml").read_text(encoding="utf-8"))
    never = expected.pop("never")

    article = read.article(page(name), Source(name="coast", address="https://coast.example/"))

    assert {fact: FACTS[fact](article) for fact in expected} == expected
    assert [words for words in never if words in article.text] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_recorded_page_has_its_verdict_explained(name: str):
    article = read.article(page(name), Source(name="coast", address="https://coast.example/"))

    told = {evidence.fact: evidence for evidence in article.evidence}

    assert told["completeness"].says
    assert told["completeness"].start in {None, len(article.text)}
    assert ("paywalled" in told) == (article.paywalled is not None)
