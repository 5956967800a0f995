"""What an article is compared by: its words, weighed by where they stand and how rare they are.

Takes titles, texts and addresses; gives bags of words, and from a batch of bags a matrix of
unit rows. What the similarity of two rows means is decided in `event.py`.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from daybrief.stages.group.stopwords import STOPWORDS

# All numbers here: tuned on one half of the stories of four sets, confirmed on the other,
# 2026-11; `docs/` holds no better source.
TITLE_WEIGHT = 3.0
LEAD_WEIGHT = 2.0
LEAD_WORDS = 60
BODY_WORDS = 300
NAME_WEIGHT = 1.5
RARITY_AT_LEAST = 100
CHARACTERS_AT_MOST = 40_000
"""A text's further characters are not looked at: the news stands at the top."""

# Marks of the Indic, Hebrew, Arabic, Thai and neighbouring scripts are letters of their words,
# though `\w` leaves them out.
_MARKS = (
    r"\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0963\u0966-\u0dff"
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
)
_WORD = re.compile(rf"[\w{_MARKS}]+")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]{2,}")
_SENTENCE_START = re.compile(r"[.!?:…\n\"“”„«»]\W*$")
_ADDRESS_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, kw_only=True)
class Bag:
    """An article's words, each with its weight before rarity."""

    counts: dict[str, float]
    names: frozenset[str]
    """Words written with a capital (or as a figure) where no sentence starts."""


def words(text: str) -> list[str]:
    """Split a text into case-folded words; a script without spaces into pairs of characters."""
    found: list[str] = _WORD.findall(text[:CHARACTERS_AT_MOST].casefold())
    if not _UNSPACED.search(text):
        return found
    return [part for word in found for part in _parts(word)]


def bag(title: str, text: str, url: str = "") -> Bag:
    """Weigh an article's words by where they stand: title, lead, body, address."""
    counts: dict[str, float] = {}

    def add(word: str, weight: float) -> None:
        if word not in STOPWORDS and (len(word) > 1 or not word.isascii()):
            counts[word] = counts.get(word, 0.0) + weight

    for word in words(title):
        add(word, TITLE_WEIGHT)
    capital: Counter[str] = Counter()
    text, position = text[:CHARACTERS_AT_MOST], 0
    for match in _WORD.finditer(text):
        if position >= BODY_WORDS:
            break
        starts = match.start() == 0 or _SENTENCE_START.search(
            text, match.start() - 4, match.start()
        )
        for word in _parts(match.group().casefold()):
            add(word, LEAD_WEIGHT if position < LEAD_WORDS else 1.0)
            position += 1
            if not starts:
                first = match.group()[0]
                capital[word] += 1 if first.isupper() or first.isdigit() else -1
    for word in _ADDRESS_WORD.findall(_path(url).casefold()):
        add(word, 1.0)
    return Bag(counts=counts, names=frozenset(word for word, net in capital.items() if net > 0))


def rows(bags: Sequence[Bag], *, among_at_least: int = RARITY_AT_LEAST) -> sparse.csr_matrix:
    """Weigh each bag's words by their rarity in the batch.

    Gives:   (n_bags, n_words) float64, rows of length 1; a bag without words is a row of zeros.
    Method:  (1 + ln count) · ln((n + 2) / (df + 1)), names more; a batch of fewer than a
             hundred tells little about rarity, so its words are held against that many.
    """
    found: Counter[str] = Counter()
    for one in bags:
        found.update(one.counts.keys())
    column = {word: number for number, word in enumerate(sorted(found))}
    size = max(len(bags), among_at_least) + 2
    values: list[float] = []
    columns: list[int] = []
    starts = [0]
    for one in bags:
        for word, count in sorted(one.counts.items()):
            value = (1 + math.log(count)) * math.log(size / (found[word] + 1))
            values.append(value * NAME_WEIGHT if word in one.names else value)
            columns.append(column[word])
        starts.append(len(columns))
    matrix = sparse.csr_matrix((values, columns, starts), shape=(len(bags), len(column)))
    lengths: NDArray[np.float64] = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    lengths[lengths == 0] = 1.0
    return sparse.csr_matrix(sparse.diags(1 / lengths) @ matrix)


def _parts(word: str) -> list[str]:
    if not _UNSPACED.search(word):
        return [word]
    return [word[i : i + 2] for i in range(len(word) - 1)]


def _path(url: str) -> str:
    """The address after its host: outlets write the headline's words into it."""
    return url.split("?")[0].partition("//")[2].partition("/")[2]
