"""Texts as numbers: each word, and each run of three words, is one number.

Takes texts; gives the same words that `words.words` finds, hashed many texts at a time without
making a string of any. What numbers in common mean is decided in `same.py`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from daybrief.stages.group.words import CHARACTERS_AT_MOST, UNSPACED, WORD

SHINGLE_WORDS = 3
WORDS_AT_MOST = 4000
"""Words of one text that are compared; a longer text is compared by its beginning."""

Numbers = NDArray[np.uint64]
Short = NDArray[np.uint32]
Places = NDArray[np.int64]

ODD = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93],
    dtype=np.uint64,
)
"""Odd numbers that mix several hashes into one; overflow is meant."""
_BASE = 0x2545F4914F6CDD1D
# Small enough for its arrays to stay in a core's cache; one text, whose characters may become
# three by folding (U+0390), must fit.
_BATCH_CHARACTERS = 3 * CHARACTERS_AT_MOST + 2
_OTHER, _OF_A_WORD, _UNSPACED_KIND = 0, 1, 2


@dataclass(frozen=True, kw_only=True)
class Shingled:
    """Some texts in a row, as numbers."""

    word_counts: Places
    """(n_texts,): words of each text, at most `WORDS_AT_MOST`."""
    keys: Numbers
    """(n_texts,): one number for all words of a text in their order."""
    shingles: Short
    """All shingles of the first text in their order, then those of the second …"""
    counts: Places
    """(n_texts,): shingles of each text."""


def shingled(texts: Sequence[str]) -> Iterator[Shingled]:
    """Hash texts into words and shingles, some texts at a time, all of them in their order.

    Costs:   about 25 µs a text of 400 words; a text's characters after the first
             `words.CHARACTERS_AT_MOST` cost nothing.
    Method:  characters are classed by a table, words found where the class changes; a word's
             number is the difference of two running sums of `character · base^place`, brought
             back to place 0 by the inverse of the base. A shingle keeps 32 bits: in two texts
             of 400 words one false pair in 25,000.
    """
    batch: list[str] = []
    size = 1
    for text in texts:
        folded = text[:CHARACTERS_AT_MOST].casefold()
        if batch and size + len(folded) + 1 > _BATCH_CHARACTERS:
            yield _hashed(batch)
            batch, size = [], 1
        batch.append(folded)
        size += len(folded) + 1
    if batch:
        yield _hashed(batch)


def _hashed(texts: Sequence[str]) -> Shingled:
    told = "\n" + "\n".join(texts) + "\n"
    characters = np.frombuffer(told.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    starts, ends = _words(_kinds()[characters])
    text_ends = np.cumsum([len(text) + 1 for text in texts])
    firsts = np.searchsorted(starts, np.concatenate([[0], text_ends]))
    if np.diff(firsts).max() > WORDS_AT_MOST:
        place = np.arange(len(starts)) - np.repeat(firsts[:-1], np.diff(firsts))
        starts, ends = starts[place < WORDS_AT_MOST], ends[place < WORDS_AT_MOST]
        firsts = np.searchsorted(starts, np.concatenate([[0], text_ends]))
    words = _mixed(_run_numbers(characters, starts, ends))
    counts = np.diff(firsts)

    runs = _mixed(words[:-2] * ODD[0] + words[1:-1] * ODD[1] + words[2:] * ODD[2])
    crossing = np.zeros(len(words), dtype=np.bool_)
    for back in range(1, SHINGLE_WORDS):
        crossing[firsts[1:][counts >= back] - back] = True
    return Shingled(
        word_counts=counts,
        keys=_mixed(_run_numbers(words, firsts[:-1], firsts[1:]) + counts.astype(np.uint64)),
        shingles=(runs >> np.uint64(32)).astype(np.uint32)[~crossing[: len(runs)]],
        counts=np.maximum(counts - (SHINGLE_WORDS - 1), 0),
    )


def _words(kinds: NDArray[np.uint8]) -> tuple[Places, Places]:
    """Find where words start and end; a word in a script without spaces gives pairs."""
    is_word = kinds != _OTHER
    edges = np.flatnonzero(is_word[1:] != is_word[:-1]) + 1
    starts, ends = edges[::2], edges[1::2]
    is_pair = (kinds[1:] == _UNSPACED_KIND) & (kinds[:-1] == _UNSPACED_KIND)
    if not is_pair.any():
        return starts, ends
    pairs_before = np.concatenate([[0], np.cumsum(is_pair)])
    is_split = pairs_before[ends - 1] > pairs_before[starts]
    counts = np.where(is_split, ends - starts - 1, 1)
    first = np.cumsum(counts) - counts
    within = np.arange(counts.sum()) - np.repeat(first, counts)
    begin = np.repeat(starts, counts) + within
    return begin, np.where(np.repeat(is_split, counts), begin + 2, np.repeat(ends, counts))


def _run_numbers(values: NDArray[np.unsignedinteger], starts: Places, ends: Places) -> Numbers:
    """Give one number for each run of values, wherever the run stands."""
    powers, inverses = _powers()
    sums = np.zeros(len(values) + 1, dtype=np.uint64)
    np.cumsum(values * powers[: len(values)], out=sums[1:])
    return (sums[ends] - sums[starts]) * inverses[starts]


def _mixed(numbers: Numbers) -> Numbers:
    """Let every bit depend on every bit."""
    numbers = (numbers ^ (numbers >> np.uint64(32))) * ODD[0]
    return numbers ^ (numbers >> np.uint64(29))


@cache
def _powers() -> tuple[Numbers, Numbers]:
    """Give the powers of the base and of its inverse, modulo 2**64."""
    size = _BATCH_CHARACTERS + 1
    powers = np.full((2, size), 1, dtype=np.uint64)
    powers[0, 1:] = np.uint64(_BASE)
    powers[1, 1:] = np.uint64(pow(_BASE, -1, 2**64))
    np.cumprod(powers, axis=1, out=powers)
    return powers[0], powers[1]


@cache
def _kinds() -> NDArray[np.uint8]:
    """Class every character there is as `words.words` does."""
    every = np.arange(0x110000, dtype=np.uint32).tobytes().decode("utf-32-le", "surrogatepass")
    kinds = np.full(len(every), _OTHER, dtype=np.uint8)
    for pattern, kind in ((WORD, _OF_A_WORD), (UNSPACED, _UNSPACED_KIND)):
        for found in pattern.finditer(every):
            kinds[found.start() : found.end()] = kind
    return kinds
