"""Same text: reprints, wire copy under a new headline, versions of one article.

Takes texts in order of publication; gives groups of copies, the first to publish first. Which
copies are an origin of a story is put together in `__init__.py`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import add

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from daybrief.stages.group.words import words

SHINGLE_WORDS = 3
WORDS_AT_MOST = 4000
"""Words of one text that are compared; a longer text is compared by its beginning."""
WORDS_AT_LEAST = 12
"""Shorter texts are copies only if they are equal word for word."""
EQUAL_WORDS_AT_LEAST = 5
"""Words that two texts or headlines must at least have to be told equal."""
LEAD_WORDS = 80
"""A cut copy shares its beginning with the whole text; this much of it is compared."""

# Three-word shingles of a text with every tenth word changed overlap by .57; two outlets' own
# reports of one event, quotes included, by less than .2.  # guess, seen on four sets, 2026-11
OVERLAP_AT_LEAST = 0.4
CONTAINED_AT_LEAST = 0.75
Numbers = NDArray[np.uint64]
_ODD = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93],
    dtype=np.uint64,
)
"""Odd numbers that mix several hashes into one; overflow is meant."""
_BATCH = 1000
SEED, BANDS, BAND_ROWS = 1, 64, 3
BAND_AT_MOST = 8
"""Candidates kept under one band: a flood of texts from one template never costs its square."""
CONFIRMED_AT_MOST = 24
"""Candidates of one text that are compared shingle by shingle, those met most often first."""


@dataclass(frozen=True, kw_only=True)
class Text:
    """What is compared of one article."""

    title: str
    text: str
    url: str = ""
    published_at: datetime | None = None


def copies(texts: Sequence[Text], *, window: timedelta | None) -> tuple[tuple[int, ...], ...]:
    """Group texts that are one text, printed or written again.

    Takes:   texts in order of publication.
    Gives:   every text's number once, in ascending order within its group; no two of a group
             are further apart in time than `window`.
    Costs:   less than 1 ms a text of 400 words; grows with the texts, never with their square.
    Method:  equal words or one address; else MinHash of the text and of its beginning, bands as
             candidates, confirmed by exact Jaccard or containment of word shingles.
    """
    told = [_words(text) for text in texts]
    groups = _Groups(texts, window)
    _join_equal(texts, told, groups)
    firsts = [number for number in range(len(texts)) if groups.first(number) == number]
    _join_similar(firsts, told, groups)
    return groups.all()


class _Groups:
    """Groups that grow, each known by its first text, none longer in time than the window."""

    def __init__(self, texts: Sequence[Text], window: timedelta | None) -> None:
        self._window = window
        self._parent = list(range(len(texts)))
        self._span = [(text.published_at, text.published_at) for text in texts]

    def first(self, number: int) -> int:
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def join(self, one: int, other: int) -> bool:
        """Join two groups; refuse if they would be longer than the window."""
        one, other = sorted((self.first(one), self.first(other)))
        if one == other:
            return True
        moments = [at for at in self._span[one] + self._span[other] if at]
        span = (min(moments), max(moments)) if moments else (None, None)
        if self._window is not None and moments and max(moments) - min(moments) > self._window:
            return False
        self._parent[other], self._span[one] = one, span
        return True

    def all(self) -> tuple[tuple[int, ...], ...]:
        members: dict[int, list[int]] = defaultdict(list)
        for number in range(len(self._parent)):
            members[self.first(number)].append(number)
        return tuple(tuple(group) for group in members.values())


def _words(text: Text) -> list[str]:
    return words(text.text)[:WORDS_AT_MOST]


def _join_equal(texts: Sequence[Text], told: Sequence[list[str]], groups: _Groups) -> None:
    """Join what has one address, or the same words, or no text and the same headline."""
    last: dict[object, int] = {}
    for number, text in enumerate(texts):
        keys: list[object] = [text.url] if text.url else []
        own = told[number] or words(text.title)
        if len(own) >= EQUAL_WORDS_AT_LEAST:
            keys.append((bool(told[number]), *own))
        for key in keys:
            # The newest copy stands for all: a text printed every week is joined to none of
            # the old ones once the window has passed.
            if key in last:
                groups.join(last[key], number)
            last[key] = number


def _join_similar(firsts: Sequence[int], told: Sequence[list[str]], groups: _Groups) -> None:
    long = [number for number in firsts if len(told[number]) >= WORDS_AT_LEAST]
    whole = [_shingles(told[number]) for number in long]
    beginning = [_shingles(told[number][:LEAD_WORDS]) for number in long]
    met_under: dict[int, list[int]] = defaultdict(list)
    for position, keys in enumerate(map(add, _bands(whole, 0), _bands(beginning, BANDS))):
        met: Counter[int] = Counter()
        for key in keys:
            candidates = met_under[key]
            met.update(candidates)
            if len(candidates) < BAND_AT_MOST:
                candidates.append(position)
        likely = sorted(met, key=lambda candidate: (-met[candidate], candidate))
        for candidate in likely[:CONFIRMED_AT_MOST]:
            if _is_copy(whole[position], whole[candidate]):
                groups.join(long[candidate], long[position])


def _shingles(told: list[str]) -> Numbers:
    """Give each run of three words as one number, each once, in ascending order."""
    hashes = np.array(RMinHash.hash_token_sets([told])[0], dtype=np.uint64)
    return np.unique(hashes[:-2] * _ODD[0] + hashes[1:-1] * _ODD[1] + hashes[2:] * _ODD[2])


def _bands(shingles: Sequence[Numbers], first_band: int) -> Iterator[list[int]]:
    """Give each text's bands: two texts that overlap much share at least one of them."""
    count = BANDS * BAND_ROWS
    place = np.arange(first_band, first_band + BANDS, dtype=np.uint64) * _ODD[3]
    for start in range(0, len(shingles), _BATCH):
        batch = shingles[start : start + _BATCH]
        ends = np.cumsum([0, *map(len, batch)], dtype=np.uint64)
        digests = RMinHash.digest_matrix_from_flat_token_hashes(
            np.concatenate(batch), ends, count, SEED
        )
        told = np.array(digests.to_rows(), dtype=np.uint64).reshape(-1, BANDS, BAND_ROWS)
        yield from ((told * _ODD[:BAND_ROWS]).sum(axis=2, dtype=np.uint64) + place).tolist()


def _is_copy(one: Numbers, other: Numbers) -> bool:
    """Compare exactly: much of both is shared, or nearly all of the shorter is in the longer."""
    shared = len(np.intersect1d(one, other, assume_unique=True))
    overlap = shared / (len(one) + len(other) - shared)
    return overlap >= OVERLAP_AT_LEAST or shared >= CONTAINED_AT_LEAST * min(len(one), len(other))
