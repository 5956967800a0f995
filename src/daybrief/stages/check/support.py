"""Whether the source says it: word for word, or by words, their order and their negation.

With citations the cited characters must be the article's own. A sentence that is not its
passage to the letter is laid beside it: how seamlessly it is taken, and what it says otherwise.
A sentence in its own words is held against the whole of a source, by the rarity of its words.
"""

import math

from daybrief.model import CheckResult
from daybrief.stages.check import edits
from daybrief.stages.check.align import Alignment
from daybrief.stages.check.claim import Claim
from daybrief.stages.check.differences import By
from daybrief.stages.check.reading import Kind, Reading
from daybrief.stages.check.words import DENIALS, DENIED_IN
from daybrief.tools.text import beginnings, words

SEAMLESS_AT_LEAST = 0.88  # tuned on qags-cnndm, 2026-11; see bench/SCORES.md
TOLD_AT_LEAST = 0.65  # guess: what people write of an article reaches it three times in four
HEADLINE_AT_LEAST = 0.6  # guess: headlines say `slain` where the text says `killed`


def result(claim: Claim) -> CheckResult:
    """Judge whether the words a sentence rests on say it."""
    sentence = claim.sentence
    if not words(sentence.text):
        return _failed("there are no words")
    for citation, found in zip(sentence.citations, claim.passages, strict=False):
        if not found or found != citation.quote:
            return _failed("the cited characters are not those of the article")
    if sentence.edits:
        if not claim.is_verbatim:
            return _failed("with its edits undone it is not what it cites")
        if why := edits.fault(claim):
            return _failed(why)
    if sentence.citations and all(c.paragraph is None for c in sentence.citations):
        return _headline(claim)
    if claim.is_verbatim:
        return _passed("word for word, but for its edits" if sentence.edits else "word for word")
    return _judged(claim)


def told_share(sentence: Reading, source: Reading) -> float:
    """Share of a sentence's telling words that stand in a source, by rarity; 0.0 to 1.0."""
    telling = [unit.key for unit in sentence.units if unit.kind is not Kind.STOP]
    whole = math.fsum(source.rarity.get(key, source.rarest) for key in telling)
    return math.fsum(source.rarity.get(key, 0.0) for key in telling) / whole if whole else 0.0


def _judged(claim: Claim) -> CheckResult:
    found = claim.alignment
    if found is None:
        return _failed("there is no passage to rest on")
    told, share = found.seamless, found.share
    if told >= SEAMLESS_AT_LEAST:
        if other := claim.differences(By.SUPPORT):
            return _failed(other[0].why)
        return _passed(f"{share:.0%} of it stands in the source in this order")
    if not claim.is_rewritten or claim.sentence.citations:
        return _failed(f"its pieces do not stand together in the source ({told:.0%} of them do)")
    if claim.told_in not in DENIED_IN:
        return _failed(f"nobody knows what denies in {claim.told_in!r}, and it is no copy")
    share = max(told_share(found.sentence, passage) for passage in claim.readings)
    if share == 1.0:
        # Who writes in his own words has words of his own; this was put together from pieces.
        return _failed("put together from words that stand far apart in the source")
    if share < TOLD_AT_LEAST:
        return _failed(f"the source tells only {share:.0%} of its words, by their rarity")
    if word := _denied(found):
        return _failed(f"the source has no “{word}” where it tells of this")
    return _passed(f"in other words; the source tells {share:.0%} of them, by their rarity")


def _denied(found: Alignment) -> str:
    """A denial of the sentence, where the sentences nearest to it deny nothing; or empty."""
    own = {unit.key for unit in found.sentence.units} & DENIALS
    numbers = {found.source.sentence_of[j] for _, j in found.pairs}
    starts = found.source.starts
    near = [u.key for n in numbers for u in found.source.units[starts[n] : starts[n + 1]]]
    return min(own, default="") if own and not DENIALS.intersection(near) else ""


def _headline(claim: Claim) -> CheckResult:
    """A headline must be its title's words, and the text of the story must tell them too."""
    if not claim.is_verbatim:
        return _failed("not the title's words")
    wanted = missing = beginnings(claim.sentence.text, claim.told_in)
    for article in claim.articles.values():
        if not missing:
            break
        missing -= beginnings(article.text, claim.told_in)
    share = (len(wanted) - len(missing)) / len(wanted) if wanted else 0.0
    if share < HEADLINE_AT_LEAST:
        return _failed(f"the text tells only {share:.0%} of the headline's words")
    return _passed(f"the title's words; the text tells {share:.0%} of them")


def _passed(why: str) -> CheckResult:
    return CheckResult(check="support", passed=True, why=why)


def _failed(why: str) -> CheckResult:
    return CheckResult(check="support", passed=False, why=why)
