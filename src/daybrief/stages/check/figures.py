"""Figures must stand in the source, and words for days must mean the same day to the reader."""

from collections import Counter

from daybrief.model import CheckResult
from daybrief.stages.check import edits
from daybrief.stages.check.claim import Claim
from daybrief.stages.check.differences import By
from daybrief.stages.check.reading import mended
from daybrief.tools.figures import Figure, figures
from daybrief.tools.times import day_words, misread, told_on


def result(claim: Claim) -> CheckResult:
    """Judge numbers, number words, percentages, sums, dates and named days of a sentence."""
    language = claim.told_in
    passage = claim.passage
    if claim.is_verbatim:
        why = _misread(claim)
        return _failed(why) if why else _given(figures(claim.sentence.text, language))
    known = {figure.value for figure in figures(passage, language)}
    # Some texts come with their figures torn apart: `10, 000`, `2. 4`.
    known |= {figure.value for figure in figures(mended(passage), language)}
    said = figures(edits.without_recast(claim), language)
    for figure in said:
        if figure.value not in known:
            return _failed(f"the source does not give “{figure.text}”")
    if other := claim.differences(By.FIGURES):
        return _failed(other[0].why)
    if why := _strange_day(claim) or _misread(claim):
        return _failed(why)
    return _given(figures(claim.sentence.text, language))


def _given(said: tuple[Figure, ...]) -> CheckResult:
    told = ", ".join(figure.text for figure in said)
    why = f"the source gives {told}" if told else "no figures"
    return CheckResult(check="figures", passed=True, why=why)


def _failed(why: str) -> CheckResult:
    return CheckResult(check="figures", passed=False, why=why)


def _strange_day(claim: Claim) -> str:
    """Say which day word the source does not use, or not so often."""
    language = claim.told_in
    told = edits.without_recast(claim)
    said = Counter(word.text.lower() for word in day_words(told, language))
    given = Counter(word.text.lower() for word in day_words(claim.passage, language))
    return next((f"the source does not say “{word}”" for word in said - given), "")


def _misread(claim: Claim) -> str:
    """Say which day word means another day in the edition; a headline's are judged alike."""
    if claim.day is None or claim.zone is None:
        return ""
    articles = claim.cited if claim.sentence.citations else tuple(claim.articles.values())
    told = edits.without_recast(claim)
    for article in articles:
        days = told_on(article.dated_at, article.updated_at, claim.zone)
        if why := misread(told, claim.told_in, days, claim.day):
            return why
    return ""
