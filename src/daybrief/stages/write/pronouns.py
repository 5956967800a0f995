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
from daybrief.stages.write.verbs import VERBS
from daybrief.tools.text import Span, names

_PARTICIPLE = re.compile(r"\w{2,}(?:ed|ing) (?:as|in|by|to|at|on|with|for|from|of)\b")
"""`Trained as a doctor, he …` names nobody."""
_LAST = re.compile(r"\b(?:before|after|to|than|as|since|until)\s*$")


def lone_pronoun(text: str, outside: str) -> str:
    """The first pronoun with nobody before it in the sentence to stand for."""
    person = PERSON_PRONOUN.search(outside)
    if person:
        before = outside[: person.start()]
        # `Relatives sobbed` names nobody, least of all one person.
        found = (n for n in _whole(before) if n.start > 1 or " " in n.text or n.text[-1] != "s")
        if not PERSON.search(before) and not any(_is_somebody(n, before) for n in found):
            return person[0]
    opening = OUTSIDE.match(DUMMY_IT.sub(lambda m: "x" * len(m[0]), outside))
    if opening and not named_in(opening["fore"]):
        return opening["it"]
    they = MANY_THEY.search(outside)
    if they and not _are_several(outside[: they.start()]):
        return they[0]
    him = OBJECT.search(outside)
    if him and not CLAUSE_START.search(_LAST.sub("", outside[: him.start()])):
        return him[0]
    if is_bare_it(outside):
        return "it"
    group = GROUP_PRONOUN.search(DUMMY_IT.sub(lambda m: "x" * len(m[0]), outside))
    if group:
        before = outside[: group.start()]
        is_same_clause = group[0].lower() in {"it", "them"} and not NEW_CLAUSE.search(before)
        if is_same_clause or not re.search(r"\w{4,}", before):
            return group[0]
    return ""


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
        if not is_lone or re.match(
            rf"\s*(?:[^\sa-z]|$|['’]|(?:{VERBS}|{_LINKS})\b)", before[name.end :]
        ):
            yield name


def _is_somebody(name: Span, before: str) -> bool:
    """Whether a name could be a person's: `in Brennick` is not whom `she` means."""
    if name.start <= 1 and _PARTICIPLE.match(before, name.start):
        return False
    return not BODY.search(name.text) and not re.search(
        r"\b[Tt]he\s+$|\b(?:in|at|near|from|to|of|across|around|outside|inside|into)\s+(?:the\s+)?$",
        before[: name.start],
    )
