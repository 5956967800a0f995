"""Names must stand in the source: nobody is added, and no first name, title or office is."""

import re

from daybrief.model import CheckResult
from daybrief.stages.check import edits
from daybrief.stages.check.claim import Claim
from daybrief.tools.text import Span, names


def result(claim: Claim) -> CheckResult:
    """Judge the names of a sentence."""
    if claim.is_verbatim:
        return _given(names(claim.sentence.text, claim.told_in))
    source = _tokens(claim.passage)
    known, joined = set(source), f" {' '.join(source)} "
    found = names(edits.without_recast(claim), claim.told_in)
    for name in found:
        parts = _tokens(name.text)
        missing = next((part for part in parts if part not in known), None)
        if missing is not None:
            return _failed(f"the source does not name “{name.text}”")
        if f" {' '.join(parts)} " not in joined:
            return _failed(f"the source has no “{name.text}” in these words")
    return _given(found)


def _given(found: tuple[Span, ...]) -> CheckResult:
    told = ", ".join(dict.fromkeys(re.sub(r"\s+", " ", name.text) for name in found))
    return CheckResult(
        check="names", passed=True, why=f"the source names {told}" if told else "no names"
    )


def _tokens(text: str) -> list[str]:
    """Words in lower case, hyphenated ones apart and without possessive endings, `U.S.` as `US`."""
    return re.findall(r"\w+", re.sub(r"['’]s\b|(?<=\b\w)\.(?=\w\b)", "", text.lower()))


def _failed(why: str) -> CheckResult:
    return CheckResult(check="names", passed=False, why=why)
