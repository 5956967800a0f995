"""Whether a short line, right where a text stops, offers the rest for a subscription or a log-in.

Such lines are put in endless ways; what they share is a word for who may read and one for what.
In the middle of a text they may be news, so `talk` knows only surer ones. The words stand in
`phrases/offers.toml`.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from daybrief.stages.read import phrases

AT_MOST = 200
"""Characters of a line that is an offer. # guess, 2026-11"""
_QUOTES = tuple("“\"„«»'‘「")


@dataclass(frozen=True, kw_only=True)
class _Language:
    who: re.Pattern[str]
    what: re.Pattern[str]
    missing: re.Pattern[str]


def is_offer(line: str) -> bool:
    """Tell a line that speaks both of subscribing or logging in and of reading on."""
    if len(line) > AT_MOST or line.startswith(_QUOTES):
        return False
    folded = line.lower()
    return any(one.who.search(folded) and one.what.search(folded) for one in _languages())


def is_definite(line: str) -> bool:
    """Tell a line by which the rest is withheld, from one that merely invites."""
    folded = line[: 2 * AT_MOST].lower()
    return any(one.missing.search(folded) for one in _languages())


@lru_cache(maxsize=1)
def _languages() -> tuple[_Language, ...]:
    told = phrases.load("offers")
    return tuple(
        _Language(**{kind: _form(group[kind], group) for kind in ("who", "what", "missing")})
        for group in told.values()
    )


def _form(words: str, group: dict[str, object]) -> re.Pattern[str]:
    found = "|".join(words.split()).replace("_", " ?")
    return re.compile(found if group.get("parts") else rf"\b(?:{found})")
