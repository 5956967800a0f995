"""Story over days: which story of the earlier edition a story of today continues.

Takes today's stories, the earlier edition and the articles it cites; gives the stories, each
with its thread. What is new in a continued story is for `rank` and `write`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from daybrief.model import Article, Brief, Edition, Kind, Story
from daybrief.stages.group.words import Bag, bag, rows

NEAR_AT_LEAST = 0.28
"""Cosine of the two middles from which a story goes on.

Set where halves of known events, three articles each, still find each other (all of ECB+ and
Wikinews citations, two thirds of MultiLing) and other events of the same days do not. 2026-11
"""


def follow(
    stories: Sequence[Story], earlier: Edition | None, earlier_articles: Sequence[Article]
) -> tuple[Story, ...]:
    """Set each story's thread to the story of the earlier edition that it continues.

    Takes:   the articles that the earlier edition cites; a brief with none among them is known
             by its own sentences.
    Gives:   the stories in their order. One that shares an article with a brief continues it;
             else the brief whose articles are nearest, if they are near enough.
    """
    briefs = sorted(earlier.briefs, key=lambda brief: brief.story) if earlier else []
    if not briefs or not stories:
        return tuple(stories)
    known = {article.id: article for article in earlier_articles}
    cited = [_cited(brief, known) for brief in briefs]
    near = _nearness(
        [_bags(story.articles) for story in stories],
        [_bags(found) or [_own_words(brief)] for brief, found in zip(briefs, cited, strict=True)],
    )
    threads = []
    for story, nearness in zip(stories, near, strict=True):
        marks = _marks(story.articles)
        shared = [len(marks & _marks(found)) for found in cited]
        best = max(range(len(briefs)), key=lambda i: (shared[i], nearness[i]))
        is_continued = shared[best] > 0 or nearness[best] >= NEAR_AT_LEAST
        threads.append(briefs[best].story if is_continued else "")
    return tuple(replace(s, thread=thread) for s, thread in zip(stories, threads, strict=True))


def _cited(brief: Brief, known: Mapping[str, Article]) -> list[Article]:
    sentences = (brief.headline, *brief.sentences)
    ids = {citation.article for sentence in sentences for citation in sentence.citations}
    return [known[article] for article in sorted(ids) if article in known]


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
