"""Pronouns that nobody and nothing before them in their sentence could be meant by. English."""

import re
from collections.abc import Iterator

from daybrief.stages.write.cues import (
    BARE_IT,
    BODY,
    CLAUSE_START,
    DUMMY_IT,
    GROUP_PRONOUN,
    MANY,
    MANY_THEY,
    NEW_CLAUSE,
    OBJECT,
    OUTSIDE,
    PERSON,
    PERSON_PRONOUN,
    SEVERAL,
    SOMETHING,
)
from daybrief.stages.write.definite import named_in
from daybrief.stages.write.people import is_described
from daybrief.stages.write.verbs import PRESENT, VERBS
from daybrief.tools.abbreviations import STOP_WORDS
from daybrief.tools.text import Span, names

_PARTICIPLE = re.compile(r"\w{2,}(?:ed|ing) (?:as|in|by|to|at|on|with|for|from|of)\b")
"""`Trained as a doctor, he …` names nobody."""
_OF_A_PLACE = re.compile(
    r"\b[Tt]he\s+(?:(?:[a-z]+ern|central|upper|lower|whole|entire)\s+)?$|"
    r"\b(?:in|at|near|from|to|of|across|around|outside|inside|into)\s+(?:the\s+)?$"
)
"""What stands before a place: `in Brennick`, `the northern Orn Hills`."""
_NO_DEED = (
    r"according|following|during|including|excluding|regarding|concerning|pending|depending|owing|"
    r"barring|nothing|something|everything|anything|morning|evening|spring"
)
_DANGLING = re.compile(
    rf"(?:(?:not|still|also|\w+ly),? )?(?:(?!(?:{_NO_DEED})\b)[a-z]{{2,}}ing\b(?![’'])|"
    r"(?:[a-z]{2,}ed|known|born|seen|shown|held|led|built|made|given|taken|driven|chosen|drawn)"
    r"(?= (?:as|in|by|to|at|on|with|for|from|of|that|whether|if|why|how|about|after|before|last|"
    r"just|only|more|less|up|out|off|down|\d))|"
    r"(?:before|after|by|since|while|when|without|despite|upon|instead of|besides|in|on) "
    rf"(?:\w+ly )?(?!(?:{_NO_DEED})\b)(?-i:[a-z])[a-z]+ing\b(?=(?: (?!(?:{VERBS})\b)[^\s,]+)*,))"
    r"[^,;:]*, (?P<who>he|she|it|they)\b",
    re.I,
)
"""`Wearing the Crown of Orn, he …`: who wears it is whoever the pronoun means, and no name here."""
_NO_NAME = re.compile(
    r"\w{3,}(?:al|nt|te|us|ed|ng|ve|ar|st)ly$|\w{3,}(?:tion|ment|ness|ism)s?$", re.I
)
"""`Fortunately` and `Treatment` are in capitals for their place, at the front of a sentence."""
_DOES = re.compile(rf",? (?:\w+ly |also |has |had |will )?(?:{VERBS}|{PRESENT.pattern})\b")
_NOUN_BEFORE = re.compile(r"(?:^|\s)([a-z][\w’'-]{2,}) $")
_LAST = re.compile(r"\b(?:before|after|to|than|as|since|until)\s*$")


_DONE_TO = re.compile(
    r"(?:The )?(?i:police|officials|officers|authorities|investigators|prosecutors|soldiers|troops|"
    r"rescuers|doctors) (?P<fore>[^,;:.]*?)\b(?:trac|identif|search|follow|arrest|detain|question|"
    r"releas|rescu|free|seiz|raid|charg|treat)(?:e|y|ed|ied|ing)? (?P<whose>their|them)\b"
)
"""`Police searched their homes`: whoever does this does it to others."""


def lone_pronoun(text: str, outside: str) -> str:
    """The first pronoun with nobody before it in the sentence to stand for."""
    person = PERSON_PRONOUN.search(outside)
    if person:
        before = outside[: person.start()]
        # `Relatives sobbed` names nobody, least of all one person.
        found = (n for n in _whole(before) if n.start > 1 or " " in n.text or n.text[-1] != "s")
        if not PERSON.search(before) and not any(_is_somebody(n, before) for n in found):
            return person[0]
    plain = DUMMY_IT.sub(lambda m: "x" * len(m[0]), outside)
    if dangling := _DANGLING.match(plain.lstrip()):
        return dangling["who"]
    opening = OUTSIDE.match(plain)
    if opening and not named_in(opening["fore"]):
        return opening["it"]
    they = MANY_THEY.search(outside)
    if they and not _are_several(outside[: they.start()]):
        return they[0]
    others = _DONE_TO.match(outside)
    if others and not named_in(others["fore"]):
        return others["whose"]
    him = OBJECT.search(outside)
    if him and not CLAUSE_START.search(_LAST.sub("", outside[: him.start()])):
        return him[0]
    if is_bare_it(outside):
        return "it"
    group = GROUP_PRONOUN.search(plain)
    if group:
        before = outside[: group.start()]
        is_same_clause = group[0].lower() in {"it", "them"} and not NEW_CLAUSE.search(before)
        if is_same_clause or not re.search(r"\w{4,}", before):
            return group[0]
    return ""


def lone_name(outside: str, known: str) -> str:
    """A surname of which `his` or `she` says that it is a person's, before who it is was told.

    `Orn said he was glad`: either Orn is somebody whose full name and office a stranger needs, or
    `he` is another who is not named at all.
    """
    person = PERSON_PRONOUN.search(outside)
    if person is None:
        return ""
    before = outside[: person.start()]
    if PERSON.search(before):
        return ""
    found = [name for name in _whole(before) if not _is_front_word(name)]
    somebody = [name for name in found if _is_somebody(name, before)]
    if len(somebody) != 1:
        return ""
    name = somebody[0]
    noun = _NOUN_BEFORE.search(before[: name.start])
    is_named = " " in name.text or re.sub(r"['’]s?$", "", name.text) in known
    is_told = is_described(name, outside) or (noun and noun[1] not in STOP_WORDS["en"])
    return "" if is_named or is_told or not _DOES.match(outside, name.end) else name.text


def _is_front_word(name: Span) -> bool:
    return name.start <= 1 and bool(_NO_NAME.match(name.text))


def is_bare_it(text: str) -> bool:
    """Whether nothing before an `it` could be meant by it: `if all goes well, it will open`."""
    bare = BARE_IT.search(DUMMY_IT.sub(lambda m: "x" * len(m[0]), text))
    if bare is None:
        return False
    fore = text[: bare.start()]
    # `Officials` at the front is no name, but `Norland` is.
    found = (n for n in names(fore) if n.start > 1 or " " in n.text or n.text[-1] != "s")
    return not any(found) and not SOMETHING.search(fore)


def _are_several(before: str) -> bool:
    """Whether the words before a `they` name more than one: `workers`, `Ida and Bo`, `Police`."""
    return bool(MANY.search(before) or SEVERAL.search(before) or not before.strip())


_LINKS = "and|or|of|in|on|at|to|from|for|with|by|who|whom|whose|that|when|where|after|before|as|but"


def _whole(before: str) -> Iterator[Span]:
    """Names in what stands before a pronoun; `Death threats` names nobody."""
    for name in names(before):
        # `Death threats` and `the Spanish media` have a name for an adjective.
        is_lone = " " not in name.text
        if is_lone and _is_front_word(name):
            continue
        if not is_lone or re.match(
            rf"\s*(?:[^\sa-z]|$|['’]|(?:{VERBS}|{_LINKS})\b)", before[name.end :]
        ):
            yield name


def _is_somebody(name: Span, before: str) -> bool:
    """Whether a name could be a person's: `in Brennick` is not whom `she` means."""
    if name.start <= 1 and _PARTICIPLE.match(before, name.start):
        return False
    return not BODY.search(name.text) and not _OF_A_PLACE.search(before[: name.start])
