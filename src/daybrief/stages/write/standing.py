"""Which sentences can be printed at all, and which lean on words that are not printed.

Knows English best, German, French and Spanish in part; what it cannot judge it leaves out.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from daybrief.stages.write.bare_subjects import bare_subject
from daybrief.stages.write.cues import (
    A_SIDE,
    BARE_ACTION,
    BARE_OFFICE,
    BARE_SUBJECT,
    BOILERPLATE,
    BOILERPLATE_OPENS,
    BOILERPLATE_WORDS,
    CAPTION_END,
    CLAUSE,
    COUNTED,
    CUT_OFF,
    DEBRIS,
    END,
    FIRST_PERSON,
    GARBLED,
    HAD_JUST,
    KNOWN_AS_SUBJECT,
    KNOWN_TO_ALL,
    LEANS_ANYWHERE,
    MANY,
    NAMED_THING,
    NEW_THING,
    NO_SUBJECT,
    OF_A_DAY,
    OF_THEM,
    OFFICE_ALONE,
    ONE_OF_THEM,
    OPENS_LEANING,
    OWNED,
    PAIR,
    PERSON,
    POINTS_BACK,
    QUOTED_PERSON,
    QUOTED_POINTER,
    SAID_LATER,
    SAID_OF_IT,
    SAYS,
    THAT_CLAIM,
    THE_THING,
    TITLE,
    TITLED,
)
from daybrief.stages.write.definite import named_in
from daybrief.stages.write.known import companions, key
from daybrief.stages.write.people import is_nobody, surname, without_title
from daybrief.stages.write.pronouns import is_bare_it, lone_name, lone_pronoun
from daybrief.stages.write.verbs import VERB
from daybrief.tools.text import (
    is_balanced,
    names,
    quotations,
    without_quotations,
    word_count,
    words,
)

WORDS_AT_LEAST = 6
WORDS_AT_MOST = 60  # guess: a longer sentence is a list or two sentences read as one
_BEGINNING = re.compile(r"[\"“„«'‘(\[]?[^\W_]")
_SCRAP = re.compile(r"[a-z][A-Z][a-z]+[a-z][A-Z]|\d[A-Z][a-z]{2}")
_SAYS_NOTHING = {"Mr", "Mrs", "Ms", "Former", "Dr", "Sir", "Lord", "Lady", "St"}
"""Titles that tell nobody who somebody is."""
_RUN = re.compile(r"\w+")


def flaw(text: str, language: str) -> str:
    """Say why a sentence may not be printed wherever it stands; empty if it may."""
    outside = without_quotations(text)
    count = word_count(text)
    if not WORDS_AT_LEAST <= count <= WORDS_AT_MOST:
        return "too short or too long"
    if not END.search(text) or text.endswith(("...", "…", "[…]")) or CUT_OFF.search(text):
        return "has no end"
    if not _BEGINNING.match(text) or text[0].islower() or "\n" in text:
        return "has no beginning"
    if DEBRIS.match(text):
        return "has no beginning"
    if GARBLED.search(text):
        return "some of its characters were lost"
    if not is_balanced(text):
        return "a quotation mark is alone"
    if "?" in outside or "!" in outside:
        return "a question or a cry"
    if "|" in text or "*" in text or _SCRAP.search(text):
        return "not running text"
    if _is_boilerplate(text.lower()):
        return "not the report itself"
    if _has(FIRST_PERSON, language, outside):
        return "the reporter speaks"
    if language in VERB and not _has(VERB, language, outside.lower()):
        return "has no verb"
    if language == "en" and NO_SUBJECT.match(outside):
        return "has no subject"
    return _quote_flaw(text, outside)


def _is_boilerplate(lowered: str) -> bool:
    return (
        bool(BOILERPLATE_OPENS.match(lowered))
        or any(told in lowered for told in BOILERPLATE_WORDS)
        or any(hint in lowered and told.search(lowered) for hint, told in BOILERPLATE.items())
    )


def leans(text: str, full: Mapping[str, str], printed: Sequence[str], language: str) -> str:
    """Say what a sentence leans on that is not printed; empty if it stands.

    Takes:   the full names of its article, and the sentences already printed.
    """
    known = "\n".join(printed)
    outside = without_quotations(text)
    opening = outside.lstrip(" \"“„«'‘([")
    told = OPENS_LEANING.get(language)
    if told and told.match(opening) and not _is_counted(opening):
        return f"opens with “{opening.split()[0]}”"
    found = _has(LEANS_ANYWHERE, language, outside)
    if found and language == "en":
        found = _has(LEANS_ANYWHERE, language, _without_own(outside))
    if found:
        return f"“{found}” points elsewhere"
    if language == "en" and (found := lone_pronoun(text, outside) or _bare_thing(outside, known)):
        return f"“{found}” is not told"
    if language == "en" and (HAD_JUST.match(outside) or SAID_LATER.match(outside)):
        return "when it was so, is not told"
    if language == "en" and (found := _claim(outside, known)):
        return f"“{found}” is not told"
    if language == "en" and (found := _pointer(text, outside)):
        return f"what “{found}” means, is not told"
    if language == "en" and (found := _pair(outside)):
        return f"who “{found}” are, is not told"
    if language == "en" and (found := _new_thing(outside, known)):
        return f"“{found}” is not told"
    if found := bare_subject(opening, language, told_things(known)):
        return f"“{found}” is not told"
    found = _bare_surname(text, full, known, language)
    if found or (language == "en" and (found := lone_name(outside, known))):
        return f"who “{found}” is, is not told"
    return ""


def _has(table: Mapping[str, re.Pattern[str]], language: str, text: str) -> str:
    match = table[language].search(text) if language in table else None
    return match[0] if match else ""


def _without_own(outside: str) -> str:
    """The sentence without the `also` and `another` that point at an earlier clause of its own."""
    return POINTS_BACK.sub(lambda match: match[0].rpartition(" ")[0], outside)


def _quote_flaw(text: str, outside: str) -> str:
    """A quotation needs somebody who says it, in the same sentence."""
    long = [quote for quote in quotations(text) if len(words(quote.text)) > 3]
    if not long:
        return ""
    if len(words(outside)) < 3 or not SAYS.search(outside):
        return "nobody is said to speak"
    speaker = re.search(r"\b(?:he|she|they|it)\b", outside, re.I)
    has_name = bool(names(outside[: speaker.start()]) if speaker else True)
    return (
        ""
        if has_name or PERSON.search(outside[: speaker.start() if speaker else 0])
        else ("the speaker is not named")
    )


def _is_counted(opening: str) -> bool:
    """`Two men were held` and `Some 600 people left` stand; `Two were held` does not."""
    match = re.match(
        r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|some|many|most|few|"
        r"several|all|more|about|no) "
        r"(?:than )?(?:of the )?([\w,.]+)(?: (\w+))?", opening, re.I
    )  # fmt: skip
    if not match:
        return bool(CLAUSE.match(opening)) and not re.match(r"After (?:that|this)", opening)
    return not ONE_OF_THEM.match(opening) and not re.match(
        r"(?:is|are|was|were|have|had|has|of|will|said|also|other|others|more|that|this|akin|\w+ed),?$",
        match[1],
    )


def _claim(outside: str, known: str) -> str:
    """A `that assertion`, or `the ministers’ text` at the front, that nothing printed has told."""
    if found := THAT_CLAIM.search(outside):
        return found[0]
    some = OF_THEM.search(outside)
    before = outside[: some.start()] if some else ""
    if some and not (MANY.search(before) and COUNTED.search(before)):
        return some[0]
    told = told_things(known)
    for pattern in (OWNED, NAMED_THING, OF_A_DAY):
        match = pattern.search(outside)
        if match is None:
            continue
        # `The Saudi source` is not a Turkish one.
        is_told = key(match[1]) in told or companions(match[1]) & told
        if not is_told or (pattern is NAMED_THING and match[0][4:] not in known):
            return match[0]
    return ""


def _pointer(text: str, outside: str) -> str:
    """A quotation that opens with a pronoun, or what a person says of an `it` never named."""
    quoted = QUOTED_POINTER.search(text)
    if quoted:
        return quoted[0]
    for quote in quotations(text):
        if is_bare_it(quote.text) and not named_in(text[: quote.start]):
            return quote.text
        person = QUOTED_PERSON.search(quote.text)
        before = text[: quote.start + person.start()] if person else ""
        if person and not PERSON.search(before) and not names(before):
            return quote.text
    if office := OFFICE_ALONE.search(outside):
        return office[0].strip()
    said = SAID_OF_IT.search(outside)
    return said[0] if said and PERSON.search(outside[: said.start()]) else ""


def _pair(outside: str) -> str:
    """A `both sides` with fewer than two names before it to be the sides."""
    match = PAIR.search(outside)
    if match and len(named_in(outside[: match.start()])) < 2:
        return match[0]
    return ""


def _bare_thing(outside: str, known: str) -> str:
    """A `the minister` or `the attack` that nothing printed has introduced."""
    told = told_things(known)
    for match in BARE_OFFICE.finditer(outside):
        noun = match[1].split()[-1].lower()
        before = outside[: match.start()]
        # `Tavel was cleared, the mayor said`: a place has one.
        is_of_a_place = noun in {"mayor", "governor"} and named_in(before)
        is_told = is_of_a_place or key(noun) in told or companions(noun) & told
        if not is_told and noun[:6] not in before.lower():
            return match[0]
    action = BARE_ACTION.match(outside)
    if action and key(action[1]) not in told:
        return action[1]
    # The memos noted …: no list holds every noun that needs to have been told.
    subject = BARE_SUBJECT.match(A_SIDE.sub(lambda side: f"The {side[1].lower()}", outside))
    noun = (subject[1] or subject[2]) if subject else ""
    is_told = noun in KNOWN_AS_SUBJECT or key(noun) in told or companions(noun) & told
    return "" if is_told or subject is None else subject[0]


def _new_thing(outside: str, known: str) -> str:
    """A `the new law` without a word on which one, before any is printed."""
    for match in NEW_THING.finditer(outside):
        noun = match[1][:6]
        if not re.search(rf"\b{noun}", f"{known} {outside[: match.start()]}", re.I):
            return match[0]
    return ""


def _bare_surname(text: str, full: Mapping[str, str], known: str, language: str) -> str:
    """A surname alone, of somebody whose full name the article gives and we have not printed."""
    for match in TITLED.finditer(text) if language == "en" else ():
        told = f"{known}\n{text[: match.start()]}"
        if re.sub(r"['’]s?$", "", match[1]) not in told:
            return match[0]
    for name in names(text, language):
        parts = without_title(name.text)
        whole = full.get(surname(parts[-1])) if len(parts) == 1 else None
        if whole and is_nobody(name, text):
            continue  # `European countries`
        if whole and whole not in text and not _is_introduced(name.text, whole, known):
            return name.text
    return ""


def _is_introduced(name: str, whole: str, known: str) -> bool:
    """Whether a full name is printed, or for a surname alone an office with it: `Mayor Orn`."""
    if whole in known:
        return True
    before = re.search(rf"\b([A-Z][\w’'-]+) {re.escape(name)}\b", known) if known else None
    return bool(before and TITLE.match(before[1]) and before[1] not in _SAYS_NOTHING)


def is_caption(text: str, year: int | None) -> bool:
    """Tell a picture's line by its end: the report itself has no need to give its own year."""
    if year is not None and not text.endswith(f"{year}."):
        return False
    match = CAPTION_END.search(text)
    return match is not None and year in (None, int(match[1]))


def taken_as_known(text: str, language: str) -> frozenset[str]:
    """Things that a sentence names as if told before: `the wall`; as `told_things` writes them.

    English only, and only where no words of the sentence itself say which wall it is.
    """
    found = set()
    for match in THE_THING.finditer(without_quotations(text)) if language == "en" else ():
        noun = key(match[1])
        if match[1] in KNOWN_TO_ALL:
            continue
        before = _RUN.findall(text[: match.start()].lower())
        if not any(word.startswith(noun) for word in before):
            found.add(noun)
    return frozenset(found)


@lru_cache(maxsize=4096)
def told_things(text: str) -> frozenset[str]:
    """What a printed sentence makes known: the keys of its words."""
    return frozenset(map(key, words(text)))
