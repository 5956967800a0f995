"""Pages that are no articles, by what they call themselves and how little they show."""

import time
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from daybrief.model import Completeness
from daybrief.stages.read.gate import walls

SAID = tomllib.loads((Path(__file__).parent / "walls.toml").read_text(encoding="utf-8"))
WALLS = [(kind, line) for kind in SAID if kind != "news" for line in SAID[kind]]
BARE = walls.Seen(titles=(), blocks=(), noscript="", status=200, script_count=0, refresh="")


@pytest.mark.parametrize(("kind", "line"), WALLS)
def test_a_page_is_what_it_calls_itself(kind: str, line: str):
    completeness, says = walls.wall(replace(BARE, titles=("", line)), 12)

    assert completeness == kind
    assert line in says


@pytest.mark.parametrize(("kind", "line"), WALLS)
def test_a_line_of_a_page_tells_as_well_as_its_title(kind: str, line: str):
    completeness, _ = walls.wall(replace(BARE, blocks=("Coast Wire", line)), 12)

    assert completeness == kind


@pytest.mark.parametrize("line", SAID["news"])
def test_short_news_is_no_wall(line: str):
    assert walls.wall(replace(BARE, titles=(line,), blocks=(line,)), 12) is None


def test_a_wall_on_a_page_with_much_text_is_only_a_part_of_it():
    seen = replace(BARE, blocks=("Accept all cookies", "word " * 1000))

    assert walls.wall(seen, 30) is None


@pytest.mark.parametrize(
    ("status", "kind"), [(401, "blocked"), (429, "blocked"), (404, "error"), (502, "error")]
)
def test_a_refusing_answer_tells_by_its_number(status: int, kind: str):
    completeness, says = walls.wall(replace(BARE, status=status), 30)

    assert completeness == kind
    assert str(status) in says


def test_a_page_that_sends_on_says_where():
    seen = replace(BARE, refresh="https://coast.example/n", blocks=("Moved.",))

    assert walls.wall(seen, 1) == (
        Completeness.EMPTY,
        "the page only sends on to https://coast.example/n",
    )


def test_scripts_and_next_to_no_words_are_a_shell():
    completeness, says = walls.wall(replace(BARE, script_count=12, blocks=("Menu",)), 1)

    assert completeness is Completeness.SHELL
    assert "12 scripts" in says


def test_a_page_of_many_words_without_an_article_says_so():
    shelf = tuple(f"Ferry {number} to the Orn islands" for number in range(80))

    completeness, says = walls.wall(replace(BARE, blocks=shelf), 0)

    assert completeness is Completeness.EMPTY
    assert says.startswith("no article is among")


def test_a_page_without_words_or_scripts_is_empty():
    assert walls.wall(BARE, 0) == (Completeness.EMPTY, "the page holds 0 words of text")


@pytest.mark.parametrize(
    "title",
    ["We value your privacy", "Ihre Privatsphäre ist uns wichtig", "Szanujemy twoją prywatność"],
)
def test_a_notice_that_asks_for_cookies_is_no_article(title: str):
    assert walls.consent(title, ["We and our partners store cookies."])
    assert not walls.consent(title, ["The law was passed on Monday."])


def test_an_article_about_privacy_is_an_article():
    assert not walls.consent("Regulator Fines a Bank over Cookies", ["Its cookies broke the law."])


@pytest.mark.parametrize("line", ["accept " * 40_000, "x" * 300_000, "cookies " * 37])
def test_a_hostile_page_is_judged_in_bounded_time(line: str):
    began = time.process_time()

    walls.consent(line, [line])
    walls.wall(replace(BARE, titles=(line,), blocks=(line,) * 9), 3)

    assert time.process_time() - began < 3
