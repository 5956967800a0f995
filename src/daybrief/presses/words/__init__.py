"""Everything a sheet says in its own voice, in the publication's language.

English, German, French and Spanish; any other language reads as English. What outlets and the
edition say is never translated. Days in words live in `tools/words.py`.
"""

from collections.abc import Mapping

from daybrief.presses.words.english import ENGLISH
from daybrief.presses.words.french import FRENCH
from daybrief.presses.words.german import GERMAN
from daybrief.presses.words.phrases import Plural, Words
from daybrief.presses.words.spanish import SPANISH

__all__ = ["CATALOGUE", "Plural", "Words", "words"]

CATALOGUE: Mapping[str, Words] = {
    "en": ENGLISH,
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
}


def words(language: str) -> Words:
    """Give the phrases of a language, or the English ones."""
    return CATALOGUE.get(language[:2].lower(), ENGLISH)
