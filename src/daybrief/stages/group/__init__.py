"""Put articles together that tell one event: articles → stories.

A window of articles finds the stories (`window.py`), and each continues an earlier one
(`thread.py`). What a story is worth is for `rank`.
"""

from collections.abc import Iterable
from datetime import timedelta

from daybrief.model import Article, Story
from daybrief.stages.group.explain import explain
from daybrief.stages.group.thread import follow
from daybrief.stages.group.window import NO_STORY, Embedder, Window, is_multilingual

__all__ = [
    "NO_STORY",
    "WINDOW",
    "Embedder",
    "Window",
    "explain",
    "follow",
    "is_multilingual",
    "stories",
]

WINDOW = timedelta(days=10)  # guess: three days were worse on the dated set, longer no better
"""Time that a story may span if nothing else is asked for."""


def stories(
    articles: Iterable[Article], *, window: timedelta | None, embedder: Embedder | None = None
) -> tuple[Story, ...]:
    """Group articles into stories; the order they come in changes nothing.

    Takes:   articles of any language, kind and completeness; an embedding model if there is one.
    Gives:   each article in one story at most; stories by their first article's time.
             News that could be read makes stories. A live blog, an opinion and what could not be
             read join a story that is there without them, or stand alone; they never join two.
             A round-up and a sponsored piece are in no story.
    Costs:   about 1 s for 1,000 articles, embedding apart; see `event.Events`.
    """
    found = Window(window, embedder=embedder)
    found.add(articles)
    return found.stories()
