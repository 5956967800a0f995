"""What was worked out of a text is not worked out again, for the next stage asks it too."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

_P = ParamSpec("_P")
_T = TypeVar("_T")

_KEPT = 4096
"""Sentences whose answers are kept: those of the story at hand, and a few of the last one."""
_LETTERS_AT_MOST = 1_000
"""A longer text is a page: read once, and too big to be kept."""


_PAGES_KEPT = 64
"""Pages whose answers are kept: as many as a big story has articles."""
_PAGE_AT_MOST = 20_000
"""Letters; a longer text would take too much room."""


def once_a_sentence(
    work: Callable[Concatenate[str, _P], _T],
) -> Callable[Concatenate[str, _P], _T]:
    """Remember what a pure function makes of a text as short as a sentence."""
    kept = cast(Callable[Concatenate[str, _P], _T], lru_cache(maxsize=_KEPT)(work))

    @wraps(work)
    def told(text: str, /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
        if len(text) > _LETTERS_AT_MOST:
            return work(text, *args, **kwargs)
        return kept(text, *args, **kwargs)

    return told


def once_a_page(
    work: Callable[Concatenate[str, _P], _T],
) -> Callable[Concatenate[str, _P], _T]:
    """Remember what a pure function makes of a sentence, and of the last pages."""
    pages = cast(Callable[Concatenate[str, _P], _T], lru_cache(maxsize=_PAGES_KEPT)(work))

    @wraps(work)
    def told(text: str, /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
        if len(text) > _PAGE_AT_MOST:
            return work(text, *args, **kwargs)
        return pages(text, *args, **kwargs)

    return once_a_sentence(told)
