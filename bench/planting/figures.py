"""Another figure, unit or limit than the source gives."""

import random
import re

from bench.planting.ground import Ground, another_of, one, put, replaced, turned
from bench.planting.tongues import figure, tongue

_FIGURE = re.compile(r"(?<![\w.,:/-])\d+(?:[.,]\d+)*(?![\w/-]|[.,]\d)")
_NUMBER_WORDS = (
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "fifteen", "twenty", "thirty", "forty", "fifty", "sixty", "dozen", "half"),
    *("hundred", "thousand", "million", "billion"),
)


def _figures(text: str, language: str) -> list[re.Match[str]]:
    return [*(_FIGURE if language == "en" else figure(language)).finditer(text)]


def _digits(ground: Ground, rng: random.Random) -> str:
    match = one(_figures(ground.sentence, ground.language), rng)
    if not match:
        return ""
    place = rng.choice([n for n, c in enumerate(match[0]) if c.isdigit()])
    zero = ord(match[0][place]) - int(match[0][place])
    other = rng.choice([chr(zero + d) for d in range(1, 10) if d != int(match[0][place])])
    new = match[0][:place] + other + match[0][place + 1 :]
    return put(ground.sentence, match.start(), match.end(), new)


def _other_figure(ground: Ground, rng: random.Random) -> str:
    match = one(_figures(ground.sentence, ground.language), rng)
    others = [m[0] for m in _figures(ground.article, ground.language) if match and m[0] != match[0]]
    return (
        put(ground.sentence, match.start(), match.end(), rng.choice(others))
        if others and match
        else ""
    )


def _exchanged_figures(ground: Ground, rng: random.Random) -> str:
    found = _figures(ground.sentence, ground.language)
    if len({m[0] for m in found}) < 2:
        return ""
    first = rng.choice(found)
    second = rng.choice([m for m in found if m[0] != first[0]])
    first, second = sorted((first, second), key=lambda m: m.start())
    text = put(ground.sentence, second.start(), second.end(), first[0])
    return put(text, first.start(), first.end(), second[0])


def _number_word(ground: Ground, rng: random.Random) -> str:
    found = [*re.finditer(rf"\b(?:{'|'.join(_NUMBER_WORDS)})\b", ground.sentence)]
    match = one(found, rng)
    if not match:
        return ""
    small = match[0] not in {"hundred", "thousand", "million", "billion"}
    like = _NUMBER_WORDS[:19] if small else _NUMBER_WORDS[19:]
    new = rng.choice([word for word in like if word != match[0]])
    return put(ground.sentence, match.start(), match.end(), new)


def _number_word_there(ground: Ground, rng: random.Random) -> str:
    words = tongue(ground.language).numbers
    if not words:
        return ""
    found = [*re.finditer(rf"(?<!\S)(?:{'|'.join(words)})(?![^\s.,;:!?।،])", ground.sentence)]
    match = one(found, rng)
    # `three` of mills and of men may differ in the ending.
    others = [w for w in words if match and not (w.startswith(match[0]) or match[0].startswith(w))]
    new = rng.choice(others or [""])
    return put(ground.sentence, match.start(), match.end(), new) if match else ""


def _magnitude(ground: Ground, rng: random.Random) -> str:
    found = [
        m
        for m in _figures(ground.sentence, ground.language)
        if not re.match(r"(?:19|20)\d\d$", m[0])
    ]
    match = one(found, rng)
    if not match:
        return ""
    more = (
        (" thousand", " million") if ground.language == "en" else tongue(ground.language).magnitudes
    )
    if "." in match[0] or (ground.language != "en" and "," in match[0]):
        return ""  # 60.5 is 60.50
    new = match[0] + rng.choice(["0", *more, "%"])
    if (
        ground.sentence[match.end() :]
        .lstrip()
        .startswith(
            ("%", "per", "million", "thousand", *(told.strip()[:4] for told in more), "pour cent")
        )
    ):
        new = match[0] + "0"
    return put(ground.sentence, match.start(), match.end(), new)


def _points(ground: Ground, rng: random.Random) -> str:
    if ground.language == "en":
        percent, points = r"%|per ?cent\b", (" percentage points", "", " million")
    else:
        percent, points = tongue(ground.language).percent, tongue(ground.language).points
    match = one([*re.finditer(rf"\d\s?({percent})(?! point)", ground.sentence)], rng)
    if not points:
        return ""
    new = rng.choice(points)
    return put(ground.sentence, match.start(1), match.end(1), new) if match else ""


def _moved_point(ground: Ground, rng: random.Random) -> str:
    """`12,000` becomes `12.000`, `1,200`, or `21,000`."""
    match = one(
        [*re.finditer(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,]|\.\d)", ground.sentence)], rng
    )
    if not match:
        return ""
    plain = match[0].replace(",", "")
    ways = [
        match[0].replace(",", "."),
        f"{int(plain[:-1]):,}",
        f"{int(plain[1] + plain[0] + plain[2:]):,}",
    ]
    new = rng.choice([way for way in ways if way != match[0]])
    return put(ground.sentence, match.start(), match.end(), new)


_UNITS = {"kilometers|kilometres|km": "miles", "metres|meters": "feet", "seconds": "minutes",
          "hours": "days", "weeks": "months", "years": "decades", "tons|tonnes": "pounds",
          "dollars": "euros", "$": "€", "a.m.": "p.m."}  # fmt: skip
_LIMITS = {"more than": "less than|fewer than", "at least": "at most|up to", "over": "under",
           "about|around|nearly|almost": "exactly|more than", "most": "few", "all": "some",
           "both": "neither", "dozens": "hundreds", "half": "a third", "doubled": "tripled",
           "majority": "minority", "first": "last"}  # fmt: skip

ENGLISH = {
    "a digit changed": _digits,
    "another of the article": _other_figure,
    "two exchanged": _exchanged_figures,
    "a number word changed": _number_word,
    "another magnitude": _magnitude,
    "percent made points, a count": _points,
    "the point or digits moved": _moved_point,
    "another scale": another_of(("thousand", "million", "billion", "hundred")),
    "another ordinal": another_of(("second", "third", "fourth", "fifth", "sixth", "seventh")),
    "another unit": turned(_UNITS),
    "another limit": turned(_LIMITS),
    "a limit dropped": replaced(
        r"\b(?:more than|at least|at most|up to|about|nearly|almost|only|over) (?=[$€£]?\d)", ""
    ),
    "the other half of the day": replaced(r"(?<=\d)( ?)a(\.?m\b)", r"\1p\2"),
}
ELSEWHERE = {way: ENGLISH[way] for way in [*ENGLISH][:6]} | {
    "a number word changed": _number_word_there
}
