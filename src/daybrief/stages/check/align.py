"""A sentence laid beside the stretch of a source nearest to it, unit by unit in order.

What the two share is the longest common subsequence of that stretch; what is left over lies in
gaps, each a few units of the sentence that face a few units of the source.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from daybrief.stages.check.reading import Kind, Reading, Unit

_UNITS_AT_MOST = 300
"""Longest sentence judged; a longer one is no sentence."""
_STRETCH_AT_MOST = 900
"""Units of the longest stretch; keeps hostile text linear."""
_PLACES_AT_MOST = 2_000
"""Places of one word that are tried; keeps hostile text linear."""
_STRETCHES_TRIED = 8
"""How many sentences of the source, those with most telling words in common, are tried."""
_OWN_WORDS = 3
"""A neighbouring sentence gives at least so many words, or it is left out: from `Marn said` of
the next sentence nobody may take the speaker of this one."""
_CHARACTERS_SEEN = 2_000
_CHARACTERS_A_CAPITAL = 100
"""Where capitals are written, news has more than one in so many characters; guess."""
_ARTICLES = frozenset(
    [
        *("the", "a", "an", "le", "la", "les", "un", "une", "der", "die", "das", "ein", "eine"),
        *("el", "los", "las", "una"),
    ]
)
_ASIDE = re.compile(r"[,;:()\[\]\-–—.`\"“”'‘’]")


class Gap(NamedTuple):
    """What stands between two shared units, on both sides."""

    said: tuple[int, ...]
    """Units of the sentence, by number."""
    given: tuple[int, ...]
    """Units of the source."""
    after: int
    """The shared unit of the source before the gap; -1 where it leads."""
    before: int
    """The shared unit of the source behind the gap; -1 where it trails."""


@dataclass(frozen=True, kw_only=True)
class Alignment:
    """A sentence and where it stands in a source."""

    sentence: Reading
    source: Reading
    pairs: tuple[tuple[int, int], ...]
    """Shared units: number in the sentence, number in the source; both ascending."""
    moved: frozenset[int]
    """Units of the sentence that the stretch has in another place, as a whole phrase."""

    @property
    def share(self) -> float:
        """Share of the sentence found in order; 0.0 to 1.0."""
        count = len(self.sentence.units)
        return min(1.0, (len(self.pairs) + len(self.moved)) / count) if count else 0.0

    @property
    def passage(self) -> str:
        """The whole sentences of the source beside which the sentence lies."""
        if not self.pairs:
            return ""
        sentence_of, starts = self.source.sentence_of, self.source.starts
        first, last = sentence_of[self.pairs[0][1]], sentence_of[self.pairs[-1][1]]
        return self.source.words(starts[first], starts[last + 1])

    @property
    def seamless(self) -> float:
        """Share of neighbours that are neighbours in the source; 0.0 to 1.0.

        An aside left out between its own marks costs half, one in brackets nothing: the sentence
        goes on as it did.
        """
        count = len(self.sentence.units)
        whole = 1.0 if self.pairs else 0.0
        for (i, j), (k, m) in zip(self.pairs, self.pairs[1:], strict=False):
            if k == i + 1 and m == j + 1:
                whole += 1
            elif k == i + 1 and self.is_aside(Gap((), tuple(range(j + 1, m)), j, m)):
                whole += 1 if self._is_bracketed(j, m) else 0.5
        # A phrase put elsewhere has its own neighbours, and one seam.
        whole += sum(i - 1 in self.moved for i in self.moved)
        return min(1.0, whole / count) if count else 0.0

    def is_aside(self, gap: Gap) -> bool:
        """Whether marks part what a gap leaves out from the shared units on both its sides."""
        units, text, sentence_of = self.source.units, self.source.text, self.source.sentence_of
        if not gap.given:
            return False
        first, last = gap.given[0], gap.given[-1]
        if gap.after >= 0 and gap.before >= 0 and sentence_of[gap.after] != sentence_of[gap.before]:
            return False
        is_opened = gap.after < 0 or _ASIDE.search(text[units[gap.after].end : units[first].start])
        is_closed = gap.before < 0 or _ASIDE.search(text[units[last].end : units[gap.before].start])
        return bool(is_opened and is_closed)

    def _is_bracketed(self, j: int, m: int) -> bool:
        """Whether brackets stand around what the source has between two units."""
        units, text = self.source.units, self.source.text
        opened, closed = (text[units[n].end : units[n + 1].start] for n in (j, m - 1))
        return opened.rstrip().endswith("(") and closed.lstrip().startswith(")")

    @property
    def gaps(self) -> Iterator[Gap]:
        """What is left over, in order; in the source only what its own sentences hold."""
        if not self.pairs:
            return
        first, last = self.pairs[0], self.pairs[-1]
        sentence_of, starts = self.source.sentence_of, self.source.starts
        before = starts[sentence_of[first[1]]]
        yield Gap(self._left(0, first[0]), tuple(range(before, first[1])), -1, first[1])
        for (i, j), (k, m) in zip(self.pairs, self.pairs[1:], strict=False):
            if k - i > 1 or m - j > 1:
                yield Gap(self._left(i + 1, k), tuple(range(j + 1, m)), j, m)
        end = starts[sentence_of[last[1]] + 1]
        left = self._left(last[0] + 1, len(self.sentence.units))
        yield Gap(left, tuple(range(last[1] + 1, end)), last[1], -1)

    def _left(self, first: int, end: int) -> tuple[int, ...]:
        return tuple(place for place in range(first, end) if place not in self.moved)


def align(sentence: Reading, source: Reading) -> Alignment:
    """Lay a sentence beside the nearest stretch of a source.

    Costs:   linear in the source; about 1 ms for an article of 600 words.
    """
    needle = sentence.units[:_UNITS_AT_MOST]
    tells_names = _tells_names(source.text)
    best: list[tuple[int, int]] = []
    best_worth = -1.0
    for first, end in _stretches(needle, source):
        pairs = _kept(needle, source, _shared(needle, source.units, first, end), tells_names)
        sentences = len({source.sentence_of[j] for _, j in pairs})
        worth = len(pairs) - 0.5 * max(0, sentences - 1)
        if worth > best_worth:
            best, best_worth = pairs, worth
    return Alignment(
        sentence=sentence,
        source=source,
        pairs=tuple(best),
        moved=_moved(needle, source, best) if tells_names else frozenset(),
    )


def _stretches(needle: Sequence[Unit], source: Reading) -> Iterator[tuple[int, int]]:
    """Sentences of the source with most telling words in common, alone and with neighbours."""
    worth: dict[int, float] = defaultdict(float)
    for key in {unit.key for unit in needle}:
        held = {source.sentence_of[place] for place in source.places.get(key, ())[:_PLACES_AT_MOST]}
        for number in held:
            worth[number] += source.rarity[key]
    likely = sorted(worth, key=lambda number: (-worth[number], number))[:_STRETCHES_TRIED]
    last = len(source.starts) - 2
    tried = {(n, n) for n in likely}
    for n in likely[:4]:
        tried |= {(max(0, n - 1), n), (n, min(last, n + 1)), (max(0, n - 1), min(last, n + 1))}
    order = {number: place for place, number in enumerate(likely)}

    # Of stretches worth the same the shorter is the nearer, then the one with telling words.
    def nearness(pair: tuple[int, int]) -> tuple[int, int, int]:
        return pair[1] - pair[0], order.get(pair[0], len(order)), pair[0]

    for first, end in sorted(tried, key=nearness):
        start = source.starts[first]
        yield start, min(source.starts[end + 1], start + _STRETCH_AT_MOST)


def _shared(
    needle: Sequence[Unit], hay: Sequence[Unit], first: int, end: int
) -> list[tuple[int, int]]:
    """A longest common subsequence, by bit vectors that are kept to go back over (Hyyrö 2004)."""
    places: dict[str, int] = {}
    for place, unit in enumerate(needle):
        places[unit.key] = places.get(unit.key, 0) | (1 << place)
    full = (1 << len(needle)) - 1
    row, rows = full, []
    for unit in hay[first:end]:
        match = places.get(unit.key)
        if match:
            row = ((row + (row & match)) | (row & ~match)) & full
        rows.append(row)
    pairs = []
    i, j = len(needle) - 1, end - first - 1
    while i >= 0 and j >= 0:
        if rows[j] >> i & 1:
            i -= 1
        elif j and not rows[j - 1] >> i & 1:
            j -= 1
        else:
            pairs.append((i, first + j))
            i, j = i - 1, j - 1
    return _drawn(hay, pairs[::-1])


def _drawn(hay: Sequence[Unit], pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of two places of one word take the one beside the shared word behind it, not a lone one.

    So a word that stands in brackets and behind them, too, is taken from behind them.
    """
    for n in range(len(pairs) - 2, -1, -1):
        (i, j), (k, m) = pairs[n], pairs[n + 1]
        is_lone = n == 0 or pairs[n - 1] != (i - 1, j - 1)
        if k == i + 1 and m > j + 1 and is_lone and hay[m - 1].key == hay[j].key:
            pairs[n] = (i, m - 1)
    return pairs


def _kept(
    needle: Sequence[Unit], source: Reading, pairs: list[tuple[int, int]], tells_names: bool
) -> list[tuple[int, int]]:
    """Leave out what is shared by chance: a lone common word, a scrap of another sentence.

    Where names are not told apart, the scrap may be one: there nothing of another sentence stays.
    """
    own: dict[int, int] = defaultdict(int)
    for i, j in pairs:
        own[source.sentence_of[j]] += needle[i].kind is Kind.WORD
    main = max(own, key=lambda number: (own[number], -number), default=-1)
    pairs = [
        (i, j)
        for i, j in pairs
        if source.sentence_of[j] == main
        or (tells_names and own[source.sentence_of[j]] >= _OWN_WORDS)
    ]
    known = set(pairs)
    return [
        (i, j)
        for i, j in pairs
        if needle[i].kind is not Kind.STOP or (i - 1, j - 1) in known or (i + 1, j + 1) in known
    ]


def _tells_names(text: str) -> bool:
    """Whether names are told by their capitals; a few are in any script's texts."""
    seen = text[:_CHARACTERS_SEEN]
    return _CHARACTERS_A_CAPITAL * sum(map(str.isupper, seen)) >= len(seen)


def _may_move(unit: Unit) -> bool:
    """Whether a phrase that begins so may stand elsewhere: `on Tuesday`, but not `the police`."""
    return unit.kind is Kind.DAY or (unit.kind is Kind.STOP and unit.key not in _ARTICLES)


def _moved(
    needle: Sequence[Unit], source: Reading, pairs: Sequence[tuple[int, int]]
) -> frozenset[int]:
    """Find whole phrases of the sentence that the stretch has elsewhere: `on Tuesday`.

    A bare name or figure in another place is no phrase: it tells of somebody else.
    """
    if not pairs:
        return frozenset()
    sentences = {source.sentence_of[j] for _, j in pairs}
    taken_here, taken_there = {i for i, _ in pairs}, {j for _, j in pairs}
    moved: set[int] = set()
    i = 0
    while i < len(needle):
        size = 0
        if i not in taken_here and _may_move(needle[i]):
            for place in source.places.get(needle[i].key, ())[:_PLACES_AT_MOST]:
                if source.sentence_of[place] not in sentences:
                    continue
                length = 0
                while (
                    i + length < len(needle)
                    and place + length < len(source.units)
                    and i + length not in taken_here
                    and place + length not in taken_there
                    and needle[i + length].key == source.units[place + length].key
                    and source.sentence_of[place + length] in sentences
                ):
                    length += 1
                kinds = {unit.kind for unit in needle[i : i + length]}
                if length > max(size, 1) and kinds & {Kind.STOP, Kind.WORD}:
                    size = length
            moved.update(range(i, i + size))
        i += max(1, size)
    return frozenset(moved)
