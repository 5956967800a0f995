"""Which sentences can be printed at all, and which lean on words that are not printed.

Knows English best, German, French and Spanish in part; what it cannot judge it leaves out.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from daybrief.tools.text import (
    Span,
    fold,
    is_balanced,
    names,
    quotations,
    without_quotations,
    word_count,
    words,
)

WORDS_AT_LEAST = 6
WORDS_AT_MOST = 60  # guess: a longer sentence is a list or two sentences read as one

_BOILERPLATE = re.compile(
    r"^(?:read more|see also|more on this|click|photo|image|picture|file photo|video|watch|listen|"
    r"related|advertisement|source|correction|editor['’]s note|note|copyright|updated?|live|"
    r"sign up|subscribe|follow us|share|mehr zum thema|lesen sie|foto|bild|quelle|lire aussi|"
    r"à lire|photo|lea también|leer más|foto|fuente)\b[^.!?]{0,40}[:|]"
    r"|(?:read|find out|learn) more\b|scroll down|\bclick here\b|this (?:story|article|page|"
    r"report) "
    r"(?:has been|was|will be|is being)|(?:reporting|writing|editing|additional reporting) by\b|"
    r"getty images|all rights reserved|©|\bpictured\b|\(photo|\(file\b|\(pic\b|sign up (?:for|to)|"
    r"newsletter|subscrib|contributed to this (?:report|story)|cookies?\b|javascript|https?://|"
    r"www\."
    r"|@\w|dieser artikel|cet article|este artículo|abonnier|abonnez|suscríb",
    re.I,
)


def _compiled(table: Mapping[str, str], flags: int) -> dict[str, re.Pattern[str]]:
    return {
        language: re.compile(rf"(?<![\w’'.-])(?:{told})(?![\w-])", flags)
        for language, told in table.items()
    }


# Pronouns such as `us` and `Sie` differ from names by their case alone.
_FIRST_PERSON = _compiled(
    {
        "en": r"I|[Ww]e|[Oo]urs?|[Mm]y|me|us|I['’]m|[Ww]e['’]re|[Yy]our?|[Ll]et['’]s",
        "de": r"ich|wir|unser\w*|mein\w*|uns|mich|mir|Sie|Ihr\w*",
        "fr": r"je|j['’]\w+|nous|notre|nos|mon|ma|mes|vous|votre",
        "es": r"yo|nosotros|nuestr\w+|mi|mis|usted|tu|tus",
    },
    0,
)
_OPENS_LEANING = _compiled(
    {
        "en": r"he|she|it|they|his|her|hers|its|their|theirs|this|that|these|those|such|both|"
        r"neither|"
        r"either|another|others?|some|many|most|few|several|all|none|each|one|two|three|four|five|"
        r"and|but|or|nor|so|yet|also|however|meanwhile|moreover|furthermore|nevertheless|"
        r"nonetheless|"
        r"instead|thus|therefore|hence|then|still|besides|additionally|consequently|similarly|"
        r"likewise|otherwise|indeed|rather|later|earlier|afterwards?|since then|after that|"
        r"in addition|as well|in contrast|by contrast|in turn|in fact|in response|as a result|"
        r"on the other hand|at the same time|in the meantime|in the end|for example|for instance|"
        r"among (?:them|those)|there|here|"
        r"asked|because|which|who|whose|where|while|although|though|when|if|after|before|only|even|"
        r"the (?:two|three|four|five|six|pair|former|latter|others?|same|next|following|move|rest|"
        r"latest|newly|new|second|third|last|remaining|more|most|first)|separately|unlike|yes|no|"
        r"not|"
        r"including|elsewhere|again|too|finally|perhaps|maybe|well|now|once|further|more|about|"
        r"according to (?:him|her|them|it|the)|like",
        "de": r"er|sie|es|sein\w*|ihr\w*|dies\w*|das|jen\w+|solch\w*|beide\w*|und|aber|oder|doch|"
        r"denn|auch|jedoch|allerdings|außerdem|zudem|dennoch|trotzdem|stattdessen|deshalb|daher|"
        r"darum|dann|noch|später|zuvor|danach|dabei|dafür|dagegen|damit|daran|darauf|darin|so|hier|"
        r"dort|da|weil|während|obwohl|wenn|als|nachdem|wie|ebenso|unterdessen|inzwischen|die "
        r"beiden|"
        r"demnach|nun|viele|einige|alle|man|weiter\w*|mehr",
        "fr": r"il|elle|ils|elles|on|ce|cet|cette|ces|c['’]est|cela|ça|celui\w*|celle\w*|ceux|"
        r"son|sa|"
        r"ses|leurs?|et|mais|ou|or|donc|car|aussi|cependant|toutefois|pourtant|néanmoins|par "
        r"ailleurs|"
        r"en outre|de plus|ensuite|puis|alors|ainsi|enfin|pendant ce temps|les deux|ici|là|quand|"
        r"lorsque|si|comme|y|en revanche|au contraire|selon (?:lui|elle|eux|le|la|les)|d['’]autres|"
        r"certains|tous|plusieurs|beaucoup|une autre|un autre",
        "es": r"él|ella|ellos|ellas|su|sus|est[eaos]\w*|es[eao]s?|aquel\w*|ambos|y|e|pero|o|u|"
        r"también|"
        r"sin embargo|no obstante|mientras tanto|además|por tanto|por lo tanto|así|luego|después|"
        r"entonces|aunque|cuando|si|como|los dos|las dos|aquí|allí|otros?|otras?|algunos|muchos|"
        r"todos|"
        r"según (?:él|ella|ellos|el|la|los)|asimismo|en cambio|por su parte|por otra parte",
    },
    re.I,
)
_LEANS_ANYWHERE = _compiled(
    {
        "en": r"also|however|meanwhile|too(?=[,.;]|$)|as well(?! as)|moreover|furthermore|likewise|"
        r"therefore|nevertheless|the (?:former|latter|move|pair|duo|trio)|the two(?! \w+ (?:of|"
        r"in))|"
        r"the (?:next|following|previous|same|other) \w+|the day (?:before|"
        r"after)|"
        r"(?:day|week|month|year)s? (?:later|earlier|before)|at the time|th(?:is|ese|ose)(?! "
        r"(?:week|weekend|month|year|morning|afternoon|evening|spring|summer|autumn|fall|winter|"
        r"season|year['’]s|week['’]s|month['’]s)\b)|such (?:a|an|\w+s)\b(?! as)|as mentioned|"
        r"aforementioned|that (?:day|night|year|week|time|point)|thereby|thereof|the "
        r"incident|"
        r"so far|then(?=[ ,])(?! [A-Z])|there(?=[,.;]|$)|the others|another",
        "de": r"auch|jedoch|allerdings|außerdem|zudem|dies\w*|jen\w+|beide[nr]?|die beiden|"
        r"ebenfalls|"
        r"hingegen|dagegen|daraufhin|danach|zuvor|damals|dort|deshalb|daher|solche\w*",
        "fr": r"aussi|également|cependant|toutefois|ce(?:t|tte|s)? \w+|celui-ci|celle-ci|ceux-ci|"
        r"les deux|la veille|le lendemain|ce dernier|cette dernière|par ailleurs|y",
        "es": r"también|sin embargo|además|est[eao]s? \w+|es[eao]s? \w+|ambos|los dos|asimismo|"
        r"el día (?:anterior|siguiente)|allí",
    },
    re.I,
)
_PAIR = re.compile(
    r"\b(?:both(?! (?:of )?(?:\w+ ){1,3}and\b)|neither|either|the two)\b(?! of them)", re.I
)
_PERSON_PRONOUN = re.compile(r"\b(?:he|she|him|her|his|hers|himself|herself)\b", re.I)
_GROUP_PRONOUN = re.compile(r"\b(?:they|them|their|theirs|it|its|itself|themselves)\b", re.I)
_NEW_CLAUSE = re.compile(
    r"[,;:—–]|\b(?:that|who|which|and|but|or|when|where|while|after|before|because|if|as|said|says|"
    r"told|to|whether|until|since|than)\b",
    re.I,
)
"""Where another clause begins, whose pronoun may mean what the clause before it told."""
_DUMMY_IT = re.compile(
    r"\bit (?:is|was|would be|will be|has been|seems|appears|became) (?:\w+ ){1,3}(?:that|to|"
    r"who)\b",
    re.I,
)
_PERSON = re.compile(
    r"\b(?:man|woman|boy|girl|minister|president|chancellor|mayor|judge|officer|spokes\w+|leader|"
    r"chief|king|queen|player|coach|driver|pilot|doctor|teacher|student|suspect|victim|mother|"
    r"father|son|daughter|wife|husband|actor|singer|author|professor|senator|director|person|"
    r"who)\b",
    re.I,
)
_BARE_OFFICE = re.compile(
    r"\b[Tt]he ((?:(?:prime|foreign|defen[cs]e|interior|finance|justice|health|deputy) )?"
    r"(?:minister|president|chancellor|mayor|governor|king|queen|spokes\w+|ambassador|premier|"
    r"judge|suspects?|victims?|man|woman|men|women|boy|girl|couple|company|firm|group|team|"
    r"club|party|agency|committee|organi[sz]ation|ministry|court|agreement|deal|decision|"
    r"announcement|plan|proposal|statement|report|attack|attacks|blasts?|bombings?|explosions?|"
    r"crash|accident|fire|quake|earthquake|storm|strike|meeting|talks|summit|vote|election|bill|"
    r"law|measure|study|case|trial|verdict|project|city|town|village|country|state|province|"
    r"region|area|site|building|house|plane|aircraft|jet|ship|boat|train|bus|vehicle|university|"
    r"school|hospital|disaster|crisis|situation|investigation|operation|raids?|arrests?|mission|"
    r"race|match|game|protests?|protesters|demonstrators|sailors|troops|soldiers|officers|"
    r"authorities|official|article|event|issue|problem|matter|process|move|incident|film|book|"
    r"figures?|number|death toll|toll|total|ban|sanctions|tax|drug|virus|disease|outbreak))"
    r"(?= (?!of\b|in\b|to\b|on\b|at\b|for\b|from\b|that\b|who\b|which\b|between\b|with\b|against\b|"
    r"by\b|under\b|where\b|near\b|over\b|[A-Z])|[,.;'’])"
)
_VERB = _compiled(
    {
        "en": r"is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|"
        r"must|"
        r"should|shall|\w{2,}ed|says?|said|told|put|made|took|came|went|met|held|began|left|won|"
        r"lost|"
        r"fell|rose|broke|hit|struck|shot|gave|got|saw|found|spoke|wrote|sent|led|ran|became|"
        r"brought|"
        r"built|cut|set|let|shut|kept|paid|sold|bought|fought|taught|caught|thought|stood|sat|rode|"
        r"drove|flew|grew|knew|threw|drew|beat|swept|sank|spent|plans?|wants?|expects?|remains?|"
        r"calls?|"
        r"shows?|faces?|continues?|begins?|includes?|means?|makes?|takes?|says|hopes?|needs?|"
        r"seeks?|"
        r"\w+s(?= (?:to|the|that|a|an|in|on|for|by|its|their|his|her)\b)",
    },
    re.I,
)
_SAYS = re.compile(
    r"\b(?:said|says?|saying|told|tell|asked|added|wrote|writes|announced|warned|according to|"
    r"called|calls?|described|declared|stated|insisted|replied|tweeted|argued|noted|claimed|"
    r"explained|denied|confirmed|reported|quoted|urged|vowed|promised|accused|criticis\w+|dubbed|"
    r"known|named|titled|entitled|term\w+|sagte|sagt|erklärte|teilte|schrieb|laut|so|betonte|"
    r"nannte|zufolge|dit|déclaré|affirmé|selon|expliqué|annoncé|estimé|appel\w+|dijo|afirmó|"
    r"según|declaró|explicó|aseguró|anunció|señaló|llam\w+)\b",
    re.I,
)


def flaw(text: str, language: str) -> str:
    """Say why a sentence may not be printed wherever it stands; empty if it may."""
    outside = without_quotations(text)
    count = word_count(text)
    if not WORDS_AT_LEAST <= count <= WORDS_AT_MOST:
        return "too short or too long"
    if not re.search(r"[.!。！।…]['\"”’»)\]]*$", text) or text.endswith(("...", "…", "[…]")):
        return "has no end"
    if not re.match(r"[\"“„«'‘(\[]?[^\W_]", text) or text[0].islower() or "\n" in text:
        return "has no beginning"
    if not is_balanced(text):
        return "a quotation mark is alone"
    if "?" in outside or "!" in outside:
        return "a question or a cry"
    if (
        "|" in text
        or "*" in text
        or re.search(r"\s[-–—]\s*$|:\s*$|[a-z][A-Z][a-z]+[a-z][A-Z]", text)
    ):
        return "not running text"
    if _BOILERPLATE.search(text):
        return "not the report itself"
    if _has(_FIRST_PERSON, language, outside):
        return "the reporter speaks"
    if language in _VERB and not _has(_VERB, language, outside):
        return "has no verb"
    return _quote_flaw(text, outside)


def leans(text: str, full: Mapping[str, str], printed: Sequence[str], language: str) -> str:
    """Say what a sentence leans on that is not printed; empty if it stands.

    Takes:   the full names of its article, and the sentences already printed.
    """
    known = "\n".join(printed)
    outside = without_quotations(text)
    opening = outside.lstrip(" \"“„«'‘([")
    told = _OPENS_LEANING.get(language)
    if told and told.match(opening) and not _is_counted(opening):
        return f"opens with “{opening.split()[0]}”"
    if found := _has(_LEANS_ANYWHERE, language, outside):
        return f"“{found}” points elsewhere"
    if language == "en" and (found := _pronoun(text, outside) or _bare_thing(outside, known)):
        return f"“{found}” is not told"
    if language == "en" and (found := _pair(outside)):
        return f"who “{found}” are, is not told"
    if found := _bare_surname(text, full, known, language):
        return f"who “{found}” is, is not told"
    return ""


def _has(table: Mapping[str, re.Pattern[str]], language: str, text: str) -> str:
    match = table[language].search(text) if language in table else None
    return match[0] if match else ""


def _quote_flaw(text: str, outside: str) -> str:
    """A quotation needs somebody who says it, in the same sentence."""
    long = [quote for quote in quotations(text) if len(words(quote.text)) > 3]
    if not long:
        return ""
    if len(words(outside)) < 3 or not _SAYS.search(outside):
        return "nobody is said to speak"
    speaker = re.search(r"\b(?:he|she|they|it)\b", outside, re.I)
    has_name = bool(names(outside[: speaker.start()]) if speaker else True)
    return (
        ""
        if has_name or _PERSON.search(outside[: speaker.start() if speaker else 0])
        else ("the speaker is not named")
    )


_CLAUSE = re.compile(
    r"(?:After|Before|While|When|Although|Because|If|More than|"
    r"The (?:new|latest|first|second|last|third) \w+ (?:of|in|for|to))\b"
)


def _is_counted(opening: str) -> bool:
    """`Two men were held` and `Some 600 people left` stand; `Two were held` does not."""
    match = re.match(
        r"(?:one|two|three|four|five|some|many|most|few|several|all|more|about|no) "
        r"(?:than )?(?:of the )?([\w,.]+)(?: (\w+))?", opening, re.I
    )  # fmt: skip
    if not match:
        return bool(_CLAUSE.match(opening)) and not re.match(r"After (?:that|this)", opening)
    return not re.match(
        r"(?:is|are|was|were|have|had|has|of|will|said|also|other|others|more|\w+ed)$", match[1]
    )


def _pronoun(text: str, outside: str) -> str:
    """The first pronoun with nobody before it in the sentence to stand for."""
    person = _PERSON_PRONOUN.search(outside)
    if person:
        before = outside[: person.start()]
        if not _PERSON.search(before) and not any(_is_somebody(n, before) for n in names(before)):
            return person[0]
    group = _GROUP_PRONOUN.search(_DUMMY_IT.sub(lambda m: "x" * len(m[0]), outside))
    if group:
        before = outside[: group.start()]
        is_same_clause = group[0].lower() in {"it", "them"} and not _NEW_CLAUSE.search(before)
        if is_same_clause or not re.search(r"\w{4,}", before):
            return group[0]
    return ""


def _pair(outside: str) -> str:
    """A `both sides` with fewer than two names before it to be the sides."""
    match = _PAIR.search(outside)
    if match and len(names(outside[: match.start()])) < 2:
        return match[0]
    return ""


def _is_somebody(name: Span, before: str) -> bool:
    """Whether a name could be a person's: `in Brennick` is not whom `she` means."""
    return not re.search(
        r"\b(?:in|at|near|from|to|of|across|around|outside|inside|into)\s+(?:the\s+)?$",
        before[: name.start],
    )


_NOT_TOLD = (
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|did|does|said|says|told|"
    r"\w{2,}ed|took|came|went|met|held|began|left|won|lost|fell|rose|broke|hit|found|gave|got|made|"
    r"saw|sent|led|ran|became|brought|shows?|also|then)"
)
_BARE_SUBJECT = re.compile(rf"The (?:[a-z-]+ )?([a-z-]{{3,}}) {_NOT_TOLD}\b")
_THE_THING = re.compile(
    r"\b[Tt]he (?:[a-z-]+ )??([a-z]{3,})(?=[,.;]|['’]s\b|\s(?:is|are|was|were|has|have|had|will|"
    r"would|"
    r"could|may|said|says|told|and|or|but|after|before|when|while|as|at|from|until|since|\w+ed)\b)"
)
_KNOWN_TO_ALL = frozenset(
    (
        *("government", "police", "public", "world", "media", "internet", "economy", "army"),
        *("military", "weather", "market", "country", "court", "parliament", "church", "sun"),
        *("earth", "war", "north", "south", "east", "west", "future", "past", "time", "year"),
        *("week", "month", "day", "morning", "evening", "night", "world", "sea", "air", "law"),
    )
)


def _bare_thing(outside: str, known: str) -> str:
    """A `the minister` or `the attack` that nothing printed has introduced."""
    told = told_things(known)
    for match in _BARE_OFFICE.finditer(outside):
        noun = match[1].split()[-1].lower()
        if noun[:6] not in told:
            return match[0]
    # The memos noted …: no list holds every noun that needs to have been told.
    subject = _BARE_SUBJECT.match(outside)
    is_told = subject is None or subject[1] in _KNOWN_TO_ALL or subject[1][:6] in told
    return "" if is_told or subject is None else subject[0]


def _bare_surname(text: str, full: Mapping[str, str], known: str, language: str) -> str:
    """A surname alone, of somebody whose full name the article gives and we have not printed."""
    for name in names(text, language):
        whole = full.get(fold(name.text.split()[-1]))
        if whole and whole not in text and whole not in known:
            return name.text
    return ""


def full_names(articles: Iterable[str], language: str) -> dict[str, str]:
    """Last word of each longer name → the name, where most articles give the longer one first.

    `London` stands alone before `East London` is named; `Vael` after `Jorun Vael`.
    """
    first: Counter[str] = Counter()
    longer: dict[str, Counter[str]] = {}
    for article in articles:
        seen: set[str] = set()
        for name in names(article, language):
            parts = name.text.split()
            last = fold(parts[-1])
            if len(parts) > 1:
                longer.setdefault(last, Counter())[" ".join(parts[-2:])] += 1
            if last not in seen:
                seen.add(last)
                first[last] += 1 if len(parts) > 1 else -1
    return {
        last: min(told, key=lambda name: (-told[name], name))
        for last, told in longer.items()
        if first[last] > 0
    }


def taken_as_known(text: str, language: str) -> frozenset[str]:
    """Things that a sentence names as if told before: `the wall`; as `told_things` writes them.

    English only, and only where no words of the sentence itself say which wall it is.
    """
    found = set()
    for match in _THE_THING.finditer(without_quotations(text)) if language == "en" else ():
        noun = match[1][:6]
        is_told = re.search(rf"\b{re.escape(noun)}", text[: match.start()], re.I)
        if match[1] not in _KNOWN_TO_ALL and not is_told:
            found.add(noun)
    return frozenset(found)


def told_things(text: str) -> frozenset[str]:
    """What a printed sentence makes known: how its words begin."""
    return frozenset(word[:6] for word in words(text))
