"""The few changes that make a source's sentence stand in a brief, each recorded and reversible.

Takes words off at the front and in brackets, says days as the edition's reader counts them, and
puts a name in square brackets where the source's next sentence would have it. Anything else is
left to choosing another sentence.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from daybrief.model import Article, Citation, Edit, EditKind
from daybrief.stages.write.cues import OFFICE, PERSON, SAYS
from daybrief.stages.write.days import Change, recast
from daybrief.stages.write.people import is_described, is_person, surname, titled
from daybrief.stages.write.verbs import VERBS
from daybrief.tools.grammar import subject
from daybrief.tools.text import fold, names, without_quotations
from daybrief.tools.times import (
    day_words,
)


@dataclass(frozen=True, kw_only=True)
class Printed:
    """A sentence as it would be printed, and the edits that made it so."""

    text: str
    edits: tuple[Edit, ...] = ()


CONNECTIVES: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"(?:However|Meanwhile|Moreover|Furthermore|Additionally|In addition|Nevertheless|"
        r"Nonetheless|Separately|Also|Indeed), |(?:But|And|Yet) (?!(?:also|then|not|so|if|when|"
        r"while|though|although|because|that|which|who)\b)"
    ),
    "de": re.compile(r"(?:Aber|Doch|Und|Denn) (?=(?:der|die|das|den|dem|ein|eine|[A-ZÄÖÜ])\b)"),
    "fr": re.compile(
        r"(?:Cependant|Toutefois|Par ailleurs|En outre|De plus|Néanmoins|Pourtant), |(?:Mais|Et) "
        r"(?!(?:si|quand|que|qui|aussi|donc)\b)"
    ),
    "es": re.compile(
        r"(?:Sin embargo|No obstante|Además|Asimismo|Por otra parte), |(?:Pero|Y) "
        r"(?!(?:si|cuando|que|quien|también)\b)"
    ),
}
"""Words at the front that only tie a sentence to the one before it."""
_DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ][\w.’'À-ÿ-]*(?:[ ,/]+[\w.’'À-ÿ-]+){0,6}\s*)?"
    r"(?:\((?!AP Photo)[A-Z][\w .,&/’'-]{1,40}\)\s*)?\s*[—–]\s+|"
    r"(?:[A-ZÀ-Þ][\w.’'À-ÿ-]*(?:[ ,/]+[\w.’'À-ÿ-]+){0,6}\s*)?"
    r"\((?!AP Photo)[A-Z][\w .,&/’'-]{1,40}\)\s*[-:]*\s+|"
    r"(?:[A-ZÀ-Þ][\w.’'À-ÿ-]*(?:[ ,/]+[\w.’'À-ÿ-]+){0,6}\s*)?"
    r"\([A-Z]{2,5}(?: [A-Z][a-z]+)?\)(?=[A-Z][a-z ])|"
    r"[A-ZÀ-Þ][A-ZÀ-Þ .,'’/-]{2,40}(?:,\s*[A-Z][\w.]+(?: [A-Z][\w.]+)?(?: \d{1,2})?)?\s+(?:--|-)\s+"
)
_DATELINE_END = re.compile(r"[—–)-]")
_DATELINE_AT_MOST = 80
_PARENTHESIS = re.compile(
    r" [(\[](?:pictured|above|below|left|right|see [^()]{1,40}|file(?: photo)?|photos?|video|"
    r"(?:[A-Z]{2,8}: ?)?[A-Z]{1,5}(?:[.:][A-Z]{1,3})?: ?[A-Z.]{1,6}|"
    r"(?:about |around |some )?[\d.,]+ ?(?:km|kms|kilomet(?:er|re)s?|miles?|mi|feet|ft|met(?:er|re)"
    r"s?|m|kg|lbs?|pounds?|ounces?|°?[CF]|degrees? (?:Celsius|Fahrenheit)|acres|hectares|"
    r"gallons?|lit(?:er|re)s?|mph|kph|km/h)|[A-Z][A-Za-z_]{0,7}\.[A-Z]{1,3})[)\]]"
)
"""A parenthesis that tells the reader nothing here: of a picture, a share, another measure."""
_OF_A_NOUN = re.compile(
    rf" (?!(?:{VERBS}|and|or|of|in|on|at|to|from|for|with|by|who|whom|whose|that|when|where|after|"
    r"before|as|but|is|was|has|had|will|would|could|can|may|might|not|[a-z]+(?:s|ed))\b)[a-z]{4,} "
)
"""`Marn campaign aides`, neither: what a name stands before is a thing."""
_MODIFIES = re.compile(r"[Tt]he ")
"""`The Marn letter` is no place for a name in brackets."""
_PRONOUN = re.compile(r"(?:He|She)(?= (?!who\b|that\b)[a-z])")
_OUTLET_ITSELF = re.compile(r"\bthis (?:news(?:paper| agency| site)|paper|website|broadcaster)\b")


def dateline(text: str, *, is_first: bool = True) -> int:
    """Give the length of a sentence's dateline, `BRENNICK (Coast Wire) — `; 0 without one."""
    match = _DATELINE.match(text) if _DATELINE_END.search(text, 0, _DATELINE_AT_MOST) else None
    if not match or match.end() > _DATELINE_AT_MOST:
        return 0
    if not (is_first or _is_dateline(match[0])):
        return 0
    # What goes on in small letters is a company and its share: `Orn Steel (ORN.NL) closed`.
    following = text[match.end() : match.end() + 1]
    return match.end() if following.strip() and not following.islower() else 0


def edited(
    text: str,
    article: Article,
    language: str,
    *,
    days: Collection[date],
    day: date | None,
    is_first: bool,
) -> Printed:
    """Take off what only ties a sentence to its page, and say its days as the reader counts.

    Takes:   the days on which the article may have been written; the edition's day.
    """
    changes: list[Change] = []
    front = dateline(text, is_first=is_first)
    if front:
        changes.append(Change(kind=EditKind.DATELINE_OFF, start=0, end=front, now=""))
    if change := _without_connective(text, front, language):
        changes.append(change)
    changes += [
        Change(kind=EditKind.PARENTHESIS_OFF, start=match.start(), end=match.end(), now="")
        for match in _PARENTHESIS.finditer(text)
    ]
    if day is not None and len(days) == 1:
        changes += recast(text, language, next(iter(days)), day)
    if language == "en" and article.outlet:
        changes += [
            Change(
                kind=EditKind.OUTLET_NAMED,
                start=match.start(),
                end=match.end(),
                now=article.outlet,
            )
            for match in _OUTLET_ITSELF.finditer(without_quotations(text))
        ]
    return _applied(text, changes)


def with_speaker(
    printed: Printed,
    before: str,
    text: str,
    full: Mapping[str, str],
    where: Callable[[str], Citation | None],
) -> Printed:
    """Put the name of whom an opening `He` or `She` means in its place, in square brackets.

    Takes:   the source's sentence before this one; the article's text; surname → full name;
             where the article gives a name.
    Method:  the one person the sentence before is about, if nobody else is in it. Otherwise the
             sentence stays as it is.
    """
    pronoun = _PRONOUN.match(printed.text)
    name = _spoken_of(before, full, text) if pronoun else ""
    name = name and titled(name, text)
    citation = where(name) if name else None
    if not pronoun or citation is None:
        return printed
    return _with(printed, pronoun.end(), f"[{name}]", citation) or printed


def with_name(
    printed: Printed,
    text: str,
    full: Mapping[str, str],
    where: Callable[[str], Citation | None],
) -> Printed | None:
    """Put the full names of those in brackets who are named by surname alone; None if nobody is."""
    told = printed
    for found in reversed(names(without_quotations(printed.text), "en")):
        name = full.get(surname(found.text), "")
        is_new = bool(name) and name not in printed.text and is_person(name, text)
        if is_new and not is_described(found, printed.text):
            name = titled(name, text)  # a name alone tells nobody who it is
        before, after = printed.text[: found.start], printed.text[found.end :]
        is_part = _MODIFIES.match(before[-4:] + after) or _OF_A_NOUN.match(after)
        if (not before.strip() and name[:1].islower()) or is_part:
            name = ""
        citation = where(name) if is_new and name else None
        if citation is not None:
            told = _with(told, found.end, f"[{name}]", citation, start=found.start) or told
    return None if told is printed else told


def untouched(printed: Printed, language: str) -> str:
    """The printed text with the days that were said anew blanked out, so that offsets stay."""
    text = printed.text
    days = {word.end: word.start for word in day_words(text, language)}
    for edit in printed.edits:
        start = edit.start
        if edit.kind is EditKind.BRACKETED and not edit.was:
            start = days.get(start, start)  # the date stands behind the word that it explains
        elif edit.kind is not EditKind.DAY_RECAST:
            continue
        text = text[:start] + "x" * (edit.end - start) + text[edit.end :]
    return text


def named(printed: Printed, outlet: str) -> Printed:
    """Say in the sentence itself which outlet reports it, where nobody else is said to tell it."""
    if not printed.text.endswith(".") or SAYS.search(printed.text) or not outlet:
        return printed
    end = len(printed.text) - 1
    now = f", {outlet} reports"
    edit = Edit(kind=EditKind.OUTLET_NAMED, start=end, end=end + len(now), was="", now=now)
    return Printed(text=f"{printed.text[:end]}{now}.", edits=(*printed.edits, edit))


def _applied(text: str, changes: Sequence[Change]) -> Printed:
    """Make the changes from front to back, those that touch an earlier one left out."""
    if not changes:
        return Printed(text=text)
    told, edits, last = "", [], 0
    for change in sorted(changes, key=lambda c: (c.start, -c.end)):
        if change.start < last:
            continue
        told += text[last : change.start]
        start = len(told)
        told += change.now
        edits.append(
            Edit(
                kind=change.kind,
                start=start,
                end=len(told),
                was=text[change.start : change.end],
                now=change.now,
                citation=change.citation,
            )
        )
        last = change.end
    return Printed(text=told + text[last:], edits=tuple(edits))


def _with(
    printed: Printed, end: int, now: str, citation: Citation, *, start: int = 0
) -> Printed | None:
    """Add a bracket to an edited sentence; None where it would stand on another edit."""
    edits: list[Edit] = []
    bracket = Edit(
        kind=EditKind.BRACKETED,
        start=start,
        end=start + len(now),
        was=printed.text[start:end],
        now=now,
        citation=citation,
    )
    grown = len(now) - (end - start)
    for edit in printed.edits:
        if edit.end <= start:
            edits.append(edit)
        elif edit.start >= end:
            edits.append(_moved(edit, grown))
        else:
            return None
    text = printed.text[:start] + now + printed.text[end:]
    edits.append(bracket)
    return Printed(text=text, edits=tuple(sorted(edits, key=lambda e: (e.start, e.end))))


def _moved(edit: Edit, by: int) -> Edit:
    return Edit(
        kind=edit.kind,
        start=edit.start + by,
        end=edit.end + by,
        was=edit.was,
        now=edit.now,
        citation=edit.citation,
    )


def _is_dateline(told: str) -> bool:
    """A place in capitals or an agency in brackets; `Vael — who won — left` is none."""
    place = re.split(r"[,(—–-]", told)[0].strip()
    return "(" in told or place.isupper()


def _without_connective(text: str, front: int, language: str) -> Change | None:
    """Take off `However, ` and give the next word its capital."""
    pattern = CONNECTIVES.get(language)
    match = pattern.match(text, front) if pattern else None
    if match is None or match.end() >= len(text):
        return None
    following = text[match.end()]
    if following.isupper():
        return Change(kind=EditKind.CONNECTIVE_OFF, start=match.start(), end=match.end(), now="")
    if not following.islower():
        return None
    return Change(
        kind=EditKind.CONNECTIVE_OFF,
        start=match.start(),
        end=match.end() + 1,
        now=following.upper(),
    )


def _spoken_of(before: str, full: Mapping[str, str], text: str) -> str:
    """The full name of the one person the sentence before is about; empty if that is not plain."""
    outside = without_quotations(before)
    about = subject(outside).name
    name = full.get(fold(about.split()[-1]), "") if about else ""
    told = {full.get(fold(found.text.split()[-1]), "") for found in names(outside, "en")} - {""}
    is_plain = bool(name) and told == {name} and is_person(name, text)
    return name if is_plain and not _others(outside, name) else ""


def _others(text: str, told: str) -> bool:
    """Whether somebody else is in the sentence, if only by office or kinship."""
    own = "|".join(map(re.escape, told.split()))
    rest = re.sub(
        rf"(?:\b[A-Z][\w’'-]* |\b(?:(?:{OFFICE})) )*\b(?:{own})\b(?: (?:{own})\b)*", "", text
    )
    rest = re.sub(r"^[^,]{0,40}, (?:the |an? )[^,]{1,60}, ", "", rest)
    return any(word.lower() != "who" for word in PERSON.findall(rest))
