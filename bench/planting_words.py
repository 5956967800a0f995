"""The words with which faults are planted in other languages than English.

Months and weekdays are the Unicode consortium's (CLDR, by babel), so that this list and the check's
own do not share their gaps.
"""

import re
from dataclasses import dataclass
from functools import cache

from babel.dates import get_day_names, get_month_names

Changes = tuple[tuple[str, tuple[str, ...]], ...]
"""Patterns, each with what may stand instead; `\\1` stands for its first group."""


@dataclass(frozen=True, kw_only=True)
class Tongue:
    """One language, as far as planting knows it."""

    numbers: tuple[str, ...] = ()
    """Number words that may take each other's place."""
    magnitudes: tuple[str, ...] = ()
    percent: str = r"%"
    points: tuple[str, ...] = ()
    groups: str = ""
    """Blanks that part thousands: `12 000`."""
    day_words: tuple[str, ...] = ()
    little: tuple[str, ...] = ()
    """Words in capitals that are nobody's name."""
    denied: Changes = ()
    undenied: Changes = ()


_FR_VOWEL = r"(?<=\s)(est|était|étaient|a|ont|avait|avaient|aura|auront|aurait)"
_FR_OTHER = (
    r"(?<=\s)(?<!\bne\s)(sont|sera|seront|serait|peut|peuvent|doit|doivent|va|vont|fut|furent|fait)"
)
_FR_FREE = r"(?!\s(?:pas|plus|jamais|rien|aucun))(?=\s[a-zà-ÿ])"
_FR_SAID = r"(?:déclaré|affirmé|confirmé|annoncé|indiqué|dit|expliqué|assuré|précisé|estimé)"
_CS_VERB = r"(byl[aoiy]?|bude|budou|má|mají|může|mohou|jsou|chce|chtějí|měl[aoi]?)"

TONGUES = {
    "fr": Tongue(
        numbers=(
            *("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze"),
            *("douze", "quinze", "vingt", "trente", "quarante", "cinquante", "soixante", "cent"),
            *("mille", "vingt-deux", "quatre-vingts", "soixante-dix", "quatre-vingt-dix"),
        ),
        magnitudes=(" mille", " millions", " milliards"),
        percent=r"%|pour cent",
        points=(" points de pourcentage", ""),
        groups=" \u00a0\u202f",
        day_words=(
            *("hier", "demain", "aujourd'hui", "la semaine dernière", "la semaine prochaine"),
            *("ce matin", "l'année dernière"),
        ),
        little=(
            *(
                "Le",
                "La",
                "Les",
                "Il",
                "Elle",
                "Ils",
                "Un",
                "Une",
                "Des",
                "En",
                "Au",
                "Aux",
                "Dans",
            ),
            *("De", "Du", "Ce", "Cette", "Ces", "Mais", "Et", "Je", "Nous", "Pour", "Selon", "Mme"),
            *("On", "Si", "Son", "Sa", "Ses", "Leur", "Qui", "Que", "Plus", "Après", "Avec"),
        ),
        denied=(
            (_FR_VOWEL + _FR_FREE, (r"n'\1 pas", r"n'\1 jamais", r"n'\1 plus")),
            (_FR_OTHER + _FR_FREE, (r"ne \1 pas", r"ne \1 jamais", r"ne \1 plus")),
            (r"(?<=\s)(?:un|une|le|la|les|des)(?=\s[a-zà-ÿ])", ("aucun", "aucune")),
            (rf"\ba {_FR_SAID}(?= qu)", ("a nié", "a démenti")),
            (r"(?<=\s)avec(?=\s)", ("sans",)),
            (
                r"(?<=\s)(capable|connu|certain|utile|suffisant|complet|visible|habituel|acceptable|"
                r"dépendant|évitable|attendu|utilisable)(?=e?s?\b)",
                (r"in\1", r"non \1"),
            ),
            (r"(?<=\s)(possible|probable|prévisible|prévu)(?=e?s?\b)", (r"im\1", r"peu \1")),
        ),
        undenied=(
            (r"\b[nN](?:['’]|e\s)((?:\w['’])?\w+)\s(?:pas|plus|jamais|rien)\b", (r"\1",)),
            (r"\b[Aa]ucun(e?)\b", (r"un\1",)),
            (r"\b(?:nié|démenti|rejeté|refusé)\b", ("confirmé", "accepté")),
            (r"(?<=\s)sans(?=\s)", ("avec",)),
            (r"\b(?:pourrait|aurait|serait)(?=\s\w)", ("va", "a", "est")),
            (r"\b(?:pourraient|auraient|seraient)(?=\s\w)", ("vont", "ont", "sont")),
        ),
    ),
    "cs": Tongue(
        numbers=(
            *("dva", "dvě", "tři", "čtyři", "pět", "šest", "sedm", "osm", "devět", "deset", "sto"),
            *("jedenáct", "dvanáct", "patnáct", "dvacet", "třicet", "čtyřicet", "padesát", "tisíc"),
        ),
        magnitudes=(" tisíc", " milionů", " miliard"),
        percent=r"%|procent\w*",
        points=(" procentních bodů", ""),
        groups=" \u00a0\u202f",
        day_words=("včera", "dnes", "zítra", "minulý týden", "příští týden"),
        denied=(
            (rf"(?<=\s){_CS_VERB}(?=\s)", (r"ne\1", r"nikdy ne\1")),
            (r"(?<=\s)je(?=\s)", ("není",)),
            (r"(?<=\s)s(?=\s)", ("bez",)),
        ),
        undenied=(
            (rf"\bne{_CS_VERB}\b", (r"\1",)),
            (r"\bnení\b", ("je",)),
            (r"(?<=\s)bez(?=\s)", ("s",)),
            (r"\b(?:nikdy|žádn\w+)\s", ("",)),
        ),
    ),
    "el": Tongue(
        denied=((r"(?<=\s)(?=(?:θα|είναι|ήταν|έχει|έχουν|είχε|είχαν)\s)", ("δεν ",)),),
        undenied=((r"\s(?:δεν|δε|μην)(?=\s)", ("",)),),
        numbers=("δύο", "τρεις", "τρία", "τέσσερις", "πέντε", "έξι", "επτά", "οκτώ", "δέκα"),
        magnitudes=(" χιλιάδες", " εκατομμύρια"),
        day_words=("χθες", "σήμερα", "αύριο"),
    ),
    "ar": Tongue(
        denied=((r"(?<=\s)(?=(?:كان|كانت|يمكن|يكون|تكون|يتم)\s)", ("لا ", "لم ", "لن ")),),
        undenied=((r"\s(?:لا|لم|لن|ليس)(?=\s)", ("",)),),
    ),
    "he": Tongue(
        denied=((r"(?<=\s)(?=(?:היה|היתה|הייתה|היו|הוא|היא|יהיה)\s)", ("לא ",)),),
        undenied=((r"\s(?:לא|אין)(?=\s)", ("",)),),
    ),
    "hi": Tongue(
        denied=((r"(?<=\s)(?=(?:है|हैं|था|थी|थे)(?:\s|।))", ("नहीं ",)),),
        undenied=((r"\s(?:नहीं|न)(?=\s)", ("",)),),
    ),
}


def tongue(language: str) -> Tongue:
    """Give the words of a language; none at all where it is not known."""
    return TONGUES.get(language, Tongue())


@cache
def months(language: str) -> tuple[str, ...]:
    """Names of the months as they stand in a date, `5 mars`, from January."""
    return tuple(get_month_names("wide", context="format", locale=language).values())


@cache
def weekdays(language: str) -> tuple[str, ...]:
    """Names of the weekdays as they stand in running text, from Monday."""
    return tuple(get_day_names("wide", context="format", locale=language).values())


@cache
def date(language: str) -> re.Pattern[str]:
    """A day and its month, `5 mars` or `5. března`; the first group is the day."""
    return re.compile(rf"(?<![\d.,])(\d{{1,2}})(?:er|\.)? (?:{'|'.join(months(language))})\b", re.I)


@cache
def figure(language: str) -> re.Pattern[str]:
    """A number with its groups of thousands."""
    groups = tongue(language).groups
    grouped = rf"\d{{1,3}}(?:[{groups}]\d{{3}})+(?![\d])|" if groups else ""
    return re.compile(rf"(?<![\w.,:/-])(?:{grouped}\d+(?:[.,]\d+)*)(?![\w/-]|[.,]\d)")
