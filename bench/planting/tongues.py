"""The words with which faults are planted in other languages than English.

Months and weekdays are the Unicode consortium's (CLDR, by babel), so that this list and the check's
own do not share their gaps.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache

from babel.dates import get_day_names, get_month_names

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
UNCASED = frozenset(["ar", "he", "hi"])
"""Languages that write no capitals."""
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
    marks: str = "“”"
    """What quotations open and close with."""
    weekday: str = "{}"
    """What stands before a weekday's name, where the name alone means something else."""
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
        marks="«»",
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
        marks="„“",
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
        numbers=(
            *("δύο", "τρεις", "τρία", "τέσσερις", "τέσσερα", "πέντε", "έξι", "επτά", "οκτώ"),
            *("εννέα", "δέκα", "έντεκα", "δώδεκα", "είκοσι", "τριάντα", "εκατό"),
        ),
        magnitudes=(" χιλιάδες", " εκατομμύρια"),
        percent=r"%|τοις εκατό",
        points=(" ποσοστιαίες μονάδες", ""),
        day_words=("χθες", "σήμερα", "αύριο", "πέρυσι", "φέτος"),
        little=("Ο", "Η", "Το", "Οι", "Τα", "Στο", "Στη", "Στην", "Από", "Και", "Αυτό", "Για"),
        marks="«»",
        denied=(
            (
                r"(?<=\s)(?<!δεν )(?<!δε )(?=(?:θα|είναι|ήταν|έχει|έχουν|είχε|είχαν)\s)",
                ("δεν ", "ποτέ δεν "),
            ),
            (r"(?<=\s)(?=να\s)", ("αρνήθηκε ",)),
            (r"(?<=\s)με(?=\s)", ("χωρίς",)),
        ),
        undenied=(
            (r"\s(?:δεν|δε|μην)(?=\s)", ("",)),
            (r"(?<=\s)χωρίς(?=\s)", ("με",)),
            (r"(?<=\s)(?:κανείς|κανένας)(?=\s)", ("όλοι",)),
        ),
    ),
    "ar": Tongue(
        numbers=(
            *("ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"),
            *("عشرين", "ثلاثين", "أربعين", "خمسين", "مائة", "ألف"),
        ),
        magnitudes=(" ألف", " مليون", " مليار"),
        percent=r"%|٪|في المائة|بالمائة",
        points=(" نقطة مئوية", ""),
        day_words=("أمس", "اليوم", "غدا", "غداً"),
        denied=(
            (r"(?<=\s)(?=(?:كان|كانت|يمكن|يكون|تكون|يتم)\s)", ("لا ", "لم ", "لن ")),
            (r"(?<=\s)(?:قال|أعلن|أكد|صرح)(?=\s)", ("نفى",)),
            (r"(?<=\s)مع(?=\s)", ("بدون", "دون")),
        ),
        undenied=(
            (r"\s(?:لا|لم|لن|ليس|ليست)(?=\s)", ("",)),
            (r"(?<=\s)(?:نفى|نفت|رفض|رفضت)(?=\s)", ("أكد", "قبل")),
            (r"(?<=\s)(?:بدون|دون)(?=\s)", ("مع",)),
        ),
    ),
    "he": Tongue(
        numbers=(
            *("שני", "שתי", "שלושה", "שלוש", "ארבעה", "ארבע", "חמישה", "חמש", "שישה", "שבעה"),
            *("שמונה", "תשעה", "עשרה", "עשרים", "שלושים", "מאה", "אלף"),
        ),
        magnitudes=(" אלף", " מיליון", " מיליארד"),
        percent=r"%|אחוזים|אחוז",
        points=(" נקודות האחוז", ""),
        day_words=("אתמול", "היום", "מחר", "אמש"),
        marks='""',
        weekday="יום {}",
        denied=(
            (r"(?<=\s)(?=(?:היה|היתה|הייתה|היו|הוא|היא|יהיה)\s)", ("לא ", "מעולם לא ")),
            (r"(?<=\s)(?:אמר|אמרה|הודיע|הודיעה)(?=\s)", ("הכחיש", "סירב")),
            (r"(?<=\s)עם(?=\s)", ("בלי", "ללא")),
        ),
        undenied=(
            (r"\s(?:לא|אין|אינו|אינה|אינם)(?=\s)", ("",)),
            (r"(?<=\s)(?:ללא|בלי)(?=\s)", ("עם",)),
        ),
    ),
    "hi": Tongue(
        numbers=(
            *("दो", "तीन", "चार", "पाँच", "पांच", "छह", "सात", "आठ", "नौ", "दस", "बारह", "पंद्रह"),
            *("बीस", "तीस", "चालीस", "पचास", "सौ"),
        ),
        magnitudes=(" हजार", " लाख", " करोड़"),
        percent=r"%|प्रतिशत|फीसदी",
        points=(" प्रतिशत अंक", ""),
        day_words=("कल", "आज", "परसों"),
        denied=(
            (r"(?<=\s)(?=(?:है|हैं|था|थी|थे)(?:\s|।))", ("नहीं ", "कभी नहीं ")),
            (r"(?<=\s)(?=(?:किया|हुआ|हुई|गया|दिया)\s)", ("नहीं ",)),
            (r"(?<=\s)के साथ(?=\s)", ("के बिना",)),
        ),
        undenied=(
            (r"\s(?:नहीं|न|ना)(?=\s)", ("",)),
            (r"(?<=\s)के बिना(?=\s)", ("के साथ",)),
        ),
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
    told = tongue(language).weekday
    names = get_day_names("wide", context="format", locale=language).values()
    return tuple(told.format(name.removeprefix(told.format(""))) for name in names)


@cache
def date(language: str) -> re.Pattern[str]:
    """A day and its month, `5 mars` or `5. března`; the first group is the day."""
    return re.compile(
        rf"(?<![\d.,])(\d{{1,2}})(?:er|\.)? (?:ב|من )?(?:{'|'.join(months(language))})(?!\w)", re.I
    )


@cache
def figure(language: str) -> re.Pattern[str]:
    """A number with its groups of thousands."""
    groups = tongue(language).groups
    grouped = rf"\d{{1,3}}(?:[{groups}]\d{{3}})+(?![\d])|" if groups else ""
    return re.compile(rf"(?<![\w.,:/-])(?:{grouped}\d+(?:[.,]\d+)*)(?![\w/-]|[.,]\d)")


def telling(text: str, other: str) -> list[re.Match[str]]:
    """Words of a text that another does not have, each told more than once: mostly names."""
    return [m for m in _LETTERS.finditer(text) if m[0] in _telling(text, other)]


_LETTERS = re.compile(r"(?<!\S)[^\W\d_][^\s\d.,:;!?।،؛()\[\]«»“”\"'-]{2,}(?=[\s.,:;!?।،؛])")


@lru_cache(maxsize=256)
def _telling(text: str, other: str) -> frozenset[str]:
    told = Counter(m[0] for m in _LETTERS.finditer(text))
    return frozenset(word for word, count in told.items() if count > 1 and word not in other)
