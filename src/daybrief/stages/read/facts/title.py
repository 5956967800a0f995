"""The article's title: which of heading and claims it is, without the site's name."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import unescape
from urllib.parse import urlsplit

from daybrief.model import Entry
from daybrief.stages.read.declared import Declared
from daybrief.stages.read.facts.address import domain
from daybrief.stages.read.facts.days import days
from daybrief.stages.read.facts.shown import Shown, folded
from daybrief.tools.html import squeeze

TITLE_AT_MOST = 300
"""Characters; a longer heading is a paragraph in the wrong clothes."""
LABEL_WORDS = 6  # tuned on the even pages of extraction-wcxb-dev, 2026-11
"""A heading of so few words may name a section of the site, where the claims say more."""

_SEPARATOR = re.compile(r"\s+[|–—·•«»:*⋆~-]+\s+|\s*\|\s*")
_OPENS_ASIDE = re.compile(r"\s*[|(\[·•]")


def title(said: Declared, seen: Shown, entry: Entry | None, host: str) -> str:
    """Choose the article's title and take the site's name off it.

    Method:  the heading that the page's claims confirm; else the only heading, unless it is short
             and the claims say more: then it names a part of the site; else the claims in order.
    """
    names = _site_names(said, host)
    told = (said.headline, *said.titles, seen.title)
    claims = [bare for claim in told if (bare := without_site(_clean(claim), names))]
    sites = _squeezed(names)
    headings = [
        bare
        for heading in seen.headings
        if 1 < len(heading) < TITLE_AT_MOST
        and (bare := without_site(_clean(heading), names))
        and not _is_name(bare, sites)
    ]
    for heading in headings:
        if _is_confirmed(heading, claims):
            return heading
    for heading in headings:
        if (claim := _within(heading, claims)) is not None:
            return claim
    if headings and _is_title(headings, claims):
        return headings[0]
    from_feed = [_clean(entry.title)] if entry and entry.title else []
    return next(iter([*claims, *from_feed, *headings, *map(_clean, seen.headings)]), "")


def without_site(claim: str, names: Iterable[str]) -> str:
    """Take the site's name, as far as it is known, off the ends of a title."""
    sites = _squeezed(names)
    while True:
        parts = list(_SEPARATOR.finditer(claim))
        if not parts:
            return claim.strip()
        head, tail = claim[: parts[-1].start()], claim[parts[-1].end() :]
        first, rest = claim[: parts[0].start()], claim[parts[0].end() :]
        if head and _is_name(tail, sites):
            claim = head
        elif rest and _is_name(first, sites):
            claim = rest
        elif "|" in parts[-1][0] and len(tail.split()) <= 4 and len(head.split()) > 4:
            claim = head
        else:
            return claim.strip()


def _site_names(said: Declared, host: str) -> list[str]:
    """Give the names that the site has: what it calls itself, its hosts and their labels."""
    hosts = {host, *(_host(address) for address in said.canonical)} - {""}
    labels = [label for told in sorted(hosts) for label in _labels(told)]
    return [*(unescape(name) for name in said.site_names), *sorted(hosts), *labels]


@lru_cache(maxsize=4096)
def _labels(host: str) -> tuple[str, ...]:
    return (host.removeprefix("www."), domain(f"https://{host}").partition(".")[0])


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _is_confirmed(heading: str, claims: Sequence[str]) -> bool:
    """Tell whether a claim is this heading, or this heading and the name of something else."""
    said = folded(heading)
    for claim in claims:
        if said == folded(claim):
            return True
        parts = _SEPARATOR.split(claim)
        if len(said) > 8 and len(parts) > 1 and said in {folded(parts[0]), folded(parts[-1])}:
            return True
    return False


def _within(heading: str, claims: Sequence[str]) -> str | None:
    """Give the claim that a heading repeats with a date or a label before it, or an aside after."""
    for claim in claims:
        if len(claim.split()) < 3:
            continue
        before = heading[: -len(claim)] if heading.endswith(claim) else ""
        is_label = before.rstrip().endswith(":") or any(days(before)) or before[-1:].isalpha()
        if len(before.split()) <= 4 and is_label:
            return claim
        if heading.startswith(claim) and _OPENS_ASIDE.match(heading[len(claim) :]):
            return claim
    return None


def _is_title(headings: Sequence[str], claims: Sequence[str]) -> bool:
    """Tell whether the first heading is the title though no claim repeats it."""
    heading, count = headings[0], len(headings[0].split())
    if not claims:
        return True
    claim = claims[0]
    if len(headings) > 1 and _overlap(heading, claim) < 0.3:
        return False
    if count <= 1 and _overlap(heading, claim) < 0.3:
        return False
    says_more = len(claim.split()) > count and len(claim) >= len(heading)
    return not (says_more and count <= LABEL_WORDS and "?" not in heading)


def _clean(text: str) -> str:
    """Undo entities escaped twice and signs of mark-up."""
    text = squeeze(unescape(text)) if "&" in text else text
    return re.sub(r"^#+\s+", "", text)


def _squeezed(names: Iterable[str]) -> set[str]:
    return {folded(name).replace(" ", "") for name in names if name} - {""}


def _is_name(part: str, names: set[str]) -> bool:
    said = folded(part).replace(" ", "")
    return bool(said) and any(
        said == name
        or (len(said) > 4 and said in name)
        or (len(name) > 3 and name in said and len(said) <= 2 * len(name))
        for name in names
    )


def _overlap(one: str, other: str) -> float:
    first, second = set(folded(one).split()), set(folded(other).split())
    return len(first & second) / max(1, min(len(first), len(second)))
