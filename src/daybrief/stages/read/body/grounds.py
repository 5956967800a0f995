"""Where runs of text stand: the elements above them, their names and how full they are."""

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from lxml.html import HtmlElement
from numpy.typing import NDArray

from daybrief.stages.read.body.runs import Run

Numbers = NDArray[np.float32]
Places = NDArray[np.intp]

VOCABULARY = tuple(
    """caption credit related recommend promo share social comment author bio byline newsletter
    subscri sidebar aside widget tag footer nav menu advert sponsor breadcrumb meta date time title
    headline body content article story entry post text paragraph lead standfirst summary dek quote
    pull gallery slideshow video embed toc reference disclos copyright popular trending more most
    read teaser card list item image photo figure media inline box infobox table signup topic
    categor label kicker login paywall rich copy main page intro blurb excerpt description source
    note correction profile contact about rating review product price also next prev""".split()  # noqa: SIM905  # a hundred quoted words read worse
)
"""Words that people who build pages put into names of classes, whatever the site."""
TAGS = ("p", "li", "h1", "h2", "h3", "h4", "div", "td", "th", "blockquote", "figcaption", "section",
        "article", "pre", "dd", "dt", "figure", "ul", "body")  # fmt: skip
ABOVE = ("article", "main", "aside", "nav", "header", "footer", "figure", "table", "ul", "ol",
         "form", "section", "blockquote", "dl", "details", "button", "cite",
         "body-like")  # fmt: skip
LEVELS = 6
"""How many elements above a run are measured."""
FAR = 7
"""How many elements above a run lend it their names."""
DECAY = 0.6
"""Share of a child's running text that counts for its parent. # guess, as readability does"""

_WORDS = re.compile("|".join(sorted(VOCABULARY, key=len, reverse=True)))
_PLACES = {word: place for place, word in enumerate(VOCABULARY)}
_TAG_PLACES = {tag: place for place, tag in enumerate(TAGS)}
_ABOVE_BITS = {tag: 1 << place for place, tag in enumerate(ABOVE)}
_BODY_LIKE = re.compile(
    r"(?:article|post|entry|story|news|main|page)[-_]{0,2}(?:body|content|text)"
)
_NAMING = ("class", "id", "itemprop", "role")


class Grounds:
    """The elements that hold a page's runs, as arrays: one row an element, parents first."""

    def __init__(
        self, elements: Sequence[HtmlElement], parents: Sequence[int], homes: Places
    ) -> None:
        self.homes = homes
        """(n_runs,) the element that each run stands in."""
        self.parent: Places = np.array(parents, dtype=np.intp)
        """(n_elements,) the element above each; the first is above itself."""
        self._parents = list(parents)
        self._elements = elements
        self._describe()

    @classmethod
    def of(cls, found: Sequence[Run]) -> "Grounds":
        """Number the elements of some runs and all above them."""
        places: dict[HtmlElement, int] = {}
        elements: list[HtmlElement] = []
        parents: list[int] = []
        homes = []
        for run in found:
            waiting = []
            element: HtmlElement | None = run.element
            while element is not None and element not in places:
                waiting.append(element)
                element = element.getparent()
            above = places[element] if element is not None else 0
            for one in reversed(waiting):
                places[one] = len(elements)
                elements.append(one)
                parents.append(above)
                above = places[one]
            homes.append(places[run.element])
        return cls(elements, parents, np.array(homes, dtype=np.intp))

    def up(self, levels: int) -> Places:
        """Give the element so many levels above each run; the root is above itself."""
        place = self.homes
        for _ in range(levels):
            place = self.parent[place]
        return place

    def _describe(self) -> None:
        count = len(self._elements)
        self.depth = np.zeros(count, np.float32)
        own: list[int] = []
        above: list[int] = []
        kinds: dict[tuple[object, ...], int] = {}
        looks, tags = [], []
        for place, (element, parent) in enumerate(zip(self._elements, self._parents, strict=True)):
            tag = element.tag if isinstance(element.tag, str) else ""
            attributes = element.attrib
            said = attributes.get("class", "")
            names = " ".join([attributes.get(name, "") for name in _NAMING])
            bits = _ABOVE_BITS.get(tag, 0)
            if not names.isspace():
                mask, is_body_like = _named(names[:400])
                bits |= _ABOVE_BITS["body-like"] if is_body_like else 0
            else:
                mask = 0
            own.append(mask)
            above.append(bits | (above[parent] if place else 0))
            self.depth[place] = self.depth[parent] + 1 if place else 1
            tags.append(_TAG_PLACES.get(tag, -1))
            looks.append(kinds.setdefault((tag, said), len(kinds)))
        pairs: dict[tuple[int, int], int] = {}
        alike = [
            pairs.setdefault((looks[parent], look), len(pairs))
            for parent, look in zip(self._parents, looks, strict=True)
        ]
        self.looks: Places = np.array(looks, dtype=np.intp)[self.homes]
        """(n_runs,) runs whose element has one tag and class share a number."""
        self.alike: Places = np.array(alike, dtype=np.intp)[self.homes]
        """(n_runs,) runs whose element and parent are alike share a number."""
        self._own, self._above, self._tags = own, above, np.array(tags)

    def measured(self, length: Numbers, linked: Numbers, ends: Numbers) -> Numbers:
        """Say where each run stands: its tags, names, depth, how full each level above is."""
        count = len(self.homes)
        size, total = len(self.parent), max(1.0, float(length.sum()))
        mass = np.bincount(self.homes, length, size)
        link_mass = np.bincount(self.homes, length * linked, size)
        said_mass = np.bincount(self.homes, length * (1 - linked) * ends * (length > 40), size)
        number = np.bincount(self.homes, minlength=size).astype(float)
        is_paragraph = np.where(self._tags[self.homes] == 0, 1.0, 0.5)
        weight = (length > 40) * length * (1 - linked) * is_paragraph * np.where(ends > 0, 1.0, 0.3)
        direct = np.bincount(self.up(1), weight, size)
        dense = direct.copy()
        sums = np.column_stack([mass, link_mass, said_mass, number])
        at = np.arange(count)
        first = np.full(size, count)
        np.minimum.at(first, self.homes, at)
        for place in range(size - 1, 0, -1):
            parent = self._parents[place]
            sums[parent] += sums[place]
            dense[parent] += dense[place] * DECAY
            if first[place] < first[parent]:
                first[parent] = first[place]
        before = np.cumsum(length) - length
        said_total = max(1.0, float(sums[0, 2]))
        holders = np.flatnonzero(sums[:, 2] >= 0.6 * said_total)
        peaks = (int(dense.argmax()), int(direct.argmax()), int(holders[-1]) if len(holders) else 0)
        columns = [self.depth[self.homes], self._tags[self.homes]]
        for peak in peaks:
            inside = self._inside(peak)[self.homes]
            columns += [inside, np.where(inside, self.depth[self.homes] - self.depth[peak], -1)]
            columns.append(self.up(1) == peak)
        for level in range(1, 5):
            holder = self.up(level)
            start = first[holder]
            columns.append((at - start) / np.maximum(1, sums[holder, 3]))
            columns.append((before - before[start]) / np.maximum(1, sums[holder, 0]))
            columns.append(at - start)
            columns.append(start + sums[holder, 3] - at)
        for level in range(LEVELS):
            holder = self.up(level)
            all_of = np.maximum(sums[holder, 0], 1.0)
            columns += [
                sums[holder, 0] / total,
                sums[holder, 1] / all_of,
                sums[holder, 2] / said_total,
                sums[holder, 2] / all_of,
                sums[holder, 3],
                direct[holder] / total,
            ]
        return np.hstack([np.column_stack(columns), self._tagged(), self._names()]).astype(
            np.float32
        )

    def _inside(self, peak: int) -> NDArray[np.bool_]:
        inside = [False] * len(self._parents)
        inside[peak] = True
        for place in range(peak + 1, len(inside)):
            inside[place] = inside[self._parents[place]]
        return np.array(inside)

    def _tagged(self) -> Numbers:
        rows = np.zeros((len(self.homes), len(TAGS)), np.float32)
        tags = self._tags[self.homes]
        known = np.flatnonzero(tags >= 0)
        rows[known, tags[known]] = 1.0
        return np.hstack([rows, bits([self._above[home] for home in self.homes], len(ABOVE))])

    def _names(self) -> Numbers:
        """Mark the words that name an element or its parent, then those that name what is above."""
        near, far = [], []
        known: dict[int, tuple[int, int]] = {}
        for home in self.homes.tolist():
            if home not in known:
                place, masks = home, []
                for _ in range(FAR):
                    masks.append(self._own[place])
                    if place == 0:
                        break
                    place = self._parents[place]
                beyond = 0
                for mask in masks[2:]:
                    beyond |= mask
                known[home] = (masks[0] | (masks[1] if len(masks) > 1 else 0), beyond)
            near.append(known[home][0])
            far.append(known[home][1])
        return np.hstack([bits(near, len(VOCABULARY)), bits(far, len(VOCABULARY))])


def bits(masks: Sequence[int], width: int) -> Numbers:
    """Spread the bits of numbers over columns."""
    octets = (width + 7) // 8
    packed = np.frombuffer(b"".join([mask.to_bytes(octets, "little") for mask in masks]), np.uint8)
    spread = np.unpackbits(packed.reshape(len(masks), octets), axis=1, bitorder="little")
    return spread[:, :width].astype(np.float32)


@lru_cache(maxsize=20_000)
def _named(names: str) -> tuple[int, bool]:
    lower, mask = names.lower(), 0
    for word in _WORDS.findall(lower):
        mask |= 1 << _PLACES[word]
    return mask, bool(_BODY_LIKE.search(lower))
