"""What an article is compared by: its words, weighed by where they stand and how rare they are.

Takes titles, texts and addresses; gives bags of words, and from a batch of bags a matrix of
unit rows. What the similarity of two rows means is decided in `event.py`.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import filterfalse

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from daybrief.stages.group.stopwords import STOPWORDS

# All numbers here: tuned on one half of the stories of four sets, confirmed on the other,
# 2026-11.
TITLE_WEIGHT = 3
LEAD_WEIGHT = 2
LEAD_WORDS = 60
FIRST_WORDS = 25
"""Words that are taken for a first sentence."""
BODY_WORDS = 300
NAME_WEIGHT = 1.5
RARITY_AT_LEAST = 100
_USUAL_LENGTH, _WORD_LENGTH = 8, 20
CHARACTERS_AT_MOST = 40_000
"""A text's further characters are not looked at: the news stands at the top."""

# Marks of the Indic, Hebrew, Arabic, Thai and neighbouring scripts are letters of their words,
# though `\w` leaves them out.
_MARKS = (
    r"\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0963\u0966-\u0dff"
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
)
WORD = re.compile(rf"[\w{_MARKS}]+")
UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]{2,}")
_AROUND_WORDS = re.compile(rf"([\w{_MARKS}]+)")
_AROUND_ASCII = re.compile(r"(\w+)", re.ASCII)
"""The same of a text without other characters, a third faster."""
_SENTENCE_START = frozenset('.!?:…\n"“”„«»')
_SILENT = STOPWORDS | frozenset(map(chr, range(128)))
_ADDRESS_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, kw_only=True)
class Bag:
    """An article's words, each with its weight before rarity."""

    counts: dict[str, int]
    names: frozenset[str]
    """Words written with a capital (or as a figure) where no sentence starts."""
    title: frozenset[str] = frozenset()
    """Words of the headline and the address; the first words where there is no headline."""
    first: frozenset[str] = frozenset()
    """The text's first words, about a sentence."""


def words(text: str) -> list[str]:
    """Split a text into case-folded words; a script without spaces into pairs of characters."""
    found: list[str] = WORD.findall(text[:CHARACTERS_AT_MOST].casefold())
    if not _is_unspaced(text):
        return found
    return [part for word in found for part in _parts(word)]


def bag(title: str, text: str, url: str = "") -> Bag:
    """Weigh an article's words by where they stand: title, lead, body, address."""
    headline = _telling(words(title))
    gaps, written = _body(text)
    folded = " ".join(written).casefold().split(" ") if written else []
    lead, rest = _telling(folded[:LEAD_WORDS]), _telling(folded[LEAD_WORDS:])
    first = _telling(folded[:FIRST_WORDS])
    address = _telling(_ADDRESS_WORD.findall(_path(url).casefold()))
    counts = Counter(TITLE_WEIGHT * headline + LEAD_WEIGHT * lead + rest + address)
    headline += address if headline else []
    return Bag(
        counts=dict(counts),
        names=_names(gaps, written, folded),
        title=frozenset(headline or first),
        first=frozenset(first),
    )


def _names(gaps: Sequence[str], written: Sequence[str], folded: Sequence[str]) -> frozenset[str]:
    """Find what is written with a capital or a figure more often than not, amid a sentence."""
    raised = {word for raw, word in zip(written, folded, strict=True) if not raw[0].islower()}
    net: dict[str, int] = defaultdict(int)
    for at, word in enumerate(folded):
        # Between most words stands one space, which starts no sentence.
        if word in raised and (gaps[at] == " " or (at and _SENTENCE_START.isdisjoint(gaps[at]))):
            net[word] += 1 if written[at][0].isupper() or written[at][0].isdigit() else -1
    return frozenset(_telling(word for word, more in net.items() if more > 0))


def rows(bags: Sequence[Bag], *, among_at_least: int = RARITY_AT_LEAST) -> sparse.csr_matrix:
    """Weigh each bag's words by their rarity in the batch.

    Gives:   (n_bags, n_words) float64, rows of length 1; a bag without words is a row of zeros.
    Method:  (1 + ln count) · ln((n + 2) / (df + 1)), names more; a batch of fewer than a
             hundred tells little about rarity, so its words are held against that many.
    """
    known: dict[str, int] = {}
    columns = np.array(
        [known.setdefault(word, len(known)) for one in bags for word in one.counts], dtype=np.int64
    )
    counts = np.array([count for one in bags for count in one.counts.values()], dtype=np.float64)
    named = np.array([word in one.names for one in bags for word in one.counts], dtype=np.bool_)
    size = max(len(bags), among_at_least) + 2
    rarity = np.log(size / (np.bincount(columns, minlength=len(known)) + 1))
    values = (1 + np.log(counts)) * rarity[columns] * np.where(named, NAME_WEIGHT, 1.0)
    starts = np.cumsum([0, *(len(one.counts) for one in bags)])
    matrix = sparse.csr_matrix((values, columns, starts), shape=(len(bags), len(known)))
    lengths: NDArray[np.float64] = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    lengths[lengths == 0] = 1.0
    return sparse.csr_matrix(sparse.diags(1 / lengths) @ matrix)


def _body(text: str) -> tuple[list[str], list[str]]:
    """Give the first words as written, and what stands before each."""
    for length in (BODY_WORDS * _USUAL_LENGTH, BODY_WORDS * _WORD_LENGTH):
        part = text[:length]
        pieces = (_AROUND_ASCII if part.isascii() else _AROUND_WORDS).split(part)
        gaps, found = pieces[:-1:2], pieces[1::2]
        if _is_unspaced(part):
            split = [
                (gap, piece)
                for gap, word in zip(gaps, found, strict=True)
                for piece in _parts(word)
            ]
            gaps, found = [gap for gap, _ in split], [piece for _, piece in split]
        if len(found) > BODY_WORDS:  # the last one may be cut
            break
    return gaps[:BODY_WORDS], found[:BODY_WORDS]


def _telling(words: Iterable[str]) -> list[str]:
    """Leave out what says nothing: function words and single letters of the Latin script."""
    return list(filterfalse(_SILENT.__contains__, words))


def _is_unspaced(text: str) -> bool:
    return not text.isascii() and UNSPACED.search(text) is not None


def _parts(word: str) -> list[str]:
    if not _is_unspaced(word):
        return [word]
    return [word[i : i + 2] for i in range(len(word) - 1)]


def _path(url: str) -> str:
    """The address after its host: outlets write the headline's words into it."""
    return url.split("?")[0].partition("//")[2].partition("/")[2]
