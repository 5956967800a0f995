"""What a page says to its visitor rather than about the news: gates, forms, invitations, furniture.

General expressions in many languages, in our own words; where talk stands is for others to judge.
"""

import re
from enum import StrEnum

from daybrief.stages.read import phrases

SHORT = 400
"""Characters; a longer paragraph is judged sentence by sentence. # guess, 2026-11"""


class Talk(StrEnum):
    """What kind of talk a paragraph is."""

    ACCESS = "access"
    """The page says that it could not, or would not, show the article."""
    GATE = "gate"
    """The rest is for subscribers, members or those who log in."""
    SCRIPT = "script"
    """The page asks for JavaScript."""
    DUMMY = "dummy"
    """Filling that stands in the place of text."""
    FORM = "form"
    """A comment form."""
    ASK = "ask"
    """An invitation to a subscription, a newsletter or an app."""
    FURNITURE = "furniture"
    """Share lines, references to other pieces, tags, credits, notices of advertising."""


_SENTENCE_END = re.compile(r"(?<=[.!?…。！？])[\"'”’»)]*\s+|(?<=[。！？])")
_TABLES = (
    (Talk.ACCESS, phrases.ACCESS),
    (Talk.DUMMY, phrases.DUMMY),
    (Talk.GATE, phrases.GATE),
    (Talk.SCRIPT, phrases.SCRIPT),
    (Talk.FORM, phrases.FORM),
    (Talk.ASK, phrases.ASK),
)


def talk(paragraph: str) -> Talk | None:
    """Say whether a whole paragraph is talk to the visitor, and of which kind.

    Takes:   one paragraph without mark-up, blanks squeezed.
    Gives:   None for news. A paragraph longer than `SHORT` is talk only if each sentence is.
    """
    if len(paragraph) <= SHORT:
        return _kind(paragraph)
    first: Talk | None = None
    for sentence in _SENTENCE_END.split(paragraph):
        kind = _kind(sentence) if sentence else None
        if sentence and not kind:
            return None
        first = first or kind
    return first


def without_talk(paragraph: str) -> tuple[str, Talk | None]:
    """Cut gate and form sentences off the end of a paragraph that is otherwise news.

    Gives:   the paragraph, and the kind of what was cut off if anything was.
    """
    found: Talk | None = None
    while True:
        ends = [match.end() for match in _SENTENCE_END.finditer(paragraph)]
        ends = [end for end in ends if end < len(paragraph)]
        if not ends:
            return paragraph, found
        last = paragraph[ends[-1] :]
        kind = _kind(last) if len(last) <= SHORT else None
        if kind not in {Talk.ACCESS, Talk.GATE, Talk.FORM, Talk.SCRIPT}:
            return paragraph, found
        paragraph, found = paragraph[: ends[-1]].rstrip(), found or kind


def is_date_line(paragraph: str) -> bool:
    """Tell a line that holds a date, a time or a reading time and nothing else."""
    if len(paragraph) > 120:
        return False
    words = _words(paragraph)
    return any(word.isdigit() for word in words) and all(
        word.isdigit() or word in phrases.DATE_WORDS or _is_calendar_word(word) for word in words
    )


def is_byline(paragraph: str) -> bool:
    """Tell a line that only names who wrote."""
    by = phrases.BY.match(paragraph) if len(paragraph) <= 120 else None
    if not by:
        return False
    words = re.findall(r"[^\W\d_][\w'’.-]*", paragraph[by.end() :])
    return 0 < len(words) <= 14 and all(
        word[0].isupper() or word.lower().strip(".") in phrases.PARTICLES for word in words
    )


def _kind(paragraph: str) -> Talk | None:
    plain = paragraph.replace("’", "'").replace("‘", "'")
    lowered = plain.lower()
    if any(stem in lowered for stem in phrases.STEMS):
        for kind, table in _TABLES:
            if table.search(plain):
                return kind
    is_furniture = phrases.FURNITURE.fullmatch(plain) or _is_share_line(plain)
    return Talk.FURNITURE if is_furniture else None


def _is_share_line(paragraph: str) -> bool:
    words = _words(paragraph)
    return (
        0 < len(words) <= 16
        and all(word.isdigit() or word in phrases.NETWORKS for word in words)
        and not all(word.isdigit() for word in words)
    )


def _is_calendar_word(word: str) -> bool:
    return any(word.startswith(stem) and len(word) < 11 for stem in phrases.DATE_STEMS)


def _words(paragraph: str) -> list[str]:
    return re.findall(r"\d+|[^\W\d_]+", paragraph.casefold())
