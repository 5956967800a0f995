"""The part of an outlet's offer in which an article stands, by the outlet's own name for it."""

import re

from daybrief.stages.read.declared import Declared
from daybrief.stages.read.facts.shown import Shown, folded

SECTION_AT_MOST = 60
"""Characters."""

_FRONT = frozenset(
    """home homepage start startseite accueil inicio início portada hem hjem etusivu strona główna
    ana sayfa acasă kezdőlap beranda breadcrumb you are here article articles post posts all
    headlines uncategorized allgemein""".split()  # noqa: SIM905  # thirty quoted words read worse
)
"""Names of the front page, and what is no name of a part."""


def section(said: Declared, seen: Shown, title: str) -> str:
    """Name the section: as declared, else the last step of the way from the front page to here."""
    sites = {folded(name) for name in said.site_names}
    ways = (
        said.sections[:1] if said.sections and said.sections[0].count(",") < 2 else (),
        said.crumbs[::-1],
        seen.crumbs[::-1],
    )
    for way in ways:
        for name in way:
            told = folded(name)
            is_here = told == folded(title) or told in {folded(h) for h in seen.headings}
            is_front = set(told.split()) <= _FRONT or told in sites
            is_name = len(name) <= SECTION_AT_MOST and not re.search(
                r"https?:|\w{3,}\.\w{2,}|\.\.\.|…$", name
            )
            if told and is_name and not (is_here or is_front):
                return name
    return ""
