"""The sentences of an English article to what each shows: named measures, and its words hashed.

Each sentence is measured by itself and by its place in the telling: what it shares with the
headline, with the first sentence, with those before it; whether a quotation is still open.
"""

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from daybrief.stages.write.role_cues import (
    KINDS,
    LITTLE_WORDS,
    MONTHS,
    OUTSIDE,
    PARTICIPLES,
    WEEKDAYS,
)
from daybrief.tools.text import stem

Numbers = NDArray[np.float32]
Places = NDArray[np.intp]

BUCKETS = 1 << 14
"""How many places hashed words fall into."""
WORDS_AT_MOST = 200
"""Words of one sentence that are looked at: what is longer is no sentence."""

_LOCAL = (
    *(f"has {kind}" for kind in KINDS),
    *("a quotation", "in quotation", "mostly quoted", "partly quoted"),
    *("share quoted", "leaves open", "closes"),
    *("past perfect", "perfect", "passive", "present passive", "year", "weekday", "month"),
    *("aged", "opens with name", "dateline", "a question"),
)
_ALONE = (
    *(f"outside {kind}" for kind in OUTSIDE),
    *(f"opens with {kind}" for kind in KINDS),
    *("progressive", "is to", "years ago", "according to", "ed", "ing", "ly", "capitals"),
    *("figures", "money", "oldest year", "older year", "last year", "latest year", "two years"),
    *("year before 2000", "first weekday", "same weekday", "other weekday"),
    *(f"place {place}" for place in range(7)),
    *(f"fifth {part}" for part in range(5)),
    *("share before", "last", "last but one", "last but two", "length of article"),
    *(f"running {place}" for place in range(8)),
    *("not running", "nearness to top"),
    *(f"length {size}" for size in range(6)),
    *("no end", "all capitals", "opens with bracket", "has bracket"),
    *("headline found", "share in headline", "headline names", "first shared", "new words"),
    *("new names", "shared with last", "all names new", "constant"),
)
NAMES = _LOCAL + _ALONE
"""What each column measures; the first `LOCAL` of them are told of the neighbours as well."""
LOCAL = len(_LOCAL)
_COLUMN = {name: at for at, name in enumerate(NAMES)}


@lru_cache(maxsize=1)
def _kinds_of_words() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for kind, told in KINDS.items():
        for word in told.split():
            found[word] = (*found.get(word, ()), kind)
    return found


_TOKEN = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|\d+(?:[.,:]\d+)*|''|``|[\"“”?!$%():;,—|@©/]|--")
_DATELINE = re.compile(
    r".{0,60}?\([A-Z][A-Za-z]+\)\s*(?:--?|—|–)?\s*"
    r"|[A-Z][A-Z .,'/-]{2,40}(?:,\s*[A-Z][\w.]+(?: \d{1,2})?)?\s*(?:--|—|–)\s*"
)
_ENDS = re.compile(r"[.!?][\"')”]*\s*$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ALONE_AT_START = ("FILE", "Source:", "(")
_MARKS = frozenset({"''", '"', "“", "”", "``"})


@dataclass(frozen=True, kw_only=True)
class Measures:
    """What the sentences of one article show."""

    named: Numbers
    """(n_sentences, len(NAMES)), 0.0 to about 1.0."""
    words: Places
    """The buckets of all sentences' words in one row, sorted and single in each sentence."""
    starts: Places
    """(n_sentences,) where each one's begin."""


@dataclass
class _Seen:
    """What the sentences read so far have told."""

    title: frozenset[str]
    title_names: frozenset[str]
    latest_year: int
    words: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    first: frozenset[str] = frozenset()
    last: frozenset[str] = frozenset()
    weekday: str = ""
    running: int = 0
    """How many whole sentences there were, captions and lines of credit left out."""
    is_open: bool = False
    """A quotation was begun and has not ended."""


def measured(title: str, sentences: Sequence[str], year: int = 0) -> Measures:
    """Measure every sentence of an article, in order.

    Takes:   the year it was published in, 0 if unknown.
    Costs:   linear in the length of the text.
    """
    sentences = [sentence.replace("’", "'") for sentence in sentences]
    years = [int(year) for sentence in sentences for year in _YEAR.findall(sentence)]
    heading = _TOKEN.findall(title.replace("’", "'"))
    seen = _Seen(
        title=frozenset(_content(word.lower() for word in heading)),
        title_names=frozenset(word for word in heading if word[0].isupper()),
        latest_year=year or max(years, default=0),
    )
    named = np.zeros((len(sentences), len(NAMES)), np.float32)
    words: list[int] = []
    starts: list[int] = []
    for place, sentence in enumerate(sentences):
        starts.append(len(words))
        follows = sentences[place + 1][:1] if place + 1 < len(sentences) else ""
        shown, buckets = _one(sentence, place, follows, seen)
        _placed(shown, place, len(sentences))
        named[place, [_COLUMN[name] for name in shown]] = list(shown.values())
        words += sorted(buckets)
    return Measures(named=named, words=np.array(words, np.intp), starts=np.array(starts, np.intp))


def _one(sentence: str, place: int, follows: str, seen: _Seen) -> tuple[dict[str, float], set[int]]:
    shown: dict[str, float] = {"constant": 1.0}
    body = sentence
    if place < 8 and (dateline := _DATELINE.match(sentence)):
        shown["dateline"] = 1.0
        body = sentence[dateline.end() :]
    tokens = _TOKEN.findall(body)[:WORDS_AT_MOST]
    low = [token.lower() for token in tokens]
    words = [word for word in low if word[0].isalpha()]
    has_end = bool(_ENDS.search(sentence))
    is_running = len(words) >= 6 and has_end and not sentence.startswith(_ALONE_AT_START)
    outside = _quoted(shown, low, follows, seen)
    _kinds(shown, low, words, outside)
    _forms(shown, low, words)
    _times(shown, tokens, low, seen)
    _shape(shown, sentence, tokens, low, len(words), has_end)
    names = {token for token in tokens[1:] if token[0].isupper()}
    _shared(shown, frozenset(_content(words)), names, is_running, seen)
    shown[f"running {min(seen.running, 7)}" if is_running else "not running"] = 1.0
    shown["nearness to top"] = 1 / (1 + seen.running)
    seen.running += is_running
    return shown, _buckets(words, outside)


def _quoted(shown: dict[str, float], low: Sequence[str], follows: str, seen: _Seen) -> list[str]:
    """Follow quotations from sentence to sentence; gives the words outside of them."""
    was_open, inside, marks = seen.is_open, 0, 0
    is_open = was_open
    outside = []
    for word in low:
        if word in _MARKS:
            marks += 1
            is_open = word in ("“", "``") or (word != "”" and not is_open)
        elif is_open:
            inside += 1
        else:
            outside.append(word)
    share = inside / max(1, len(low))
    shown["share quoted"] = share
    for name, is_so in (
        ("in quotation", was_open),
        ("a quotation", marks),
        ("leaves open", is_open and not was_open),
        ("closes", was_open and not is_open),
        ("mostly quoted", share > 0.6),
        ("partly quoted", 0 < share <= 0.6),
    ):
        if is_so:
            shown[name] = 1.0
    # A new opening mark means that this one was never closed, or a paragraph was begun anew.
    seen.is_open = is_open and follows not in ("“", '"') and len(low) <= 120
    return outside


def _kinds(
    shown: dict[str, float], low: Sequence[str], words: Sequence[str], outside: Sequence[str]
) -> None:
    kinds = _kinds_of_words()
    for word in kinds.keys() & set(low):
        for kind in kinds[word]:
            shown[f"has {kind}"] = 1.0
    for word in kinds.keys() & set(outside):
        for kind in kinds[word]:
            if kind in OUTSIDE:
                shown[f"outside {kind}"] = 1.0
    for kind in kinds.get(words[0], ()) if words else ():
        shown[f"opens with {kind}"] = 1.0


def _forms(shown: dict[str, float], low: Sequence[str], words: Sequence[str]) -> None:
    """Look for tenses by the forms of neighbouring words."""
    for one, other in pairwise(low):
        if one in _AUXILIARIES:
            if other.endswith("ed") or other in PARTICIPLES:
                shown[_AUXILIARIES[one]] = 1.0
            if other == "to" and one in ("is", "are"):
                shown["is to"] = 1.0
        if one in _PROGRESSIVE and other.endswith("ing"):
            shown["progressive"] = 1.0
        if one == "years" and other == "ago":
            shown["years ago"] = 1.0
        if one == "according" and other == "to":
            shown["according to"] = 1.0
    if any([word.endswith("year-old") for word in low]):
        shown["aged"] = 1.0
    ends = [word[-2:] for word in words]
    shown["ed"] = min(ends.count("ed"), 4) / 4
    shown["ing"] = min([word[-3:] for word in words].count("ing"), 3) / 3
    shown["ly"] = min(ends.count("ly"), 2) / 2


_PROGRESSIVE = frozenset({"is", "are", "was", "were", "been", "be"})
_AUXILIARIES = {
    "had": "past perfect", "has": "perfect", "have": "perfect", "was": "passive",
    "were": "passive", "is": "present passive", "are": "present passive",
}  # fmt: skip


def _times(shown: dict[str, float], tokens: Sequence[str], low: Sequence[str], seen: _Seen) -> None:
    years = [int(token) for token in tokens if len(token) == 4 and _YEAR.fullmatch(token)]
    if years:
        oldest = min(years)
        shown["year"] = 1.0
        shown[_age(seen.latest_year - oldest)] = 1.0
        if oldest != max(years):
            shown["two years"] = 1.0
        if oldest < 2000:
            shown["year before 2000"] = 1.0
    weekday = next((word for word in low if word in WEEKDAYS), "")
    if weekday:
        shown["weekday"] = 1.0
        told = "same weekday" if weekday == seen.weekday else "other weekday"
        shown[told if seen.weekday else "first weekday"] = 1.0
        seen.weekday = seen.weekday or weekday
    if not MONTHS.isdisjoint(low) and any(
        word in MONTHS and token[0].isupper() for word, token in zip(low, tokens, strict=True)
    ):
        shown["month"] = 1.0


def _age(years: int) -> str:
    if years > 8:
        return "oldest year"
    if years > 1:
        return "older year"
    return "last year" if years == 1 else "latest year"


def _shape(
    shown: dict[str, float],
    sentence: str,
    tokens: Sequence[str],
    low: Sequence[str],
    count: int,
    has_end: bool,
) -> None:
    figures = len([token for token in tokens if token[0].isdigit()])
    shown["figures"] = min(figures, 3) / 3
    shown[f"length {sum(count >= size for size in (4, 8, 14, 22, 32))}"] = 1.0
    for name, is_so in (
        ("opens with name", tokens and tokens[0][0].isupper() and low[0] not in _kinds_of_words()),
        ("money", "$" in low or "%" in low),
        ("no end", not has_end),
        ("a question", sentence.rstrip("\"'” ").endswith("?")),
        ("all capitals", sentence.isupper()),
        ("opens with bracket", sentence.startswith("(")),
        ("has bracket", ")" in low),
    ):
        if is_so:
            shown[name] = 1.0


def _shared(
    shown: dict[str, float], content: frozenset[str], names: set[str], is_running: bool, seen: _Seen
) -> None:
    """Compare a sentence with the headline and with what was told before it."""
    own = max(1, len(content))
    in_title = len(content & seen.title)
    shown["headline found"] = in_title / max(1, len(seen.title))
    shown["share in headline"] = in_title / own
    shown["headline names"] = len(names & seen.title_names) / max(1, len(seen.title_names))
    if seen.first:
        shown["first shared"] = len(content & seen.first) / max(1, min(own, len(seen.first)))
    shown["new words"] = len(content - seen.words) / own
    shown["new names"] = min(len(names - seen.names), 4) / 4
    shown["shared with last"] = len(content & seen.last) / max(1, min(own, len(seen.last)))
    shown["capitals"] = min(len(names) / own, 1.0)
    if names and not names & seen.names:
        shown["all names new"] = 1.0
    seen.words |= content
    seen.names |= names
    seen.last = content
    if is_running and not seen.running:
        seen.first = content


def _placed(shown: dict[str, float], place: int, count: int) -> None:
    before = place / max(1, count - 1)
    shown[f"place {min(place, 6)}"] = 1.0
    shown[f"fifth {min(4, int(before * 5))}"] = 1.0
    shown["share before"] = before
    shown["length of article"] = min(count, 60) / 60
    if count - place <= 3:
        shown[("last", "last but one", "last but two")[count - place - 1]] = 1.0


def _content(words: Sequence[str] | Iterator[str]) -> Iterator[str]:
    return (stem(word) for word in words if word[0].isalpha() and word not in LITTLE_WORDS)


def _buckets(words: Sequence[str], outside: Sequence[str]) -> set[int]:
    """Hash the words, neighbouring pairs, endings, and how the sentence begins."""
    found = {_hashed(f"{one} {other}") for one, other in pairwise(words)}
    found.update(map(bucket, words))
    found.update([bucket("$" + word[-3:]) for word in words if len(word) > 5])
    found.update([bucket("o:" + word) for word in outside if word[0].isalpha()])
    if words:
        found.add(bucket("^" + words[0]))
    if len(words) > 1:
        found.add(_hashed(f"^{words[0]} {words[1]}"))
    return found


def _hashed(told: str) -> int:
    return zlib.crc32(told.encode("utf8", "replace")) & (BUCKETS - 1)


@lru_cache(maxsize=65_536)
def bucket(told: str) -> int:
    """Say where a hashed word falls; the same on every machine."""
    return _hashed(told)
