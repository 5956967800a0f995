"""In which language an article is written."""

import re

from daybrief.tools.languages import guess

SURE = 0.9
"""Probability above which the text itself, not the page's `lang`, tells the language."""


def language(text: str, hint: str, source_language: str) -> str:
    """Tell the language of a text; a short or doubtful one has the page's, or the source's."""
    hint = hint if re.fullmatch(r"[a-z]{2}", hint) else source_language
    if len(text) < 40:
        return hint or (guess(text)[0] if text.strip() else "")
    name, probability = guess(text)
    return name if probability >= SURE or not hint else hint
