"""Another name than the source's, or another person, people or place."""

import random
import re

from bench.planting.ground import Ground, one, put, turned
from bench.planting.tongues import MONTHS, UNCASED, WEEKDAYS, telling, tongue

CALENDAR = {
    # Words that are in capitals and nobody's name, besides the calendar's.
    "He", "She", "It", "They", "We", "You", "His", "Her", "Their", "This", "That", "There", "When",
    "Who", "Both", "Did", "But", "And", "In", "On", "At", "As", "If", "One", "No", "Not", "A",
    "An", "After", "Before", "Some", "Many", "Most", "What", "While", "Since", "Also", "However",
    *MONTHS, *WEEKDAYS, "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Jan", "Feb", "Mar", "Apr",
    "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "I", "Mr", "Mrs", "Ms", "Dr", "The",
}  # fmt: skip
_NAME = re.compile(
    r"(?<=[\w,;:)'’”\"] )(?:[^\W\d_a-zß-ÿ][^\W\d_]+)(?: [^\W\d_a-zß-ÿ][^\W\d_]+){0,3}"
)


def names(ground: Ground, text: str) -> list[re.Match[str]]:
    """Names of a text; in a script without capitals, words that only its own matter has."""
    language = ground.language
    if language in UNCASED:
        other = ground.story if text == ground.elsewhere else ground.elsewhere
        known = {m[0] for m in telling(ground.article, ground.elsewhere)}
        if text == ground.sentence:
            return [m for m in re.finditer(r"\S{3,}", text) if m[0] in known]
        return telling(text, other)
    little = CALENDAR | set(tongue(language).little)
    return [
        match
        for match in _NAME.finditer(text)
        if not little & set(match[0].split())
        and not match[0].isupper()
        and (language == "en" or all(part[0].isupper() for part in match[0].split()))
    ]


def _name_from(ground: Ground, rng: random.Random, source: str, *, known: bool) -> str:
    match = one(names(ground, ground.sentence), rng)
    if not match:
        return ""
    own = set(match[0].split())
    others = sorted({m[0] for m in names(ground, source) if not own & set(m[0].split())})
    if not known:
        others = [name for name in others if name not in ground.story]
    return put(ground.sentence, match.start(), match.end(), rng.choice(others)) if others else ""


def _name_of_article(ground: Ground, rng: random.Random) -> str:
    return _name_from(ground, rng, ground.article, known=True)


def _name_from_elsewhere(ground: Ground, rng: random.Random) -> str:
    return _name_from(ground, rng, ground.elsewhere, known=False)


def _exchanged_names(ground: Ground, rng: random.Random) -> str:
    found = names(ground, ground.sentence)
    if len(found) < 2:
        return ""
    first, second = sorted(rng.sample(found, 2), key=lambda m: m.start())
    if set(first[0].split()) & set(second[0].split()):
        return ""
    between = ground.sentence[first.end() : second.start()]
    # The members of a list may change places and nothing is false.
    if len(between.split()) < 3 or re.fullmatch(
        r"(?:,? ?(?:and|or|et|a|i|και|[A-ZΑ-ΩÀ-Þ]\S*),? ?)*", between
    ):
        return ""
    text = put(ground.sentence, second.start(), second.end(), first[0])
    return put(text, first.start(), first.end(), second[0])


def _part_of_name(ground: Ground, rng: random.Random) -> str:
    """`Jorun Vael` becomes `Ida Vael`, or gets an office nobody gave him."""
    found = [m for m in names(ground, ground.sentence) if len(m[0].split()) == 2]
    match = one(found, rng)
    parts = sorted({w for m in names(ground, ground.elsewhere) for w in m[0].split()})
    parts = [p for p in parts if p not in ground.story]
    if not match or not parts:
        return ""
    first, last = match[0].split()
    new = f"{rng.choice(parts)} {last}" if rng.random() < 0.5 else f"{first} {rng.choice(parts)}"
    return put(ground.sentence, match.start(), match.end(), new)


def _office(ground: Ground, rng: random.Random) -> str:
    match = one(names(ground, ground.sentence), rng)
    offices = ["President", "Prime Minister", "Senator", "Professor", "General", "Judge"]
    offices = [
        o for o in offices if f"{o} {match[0].split()[-1] if match else ''}" not in ground.story
    ]
    return (
        put(ground.sentence, match.start(), match.start(), rng.choice(offices) + " ")
        if match and offices
        else ""
    )


def _surname(ground: Ground, rng: random.Random) -> str:
    """`Jorun Vael` becomes `Jorun Marn`, who is in the article, too."""
    match = one([m for m in names(ground, ground.sentence) if " " in m[0]], rng)
    if not match:
        return ""
    first = match[0].rsplit(" ", 1)[0]
    others = sorted({m[0].split()[-1] for m in names(ground, ground.article) if " " in m[0]})
    others = [o for o in others if o not in match[0] and f"{first} {o}" not in ground.story]
    told = f"{first} {rng.choice(others)}" if others else ""
    return told and put(ground.sentence, match.start(), match.end(), told)


def _letter(ground: Ground, rng: random.Random) -> str:
    """`Brennick` becomes `Brannick`."""
    match = one([m for m in names(ground, ground.sentence) if len(m[0]) > 5], rng)
    place = rng.randrange(1, len(match[0])) if match else 0
    if not match or not match[0][place].islower():
        return ""
    new = rng.choice([c for c in "aeioubdmst" if c != match[0][place]])
    return put(ground.sentence, match.start() + place, match.start() + place + 1, new)


def _roles(ground: Ground, rng: random.Random) -> str:
    """`the police shot the robbers` becomes `the robbers shot the police`."""
    found = [*re.finditer(r"\b(?:the|a|an) [a-z]{4,}s?\b(?! of\b)", ground.sentence)]
    if len(found) < 2:
        return ""
    first, second = sorted(rng.sample(found, 2), key=lambda m: m.start())
    between = ground.sentence[first.end() : second.start()]
    if (
        first[0] == second[0]
        or not 0 < len(between.split()) < 8
        or re.search(r"\b(?:and|or)\b", between)
    ):
        return ""
    text = put(ground.sentence, second.start(), second.end(), first[0])
    return put(text, first.start(), first.end(), second[0])


_PEOPLES = {"American": "British|Russian", "Israeli": "Palestinian", "Chinese": "Japanese",
            "French": "German", "Iraqi": "Iranian", "Indian": "Pakistani",
            "Democratic": "Republican", "Democrats": "Republicans"}  # fmt: skip
_OFFICES = {"president": "prime minister", "President": "Prime Minister", "minister": "spokesman",
            "chairman": "secretary", "mayor": "governor", "director": "lawyer",
            "police": "army|prosecutors", "doctors": "lawyers", "judge": "prosecutor",
            "court": "parliament", "government": "opposition", "officials": "protesters",
            "soldiers": "civilians", "former": "current", "deputy ": "vice "}  # fmt: skip
_PERSONS = {"he": "she", "He": "She", "his": "her", "man": "woman", "men": "women",
            "son": "daughter", "husband": "wife", "father": "mother", "boy": "girl"}  # fmt: skip
_PLACES = {"north": "south", "northern": "southern", "east": "west", "eastern": "western",
           "inside": "outside", "local": "national|international"}  # fmt: skip

ELSEWHERE = {
    "another of the article": _name_of_article,
    "one from elsewhere": _name_from_elsewhere,
    "two exchanged": _exchanged_names,
    "another first or last name": _part_of_name,
    "an office added": _office,
}
ENGLISH = ELSEWHERE | {
    "another's surname": _surname,
    "a letter changed": _letter,
    "who does what to whom": _roles,
    "another people": turned(_PEOPLES),
    "another office": turned(_OFFICES),
    "he made she": turned(_PERSONS),
    "another place": turned(_PLACES),
}
