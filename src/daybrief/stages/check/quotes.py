"""Quoted words must stand between the source's own quotation marks, word for word."""

import re

from daybrief.model import CheckResult
from daybrief.stages.check.claim import Claim
from daybrief.stages.check.reading import SIGNS
from daybrief.tools.text import is_balanced, quotations, words

_MARK = re.compile(r"[“”„«»\"‘`]|(?<!\w)['’]|['’](?!\w)")
"""An apostrophe inside a word quotes nothing: `l'ambassade`."""


def result(claim: Claim) -> CheckResult:
    """Judge the quotations of a sentence; that the right person speaks is for `support`."""
    sentence = claim.sentence.text
    if claim.is_verbatim and not claim.sentence.citations:
        return _passed("quoted as the source has it")
    if not is_balanced(sentence):
        return _failed("a quotation mark or bracket is alone")
    found = [quote for quote in quotations(sentence) if words(quote.text)]
    if not found:
        return _passed("nothing is quoted")
    source, quoted = _even(claim.passage), ""
    for quote in found:
        told = _even(quote.text).strip(" .,;:!?…")
        if not _holds(source, told):
            return _failed(f"the source does not say “{quote.text}”")
        quoted = quoted or _quoted(claim.passage)
        if not _holds(quoted, told):
            return _failed(f"the source does not put “{quote.text}” between quotation marks")
        if not _is_whole(quoted, told) and not claim.is_rewritten:
            return _failed(f"the source's quotation goes on where “{quote.text}” is cut")
    return _passed("quoted as the source has it")


def _quoted(text: str) -> str:
    """All that a text has between quotation marks; after a mark left open, its whole line."""
    parts = [quote.text for quote in quotations(text)]
    for line in text.splitlines():
        marks = [m.start() for m in _MARK.finditer(line)]
        if marks and (not is_balanced(line) or "`" in line or "''" in line):
            parts.append(line[marks[0] :])
    return "\n".join(_even(part) for part in parts)


def _holds(text: str, told: str) -> bool:
    """Whether a text has the words, and whole ones."""
    return re.search(rf"(?<![\w{SIGNS}]){re.escape(told)}(?![\w{SIGNS}])", text) is not None


def _is_whole(quoted: str, told: str) -> bool:
    """Whether quoted words are cut from others at most at a mark: at a comma, not at a word."""
    pattern = rf"(?:^|[^\w\s])\s*{re.escape(told)}\s*(?:[^\w\s]|$)"
    return re.search(pattern, quoted, re.M) is not None


def _even(text: str) -> str:
    """Write marks and blanks one way, so that only the words are compared."""
    return re.sub(r"\s+", " ", re.sub(r"[“”„‟«»‹›\"‘’‚'`´]", "'", text))


def _passed(why: str) -> CheckResult:
    return CheckResult(check="quotes", passed=True, why=why)


def _failed(why: str) -> CheckResult:
    return CheckResult(check="quotes", passed=False, why=why)
