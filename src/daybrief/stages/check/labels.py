"""A label is a promise: its contract is checked here, without asking how it was chosen."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from daybrief.model import CheckResult
from daybrief.stages.check.claim import Claim
from daybrief.tools.figures import figures
from daybrief.tools.grammar import owners, plan, subject
from daybrief.tools.text import content_words, fold, names, stem
from daybrief.tools.times import day_words
from daybrief.tools.words import LABELS

_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_SHARED_AT_LEAST = 2
"""Words of the headlines that *Also* has, where it names nobody whom they name."""
_ON_THE_TABLE = re.compile(
    r"\b(?:also (?:discussed|agreed|talked|raised|offered|proposed)|to discuss|discussed|"
    r"on the agenda|on the table|raised the (?:issue|question|case)|offered|proposed|"
    r"other (?:topics|issues|subjects))\b",
    re.I,
)

BACKGROUND_DAYS = 30
"""What is older than so many days is background."""
NUMBERS_AT_LEAST = 3
"""From so many figures on, days and clock times left out, a sentence is told by its numbers."""
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
    if label is None or label.text != LABELS["whats_next"].get(language):
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


def _on_the_table(claim: Claim) -> CheckResult:
    """Another subject of the same talks: it names who is in the headline, and has own words."""
    sentence, language = claim.sentence.text, claim.told_in
    table = _ON_THE_TABLE.search(sentence)
    if language != "en" or not table:
        return _failed("it tells of nothing that was raised, offered or discussed")
    titles = " ".join(article.title for article in claim.articles.values())
    about = content_words(titles, language)
    if not {"talk", "negotiation", "summit", "meeting", "conference", "session", "hearing",
            "forum", "congress"} & {*about, *content_words(_texts(claim), language)}:  # fmt: skip
        return _failed("the articles tell of no talks")
    own = content_words(sentence, language)
    if sum(word not in about for word in own) < len(own) / 2:
        return _failed("it tells of the headline's own subject")
    told = {stem(fold(part)) for name in names(titles) for part in name.text.split()}
    here = {stem(fold(part)) for name in names(sentence) for part in name.text.split()}
    if not told & here:
        return _failed("it names nobody whom the headlines name")
    return _kept(f"raised beside it: “{table[0]}”")


def _background(claim: Claim) -> CheckResult:
    """It tells of old days: its last year is over, or its article is old."""
    sentence = claim.sentence.source_text
    if claim.day is None:
        return _failed("nobody knows the day it is read on")
    years = [int(year) for year in _YEAR.findall(sentence)]
    if years:
        if max(years) >= claim.day.year or (claim.day - date(max(years), 12, 31)).days < (
            BACKGROUND_DAYS
        ):
            return _failed(f"{max(years)} is not long over")
        return _kept(f"it tells of {max(years)}")
    at = [article.dated_at for article in claim.cited]
    if not at or any(a is None or (claim.day - a.date()).days <= BACKGROUND_DAYS for a in at):
        return _failed("it names no year that is over, and its article is new")
    return _kept("its article is old")


def _numbers(claim: Claim) -> CheckResult:
    """It holds several figures that count or measure something."""
    told = {
        figure.value: figure.text
        for figure in figures(claim.sentence.text, claim.told_in)
        if re.fullmatch(r"[$€£¥₹]?\d[\d.]*%?", figure.value)
        and not _YEAR.fullmatch(figure.value)
        and any(character.isdigit() for character in figure.text)
    }
    if len(told) < NUMBERS_AT_LEAST:
        return _failed(f"it holds {len(told)} figures, not {NUMBERS_AT_LEAST}")
    return _kept(f"it tells {', '.join(told.values())}")


def _disputed(claim: Claim) -> CheckResult:
    """At least two articles of different owners, which do not give the same figures."""
    cited = claim.cited
    if len({article.source.owner or article.source.name for article in cited}) < 2:
        return _failed("it cites one origin only")
    told = [
        {f.value for f in figures(passage, claim.told_in)} | set(_days(passage, claim.told_in))
        for passage in claim.passages
    ]
    if not any(here - there and there - here for here in told for there in told):
        return _failed("the cited passages give the same figures and days")
    shared = set.intersection(*(set(content_words(p, claim.told_in)) for p in claim.passages))
    if not shared:
        return _failed("the cited passages do not tell of one matter")
    return _kept(f"told differently of: {', '.join(sorted(shared)[:5])}")


def _days(passage: str, language: str) -> list[str]:
    return [word.text.lower() for word in day_words(passage, language)]


def _catch_up(claim: Claim) -> CheckResult:
    """It cites an article from before the edition's day."""
    if claim.day is None:
        return _failed("nobody knows the day it is read on")
    days = [article.dated_at.date() for article in claim.cited if article.dated_at is not None]
    if not days or min(days) >= claim.day:
        return _failed("nothing it cites is from before this day")
    return _kept(f"from {min(days)}")


def _also(claim: Claim) -> CheckResult:
    """Of the same story: it shares a name, or two words, with the headlines, and says more."""
    sentence, language = claim.sentence.text, claim.told_in
    label = claim.sentence.label
    if label is None or label.text != LABELS["also"].get(language):
        return _failed("these are not the words for what else is told")
    titles = ". ".join(article.title for article in claim.articles.values())
    about, own = set(content_words(titles, language)), set(content_words(sentence, language))
    named = {part for name in names(sentence, language) for part in content_words(name.text)}
    if not named & about and len(own & about) < _SHARED_AT_LEAST:
        return _failed("it tells of nothing that the headlines tell of")
    if len(own - about) < len(own) / 3:
        return _failed("it only says the headlines again")
    return _kept(f"of the headlines' matter: {', '.join(sorted(own & about)[:5])}")


def _texts(claim: Claim) -> str:
    return "\n".join(article.text for article in claim.cited)


def _kept(why: str) -> CheckResult:
    return CheckResult(check="labels", passed=True, why=why)


CONTRACTS: Mapping[str, Callable[[Claim], CheckResult]] = {
    "whats_next": _whats_next,
    "subject": _subject,
    "on_the_table": _on_the_table,
    "background": _background,
    "numbers": _numbers,
    "disputed": _disputed,
    "catch_up": _catch_up,
    "also": _also,
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
