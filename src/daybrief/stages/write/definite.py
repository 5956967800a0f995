"""Things that a sentence names as if they had been told: `the wall`, `the two nations`.

A definite thing stands by itself if the sentence goes on to say which one it is, if there is
only one in the world, or if it was printed before. Otherwise that its own article introduced it
further up is what tells that it leans. English only; there is no list of all nouns, so that what
is the thing and what its verb is told by the words that end it.
"""

import re
from collections.abc import Callable, Mapping, Set
from functools import lru_cache
from typing import NamedTuple

from daybrief.stages.write.cues import IRREGULAR, PRESENT
from daybrief.stages.write.known import (
    IN_PHRASES,
    KNOWN,
    MADE,
    companions,
    is_one_of_many,
    key,
    word_set,
)
from daybrief.tools.abbreviations import MONTHS, STOP_WORDS
from daybrief.tools.text import fold, names, words

_RUN_AT_MOST = 4
_TOKEN = re.compile(r"[^\W\d_][\w’'-]*|\d[\d,.]*(?:-[a-z]+)*(?:['’]s)?|[^\w\s]")
_WORDS = re.compile(r"[^\W\d_]{2,}(?:['’]s)?")
_DEFINITE = re.compile(r"\b[Tt]he(?= )")


_NEAR = word_set(
    "in on at near from between among against for with by over into about under behind across "
    "to within inside outside around along beside above below towards toward through"
)
"""What follows these may say which one it is: `the hotel in Tavel`, or not: `took the man in`."""
_BEFORE = _NEAR | {"of", "since", "until", "during", "despite", "like"}
_COMPLEMENT = word_set("of that who whose whom which where")
_RELATED = re.compile(
    r"\s*\b(?:(?:known|called|named|led|held|made|used|run|owned|built|born|\w{2,}ed)\s+(?:of|by|with|"
    r"for|from|as|to|between|among)|\w{2,}ing\s+(?:the|an?|[a-z]+s?|[A-Z]\w+))\b"
)
"""`The men accused of …`, `the party led by …`, `the road leading to …`."""
_ORDER = word_set(
    "first last next second third fourth fifth other others latter former following previous same"
)
_SPELT = {
    str(number): word
    for number, word in enumerate(
        (
            *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
            *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
            *("nineteen", "twenty"),
        ),
        start=2,
    )
}
_DIGITS = {word: number for number, word in _SPELT.items()}
_NUMBERS = frozenset(_DIGITS)
_NUMBER = re.compile(r"(?!(?:1[5-9]|20)\d\d$)\d(?:[\d,.]*\d)?")
"""No year: `the 2026 race` says which one it is."""
_MEASURES = re.compile(r"(?:year|month|week|day|hour|minute|mile|kilomet|met(?:er|re)|percent|cent|"
    r"degree|foot|pound|dollar|euro|point|page|seat|century|th$|st$)")  # fmt: skip
_RECENT = word_set("latest recent newest new proposed planned resulting alleged supposed so-called")
_UNIQUE = re.compile(r"(?:only|most|least|best|worst|very|past|\w{3,}est)$")
_PLAIN = (
    _ORDER
    | _NUMBERS
    | _RECENT
    | word_set(
        "old young small large big high low long short main local national federal public private "
        "early late good bad great little whole entire main key major senior chief top general "
        "different similar certain many few several"
    )
)
"""Words of a thing that say too little for it to be known by them."""
_EMPTY = _PLAIN | STOP_WORDS["en"]
_CAME = re.compile(
    r"The (?P<thing>(?:[\w’'-]+ ){1,4}?)(?:of [^.;]*? |(?:on|in|at|against|by|to|from) [^.;]*? )?"
    r"(?:came|comes|follows|followed) (?:(?:just|only|barely|shortly|less than) )?"
    r"(?:(?:an?|[\w-]+) (?:minute|hour|day|week|month|year)s? |(?:hour|day|week|month)s )?"
    r"(?:after|before|as|amid|ahead of|on the heels)\b"
)
"""`The wave of attacks came a day after …` takes the wave as told, whatever it was of."""
_NAMELESS = word_set("family families children parents deal offer plan decision move talks merger")
"""What no name follows: `without the family Kolm cannot …`."""
_OF_SOMETHING = word_set(
    "winner winners runner-up victim victims suspect suspects gunman attacker bomber killer driver "
    "pilot owner owners host hosts author organiser organisers organizer organizers loser"
)
"""Whose name alone does not tell of what: `the winner, Ida Orn,`."""
_VERB = re.compile(
    r"(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|should|did|does|"
    rf"do|said|says|say|{IRREGULAR}|also|then|never|not|n['’]t|\w+ly|showed|remains?|remain)$"
)
_FINITE = "is|are|was|were|has|have|had|will|would|can|could|may|might|must|should"
_DOES = re.compile(
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do|said|"
    rf"says|{IRREGULAR}|involves|(?:{PRESENT.pattern})s|\w+n['’]t|"
    r"\w{2,}ies(?= (?:to|on|for|with|that|the|an?))|"
    r"\w{2,}ed(?! (?:in|on|at|near|during|after|since|by|with|for|from|as|to|of)\b))\b"
)
"""A verb with its subject before it; `the houses destroyed in` is none."""
_OBJECT = re.compile(r"\s+(?:the|an?|its|their|his|her|that|how|why|what|whether)\b")
_COMPLEMENTED = re.compile(r"\s+(?:to|on|for|with|that|the|an?)\b")
_NAMED_AFTER = re.compile(r"\s*,?\s*(?:[“\"][^”\"]{1,40}[”\"]|[A-Z][\w’'-]+)")
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
_IS = re.compile(r"(?:\b(?:is|was|are|were|be|been|became|become|as))\s+$")
_NAME_BEFORE = re.compile(r"[A-Z][\w’'-]*,\s+$")
_OF_A_NATION = re.compile(r"[A-Z][a-z]+(?:an|ish|ese|ch|ine|ic|i)$")
_OFFICES = word_set(
    "authority ministry department office service brigade agency institute bureau court council "
    "board commission prosecutor prosecutors spokesman spokeswoman"
)
_SAYS = re.compile(r"(?:said|says|announced|reported|added|confirmed)$")
_OPENS = ("“", '"', "‘", "«", ",")
_ADJECTIVE = re.compile(r"(?:al|ic|ous|ive|ed|ing|ary|ful|less|ish|ble|an|ern|ent|ant|y)$")


_NEW = re.compile(
    r"\b(?:an?|another|one|two|three|four|five|some|several|new|\d[\d,]*) "
    r"(?:[\w’'-]+ ){0,3}?$"
)
_A_THING = re.compile(r"\b(?:[Aa]n?|[Aa]nother) ((?:[\w.’'-]+ ?){1,4})")
_SAME_LINE = 40
"""Characters by which a printed line is found in its article: its end may be edited."""
_NEW_BEFORE = 120
"""Characters before a thing in which words bring it in as new."""


class Thing(NamedTuple):
    """`The spillway gates` and how firmly its sentence takes it as told."""

    start: int
    text: str
    keys: tuple[str, ...]
    """Keys of its telling words; its head last."""
    may_tell: bool
    """A preposition follows, which may say which one it is."""
    is_counted: bool
    """`The two nations`, `the second gate`: some were told, whatever its article says."""
    does: bool
    """A verb follows: what a clause is about has been told before."""


@lru_cache(maxsize=4096)
def things(outside: str) -> tuple[Thing, ...]:
    """Find the definite things of a sentence that it does not itself say which they are.

    Takes:   the sentence, its quotations blanked out.
    """
    return tuple(
        thing for match in _DEFINITE.finditer(outside) if (thing := _thing(outside, match))
    )


def strange(
    outside: str, text: str, start: int, *, knows: Callable[[str], bool], printed: str = ""
) -> str:
    """The first thing that a sentence takes as told and nothing printed tells; empty if none.

    Takes:   the sentence, its quotations blanked out; its article's text and where it starts
             there; whether the key of a word is printed; what is printed, for the names that two
             may stand for.
    """
    came = _CAME.match(outside)
    if came and not any(knows(key(word)) for word in words(came["thing"]) if word not in _EMPTY):
        return f"The {came['thing'].strip()}"
    for place in _PLACE.finditer(outside):
        before = outside[: place.start()]
        if not (named_in(printed) if printed else _IN_A_PLACE.search(before)):
            return place[0]
    for thing in things(outside):
        before = outside[: thing.start]
        here = {key(word) for word in words(before)}
        known = {one for one in thing.keys if knows(one)} | set(thing.keys) & here
        if not known and any(one in here or knows(one) for one in companions(_head(thing))):
            continue
        if thing.keys[-1] in known and _of_several(thing, f"{printed} {before}"):
            return thing.text
        told = {one for one in thing.keys if first_told(text).get(one, start) < start}
        is_here = thing.keys[-1] in here
        if _is_by_trade(thing) and not _is_written(_head(thing), f"{printed}\n{before}"):
            known -= {thing.keys[-1]}
        if thing.is_counted and not _number_is_told(thing, here, knows):
            return thing.text
        if known and not is_here and _is_another(thing, text[:start], printed):
            return thing.text
        # `The sarin attack` is another one than the attack that was told.
        nouns = {one for one in thing.keys[:-1] if not _ADJECTIVE.search(one)}
        if known:
            if nouns & told - known:
                return thing.text
        elif thing.is_counted:
            if _is_ordinal(thing) or (len(named_in(before)) < 2 and len(named_in(printed)) < 2):
                return thing.text
        elif thing.may_tell:
            after = outside[thing.start + len(thing.text) :]
            is_vague = is_one_of_many(_head(thing)) and _BY_A_THING.match(after)
            if is_vague or _introduced(thing.keys[-1], text[:start]):
                return thing.text
        # `The wall safe` has its noun before its last word. What something is of needs no telling
        # if it is new to its article, too: `the wall of the old barn`.
        elif (
            not before.endswith("of ")
            or {thing.keys[-1], *nouns} & told
            or is_one_of_many(_head(thing))
        ):
            return thing.text
    return ""


def _is_by_trade(thing: Thing) -> bool:
    """Whether people are told by what they do, as others' work is: scientists, by a science."""
    return bool(re.search(r"(?:ist|ian|[^aeiou]er|tor|ant|ee)s?$", _head(thing)))


def _is_written(noun: str, printed: str) -> bool:
    told = re.escape(noun.removesuffix("s"))
    return bool(re.search(rf"\b{told}s?\b", printed, re.I))


def _number_is_told(thing: Thing, here: Set[str], knows: Callable[[str], bool]) -> bool:
    """Whether so many were told: `the 17 firms` are not known by other firms, nor by `15`.

    Of two it is enough that two are named.
    """
    number = thing.text.split()[1].removesuffix("'s").removesuffix("’s").lower()
    if number == "two" or not (number in _NUMBERS or number[0].isdigit()):
        return True
    forms = {number, _DIGITS.get(number, ""), _SPELT.get(number, "")} - {""}
    return any(form in here or knows(form) or knows(key(form)) for form in forms)


def _is_ordinal(thing: Thing) -> bool:
    """`The eighth floor` is one, and `the other gates`; of `the two nations` names tell."""
    return thing.text.split()[1] in _ORDER


def _head(thing: Thing) -> str:
    return re.sub(r"['’]s?$", "", thing.text.split()[-1].lower())


def _is_another(thing: Thing, earlier: str, printed: str) -> bool:
    """Whether `the letter` is one that its article brought in, and another's was printed.

    So with `the quake` where two lines bring one in, and the last is no line of its article.
    """
    head = _head(thing)
    if head.removesuffix("s") in MADE:
        if not _introduced(head, earlier):
            return False
        lines = [line for line in printed.split("\n") if head in line.lower()]
        return not any(line[:_SAME_LINE] in earlier for line in lines)
    same = companions(head)
    if not same:
        return False
    lines = [line for line in printed.split("\n") if _brings_in(line, same)]
    return len(lines) > 1 and lines[-1][:_SAME_LINE] not in earlier


def _brings_in(line: str, keys: frozenset[str]) -> bool:
    """Whether a printed line tells of one of these as new: `a quake`, `an 8.1 magnitude quake`."""
    return any(
        {key(fold(word)) for word in words(match[1])} & keys for match in _A_THING.finditer(line)
    )


def _of_several(thing: Thing, printed: str) -> bool:
    """Whether one of `two villages` is meant, and which is not said; or several, and one was told.

    `The murders` are more than the murder that was told.
    """
    noun = _head(thing)
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


def _thing(outside: str, match: re.Match[str]) -> Thing | None:
    run: list[str] = []
    end, follower, after = match.end(), "", ""
    owner = is_national = False
    for token in _TOKEN.finditer(outside, match.end()):
        word = token[0]
        if outside[end : token.start()].strip() or len(run) == _RUN_AT_MOST:
            break
        is_first = not run
        if not is_first and _ends(word, run[-1], outside[token.end() :]):
            follower, after = word, outside[token.end() :]
            break
        if is_first and not is_national and _OF_A_NATION.match(word):
            is_national, end = True, token.end()
            continue
        if not (word[0].islower() or word[0].isdigit() or word.endswith("-based")):
            follower, after = word, outside[token.end() :]
            break
        end = token.end()
        if word.endswith(("'s", "’s", "s'", "s’")) and len(word) > 3:
            run.append(re.sub(r"['’]s?$", "", word))
            owner = True
            break
        run.append(word)
    told = outside[match.start() : end]
    if owner and len(run) == 1 and _NUMBER.fullmatch(run[0]):
        return Thing(match.start(), told, (run[0],), False, True, False)  # `the 529's sentences`
    if not run or not re.search(r"[a-z]{3}", run[-1]):
        return None
    # `The oil drilling stopped` against `the men carrying flags`: what follows decides.
    if not owner and _tells_which(outside, match.start(), run, follower, after):
        return None
    head = run[-1]
    is_number = run[0] in _NUMBERS or bool(_NUMBER.fullmatch(run[0]))
    is_ordinal = run[0] in _ORDER and (head not in KNOWN or run[0] in {"other", "others"})
    is_counted = bool(run[:-1]) and (is_ordinal or (is_number and not _MEASURES.match(head)))
    last = outside[: match.start()].split()[-1:]
    # In `violence along the border has grown` the border does nothing.
    does = not owner and not set(last) & _BEFORE and bool(_DOES.match(f"{follower} {after[:12]}"))
    is_about = does or not outside[: match.start()].strip()  # `The town, on a lake, drew many`
    is_known = head in KNOWN and not (is_about and head in IN_PHRASES)
    if (is_known and not is_counted) or (_UNIQUE.match(run[0]) and not _recent(run)):
        return None
    if (
        _ADJECTIVE.search(head)
        and not owner
        and (follower[:1] in _OPENS or follower in {"-", "or"})
    ):
        return None  # `the apparent “success”`, `the slow, late trains`: its noun is elsewhere
    if is_national and not is_one_of_many(head):
        return None  # `the Norland army`, against `the Norland firm`
    if len(run) > 1 and head in _OFFICES and _SAYS.match(follower):
        return None  # `the port authority said`: a place has one
    keys = tuple(key(w.lower()) for w in run if w not in _EMPTY and len(w) > 2)
    if not keys or head in _PLAIN:
        return None
    may_tell = not owner and follower in _NEAR and not is_counted and not _calendar(after)
    return Thing(match.start(), told, keys, may_tell, is_counted, does)


def _tells_which(outside: str, start: int, run: list[str], follower: str, after: str) -> bool:
    """Whether the words around a thing say which one it is."""
    if follower in _COMPLEMENT or _IS.search(outside[:start]):
        return True
    is_aside = not follower[:1].isalpha() or follower in _NEAR
    if is_aside and _NAME_BEFORE.search(outside[:start]):
        return True  # `Ida Orn, the mayor,`
    if follower and follower[0].isupper() and follower.lower() not in MONTHS:
        return run[-1] not in _NAMELESS  # `the editor Nada Brel`
    if follower in {",", "(", "–", "—"} and _NAMED_AFTER.match(after) and not _calendar(after):
        return run[-1] not in _OF_SOMETHING
    if _RELATED.match(f"{follower} {after}"):
        return True
    if follower in _NEAR:
        near = re.match(r"\s+(?:the |a |an |its |their )?(?:[a-z-]+ )?([A-Z]\w+|\d)", after)
        return bool(near and near[1].lower() not in MONTHS)
    if len(run) > 1 and re.fullmatch(r"\w{3,}ing", run[-1]) and not follower:
        return True
    return follower == "to" and bool(re.match(r"\s+[a-z]{2,}", after))


def _ends(word: str, last: str, after: str) -> bool:
    """Whether a word cannot belong to the thing that it follows."""
    lowered = word.lower()
    is_plural = last.endswith("s") or last in {"men", "women", "people", "children"}
    if PRESENT.fullmatch(lowered if is_plural else lowered.removesuffix("s")):
        return is_plural or lowered.endswith("s")
    if lowered.endswith("s") and not is_plural and _OBJECT.match(after):
        return True  # `the contest illustrates the …`
    if lowered.endswith("ies") and not is_plural and _COMPLEMENTED.match(after):
        return True  # `the patch applies to`
    if lowered.endswith("ing") and re.match(rf"\s*(?:[^\w\s]|$|(?:{_FINITE})\b)", after):
        return False  # `the extra spending would`, against `the men carrying flags`
    return bool(
        lowered in STOP_WORDS["en"]
        or lowered in _NEAR
        or lowered in _COMPLEMENT
        or _VERB.match(lowered)
        or re.fullmatch(r"\w{2,}(?:ed|ing)", lowered)
        or not word[0].isalnum()
    )


def _recent(run: list[str]) -> bool:
    return run[0] == "latest" or (len(run) > 1 and run[1] == "recent")


def _calendar(after: str) -> bool:
    word = re.match(r"\s*([A-Z]\w+)", after)
    return bool(word and word[1].lower() in MONTHS)


def _introduced(head: str, earlier: str) -> bool:
    """Whether an earlier text brings a thing in as new: `a dam`, `two old gates`."""
    lowered, place = earlier.lower(), -1
    while (place := lowered.find(head, place + 1)) >= 0:
        if _NEW.search(lowered, max(0, place - _NEW_BEFORE), place):
            return True
    return False


def named_in(text: str) -> frozenset[str]:
    """Names of a text; a lone word at its front only where it owns or is listed."""
    found = {
        match[0]
        for match in re.finditer(r"(?<=[\w,] )[A-Z][\w-]+(?: [A-Z][\w-]+)*", text)
        if match[0].lower() not in MONTHS
    }
    first = re.match(r"(?:The )?([A-Z][\w-]+)(?= and [A-Z]|['’]s\b|, [A-Z])", text)
    return frozenset(found | ({first[1]} if first else set()))
