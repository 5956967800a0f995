"""What each sentence of an article does in the telling, whether somebody speaks, and who.

English is told by what was learnt (`role_weights.py`), other languages by rules over cues and
place. Nine labels as in the NewsDiscourse scheme inside, the newsroom's own roles outside.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from daybrief.model import Role
from daybrief.stages.write.role_measures import measured
from daybrief.stages.write.role_weights import LABELS, around, learnt, likely
from daybrief.stages.write.speaker import SPEECH, speaker
from daybrief.tools.abbreviations import STOP_WORDS
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
SENTENCES_AT_MOST = 2_000
"""Sentences of one article told at once; those behind it are told as another part."""
_ENGLISH_AT_LEAST = 0.1
"""Share of words that are English common words; German, French and Spanish news stay below .05,
English news lies near .4."""
_LETTERS_AT_MOST = 20_000


class Told(NamedTuple):
    """What a sentence does."""

    role: Role
    label: str
    """In the NewsDiscourse scheme."""
    is_speech: bool
    """Somebody speaks, in quotation marks or reported."""
    confidence: float
    """0.0 to 1.0; how likely the label is as far as was learnt. By rule, a guess."""
    who: str = ""
    """Who speaks, in the sentence's own words; empty where that is not clear."""


class Embedder(Protocol):
    """What turns texts into unit rows, whose products tell how near they are."""

    def rows(self, texts: Sequence[str], *, threads: int = 1) -> NDArray[np.float32]:
        """Give one row of length 1 a text: (n_texts, 384)."""


def roles(
    title: str,
    sentences: Sequence[str],
    language: str = "en",
    embedder: Embedder | None = None,
    *,
    year: int = 0,
) -> tuple[Told, ...]:
    """Say of each sentence of one article, in order, what it does.

    Takes:   the year the article was published in; if unknown, 0: the latest that it names.
    """
    told: list[Told] = []
    for start in range(0, len(sentences), SENTENCES_AT_MOST):
        part = sentences[start : start + SENTENCES_AT_MOST]
        if language == "en" and _is_english(part):
            told += _learnt(title, part, embedder, year)
        else:
            told += _ruled(title, part, language)
    return tuple(told)


def _is_english(sentences: Sequence[str]) -> bool:
    """Tell whether what is said to be English is: the learnt weights know nothing else."""
    words = " ".join(sentences)[:_LETTERS_AT_MOST].lower().split()
    return sum(word in _COMMON for word in words) >= _ENGLISH_AT_LEAST * len(words)


_COMMON = frozenset(
    (
        *("the", "of", "to", "and", "in", "is", "was", "for", "that", "on", "with", "by", "are"),
        *("has", "at", "from", "said", "not"),
    )
)


def _learnt(
    title: str, sentences: Sequence[str], embedder: Embedder | None, year: int
) -> list[Told]:
    weights = learnt()
    shown = measured(title, sentences, year)
    embedded = None if embedder is None else embedder.rows([title, *sentences])
    chances = likely(weights, shown, embedded)
    speaks = around(shown.named) @ weights.speech > 0
    told = []
    for sentence, chance, is_speech in zip(sentences, chances, speaks, strict=True):
        best = int(chance.argmax())
        label = LABELS[best]
        who = speaker(sentence) if is_speech else ""
        told.append(Told(ROLES[label], label, bool(is_speech), round(float(chance[best]), 3), who))
    return told


_CUES: tuple[tuple[str, float, re.Pattern[str]], ...] = tuple(
    (label, weight, re.compile(rf"\b(?:{told})\b", re.I))
    for label, weight, told in (
        ("Distant_Expectations_Consequences", 1.5,
         r"soll|sollen|wird|werden|könnten?|geplant|nächste[nrs]? (?:woche|jahr)|devrai(?:t|ent)|"
         r"pourrai(?:t|ent)|va|vont|sera|seront|prévoi(?:t|ent)|prochaine?|podrían?|será|serán|"
         r"prevén?|próxim[ao]"),
        ("Distant_Evaluation", 1.2,
         r"kritisier\w+|begrüß\w*|lobte\w*|warnte\w*|critiqu\w+|salué|regrett\w+|critic\w+|"
         r"celebr\w+|lament\w+"),
        ("Distant_Historical", 1.8,
         r"(?:19|20)\d\d|vor \w+ jahren|jahrhundert\w*|il y a \w+ ans|siècles?|hace \w+ años|"
         r"siglos?"),
        ("Main_Consequence", 1.3, r"daraufhin|infolge\w*|en conséquence|como consecuencia"),
        ("Cause_Specific", 0.9, r"weil|nachdem|après|parce que|tras|porque|después de"),
        ("Distant_Anecdotal", 1.4,
         r"ich|meine?|mich|je|j|mon|ma|mes|yo|mi|mis"),
        ("NA", 2.5, r"foto|bild|quelle|photo|crédits?|lire aussi|fuente|leer más|lea también"),
    )
)  # fmt: skip
_PRIOR = {
    "Main": 0.2, "Cause_General": 1.35, "Distant_Evaluation": 1.0, "Cause_Specific": 0.4,
    "Distant_Historical": 0.3, "Distant_Expectations_Consequences": 0.5, "Main_Consequence": -0.3,
    "Distant_Anecdotal": -0.4, "NA": -0.2,
}  # fmt: skip


def _ruled(title: str, sentences: Sequence[str], language: str) -> list[Told]:
    headline = set(content_words(title, language))
    count = len(sentences)
    return [
        _by_rule(sentence, place, count, headline, language)
        for place, sentence in enumerate(sentences)
    ]


def _by_rule(sentence: str, place: int, count: int, headline: set[str], language: str) -> Told:
    outside = without_quotations(sentence)
    is_speech = bool(SPEECH.search(outside)) or bool(re.search(r"[\"“„«]", sentence))
    scores = dict(_PRIOR)
    if language in STOP_WORDS:
        for label, weight, pattern in _CUES:
            hits = len({hit.lower() for hit in pattern.findall(sentence)})
            scores[label] += weight * min(hits, 2)
    shared = len(set(content_words(sentence, language)) & headline) / max(1, len(headline))
    scores["Main"] += 2.5 * shared + max(0.0, 3.2 - 1.1 * place)
    scores["Main_Consequence"] += 0.5 * shared + (0.5 if place in {1, 2, 3} else 0)
    if is_speech:
        scores["Distant_Evaluation"] += 1.3
    if place > count * 0.6:
        scores["Distant_Evaluation"] += 0.4
    ordered = sorted(scores, key=lambda label: (-scores[label], label))
    margin = scores[ordered[0]] - scores[ordered[1]]
    confidence = round(margin / (margin + 1.0), 3)
    who = speaker(sentence) if is_speech else ""
    return Told(ROLES[ordered[0]], ordered[0], is_speech, confidence, who)
