"""Things that a sentence names as if they had been told: `the wall`, `the two nations`.

Those are left out that the sentence goes on to tell apart, or of which there is one in the world.
English only; there is no list of all nouns, so that what is the thing and what its verb is told by
the words that end it. Whether what is printed has told of a thing is for `strange.py`.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from daybrief.stages.write.known import (
    DIGITS,
    IN_PHRASES,
    KNOWN,
    companions,
    is_one_of_many,
    key,
    word_set,
)
from daybrief.stages.write.verbs import IRREGULAR, PRESENT
from daybrief.tools.abbreviations import MONTHS, STOP_WORDS

_RUN_AT_MOST = 4
_TOKEN = re.compile(r"[^\W\d_][\w’'-]*|\d[\d,.]*(?:-[a-z]+)*(?:['’]s)?|[^\w\s]")
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
ORDER = word_set(
    "first last next second third fourth fifth other others latter former following previous same"
)
_NUMBER = re.compile(r"(?!(?:1[5-9]|20)\d\d$)\d(?:[\d,.]*\d)?")
"""No year: `the 2026 race` says which one it is."""
_MEASURES = re.compile(r"(?:year|month|week|day|hour|minute|mile|kilomet|met(?:er|re)|percent|cent|"
    r"degree|foot|pound|dollar|euro|point|page|seat|century|quarter|half|th$|st$)")  # fmt: skip
_PERIODS = word_set("quarter half")
"""`The third quarter` is of the year, or of the match."""
_RECENT = word_set("latest recent newest new proposed planned resulting alleged supposed so-called")
_UNIQUE = re.compile(
    r"(?:only|most|least|best|worst|very|past|"
    r"(?!arrest|protest|contest|request|interest|harvest|forest|conquest|unrest)\w{3,}est)$"
)
_PLAIN = (
    ORDER
    | DIGITS.keys()
    | _RECENT
    | word_set(
        "old young small large big high low long short main local national federal public private "
        "early late good bad great little whole entire main key major senior chief top general "
        "different similar certain many few several"
    )
)
"""Words of a thing that say too little for it to be known by them."""
EMPTY = _PLAIN | STOP_WORDS["en"]
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
_IS = re.compile(r"(?:\b(?:is|was|are|were|be|been|became|become|as))\s+$")
_FAMILIAR = re.compile(r"\b(?:familiar with|briefed on|knowledge of)\s+$")
"""`Sources familiar with the matter` know of what their sentence tells."""
_JOINED = re.compile(r"\s+[a-z]+ ([a-z]+)\b")
_DATED = re.compile(r"\s*which [^,.;]{2,40}\d")
"""`The tremors, which struck on 12 January,` are those of that day."""
_NAME_BEFORE = re.compile(r"[A-Z][\w’'-]*,\s+$")
_OF_A_NATION = re.compile(r"[A-Z][a-z]+(?:an|ish|ese|ch|ine|ic|i)$")
_OFFICES = word_set(
    "authority ministry department office service brigade agency institute bureau court council "
    "board commission prosecutor prosecutors spokesman spokeswoman"
)
_SAYS = re.compile(r"(?:said|says|announced|reported|added|confirmed)$")
_OPENS = ("“", '"', "‘", "«", ",")
ADJECTIVE = re.compile(r"(?:al|ic|ous|ive|ed|ing|ary|ful|less|ish|ble|an|ern|ent|ant|y)$")


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


def head_of(thing: Thing) -> str:
    """The last word of a thing, in small letters and without what makes it an owner."""
    return re.sub(r"['’]s?$", "", thing.text.split()[-1].lower())


@lru_cache(maxsize=4096)
def things(outside: str) -> tuple[Thing, ...]:
    """Find the definite things of a sentence that it does not itself say which they are.

    Takes:   the sentence, its quotations blanked out.
    """
    return tuple(
        thing for match in _DEFINITE.finditer(outside) if (thing := _thing(outside, match))
    )


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
    is_number = run[0] in DIGITS or bool(_NUMBER.fullmatch(run[0]))
    is_ordinal = (
        run[0] in ORDER
        and (head not in KNOWN or run[0] in {"other", "others"})
        and head not in _PERIODS
    )
    is_counted = bool(run[:-1]) and (is_ordinal or (is_number and not _MEASURES.match(head)))
    last = outside[: match.start()].split()[-1:]
    # In `violence along the border has grown` the border does nothing.
    does = not owner and not set(last) & _BEFORE and bool(_DOES.match(f"{follower} {after[:12]}"))
    is_about = does or not outside[: match.start()].strip()  # `The town, on a lake, drew many`
    is_known = head in KNOWN and not (is_about and head in IN_PHRASES)
    if (is_known and not is_counted) or (_UNIQUE.match(run[0]) and not _recent(run)):
        return None
    is_cut = follower[:1] in _OPENS or follower in {"-", "or"}
    if run[0] in ORDER and head in _PERIODS:
        return None
    if ADJECTIVE.search(head) and not owner and is_cut and not companions(head):
        return None  # `the apparent “success”`, `the slow, late trains`: its noun is elsewhere
    if is_national and not is_one_of_many(head):
        return None  # `the Norland army`, against `the Norland firm`
    if len(run) > 1 and head in _OFFICES and _SAYS.match(follower):
        return None  # `the port authority said`: a place has one
    keys = tuple(key(w.lower()) for w in run if w not in EMPTY and len(w) > 2)
    if not keys or head in _PLAIN:
        return None
    may_tell = not owner and follower in _NEAR and not is_counted and not _calendar(after)
    return Thing(match.start(), told, keys, may_tell, is_counted, does)


def _tells_which(outside: str, start: int, run: list[str], follower: str, after: str) -> bool:
    """Whether the words around a thing say which one it is."""
    if follower in _COMPLEMENT or _IS.search(outside[:start]):
        return True
    if _FAMILIAR.search(outside[max(0, start - 20) : start]):
        return True
    if follower == "and" and (joined := _JOINED.match(after)) and joined[1] in KNOWN:
        return True  # `the oil and gas industry`
    is_aside = not follower[:1].isalpha() or follower in _NEAR
    if is_aside and _NAME_BEFORE.search(outside[:start]):
        return True  # `Ida Orn, the mayor,`
    if follower and follower[0].isupper() and follower.lower() not in MONTHS:
        return run[-1] not in _NAMELESS  # `the editor Nada Brel`
    if follower == "," and _DATED.match(after):
        return True
    if follower in {",", "(", "–", "—"} and _NAMED_AFTER.match(after) and not _calendar(after):
        return run[-1] not in _OF_SOMETHING
    if _RELATED.match(f"{follower} {after}"):
        return True
    if follower in _NEAR:
        near = re.match(r"\s+(?:the |a |an |its |their )?(?:[a-z-]+ )?([A-Z]\w+|\d)", after)
        is_measured = bool(near) and follower == "at" and after.strip()[:1].isdigit()
        return bool(near and near[1].lower() not in MONTHS) and not is_measured
    if len(run) > 1 and re.fullmatch(r"\w{3,}ing", run[-1]) and not follower:
        return True
    return follower == "to" and bool(re.match(r"\s+[a-z]{2,}", after))


def _ends(word: str, last: str, after: str) -> bool:
    """Whether a word cannot belong to the thing that it follows."""
    lowered = word.lower()
    is_plural = last.endswith("s") or last in {"men", "women", "people", "children"}
    if PRESENT.fullmatch(lowered if is_plural else lowered.removesuffix("s")):
        # `Firms across the world say`: a plural further up has the verb.
        return is_plural or lowered.endswith("s") or lowered in {"say", "argue", "believe"}
    if not is_plural and PRESENT.fullmatch(lowered.removesuffix("es")):
        return lowered.endswith("es")  # `the arrest focuses`
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
        or (re.fullmatch(r"(?:re-|co-)?\w{2,}(?:ed|ing)", lowered) and not last.endswith("ly"))
        or not word[0].isalnum()
    )


def _recent(run: list[str]) -> bool:
    return run[0] == "latest" or (len(run) > 1 and run[1] == "recent")


def _calendar(after: str) -> bool:
    word = re.match(r"\s*([A-Z]\w+)", after)
    return bool(word and word[1].lower() in MONTHS)


def named_in(text: str) -> frozenset[str]:
    """Names of a text; a lone word at its front only where it owns or is listed."""
    found = {
        match[0]
        for match in re.finditer(r"(?<=[\w,] )[A-Z][\w-]+(?: [A-Z][\w-]+)*", text)
        if match[0].lower() not in MONTHS
    }
    first = re.match(r"(?:The )?([A-Z][\w-]+)(?= and [A-Z]|['’]s\b|, [A-Z])", text)
    return frozenset(found | ({first[1]} if first else set()))
