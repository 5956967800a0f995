"""What was worked out of a sentence is not worked out again, for the next stage asks it too."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

_P = ParamSpec("_P")
_T = TypeVar("_T")

_KEPT = 4096
"""Sentences whose answers are kept: those of the story at hand, and a few of the last one."""
_LETTERS_AT_MOST = 1_000
"""A longer text is a page: read once, and too big to be kept."""


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
