"""Subjects of an article and a noun alone, in German, French and Spanish: `La loi a pour but`.

English has its own, finer rules in `definite.py`.
"""

import re
from collections.abc import Set

from daybrief.stages.write.known import key

_ALONE = {
    "de": re.compile(
        r"(?:Der|Die|Das) (?:[a-zäöü]+e[nrs]? )?([A-ZÄÖÜ][a-zäöüß]{3,}) (?:hat|haben|hatten?|ist|"
        r"sind|war|waren|wird|werden|wurden?|soll|sollen|kann|können|konnte|will|wollen|muss|"
        r"müssen|darf|bleibt|gilt|kam|ging|begann|zeigt|sieht|liegt|lag|fand|[a-zäöü]{3,}te[n]?)\b"
    ),
    "fr": re.compile(
        r"(?:L[ea] |Les |L['’])(?!une?\b)([a-zà-ÿ]{3,})(?: de [a-zà-ÿ]+)?"
        r"(?: [a-zà-ÿ]+(?:al|ale|aux|if|ive|ique|ienn?e?|aire|eux|euse|ée?s?))? "
        r"(?:a|ont|avait|avaient|est|sont|était|étaient|sera|seront|fut|furent|va|vont|doit|doivent|"
        r"peut|peuvent|fait|font|dit|soutient|tombe|établit|prévoit|compte|reste|l['’]a|l['’]ont|"
        r"s['’]\w+|n['’]\w+|(?:se|ne) [a-zà-ÿ]+|[a-zà-ÿ]{3,}(?:ait|aient))\b"
    ),
    "es": re.compile(
        r"(?:El|La|Los|Las) ([a-zá-ú]{3,})"
        r"(?: [a-zá-ú]+(?:al|ales|ivo|iva|ico|ica|ado|ada|ados|adas))? "
        r"(?:ha|han|había|habían|es|son|fue|fueron|era|eran|está|están|será|serán|va|van|debe|deben|"
        r"puede|pueden|tiene|tienen|dijo|(?:se|no) [a-zá-ú]+|"
        r"[a-zá-ú]{3,}(?:ó|aron|ieron|aba|aban))\b"
    ),
}
"""An article, a noun and perhaps one adjective, and the verb: no word says which one it is."""
_KNOWN = {
    "de": "regierung präsident präsidentin polizei armee bundeswehr bundesregierung bundestag "
    "bundesrat opposition behörden welt börse kanzler kanzlerin justiz wirtschaft union "
    "bevölkerung staat sonne erde papst könig königin koalition parlament zeit menschen euro "
    "dollar krieg",
    "fr": "gouvernement président présidente police armée pays monde public opposition parlement "
    "sénat assemblée justice marché marchés bourse autorités population économie pape reine roi "
    "terre soleil guerre temps gens euro dollar français françaises",
    "es": "gobierno presidente presidenta policía ejército país mundo público oposición congreso "
    "parlamento senado autoridades justicia población economía mercado mercados papa rey reina "
    "tierra guerra tiempo gente euro dólar",
}
_NEEDS_NO_TELLING = {language: frozenset(told.split()) for language, told in _KNOWN.items()}


def bare_subject(text: str, language: str, told: Set[str]) -> str:
    """The subject that opens a sentence and that nothing says which one it is; empty if none.

    Takes:   the sentence; the keys of the words that are printed.
    """
    match = _ALONE[language].match(text) if language in _ALONE else None
    if match is None:
        return ""
    noun = match[1].lower()
    is_known = noun in _NEEDS_NO_TELLING[language] or key(noun) in told
    return "" if is_known else match[0]
