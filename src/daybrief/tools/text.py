"""Sentences with their offsets, words, quotations and names of a text, in any language.

Knows characters and habits of writing only; what a sentence says is left to the stages.
"""

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from daybrief.tools.abbreviations import (
    ENDS_RARELY,
    ENDS_SOMETIMES,
    MONTHS,
    STARTERS,
    STOP_WORDS,
)
from daybrief.tools.memory import once_a_page, once_a_sentence


class Span(NamedTuple):
    """Characters of a text: `text[start:end]`."""

    start: int
    end: int
    text: str


class Quotation(NamedTuple):
    """Quoted words; the offsets are those of the words, without their marks."""

    start: int
    end: int
    text: str


_WORDS_KEPT = 65_536
"""Words whose forms are remembered: more than the vocabulary of a day."""
# One character of a script that writes no spaces is a word of its own, for counting and comparing.
_UNSPACED = r"\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_SPACED = rf"[^\W{_UNSPACED}]+"
_WORD = re.compile(rf"[{_UNSPACED}]|{_SPACED}(?:[.,'’\-]{_SPACED})*")
_STOP = re.compile(r"[.!?…]+|[。！？｡।॥؟۔]+")
_CLOSERS = "\"'”’»›)]」』）"
_OPENERS = "\"'“‘„‚«‹([¿¡「『（-–—"
_PAIRS = {"“": "”", "«": "»", "‹": "›", "「": "」", "『": "』", "(": ")", "[": "]", "（": "）"}
_MARK = re.compile(r"[\"“”„‟«»‹›‘’‚'「」『』()\[\]（）]")
_GERSHAYIM = re.compile(r"[\u05d0-\u05ea]\"[\u05d0-\u05ea]")
"""Within a Hebrew word the mark tells an abbreviation."""
_Pairing: TypeAlias = tuple[Sequence[tuple[int, int]], Sequence[int]]
_LATER_QUOTE_AT_MOST = 1200  # guess: a quotation longer than this was never closed
_SPEAKER = re.compile(
    r"\s+(?:[A-Z][\w.’'-]*\s+){1,3}"
    r"(?:said|says|asked|asks|told|added|wrote|writes|cried|replied|shouted|tweeted)\b"
)


def sentences(text: str, language: str = "") -> tuple[Span, ...]:
    """Split a text into sentences, each with its offsets; nothing but blanks lies between them.

    Never splits inside a quotation or brackets that close again, so that marks stay balanced.
    Costs:   linear in the length of the text, whatever it holds.
    """
    found = []
    for block in _blocks(text):
        start = block.start
        for end in _ends(block.text, language):
            found += _trimmed(text, start, block.start + end)
            start = block.start + end
        found += _trimmed(text, start, block.end)
    return tuple(found)


@once_a_sentence
def _tokens(text: str) -> Sequence[str]:
    """The words of a text as they stand in it."""
    return _WORD.findall(text)


def words(text: str) -> list[str]:
    """List the words in lower case, a possessive ending left off."""
    return [fold(word) for word in _tokens(text)]


@lru_cache(maxsize=_WORDS_KEPT)
def fold(word: str) -> str:
    """Lower a word's case and drop its possessive ending."""
    lowered = word.lower().replace("’", "'")
    return lowered.removesuffix("'s").removesuffix("'")


@lru_cache(maxsize=_WORDS_KEPT)
def stem(word: str) -> str:
    """Drop the plural ending of a folded word; crude, for comparing only."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] not in "su" else word


def content_words(text: str, language: str = "") -> list[str]:
    """List the stems of the words that carry meaning, in order, repeated ones too."""
    known = _STEMS.get(language) or _STEMS.setdefault(language, _Stems(language))
    return list(filter(None, map(known.__getitem__, _tokens(text))))


class _Stems(dict[str, str]):
    """Word as it stands in a text → its stem; empty for a word that carries no meaning."""

    def __init__(self, language: str) -> None:
        self._stop = STOP_WORDS.get(language, STOP_WORDS["en"])

    def __missing__(self, word: str) -> str:
        if len(self) >= _WORDS_KEPT:
            self.clear()
        folded = fold(word)
        told = self[word] = "" if folded in self._stop else stem(folded)
        return told


_STEMS: dict[str, _Stems] = {}


def beginnings(text: str, language: str = "") -> frozenset[str]:
    """List how the content words begin, so that other endings of one word are one."""
    return frozenset(word[:5] for word in content_words(text, language))


def share_found(sentence: str, known: Container[str], language: str = "") -> float:
    """Give the share of a sentence's content words whose beginnings are known."""
    wanted = beginnings(sentence, language)
    return sum(word in known for word in wanted) / len(wanted) if wanted else 0.0


def lower(text: str) -> str:
    """A text in lower case with all its offsets, for few letters become two."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower()[:1] for c in text)


def word_count(text: str) -> int:
    """Count words as a reader would, or more where scripts or dashes make it doubtful."""
    return max(len(text.split()), len(_tokens(text)))


def quotations(text: str) -> tuple[Quotation, ...]:
    """Find what stands between quotation marks, outermost marks only."""
    pairs, _ = _paired(text)
    outer: list[Quotation] = []
    for start, end in pairs:
        if text[start] in "([（" or (outer and start < outer[-1].end):
            continue
        outer.append(Quotation(start + 1, end, text[start + 1 : end]))
    return tuple(outer)


def is_balanced(text: str) -> bool:
    """Tell whether every quotation mark and bracket has its partner."""
    return not _paired(text)[1]


@once_a_sentence
def without_quotations(text: str) -> str:
    """Blank out the quoted words, each by a space, so that offsets stay."""
    for start, end, quoted in quotations(text):
        text = text[:start] + " " * len(quoted) + text[end:]
    return text


def has_whole(told: str, text: str) -> bool:
    """Tell whether a text has some words with no letter or digit running on at either end."""
    return next(whole(told, text), -1) >= 0


def whole(told: str, text: str) -> Iterator[int]:
    r"""Say where a text has some words whole; as `\bwords\b` would, which is dear to make anew."""
    place = text.find(told) if told else -1
    while place >= 0:
        if _is_edge(text, place) and _is_edge(text, place + len(told)):
            yield place
        place = text.find(told, place + 1)


def _is_edge(text: str, place: int) -> bool:
    return _is_of_word(text[place - 1 : place]) != _is_of_word(text[place : place + 1])


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"


_NAME_WORD = r"[^\W\d_a-zß-öø-ÿ][\w]*(?:[.'’\-]\w+)*\.?"
_PARTICLE = r"(?:de|da|di|del|della|do|dos|du|van|von|der|den|ter|bin|ibn|al|el|la|le|y|zu)"
_NAME = re.compile(rf"{_NAME_WORD}(?:[ \u00a0](?:{_PARTICLE}[ \u00a0]){{0,2}}{_NAME_WORD})*")
_NAME_PART = re.compile(r"[^ \u00a0]+")
_INITIAL_AT_END = re.compile(r"(?:\b\w|\.\w)\.$")


@once_a_page
def names(text: str, language: str = "en") -> tuple[Span, ...]:
    """Find runs of capitalised words, as `Jorun Vael` or `Coast Wire`.

    A word that only its place at the start of a sentence, or the calendar, puts in capitals is
    left out where we know it; in German, nouns come along.
    """
    found = []
    for match in _NAME.finditer(text):
        start, run = match.span()[0], match[0]
        if (start and text[start - 1].isalnum()) or not run[0].isupper():
            continue
        for parts in _parts(run):
            first, end = 0, len(parts)
            while first < end and _is_common(parts[first][0], language):
                first += 1
            while first < end and _is_common(parts[end - 1][0], language):
                end -= 1
            if first < end:
                begins, ends = start + parts[first].start(), start + parts[end - 1].end()
                found.append(_clean_name(Span(begins, ends, text[begins:ends])))
    return tuple(found)


@lru_cache(maxsize=_WORDS_KEPT)
def _is_common(word: str, language: str) -> bool:
    """Whether a word has its capital from the calendar or from its place in a sentence alone."""
    folded = fold(word)
    return (
        folded in MONTHS
        or folded in STOP_WORDS.get(language, STOP_WORDS["en"])
        or folded in STARTERS.get(language, ())
    )


def _parts(name: str) -> Iterator[list[re.Match[str]]]:
    """Cut a run of names behind each possessive: `Ostmark's` | `President Vael`."""
    run: list[re.Match[str]] = []
    for part in _NAME_PART.finditer(name):
        if part[0][0] > "ÿ" and not part[0][0].isupper():
            # No capital, in an alphabet that the pattern does not know: no name and no particle.
            yield run
            run = []
            continue
        run.append(part)
        if part[0].endswith(("'s", "’s")):
            yield run
            run = []
    yield run


def _clean_name(span: Span) -> Span:
    """Drop a full stop that ends the sentence, and a possessive ending."""
    text = span.text
    if text.endswith(".") and not _INITIAL_AT_END.search(text):
        text = text[:-1]
    if text.endswith(("'s", "’s")):
        text = text[:-2]
    elif text.endswith(("'", "’")):
        text = text[:-1]
    return Span(span.start, span.start + len(text), text)


def _blocks(text: str) -> Iterator[Span]:
    """Cut at line ends, except where a line was only wrapped in mid-sentence."""
    start = 0
    for match in re.finditer(r"[ \t\r]*\n\s*", text):
        before, after = text[start : match.start()], text[match.end() : match.end() + 1]
        wrapped = match[0].count("\n") == 1 and after.islower() and before[-1:] not in ".!?:…"
        if not wrapped:
            yield Span(start, match.start(), before)
            start = match.end()
    yield Span(start, len(text), text[start:])


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return [Span(start, end, text[start:end])] if start < end else []


def _ends(block: str, language: str) -> Iterator[int]:
    """Offsets at which a sentence of the block ends, the block's own end left out."""
    pairs, _ = _paired(block)
    covered = _merged(pairs)
    starts = [start for start, _ in covered]
    for match in _STOP.finditer(block):
        end = match.end()
        while end < len(block) and block[end] in _CLOSERS and end - match.end() < 4:
            end += 1
        place = bisect_left(starts, end) - 1
        if place >= 0 and end <= covered[place][1]:
            continue
        if end < len(block) and _is_end(block, match.start(), match.end(), end, language):
            yield end


def _merged(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(pairs):
        if not merged or start > merged[-1][1]:
            merged.append((start, end))
    return merged


def _is_end(block: str, stop: int, after_stop: int, end: int, language: str) -> bool:
    """Decide whether the stop at `stop` ends a sentence, by the words on both its sides."""
    mark = block[stop:after_stop]
    if mark[0] in "。！？｡।॥؟۔":
        return True
    if not block[end].isspace():
        return False
    rest = block[end : end + 80]
    following = rest.lstrip().lstrip(_OPENERS).lstrip()
    if not following or following[0].islower():
        return False
    if mark != ".":
        # "Who knows?" Marn said: the speaker belongs to the quotation.
        return not (end > after_stop and _SPEAKER.match(rest))
    next_word = fold(_first_word(following))
    token = re.split(r"[\s(\[\"“‘„«]", block[max(0, stop - 24) : stop])[-1]
    lowered = token.lower().replace("’", "'")
    if end > after_stop or not token:
        return True
    starts_anew = next_word in STARTERS.get(language or "en", STARTERS["en"])
    if len(token) > 1 and token.isupper() and "." not in token:
        return True
    if len(token) == 1 and token.isalpha():
        return starts_anew and token != "I" and next_word != "a"
    # `Spc.`, `Bgn.`: in capitals and with no vowel, it is no word.
    if 1 < len(token) < 5 and token.istitle() and not re.search(r"[aeiouyà-ÿ]", lowered):
        return starts_anew
    if lowered in ENDS_RARELY or (following[0].isdigit() and lowered in ENDS_SOMETIMES):
        return False
    if lowered in ENDS_SOMETIMES or re.fullmatch(r"(?:\w\.)+\w", lowered):
        if lowered in {"a.m", "p.m"}:
            if next_word in MONTHS:
                return False
            return not re.match(r"[A-Z]{2,4}\b", following) or starts_anew
        return starts_anew or rest.lstrip()[:1] in '"“„«'
    if re.fullmatch(r"\d{1,2}", token):
        return next_word not in MONTHS and language not in {"de", "cs", "da", "no", "nb", "fi"}
    return True


def _first_word(text: str) -> str:
    match = re.match(r"[\w'’-]+", text)
    return match[0] if match else ""


@once_a_sentence
def _paired(text: str) -> _Pairing:
    """Pair quotation marks and brackets; give the pairs by start, and the marks left alone."""
    pairs: list[tuple[int, int]] = []
    alone: list[int] = []
    open_marks: list[tuple[int, str]] = []
    for match in _MARK.finditer(text):
        place, mark = match.start(), match[0]
        if mark == '"' and _GERSHAYIM.match(text, max(0, place - 1)):
            continue
        closing = _closes(text, place, mark, open_marks)
        if closing is not None:
            while len(open_marks) > closing + 1:
                lost, sign = open_marks.pop()
                alone += [lost] if sign not in "'‘" else []
            pairs.append((open_marks.pop()[0], place))
        elif _opens(text, place, mark):
            open_marks.append((place, mark))
        elif mark not in "'’":
            alone.append(place)
    alone += [place for place, mark in open_marks if mark not in "'"]
    return sorted(pairs), alone


def _opens(text: str, place: int, mark: str) -> bool:
    before, after = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
    if mark in "'‘‚":
        return not before.isalnum() and after.isalnum()
    if mark == '"':
        return bool(after.strip()) and not before.isalnum()
    return mark in "“„«‹「『([（" or (mark in "»›”" and not before.strip() and after.isalnum())


def _closes(text: str, place: int, mark: str, open_marks: list[tuple[int, str]]) -> int | None:
    """Index of the open mark that this one closes; None if it closes none."""
    before, after = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
    if mark in "'’" and (not before.strip() or after.isalnum()):
        return None
    # Looking back a few marks only keeps hostile text linear.
    for index in range(len(open_marks) - 1, max(-1, len(open_marks) - 5), -1):
        start, opened = open_marks[index]
        if place - start > _LATER_QUOTE_AT_MOST:
            return None
        if _fits(opened, mark):
            return index
    return None


def _fits(opened: str, mark: str) -> bool:
    if opened in "'‘‚":
        return mark in {"'": "'", "‘": "’", "‚": "‘’"}[opened]
    if opened == "„":
        return mark in '“”"'
    if opened in "»›":
        return mark == {"»": "«", "›": "‹"}[opened]
    if opened in '"”':
        return mark in '"”'
    return mark == _PAIRS.get(opened) or (opened == "“" and mark == '"')
