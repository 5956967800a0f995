"""Whether what is printed has told of the things that a sentence takes as told. English only.

A definite thing stands if it, another word for it, or what it comes with, was printed before.
Otherwise it leans: most surely where its own article told of it further up.
"""

import re
from collections.abc import Callable, Mapping, Set
from functools import lru_cache

from daybrief.stages.write.definite import ADJECTIVE, EMPTY, ORDER, Thing, head_of, named_in, things
from daybrief.stages.write.known import (
    DIGITS,
    MADE,
    SPELT,
    companions,
    is_one_of_many,
    key,
    word_set,
)
from daybrief.tools.text import fold, names, words

_WORDS = re.compile(r"[^\W\d_]{2,}(?:['’]s)?")
_CAME = re.compile(
    r"The (?P<thing>(?:[\w’'-]+ ){1,4}?)(?:of [^.;]*? |(?:on|in|at|against|by|to|from) [^.;]*? )?"
    r"(?:came|comes|follows|followed) (?:(?:just|only|barely|shortly|less than) )?"
    r"(?:(?:an?|[\w-]+) (?:minute|hour|day|week|month|year)s? |(?:hour|day|week|month)s )?"
    r"(?:after|before|as|amid|ahead of|on the heels)\b"
)
"""`The wave of attacks came a day after …` takes the wave as told, whatever it was of."""
_BY_A_THING = re.compile(
    r"\s+\w+\s+(?:the|that) [a-z](?!(?:[a-z-]* ){1,3}(?:of|at|in|on|near) (?:the )?[A-Z])"
)
"""`The match at the hall` is told by a thing that may need telling itself."""
_PLACE = re.compile(
    r"\b[Tt]he (?:state|city|town|country|nation|region|province|island|capital|president)"
    r"(?:['’]s\b| (?=(?:is|was|has|had|will|would|said)\b))"
)
"""Of which there is one, where a place or a country has been named."""
_IN_A_PLACE = re.compile(
    r"\b(?:in|at|of|near|from|to|across) (?:[a-z]+ )?[A-Z]|['’]s\b|[A-Z]\w+n\b"
)
_NEW = re.compile(
    r"\b(?:an?|another|one|two|three|four|five|some|several|new|\d[\d,]*) "
    r"(?:[\w’'-]+ ){0,3}?$"
)
_A_THING = re.compile(r"\b(?:[Aa]n?|[Aa]nother) ((?:[\w.’'-]+ ?){1,4})")
_CALLED = re.compile(r"\b(?:Hurricane|Typhoon|Cyclone|Storm) ([A-Z][a-z]+)")
_OF_A_NAME = word_set(
    "mayor governor minister ministry council court committee board island town village city "
    "company firm bank airline carrier club team party union agency organisation organization "
    "university school hospital museum ministers official officials"
)
"""What a name just before it makes known where an article begins: `Tavel was cleared, the mayor
said`; not who only happens to be there, as `the gunman`."""
_FIRST_LINES = 2
"""Headline and first sentence, of which all that is printed tells."""
_SAME_LINE = 40
"""Characters by which a printed line is found in its article: its end may be edited."""
_NEW_BEFORE = 120
"""Characters before a thing in which words bring it in as new."""


def strange(
    outside: str, text: str, start: int, *, knows: Callable[[str], bool], printed: str = ""
) -> str:
    """The first thing that a sentence takes as told and nothing printed tells; empty if none.

    Takes:   the sentence, its quotations blanked out; its article's text and where it starts
             there; whether the key of a word is printed; what is printed, for the names that two
             may stand for.
    """
    came = _CAME.match(outside)
    if came and not any(knows(key(word)) for word in words(came["thing"]) if word not in EMPTY):
        return f"The {came['thing'].strip()}"
    for place in _PLACE.finditer(outside):
        before = outside[: place.start()]
        if not (named_in(printed) if printed else _IN_A_PLACE.search(before)):
            return place[0]
    for thing in things(outside):
        if _is_strange(thing, outside, text, start, knows=knows, printed=printed):
            return thing.text
    return ""


def _is_strange(
    thing: Thing, outside: str, text: str, start: int, *, knows: Callable[[str], bool], printed: str
) -> bool:
    before, earlier, head = outside[: thing.start], text[:start], head_of(thing)
    here = {key(word) for word in words(before)}
    known = {one for one in thing.keys if knows(one)} | set(thing.keys) & here
    if is_one_of_many(head) and thing.keys[-1] not in known:
        known = set()  # `the news agency` is not known by news
    if not start and not known and not thing.is_counted:
        # Before its first sentence an article has told nothing: that one is made for strangers.
        whole = {key(word) for word in words(outside)}
        is_named = head in _OF_A_NAME and bool(named_in(before))
        return is_one_of_many(head) and not is_named and not companions(head) & whole
    if not known and any(one in here or knows(one) for one in companions(head)):
        if companions(head) & here:
            return False
        is_about = thing.does or not thing.start
        return (
            (is_about and not _is_near(head, text, printed))
            or _has_another_name(head, earlier, printed)
            or _last_is_others(companions(head), text, printed)
        )
    if thing.keys[-1] in known and _of_several(head, f"{printed} {before}"):
        return True
    if _is_by_trade(head) and not _is_written(head, f"{printed}\n{before}"):
        known -= {thing.keys[-1]}
    if thing.is_counted and not _number_is_told(thing, here, knows):
        return True
    if known and thing.keys[-1] not in here and _is_another(head, earlier, printed):
        return True
    told = {one for one in thing.keys if first_told(text).get(one, start) < start}
    nouns = {one for one in thing.keys[:-1] if not ADJECTIVE.search(one)}
    if known:
        # `The sarin attack` is another one than the attack that was told.
        return bool(nouns & told - known)
    if thing.is_counted:
        return _is_ordinal(thing) or (len(named_in(before)) < 2 and len(named_in(printed)) < 2)
    if thing.may_tell:
        after = outside[thing.start + len(thing.text) :]
        is_vague = is_one_of_many(head) and bool(_BY_A_THING.match(after))
        return is_vague or _introduced(thing.keys[-1], earlier)
    # `The wall safe` has its noun before its last word. What something is of needs no telling if it
    # is new to its article, too: `the wall of the old barn`.
    is_news = not {thing.keys[-1], *nouns} & told and not is_one_of_many(head)
    return not (before.endswith("of ") and is_news)


def _is_near(noun: str, text: str, printed: str) -> bool:
    """Whether what a thing comes with is in one of the first two lines, or in one of its article.

    `The trial` that a sentence is about is not that of another article's defendant.
    """
    keys = companions(noun)
    return any(
        (place < _FIRST_LINES or line[:_SAME_LINE] in text)
        and any(key(fold(word)) in keys for word in words(line))
        for place, line in enumerate(printed.split("\n"))
    )


def _is_by_trade(noun: str) -> bool:
    """Whether people are told by what they do, as others' work is: scientists, by a science."""
    return bool(re.search(r"(?:ist|ian|[^aeiou]er|tor|ant|ee)s?$", noun))


def _is_written(noun: str, printed: str) -> bool:
    told = re.escape(noun.removesuffix("s"))
    return bool(re.search(rf"\b{told}s?\b", printed, re.I))


def _number_is_told(thing: Thing, here: Set[str], knows: Callable[[str], bool]) -> bool:
    """Whether so many were told: `the 17 firms` are not known by other firms, nor by `15`.

    Of two it is enough that two are named.
    """
    number = thing.text.split()[1].removesuffix("'s").removesuffix("’s").lower()
    if number == "two" or not (number in DIGITS or number[0].isdigit()):
        return True
    forms = {number, DIGITS.get(number, ""), SPELT.get(number, "")} - {""}
    return any(form in here or knows(form) or knows(key(form)) for form in forms)


def _is_ordinal(thing: Thing) -> bool:
    """`The eighth floor` is one, and `the other gates`; of `the two nations` names tell."""
    return thing.text.split()[1] in ORDER


def _is_another(head: str, earlier: str, printed: str) -> bool:
    """Whether `the letter` is one that its article brought in, and another's was printed.

    So with `the quake` where two lines bring one in, and the last is no line of its article, and
    with `the storm` of an article that calls it `Hurricane Orn`.
    """
    if head.removesuffix("s") in MADE:
        if not _introduced(head, earlier):
            return False
        lines = [line for line in printed.split("\n") if head in line.lower()]
        return not any(line[:_SAME_LINE] in earlier for line in lines)
    same = companions(head)
    if not same:
        return False
    if _has_another_name(head, earlier, printed):
        return True
    return _last_is_others(same, earlier, printed)


def _last_is_others(keys: frozenset[str], text: str, printed: str) -> bool:
    """Whether two printed lines bring one of these in, and the last is no line of this article."""
    lines = [line for line in printed.split("\n") if _brings_in(line, keys)]
    return len(lines) > 1 and lines[-1][:_SAME_LINE] not in text


def _has_another_name(head: str, earlier: str, printed: str) -> bool:
    """Whether `the storm` has a name in its article, `Hurricane Orn`, that is not printed."""
    if key("storm") not in companions(head):
        return False
    own = _CALLED.search(earlier)
    return own is not None and own[1] not in printed


def _brings_in(line: str, keys: frozenset[str]) -> bool:
    """Whether a printed line tells of one of these as new: `a quake`, `an 8.1 magnitude quake`."""
    return any(
        {key(fold(word)) for word in words(match[1])} & keys for match in _A_THING.finditer(line)
    )


def _of_several(noun: str, printed: str) -> bool:
    """Whether one of `two villages` is meant, and which is not said; or several, and one was told.

    `The murders` are more than the murder that was told.
    """
    one, many = noun, f"{noun}s"
    if noun.endswith("s"):
        if not is_one_of_many(noun) or not is_one_of_many(noun[:-1]):
            return False
        one, many = noun, noun[:-1]
    return bool(re.search(rf"\b{re.escape(many)}\b", printed, re.I)) and not re.search(
        rf"\b{re.escape(one)}\b", printed, re.I
    )


@lru_cache(maxsize=64)
def first_told(text: str) -> Mapping[str, int]:
    """Where in an article the key of each word stands first."""
    found: dict[str, int] = {}
    for match in _WORDS.finditer(text):
        found.setdefault(key(fold(match[0])), match.start())
    return found


def has_no_owner(outside: str) -> bool:
    """Whether an `its` has neither a name nor a definite thing before it whose it could be.

    `A party meeting will decide whether its ministers resign` does not say whose ministers.
    """
    owned = re.search(r"\bits\b", outside)
    if owned is None:
        return False
    before = outside[: owned.start()]
    return not (re.search(r"\b[Tt]he [a-z]", before) or names(before))


def _introduced(head: str, earlier: str) -> bool:
    """Whether an earlier text brings a thing in as new: `a dam`, `two old gates`."""
    lowered, place = earlier.lower(), -1
    while (place := lowered.find(head, place + 1)) >= 0:
        if _NEW.search(lowered, max(0, place - _NEW_BEFORE), place):
            return True
    return False
