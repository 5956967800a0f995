"""What a fault is planted in, and the small changes that planters are made of."""

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Planter: TypeAlias = Callable[["Ground", random.Random], str]
"""Gives the changed sentence; empty where it has nothing to change."""


@dataclass(frozen=True, kw_only=True)
class Ground:
    """A true sentence and where it stands."""

    sentence: str
    article: str
    story: str
    """All articles that the check will be given."""
    elsewhere: str
    """Articles about other events."""
    language: str


def put(text: str, start: int, end: int, new: str) -> str:
    """Put some words in the place of others."""
    return text[:start] + new + text[end:]


def one(found: list[re.Match[str]], rng: random.Random) -> re.Match[str] | None:
    """Draw one of the places found; None where there is none."""
    return rng.choice(found) if found else None


def replaced(pattern: str, *new: str) -> Planter:
    """Put `new` for what the pattern finds; `\\1` stands for its first group."""

    def plant(ground: Ground, rng: random.Random) -> str:
        match = one([*re.finditer(pattern, ground.sentence)], rng)
        if not match:
            return ""
        told = match.expand(rng.choice(new))
        return re.sub(" {2,}", " ", put(ground.sentence, match.start(), match.end(), told))

    return plant


def another_of(words: Sequence[str], before: str = r"\b", behind: str = r"\b") -> Planter:
    """Put another word of a list for one of them."""
    pattern = f"{before}(?:{'|'.join(map(re.escape, words))}){behind}"

    def plant(ground: Ground, rng: random.Random) -> str:
        match = one([*re.finditer(pattern, ground.sentence)], rng)
        if not match:
            return ""
        new = rng.choice([word for word in words if word != match[0]])
        return put(ground.sentence, match.start(), match.end(), new)

    return plant


def turned(pairs: Mapping[str, str]) -> Planter:
    """Put for a word what stands against it, to either side; several are parted by `|`."""
    facing: dict[str, list[str]] = {}
    for here, there in pairs.items():
        for word in here.split("|"):
            facing.setdefault(word, []).extend(there.split("|"))
        for word in there.split("|"):
            facing.setdefault(word, []).extend(here.split("|"))
    pattern = re.compile(
        rf"\b(?:{'|'.join(sorted(map(re.escape, facing), key=len, reverse=True))})\b"
    )

    def plant(ground: Ground, rng: random.Random) -> str:
        match = one([*pattern.finditer(ground.sentence)], rng)
        if not match:
            return ""
        return put(ground.sentence, match.start(), match.end(), rng.choice(facing[match[0]]))

    return plant
