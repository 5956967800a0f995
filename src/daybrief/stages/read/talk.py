"""What a page says to its visitor rather than about the news: gates, forms, invitations, furniture.

The phrases stand in `phrases/`, a file for each kind; where talk stands is for others to judge.

A file holds groups, by language and by where their phrases stand: `opens`, a paragraph begins so;
`whole`, it is nothing else; `holds`, the words are anywhere in it. Marks before the first word and
after the last do not count. `phrases` is one regular expression a line, matched against lower case
with ' for any apostrophe; alternatives inside one must not be able to match the same words in two
ways, or a hostile page could make the search endless. `stems`: a group is searched only if one of
these, at most four letters, begins a word of the paragraph, its first word for `opens` and `whole`.
A digit is the stem `0`; one character, such as `一`, stands for all of a script in `_SCRIPTS`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from daybrief.stages.read.lines import NETWORKS, is_share_line
from daybrief.stages.read.phrases import load

SHORT = 400
"""Characters; a longer paragraph is judged sentence by sentence. # guess, 2026-11"""
SENTENCES_AT_MOST = 30
"""Sentences at the end of a paragraph among which glued talk is looked for. # guess, 2026-11"""


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
    """The phrases of one kind in one language, or in a few, that stand in one place."""

    talk: Talk
    rank: int
    """Groups are asked in this order."""
    form: re.Pattern[str]
    is_anywhere: bool

    def fits(self, line: str) -> bool:
        return bool(self.form.search(line) if self.is_anywhere else self.form.match(line))


@dataclass(frozen=True, kw_only=True)
class Phrases:
    """All groups, by the stems that a paragraph must hold, or begin with, to be talk."""

    first: Mapping[str, tuple[_Group, ...]]
    anywhere: Mapping[str, tuple[_Group, ...]]

    def talk_of(self, paragraph: str) -> Talk | None:
        """Say which kind of talk one line or sentence is, if any."""
        line = _plain(paragraph)
        words = _WORDS.findall(line)
        if not words:
            return None
        head = "0" if words[0][0].isdigit() else words[0]
        groups = list(self.first.get(head, ()))
        script = _script(line) if not line.isascii() else ""
        if script:
            groups += self.first.get(script, ())
            words.append(script)
        if "javascript" in line:
            words.append("java")
        if not self.anywhere.keys().isdisjoint(words):  # most lines hold no stem at all
            for stem in self.anywhere.keys() & words:
                groups += self.anywhere[stem]
        if not groups and head not in _SHARE:
            return None
        if len(groups) > 1:
            groups.sort(key=_rank)
        found = next((group.talk for group in groups if group.fits(line)), None)
        if not found and head in _SHARE and is_share_line(line):
            return Talk.FURNITURE
        return found


_WORDS = re.compile(r"\b\w{1,4}")
_SHARE = frozenset(word[:4] for word in NETWORKS) | {"0"}
"""Beginnings of the first word of a share line."""
_MARKS = re.compile(r"^(?:[^\w\"“”„«»'©ⓒ]|» )+")
"""Bullets, brackets and arrows before the first word; a quotation is somebody's, not the page's."""
_FOREIGN = re.compile("[\u0590-\u0eff\u1100-\u11ff\u3040-\ud7ff]")
_SCRIPTS = (("\u0600", "א"), ("\u0900", "ا"), ("\u0e00", "अ"), ("\u1000", "ก"))
"""Where the next script begins, and what stands for the one before; 一 stands for the rest.

Their words are not told apart by blanks, or change their beginnings.
"""
_SENTENCE_END = re.compile(r"(?<=[.!?…。！？])[\"'”’»)]{0,4}\s+|(?<=[。！？])")
_WORDS_AT_MOST, _QUESTION_AT_MOST = 3, 8  # guess, 2026-11
_CUT_OFF = frozenset({Talk.ACCESS, Talk.GATE, Talk.FORM, Talk.SCRIPT})


@lru_cache(maxsize=20_000)
def talk_of(paragraph: str) -> Talk | None:
    """Say whether a whole paragraph is talk to the visitor, and of which kind.

    Takes:   one paragraph without mark-up, blanks squeezed.
    Gives:   None for news. A paragraph longer than `SHORT` is talk only if each sentence is.
    """
    if len(paragraph) <= SHORT:
        return phrases().talk_of(paragraph)
    first: Talk | None = None
    for sentence in _sentences(paragraph):
        kind = phrases().talk_of(sentence[:SHORT])
        if not kind:
            return None
        first = first or kind
    return first


def _sentences(paragraph: str) -> Iterator[str]:
    """Give one sentence after the other: the first of most paragraphs tells all."""
    start = 0
    for end in _SENTENCE_END.finditer(paragraph):
        if start < end.start():
            yield paragraph[start : end.start()]
        start = end.end()
    if start < len(paragraph):
        yield paragraph[start:]


def without_talk(paragraph: str) -> tuple[str, Talk | None]:
    """Cut gate and form sentences off the end of a paragraph that is otherwise news.

    Gives:   the paragraph, and the kind of what was cut off if anything was.
    """
    starts = [0, *(match.end() for match in _SENTENCE_END.finditer(paragraph))]
    found: Talk | None = None
    cut = end = len(paragraph)
    for start in reversed(starts[1:][-SENTENCES_AT_MOST:]):
        sentence = paragraph[start:end]
        kind = phrases().talk_of(sentence) if len(sentence) <= SHORT else None
        if kind in _CUT_OFF:
            cut, found = start, kind
        elif kind is None and not _goes_with_talk(sentence):
            break
        end = start
    return (paragraph[:cut].rstrip(), found) if found else (paragraph, None)


@lru_cache(maxsize=1)
def phrases() -> Phrases:
    """Read what `phrases/` holds."""
    first: dict[str, list[_Group]] = {}
    anywhere: dict[str, list[_Group]] = {}
    rank = 0
    for talk in Talk:
        told = load(talk)
        for place, group in ((at, group) for lang in told.values() for at, group in lang.items()):
            lines = "|".join(group["phrases"].strip().splitlines())
            form = re.compile(rf"(?:{lines})\W*\Z" if place == "whole" else lines)
            rank += 1
            made = _Group(talk=talk, rank=rank, form=form, is_anywhere=place == "holds")
            for stem in group["stems"].split():
                (anywhere if place == "holds" else first).setdefault(stem, []).append(made)
    return Phrases(first=_fixed(first), anywhere=_fixed(anywhere))


def _fixed(groups: Mapping[str, Iterable[_Group]]) -> Mapping[str, tuple[_Group, ...]]:
    return {stem: tuple(found) for stem, found in groups.items()}


def _rank(group: _Group) -> int:
    return group.rank


def _goes_with_talk(sentence: str) -> bool:
    """Take a word or two, or a short question, before talk as part of it: `Log in.`"""
    return len(sentence.split()) <= (_QUESTION_AT_MOST if "?" in sentence else _WORDS_AT_MOST)


def _plain(paragraph: str) -> str:
    line = paragraph.lower()
    if not line.isascii():
        line = line.replace("’", "'").replace("‘", "'")
    return line if line[:1].isalnum() else _MARKS.sub("", line)


def _script(line: str) -> str:
    found = _FOREIGN.search(line)
    if not found:
        return ""
    return next((stands for ends, stands in _SCRIPTS if found[0] < ends), "一")
