"""A label is a promise: its contract is checked here, without asking how it was chosen."""

from collections.abc import Callable, Mapping
from datetime import date

from daybrief.model import CheckResult
from daybrief.stages.check.claim import Claim
from daybrief.tools.figures import figures
from daybrief.tools.grammar import WHATS_NEXT, owners, plan, subject

BEHIND_AT_MOST_DAYS = 180
"""A day and month without a year lie behind us when at most so long ago."""


def result(claim: Claim) -> CheckResult:
    """Judge whether the label of a sentence keeps its promise; a sentence without one passes."""
    label = claim.sentence.label
    if label is None:
        return CheckResult(check="labels", passed=True, why="no label")
    contract = CONTRACTS.get(label.contract)
    if contract is None:
        return _failed(f"nobody knows the contract {label.contract!r}")
    return contract(claim)


def _whats_next(claim: Claim) -> CheckResult:
    """A stated intention, a negotiation or a scheduled event, its date ahead if it has one."""
    sentence, language = claim.sentence.text, claim.told_in
    label = claim.sentence.label
    if label is None or label.text != WHATS_NEXT.get(language):
        return _failed("these are not the words that promise what is next")
    kind, told = plan(sentence, language)
    if not kind:
        return _failed("it states no intention, negotiation or scheduled event")
    if claim.day is not None and (past := _day_behind(sentence, language, claim.day)):
        return _failed(f"{past} is over")
    return CheckResult(check="labels", passed=True, why=f"{kind}: “{told}”")


def _subject(claim: Claim) -> CheckResult:
    """The subject is the label's name, or somebody whom the cited article says belongs to it."""
    label = claim.sentence.label
    name = label.text if label else ""
    found = subject(claim.sentence.text) if claim.told_in == "en" else None
    texts = [article.text for article in claim.cited]
    if found is None or not texts or not any(name in text for text in texts):
        return _failed(f"the cited article does not name “{name}”")
    if name and name in (found.name, found.owner):
        return CheckResult(check="labels", passed=True, why=f"the sentence is about {name}")
    person = " ".join(found.name.split()[-2:])
    # A surname alone may be somebody else's: it proves nothing.
    if " " in person:
        for text in texts:
            if evidence := owners(person, text).get(name):
                return CheckResult(
                    check="labels", passed=True, why=f"the article says “{evidence}”"
                )
    return _failed(f"the sentence's subject is not plainly {name}")


CONTRACTS: Mapping[str, Callable[[Claim], CheckResult]] = {
    "whats_next": _whats_next,
    "subject": _subject,
}


def _failed(why: str) -> CheckResult:
    return CheckResult(check="labels", passed=False, why=why)


def _day_behind(sentence: str, language: str, day: date) -> str:
    """The first day of a month in the sentence that is over; empty if none is."""
    for figure in figures(sentence, language):
        if not figure.value.startswith("day "):
            continue
        month, number = figure.value.removeprefix("day ").split("-")
        try:
            told = date(day.year, int(month), int(number))
        except ValueError:
            return figure.text
        if 0 < (day - told).days <= BEHIND_AT_MOST_DAYS:
            return figure.text
    return ""
