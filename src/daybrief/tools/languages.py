"""In which language a text is written, by its words."""

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

CHARACTERS_AT_MOST = 1000


def guess(text: str) -> tuple[str, float]:
    """Guess the language of a text: ISO 639-1 code, and how sure, 0.0 to 1.0."""
    name, probability = _identifier().classify(text[:CHARACTERS_AT_MOST])
    return str(name), float(probability)


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
