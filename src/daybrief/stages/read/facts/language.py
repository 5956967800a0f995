"""In which language an article is written."""

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

SURE = 0.9
"""Probability above which the text itself, not the page's `lang`, tells the language."""


def language(text: str, hint: str, source_language: str) -> str:
    """Tell the language of a text; a short or doubtful one has the page's, or the source's."""
    hint = hint if re.fullmatch(r"[a-z]{2}", hint) else source_language
    if len(text) < 40:
        return hint or (_guess(text)[0] if text.strip() else "")
    name, probability = _guess(text)
    return name if probability >= SURE or not hint else hint


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _guess(text: str) -> tuple[str, float]:
    name, probability = _identifier().classify(text[:1000])
    return str(name), float(probability)
