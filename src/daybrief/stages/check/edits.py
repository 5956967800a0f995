"""Recorded edits: each must be one of the few allowed, and right by its own rule.

Nothing that writing says of an edit is believed: what was taken off is looked at again, a day is
counted again, a name is looked for again. An edit that no rule knows is no edit but a fault.
"""

import re
from collections.abc import Callable, Mapping

from daybrief.model import Article, Edit, EditKind
from daybrief.stages.check.claim import Claim
from daybrief.stages.check.days import meant, part
from daybrief.stages.check.words import DENIALS, DOUBTS, PRONOUNS
from daybrief.tools.figures import figures
from daybrief.tools.grammar import subject
from daybrief.tools.text import fold, quotations, sentences, stem, words
from daybrief.tools.times import day_words, told_on

_DATELINE_AT_MOST = 80
_DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ][\w.’'-]*(?:[ ,/]+[\w.’'-]+){0,6})?\s*(?:\([^()]{1,40}\))?\s*(?:—|–|--?|:)?\s*"
)
_PARENTHESIS = re.compile(r"\s*(?:\([^()]{1,80}\)|\[[^\[\]]{1,80}\])\s*")
_CONNECTIVES = frozenset(
    [
        *("however", "meanwhile", "moreover", "furthermore", "additionally", "in addition"),
        *("nevertheless", "nonetheless", "separately", "also", "indeed", "but", "and", "yet"),
        *("aber", "doch", "und", "denn", "cependant", "toutefois", "par ailleurs", "en outre"),
        *("de plus", "néanmoins", "pourtant", "mais", "et", "sin embargo", "no obstante"),
        *("además", "asimismo", "por otra parte", "pero", "y"),
    ]
)
_OUTLET_ITSELF = re.compile(
    r"this (?:news(?:paper| agency| site)|paper|website|broadcaster|agency|station)", re.I
)
_BARE_DAY = re.compile(r"(?:(?:on|am|le|el) )?[^\W\d_]+", re.I)


def fault(claim: Claim) -> str:
    """Say which edit of a sentence is not allowed, and why; empty if all are right."""
    text, last = claim.sentence.text, 0
    quoted = [(quote.start, quote.end) for quote in quotations(text)]
    for edit in claim.sentence.edits:
        if not last <= edit.start <= edit.end <= len(text):
            return "an edit stands where no text is"
        if text[edit.start : edit.end] != edit.now:
            return f"“{edit.now}” is not printed where the edit says"
        if any(start < edit.end and edit.start < end for start, end in quoted) or any(
            start < edit.start < end for start, end in quoted
        ):
            return "an edit touches quoted words"
        rule = _RULES.get(edit.kind)
        why = rule(edit, claim) if rule else f"nobody knows the edit {edit.kind!r}"
        if why:
            return why
        last = edit.end
    return ""


def without_recast(claim: Claim) -> str:
    """The printed text with the days that were counted anew blanked out.

    Without citations there are no edits: there it is each day that a source names, too.
    """
    text, language = claim.sentence.text, claim.told_in
    for told in claim.recounted:
        text = text[: told.start] + "x" * (told.end - told.start) + text[told.end :]
    days = {word.end: word.start for word in day_words(text, language)}
    for edit in claim.sentence.edits:
        start = edit.start
        if _is_dated(edit, language):
            start = days.get(start, start)  # the date stands behind the word that it explains
        elif edit.kind is not EditKind.DAY_RECAST:
            continue
        text = text[:start] + "x" * (edit.end - start) + text[edit.end :]
    return text


def _is_dated(edit: Edit, language: str) -> bool:
    """Whether what stands in brackets is a date."""
    told = (figure.value for figure in figures(edit.now, language))
    return edit.kind is EditKind.BRACKETED and any(value.startswith("day ") for value in told)


def _dateline_off(edit: Edit, claim: Claim) -> str:
    # Some pages leave no blank behind the agency: `(CWN)Norland agreed`.
    ends = edit.was.rstrip()[-1:] in "—–-):" and edit.was[-1:] in " \t\xa0)"
    is_place = bool(_DATELINE.fullmatch(edit.was)) and len(edit.was) <= _DATELINE_AT_MOST
    if edit.now or edit.start or not is_place or not ends or _turns(edit.was):
        return f"“{edit.was.strip()}” is no dateline"
    return ""


def _connective_off(edit: Edit, claim: Claim) -> str:
    told = edit.was
    if edit.now:
        if len(edit.now) != 1 or told[-1:].upper() != edit.now or not told[-1:].islower():
            return f"“{edit.now}” is not how the sentence went on"
        told = told[:-1]
    if edit.start or " ".join(words(told)) not in _CONNECTIVES:
        return f"“{edit.was.strip()}” does more than tie a sentence to the one before"
    return ""


def _parenthesis_off(edit: Edit, claim: Claim) -> str:
    if edit.now.strip() or not _PARENTHESIS.fullmatch(edit.was):
        return f"“{edit.was.strip()}” is no parenthesis"
    return f"“{edit.was.strip()}” turns what is said" if _turns(edit.was) else ""


def _bracketed(edit: Edit, claim: Claim) -> str:
    """A name of the same article for its own part, or for a pronoun that means nobody else."""
    if _is_dated(edit, claim.told_in):
        return _dated(edit, claim)
    match = re.fullmatch(r"\[([^\[\]]{2,80})\]", edit.now)
    citation, article = edit.citation, _article(claim)
    if match is None or citation is None or article is None:
        return f"“{edit.now}” comes from nowhere"
    name = match[1]
    whole = article.title if citation.paragraph is None else article.text
    if (
        citation.article != article.id
        or whole[max(0, citation.start) : citation.end] != citation.quote
        or not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", citation.quote)
    ):
        return f"the article does not name “{name}” where the edit says"
    if set(words(edit.was)) <= set(words(name)) and words(edit.was)[-1:] == words(name)[-1:]:
        return ""
    if stem(fold(edit.was)) not in PRONOUNS:
        return f"“{edit.was}” is not “{name}”"
    start = claim.sentence.citations[0].start
    before = article.text[max(0, start - 2_000) : start]
    spoken = [span.text for span in sentences(before, claim.told_in)][-1:]
    about = subject(spoken[0]).name if spoken else ""
    if not about or words(about)[-1] != words(name)[-1]:
        return f"“{edit.was}” need not be “{name}”"
    return ""


def _dated(edit: Edit, claim: Claim) -> str:
    """A date behind the word that means it, or in its place: `today [24 November]`."""
    article, language = _article(claim), claim.told_in
    match = re.fullmatch(r" ?(?:[^\W\d_]{2,3} )?\[([^\[\]]{4,30})\]", edit.now)
    if match is None or article is None or claim.zone is None:
        return f"nobody knows which day “{edit.now.strip()}” is"
    days = told_on(article.dated_at, article.updated_at, claim.zone)
    source, offset = claim.sentence.source_text, _offset_in_source(edit, claim)
    end = offset + len(edit.was)
    said = [w for w in day_words(source, language) if offset <= w.start and w.end == end]
    if not edit.was:
        said = [word for word in day_words(source, language) if word.end == end]
    if len(days) != 1 or not said or edit.was.removesuffix(said[0].text).strip().count(" "):
        return f"no day stands where “{edit.now.strip()}” is"
    told = next(iter(days))
    day = meant(said[0].text, source, said[0].start, language, told)
    if day is None or day != meant(match[1], match[1], 0, language, told):
        return f"“{said[0].text}” is not {match[1]} to who wrote on {told}"
    return ""


def _day_recast(edit: Edit, claim: Claim) -> str:
    """The day that the source means by its words is counted again, and so is the reader's."""
    article, day = _article(claim), claim.day
    if article is None or day is None or claim.zone is None:
        return f"nobody knows which day “{edit.was}” is"
    days = told_on(article.dated_at, article.updated_at, claim.zone)
    language, source = claim.told_in, claim.sentence.source_text
    offset = _offset_in_source(edit, claim)
    if len(days) != 1:
        return f"nobody knows which day “{edit.was}” is"
    told = next(iter(days))
    was = meant(edit.was, source, offset, language, told)
    now = meant(edit.now, claim.sentence.text, edit.start, language, day)
    if was is not None and (told - was).days == 6 and _BARE_DAY.fullmatch(edit.was):
        return f"“{edit.was}” may be the day after it was written"
    if was is None or now != was:
        return f"“{edit.was}” is not “{edit.now}” to who reads on {day}"
    if part(edit.was) != part(edit.now):
        return f"“{edit.now}” is another part of the day than “{edit.was}”"
    return ""


def _outlet_named(edit: Edit, claim: Claim) -> str:
    outlets = {citation.outlet for citation in claim.sentence.citations}
    if any(
        (edit.now == outlet and _OUTLET_ITSELF.fullmatch(edit.was))
        or (not edit.was and edit.now in (f", {outlet} reports", f"{outlet} reports: "))
        for outlet in outlets
        if outlet
    ):
        return ""
    return f"“{edit.now.strip(' ,:')}” is not the outlet that is cited"


def _shortened(edit: Edit, claim: Claim) -> str:
    """Words may be left out of a title, but none that turn what it says."""
    if edit.now.strip() or any(c.paragraph is not None for c in claim.sentence.citations):
        return f"“{edit.was}” may only be left out of a headline"
    return f"“{edit.was.strip()}” turns what is said" if _turns(edit.was) else ""


def _turns(text: str) -> bool:
    """Whether words deny or doubt."""
    return any(stem(word) in DENIALS | DOUBTS or word.endswith("n't") for word in words(text))


def _article(claim: Claim) -> Article | None:
    """The article that the sentence itself comes from."""
    source = claim.sentence.source_text
    cited = (c.article for c in claim.sentence.citations if c.quote == source)
    return claim.articles.get(next(cited, ""))


def _offset_in_source(edit: Edit, claim: Claim) -> int:
    """Where an edit's words stand in the sentence with all edits undone."""
    grown = 0
    for other in claim.sentence.edits:
        if other.start < edit.start:
            grown += len(other.was) - len(other.now)
    return edit.start + grown


_RULES: Mapping[EditKind, Callable[[Edit, Claim], str]] = {
    EditKind.DATELINE_OFF: _dateline_off,
    EditKind.CONNECTIVE_OFF: _connective_off,
    EditKind.BRACKETED: _bracketed,
    EditKind.PARENTHESIS_OFF: _parenthesis_off,
    EditKind.DAY_RECAST: _day_recast,
    EditKind.OUTLET_NAMED: _outlet_named,
    EditKind.SHORTENED: _shortened,
}
