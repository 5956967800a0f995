"""Decide which stories get a place in the edition: stories → picks, each with its reasons.

What a story is worth is in `worth.py`, who gets a place in `pick.py`. How a place is filled is
for `write`.
"""

from daybrief.stages.rank.pick import picks
from daybrief.stages.rank.worth import OTHER_SECTION

__all__ = ["OTHER_SECTION", "picks"]
