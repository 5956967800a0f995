"""Whether a page is no article at all: a wall, an error, a shell for a script, a mere signpost.

Takes what a page calls itself and how little it shows; the phrases stand in `phrases/walls.toml`.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from daybrief.model import Completeness
from daybrief.stages.read import phrases
from daybrief.stages.read.talk import Talk, talk_of

LITTLE = 40
"""Words; with fewer a page holds no article, and what it says of itself tells why. # guess"""
LISTING_AT_LEAST = 1_500
"""Characters of a page that has much to show and no article. # guess, 2026-11"""
LITTLE_UNSPACED = 60
"""Characters, for scripts that put no blank between words. # guess, 2026-11"""
CONSENT_AT_MOST = 400
"""Words that a consent notice has at most; an article about privacy has more. # guess, 2026-11"""
WALL_AT_MOST = 4_000
"""Characters that a page shows around a wall or an error. # guess"""
LINES_AT_MOST = 60
LINE_AT_MOST = 300
"""Lines, and characters of one, in which a page calls itself something. # guess"""
_SIGNS = (
    (Completeness.BLOCKED, "blocked", "the page asks whether a robot reads it"),
    (Completeness.ERROR, "error", "the page is an error page"),
    (Completeness.CONSENT, "consent", "the page asks for consent before it shows anything"),
)
_REFUSED = frozenset({401, 402, 403, 429, 451})


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What a page shows and is, apart from its text."""

    titles: Sequence[str]
    blocks: Sequence[str]
    """All visible text, in order."""
    noscript: str
    """Words for browsers without script."""
    status: int
    script_count: int
    refresh: str
    """Where it sends its visitor on, if it does."""


def consent(title: str, paragraphs: Iterable[str]) -> str:
    """Tell a consent notice by what it is called and what it asks for; empty if it is none."""
    if not _found("consent-title", title):
        return ""
    asks = any(_found("asks-consent", paragraph) for paragraph in paragraphs)
    return f"the page asks for consent before it shows anything: {title!r}" if asks else ""


def wall(seen: Seen, word_count: int) -> tuple[Completeness, str] | None:
    """Say why a page with next to no text has none; None if it is just a short article."""
    visible = sum(len(block) for block in seen.blocks)
    if seen.status in _REFUSED:
        return Completeness.BLOCKED, f"the server answered {seen.status}"
    if seen.status >= 400:
        return Completeness.ERROR, f"the server answered {seen.status}"
    if visible < WALL_AT_MOST:
        told = [line for line in (*seen.titles, *seen.blocks[:LINES_AT_MOST]) if line]
        for completeness, name, says in _SIGNS:
            line = next((line for line in told if _found(name, line)), "")
            if line:
                return completeness, f"{says}: {line[:120]!r}"
    if seen.refresh and visible < 600:
        return Completeness.EMPTY, f"the page only sends on to {seen.refresh}"
    return _shell(seen, word_count, visible)


def _shell(seen: Seen, word_count: int, visible: int) -> tuple[Completeness, str] | None:
    told = (*seen.blocks, seen.noscript)
    asks = next((line for line in told if talk_of(line) is Talk.SCRIPT), "")
    if asks and word_count < LITTLE:
        return Completeness.SHELL, f"the page needs a script: {asks[:120]!r}"
    if seen.script_count and visible < 1500 and word_count < LITTLE // 2:
        says = f"{seen.script_count} scripts and {visible} characters of text: it needs a script"
        return Completeness.SHELL, says
    if len(seen.noscript) > 500 and word_count < LITTLE // 2:
        return Completeness.SHELL, "its text is only for browsers without script"
    if not word_count and visible > LISTING_AT_LEAST:
        return Completeness.EMPTY, f"no article is among the page's {visible} characters of text"
    if word_count < LITTLE // 4:
        return Completeness.EMPTY, f"the page holds {word_count} words of text"
    return None


def _found(name: str, line: str) -> bool:
    if len(line) > LINE_AT_MOST and name != "asks-consent":
        return False
    return bool(_phrases()[name].search(line.lower().replace("’", "'")))


@lru_cache(maxsize=1)
def _phrases() -> dict[str, re.Pattern[str]]:
    told = phrases.load("walls")
    return {
        name: re.compile("|".join(group["phrases"].strip().splitlines()))
        for name, group in told.items()
    }
