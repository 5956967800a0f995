"""Story over days: which story of the earlier edition a story of today continues.

Takes today's stories, the earlier edition and what it was told from; gives the stories, each
with its thread and with what no earlier article had (`news.py`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from daybrief.model import Article, Brief, Edition, Kind, Sentence, Story
from daybrief.stages.group.news import facts
from daybrief.stages.group.words import Bag, bag, rows

NEAR_AT_LEAST = 0.28
"""Cosine of the two middles from which a story goes on.

Set where halves of known events, three articles each, still find each other (all of ECB+ and
Wikinews citations, two thirds of MultiLing) and other events of the same days do not. 2026-11
"""


@dataclass(frozen=True, kw_only=True)
class _Told:
    """One story of the earlier edition: printed, or said to be unchanged."""

    story: str
    articles: tuple[Article, ...]
    words: Bag
    """Its printed words, for when its articles are gone."""


def follow(
    stories: Sequence[Story],
    earlier: Edition | None,
    earlier_articles: Sequence[Article],
    earlier_stories: Sequence[Story] = (),
) -> tuple[Story, ...]:
    """Set each story's thread, and what is new in it.

    Takes:   the articles that the earlier edition cites, which know a brief again; a brief with
             none among them is known by its own sentences. The stories of earlier editions,
             which hold every article that was read for it: what none of them had is new.
    Gives:   the stories in their order. One that shares an article with a brief continues it;
             else the brief whose articles are nearest, if they are near enough.
    """
    known = {article.id: article for article in earlier_articles}
    told = _told(earlier, known) if earlier else []
    if not told or not stories:
        return tuple(stories)
    near = _nearness(
        [_bags(story.articles) for story in stories],
        [_bags(one.articles) or [one.words] for one in told],
    )
    by_id = {story.id: story for story in earlier_stories}
    found = []
    for story, nearness in zip(stories, near, strict=True):
        marks = _marks(story.articles)
        shared = [len(marks & _marks(one.articles)) for one in told]
        best = max(range(len(told)), key=lambda i: (shared[i], nearness[i]))
        if shared[best] > 0 or nearness[best] >= NEAR_AT_LEAST:
            before = {one.id: one for one in told[best].articles} | _read(told[best].story, by_id)
            new = facts(story.articles, tuple(before.values()))
            story = replace(story, thread=told[best].story, new=new)
        found.append(story)
    return tuple(found)


def _told(earlier: Edition, known: Mapping[str, Article]) -> list[_Told]:
    briefs = [
        _Told(story=one.story, articles=_cited(_printed(one), known), words=_own_words(one))
        for one in earlier.briefs
    ]
    unchanged = [
        _Told(
            story=one.story,
            articles=_cited((one.headline,), known),
            words=bag(one.headline.text, ""),
        )
        for one in earlier.unchanged
    ]
    return sorted((*briefs, *unchanged), key=lambda one: one.story)


def _read(story: str, by_id: Mapping[str, Story]) -> dict[str, Article]:
    """Every article read for a story and for those that it continues, by id."""
    found: dict[str, Article] = {}
    seen: set[str] = set()
    while story in by_id and story not in seen:
        seen.add(story)
        found |= {one.id: one for one in by_id[story].articles}
        story = by_id[story].thread
    return found


def _printed(brief: Brief) -> tuple[Sentence, ...]:
    return (brief.headline, *brief.sentences)


def _cited(sentences: Sequence[Sentence], known: Mapping[str, Article]) -> tuple[Article, ...]:
    ids = {citation.article for sentence in sentences for citation in sentence.citations}
    return tuple(known[article] for article in sorted(ids) if article in known)


def _marks(articles: Sequence[Article]) -> set[str]:
    """Know an article again by id and address; a live blog's address is many stories'."""
    kept = [one for one in articles if one.kind is not Kind.LIVE]
    return {mark for one in kept for mark in (one.id, one.url)}


def _bags(articles: Sequence[Article]) -> list[Bag]:
    return [bag(one.title, one.text, one.url) for one in articles]


def _own_words(brief: Brief) -> Bag:
    return bag(brief.headline.text, " ".join(sentence.text for sentence in brief.sentences))


def _nearness(
    stories: Sequence[Sequence[Bag]], briefs: Sequence[Sequence[Bag]]
) -> NDArray[np.float64]:
    """Give (n_stories, n_briefs) cosines between the middles of their articles."""
    matrix = rows([one for bags in (*stories, *briefs) for one in bags])
    sizes = [len(bags) for bags in (*stories, *briefs)]
    ends = np.cumsum(sizes)
    means = np.vstack(
        [
            np.asarray(matrix[end - size : end].mean(axis=0)).ravel()
            for end, size in zip(ends, sizes, strict=True)
        ]
    )
    lengths = np.linalg.norm(means, axis=1, keepdims=True)
    middles = means / np.where(lengths == 0, 1.0, lengths)
    nearness: NDArray[np.float64] = middles[: len(stories)] @ middles[len(stories) :].T
    return np.round(nearness, 6)
