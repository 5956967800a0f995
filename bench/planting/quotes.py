"""Other quoted words than the source's, or somebody else who says them."""

import random
import re
from collections.abc import Callable

from bench.planting.ground import Ground, Planter, one, put, replaced
from bench.planting.names import CALENDAR
from bench.planting.tongues import tongue

_SAID = (
    r"(?:said|says|told|added|stated|announced|claimed|warned|explained|noted|commented|insisted|"
    r"argued|asked|replied|declared|confirmed|denied|described|reported|wrote|believes|urged|called)"
)
_PERSON = r"[A-Z][a-zà-ÿ]+(?: [A-Z][\w'’-]+){0,2}"
_SPEAKER = (
    re.compile(rf"(?P<name>{_PERSON}),? (?:also |later |has |had )?{_SAID}\b"),
    re.compile(rf"\b(?:said|says|added|according to|by) (?P<name>{_PERSON})"),
    re.compile(rf"(?P<name>{_PERSON}), (?:an?|the) [^,.\"“]{{3,60}}, {_SAID}\b"),
)
_QUOTE = re.compile(
    r"“([^“”]{12,})”|(?<!\w)\"([^\"]{12,})\"(?!\w)|«([^«»]{12,})»|„([^„“”]{12,})[“”]"
)


def _quote(ground: Ground, rng: random.Random) -> tuple[int, int] | None:
    match = one([*_QUOTE.finditer(ground.sentence)], rng)
    return match.span(match.lastindex or 0) if match else None


def _in_quote(change: Callable[[list[str], Ground, random.Random], list[str]]) -> Planter:
    def plant(ground: Ground, rng: random.Random) -> str:
        span = _quote(ground, rng)
        if span is None:
            return ""
        parts = ground.sentence[span[0] : span[1]].split()
        changed = change(parts, ground, rng) if len(parts) > 3 else []
        return put(ground.sentence, *span, " ".join(changed)) if changed else ""

    return plant


def _word_changed(parts: list[str], ground: Ground, rng: random.Random) -> list[str]:
    place = rng.randrange(len(parts))
    known = [w.strip(".,:;!?।،«»“”\"'()") for w in ground.article.split()]
    new = rng.choice([w for w in known if len(w) > 3 and w.lower() not in parts[place].lower()])
    mark = parts[place][-1] if parts[place][-1] in ",." else ""
    return [*parts[:place], new + mark, *parts[place + 1 :]]


def _word_dropped(parts: list[str], ground: Ground, rng: random.Random) -> list[str]:
    place = rng.randrange(1, len(parts) - 1)
    return parts[:place] + parts[place + 1 :]


def _word_added(parts: list[str], ground: Ground, rng: random.Random) -> list[str]:
    place = rng.randrange(1, len(parts))
    known = ["never", "certainly", "very", "terrible", "again", "always", "quickly"]
    new = rng.choice(known if ground.language == "en" else ground.elsewhere.split())
    return [*parts[:place], new, *parts[place:]]


def _words_exchanged(parts: list[str], ground: Ground, rng: random.Random) -> list[str]:
    place = rng.randrange(len(parts) - 1)
    if parts[place].lower() == parts[place + 1].lower():
        return []
    return [*parts[:place], parts[place + 1], parts[place], *parts[place + 2 :]]


def _put_in_marks(ground: Ground, rng: random.Random) -> str:
    if re.search(r"[\"“”«»„]|''", ground.sentence):
        return ""
    opened, closed = tongue(ground.language).marks
    parts = [*re.finditer(r"\S+", ground.sentence)]
    size = rng.randint(3, 7)
    if len(parts) < size + 3:
        return ""
    place = rng.randrange(1, len(parts) - size)
    start, end = parts[place].start(), parts[place + size - 1].end()
    inner = ground.sentence[start:end].rstrip(".,;:")
    if "'" in inner or "’" in inner or "(" in inner or ")" in inner:
        return ""
    return put(ground.sentence, start, start + len(inner), f"{opened}{inner}{closed}")


def _persons(text: str) -> list[str]:
    found = {m["name"] for pattern in _SPEAKER for m in pattern.finditer(text)}
    return sorted(n for n in found if not CALENDAR & set(n.split()))


def _speaker(source: Callable[[Ground], str]) -> Planter:
    def plant(ground: Ground, rng: random.Random) -> str:
        found = [
            m
            for pattern in _SPEAKER
            for m in pattern.finditer(ground.sentence)
            if not CALENDAR & set(m["name"].split())
        ]
        match = one(found, rng)
        if not match:
            return ""
        own = set(match["name"].split())
        others = [n for n in _persons(source(ground)) if not own & set(n.split())]
        others = [n for n in others if not set(n.split()) & set(ground.sentence.split())] or others
        if not others:
            return ""
        return put(ground.sentence, match.start("name"), match.end("name"), rng.choice(others))

    return plant


def _cut(parts: list[str], ground: Ground, rng: random.Random) -> list[str]:
    return parts[1:] if rng.random() < 0.5 else [*parts[:-2], parts[-1]]


def _inflected(parts: list[str], ground: Ground, rng: random.Random) -> list[str]:
    """`we have` becomes `we had`, `mills` become a `mill`."""
    place = rng.randrange(len(parts))
    word = parts[place]
    other = {"is": "was", "are": "were", "was": "is", "have": "had", "has": "had", "we": "they",
             "I": "he", "our": "their", "the": "a", "and": "or", "must": "should"}  # fmt: skip
    new = other.get(word) or (word[:-1] if word.endswith("s") else f"{word}s")
    return [*parts[:place], new, *parts[place + 1 :]] if word.isalpha() else []


ELSEWHERE = {
    "a word changed": _in_quote(_word_changed),
    "a word dropped": _in_quote(_word_dropped),
    "a word added": _in_quote(_word_added),
    "two words exchanged": _in_quote(_words_exchanged),
    "own words put in marks": _put_in_marks,
}
ENGLISH = ELSEWHERE | {"cut": _in_quote(_cut), "another ending": _in_quote(_inflected)}
SPEAKERS = {
    "another of the article": _speaker(lambda ground: ground.article),
    "another of the story": _speaker(lambda ground: ground.story),
    "somebody else": replaced(
        rf"{_PERSON}(?= {_SAID}\b)", "a witness", "the police", "critics", "a spokesman"
    ),
}
