"""Days written for people: `3 March 2025`, `March 3, 2025`, `3. März 2025`, `2025年3月3日`."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple


class Day(NamedTuple):
    """A day and where it stands in the words."""

    year: int
    month: int
    day: int
    start: int
    end: int


_NAMES = (
    "jan january januar janvier janv enero ene gennaio gen januari janeiro jänner stycznia sty "
    "ledna led tammikuuta ocak oca ianuarie ian január gener",
    "feb february februar février févr fév febrero febbraio februari fevereiro fev lutego února "
    "úno helmikuuta şubat şub februarie február febrer",
    "mar march märz mär mars marzo maart mrt março marca března bře maaliskuuta mart martie "
    "március març marts",
    "apr april avril avr abril abr aprile kwietnia kwi dubna dub huhtikuuta nisan nis aprilie "
    "április",
    "may mai mayo maggio mag mei maio maja května kvě toukokuuta mayıs május maig maj",
    "jun june juni juin junio giugno giu junho czerwca cze června čvn kesäkuuta haziran haz iunie "
    "június juny",
    "jul july juli juillet juil julio luglio lug julho lipca lip července čvc heinäkuuta temmuz "
    "tem iulie július juliol",
    "aug august août agosto ago augustus augusti sierpnia sie srpna srp elokuuta ağustos ağu "
    "augusztus agost",
    "sep september sept septembre septiembre setiembre settembre set setembro września wrz září "
    "zář syyskuuta eylül eyl septembrie szeptember setembre",
    "oct october oktober okt octobre octubre ottobre ott outubro out października paź října říj "
    "lokakuuta ekim eki octombrie október",
    "nov november novembre noviembre novembro listopada lis listopadu marraskuuta kasım kas "
    "noiembrie",
    "dec december dezember dez décembre déc diciembre dic dicembre dezembro desember grudnia gru "
    "prosince pro joulukuuta aralık ara decembrie desembre",
)
"""Names and short names of the months in nineteen languages."""
_MONTHS = {name: number for number, row in enumerate(_NAMES, 1) for name in row.split()}

_YEAR = r"(?:19|20)\d\d"
_WORDED = re.compile(
    # 3 March 2025, 3. März 2025, 3 de marzo de 2025, 3rd of March, 2025
    r"(?<![\d.:])(?P<d1>\d{1,2})(?:st|nd|rd|th|er|º|ª|°|\.)?[\s/-]{1,3}(?:of |de |d['’])?"
    rf"(?P<m1>[^\W\d_]{{3,12}})\.?(?:,? (?:de |del )?|-|/)(?P<y1>{_YEAR})(?!\d)"
    # March 3, 2025
    r"|(?<![^\W\d_])(?P<m2>[^\W\d_]{3,12})\.? (?P<d2>\d{1,2})(?:st|nd|rd|th)?,? "
    rf"(?P<y2>{_YEAR})(?!\d)"
    # 2025. március 3.
    rf"|(?<!\d)(?P<y3>{_YEAR})\.? (?P<m3>[^\W\d_]{{3,12}}) (?P<d3>\d{{1,2}})(?!\d)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    # 2025-03-03, 2025年3月3日
    rf"(?<![\d./-])(?P<y1>{_YEAR})(?:-|/|\.|年 ?)(?P<m1>\d{{1,2}})(?:-|/|\.|月 ?)"
    r"(?P<d1>\d{1,2})(?!\d)"
    # 03/03/2025, 3.3.25
    r"|(?<![\d./-])(?P<a>\d{1,2})(?P<sep>[./-]) ?(?P<b>\d{1,2})(?P=sep) ?"
    rf"(?P<y2>{_YEAR}|\d\d)(?![\d/-]|\.\d)"
)
_MAY_HOLD = re.compile(r"\d\d")
_MONTH_FIRST = frozenset({"", "en"})
"""Languages whose `3/4/2025` is the fourth of March, unless the numbers say otherwise."""


def days(words: str, language: str = "") -> Iterator[Day]:
    """Give the days that words name with day, month and year, in their order.

    >>> [tuple(day)[:3] for day in days("Published 3 March 2025, updated 4. März 2025")]
    [(2025, 3, 3), (2025, 3, 4)]
    """
    if not _MAY_HOLD.search(words):
        return
    found = [day for match in _WORDED.finditer(words) if (day := _worded(match))]
    found += [day for match in _NUMBERED.finditer(words) if (day := _numbered(match, language))]
    yield from sorted(found, key=lambda day: day.start)


def _worded(match: re.Match[str]) -> Day | None:
    for form in "123":
        if name := match[f"m{form}"]:
            month = _MONTHS.get(name.lower())
            return _day(match, match[f"y{form}"], month, match[f"d{form}"])
    return None


def _numbered(match: re.Match[str], language: str) -> Day | None:
    if match["y1"]:
        return _day(match, match["y1"], int(match["m1"]), match["d1"])
    first, second = int(match["a"]), int(match["b"])
    is_month_first = language in _MONTH_FIRST and match["sep"] != "."
    if first > 12 or second > 12:
        is_month_first = second > 12
    month, day = (first, second) if is_month_first else (second, first)
    year = match["y2"] if len(match["y2"]) == 4 else f"20{match['y2']}"
    return _day(match, year, month, str(day))


def _day(match: re.Match[str], year: str, month: int | None, day: str) -> Day | None:
    if month is None:
        return None
    try:
        date(int(year), month, int(day))
    except ValueError:
        return None
    return Day(int(year), month, int(day), match.start(), match.end())
