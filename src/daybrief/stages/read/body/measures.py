"""What can be measured of a page's runs of text: their words, links and place.

Nothing is judged here; what is measured is what `choice.py` weighs.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from daybrief.stages.read.body.grounds import Grounds, Numbers, Places, bits
from daybrief.stages.read.body.runs import Run
from daybrief.stages.read.declared import Declared
from daybrief.stages.read.lines import is_byline, is_date_line
from daybrief.stages.read.talk import Talk, talk_of
from daybrief.tools.html import plain

CUES = tuple(
    """you your we our us i me my he she his her they said says read more related subscribe sign
    newsletter newsletters email follow facebook twitter instagram youtube linkedin photo photos
    photograph image images credit courtesy getty reuters ap afp share click here download watch
    listen video podcast join free get contact tags topics categories filed posted published updated
    min minutes ago by author editor writer copyright rights reserved advertisement sponsored
    comments comment reply about source sources via also see next previous latest popular trending
    shop buy price sale app store visit check out learn try book today now please help support
    donate story stories article articles news""".split()  # noqa: SIM905  # a hundred quoted words read worse
)
"""Words that tell who speaks to whom; what each is worth is learnt."""
NEAR = (-3, -2, -1, 1, 2, 3)

_ENDS = re.compile(r"[.!?。…！？][\"'”’»)\]]*$")
_SENTENCE = re.compile(r"[.!?] ")
_CUE_BITS = {word: 1 << place for place, word in enumerate(CUES)}
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")
_LETTERS = re.compile(r"[a-z]+")
_NO_LETTER = re.compile(r"\W+")
_DIGIT = re.compile(r"\d")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True, kw_only=True)
class Told:
    """What the page says of itself, as far as runs are compared with it."""

    titles: tuple[str, ...] = ()
    description: str = ""
    body: str = ""
    """The text that structured data calls the article's body."""
    people: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()

    @classmethod
    def of(cls, said: Declared, titles: tuple[str, ...]) -> "Told":
        """Take what counts out of a page's claims, beside the titles that it shows."""
        body = " ".join(plain(said.body)) if "<" in said.body else said.body
        return cls(
            titles=(*titles, said.headline, *said.titles),
            description=said.description,
            body=body,
            people=(*said.people, *said.meta_authors),
            sites=said.site_names,
        )


def bare(text: str) -> str:
    """Give the letters and figures of a text, lower case, to compare it by."""
    return _NO_LETTER.sub("", text.lower())


def measured(found: Sequence[Run], told: Told) -> Numbers:
    """Measure each run.

    Gives:   (n_runs, n_features) float32; the same columns for every page.
    """
    keys = [bare(run.text) for run in found]
    words = _words(found)
    grounds = Grounds.of(found)
    claims = _claims(found, keys, told)
    length = np.array([len(run.text) for run in found], dtype=np.float32)
    linked = np.array([run.linked for run in found], dtype=np.float32)
    ends, in_body = words[:, 3], claims[:, 0]
    columns = [
        words,
        claims,
        _order(found, keys, told, length),
        grounds.measured(length, linked, ends),
    ]
    for group in (grounds.up(1), grounds.alike, grounds.looks):
        columns.append((_near(group, -1.0) == group[:, None]).astype(np.float32))
    columns += [_headed(found, words), _on_topic(found, length, linked)]
    for values, missing in ((np.log1p(length), 0.0), (linked, 0.0), (ends, 0.0), (in_body, -1.0)):
        columns.append(_near(values, missing))
    columns.append(_around(length, linked))
    columns.append(_alike(grounds.alike, length, linked, ends))
    return np.hstack(columns).astype(np.float32)


def compared(found: Sequence[Run], kept: Sequence[str]) -> Numbers:
    """Measure how another reading of the page stands to each run.

    Takes:   the passages that the other reading kept.
    """
    keys = [bare(run.text) for run in found]
    length = np.array([len(run.text) for run in found], dtype=np.float32)
    passages = {bare(passage) for passage in kept}
    whole = bare(" ".join(kept))
    there = np.array(
        [
            1.0 if key in passages else 0.7 if len(key) > 25 and key in whole else 0.0
            for key in keys
        ],
        dtype=np.float32,
    )
    at, count = np.arange(len(keys)), len(keys)
    sums = np.concatenate([[0.0], np.cumsum(there)])
    low, high = np.maximum(0, at - 5), np.minimum(count, at + 6)
    long = np.flatnonzero((there > 0) & (length > 60))
    first, last = (long[0], long[-1]) if len(long) else (-1, -1)
    columns = [
        there,
        *_near(there, -1.0).T,
        (sums[at] - sums[low]) / 5,
        (sums[high] - sums[at + 1]) / 5,
        (first <= at) & (at <= last),
        at - first,
        at - last,
        np.full(count, sum(map(len, kept)) / max(1.0, float(length.sum()))),
    ]
    return np.column_stack(columns).astype(np.float32)


def _words(found: Sequence[Run]) -> Numbers:
    rows = []
    for run in found:
        text = run.text
        words = text.split()
        count, size = len(words), len(text)
        rows.append(
            (
                count,
                math.log1p(size),
                run.linked,
                _ENDS.search(text[-8:]) is not None,
                text[0].isupper(),
                len(_DIGIT.findall(text)) / size,
                text.count(",") / count,
                len(_SENTENCE.findall(text)),
                size / count,
                sum([word[0].isupper() for word in words]) / count,
                text.isupper(),
                "|" in text,
                text[-1] == ":",
                text[0] in "\"“'‘«„",
                "©" in text,
                "?" in text,
                len(run.links),
                "@" in text,
                text[0] in "-–—•*[(",
                text.count('"') + text.count("“"),
                "…" in text[-3:] or text.endswith("..."),
                run.emphasised,
                run.media,
                *_targets(run.links),
            )
        )
    return np.hstack([np.array(rows, dtype=np.float32), _cues(found)])


def _targets(links: Sequence[tuple[int, int, str]]) -> tuple[float, ...]:
    """Say where the links of a run lead, by words that addresses of many sites have."""
    if not links:
        return (0, 0, 0, 0, 0, 0)
    told = " ".join([target[:200] for _, _, target in links[:8]]).lower()
    return (
        told.startswith("#"),
        told.startswith(("http:", "https:", "//")),
        "author" in told or "/by/" in told or "profile" in told or "mailto:" in told,
        "/tag" in told or "/topic" in told or "/categor" in told or "/section" in told,
        "sharer" in told or "intent/" in told or "share?" in told or "facebook.com" in told,
        "newsletter" in told or "subscri" in told or "sign" in told or "login" in told,
    )


def _cues(found: Sequence[Run]) -> Numbers:
    """Mark the words of short runs by which pages speak to their visitor or name a credit."""
    masks = []
    for run in found:
        mask = 0
        if len(run.text) < 400:
            for word in _LETTERS.findall(run.text.lower()):
                mask |= _CUE_BITS.get(word, 0)
        masks.append(mask)
    return bits(masks, len(CUES))


def _claims(found: Sequence[Run], keys: Sequence[str], told: Told) -> Numbers:
    titles = {bare(title) for title in told.titles if title}
    description = bare(told.description)
    body = bare(told.body)
    people = tuple(key for name in told.people if len(key := bare(name)) > 5)
    sites = tuple(key for name in told.sites if len(key := bare(name)) > 3)
    times: dict[str, int] = {}
    for key in keys:
        times[key] = times.get(key, 0) + 1
    rows = []
    for run, key in zip(found, keys, strict=True):
        text = run.text
        talk = talk_of(text)
        rows.append(
            (
                float(len(key) > 15 and key in body) if body else -1.0,
                bool(description) and key == description,
                len(key) > 15 and key in description,
                key in titles,
                len(text) <= 120 and is_byline(text),
                len(text) <= 120 and is_date_line(text),
                times[key] > 1,
                talk is not None,
                talk is Talk.FURNITURE,
                talk is Talk.ASK,
                key in people,
                any([name in key for name in people]),
                key in sites,
                any([name in key for name in sites]),
            )
        )
    return np.array(rows, dtype=np.float32)


def _headed(found: Sequence[Run], words: Numbers) -> Numbers:
    """Give what the last heading before each run is like."""
    last: tuple[float, ...] = (0, 0, 0, 0, 0)
    rows = []
    for at, run in enumerate(found):
        tag = run.element.tag
        if tag in _HEADINGS:
            last = (int(tag[1]), run.linked, words[at, 0], words[at, 15], words[at, 12])
        rows.append(last)
    return np.array(rows, dtype=np.float32)


def _on_topic(found: Sequence[Run], length: Numbers, linked: Numbers) -> Numbers:
    """Give the share of each run's long words that other running text of the page has too."""
    told = [set(_LONG_WORD.findall(run.text.lower())) for run in found]
    times: dict[str, int] = {}
    for words, size, share in zip(told, length.tolist(), linked.tolist(), strict=True):
        if size > 100 and share < 0.3:
            for word in words:
                times[word] = times.get(word, 0) + 1
    rows = []
    for words, size, share in zip(told, length.tolist(), linked.tolist(), strict=True):
        least = 1 if size > 100 and share < 0.3 else 0
        known = sum([times.get(word, 0) > least for word in words])
        rows.append(known / len(words) if words else -1.0)
    return np.array(rows, dtype=np.float32)[:, None]


def _order(found: Sequence[Run], keys: Sequence[str], told: Told, length: Numbers) -> Numbers:
    """Say how far down the page each run stands, and how far from its title and a heading."""
    titles = {bare(title) for title in told.titles if title}
    count, at = len(found), np.arange(len(found))
    title_at = next((n for n, key in enumerate(keys) if n and key in titles), -1)
    tags = [run.element.tag for run in found]
    h1 = next((n for n, tag in enumerate(tags) if tag == "h1"), -1)
    is_heading = np.array([tag in _HEADINGS for tag in tags])
    since, until = _steps(is_heading)
    total, before = max(1.0, float(length.sum())), np.cumsum(length) - length
    return np.column_stack(
        [
            at / count,
            before / total,
            at - title_at if title_at >= 0 else np.full(count, -999),
            np.full(count, title_at >= 0),
            at - h1 if h1 >= 0 else np.full(count, -999),
            since,
            until,
        ]
    ).astype(np.float32)


def _near(values: NDArray[np.generic], missing: float) -> Numbers:
    """Give the values of the runs before and after, in columns."""
    return _padded(values, NEAR, missing)


def _padded(values: NDArray[np.generic], steps: Sequence[int], missing: float) -> Numbers:
    rim = np.full(max(steps), missing, dtype=np.float32)
    padded = np.concatenate([rim, values.astype(np.float32), rim])
    starts = [len(rim) + step for step in steps]
    return np.column_stack([padded[start : start + len(values)] for start in starts])


def _steps(marked: NDArray[np.bool_]) -> tuple[Numbers, Numbers]:
    """Count the runs since the last marked one and until the next; 99 where there is none."""
    count, at = len(marked), np.arange(len(marked))
    last = np.maximum.accumulate(np.where(marked, at, -1))
    since = np.where(last >= 0, at - last, 99)
    turned = np.maximum.accumulate(np.where(marked[::-1], at, -1))[::-1]
    until = np.where(turned >= 0, at - (count - 1 - turned), -99) * -1
    return np.minimum(since, 99).astype(np.float32), np.minimum(until, 99).astype(np.float32)


def _around(length: Numbers, linked: Numbers) -> Numbers:
    """Give the characters of the five runs before, of the five after, and their link share."""
    count = len(length)
    total = np.concatenate([[0.0], np.cumsum(length)])
    links = np.concatenate([[0.0], np.cumsum(length * linked)])
    at = np.arange(count)
    low, high = np.maximum(0, at - 5), np.minimum(count, at + 6)
    near = np.maximum(1.0, total[high] - total[low])
    columns = [
        total[at] - total[low],
        total[high] - total[at + 1],
        (links[high] - links[low]) / near,
    ]
    return np.column_stack(columns).astype(np.float32)


def _alike(group: Places, length: Numbers, linked: Numbers, ends: Numbers) -> Numbers:
    """Say what runs whose elements look alike have in common, and the run's place among them."""
    many = np.bincount(group)
    order = np.argsort(group, kind="stable")
    starts = np.concatenate([[0], np.cumsum(many)])[:-1]
    rank = np.empty(len(group))
    rank[order] = np.arange(len(group)) - starts[group[order]]
    columns = [many[group], rank / many[group]]
    for values in (length, linked, ends):
        columns.append((np.bincount(group, values) / np.maximum(1, many))[group])
    columns.append((np.bincount(group, length) / max(1.0, float(length.sum())))[group])
    return np.column_stack(columns).astype(np.float32)
