"""Another day, month or year than the source names."""

import random
import re
from collections.abc import Callable

from bench.planting.ground import Ground, Planter, another_of, one, put, replaced, turned
from bench.planting.tongues import MONTHS, WEEKDAYS, date, months, tongue, weekdays

_DATE = re.compile(rf"\b(?:({'|'.join(MONTHS)}) (\d{{1,2}})|(\d{{1,2}}) ({'|'.join(MONTHS)}))\b")


def _day_moved(ground: Ground, rng: random.Random) -> str:
    match = one([*_DATE.finditer(ground.sentence)], rng)
    if not match:
        return ""
    group = 2 if match[2] else 3
    day = int(match[group])
    new = rng.choice(
        [d for d in (day - 2, day - 1, day + 1, day + 2, day + 7) if 1 <= d <= 28] or [1]
    )
    return put(ground.sentence, match.start(group), match.end(group), str(new))


def _calendar_word(words: tuple[str, ...]) -> Planter:
    def plant(ground: Ground, rng: random.Random) -> str:
        found = [*re.finditer(rf"\b(?:{'|'.join(words)})\b", ground.sentence)]
        match = one([m for m in found if m[0] != "May"], rng)
        if not match:
            return ""
        new = rng.choice([word for word in words if word not in {match[0], "May"}])
        return put(ground.sentence, match.start(), match.end(), new)

    return plant


def _year_moved(ground: Ground, rng: random.Random) -> str:
    found = [m for m in re.finditer(r"(?<!\d)\d{4}(?!\d)", ground.sentence)]
    match = one([m for m in found if 1900 <= int(m[0]) < 2100], rng)
    if not match:
        return ""
    new = int(match[0]) + rng.choice([-10, -2, -1, 1, 2, 10])
    return put(ground.sentence, match.start(), match.end(), _written(new, match[0]))


def _other_date(ground: Ground, rng: random.Random) -> str:
    match = one([*_DATE.finditer(ground.sentence)], rng)
    others = sorted({m[0] for m in _DATE.finditer(ground.article) if match and m[0] != match[0]})
    return (
        put(ground.sentence, match.start(), match.end(), rng.choice(others))
        if match and others
        else ""
    )


def _other_day_word(ground: Ground, rng: random.Random) -> str:
    words = ["yesterday", "today", "tomorrow", "last week", "next week", "last month", "this week"]
    match = one([*re.finditer(rf"\b(?:{'|'.join(words)})\b", ground.sentence, re.I)], rng)
    if not match:
        return ""
    new = rng.choice([word for word in words if word != match[0].lower()])
    return put(ground.sentence, match.start(), match.end(), new)


def _day_moved_there(ground: Ground, rng: random.Random) -> str:
    match = one([*date(ground.language).finditer(ground.sentence)], rng)
    if not match:
        return ""
    day = int(match[1])
    near = [d for d in (day - 2, day - 1, day + 1, day + 2, day + 7) if 2 <= d <= 28]
    return put(
        ground.sentence, match.start(1), match.end(1), _written(rng.choice(near or [2]), match[1])
    )


def _written(number: int, like: str) -> str:
    """A number in the digits of another: `٥`, `५`."""
    zero = ord(like[0]) - int(like[0])
    return "".join(chr(zero + int(digit)) for digit in str(number))


def _word_there(words: Callable[[str], tuple[str, ...]]) -> Planter:
    """Put another of the words of a calendar for one."""

    def plant(ground: Ground, rng: random.Random) -> str:
        told = words(ground.language)
        if not told:
            return ""
        found = [*re.finditer(rf"(?<!\w)(?:{'|'.join(told)})(?!\w)", ground.sentence, re.I)]
        match = one(found, rng)
        if not match:
            return ""
        new = rng.choice([word for word in told if word.lower() != match[0].lower()])
        return put(ground.sentence, match.start(), match.end(), new)

    return plant


ENGLISH = {
    "the day moved": _day_moved,
    "the month moved": _calendar_word(MONTHS),
    "the year moved": _year_moved,
    "the weekday moved": _calendar_word(WEEKDAYS),
    "another of the article": _other_date,
    "another day word": _other_day_word,
    "last made this": another_of(
        ("last", "this", "next"), behind=r"(?= (?:year|month|week|summer|winter|weekend)\b)"
    ),
    "a weekday made yesterday": replaced(
        rf"\b[Oo]n (?:{'|'.join(WEEKDAYS)})\b(?!,? (?:{'|'.join(MONTHS)}|\d))", "yesterday", "today"
    ),
    "another part of the day": turned({"morning": "evening|afternoon", "noon": "midnight"}),
    "before, for on": replaced(
        rf"\b[Oo]n (?={'|'.join(WEEKDAYS + MONTHS)})", "before ", "until ", "after "
    ),
    "since for in": replaced(r"\bin (?=(?:19|20)\d\d\b)", "since ", "before "),
    "now made then": replaced(r"\b(?:is|are) (?=(?:a|an|the|now|in)\b)", "was ", "were "),
}
ELSEWHERE = {
    "the day moved": _day_moved_there,
    "the month moved": _word_there(months),
    "the year moved": _year_moved,
    "the weekday moved": _word_there(weekdays),
    "another day word": _word_there(lambda language: tongue(language).day_words),
}
