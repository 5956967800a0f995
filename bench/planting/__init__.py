"""Ways to make a true sentence false, each by one change; knows nothing of how it is checked."""

from collections.abc import Mapping

from bench.planting import dates, figures, names, negation, quotes
from bench.planting.ground import Ground, Planter

__all__ = ["ELSEWHERE", "PLANTERS", "Ground", "Planter"]

PLANTERS: Mapping[str, Mapping[str, Planter]] = {
    "figure": figures.ENGLISH,
    "name": names.ENGLISH,
    "negation": negation.ENGLISH,
    "quote": quotes.ENGLISH,
    "speaker": quotes.SPEAKERS,
    "date": dates.ENGLISH,
}
"""By kind of fault, the ways to plant it in English."""
ELSEWHERE: Mapping[str, Mapping[str, Planter]] = {
    "figure": figures.ELSEWHERE,
    "name": names.ELSEWHERE,
    "negation": negation.ELSEWHERE,
    "quote": quotes.ELSEWHERE,
    "date": dates.ELSEWHERE,
}
"""The same for other languages, as far as it makes sense there."""
