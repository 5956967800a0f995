"""Whom an article names: in full, by office, or as somebody already told of."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from daybrief.stages.write.cues import BODY, OFFICE, PART_OF_PLACE, TITLE
from daybrief.tools.abbreviations import STOP_WORDS
from daybrief.tools.text import Span, fold, names, whole


def without_title(name: str) -> list[str]:
    """The words of a name, its titles left off: `General Lisan` is `Lisan`."""
    parts = name.split()
    while len(parts) > 1 and TITLE.match(parts[0]):
        parts = parts[1:]
    return parts


def full_names(articles: Iterable[str], language: str) -> dict[str, str]:
    """Last word of each longer name → the name, where most articles give the longer one first.

    `London` stands alone before `East London` is named; `Vael` after `Jorun Vael`. Of a person,
    whom one article gives an office, others may have no more than the surname.
    """
    texts = tuple(articles)
    first: Counter[str] = Counter()
    longer: dict[str, Counter[str]] = {}
    for article in texts:
        seen: set[str] = set()
        for name in names(article, language):
            parts = without_title(name.text)
            last = surname(parts[-1])
            # A dateline is in capitals whatever it names, and a name ends with its sentence.
            is_whole = not any(len(part) > 3 and part.endswith(".") for part in parts[-2:-1])
            if (
                len(parts) > 1
                and is_whole
                and not PART_OF_PLACE.match(parts[0])
                and not parts[-1].isupper()
            ):
                longer.setdefault(last, Counter())[" ".join(parts[-2:])] += 1
            if last not in seen:
                seen.add(last)
                first[last] += 1 if len(parts) > 1 else -1
    best = {last: min(told, key=lambda name: (-told[name], name)) for last, told in longer.items()}
    return {
        last: name
        for last, name in best.items()
        if first[last] > 0 or any(_OFFICE_BEFORE.search(before) for before in _before(name, texts))
    }


def _before(name: str, texts: Iterable[str]) -> Iterator[str]:
    """What stands before a name where each text first gives it."""
    for text in texts:
        place = text.find(name)
        if place > 0:
            yield text[max(0, place - _NEAR) : place]


_TITLE_BEFORE = re.compile(r"(?<![\w.,’'-])(?:[A-Z][\w’'-]+ ){1,4}$")
_OFFICE_BEFORE = re.compile(
    r"\b(?!(?:wo)?man\b|boy|girl|person|suspect|victim|mother|father|son|daughter|wife|husband)"
    rf"(?:{OFFICE}|spokes\w+|secretary|commissioner|ambassador|journalist) $"
)
_LONGER_BEFORE = re.compile(r"(?<![a-z]{3}[.!?] )(?:\b[A-Z][\w’-]+|\b[A-Z]\.|[”\"]) (?:al-|el-)?$")
"""`Bo “the Eel” `, `Spc. Ida ` and `Ida J. ` before a surname."""
_WHO = re.compile(rf"(?:{OFFICE}|er|or|ist|ian|ant|ee|eur)$")
"""`Singer`, `author`, `journalist`: whom a word before a name says that it is."""
_APPOSED = re.compile(
    r",? \(|,? who\b|, (?:aged )?\d\d\b|, (?:the|an?|(?!(?:born|\w+(?:ed|ing)|is|are|was|were|has|"
    r"have|had|will|would|could|can|may|said|says|and|but|or|as|in|on|at|to|for|with)\b)[a-z-]+) "
)
_AGE_ALONE = re.compile(
    r", (?:aged )?\d\d, (?!who\b|the\b|an?\b|was\b|were\b|is\b|has been\b|died\b|said\b|told\b|"
    r"from\b|of\b)[a-z]"
)
"""Whose age is given is known to few: `Bo Finn, 22, studied sport` says not why he is told of."""


_KNOWN_LETTERS = frozenset(
    (
        *("USA", "NATO", "BBC", "CNN", "FBI", "CIA", "NASA", "IMF", "AIDS", "HIV", "DNA", "CEO"),
        *("UNESCO", "UNICEF", "GDP", "NBC", "CBS", "ABC", "AFP"),
    )
)
"""Letters that need no words in print."""
_SOMEBODY_BEFORE = re.compile(rf"\b(?:{OFFICE}|mrs?\.?|ms\.?|dr\.?|sir) (?:[a-z]\w+ )?$")
_SOMEBODY_AFTER = re.compile(rf", (?:(?:aged )?\d\d\b|who\b|(?:[\w’'-]+ ){{0,6}}?(?:{OFFICE})\b)")
_NEAR = 60
"""Characters before a name in which an office belongs to it."""


def surname(word: str) -> str:
    """A surname as it stands alone: `al-Orn` is `Orn` too."""
    return re.sub(r"^(?:al|el|ar|as|ash|an)-(?=\w{3})", "", fold(word))


def undescribed_letters(text: str, article: str, start: int, printed: str) -> str:
    """The first abbreviation whose words its article gives, and nothing printed does.

    Takes:   the sentence; its article's text, and where the sentence starts there.
    """
    for match in re.finditer(r"\b[A-Z]{2,6}\b", text):
        letters = match[0]
        told = f"({letters})"
        if told in text or re.search(rf"\b{letters}\b", printed):
            continue
        is_spelt = told in article[:start]
        if len(letters) > 2 and letters not in _KNOWN_LETTERS:
            words = _spelt(letters)
            is_spelt = is_spelt or bool(words.search(article))
            is_spelt = is_spelt and not words.search(f"{text}\n{printed}")
        if is_spelt:
            return letters
    return ""


@lru_cache(maxsize=256)
def _spelt(letters: str) -> re.Pattern[str]:
    """Finds a name whose words begin with these letters: `Orn Salt Authority` for `OSA`."""
    between = r"(?:[ -](?:of|for|and|the|in|on|to|de|des))?[ -](?:the )?"
    return re.compile(r"\b" + between.join(rf"{letter}[a-z]+" for letter in letters) + r"\b")


def is_person(name: str, text: str) -> bool:
    """Whether a text gives a name an office or an age; `White House` has neither."""
    if BODY.search(name):
        return False
    lowered, told = text.lower(), name.lower()
    return any(
        _SOMEBODY_BEFORE.search(lowered, max(0, place - _NEAR), place)
        or _SOMEBODY_AFTER.match(lowered, place + len(told))
        for place in whole(told, lowered)
    )


def titled(name: str, text: str) -> str:
    """A full name with the office that a text first writes before it; empty if it writes none.

    >>> titled("Ida Orn", "In Tavel, harbour chief Ida Orn spoke. Orn left.")
    'chief Ida Orn'
    """
    place = text.find(name)
    before = text[max(0, place - 80) : place] if place > 0 else ""
    title = _TITLE_BEFORE.search(before)
    office = _OFFICE_BEFORE.search(before)
    if title and TITLE.match(title[0].split()[-1]):
        parts = [found.text for found in names(title[0])]  # `On Tuesday Mayor ` is `Mayor`
        return f"{parts[-1]} {name}" if parts and title[0].endswith(f"{parts[-1]} ") else ""
    return office[0] + name if office else ""


_NATIONAL = re.compile(r"\b(?:[A-Z]\w+(?:ean|ian|can|ish|ese))$")


def is_nobody(name: Span, text: str) -> bool:
    """Whether a lone name is plainly no surname: `European monitors`, a bill in the `House`."""
    return name.text == "House" or bool(
        _NATIONAL.match(name.text) and re.match(r" [a-z]{4,}", text[name.end :])
    )


def introduced_longer(text: str, article: str, start: int, printed: str) -> str:
    """The first lone name whose article first gave it as part of a longer one, nowhere printed.

    Takes:   the sentence; its article's text, and where the sentence starts there.
    """
    for name in names(text):
        word = name.text
        if " " in word or not word[1:].islower() or word in printed:
            continue
        earlier = article[:start]
        first = next((p for p in whole(word, earlier) if earlier[p + len(word) :][:1] != "-"), None)
        if first is None:
            continue
        before = article[max(0, first - 40) : first]
        after = article[first + len(word) :][:40]
        longer = re.match(r" [A-Z][\w-]+", after)
        if before and PART_OF_PLACE.match(before.split()[-1]):
            continue  # `Norland` is another country than South Norland
        if _LONGER_BEFORE.search(before) or (longer and is_person(word + longer[0], article)):
            return word
    return ""


def undescribed(text: str, earlier: str, printed: str) -> str:
    """The first whom an earlier text has introduced, and who is here nobody but a name.

    Takes:   the sentence; its article's text before it; what is printed, where who is known.
    """
    for name in names(text):
        parts = without_title(name.text)
        whole = " ".join(parts)
        if len(parts) < len(name.text.split()) or whole in printed:
            continue
        if len(parts) < 2:
            first = earlier.find(whole)
            if (
                first >= 0
                and _stands_alone(name, text)
                and _APPOSED.match(earlier, first + len(whole))
            ):
                return whole
            continue
        if _AGE_ALONE.match(text, name.end):
            return whole
        if not is_described(name, text) and whole in earlier and is_person(whole, earlier):
            return whole
    return ""


def _stands_alone(name: Span, text: str) -> bool:
    """Whether a name is no place: nothing before it says that something is in it."""
    before = text[: name.start]
    return (
        name.start > 1
        and not _APPOSED.match(text, name.end)
        and not re.search(r"\b(?:in|at|near|from|to|of|across|around|outside|into|the) $", before)
    )


def is_described(name: Span, text: str) -> bool:
    """Whether words beside a name say who it is: `the singer Ida Orn`, `Ida Orn, 31, who sang`."""
    if _APPOSED.match(text, name.end):
        return True
    before = re.search(r"([a-z’'-]{3,}),? $", text[: name.start])
    return bool(before and before[1] not in STOP_WORDS["en"] and _WHO.search(before[1]))
