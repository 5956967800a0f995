"""Little grammar that labels need: who a sentence is about, and whether it tells a plan.

Rules over words for English (plans also in German, French and Spanish). Where they do not
clearly apply the answer is no: a label that is not printed does no harm.
"""

import re
from typing import NamedTuple

from daybrief.tools.memory import once_a_sentence
from daybrief.tools.text import Span, lower, names, without_quotations


class Subject(NamedTuple):
    """Who a sentence is about, by its grammatical subject."""

    name: str
    """The name that is the subject itself: `Ostmark`, `President Jorun Vael`; or empty."""
    owner: str
    """Whom the subject belongs to by the sentence's own words: `Ostmark's president`; or empty."""


_OFFICE = (
    r"(?:president|prime minister|minister|premier|chancellor|king|queen|prince|princess|emperor|"
    r"governor|mayor|ambassador|spokes(?:man|woman|person)|leader|chief|head|director|chair(?:man|"
    r"woman)?|chief executive|secretary|commissioner|general|admiral|commander|captain|coach|"
    r"government|ministry|parliament|senate|congress|army|navy|air force|"
    r"military|police|court|central bank|embassy|authorities|officials|cabinet|delegation)"
)
_KIND = (
    r"(?:foreign|defen[cs]e|interior|finance|justice|health|deputy|vice|acting|interim|new|economy|"
    r"trade|education|energy|transport|environment|labou?r|culture|agriculture|climate|budget|"
    r"home|supreme|constitutional|high|central|national|federal|state|chief|top|senior|naval|press|"
    r"government|presidential|opposition|party|security|military|social|affairs)"
)
_TITLED = rf"(?:(?:{_KIND} ){{0,3}}{_OFFICE}(?: general| {_OFFICE})?)"
_VERB = (
    r"(?:(?:has|have|had|is|are|was|were|will|would|can|could|may|might|must|should|did|does|do)\b|"
    r"\w{2,}ed\b|(?:said|says|told|put|made|took|came|went|met|held|began|left|won|lost|fell|rose|"
    r"broke|hit|struck|shot|gave|got|saw|found|spoke|wrote|sent|led|ran|became|brought|built|cut|"
    r"set|let|shut|kept|paid|sold|bought|fought|caught|thought|stood|sat|flew|grew|knew|threw|"
    r"drew|beat|swept|spent|sought|withdrew|hosts?|wants|refuses|rejects|insists|remains|denies|"
    r"accuses|expects|hopes|seeks|faces|believes|agrees|begins|continues)\b)"
)
_ADVERB = r"(?:(?:also|later|never|now|still|already|again|\w+ly) )?"
_ASIDE = r"(?:,? \([^()]{1,60}\)|, [^,.;]{1,90},| of [^,.;]{1,40},?(?: [^,.;]{1,90},)?)?"
_BODY = r"(?:[a-z][\w-]* ){0,3}"

_OWNER = r"(?P<owner>[A-Z][\w.-]*\w(?: [A-Z][\w-]+){0,2}?)"
_BEFORE = tuple(
    re.compile(told)
    for told in (
        rf"\b{_OWNER}['’]s? (?i:{_TITLED}),? $",
        rf"(?:^|[^A-Z.]\s|[.,;:] )(?:[Tt]he )?{_OWNER} (?i:{_TITLED}),? $",
        rf"(?i:\b{_TITLED}) of (?:the )?{_OWNER},? $",
    )
)
_AFTER = tuple(
    re.compile(told)
    for told in (
        rf",? (?:the |an? )?(?i:{_TITLED}) of (?:the )?{_OWNER}\b(?! [A-Z])",
        rf", {_OWNER}['’]s? (?i:{_TITLED})\b",
        rf" of {_OWNER}\b(?! [A-Z])",
    )
)
_DEPARTMENT = re.compile(
    r"\b(?:State|Defen[cs]e|Health|Justice|Interior|Finance|Education|Foreign|Agriculture|Trade|"
    r"Lab(?:o|ou)r|Staff|Police|Commons|Lords|Representatives|Parliament|Security|Environment|"
    r"Transport(?:ation)?|Culture|Energy|Commerce|Affairs|Treasury|Economy|Tourism|Science|Sport|"
    r"Health|Human|War|Prime|Minister|President|Former|Deputy|The|General|Mr|Mrs|Ms|Dr)\b"
)
_MENTIONS_AT_MOST = 20
_AFTER_NOUN = re.compile(
    r"['’]s?\b|[.,;:)]|\s(?:and|or|in|on|at|to|of|for|by|with|from|has|have|had|is|are|was|were|"
    r"will|would|said|says|after|before|since|as|that|who|which)\b"
)
_POSSESSIVE = re.compile(r"['’]s? ")
_BELONGS = re.compile(
    rf"(?i:{_TITLED})(?:,? [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){{0,3}})?{_ASIDE},? {_ADVERB}{_VERB}"
)
_HOLDS_OFFICE = re.compile(rf" {_TITLED}{_ASIDE},? {_ADVERB}{_VERB}")
_OF = re.compile(r" of (?:the )?([A-Z][\w-]+(?: [A-Z][\w-]+){0,2})")
_OFFICE_ANYWHERE = re.compile(_OFFICE, re.I)
_TELLS = re.compile(rf"(?:, [^,.;]{{1,90}},)? {_ADVERB}{_VERB}")
_ACTS = re.compile(rf"{_ASIDE} {_ADVERB}{_VERB}")
_OWN_OFFICE = re.compile(rf"The {_BODY}{_OFFICE}{_OF.pattern}{_TELLS.pattern}")

_PLANS = {
    "en": (
        ("an intention", r"(?:(?<!the )(?<!their )(?<!his )(?<!her )(?<!its )(?<!nnounced )(?<!of )"
         r"(?<!on )(?<!no )(?<!any )(?<!with )(?<!about )(?<!nveiled )(?<!for )(?<!against )"
         r"(?<!had )(?<!have )(?<!has )plans|intends?|aims|(?<!a )(?<!the )(?<!their )plan|vows|"
         r"pledges|promises|ha(?:s|ve) (?:vowed|pledged|promised)|prepares|(?:is|are) preparing|"
         r"(?:is|are) planning|proposes?) to \w+"),
        # Deep in a sentence, `promised to` tells of an earlier promise.
        ("an intention", r"^(?:\S+ ){1,6}(?:vowed|pledged|promised|proposed) to \w+"),
        ("a scheduled event", r"(?:(?:is|are|remains?) )?(?<!was )(?<!were )(?<!been )(?<!had )"
         r"(?:scheduled|slated|planned) (?:for|to|on|in|at) \w+|(?:is|are) due (?:to|in|on|at) "
         r"\w+"),
        ("a scheduled event", r"(?:is|are) (?:set|expected) to (?:meet|vote|decide|hold|begin|"
                              r"start|"
         r"open|close|resume|appear|rule|sign|announce|publish|arrive|visit|travel|take place|"
         r"continue|return|speak|testify|discuss|present)|(?<!that )(?<!which )"
         r"(?<!who )(?:is|are) to (?!blame\b|come under\b)[a-z]{3,}\b"),
        ("a scheduled event", r"will (?:also |then )?(?:meet|vote|hold|be held|begin|start|open|"
         r"close|resume|decide|appear|travel|visit|host|publish|announce|sign|launch|take place|"
         r"take effect|come into force|be published|be announced|be sworn|be buried|be released|"
         r"be restored|be reopened|return|discuss|present|consider|convene|gather|attend|"
         r"testify|rule|leave for|fly to|arrive|send|deploy)"),
        ("a negotiation", r"(?:talks|negotiations|discussions) (?:will|are to|(?:are )?continu\w+|"
         r"are under way|resume|are expected)|(?:is|are) (?:negotiating|in talks)|"
         r"next round of (?:talks|negotiations)"),
    ),
    "de": (
        ("an intention", r"(?:plant|planen|beabsichtigt|beabsichtigen|will|wollen|kündigte an)"),
        ("a scheduled event", r"(?:soll|sollen|wird|werden) (?:[\w.]+ ){1,12}(?:treffen|beginnen|"
         r"stattfinden|entscheiden|abstimmen|wählen|reisen|eröffnet|vorgestellt|veröffentlicht)"
         r"(?: werden)?|(?:ist|sind) (?:[\w.]+ ){0,6}(?:geplant|angesetzt|vorgesehen)"),
        ("a negotiation", r"(?:verhandeln|verhandlungen (?:gehen|werden|sollen))"),
    ),
    "fr": (
        ("an intention", r"(?:prévoi(?:t|ent) de|compte(?:nt)? |a l['’]intention de|s['’]engage "
                         r"à)"),
        ("a scheduled event", r"(?:doi(?:t|vent)|(?:est|sont) prévue?s?|(?:se réuni|débute|"
                              r"commence|"
         r"aura lieu|rencontre)r(?:a|ont))"),
        ("a negotiation", r"(?:négocie(?:nt)?|les négociations (?:vont|doivent|reprendr\w+))"),
    ),
    "es": (
        ("an intention", r"(?:planean?|tienen? (?:previsto|la intención de)|se comprometió a)"),
        ("a scheduled event", r"(?:está[n]? previst[oa]s?|se (?:reunirá|celebrará|votará)n?|"
         r"comenzarán?|tendrán? lugar)"),
        ("a negotiation", r"(?:negocian?|las negociaciones (?:continuarán|seguirán|van a))"),
    ),
}  # fmt: skip
_UNREAL = {
    "en": r"would have|could have|will not be able|"
    r"(?:does|do|did|would) not (?:plan|intend|aim|propose)|"
    r"ha(?:s|ve) not (?:said|decided)|had (?:been )?"
    r"(?:threatened|vowed|promised|pledged|planned|scheduled|intended)|"
    r"if (?:it|he|she|they|the) (?:had|were)",
    "de": r"wäre|hätte|wollte ursprünglich",
    "fr": r"aurait|auraient|devait|devaient",
    "es": r"habría|habrían|iba a|iban a",
}

_PLAN_PATTERNS = {
    language: tuple((kind, re.compile(rf"\b(?:{told})")) for kind, told in rows)
    for language, rows in _PLANS.items()
}
_UNREAL_PATTERNS = {language: re.compile(rf"\b(?:{told})\b") for language, told in _UNREAL.items()}
"""To be looked for in lower case, as plans are: three times as fast as not minding case."""


@once_a_sentence
def subject(sentence: str) -> Subject:
    """Find who an English sentence is about; both parts empty where it is not plain."""
    start = 4 if sentence.startswith("The ") else 0
    first = next(iter(names(sentence, "en")), None)
    if first is None or not _begins(sentence, first, start):
        return _of_owner(sentence)
    rest = sentence[first.end :]
    if possessive := _POSSESSIVE.match(rest):
        return Subject("", first.text if _BELONGS.match(rest, possessive.end()) else "")
    if _HOLDS_OFFICE.match(rest):
        return Subject("", first.text)
    if of := _OF.match(rest):
        if _OFFICE_ANYWHERE.search(first.text) and _TELLS.match(rest, of.end()):
            return Subject("", "") if _DEPARTMENT.search(of[1]) else Subject(first.text, of[1])
        return Subject("", "")
    return Subject(first.text if _ACTS.match(rest) else "", "")


def owners(person: str, text: str) -> dict[str, str]:
    """Find whom a text says a person belongs to, each with the words that say so.

    >>> owners("Jorun Vael", "It was Jorun Vael, the president of Ostmark, who left.")
    {'Ostmark': 'Jorun Vael, the president of Ostmark'}
    """
    found: dict[str, str] = {}
    place = text.find(person)
    for _ in range(_MENTIONS_AT_MOST):
        if place < 0:
            break
        end = place + len(person)
        before, after = text[max(0, place - 120) : place], text[end : end + 120]
        for pattern in _BEFORE:
            if match := pattern.search(before):
                found.setdefault(match["owner"], before[match.start() :] + person)
        for pattern in _AFTER:
            if match := pattern.match(after):
                found.setdefault(match["owner"], person + match[0])
        place = text.find(person, end)
    return {owner: told for owner, told in found.items() if not _DEPARTMENT.search(owner)}


def is_noun(name: str, text: str) -> bool:
    """Tell whether a text uses a name by itself, not only before a noun as `British` is."""
    place = text.find(name)
    while place >= 0:
        if _AFTER_NOUN.match(text, place + len(name)):
            return True
        place = text.find(name, place + 1)
    return False


@once_a_sentence
def plan(sentence: str, language: str) -> tuple[str, str]:
    """Tell what a sentence says is to come, and in which words; both empty if it tells no plan.

    What is only quoted, feared, forecast or given up is no plan.
    """
    outside = without_quotations(sentence)
    lowered = lower(outside)
    unreal = _UNREAL_PATTERNS.get(language)
    if unreal is None or unreal.search(lowered):
        return "", ""
    for kind, pattern in _PLAN_PATTERNS[language]:
        if match := pattern.search(lowered):
            return kind, outside[match.start() : match.end()]
    return "", ""


def _begins(sentence: str, name: Span, start: int) -> bool:
    return name.start == start or (name.start == 0 and start == 4)


def _of_owner(sentence: str) -> Subject:
    """`The president of Ostmark put off …`: the owner stands behind the office."""
    match = _OWN_OFFICE.match(sentence)
    return Subject("", match[1] if match and not _DEPARTMENT.search(match[1]) else "")
