"""Same text: reprints, wire copy under a new headline, versions of one article.

Takes texts in order of publication; gives groups of copies, the first to publish first. Which
copies are an origin of a story is put together in `__init__.py`.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from daybrief.stages.group.shingles import ODD, Numbers, Places, Shingled, Short, shingled
from daybrief.stages.group.weighed import roomy
from daybrief.stages.group.words import words

WORDS_AT_LEAST = 12
"""Shorter texts are copies only if they are equal word for word."""
EQUAL_WORDS_AT_LEAST = 5
"""Words that two texts or headlines must at least have to be told equal."""
LEAD_SHINGLES = 78
"""A cut copy shares its beginning with the whole text; this much of it is compared."""

# Three-word shingles of a text with every tenth word changed overlap by .57, and .73 of a cut
# copy's are in the whole; two outlets' own reports of one event, quotes included, overlap by
# less than .2. A short text may be little more than a quotation that both print, so of it more
# must be shared.  # guess, seen on four sets, 2026-11
OVERLAP_AT_LEAST = 0.4
CONTAINED_AT_LEAST, SHORT_CONTAINED_AT_LEAST = 0.6, 0.75
SHORT = 80
"""Shingles of a text that is short. The shortest copies of four sets that only the lower bound
found had 97 words."""
LIKELY_AT_LEAST = 0.3
"""Overlap that the digests must promise before two texts are compared shingle by shingle."""
SEED, BANDS, BAND_ROWS = 1, 32, 3
BAND_AT_MOST = 4
"""Candidates of a text under one band: a flood from one template never costs its square."""
CONFIRMED_AT_MOST = 24
"""Candidates of one text that are compared shingle by shingle, the likeliest first."""
_PROMISES_AT_ONCE = 1 << 12
_HALF, _LOW = np.uint64(32), np.uint64(0xFFFFFFFF)
_FRESH_AT_LEAST = 4000


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
    Costs:   about 60 µs a text of 400 words; grows with the texts, never with their square.
    """
    found = Copies(window)
    found.add(texts)
    return found.groups


class Copies:
    """The texts of a window that grows, in groups that are one text each.

    Method:  equal words or one address; else MinHash of the text and of its beginning, bands as
             candidates, confirmed by exact Jaccard or containment of word shingles.
    """

    def __init__(self, window: timedelta | None) -> None:
        self._groups = _Groups(window)
        self._last: dict[object, int] = {}
        self._kept = _Kept()
        self._bands = [_Band() for _ in range(2 * BANDS)]

    @property
    def groups(self) -> tuple[tuple[int, ...], ...]:
        return self._groups.all()

    def firsts(self) -> NDArray[np.intp]:
        """(n_texts,): the first text of each text's group."""
        return self._groups.firsts()

    def add(self, texts: Sequence[Text]) -> None:
        """Take in the texts of one run, in order of publication, and join those that are one."""
        if not texts:
            return
        start = self._groups.add(texts)
        told = _sketched(shingled([text.text for text in texts]))
        self._kept.add(told)
        self._join_equal(start, texts, told)
        long = (start + np.flatnonzero(told.word_counts >= WORDS_AT_LEAST)).tolist()
        firsts = [number for number in long if self.first(number) == number]
        self._join_similar(np.array(firsts, dtype=np.int64))

    def first(self, number: int) -> int:
        """Give the first text of a text's group."""
        return self._groups.first(number)

    def _join_equal(self, start: int, texts: Sequence[Text], told: "_Sketched") -> None:
        """Join what has one address, or the same words, or no text and the same headline."""
        told_keys, word_counts = told.keys.tolist(), told.word_counts.tolist()
        for place, text in enumerate(texts):
            keys: list[object] = [text.url] if text.url else []
            if word_counts[place] >= EQUAL_WORDS_AT_LEAST:
                keys.append(told_keys[place])
            elif not word_counts[place] and len(title := words(text.title)) >= EQUAL_WORDS_AT_LEAST:
                keys.append(tuple(title))
            for key in keys:
                # The newest copy stands for all: a text printed every week is joined to none of
                # the old ones once the window has passed.
                if key in self._last:
                    self._groups.join(self._last[key], start + place)
                self._last[key] = start + place

    def _join_similar(self, new: Places) -> None:
        earlier, later = self._likely(new)
        for one, other in zip(earlier.tolist(), later.tolist(), strict=True):
            # In a flood of copies most pairs are together through others by now.
            if self._groups.first(one) != self._groups.first(other) and _is_copy(
                self._kept.shingles_of(one), self._kept.shingles_of(other)
            ):
                self._groups.join(one, other)

    def _likely(self, new: Places) -> tuple[Places, Places]:
        """Pair texts that share a band and whose digests promise that they overlap.

        Gives:   the earlier and the later of each pair, by the later, the likeliest first.
        """
        met = [np.zeros(0, dtype=np.uint64)]
        for half, digests in enumerate((self._kept.whole, self._kept.beginning)):
            own = digests[new]
            for number in range(BANDS):
                rows = own[:, number * BAND_ROWS : (number + 1) * BAND_ROWS]
                keys = (rows * ODD[:BAND_ROWS]).sum(axis=1)
                met.append(self._bands[half * BANDS + number].meet(keys, new))
        found = np.unique(np.concatenate(met))
        later, earlier = (found >> _HALF).astype(np.int64), (found & _LOW).astype(np.int64)

        promise = np.zeros(len(found))
        for start in range(0, len(found), _PROMISES_AT_ONCE):
            part = slice(start, start + _PROMISES_AT_ONCE)
            for digests in (self._kept.whole, self._kept.beginning):
                shared = (digests[earlier[part]] == digests[later[part]]).mean(axis=1)
                promise[part] = np.maximum(promise[part], shared)
        order = np.lexsort((earlier, -promise, later))
        order = order[promise[order] >= LIKELY_AT_LEAST]
        earlier, later = earlier[order], later[order]
        rank = np.arange(len(later)) - np.searchsorted(later, later)
        return earlier[rank < CONFIRMED_AT_MOST], later[rank < CONFIRMED_AT_MOST]


class _Band:
    """Texts by their key in one band: a settled part, seldom sorted again, and a fresh one."""

    def __init__(self) -> None:
        self._settled = self._fresh = np.zeros(0, dtype=np.uint64)

    def meet(self, keys: Numbers, new: Places) -> Numbers:
        """Pair each new text with the last few before it that have the same key.

        Gives:   the number of the later above, of the earlier below: 32 bits each.
        """
        placed = np.sort((keys & ~_LOW) | new.astype(np.uint64))
        met = [np.zeros(0, dtype=np.uint64)]
        for back in range(1, BAND_AT_MOST + 1):
            same = np.flatnonzero((placed[back:] ^ placed[:-back]) <= _LOW)
            if not len(same):
                break
            met.append(((placed[same + back] & _LOW) << _HALF) | (placed[same] & _LOW))
        for part in (self._settled, self._fresh):
            later, at = placed, np.searchsorted(part, placed | _LOW, side="right")
            for _ in range(BAND_AT_MOST):
                later, at = later[at > 0], at[at > 0] - 1
                is_same = (part[at] ^ later) <= _LOW
                later, at = later[is_same], at[is_same]
                if not len(later):
                    break
                met.append(((later & _LOW) << _HALF) | (part[at] & _LOW))
        self._fresh = np.sort(np.concatenate([self._fresh, placed]))
        if len(self._fresh) > max(_FRESH_AT_LEAST, len(self._settled) // 8):
            self._settled = np.sort(np.concatenate([self._settled, self._fresh]))
            self._fresh = self._fresh[:0]
        return np.concatenate(met)


@dataclass(frozen=True, kw_only=True)
class _Sketched:
    """All texts as numbers, made once."""

    word_counts: Places
    keys: Numbers
    """(n_texts,): one number for all words of a text in their order."""
    shingles: Short
    """Each text's shingles in ascending order, each once; text after text."""
    starts: Places
    """(n_texts + 1,): where each text's shingles start, and where the last one's end."""
    whole: Short
    """(n_texts, BANDS * BAND_ROWS): digests; an entry is equal as often as texts overlap."""
    beginning: Short


class _Kept:
    """Shingles and digests of all texts, in arrays that grow."""

    def __init__(self) -> None:
        self._shingles: Short = np.zeros(1, dtype=np.uint32)
        self._starts: Places = np.zeros(1, dtype=np.int64)
        self._whole: Short = np.zeros((1, BANDS * BAND_ROWS), dtype=np.uint32)
        self._beginning: Short = np.zeros((1, BANDS * BAND_ROWS), dtype=np.uint32)
        self._height = 0

    def add(self, told: _Sketched) -> None:
        start, end = self._height, self._height + len(told.word_counts)
        first = int(self._starts[start])
        self._shingles = roomy(self._shingles, first + len(told.shingles))
        self._shingles[first : first + len(told.shingles)] = told.shingles
        self._starts = roomy(self._starts, end + 1)
        self._starts[start : end + 1] = first + told.starts
        self._whole, self._beginning = roomy(self._whole, end), roomy(self._beginning, end)
        self._whole[start:end], self._beginning[start:end] = told.whole, told.beginning
        self._height = end

    @property
    def whole(self) -> Short:
        return self._whole

    @property
    def beginning(self) -> Short:
        return self._beginning

    def shingles_of(self, number: int) -> Short:
        return self._shingles[self._starts[number] : self._starts[number + 1]]


class _Groups:
    """Groups that grow, each known by its first text, none longer in time than the window."""

    def __init__(self, window: timedelta | None) -> None:
        self._window = window
        self._parent = array("q")  # which numpy takes at once, unlike a list
        self._span: list[tuple[datetime | None, datetime | None]] = []

    def add(self, texts: Sequence[Text]) -> int:
        """Take in texts, each a group of its own; give the number of the first."""
        start = len(self._parent)
        self._parent.extend(range(start, start + len(texts)))
        self._span += [(text.published_at, text.published_at) for text in texts]
        return start

    def first(self, number: int) -> int:
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def firsts(self) -> NDArray[np.intp]:
        found = np.array(self._parent, dtype=np.intp)
        while ((further := found[found]) != found).any():
            found = further
        return found

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


def _sketched(parts: Iterable[Shingled]) -> _Sketched:
    word_counts, keys, counts, shingles, whole, beginning = [], [], [], [], [], []
    for part in parts:
        word_counts.append(part.word_counts)
        keys.append(part.keys)
        firsts = np.cumsum(part.counts) - part.counts
        place = np.arange(len(part.shingles)) - np.repeat(firsts, part.counts)
        leads = part.shingles[place < LEAD_SHINGLES]
        whole.append(_digests(part.shingles, part.counts))
        beginning.append(_digests(leads, np.minimum(part.counts, LEAD_SHINGLES)))
        own, own_counts = _sorted_once(part.shingles, part.counts)
        shingles.append(own)
        counts.append(own_counts)
    return _Sketched(
        word_counts=np.concatenate(word_counts),
        keys=np.concatenate(keys),
        shingles=np.concatenate(shingles),
        starts=np.concatenate([[0], np.cumsum(np.concatenate(counts))]),
        whole=np.concatenate(whole),
        beginning=np.concatenate(beginning),
    )


def _sorted_once(shingles: Short, counts: Places) -> tuple[Short, Places]:
    """Sort each text's shingles, keep each once, and count what is left to each text."""
    bounds = np.append(0, np.cumsum(counts))
    placed = shingles.copy()
    # Many short sorts of 32 bits: twenty times faster than one long sort of 64.
    for start, end in pairwise(bounds.tolist()):
        placed[start:end].sort()
    is_new = np.append(True, placed[1:] != placed[:-1])[: len(placed)]
    is_new[bounds[:-1][counts > 0]] = True
    return placed[is_new], np.diff(np.append(0, np.cumsum(is_new))[bounds])


def _digests(shingles: Short, counts: Places) -> Short:
    ends = np.concatenate([[0], np.cumsum(counts)]).astype(np.uint64)
    made = RMinHash.digest_matrix_from_flat_token_hashes(
        shingles * ODD[0], ends, BANDS * BAND_ROWS, SEED
    )
    return np.array(made.to_rows(), dtype=np.uint32)


def _is_copy(one: Short, other: Short) -> bool:
    """Compare exactly: much of both is shared, or nearly all of the shorter is in the longer."""
    both = np.concatenate([one, other])
    both.sort()
    shared = int(np.count_nonzero(both[1:] == both[:-1]))
    overlap = shared / (len(both) - shared)
    size = min(len(one), len(other))
    contained_at_least = SHORT_CONTAINED_AT_LEAST if size < SHORT else CONTAINED_AT_LEAST
    return overlap >= OVERLAP_AT_LEAST or shared >= contained_at_least * size
