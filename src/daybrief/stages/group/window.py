"""A window of articles that grows run after run, and the stories in it.

Puts together the steps: reprints become one text (`same.py`), texts of one event one story
(`event.py`), opinions and unread pages join it (`attach.py`), and each story says whose reports it
rests on (`origin.py`).
"""

import hashlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from daybrief.model import Article, Completeness, Kind, Story
from daybrief.stages.group.attach import attached
from daybrief.stages.group.event import Events, Point
from daybrief.stages.group.near import Places
from daybrief.stages.group.origin import credits_of, names_of, voices
from daybrief.stages.group.pairs import WORDS
from daybrief.stages.group.same import Copies, Text
from daybrief.stages.group.words import bag
from daybrief.tools import languages

NO_STORY = frozenset({Kind.ROUND_UP, Kind.SPONSORED})
"""Kinds that belong to no story: a round-up tells many, an advertisement none."""
EMBEDDED_AT_MOST = 800
"""Characters of a text that an embedding model is given, after the title."""

_FOLLOWING = frozenset({Kind.LIVE, Kind.OPINION})
_READABLE = frozenset({Completeness.COMPLETE, Completeness.TRUNCATED, Completeness.FEED_ONLY})
_UNDATED = datetime.max.replace(tzinfo=UTC)
_NONE = np.zeros(0, dtype=np.intp)
_LINE_KEPT = 400
_GUESSED_FROM = 300
"""Characters of a text that tell its language, after the title."""
_SURE = 0.99
"""How sure the guess of a language must be: short headlines are often taken for another's."""
_OTHER_AT_LEAST = 0.05
"""Share of texts in other languages than English from which on the multilingual model is asked."""


class Embedder(Protocol):
    """What is asked of an embedding model; `tools/embed` has some."""

    @property
    def name(self) -> str:
        """Which model: the learnt score of pairs has weights for each."""

    def rows(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give (n_texts, n) rows of length 1."""


class Window:
    """The articles of a span of time, and what is known of them."""

    def __init__(
        self, span: timedelta | None, *, embedder: Embedder | None = None, keep_text: bool = True
    ) -> None:
        self._embedder, self._keep_text = embedder, keep_text
        self._copies = Copies(span)
        self.events = Events(span, model=embedder.name if embedder else WORDS)
        self._articles: dict[str, Article] = {}
        self._making: list[str] = []
        self._point_of = array("q")  # which numpy takes at once, unlike a list
        self._joining: list[str] = []
        self._loose: list[int] = []
        """The point of each article that joins a story without making one."""
        self._outlets: dict[str, str] = {}
        self._credits: dict[str, tuple[str, ...]] = {}
        self._outlets_told = 0
        self._told: dict[int, Story] = {}
        """The stories as they were when last asked for, by their group or, alone, by its point."""
        self._homes = self._firsts = self._loose_homes = _NONE

    def __contains__(self, article: str) -> bool:
        return article in self._articles

    def __len__(self) -> int:
        return len(self._articles)

    def add(self, articles: Iterable[Article]) -> None:
        """Take in the articles of one run; the order they come in changes nothing.

        Takes:   articles of any language, kind and completeness; one that is there already stays
                 as it is.
        Costs:   grows with the run, hardly with the window.
        """
        new = {one.id: one for one in articles if one.id not in self._articles}
        ordered = sorted(new.values(), key=by_time)
        making = [one for one in ordered if _makes_a_story(one)]
        joining = [one for one in ordered if not _makes_a_story(one) and one.kind not in NO_STORY]
        start = len(self._making)
        self._copies.add([_text(one) for one in making])
        self._making += [one.id for one in making]

        by_first: dict[int, list[int]] = defaultdict(list)
        for number in range(start, len(self._making)):
            by_first[self._copies.first(number)].append(number)
        heads = {first: made for first, made in by_first.items() if first >= start}
        point_of = {first: len(self.events) + place for place, first in enumerate(heads)}
        self._point_of.extend([-1] * len(making))
        for first, made in by_first.items():
            for number in made:
                self._point_of[number] = (
                    point_of[first] if first in heads else self._point_of[first]
                )
        told = [[making[number - start] for number in made] for made in heads.values()]
        end = len(self.events) + len(heads)
        self._loose += range(end, end + len(joining))
        self._joining += [one.id for one in joining]
        self._outlets |= names_of(ordered)
        self._credits |= {one.id: credits_of(one) for one in ordered}
        self.events.add(self._points(told, joining))
        kept = ordered if self._keep_text else [_shortened(one) for one in ordered]
        self._articles |= {one.id: one for one in kept}

    def stories(self) -> tuple[Story, ...]:
        """Give the stories by their first article's time; each article is in one at most."""
        if self._outlets_told != len(self._outlets):  # any line may name a new outlet as an agency
            self._told.clear()
            self._homes, self._loose_homes = _NONE, _NONE
            self._outlets_told = len(self._outlets)
        self.changed()
        return tuple(sorted(self._told.values(), key=_by_first))

    def changed(self) -> tuple[Story, ...]:
        """Give the stories that are new, or other than when last asked for any.

        Costs:   grows with what has changed. An outlet that is new is not looked for in the
                 credits of stories that are as they were: `stories` does that.
        """
        firsts = self._copies.firsts()
        homes = self.events.group_of(np.array(self._point_of, dtype=np.intp)[firsts])
        touched = _moved(self._homes, homes) | _moved(self._firsts, firsts, told_by=homes)
        self._homes, self._firsts = homes, firsts
        touched |= self._attach(touched)

        made, loose = _places(homes, touched), _places(self._loose_homes, touched)
        told = []
        for home in sorted(touched):
            text_of = {self._making[number]: int(firsts[number]) for number in made[home]}
            group = [*text_of, *(self._joining[place] for place in loose[home])]
            before_it = self._told.pop(home, None)
            if group:
                articles = [self._articles[id] for id in group]
                story = _story(articles, text_of, self._outlets, self._credits)
                self._told[home] = story
                told += [story] if story != before_it else []
        return tuple(sorted(told, key=_by_first))

    def _attach(self, touched: set[int]) -> set[int]:
        """Find the stories of loose articles again, where theirs may be another; give those."""
        before = len(self._loose_homes)
        numbers = np.array(self._loose, dtype=np.intp)
        others = self.events.view.lists.others[numbers].astype(np.intp)
        near = np.where(others >= 0, self.events.group_of(others), -1)
        is_asked: NDArray[np.bool_] = np.asarray(np.isin(near, list(touched)).any(axis=1))
        is_asked[before:] = True
        waiting = [self._articles[self._joining[number]] for number in np.flatnonzero(is_asked)]
        unread = np.array([not _is_read(one) for one in waiting], dtype=np.bool_)
        found = attached(self.events, numbers[is_asked], unread)
        homes = np.append(self._loose_homes, numbers[before:])
        homes[is_asked] = [found.get(n, -1 - n) for n in numbers[is_asked].tolist()]
        moved = _moved(self._loose_homes, homes)
        self._loose_homes = homes
        return moved

    def place_of(self, article: str) -> tuple[int, int] | None:
        """Give the numbers of an article's text and of its point; None if it makes no story."""
        if article not in self._making:
            return None
        number = self._making.index(article)
        return self._copies.first(number), self._point_of[number]

    def _points(self, told: Sequence[Sequence[Article]], joining: Sequence[Article]) -> list[Point]:
        points = [_point(copied) for copied in told] + [_loose(one) for one in joining]
        if self._embedder is None:
            return points
        shown = [max(copied, key=_length) for copied in told] + list(joining)
        rows = self._embedder.rows([f"{a.title}\n{a.text[:EMBEDDED_AT_MOST]}" for a in shown])
        return [
            replace(point, meaning=row, language=article.language or _guess(article)[0])
            for point, row, article in zip(points, rows, shown, strict=True)
        ]


def is_multilingual(articles: Sequence[Article]) -> bool:
    """Say whether so many texts are not English that a model for any language is wanted."""
    others = sum(
        one.language != "en"
        if one.language
        else (guess := _guess(one))[0] != "en" and guess[1] > _SURE
        for one in articles
    )
    return others > _OTHER_AT_LEAST * len(articles)


def _guess(article: Article) -> tuple[str, float]:
    return languages.guess(f"{article.title}\n{article.text[:_GUESSED_FROM]}")


def _moved(before: Places, now: Places, told_by: Places | None = None) -> set[int]:
    """Give the labels, old and new, of what is new or has another one (or `told_by`'s of it)."""
    count = len(before)
    is_other = np.append(now[:count] != before, np.ones(len(now) - count, dtype=np.bool_))
    if told_by is not None:
        return set(told_by[is_other].tolist())
    return {*now[is_other].tolist(), *before[is_other[:count]].tolist()}


def _places(labels: Places, wanted: set[int]) -> dict[int, list[int]]:
    """Give the places of each wanted label, in ascending order."""
    found: dict[int, list[int]] = defaultdict(list)
    for place in np.flatnonzero(np.isin(labels, list(wanted))).tolist():
        found[int(labels[place])].append(place)
    return found


def _by_first(story: Story) -> tuple[tuple[datetime, str], str]:
    return by_time(story.articles[0]), story.id


def by_time(article: Article) -> tuple[datetime, str]:
    """Sort by time of publication; what has none cannot claim to be the first."""
    return article.published_at or _UNDATED, article.id


def _makes_a_story(article: Article) -> bool:
    if article.kind in NO_STORY or article.kind in _FOLLOWING:
        return False
    # A feed's bare headline and a cut page without a word do not say enough to glue.
    is_whole = article.completeness is Completeness.COMPLETE
    return is_whole or (article.completeness in _READABLE and bool(article.text))


def _text(article: Article) -> Text:
    return Text(
        title=article.title,
        text=article.text,
        url=article.url,
        published_at=article.published_at,
    )


def _length(article: Article) -> tuple[int, str]:
    return len(article.text), article.id


def _point(copied: Sequence[Article]) -> Point:
    """Let the longest of some copies stand for all, in the time that all span."""
    longest = max(copied, key=_length)
    moments = [one.published_at for one in copied if one.published_at]
    return Point(
        bag=bag(longest.title, longest.text, longest.url),
        first_at=min(moments, default=None),
        last_at=max(moments, default=None),
    )


def _loose(article: Article) -> Point:
    """Compare what could not be read by its headline alone: the rest may be a gate's words."""
    told = bag(article.title, "")
    if _is_read(article):
        told = bag(article.title, article.text, article.url)
    at = article.published_at
    return Point(bag=told, first_at=at, last_at=at, is_loose=True)


def _is_read(article: Article) -> bool:
    return article.completeness in _READABLE and bool(article.text)


def _shortened(article: Article) -> Article:
    """Keep of an article what tells whose report it is: datelines and credits."""
    kept = (*article.paragraphs[:2], *article.paragraphs[2:][-1:])
    return replace(article, paragraphs=tuple(line[:_LINE_KEPT] for line in kept))


def _story(
    group: Iterable[Article],
    text_of: Mapping[str, int],
    outlets: Mapping[str, str],
    credits: Mapping[str, Sequence[str]],
) -> Story:
    articles = tuple(sorted(group, key=by_time))
    told = "\n".join(sorted(one.id for one in articles))
    name = "s" + hashlib.sha256(told.encode()).hexdigest()[:12]
    # Only reports count where there are any: a text that nobody could read may be a reprint, and
    # an opinion reports nothing.
    reports = [one for one in articles if one.id in text_of] or articles
    found = voices(reports, text_of, outlets, credits)
    return Story(
        id=name,
        articles=articles,
        origins=tuple(voice.ids for voice in found),
        agencies=tuple(voice.agency for voice in found),
    )
