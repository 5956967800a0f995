"""Ways to make a true sentence false, each by one change; knows nothing of how it is checked."""

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bench.planting_words import Changes, Tongue, date, figure, months, tongue, weekdays

Planter = Callable[["Ground", random.Random], str]
"""Gives the changed sentence; empty where it has nothing to change."""


@dataclass(frozen=True, kw_only=True)
class Ground:
    """A true sentence and where it stands."""

    sentence: str
    article: str
    story: str
    """All articles that the check will be given."""
    elsewhere: str
    """Articles about other events."""
    language: str


_FIGURE = re.compile(r"(?<![\w.,:/-])\d+(?:[.,]\d+)*(?![\w/-]|[.,]\d)")
_NUMBER_WORDS = (
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "fifteen", "twenty", "thirty", "forty", "fifty", "sixty", "dozen", "half"),
    *("hundred", "thousand", "million", "billion"),
)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CALENDAR = {
    # Words that are in capitals and nobody's name, besides the calendar's.
    "He", "She", "It", "They", "We", "You", "His", "Her", "Their", "This", "That", "There", "When",
    "Who", "Both", "Did", "But", "And", "In", "On", "At", "As", "If", "One", "No", "Not", "A",
    "An", "After", "Before", "Some", "Many", "Most", "What", "While", "Since", "Also", "However",
    *_MONTHS, *_DAYS, "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Jan", "Feb", "Mar", "Apr",
    "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "I", "Mr", "Mrs", "Ms", "Dr", "The",
}  # fmt: skip
_NAME = re.compile(
    r"(?<=[\w,;:)'’”\"] )(?:[^\W\d_a-zß-ÿ][^\W\d_]+)(?: [^\W\d_a-zß-ÿ][^\W\d_]+){0,3}"
)
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
_QUOTE = re.compile(r"“([^“”]{12,})”|\"([^\"]{12,})\"|«([^«»]{12,})»|„([^„“”]{12,})[“”]")
_DATE = re.compile(rf"\b(?:({'|'.join(_MONTHS)}) (\d{{1,2}})|(\d{{1,2}}) ({'|'.join(_MONTHS)}))\b")


def _figures(text: str, language: str) -> list[re.Match[str]]:
    return [*(_FIGURE if language == "en" else figure(language)).finditer(text)]


def _put(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]


def _one(found: list[re.Match[str]], rng: random.Random) -> re.Match[str] | None:
    return rng.choice(found) if found else None


def _of(ground: Ground) -> Tongue:
    return tongue(ground.language)


# Figures


def _digits(ground: Ground, rng: random.Random) -> str:
    match = _one(_figures(ground.sentence, ground.language), rng)
    if not match:
        return ""
    place = rng.choice([n for n, c in enumerate(match[0]) if c.isdigit()])
    other = rng.choice([d for d in "123456789" if d != match[0][place]])
    new = match[0][:place] + other + match[0][place + 1 :]
    return _put(ground.sentence, match.start(), match.end(), new)


def _other_figure(ground: Ground, rng: random.Random) -> str:
    match = _one(_figures(ground.sentence, ground.language), rng)
    others = [m[0] for m in _figures(ground.article, ground.language) if match and m[0] != match[0]]
    return (
        _put(ground.sentence, match.start(), match.end(), rng.choice(others))
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
    text = _put(ground.sentence, second.start(), second.end(), first[0])
    return _put(text, first.start(), first.end(), second[0])


def _number_word(ground: Ground, rng: random.Random) -> str:
    found = [*re.finditer(rf"\b(?:{'|'.join(_NUMBER_WORDS)})\b", ground.sentence)]
    match = _one(found, rng)
    if not match:
        return ""
    small = match[0] not in {"hundred", "thousand", "million", "billion"}
    like = _NUMBER_WORDS[:19] if small else _NUMBER_WORDS[19:]
    new = rng.choice([word for word in like if word != match[0]])
    return _put(ground.sentence, match.start(), match.end(), new)


def _number_word_there(ground: Ground, rng: random.Random) -> str:
    words = _of(ground).numbers
    if not words:
        return ""
    found = [*re.finditer(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])", ground.sentence)]
    match = _one(found, rng)
    new = rng.choice([word for word in words if match and word != match[0]] or [""])
    return _put(ground.sentence, match.start(), match.end(), new) if match else ""


def _magnitude(ground: Ground, rng: random.Random) -> str:
    found = [
        m
        for m in _figures(ground.sentence, ground.language)
        if not re.match(r"(?:19|20)\d\d$", m[0])
    ]
    match = _one(found, rng)
    if not match:
        return ""
    more = (" thousand", " million") if ground.language == "en" else _of(ground).magnitudes
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
    return _put(ground.sentence, match.start(), match.end(), new)


def _points(ground: Ground, rng: random.Random) -> str:
    if ground.language == "en":
        percent, points = r"%|per ?cent\b", (" percentage points", "", " million")
    else:
        percent, points = _of(ground).percent, _of(ground).points
    match = _one([*re.finditer(rf"\d\s?({percent})(?! point)", ground.sentence)], rng)
    if not points:
        return ""
    new = rng.choice(points)
    return _put(ground.sentence, match.start(1), match.end(1), new) if match else ""


# Names


def _names(text: str, language: str) -> list[re.Match[str]]:
    little = _CALENDAR | set(tongue(language).little)
    return [
        match
        for match in _NAME.finditer(text)
        if not little & set(match[0].split())
        and not match[0].isupper()
        and (language == "en" or all(part[0].isupper() for part in match[0].split()))
    ]


def _name_from(ground: Ground, rng: random.Random, source: str, *, known: bool) -> str:
    match = _one(_names(ground.sentence, ground.language), rng)
    if not match:
        return ""
    own = set(match[0].split())
    others = sorted({m[0] for m in _names(source, ground.language) if not own & set(m[0].split())})
    if not known:
        others = [name for name in others if name not in ground.story]
    return _put(ground.sentence, match.start(), match.end(), rng.choice(others)) if others else ""


def _name_of_article(ground: Ground, rng: random.Random) -> str:
    return _name_from(ground, rng, ground.article, known=True)


def _name_from_elsewhere(ground: Ground, rng: random.Random) -> str:
    return _name_from(ground, rng, ground.elsewhere, known=False)


def _exchanged_names(ground: Ground, rng: random.Random) -> str:
    found = _names(ground.sentence, ground.language)
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
    text = _put(ground.sentence, second.start(), second.end(), first[0])
    return _put(text, first.start(), first.end(), second[0])


def _part_of_name(ground: Ground, rng: random.Random) -> str:
    """`Jorun Vael` becomes `Ida Vael`, or gets an office nobody gave him."""
    found = [m for m in _names(ground.sentence, ground.language) if len(m[0].split()) == 2]
    match = _one(found, rng)
    parts = sorted({w for m in _names(ground.elsewhere, ground.language) for w in m[0].split()})
    parts = [p for p in parts if p not in ground.story]
    if not match or not parts:
        return ""
    first, last = match[0].split()
    new = f"{rng.choice(parts)} {last}" if rng.random() < 0.5 else f"{first} {rng.choice(parts)}"
    return _put(ground.sentence, match.start(), match.end(), new)


def _office(ground: Ground, rng: random.Random) -> str:
    match = _one(_names(ground.sentence, ground.language), rng)
    offices = ["President", "Prime Minister", "Senator", "Professor", "General", "Judge"]
    offices = [
        o for o in offices if f"{o} {match[0].split()[-1] if match else ''}" not in ground.story
    ]
    return (
        _put(ground.sentence, match.start(), match.start(), rng.choice(offices) + " ")
        if match and offices
        else ""
    )


# Negation

_AUX = r"(?:is|are|was|were|will|would|can|could|should|has|have|had|may|must)"
_PARTICIPLES = (
    r"(?:able|likely|clear|known|safe|successful|expected|"
    r"injured|harmed|identified|available|aware|willing|certain|"
    r"confirmed|precedented|usual|responsible|possible|legal|complete|"
    r"accurate|appropriate|acceptable|related|armed|official|fair|"
    r"fortunate|stable|healthy|damaged|affected|changed|limited|"
    r"published|authorized|reported|resolved)"
)


def _after_auxiliary(word: str) -> Planter:
    def plant(ground: Ground, rng: random.Random) -> str:
        found = [
            m
            for m in re.finditer(rf"\b{_AUX}\b(?! (?:not|never|no)\b)(?=\s[a-z])", ground.sentence)
            if not ground.sentence[m.end() :].startswith("n't")
        ]
        match = _one(found, rng)
        if not match:
            return ""
        if word == "n't":
            odd = {"will": "won't", "can": "can't", "may": "may not", "must": "mustn't"}
            new = odd.get(match[0], f"{match[0]}n't")
            return _put(ground.sentence, match.start(), match.end(), new)
        return _put(ground.sentence, match.end(), match.end(), f" {word}")

    return plant


def _did_not(ground: Ground, rng: random.Random) -> str:
    past = {
        "said": "say", "announced": "announce", "took": "take", "made": "make", "killed": "kill",
        "won": "win", "called": "call", "began": "begin", "found": "find", "told": "tell",
        "gave": "give", "came": "come", "went": "go", "left": "leave", "hit": "hit",
        "reported": "report", "agreed": "agree", "confirmed": "confirm", "claimed": "claim",
        "caused": "cause", "struck": "strike", "met": "meet", "held": "hold", "lost": "lose",
        "released": "release", "arrived": "arrive", "wanted": "want", "attended": "attend",
        "received": "receive", "destroyed": "destroy", "ordered": "order", "asked": "ask",
    }  # fmt: skip
    before = r"(?<!was )(?<!were )(?<!be )(?<!been )(?<!have )(?<!has )(?<!had )(?<!is )(?<!are )"
    found = [*re.finditer(rf"{before}\b(?:{'|'.join(past)})\b", ground.sentence)]
    match = _one(found, rng)
    return (
        _put(ground.sentence, match.start(), match.end(), f"did not {past[match[0]]}")
        if match
        else ""
    )


def _replaced(pattern: str, *new: str) -> Planter:
    """Put `new` for what the pattern finds; `\\1` stands for its first group."""

    def plant(ground: Ground, rng: random.Random) -> str:
        match = _one([*re.finditer(pattern, ground.sentence)], rng)
        if not match:
            return ""
        return _put(ground.sentence, match.start(), match.end(), match.expand(rng.choice(new)))

    return plant


def _taken_out(pattern: str) -> Planter:
    return _replaced(pattern, "")


def _inverted_verb(ground: Ground, rng: random.Random) -> str:
    """`did not agree` becomes `agreed`."""
    match = _one([*re.finditer(r"\bdid(?: not|n't) ([a-z]{3,})\b", ground.sentence)], rng)
    if not match:
        return ""
    verb = match[1]
    told = verb + ("d" if verb.endswith("e") else "ed")
    return _put(ground.sentence, match.start(), match.end(), told)


def _changed(changes: Callable[[Tongue], Changes]) -> Planter:
    """One of the changes of the sentence's language that it has room for."""

    def plant(ground: Ground, rng: random.Random) -> str:
        may = [
            (pattern, new)
            for pattern, new in changes(_of(ground))
            if re.search(pattern, ground.sentence)
        ]
        if not may:
            return ""
        pattern, new = rng.choice(may)
        return _replaced(pattern, *new)(ground, rng)

    return plant


# Quotations and speakers


def _quote(ground: Ground, rng: random.Random) -> tuple[int, int] | None:
    match = _one([*_QUOTE.finditer(ground.sentence)], rng)
    return match.span(match.lastindex or 0) if match else None


def _in_quote(change: Callable[[list[str], Ground, random.Random], list[str]]) -> Planter:
    def plant(ground: Ground, rng: random.Random) -> str:
        span = _quote(ground, rng)
        if span is None:
            return ""
        parts = ground.sentence[span[0] : span[1]].split()
        changed = change(parts, ground, rng) if len(parts) > 3 else []
        return _put(ground.sentence, *span, " ".join(changed)) if changed else ""

    return plant


def _word_changed(parts: list[str], ground: Ground, rng: random.Random) -> list[str]:
    place = rng.randrange(len(parts))
    lowered = [w for w in re.findall(r"[^\W\d_]{4,}", ground.article) if w.islower() or len(w) > 6]
    new = rng.choice([w for w in lowered if w.lower() not in parts[place].lower()])
    mark = parts[place][-1] if parts[place][-1] in ",." else ""
    return [*parts[:place], new + mark, *parts[place + 1 :]]


def _word_dropped(parts: list[str], ground: Ground, rng: random.Random) -> list[str]:
    place = rng.randrange(1, len(parts) - 1)
    return parts[:place] + parts[place + 1 :]


def _word_added(parts: list[str], ground: Ground, rng: random.Random) -> list[str]:
    place = rng.randrange(1, len(parts))
    new = rng.choice(["never", "certainly", "very", "terrible", "again", "always", "quickly"])
    return [*parts[:place], new, *parts[place:]]


def _words_exchanged(parts: list[str], ground: Ground, rng: random.Random) -> list[str]:
    place = rng.randrange(len(parts) - 1)
    if parts[place].lower() == parts[place + 1].lower():
        return []
    return [*parts[:place], parts[place + 1], parts[place], *parts[place + 2 :]]


def _put_in_marks(ground: Ground, rng: random.Random) -> str:
    if re.search(r"[\"“”«»„]", ground.sentence):
        return ""
    parts = [*re.finditer(r"\S+", ground.sentence)]
    size = rng.randint(3, 7)
    if len(parts) < size + 3:
        return ""
    place = rng.randrange(1, len(parts) - size)
    start, end = parts[place].start(), parts[place + size - 1].end()
    inner = ground.sentence[start:end].rstrip(".,;:")
    if "'" in inner or "’" in inner or "(" in inner or ")" in inner:
        return ""
    return _put(ground.sentence, start, start + len(inner), f"“{inner}”")


def _persons(text: str) -> list[str]:
    found = {m["name"] for pattern in _SPEAKER for m in pattern.finditer(text)}
    return sorted(n for n in found if not _CALENDAR & set(n.split()))


def _speaker(source: Callable[[Ground], str]) -> Planter:
    def plant(ground: Ground, rng: random.Random) -> str:
        found = [
            m
            for pattern in _SPEAKER
            for m in pattern.finditer(ground.sentence)
            if not _CALENDAR & set(m["name"].split())
        ]
        match = _one(found, rng)
        if not match:
            return ""
        own = set(match["name"].split())
        others = [n for n in _persons(source(ground)) if not own & set(n.split())]
        others = [n for n in others if not set(n.split()) & set(ground.sentence.split())] or others
        if not others:
            return ""
        return _put(ground.sentence, match.start("name"), match.end("name"), rng.choice(others))

    return plant


# Dates


def _day_moved(ground: Ground, rng: random.Random) -> str:
    match = _one([*_DATE.finditer(ground.sentence)], rng)
    if not match:
        return ""
    group = 2 if match[2] else 3
    day = int(match[group])
    new = rng.choice(
        [d for d in (day - 2, day - 1, day + 1, day + 2, day + 7) if 1 <= d <= 28] or [1]
    )
    return _put(ground.sentence, match.start(group), match.end(group), str(new))


def _calendar_word(words: tuple[str, ...]) -> Planter:
    def plant(ground: Ground, rng: random.Random) -> str:
        found = [*re.finditer(rf"\b(?:{'|'.join(words)})\b", ground.sentence)]
        match = _one([m for m in found if m[0] != "May"], rng)
        if not match:
            return ""
        new = rng.choice([word for word in words if word not in {match[0], "May"}])
        return _put(ground.sentence, match.start(), match.end(), new)

    return plant


def _year_moved(ground: Ground, rng: random.Random) -> str:
    match = _one([*re.finditer(r"\b(?:19|20)\d\d\b", ground.sentence)], rng)
    if not match:
        return ""
    new = int(match[0]) + rng.choice([-10, -2, -1, 1, 2, 10])
    return _put(ground.sentence, match.start(), match.end(), str(new))


def _other_date(ground: Ground, rng: random.Random) -> str:
    match = _one([*_DATE.finditer(ground.sentence)], rng)
    others = sorted({m[0] for m in _DATE.finditer(ground.article) if match and m[0] != match[0]})
    return (
        _put(ground.sentence, match.start(), match.end(), rng.choice(others))
        if match and others
        else ""
    )


def _other_day_word(ground: Ground, rng: random.Random) -> str:
    words = ["yesterday", "today", "tomorrow", "last week", "next week", "last month", "this week"]
    match = _one([*re.finditer(rf"\b(?:{'|'.join(words)})\b", ground.sentence, re.I)], rng)
    if not match:
        return ""
    new = rng.choice([word for word in words if word != match[0].lower()])
    return _put(ground.sentence, match.start(), match.end(), new)


def _day_moved_there(ground: Ground, rng: random.Random) -> str:
    match = _one([*date(ground.language).finditer(ground.sentence)], rng)
    if not match:
        return ""
    day = int(match[1])
    near = [d for d in (day - 2, day - 1, day + 1, day + 2, day + 7) if 2 <= d <= 28]
    return _put(ground.sentence, match.start(1), match.end(1), str(rng.choice(near or [2])))


def _word_there(words: Callable[[str], tuple[str, ...]]) -> Planter:
    """Put another of the words of a calendar for one."""

    def plant(ground: Ground, rng: random.Random) -> str:
        told = words(ground.language)
        if not told:
            return ""
        found = [*re.finditer(rf"(?<!\w)(?:{'|'.join(told)})(?!\w)", ground.sentence, re.I)]
        match = _one(found, rng)
        if not match:
            return ""
        new = rng.choice([word for word in told if word.lower() != match[0].lower()])
        return _put(ground.sentence, match.start(), match.end(), new)

    return plant


_DENIAL = r"\s(?:not|never)(?=\s)"

PLANTERS: Mapping[str, Mapping[str, Planter]] = {
    "figure": {
        "a digit changed": _digits,
        "another of the article": _other_figure,
        "two exchanged": _exchanged_figures,
        "a number word changed": _number_word,
        "another magnitude": _magnitude,
        "percent made points, a count": _points,
    },
    "name": {
        "another of the article": _name_of_article,
        "one from elsewhere": _name_from_elsewhere,
        "two exchanged": _exchanged_names,
        "another first or last name": _part_of_name,
        "an office added": _office,
    },
    "negation": {
        "not": _after_auxiliary("not"),
        "n't": _after_auxiliary("n't"),
        "never": _after_auxiliary("never"),
        "no longer": _after_auxiliary("no longer"),
        "did not": _did_not,
        "no": _replaced(r"(?<=\s)(?:a|an|any|some|the)(?=\s[a-z])", "no"),
        "denied": _replaced(
            r"\b(?:said|confirmed|stated|announced|claimed|reported|admitted)"
            r"(?= (?:that|the|it|he|she|they)\b)",
            "denied",
        ),
        "un-": _replaced(rf"(?<=\s)({_PARTICIPLES})\b", r"un\1", r"not \1", r"in\1"),
        "nobody": _replaced(r"\b(?:everyone|everybody|somebody|someone|people)\b", "nobody"),
        "without": _replaced(r"(?<=\s)with(?=\s)", "without"),
        "failed to": _replaced(
            r"(?<=[a-z]\s)to(?=\s(?:be|make|take|help|reach|get|find|stop)\b)", "not to"
        ),
        "denial taken out": _taken_out(_DENIAL),
        "n't taken out": _taken_out(r"(?<=[a-z])n't\b"),
        "no taken out": _replaced(r"(?<=\s)[Nn]o(?=\s[a-z])(?! longer)", "a", "the", "some"),
        "denied made said": _replaced(r"\b(?:denied|rejected|refused)\b", "confirmed", "accepted"),
        "without made with": _replaced(r"\bwithout\b", "with"),
        "did not made did": _inverted_verb,
        "doubt taken out": _replaced(r"\b(?:may|might|could) (?=(?:be|have)\b)", "will "),
    },
    "quote": {
        "a word changed": _in_quote(_word_changed),
        "a word dropped": _in_quote(_word_dropped),
        "a word added": _in_quote(_word_added),
        "two words exchanged": _in_quote(_words_exchanged),
        "own words put in marks": _put_in_marks,
    },
    "speaker": {
        "another of the article": _speaker(lambda ground: ground.article),
        "another of the story": _speaker(lambda ground: ground.story),
    },
    "date": {
        "the day moved": _day_moved,
        "the month moved": _calendar_word(_MONTHS),
        "the year moved": _year_moved,
        "the weekday moved": _calendar_word(_DAYS),
        "another of the article": _other_date,
        "another day word": _other_day_word,
    },
}
"""By kind of fault, the ways to plant it in English."""
ELSEWHERE: Mapping[str, Mapping[str, Planter]] = {
    "figure": {
        **PLANTERS["figure"],
        "a number word changed": _number_word_there,
    },
    "name": PLANTERS["name"],
    "negation": {
        "denied": _changed(lambda told: told.denied),
        "denial taken out": _changed(lambda told: told.undenied),
    },
    "quote": PLANTERS["quote"],
    "date": {
        "the day moved": _day_moved_there,
        "the month moved": _word_there(months),
        "the year moved": _year_moved,
        "the weekday moved": _word_there(weekdays),
        "another day word": _word_there(lambda language: tongue(language).day_words),
    },
}
"""The same for other languages, as far as it makes sense there; offices are English ones."""
