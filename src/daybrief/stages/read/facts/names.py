"""What is the name of a person in a byline, and what a role, a degree, a desk or an agency."""

import re
from collections.abc import Iterator
from html import unescape

from daybrief.stages.read.lines import PARTICLES

NAME_AT_MOST = 60
"""Characters of one name."""

_BY_WORDS = (
    r"by|von|par|por|di|da|door|av|af|autor(?:en|es)?|autor[ae]s?|auteurs?|autori|authors?|writers?"
    r"|text|texte|texto|testo|tekst|текст|автор|skriven av|escrito por|scritto da|écrit par"
    r"|geschrieben von"
)
_BY = re.compile(
    r"^\W*(?:(?:article|story|text|words|post(?:ed)?|written|reported|published|blog)\s+)?"
    rf"(?:{_BY_WORDS})(?:\s*[:|]|\b)\s*(?!\w*[:@])",
    re.IGNORECASE,
)
"""What opens a byline."""
SIGNS = re.compile(
    r"^\W*(?:(?:article|story|text|words|posted|written|reported|published)\s+)?"
    r"(?:by|von|par|por|di|door|av|af)\b|^\W*(?:authors?|writers?|autor|auteur|autore|autora)\b[^:]{0,20}:",
    re.IGNORECASE,
)
"""What a line of words opens with if it tells who wrote."""
OTHERS = re.compile(
    r"\b(?:(?:medically |fact[- ]|expert |clinically )?(?:reviewed|checked|edited|updated"
    r"|translated|illustrated|researched|approved|verified|sponsored|photographed|presented|powered)"
    r"|photos?|photograph\w*|illustrations?|images?|graphics?|video|geprüft|foto|fotos|bild|bilder"
    r"|traduit|traducción|traduzione|übersetz\w*)(?: by\b| von\b| par\b| por\b|:|\s*$)",
    re.IGNORECASE,
)
"""Who did something else than write: all from here on."""
_NOT_PEOPLE = re.compile(
    r"\b(?:staff|desk|newsroom|redaktion|rédaction|redacción|redazione|redactie|redação|\w*admin\w*|"
    r"editors?|editorial|team|agenc\w+|news|press|reuters|afp|dpa|ansa|efe|wire|online|https?|"
    r"contributors?|department|center|centre|institute|university|group|inc|llc|ltd|gmbh|company|"
    r"foundation|association|magazine|forum|community|society|club|council|pllc|llp|plc|corp\w*|limited|reviews?|insights?|guides?|global|international|security|services?|solutions|media|network|blog|studios?|guest|"
    r"sponsored|policy|privacy|terms|conditions|cookies?|subscribe|share|comments?|read|more|about|"
    r"sports?|business|weather|videos?|insider|filed|under|cup|league|opinion|kommentare?|keine|the|use|case|hub|learn|posts?|articles?|published|updated|min|minutes?|written|all|view|full|bio|follow|"
    r"is|was|has|are|in|on|at|to|with|your|our|how|what|home|search|menu|login|contact|unknown|null|"
    r"undefined|none|anonymous|user|author)\b|[@/{}<>=_#?!]|\.com|\.org|\.net",
    re.IGNORECASE,
)
ROLE = re.compile(
    r"\b(?:head|chief|senior|junior|lead|writer|reporter|correspondent|journalist|founder|"
    r"co-?founder|officer|manager|director|marketing|president|vice|executive|analyst|specialist|"
    r"strategist|engineer|developer|designer|consultant|coach|expert|professor|columnist|attorney|"
    r"lawyer|partner|owner|ceo|cto|cfo|cmo|winemaker|creator|producer|photographer|content|"
    r"freelance|associate|assistant|coordinator|blogger|educators?|dietitian|nutritionist|"
    r"therapist|psychologist|physician|veterinarian|redakteur\w*|journaliste|periodista|"
    r"giornalista|korrespondent\w*|reporterin|master|\w{5,}(?:ologist|icist|alist|ician))\b",
    re.IGNORECASE,
)
"""What somebody is, which often stands where a name might."""
_DEGREES = re.compile(
    r"(?:,?\s+|^)(?:ph\.?\s?d|m\.?d|m\.?s|m\.?a|b\.?a|b\.?s|r\.?n|r\.?d|r\.?d\.?n|d\.?v\.?m|m\.?p\.?h|"
    r"m\.?b\.?a|j\.?d|esq|cpa|cfp|facp|faclm|lcsw|lmft|psy\.?d|ed\.?d|d\.?o|pt|dpt|np|fnp|cscs|"
    r"e-?ryt(?: ?\d+)?|ryt(?: ?\d+)?|pmp|cpt|ma|msc|bsc|smt|cde?s?|dds|dmd|od)\.?(?=[\s,;&]|$)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"^(?:dr|prof|mr|mrs|ms|dipl|ing)\.?\s+(?=\S+\s)", re.IGNORECASE)
_AND = re.compile(
    r"\s*(?:\n|,|;|&|\+|/|\band\b|\bwith\b|\bund\b|\bmit\b|\bet\b|\bavec\b|\by\b|\bcon\b|\be\b|\ben\b|"
    r"\boch\b|\bog\b|\bi\b)\s*"
)
_AFTER = re.compile(
    r"[|•·–—(\[]|\s-\s|\b(?:is an?|has been|updated|published|posted|on|in|for|at|from|via|last"
    r"|für|pour|para|le|am|el|il)\b|\d",
    re.IGNORECASE,
)
"""What ends the names of a byline."""


def people(claim: str) -> Iterator[str]:
    """Take the names of people out of a byline; its pieces may be parted by line breaks."""
    told = _without_by(unescape(claim)[:600])
    cut = OTHERS.search(told)
    told = told[: cut.start()] if cut else told
    found = False
    for line in told.split("\n"):
        line = _DEGREES.sub(" ", line)
        end = _AFTER.search(line)
        parts = _AND.split(line[: end.start()] if end else line)
        names = [name for part in parts if (name := bare(part)) and is_name(name)]
        yield from names
        found = found or bool(names)
        is_joined = not re.search(r"[^\W\d_]", line) or _AND.fullmatch(f" {line.strip()} ")
        if found and not is_joined and (end or len(names) < len([p for p in parts if p.strip()])):
            return  # what else stands there is about them


def bare(part: str) -> str:
    """Take stops, quotes and forms of address off a name."""
    return _ADDRESS.sub("", part.strip(" .:–—-'\"’“”*"))


def is_name(name: str, *, words_at_least: int = 2) -> bool:
    """Tell whether words look like the name of a person."""
    words = name.split()
    return (
        words_at_least <= len(words) <= 5
        and 2 < len(name) < NAME_AT_MOST
        and not _NOT_PEOPLE.search(name)
        and not (len(words) > 1 and ROLE.search(name))
        and not re.search(r"\d", name)
        and (words_at_least == 1 or not name.isupper() or len(words) > 1)
        and all(word[0].isupper() or word.lower() in PARTICLES for word in words)
    )


def is_pen_name(name: str) -> bool:
    """Tell whether one word looks like what somebody signs with, small letters included."""
    return bool(re.fullmatch(r"[^\W\d_][\w.-]{2,24}", name)) and not _NOT_PEOPLE.search(name)


def _without_by(claim: str) -> str:
    lines = claim.split("\n")
    while lines and (rest := _BY.sub("", lines[0])) != lines[0]:
        if rest.strip():
            return "\n".join((rest, *lines[1:]))
        lines = lines[1:]
    return "\n".join(lines)
