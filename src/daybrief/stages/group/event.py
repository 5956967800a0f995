"""Same event: which points of a window, reprints already joined, tell one story.

Takes bags of words with their times, run after run; keeps the groups, and mends those that a run
touches. How likely two points tell one event is learnt (`pairs.py`); which articles may take
part at all is decided in `__init__.py`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import linkage
from scipy.spatial.distance import squareform

from daybrief.stages.group import pairs
from daybrief.stages.group.meaning import Meanings
from daybrief.stages.group.near import LISTED, Entries, Index, Lists, Numbers, Places
from daybrief.stages.group.weighed import Weighed, roomy
from daybrief.stages.group.words import Bag

CUT = 0.68
"""Mean unlikeliness from which on two groups are told apart: the same for every batch, since the
score already holds what is usual in it. # guess, chosen with the score, 2026-11"""
COMPARED_AT_MOST = 400
"""Points that are compared each with each: of a neighbourhood that is larger the strongest links
count first, the others in the next round."""
ROUNDS = 3
"""How often groups are put into neighbourhoods, each time by the links that led out of them."""
SHOWN = 16  # guess: with eight, siblings that one run had joined stayed together, 2026-11
"""Points that speak for a group when new ones come: all of a small one, some of a larger."""
GROWN = 1.5
"""Growth after which all points of a group are compared again: so what a run costs hangs on the
run, not on the groups that it touches."""
FEW, NEAR_OF_FEW = 2, (0.12, 0.11, 0.1, 0.09)
"""Mean nearness that a group of 2, 3, … texts must have: few that are hardly alike are chance,
however far off all others are. # guess, tuned on four sets, 2026-11"""
LINKED, LINK_AT_LEAST = 12, 0.04
"""Neighbours of a new point that are asked whether they may tell one event with it, and how near
they must be. # guess: 15 or 25 neighbours find the same stories, 2026-11"""
_NONE = np.zeros(0, dtype=np.intp)
DENSE = 10
"""Where a tenth of all pairs is asked for, all are measured at once."""
TOGETHER = 1200
"""Points of small neighbourhoods that are compared in one go."""


@dataclass(frozen=True, kw_only=True)
class Point:
    """One text with the time in which it was published; None if that is not known."""

    bag: Bag
    first_at: datetime | None = None
    last_at: datetime | None = None
    language: str = ""
    meaning: Numbers | None = None
    """What an embedding model makes of it; of all points of a window, or of none."""
    is_loose: bool = False
    """It may join a story that is there without it; it makes none and changes none."""


class Events:
    """The points of a window, put in groups that tell one event each."""

    def __init__(
        self,
        window: timedelta | None,
        *,
        model: str = pairs.WORDS,
        score: pairs.Score | None = None,
        cut: float = CUT,
        compared_at_most: int = COMPARED_AT_MOST,
    ) -> None:
        self._within = window.total_seconds() if window is not None else None
        self._told, self._index, self._lists = Weighed(), Index(), Lists()
        self._times: NDArray[np.float64] = np.zeros((1, 2), dtype=np.float64)
        self._sizes: Numbers = np.zeros(1, dtype=np.float32)
        self._loose: NDArray[np.bool_] = np.zeros(1, dtype=np.bool_)
        self._group: Places = np.zeros(1, dtype=np.intp)
        self._members: dict[int, Places] = {}
        self._sizes_compared: dict[int, int] = {}
        """How large each group was when all its points were last compared."""
        self._meant: Meanings | None = None
        self._score = score or pairs.score(model)
        self.cut, self._compared_at_most = cut, compared_at_most

    def __len__(self) -> int:
        return len(self._told)

    @property
    def groups(self) -> tuple[tuple[int, ...], ...]:
        """Each point's number once, without the loose ones, in ascending order in its group."""
        return tuple(sorted(tuple(members.tolist()) for members in self._members.values()))

    @property
    def view(self) -> pairs.View:
        """What pairs are measured by."""
        size = len(self)
        return pairs.View(
            told=self._told,
            lists=self._lists,
            times=self._times[:size],
            sizes=self._sizes[:size],
            meant=self._meant,
        )

    def add(self, points: Sequence[Point]) -> None:
        """Group the points of one run; groups that they touch may join or fall apart.

        Takes:   points in an order that does not depend on how they came: ties go to the first.
        Gives:   groups of which no two points are further apart in time than the window; unknown
                 times forbid nothing.
        Costs:   grows with the run, hardly with the window or the groups that it touches.
        Method:  candidates by telling words; average linkage over the learnt score within each
                 neighbourhood of new points and groups. A group is spoken for by some of its
                 points, and compared whole when it has grown by half.
        """
        if not points:
            return
        links = self._links(self.measure(points))
        for number in range(ROUNDS):
            hoods, links = self._neighbourhoods(links)
            for pack in _packed(hoods):
                self._mend(pack, trusts=number == 0)
            if not len(links):
                break

    def measure(self, points: Sequence[Point]) -> int:
        """Take points in, each alone as yet; give the number of the first."""
        start, end = len(self), len(self) + len(points)
        self._told.add([point.bag for point in points])
        self._times = roomy(self._times, end)
        self._times[start:end] = seconds(points)
        self._sizes = roomy(self._sizes, end)
        self._sizes[start:end] = [len(point.bag.counts) for point in points]
        rows = [point.meaning for point in points if point.meaning is not None]
        if rows:
            self._meant = self._meant or Meanings(len(rows[0]))
            self._meant.add(np.stack(rows), [point.language for point in points])
        self._loose = roomy(self._loose, end)
        self._loose[start:end] = [point.is_loose for point in points]
        self._group = roomy(self._group, end)
        self._lists.add(len(points), self._found(start))
        self._group[start:end] = np.arange(start, end)
        for number in np.flatnonzero(~self._loose[start:end]) + start:
            self._members[int(number)] = np.array([number])
        return start

    def _found(self, start: int) -> Entries:
        """Compare new points with their candidates; a loose one is entered in no list."""
        one, other = self._index.candidates(self._told, start)
        if self._meant:
            more = self._meant.nearest(start, LISTED)
            one, other = np.concatenate([one, more[0]]), np.concatenate([other, more[1]])
        # Of two new points each may have found the other.
        key = np.unique(np.minimum(one, other) * len(self) + np.maximum(one, other))
        one, other = key // len(self), key % len(self)
        is_kept = ~(self._loose[one] & self._loose[other])
        if self._within is not None:
            is_kept &= ~(pairs.apart(self._times, one, other) > self._within)
        one, other = one[is_kept], other[is_kept]
        # The last digits of a logarithm differ between processors, an edition may not.
        near = np.round(pairs.nearness(self.view, other, one), 5)  # the new ones are the later
        forth, back = ~self._loose[other], ~self._loose[one]
        return Entries(
            point=np.concatenate([one[forth], other[back]]),
            other=np.concatenate([other[forth], one[back]]),
            near=np.concatenate([near[forth], near[back]]),
        )

    def _links(self, start: int) -> Places:
        """Pair the new points with those that they may be together with, the likeliest first."""
        new = np.arange(start, len(self))
        one, other = self.neighbours(new[~self._loose[new]], LINK_AT_LEAST, LINKED)
        likely = self.likely(one, other)
        order = np.lexsort((np.maximum(one, other), np.minimum(one, other), -likely))
        return np.stack([one, other], axis=1)[order[likely[order] >= 1 - self.cut]]

    def _neighbourhoods(self, links: Places) -> tuple[list["_Hood"], Places]:
        """Put groups together that links say may be one, the strongest first, up to a size.

        Gives:   the neighbourhoods, and the links between groups of two of them.
        """
        ends = self._group[links]
        ends = ends[ends[:, 0] != ends[:, 1]]
        home: dict[int, int] = {}
        hoods: dict[int, list[tuple[int, Places]]] = {}
        sizes: dict[int, int] = {}
        for pair in ends.tolist():
            for unit in pair:
                if unit not in home:
                    home[unit], shown = unit, self._shown(unit)
                    hoods[unit], sizes[unit] = [(unit, shown)], len(shown)
            a, b = sorted(home[unit] for unit in pair)
            if a != b and sizes[a] + sizes[b] <= self._compared_at_most:
                for unit, _ in hoods[b]:
                    home[unit] = a
                hoods[a] += hoods.pop(b)
                sizes[a] += sizes.pop(b)
        left = [pair for pair in ends.tolist() if home[pair[0]] != home[pair[1]]]
        by_number = (sorted(units, key=itemgetter(0)) for units in hoods.values())
        told = [_Hood(units) for units in by_number if len(units) > 1]
        return told, np.array(left, dtype=np.intp).reshape(-1, 2)

    def _shown(self, unit: int) -> Places:
        """Give the points that speak for a group: all when it is due to be compared whole."""
        members = self._members[unit]
        size = len(members)
        is_due = size >= GROWN * self._sizes_compared.get(unit, 0)
        if size <= SHOWN or (is_due and size <= self._compared_at_most // 2):
            return members
        # Its first and its last stand for the time that it spans.
        times = self._times[members]
        spread = members[:: -(-size // SHOWN)]
        if np.isnan(times).all():
            return spread
        ends = members[[np.nanargmin(times[:, 0]), np.nanargmax(times[:, 1])]]
        return np.union1d(spread, ends)

    def neighbours(
        self, points: Places, at_least: float = 0.0, count: int = LISTED
    ) -> tuple[Places, Places]:
        """Pair points with the nearest in their lists, if they are so near."""
        others, nears = self._lists.others[points, :count], self._lists.nears[points, :count]
        row, place = np.nonzero((others >= 0) & (nears >= at_least))
        return points[row], others[row, place].astype(np.intp)

    def group_of(self, points: Places) -> Places:
        """Give the number of each point's group: that of its first point."""
        return self._group[points]

    def members(self, group: int, at_most: int) -> Places:
        """Give some points of a group, spread evenly over all."""
        found = self._members[group]
        return found[:: -(-len(found) // at_most)]

    def likely(self, one: Places, other: Places) -> Numbers:
        """Estimate how likely pairs of any points tell one event."""
        view = self.view
        points, place = np.unique(np.concatenate([one, other]), return_inverse=True)
        one, other = place[: len(one)], place[len(one) :]
        told = pairs.shared(view, points, one, other)
        rows = pairs.measured(view, points, one, other, told)
        return self._score.likely(rows)

    def _mend(self, hoods: Sequence["_Hood"], *, trusts: bool) -> None:
        """Group the points of some neighbourhoods again; see `_compared`."""
        for hood, told in zip(hoods, self._compared(hoods, trusts), strict=True):
            part_of = np.empty(len(hood.points), dtype=np.intp)
            parts = list(told.groups(self.cut))
            for number, part in enumerate(parts):
                part_of[part] = number
            self._regroup(hood, part_of, len(parts))

    def _regroup(self, hood: "_Hood", part_of: Places, count: int) -> None:
        """Enter the parts of a neighbourhood; most of a larger group's speakers take it along."""
        alone: list[list[Places]] = [[] for _ in range(count)]
        whole: list[list[int]] = [[] for _ in range(count)]
        ends = np.cumsum([len(shown) for _, shown in hood.units])[:-1]
        for (unit, shown), part in zip(hood.units, np.split(part_of, ends), strict=True):
            if len(shown) == len(self._members[unit]):
                self._leave(unit)
                for number in np.unique(part).tolist():
                    alone[number].append(shown[part == number])
                continue
            votes = np.bincount(part)
            whole[int(votes.argmax())].append(unit)
            if votes.max() < len(shown):  # they are not of one mind: all are asked next time
                self._sizes_compared[unit] = 0
        for points, units in zip(alone, whole, strict=True):
            self._enter(np.concatenate([_NONE, *points]), units)

    def _compared(self, hoods: Sequence["_Hood"], trusts: bool) -> Iterator["_Compared"]:
        """Compare, in each neighbourhood, each two of its points.

        Takes:   whether to trust what earlier runs found: points that speak for one group are
                 together and those of two such groups apart, without being asked. In a later
                 round groups meet that no run has compared.
        """
        points = np.concatenate([hood.points for hood in hoods])
        sizes = [len(hood.points) for hood in hoods]
        inner = [np.stack(np.triu_indices(size, 1)) for size in sizes]
        starts = np.cumsum([0, *sizes[:-1]])
        one, other = np.concatenate(
            [pair + start for pair, start in zip(inner, starts, strict=True)], axis=1
        )
        speaks_for = np.concatenate([self._speaks_for(hood) for hood in hoods])
        if not trusts:
            speaks_for[:] = -1
        asked = np.flatnonzero((speaks_for[one] < 0) | (speaks_for[other] < 0))
        unlike = np.where(speaks_for[one] == speaks_for[other], 0.0, 1.0)
        unlike[asked] = 1.0
        near = np.zeros(len(one), dtype=np.float32)

        view = self.view
        is_dense = len(asked) > len(points) ** 2 / DENSE
        compare = pairs.shared_among if is_dense else pairs.shared
        told = compare(view, points, one[asked], other[asked])
        near[asked] = told["near"]
        is_kept = pairs.have_to_do(told)
        told, kept = {name: told[name][is_kept] for name in told}, asked[is_kept]
        rows = pairs.measured(view, points, one[kept], other[kept], told)
        unlike[kept] -= self._score.likely(rows)
        if self._within is not None:
            is_far = pairs.apart(view.times[points], one, other) > self._within
            # One forbidden pair must outweigh all others of two groups, whatever their sizes.
            unlike[is_far & (unlike > 0)] = 2.0 * self._compared_at_most**2
        ends = np.cumsum([pair.shape[1] for pair in inner])[:-1]
        for far, alike in zip(np.split(unlike, ends), np.split(near, ends), strict=True):
            yield _Compared(unlike=far, near=alike)

    def _speaks_for(self, hood: "_Hood") -> Places:
        """Give the group that each point speaks for; -1 if its group is asked about each time.

        That is one that all its points speak for, or too large ever to be compared whole.
        """
        told = []
        for unit, shown in hood.units:
            is_known = len(shown) < len(self._members[unit]) <= self._compared_at_most // 2
            told.append(np.full(len(shown), unit if is_known else -1))
        return np.concatenate(told)

    def _enter(self, points: Places, units: Sequence[int]) -> None:
        """Make one group of points and whole groups; if that spans too long, of the points."""
        members = np.concatenate([points, *(self._members[unit] for unit in units)])
        size = len(points)
        if units and self._is_too_long(members):
            members = points
        elif units:
            size = max(self._leave(unit) for unit in units)
        if len(members):
            first = int(members.min())
            self._members[first], self._sizes_compared[first] = np.sort(members), size
            self._group[members] = first

    def _leave(self, unit: int) -> int:
        """Take a group away; give how large it was when it was last compared whole."""
        del self._members[unit]
        return self._sizes_compared.pop(unit, 0)

    def _is_too_long(self, members: Places) -> bool:
        times = self._times[members]
        if self._within is None or np.isnan(times).all():
            return False
        return bool(np.nanmax(times[:, 1]) - np.nanmin(times[:, 0]) > self._within)


def seconds(points: Sequence[Point]) -> NDArray[np.float64]:
    """Give (n_points, 2) seconds since 1970, first and last.

    Gives:   NaN for unknown, which compares false with everything.
    """
    told = [
        (point.first_at.timestamp(), point.last_at.timestamp())
        if point.first_at and point.last_at
        else (np.nan, np.nan)
        for point in points
    ]
    return np.array(told, dtype=np.float64).reshape(-1, 2)


@dataclass(frozen=True)
class _Hood:
    """Groups that may be one, each with the points that speak for it."""

    units: Sequence[tuple[int, Places]]

    @property
    def points(self) -> Places:
        """All that speak, group after group."""
        return np.concatenate([shown for _, shown in self.units])


@dataclass(frozen=True, kw_only=True)
class _Compared:
    """Each two points of a neighbourhood: (n (n - 1) / 2,) pairs, as scipy orders them."""

    unlike: NDArray[np.float64]
    """How unlikely the two are together; a pair too far apart in time outweighs all."""
    near: Numbers

    def groups(self, cut: float) -> Iterator[Places]:
        """Merge the nearest groups, step by step, while they are likelier than the cut asks."""
        if len(self.unlike) < 2:  # most are two points
            whole = np.arange(1 + len(self.unlike))
            is_one = not len(self.unlike) or (
                self.unlike[0] <= cut and round(float(self.near[0]), 5) >= NEAR_OF_FEW[0]
            )
            yield from [whole] if is_one else whole[:, None]
            return
        near = squareform(self.near)
        for part in _parts(linkage(self.unlike, "average"), cut):
            if _hold(near, part):
                yield part
            else:
                yield from part[:, None]


def _hold(near: Numbers, part: Places) -> bool:
    size = len(part)
    if not FEW <= size < FEW + len(NEAR_OF_FEW):
        return True
    mean = float(near[np.ix_(part, part)].sum()) / (size * (size - 1))
    return round(mean, 5) >= NEAR_OF_FEW[size - FEW]


def _parts(tree: NDArray[np.float64], cut: float) -> list[Places]:
    """Merge as a tree of scipy's says, up to a height; parts by their first point."""
    count = len(tree) + 1
    parts = {place: [place] for place in range(count)}
    for number, (one, other, height, _) in enumerate(tree.tolist(), count):
        if height > cut:  # average linkage never merges lower later on
            break
        parts[number] = parts.pop(int(one)) + parts.pop(int(other))
    return [np.array(sorted(part)) for part in sorted(parts.values(), key=min)]


def _packed(hoods: Iterable["_Hood"]) -> Iterator[list["_Hood"]]:
    """Put small neighbourhoods together, so that each needs no products of its own."""
    pack: list[_Hood] = []
    size = 0
    for hood in hoods:
        if pack and size + len(hood.points) > TOGETHER:
            yield pack
            pack, size = [], 0
        pack.append(hood)
        size += len(hood.points)
    if pack:
        yield pack
