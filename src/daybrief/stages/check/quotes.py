"""Quoted words must stand in the source exactly, and quotation marks must close."""

import re

from daybrief.model import CheckResult
from daybrief.stages.check.claim import Claim
from daybrief.tools.text import is_balanced, quotations, words


def result(claim: Claim) -> CheckResult:
    """Judge the quotations of a sentence."""
    sentence = claim.sentence.text
    if not is_balanced(sentence):
        return CheckResult(check="quotes", passed=False, why="a quotation mark or bracket is alone")
    source = _even(claim.passage)
    found = [quote for quote in quotations(sentence) if words(quote.text)]
    for quote in found:
        if _even(quote.text).strip(" .,;:!?…") not in source:
            why = f"the source does not say “{quote.text}”"
            return CheckResult(check="quotes", passed=False, why=why)
    why = "quoted as the source has it" if found else "nothing is quoted"
    return CheckResult(check="quotes", passed=True, why=why)


def _even(text: str) -> str:
    """Write marks and blanks one way, so that only the words are compared."""
    return re.sub(r"\s+", " ", re.sub(r"[“”„‟«»‹›\"‘’‚'`´]", "'", text))
