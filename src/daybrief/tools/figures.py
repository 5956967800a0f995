"""Figures in a text: numbers, number words, percentages, sums, dates and clock times, normalised.

Two writings of one quantity (`1,200`, `1200`, `twelve hundred`) give one value.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from daybrief.tools.memory import once_a_sentence
from daybrief.tools.times import month_number


class Figure(NamedTuple):
    """One figure as it stands, and what it says."""

    start: int
    end: int
    text: str
    value: str
    """Normalised: `1200`, `5%`, `5% points`, `$350000000`, `day 12-3`, `clock 19:40`, `3th`."""


_COMMA = frozenset(
    (
        *("bg", "ca", "cs", "da", "de", "el", "es", "et", "fi", "fr", "hr", "hu", "id", "is", "it"),
        *("lt", "lv", "nb", "nl", "nn", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "tr"),
        "uk",
    )
)
"""Languages that write `1,5` for one and a half, and part thousands by points or blanks."""
_DIGITS = r"\d+(?:[.,'’\u00a0\u202f]\d+)*"
_BY_BLANKS = r"\d{1,3}(?: \d{3})+(?:,\d+)?(?![\d.,]\d|\d)"
_HALF_OF_DAY = re.compile(r"[ \u00a0\u202f]?(?:(a)|p)(?:\.\s?m\.|m\b)", re.I)
"""`6pm` and `6 a.m.`, in English; in German `am` is another word."""
_HOUR = re.compile(r"(1[0-2]|0?[1-9])(?:[.:]([0-5]\d))?")
_SIGNS = frozenset("$€£¥₹")
_CLOCK = re.compile(r"(?<![\d.])([01]?\d|2[0-3])[:h]([0-5]\d)(?!\d)")
_NUMBER, _NUMBER_BY_BLANKS = (
    re.compile(rf"(?<![\w.,])([$€£¥₹]\s?)?({digits})(?:(st|nd|rd|th)\b)?")
    for digits in (_DIGITS, f"{_BY_BLANKS}|{_DIGITS}")
)
_PERCENT = re.compile(
    r"[\s-]?(?:%|٪|per\s?cent(?:age)?\b|prozent(?=\b|punkt)|pour\s?cent\b|"
    r"por\s?c(?:i)?ento\b|per\s?cento\b|pro[cs]ent(?:[aoeů]|ech|ům|y)?\b|τοις\s?εκατό\b|"
    r"في\s?الم(?:ائ|ئ)ة(?!\w)|بالم(?:ائ|ئ)ة(?!\w)|אחוז(?:ים)?(?!\w)|प्रतिशत|फ़?ीसदी|फी\s?सदी)",
    re.I,
)
_POINTS = re.compile(r"[\s-]?(?:points?|punkte?n?|puntos?)\b", re.I)
_SCALE = re.compile(
    r"[\s-]?(dozen|hundred|thousand|million|billion|trillion|tausend|millionen?|milliarden?|mio\.?|mrd\.?|"
    r"mille|milliers|millions?|milliards?|mil|millones|millón|bn|m|k|tn)\b",
    re.I,
)
_SCALES = {
    "hundred": 2, "thousand": 3, "tausend": 3, "mille": 3, "milliers": 3, "mil": 3, "k": 3,
    "million": 6, "millionen": 6, "mio": 6, "millions": 6, "millones": 6, "millón": 6, "m": 6,
    "billion": 9, "milliarde": 9, "milliarden": 9, "mrd": 9, "milliard": 9, "milliards": 9,
    "bn": 9, "trillion": 12, "tn": 12,
}  # fmt: skip
_FACTORS = {word: Decimal(10) ** power for word, power in _SCALES.items()} | {"dozen": Decimal(12)}
_OF_HALF = re.compile(r"[\s-](?:an? )?(hundred|thousand|million|billion|trillion)\b", re.I)
_PART = re.compile(r"(?:,? and | et | y |[\s-])([^\W\d_]+(?:-[^\W\d_]+)?)", re.I)
_PARTS_AT_MOST = 6
_UNITS = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen",
    "de": "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn "
    "fünfzehn sechzehn siebzehn achtzehn neunzehn",
    "fr": "zéro - deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze "
    "seize dix-sept dix-huit dix-neuf",
    "es": "cero - dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
    "dieciséis diecisiete dieciocho diecinueve",
}
_TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "de": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "fr": "vingt trente quarante cinquante soixante - quatre-vingts -",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
}
_ORDINALS = {
    "en": "- first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
}
_MORE = {
    "en": {"dozen": "12", "hundred": "100", "thousand": "1000", "million": "1000000",
           "billion": "1000000000", "trillion": "1000000000000",
           "dozens": "dozens", "half": "half",
           "thirds": "thirds", "quarters": "quarters", "twice": "2", "double": "2",
           "doubled": "2", "triple": "3", "tripled": "3", "hundreds": "hundreds",
           "thousands": "thousands", "millions": "millions", "scores": "scores",
           "quarter": "quarter"},
    "de": {"hundert": "100", "tausend": "1000",
           "dutzend": "12", "hälfte": "half", "doppelt": "2", "hunderte": "hundreds",
           "tausende": "thousands", "millionen": "millions"},
    "fr": {"cent": "100", "mille": "1000", "douzaine": "12", "dizaine": "10", "vingtaine": "20",
           "trentaine": "30", "cinquantaine": "50", "centaine": "100", "millier": "1000",
           "million": "1000000", "milliard": "1000000000", "dizaines": "dozens", "demi": "half",
           "moitié": "half", "double": "2", "centaines": "hundreds",
           "milliers": "thousands"},
    "es": {"cien": "100", "ciento": "100", "mil": "1000", "millón": "1000000",
           "medio": "half", "docena": "12", "mitad": "half", "doble": "2", "cientos": "hundreds",
           "miles": "thousands", "decenas": "dozens"},
}  # fmt: skip


def _joined(language: str) -> Iterator[tuple[str, int]]:
    """Number words below a hundred, and hundreds, that are written as one."""
    units = _UNITS[language].split()
    if language == "de":
        tens = enumerate(_TENS["de"].split(), 2)
        ones = ["ein", *units[2:10]]
        yield from ((f"{o}und{t}", 10 * n + m) for n, t in tens for m, o in enumerate(ones, 1))
    if language == "fr":
        for ten, word in ((20, "vingt"), (30, "trente"), (40, "quarante"), (50, "cinquante")):
            yield from ((f"{word}-{units[one]}", ten + one) for one in range(2, 10))
        yield from ((f"soixante-{units[more]}", 60 + more) for more in range(2, 20))
        yield from ((f"quatre-vingt-{units[more]}", 80 + more) for more in range(2, 20))
        yield from (
            ("quatre-vingt", 80),
            ("quatre-vingt-un", 81),
            ("septante", 70),
            ("nonante", 90),
        )
    if language == "es":
        yield from ((f"veinti{one}", 20 + n) for n, one in enumerate(("ún", "dós", "trés"), 1))
        yield from ((f"veinti{units[one]}", 20 + one) for one in (4, 5, 7, 8, 9))
        yield from (("veintiuno", 21), ("veintiséis", 26))
        hundreds = ("dosci", "tresci", "cuatroci", "quini", "seisci", "seteci", "ochoci", "noveci")
        for number, word in enumerate(hundreds, 2):
            yield from ((f"{word}ent{ending}", 100 * number) for ending in ("os", "as"))


def _number_words(language: str) -> dict[str, str]:
    told = {w: str(n) for n, w in enumerate(_UNITS.get(language, "").split()) if w != "-"}
    tens = _TENS.get(language, "").split()
    told |= {word: str(20 + 10 * n) for n, word in enumerate(tens) if word != "-"}
    if language == "en":
        ones = _UNITS["en"].split()[1:10]
        told |= {
            f"{ten}-{one}": str(20 + 10 * n + m)
            for n, ten in enumerate(tens)
            for m, one in enumerate(ones, 1)
        }
    told |= {word: str(number) for word, number in _joined(language)}
    ordinals = _ORDINALS.get(language, "").split()
    told |= {word: f"{n}th" for n, word in enumerate(ordinals) if word != "-"}
    return told | _MORE.get(language, {})


_WORDS = {language: _number_words(language) for language in _UNITS}
_NO_WORDS: frozenset[str] = frozenset()
_FIRST_PARTS = {
    language: frozenset(word.partition("-")[0] for word in words)
    for language, words in _WORDS.items()
}
"""A text with none of these has no number word."""
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"(?<![\w-])[^\W\d_]+(?:-[^\W\d_]+)*(?![\w])")
_HUNDREDS = {"fr": re.compile(r" cents?\b")}
"""What makes a number word a hundred times as much, where `_SCALE` must not know it."""


@once_a_sentence
def figures(text: str, language: str = "en") -> tuple[Figure, ...]:
    """Find every figure of a text, in order.

    Takes:   the language, which decides what `1.200` means and which words are numbers.
    """
    found: list[Figure] = []
    if _DIGIT.search(text):
        found += _clocks(text, language)
        taken = _taken(found)
        found += [f for f in _numbers(text, language) if f.start not in taken]
    if not _FIRST_PARTS.get(language, _NO_WORDS).isdisjoint(_LETTERS.findall(text.lower())):
        taken = _taken(found)
        found += [f for f in _words(text, language) if f.start not in taken]
    return tuple(sorted(found))


def _taken(found: Sequence[Figure]) -> set[int]:
    return {place for f in found for place in range(f.start, f.end)}


def _clocks(text: str, language: str) -> list[Figure]:
    found = []
    for m in _CLOCK.finditer(text):
        told, end = _in_half(text, m[0], m.end(), language)
        value = told or f"clock {int(m[1])}:{m[2]}"
        found.append(Figure(m.start(), end, text[m.start() : end], value))
    return found


def _in_half(text: str, hour: str, end: int, language: str) -> tuple[str, int]:
    """Read `a.m.` or `p.m.` behind an hour: `6pm` is `clock 18:00`; empty if there is none."""
    half = _HALF_OF_DAY.match(text, end) if language == "en" else None
    match = _HOUR.fullmatch(hour) if half else None
    if half is None or match is None:
        return "", end
    number = int(match[1]) % 12 + (0 if half[1] else 12)
    return f"clock {number}:{match[2] or '00'}", half.end()


def _with_percent(text: str, value: str, end: int) -> tuple[str, int]:
    """Take along a sign or word for hundredths, and tell points from percent."""
    percent = _PERCENT.match(text, end)
    if not percent:
        return value, end
    points = _POINTS.match(text, percent.end())
    return (f"{value}% points", points.end()) if points else (f"{value}%", percent.end())


def _numbers(text: str, language: str) -> list[Figure]:
    found = []
    for match in (_NUMBER_BY_BLANKS if language in _COMMA else _NUMBER).finditer(text):
        end = match.end()
        clock, end = _in_half(text, match[2], end, language)
        if clock and not match[1]:
            found.append(Figure(match.start(), end, text[match.start() : end], clock))
            continue
        value, end = _plain(match[2], language), match.end()
        scaled, end = _scaled(text, value, end)
        scaled, end = _with_percent(text, scaled, end)
        if scaled == value and (day := _day_of_month(text, match.start(2), end, value)):
            scaled = day
        elif scaled == value and match[3]:
            scaled = f"{scaled}th"
        start, sign = match.start(), (match[1] or "").strip()
        if not sign and text[start - 1 : start] in _SIGNS:  # `US$500`
            start, sign = start - 1, text[start - 1]
        found.append(Figure(start, end, text[start:end], f"{sign}{scaled}"))
    return found


def _words(text: str, language: str) -> list[Figure]:
    known = _WORDS.get(language, {})
    found: list[Figure] = []
    until = -1
    for match in _WORD.finditer(text):
        if match.start() < until:
            continue
        # `ten-hour`, `half-billion`: the first parts of what is no number as a whole.
        word = match[0].lower()
        while word not in known and "-" in word:
            word = word.rpartition("-")[0]
        value = known.get(word)
        if value is None:
            continue
        end = match.start() + len(word)
        if value == "half" and (of := _OF_HALF.match(text, end)):
            power = _SCALES[of[1].lower()]
            value, end = f"{Decimal(5).scaleb(power - 1):f}", of.end()
        elif value.isdigit():
            if language in _HUNDREDS and (many := _HUNDREDS[language].match(text, end)):
                value, end = str(100 * int(value)), many.end()
            value, end = _compound(text, *_scaled(text, value, end), known)
        value, end = _with_percent(text, value, end)
        until = end
        found.append(Figure(match.start(), end, text[match.start() : end], value))
    return found


def _compound(text: str, value: str, end: int, known: dict[str, str]) -> tuple[str, int]:
    """Take along the smaller parts: `one hundred and twenty`, `three thousand two hundred`."""
    for _ in range(_PARTS_AT_MOST):
        part = _PART.match(text, end)
        more = known.get(part[1].lower(), "") if part else ""
        if not part or not more.isdigit():
            break
        told, behind = _scaled(text, more, part.end())
        if not told.isdigit() or not value.endswith("0" * len(told)) or len(value) == len(told):
            break
        value, end = str(int(value) + int(told)), behind
    return value, end


def _scaled(text: str, value: str, end: int) -> tuple[str, int]:
    scale = _SCALE.match(text, end)
    if not scale:
        return value, end
    factor = _FACTORS[scale[1].lower().rstrip(".")]
    try:
        value, end = f"{(Decimal(value) * factor).normalize():f}", scale.end()
    except InvalidOperation:
        return value, end
    # `two hundred thousand`
    again = _SCALE.match(text, end) if scale[1].lower() == "hundred" else None
    return _scaled(text, value, end) if again else (value, end)


def _plain(digits: str, language: str) -> str:
    """Write digits without thousands marks and with a point before decimals."""
    digits = re.sub(r"['’\u00a0\u202f ]", "", digits)
    thousands, point = (".", ",") if language in _COMMA else (",", ".")
    if re.fullmatch(
        rf"\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+(?:{re.escape(point)}\d+)?", digits
    ):
        digits = digits.replace(thousands, "")
    digits = digits.replace(point, ".") if point == "," else digits
    try:
        return f"{Decimal(digits).normalize():f}" if len(digits) < 40 else digits
    except InvalidOperation:
        return digits


def _day_of_month(text: str, start: int, end: int, value: str) -> str:
    """Name the day if a month's name stands beside the number; empty if none does."""
    if not re.fullmatch(r"[1-9]|[12]\d|3[01]", value):
        return ""
    after = re.match(r"(?:st|nd|rd|th|\.|er)?\s+(?:of |de )?([^\W\d_]+)", text[end : end + 24])
    before = re.search(r"([^\W\d_]+)\.?\s+$", text[max(0, start - 14) : start])
    for match in (after, before):
        month = month_number(match[1]) if match else None
        if month:
            return f"day {month}-{value}"
    return ""
