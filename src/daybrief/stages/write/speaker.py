"""Who speaks in a sentence, in its own words: `Ida Orn` in `“We won,” said Ida Orn, the mayor.`"""

import re

from daybrief.tools.text import names, without_quotations

_SAYING = (
    r"said|says|told|added|adds|tweeted|wrote|writes|stated|noted|argued|explained|asked|insisted|"
    r"replied|commented|announced|warned|sagte|sagt|erklärte|betonte|a déclaré|a dit|a affirmé|"
    r"a expliqué|déclare|explique|dijo|afirmó|declaró|explicó|aseguró"
)
_BY = r"according to|laut|selon|según"
SPEECH = re.compile(rf"\b(?:{_SAYING}|{_BY})\b", re.I)
"""Words that tell of speech, in English, German, French and Spanish."""

_SAID = re.compile(rf"\b(?:(?P<by>{_BY})|{_SAYING})\b", re.I)
_NOUNS = re.compile(
    r"\s*(?P<who>(?:the |an? |two |some |many |several |senior |local )+"
    r"(?:[a-z][\w-]* ){0,2}?(?:police|government|ministry|company|officials?|authorities|"
    r"spokes(?:man|woman|person)|ministers?|president|mayor|governor|residents?|witness(?:es)?|"
    r"analysts?|experts?|prosecutors?|lawyers?|judges?|report|statement|agency|court|bank|group)"
    r"|police|officials|authorities|residents|witnesses|analysts|experts|prosecutors|"
    r"he|she|they)\b",
    re.I,
)
_LITTLE = re.compile(r"(?<!\s)\s+(?:also|has|have|had|later|then|\w+ly)$")
_FAR = 60
"""Characters between a name and its verb within which they belong together."""


def speaker(sentence: str) -> str:
    """Find who says, tells or writes something; empty where the sentence does not tell.

    Method:  the name or office just behind the verb of saying, or the nearest before it in the
             same clause, quotations left out.
    """
    outside = without_quotations(sentence[:2_000])
    found = [(name.start, name.end, name.text) for name in names(outside, "en")]
    for said in _SAID.finditer(outside):
        if said["by"] or re.match(r"[\s,]*$|[\"”“»,.']", outside[: said.start()][-2:] or " "):
            who = _behind(outside, said.end(), found)
            if who:
                return who
        if not said["by"] and (who := _before(outside, said.start(), found)):
            return who
        if who := _behind(outside, said.end(), found):
            return who
    return ""


def _behind(outside: str, end: int, found: list[tuple[int, int, str]]) -> str:
    for start, stop, name in found:
        if start < end:
            continue
        # An office may stand before: `said the mayor, Ida Orn`, `said Coast Wire analyst Bo Marn`.
        if re.fullmatch(r"\s+(?:(?:the |an? )?(?:[a-z][\w-]* ){0,3})?", outside[end:start]) or (
            re.fullmatch(r"\s+(?:the |an? )(?:[a-z][\w-]* ){0,3}?[a-z][\w-]*, ", outside[end:start])
        ):
            if re.match(r"(?: [a-z][\w-]*){1,3} [A-Z]", outside[stop:]):
                end = stop
                continue
            return name
        break
    nouns = _NOUNS.match(outside, end)
    return nouns["who"] if nouns else ""


def _before(outside: str, start: int, found: list[tuple[int, int, str]]) -> str:
    near = [
        (end, name)
        for _, end, name in found
        if 0 <= start - end <= _FAR and not re.search(r"[.;:—–\"“”]", outside[end:start])
    ]
    before = outside[:start].rstrip()
    little = _LITTLE.search(before, max(0, len(before) - _FAR))
    before = before[: little.start()] if little else before
    if before.endswith(","):
        # `Ida Orn, the mayor of Tavel, said`: what stands between commas only tells more of her.
        aside = before.rfind(",", 0, len(before) - 1)
        return next((name for end, name in near if end == aside), "")
    clause = re.split(r"[,.;:—–\"“”]\s*", before)[-1]
    if nouns := list(_NOUNS.finditer(clause)):
        own = nouns[-1]["who"].strip()
        if clause.endswith(own):
            return own
    return near[-1][1] if near else ""
