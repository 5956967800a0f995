"""A denial put in, taken out or turned, a doubt made sure, a word made its contrary."""

import random
import re
from collections.abc import Callable

from bench.planting.ground import Ground, Planter, one, put, replaced, turned
from bench.planting.tongues import Changes, Tongue, tongue

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
        match = one(found, rng)
        if not match:
            return ""
        if word == "n't":
            odd = {"will": "won't", "can": "can't", "may": "may not", "must": "mustn't"}
            new = odd.get(match[0], f"{match[0]}n't")
            return put(ground.sentence, match.start(), match.end(), new)
        return put(ground.sentence, match.end(), match.end(), f" {word}")

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
    match = one(found, rng)
    return (
        put(ground.sentence, match.start(), match.end(), f"did not {past[match[0]]}")
        if match
        else ""
    )


def _inverted_verb(ground: Ground, rng: random.Random) -> str:
    """`did not agree` becomes `agreed`."""
    match = one([*re.finditer(r"\bdid(?: not|n't) ([a-z]{3,})\b", ground.sentence)], rng)
    if not match:
        return ""
    verb = match[1]
    told = verb + ("d" if verb.endswith("e") else "ed")
    return put(ground.sentence, match.start(), match.end(), told)


def _changed(changes: Callable[[Tongue], Changes]) -> Planter:
    """One of the changes of the sentence's language that it has room for."""

    def plant(ground: Ground, rng: random.Random) -> str:
        may = [
            (pattern, new)
            for pattern, new in changes(tongue(ground.language))
            if re.search(pattern, ground.sentence)
        ]
        if not may:
            return ""
        pattern, new = rng.choice(may)
        return replaced(pattern, *new)(ground, rng)

    return plant


_CONTRARIES = {
    "rose|increased": "fell|decreased", "won": "lost", "supported": "opposed", "guilty": "innocent",
    "arrested|detained": "released|freed", "allowed": "banned", "approved|accepted": "rejected",
    "before": "after|during", "until": "after", "began": "ended", "early": "late", "high": "low",
    "higher": "lower", "large": "small", "worst": "best", "condemned": "praised",
    "killed": "injured", "always": "never", "likely": "unlikely", "despite": "because of",
    "including": "excluding", "for": "against", "to": "from", "more": "less",
    "legal": "illegal", "common": "rare",
}  # fmt: skip

ENGLISH = {
    "not": _after_auxiliary("not"),
    "n't": _after_auxiliary("n't"),
    "never": _after_auxiliary("never"),
    "no longer": _after_auxiliary("no longer"),
    "did not": _did_not,
    "no": replaced(r"(?<=\s)(?:a|an|any|some|the)(?=\s[a-z])", "no"),
    "denied": replaced(
        r"\b(?:said|confirmed|stated|announced|claimed|reported|admitted)"
        r"(?= (?:that|the|it|he|she|they)\b)",
        "denied",
    ),
    "un-": replaced(rf"(?<=\s)({_PARTICIPLES})\b", r"un\1", r"not \1", r"in\1"),
    "nobody": replaced(r"\b(?:everyone|everybody|somebody|someone|people)\b", "nobody"),
    "without": replaced(r"(?<=\s)with(?=\s)", "without"),
    "failed to": replaced(
        r"(?<=[a-z]\s)to(?=\s(?:be|make|take|help|reach|get|find|stop)\b)", "not to"
    ),
    "denial taken out": replaced(r"\s(?:not|never)(?=\s)", ""),
    "n't taken out": replaced(r"(?<=[a-z])n['’]t\b", ""),
    "no taken out": replaced(r"(?<=\s)[Nn]o(?=\s[a-z])(?! longer)", "a", "the", "some"),
    "denied made said": replaced(r"\b(?:denied|rejected|refused)\b", "confirmed", "accepted"),
    "without made with": replaced(r"\bwithout\b", "with"),
    "did not made did": _inverted_verb,
    "hardly": _after_auxiliary("hardly"),
    "refused to": replaced(
        r"(?<=[a-z] )(?:decided|agreed|began|continued|managed) to\b", "refused to"
    ),
    "doubted, disputed": replaced(r"\b(?:said|stated|confirmed)(?= that\b)", "doubted", "disputed"),
    "un- taken out": replaced(
        r"\b(?:un|in|im|il|dis)(?=(?:able|likely|clear|known|legal|possible)\b)", ""
    ),
    "no longer taken out": replaced(r" no longer(?= )", "", " still"),
    "only, former taken out": replaced(
        r" (?:only|merely|former|deputy|alleged|suspected)(?= )", ""
    ),
    "done to made doing": replaced(r"\b(?:was|were) (?=[a-z]+ed\b(?! by))", ""),
    "the contrary": turned(_CONTRARIES),
    "and for or": turned({"or": "and", "either": "both"}),
    "sure made possible": replaced(r"\bwill(?= [a-z])", "may", "could"),
    "plan made deed": replaced(
        r"\b(?:plans?|planned|hopes?|hoped|tried|threatened|wants?|wanted) to\b",
        "managed to",
        "began to",
    ),
    "doubt taken out": replaced(r"\b(?:may|might|could) (?=(?:be|have)\b)", "will "),
    "suffered made done": replaced(r"\b(?:is|was) (?=[a-z]+ed (?:by|in|on|at|to)\b)", "has "),
    "a condition taken out": replaced(r",? (?:if|unless) [^,;“”\"]{12,}\.$", "."),
}
ELSEWHERE = {
    "denied": _changed(lambda told: told.denied),
    "denial taken out": _changed(lambda told: told.undenied),
}
