"""Who wrote an article: the names of people, without desks, agencies, roles and the outlet."""

import re
from collections.abc import Iterable, Iterator, Sequence

from daybrief.model import Entry
from daybrief.stages.read.declared import Declared
from daybrief.stages.read.facts.days import days
from daybrief.stages.read.facts.names import OTHERS, ROLE, SIGNS, bare, is_name, is_pen_name, people
from daybrief.stages.read.facts.shown import Mark, Shown, folded
from daybrief.stages.read.lines import is_byline

PEOPLE_AT_MOST = 12
LINE_AT_MOST = 200
"""Characters of a line that tells who wrote; a longer one is running text."""
BESIDE_AT_MOST = 6
"""Lines after the title among which a name may stand alone. # guess, 2026-11"""

_PIECES = re.compile(r"\n|\s+[·•|]\s+")
_OWN = re.compile(
    r"(.{5,40}?)['’]s (?:blog|weblog|site|website|newsletter|journal|homepage)\b.{0,20}"
)
"""How people call what they alone write."""
_SAYS_WHO = re.compile(r"\b(?:by|von|par|por|di|door|av|af)\s+\w", re.IGNORECASE)
_WHEN_AND_WHO = re.compile(r"\d{1,2}[:.h]\d{2}\s*[·•|]\s*\w")
"""A line that goes on after the hour with who wrote."""
_WHAT_OR_WHEN = re.compile(
    rf"{ROLE.pattern}|^\W*(?:last )?(?:updated|published|posted)\b|\bmin(?:utes?)? read",
    re.IGNORECASE,
)
"""What stands beside a name: what somebody is, or a label of a date."""
_PLACES = re.compile(
    r"\b(?:new|north\w*|south\w*|east\w*|west\w*|united|central|upper|lower|saint|san|los|las|santa|"
    r"great\w*|city|county|world|region|district|valley|island)\b",
    re.IGNORECASE,
)


def byline(
    said: Declared, seen: Shown, entry: Entry | None, blocks: Sequence[str] = ()
) -> tuple[str, ...]:
    """Name the people who wrote, without desks, agencies and the outlet itself.

    Takes:   the page's blocks of text: a line that only says who wrote is believed last.
    """
    told = (*said.site_names, *said.organisations, said.headline)
    sites = {folded(name) for name in told}
    for named in _told(said, seen, entry, blocks):
        found = dict.fromkeys(name for name in named if folded(name) not in sites)
        if found:
            return tuple(found)[:PEOPLE_AT_MOST]
    # A person's own site is called as the person is; only so may both be one.
    return tuple(dict.fromkeys(name for claim in said.people for name in people(claim)))[:1]


def signed(
    said: Declared, seen: Shown, entry: Entry | None, blocks: Sequence[str] = ()
) -> tuple[str, ...]:
    """Give the words that say who wrote, as they stand: an agency is named nowhere else.

    Gives:   claims of at most `LINE_AT_MOST` characters, each once.
    """
    near = (*seen.before[:BESIDE_AT_MOST], *seen.after[:BESIDE_AT_MOST])
    shown = (line for line in near if _SAYS_WHO.search(line) or _WHEN_AND_WHO.search(line))
    marks = (mark.words.replace("\n", " ") for mark in seen.signatures if mark.is_near)
    lines = (block for block in blocks if is_byline(block))
    claims = (
        *said.people,
        *said.organisations,
        *said.meta_authors,
        *((entry.byline,) if entry else ()),
        *marks,
        *shown,
        *lines,
    )
    told = (" ".join(claim.split()) for claim in claims)
    found = dict.fromkeys(claim for claim in told if 0 < len(claim) <= LINE_AT_MOST)
    return tuple(found)[:PEOPLE_AT_MOST]


def _told(
    said: Declared, seen: Shown, entry: Entry | None, blocks: Sequence[str]
) -> Iterator[list[str]]:
    """Give who wrote by each claim, surest first."""
    near = [mark for mark in seen.signatures if mark.is_near]
    signed = _signed([*reversed(seen.before), *seen.after])
    marked = _marked([mark for mark in near if mark.how in {"itemprop author", "rel"}])
    yield _all(said.people)
    # One word is a name if it is said to be a person.
    yield [name for name in said.people if is_name(name, words_at_least=1)]
    yield signed
    yield _fuller(_all(_in_order(said.meta_authors)), marked, signed)
    yield marked
    yield _marked([mark for mark in near if mark.how in {"signed", "link"}])
    yield _all((entry.byline,) if entry else ())
    yield [name for name in said.meta_authors if is_name(name, words_at_least=1)]
    yield _marked(
        [mark for mark in seen.signatures if mark.how in {"itemprop author", "rel", "signed"}]
    )
    yield _all(tuple(block for block in blocks if is_byline(block))[:1])
    yield _all(said.embedded_authors)
    yield [name for name in (*said.people, *said.meta_authors) if is_pen_name(name)][:1]
    yield _pen_names(seen.signatures)
    yield _beside(seen, blocks)
    yield _owners(said.site_names)


def _all(claims: Iterable[str]) -> list[str]:
    return [name for claim in claims for name in people(claim)]


def _fuller(told: list[str], *others: list[str]) -> list[str]:
    """Give another list of names where it holds all of the first one's and more."""
    for other in others:
        if told and set(told) < set(other):
            return other
    return told


def _in_order(claims: Sequence[str]) -> Iterator[str]:
    """Turn `Marn, Ilse` round, as libraries write names, where all claims are like that."""
    turned = [re.fullmatch(r"([^\s,]+), ([^,\d]{2,30})", claim) for claim in claims]
    is_turned = len(claims) > 1 and all(turned)
    for claim, match in zip(claims, turned, strict=True):
        yield f"{match[2]} {match[1]}" if match and is_turned else claim


def _marked(marks: Iterable[Mark]) -> list[str]:
    """Give the people of the first mark that names any; of all marks that stand for one each."""
    found: list[str] = []
    for mark in marks:
        if OTHERS.match(mark.words.replace("\n", " ")):
            continue
        if named := list(people(mark.words)):
            found += named
            if mark.how not in {"rel", "itemprop"}:
                break
    return found


def _signed(lines: Iterable[str]) -> list[str]:
    """Give the people of the first line that opens as a byline does, or has a piece that does."""
    is_awaited = False
    for line in lines:
        pieces = _PIECES.split(line)
        told = " ".join(pieces)
        if len(told) > LINE_AT_MOST:
            is_awaited = False
            continue
        starts = [n for n, piece in enumerate(pieces) if SIGNS.match(piece)]
        if is_awaited and not starts and (named := list(people(line))):
            return named
        for start in starts:
            if named := list(people("\n".join(pieces[start:]))):
                return named
        # The name may stand on the next line.
        is_awaited = bool(starts) and len(told.split()) <= 3
    return []


def _beside(seen: Shown, blocks: Sequence[str]) -> list[str]:
    """Give the name that stands alone by the title, next to a date or to what somebody is.

    Method:  words of the title, and words that the page also writes small, are no name.
    """
    pieces = [
        piece
        for line in (*reversed(seen.before[:3]), "", *seen.after[:BESIDE_AT_MOST])
        for piece in _PIECES.split(line)
        if re.search(r"\w", piece) or not piece
    ]
    named = set(folded(" ".join((seen.title, *seen.headings))).split())
    for at, piece in enumerate(pieces):
        name = bare(piece.removesuffix(" in"))
        around = (*pieces[max(0, at - 1) : at], *pieces[at + 1 : at + 2])
        if len(name.split()) > 3 or not is_name(name) or _PLACES.search(name):
            continue
        if set(folded(name).split()) & named:
            continue
        if any(
            len(told) < 60 and (_WHAT_OR_WHEN.search(told) or any(days(told))) for told in around
        ):
            small = {word for block in blocks for word in block.split() if word.islower()}
            if not all(word.lower() in small for word in name.split()):
                return [name]
    return []


def _pen_names(marks: Iterable[Mark]) -> list[str]:
    """Give the one word that a signature consists of, or that stands after its `by`."""
    for mark in marks:
        pieces = mark.words.split("\n")
        is_signed = len(pieces) > 1 and bool(SIGNS.fullmatch(pieces[0]))
        if is_signed or len(pieces) == 1:
            name = pieces[1] if is_signed else pieces[0]
            if is_pen_name(name) and (is_signed or mark.how in {"itemprop author", "rel"}):
                return [name]
    return []


def _owners(site_names: Iterable[str]) -> list[str]:
    """Give whom a site names itself after: `Ilse Marn's blog`."""
    owners = (_OWN.fullmatch(name[:80]) for name in site_names)
    return [name for own in owners if own and is_name(name := bare(own[1]))]
