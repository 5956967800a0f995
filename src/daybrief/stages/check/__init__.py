"""Briefs → verdicts: every sentence is judged by program, and one that fails is not printed.

Judges any sentence, our own, an editor's or a model's, against the characters it cites, or
against whole articles where it cites none. Trusts nothing that writing did.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from daybrief.errors import NewsroomError, NothingToWrite
from daybrief.model import Article, Brief, CheckResult, Failure, Sentence, Verdict
from daybrief.stages.check import disputes, figures, labels, names, quotes, support
from daybrief.stages.check.claim import Check, Claim

__all__ = ["BUILT_IN", "Check", "Claim", "checked", "verdict"]

BUILT_IN: Mapping[str, Check] = {
    "support": support.result,
    "quotes": quotes.result,
    "figures": figures.result,
    "names": names.result,
    "labels": labels.result,
}
"""The checks that every printed sentence passes."""


def verdict(claim: Claim, checks: Mapping[str, Check] = BUILT_IN) -> Verdict:
    """Judge one sentence; supported only if every check passed, and there was one."""
    results = tuple(_result(name, check, claim) for name, check in checks.items())
    supported = bool(results) and all(result.passed for result in results)
    return Verdict(supported=supported, results=results)


def checked(
    brief: Brief,
    articles: Mapping[str, Article],
    *,
    day: date | None,
    zone: ZoneInfo | None,
    language: str = "",
    checks: Mapping[str, Check] = BUILT_IN,
    origins: Iterable[Collection[str]] = (),
) -> tuple[Brief, tuple[Failure, ...]]:
    """Keep what may be printed of a brief, each sentence with its verdict.

    A labelled part whose opening sentence fails goes as a whole, and so does a dispute of which
    one version fails.

    Takes:   `origins`, the ids of articles that are not independent of each other.
    Gives:   the brief, and a failure for each sentence or dispute that was dropped.
    Raises:  NothingToWrite if the headline fails or no sentence is left.
    """
    headline = _judged(brief.headline, articles, day, zone, language, checks)
    if headline.verdict is None or not headline.verdict.supported:
        why = headline.verdict.why if headline.verdict else ""
        raise NothingToWrite(f"the headline fails its check: {why}", brief.headline.text)

    apart = tuple(origins)
    kept: list[Sentence] = []
    failures: list[Failure] = []
    lost: set[int] = set()
    for sentence in brief.sentences:
        judged = _judged(sentence, articles, day, zone, language, checks)
        if judged.verdict is not None and judged.verdict.supported:
            if sentence.paragraph not in lost:
                kept.append(judged)
            continue
        why = judged.verdict.why if judged.verdict else "no verdict"
        failures.append(Failure.of("check", sentence.text, NothingToWrite(f"not printed: {why}")))
        if sentence.label:
            lost.add(sentence.paragraph)
    if not kept:
        first = failures[0].problem if failures else "it has none"
        raise NothingToWrite(f"no sentence passes its check: {first}", brief.headline.text)
    disputed = []
    for told in brief.disagreements:
        if why := disputes.fault(told, articles, apart):
            problem = NothingToWrite(f"not printed as disputed: {why}")
            failures.append(Failure.of("check", told.what, problem))
        else:
            disputed.append(told)
    made = replace(
        brief, headline=headline, sentences=_renumbered(kept), disagreements=tuple(disputed)
    )
    return made, tuple(failures)


def _result(name: str, check: Check, claim: Claim) -> CheckResult:
    """Run one check; a check that cannot be made has failed."""
    try:
        return check(claim)
    except NewsroomError as error:
        return CheckResult(check=name, passed=False, why=f"could not be made: {error.problem}")


def _judged(
    sentence: Sentence,
    articles: Mapping[str, Article],
    day: date | None,
    zone: ZoneInfo | None,
    language: str,
    checks: Mapping[str, Check],
) -> Sentence:
    claim = Claim(sentence=sentence, articles=articles, day=day, zone=zone, language=language)
    return replace(sentence, verdict=verdict(claim, checks))


def _renumbered(sentences: list[Sentence]) -> tuple[Sentence, ...]:
    """Number the paragraphs that are left from 0, without gaps."""
    numbers = {old: new for new, old in enumerate(dict.fromkeys(s.paragraph for s in sentences))}
    return tuple(replace(s, paragraph=numbers[s.paragraph]) for s in sentences)
