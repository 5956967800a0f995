"""A dispute is printed only if each outlet says so in the words cited, and none copies another."""

from collections.abc import Collection, Mapping, Sequence
from itertools import combinations

from daybrief.model import Article, Citation, Disagreement, Version
from daybrief.tools.text import content_words

_SHARED_AT_LEAST = 3
"""Content words that two sentences about one matter share; writing asks for as many."""


def fault(
    told: Disagreement, articles: Mapping[str, Article], origins: Sequence[Collection[str]] = ()
) -> str:
    """Say why a dispute may not be printed; empty if it may.

    Takes:   the story's articles by id; the ids of those that are not independent of each other.
    """
    if len(told.versions) < 2 or len({version.value for version in told.versions}) < 2:
        return "nobody says otherwise"
    for version in told.versions:
        if why := _misquoted(version, articles):
            return why
    for one, other in combinations(told.versions, 2):
        if not _are_independent(one.citation, other.citation, articles, origins):
            return f"{one.outlet} and {other.outlet} are one origin"
        about = set(content_words(one.citation.quote)) & set(content_words(other.citation.quote))
        if len(about) < _SHARED_AT_LEAST:
            return f"{one.outlet} and {other.outlet} do not tell of one matter"
    return ""


def _misquoted(version: Version, articles: Mapping[str, Article]) -> str:
    """Why a version is not what its outlet said, and when; empty if it is."""
    citation = version.citation
    article = articles.get(citation.article)
    if article is None:
        return f"the article that {version.outlet} is cited with is missing"
    stands = 0 <= citation.start < citation.end
    if not stands or article.text[citation.start : citation.end] != citation.quote:
        return f"the words cited are not in the article of {version.outlet}"
    if not version.says.strip() or version.says not in citation.quote:
        return f"{version.outlet} does not say so in the words cited"
    if version.outlet != article.outlet or version.outlet != citation.outlet:
        return f"the words are those of {article.outlet}, not of {version.outlet}"
    if version.at != (article.updated_at or article.published_at):
        return f"{version.outlet} did not say so at that time"
    return ""


def _are_independent(
    one: Citation,
    other: Citation,
    articles: Mapping[str, Article],
    origins: Sequence[Collection[str]],
) -> bool:
    here, there = articles[one.article], articles[other.article]
    if (here.source.owner or here.outlet) == (there.source.owner or there.outlet):
        return False
    return not any(here.id in origin and there.id in origin for origin in origins)
