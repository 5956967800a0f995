"""How much two stories are of one matter, so that a page does not tell one thing twice.

By the words of their titles and openings, the rarer among the day's stories the weightier.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from daybrief.model import Story
from daybrief.tools.text import content_words

ARTICLES_AT_MOST = 12
OPENING_AT_MOST = 400
"""Characters of a text that tell what it is about."""


@dataclass(frozen=True, kw_only=True)
class Subject:
    """What a story is about: weights of its words, of length 1.0; and what it continues."""

    weights: Mapping[str, float]
    thread: str


def subjects(stories: Sequence[Story]) -> dict[str, Subject]:
    """Give each story's subject by its id, weighed among the day's stories."""
    counts = {story.id: _counts(story) for story in stories}
    spread = Counter(word for told in counts.values() for word in told)
    found = {}
    for story in stories:
        weights = {
            word: share * math.log(1 + len(stories) / spread[word])
            for word, share in counts[story.id].items()
        }
        # Sorted: a sum of floats must not hang on the order of words.
        length = math.sqrt(sum(weights[word] ** 2 for word in sorted(weights))) or 1.0
        found[story.id] = Subject(
            weights={word: weight / length for word, weight in weights.items()},
            thread=story.thread,
        )
    return found


def likeness(one: Subject, other: Subject) -> float:
    """Tell how much two stories are of one matter, from 0.0 to 1.0.

    Two that continue one story of the earlier edition are of one matter whatever their words.
    """
    if one.thread and one.thread == other.thread:
        return 1.0
    shared = sorted(one.weights.keys() & other.weights.keys())
    return round(sum(one.weights[word] * other.weights[word] for word in shared), 4)


def _counts(story: Story) -> dict[str, float]:
    """Share of the story's articles whose title or opening has the word."""
    told = story.articles[:ARTICLES_AT_MOST]
    counts: Counter[str] = Counter()
    for one in told:
        opening = f"{one.title}\n{one.text[:OPENING_AT_MOST]}"
        counts.update(set(content_words(opening, one.language[:2])))
    return {word: count / len(told) for word, count in counts.items()}
