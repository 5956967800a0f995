"""What each sentence of an article does in the telling: rules over cues, tense and position.

Nine labels as in the NewsDiscourse scheme inside, the newsroom's own roles outside.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from daybrief.model import Role
from daybrief.tools.text import content_words, without_quotations

ROLES = {
    "Main": Role.MAIN_EVENT,
    "Main_Consequence": Role.CONSEQUENCE,
    "Cause_Specific": Role.CONTEXT,
    "Cause_General": Role.CONTEXT,
    "Distant_Historical": Role.HISTORY,
    "Distant_Anecdotal": Role.ANECDOTE,
    "Distant_Evaluation": Role.REACTION,
    "Distant_Expectations_Consequences": Role.EXPECTATION,
    "NA": Role.OTHER,
}
"""NewsDiscourse label (Choubey et al. 2020) → role."""


class Told(NamedTuple):
    """What a sentence does."""

    role: Role
    label: str
    """In the NewsDiscourse scheme."""
    is_speech: bool
    confidence: float
    """0.0 to 1.0; a guess by rule, not a probability."""


_SPEECH = re.compile(
    r"\b(?:said|says|told|added|according to|tweeted|wrote|stated|noted|argued|explained|asked|"
    r"insisted|replied|commented|sagte|sagt|erklärte|betonte|laut|dit|déclaré|selon|affirmé|"
    r"expliqué|dijo|según|afirmó|declaró|explicó|aseguró)\b",
    re.I,
)
_CUES: tuple[tuple[str, float, re.Pattern[str]], ...] = tuple(
    (label, weight, re.compile(rf"\b(?:{told})\b", re.I))
    for label, weight, told in (
        ("Distant_Expectations_Consequences", 1.5,
         r"will|would|could|may|might|expect\w*|plans? to|planned|hopes?|likely|next (?:week|month|"
         r"year)|intends?|due to|scheduled|is to|are to|shall|if|soll|wird|werden|könnte|devrait|"
         r"pourrait|va|sera|podría|será|prevé"),
        ("Distant_Evaluation", 1.2,
         r"welcomed|criticis\w+|criticiz\w+|condemned|praised|called|believes?|thinks?|fear\w*|"
         r"concern\w*|important|significant|clear|good|bad|great|wrong|right|shame|hope|need\w*|"
         r"should|must|problem|best|worst|urged|warned|very|kritisiert\w*|begrüß\w*|critiqué|salué|"
         r"criticó|celebró"),
        ("Distant_Historical", 1.8,
         r"in (?:19|20)\d\d|since (?:19|20)\d\d|years? ago|decades?|last year|history|previous\w*|"
         r"earlier this year|first time|once|seit (?:19|20)\d\d|depuis (?:19|20)\d\d|vor \w+ "
         r"jahren|"
         r"il y a \w+ ans|hace \w+ años|former\w*|century|had been"),
        ("Main_Consequence", 1.3,
         r"as a result|led to|caused|forced|following the|in response|evacuat\w+|closed|suspended|"
         r"after the|resulted|prompting|leaving|fell|rose|dropped|daraufhin|en conséquence"),
        ("Cause_Specific", 0.9,
         r"after|because|since|following|days? (?:before|after|ago|earlier)|last (?:week|month)|"
         r"earlier this (?:week|month)|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|weil|nachdem|"
         r"après|tras"),
        ("Distant_Anecdotal", 1.4,
         r"I|my|me|remember\w*|recall\w*|family|friend|neighbo\w+|mother|father|son|daughter|wife|"
         r"husband|home|felt|saw|heard"),
        ("NA", 2.5,
         r"photo|read more|copyright|click|reporting by|editing by|subscribe|contributed to this"),
    )
)  # fmt: skip
_PRIOR = {
    "Main": 0.2, "Cause_General": 1.35, "Distant_Evaluation": 1.0, "Cause_Specific": 0.4,
    "Distant_Historical": 0.3, "Distant_Expectations_Consequences": 0.5, "Main_Consequence": -0.3,
    "Distant_Anecdotal": -0.4, "NA": -0.2,
}  # fmt: skip


def roles(title: str, sentences: Sequence[str], language: str = "en") -> tuple[Told, ...]:
    """Say of each sentence of one article, in order, what it does."""
    headline = set(content_words(title, language))
    return tuple(
        _told(sentence, place, len(sentences), headline, language)
        for place, sentence in enumerate(sentences)
    )


def _told(sentence: str, place: int, count: int, headline: set[str], language: str) -> Told:
    outside = without_quotations(sentence)
    is_speech = bool(_SPEECH.search(outside)) or '"' in sentence or "“" in sentence
    scores = dict(_PRIOR)
    for label, weight, pattern in _CUES:
        hits = len({hit.lower() for hit in pattern.findall(sentence)})
        scores[label] += weight * min(hits, 2)
    content = set(content_words(sentence, language))
    shared = len(content & headline) / max(1, len(headline))
    scores["Main"] += 2.5 * shared + max(0.0, 3.2 - 1.1 * place)
    scores["Main_Consequence"] += 0.5 * shared + (0.5 if place in {1, 2, 3} else 0)
    scores["NA"] += 1.5 if len(sentence.split()) < 5 else 0
    if is_speech:
        scores["Distant_Evaluation"] += 1.3
        scores["Distant_Expectations_Consequences"] += 0.3
        scores["Distant_Anecdotal"] += 0.4
    if place > count * 0.6:
        scores["Distant_Evaluation"] += 0.4
        scores["Distant_Historical"] += 0.4
        scores["Distant_Anecdotal"] += 0.3
    ordered = sorted(scores, key=lambda label: (-scores[label], label))
    margin = scores[ordered[0]] - scores[ordered[1]]
    return Told(ROLES[ordered[0]], ordered[0], is_speech, round(margin / (margin + 1.0), 3))
