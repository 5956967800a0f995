"""What a page says to its visitor rather than about the news: gates, forms, invitations, furniture.

The phrases, by kind and language, stand in `phrases.toml`; where talk stands is for others to
judge.
"""

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from daybrief.stages.read.lines import is_share_line

SHORT = 400
"""Characters; a longer paragraph is judged sentence by sentence. # guess, 2026-11"""


class Talk(StrEnum):
    """What kind of talk a paragraph is; the first that fits, in this order."""

    ACCESS = "access"
    """The page says that it could not, or would not, show the article."""
    DUMMY = "dummy"
    """Filling that stands in the place of text."""
    GATE = "gate"
    """The rest is for subscribers, members or those who log in."""
    SCRIPT = "script"
    """The page asks for JavaScript."""
    FORM = "form"
    """A comment form."""
    ASK = "ask"
    """An invitation to a subscription, a newsletter or an app."""
    FURNITURE = "furniture"
    """Share lines, references to other pieces, tags, credits, notices of advertising."""


@dataclass(frozen=True, kw_only=True)
class _Group:
    """The phrases of one kind in one language, or in a few."""

    talk: Talk
    starts: frozenset[str]
    """First letters of words, at most four, of which every phrase holds one; empty: any."""
    form: re.Pattern[str]


_SENTENCE_END = re.compile(r"(?<=[.!?…。！？])[\"'”’»)]*\s+|(?<=[。！？])")
_WORDS_AT_MOST, _QUESTION_AT_MOST = 3, 8  # guess, 2026-11
_CUT_OFF = frozenset({Talk.ACCESS, Talk.GATE, Talk.FORM, Talk.SCRIPT})


@lru_cache(maxsize=20_000)
def talk_of(paragraph: str) -> Talk | None:
    """Say whether a whole paragraph is talk to the visitor, and of which kind.

    Takes:   one paragraph without mark-up, blanks squeezed.
    Gives:   None for news. A paragraph longer than `SHORT` is talk only if each sentence is.
    """
    if len(paragraph) <= SHORT:
        return _kind(paragraph)
    first: Talk | None = None
    for sentence in _SENTENCE_END.split(paragraph):
        kind = _kind(sentence[:SHORT]) if sentence else None
        if sentence and not kind:
            return None
        first = first or kind
    return first


def without_talk(paragraph: str) -> tuple[str, Talk | None]:
    """Cut gate and form sentences off the end of a paragraph that is otherwise news.

    Gives:   the paragraph, and the kind of what was cut off if anything was.
    """
    starts = [0, *(match.end() for match in _SENTENCE_END.finditer(paragraph))]
    found: Talk | None = None
    cut = end = len(paragraph)
    for start in reversed(starts[1:]):
        sentence = paragraph[start:end]
        kind = _kind(sentence) if len(sentence) <= SHORT else None
        if kind in _CUT_OFF:
            cut, found = start, kind
        elif kind is None and not _goes_with_talk(sentence):
            break
        end = start
    return (paragraph[:cut].rstrip(), found) if found else (paragraph, None)


def _goes_with_talk(sentence: str) -> bool:
    """Take a word or two, or a short question, before talk as part of it: `Log in.`"""
    return len(sentence.split()) <= (_QUESTION_AT_MOST if "?" in sentence else _WORDS_AT_MOST)


def _kind(paragraph: str) -> Talk | None:
    plain = paragraph.replace("’", "'").replace("‘", "'")
    starts = set(re.findall(r"\b\w{1,4}", plain.lower()))
    for group in _groups():
        if group.starts and group.starts.isdisjoint(starts):
            continue
        is_whole = group.talk is Talk.FURNITURE
        if group.form.fullmatch(plain) if is_whole else group.form.search(plain):
            return group.talk
    return Talk.FURNITURE if is_share_line(plain) else None


@lru_cache(maxsize=1)
def _groups() -> tuple[_Group, ...]:
    told = tomllib.loads((files(__package__) / "phrases.toml").read_text(encoding="utf-8"))
    return tuple(
        _Group(
            talk=kind,
            starts=frozenset(set(group["starts"].split()) - {"*"}),
            form=re.compile("|".join(group["phrases"].strip().splitlines()), re.IGNORECASE),
        )
        for kind in Talk
        for group in told[kind].values()
    )
