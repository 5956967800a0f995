"""Who, when, where, in which language: the facts of an article beside its text.

Chooses among a page's claims (`declared`), what it shows and what its feed entry says; each date
with how it was learnt.
"""

from daybrief.stages.read.facts.address import canonical, domain, without_tracking
from daybrief.stages.read.facts.byline import byline, signed
from daybrief.stages.read.facts.dates import DATED_AHEAD, Dated, moment, published, updated
from daybrief.stages.read.facts.language import language
from daybrief.stages.read.facts.notices import corrections, place
from daybrief.stages.read.facts.section import section
from daybrief.stages.read.facts.shown import Shown, shown
from daybrief.stages.read.facts.title import title, without_site

__all__ = [
    "DATED_AHEAD",
    "Dated",
    "Shown",
    "byline",
    "canonical",
    "corrections",
    "domain",
    "language",
    "moment",
    "place",
    "published",
    "section",
    "shown",
    "signed",
    "title",
    "updated",
    "without_site",
    "without_tracking",
]
