"""What a story is worth to a publication at its cutoff, in words and numbers.

Takes one story; gives its section, its score with the reasons, and why it may not be printed if
that is so. Who gets a place is `pick.py`'s work.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from daybrief.model import Article, Completeness, Edition, Kind, Reason, Story
from daybrief.settings import Publication

OTHER_SECTION = "More"
"""Section of a story whose sources name none."""

# The weights are guesses: an independent origin more is to outweigh half a day of age. 2026-11
HALF_LIFE = timedelta(hours=18)
FRESHNESS_WORTH = 1.0
UNDATED_FRESHNESS = 0.25
UNTOLD_WORTH = 0.5
SECTION_WORTH = 0.3
CUT_WORTH = -0.5

_READABLE = frozenset({Completeness.COMPLETE, Completeness.TRUNCATED, Completeness.FEED_ONLY})
_NEWS = frozenset({Kind.ARTICLE, Kind.VIDEO, Kind.GALLERY})
_KINDS = {
    Kind.OPINION: "opinion",
    Kind.LIVE: "live blogs",
    Kind.SPONSORED: "advertisements",
    Kind.ROUND_UP: "round-ups",
}
_LANGUAGES = {
    "ar": "Arabic",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "fi": "Finnish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hu": "Hungarian",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "nb": "Norwegian",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sv": "Swedish",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "zh": "Chinese",
}


@dataclass(frozen=True, kw_only=True)
class Worth:
    """One story, weighed."""

    story: Story
    section: str
    score: float
    """Sum of the reasons' scores; more is better, there is no upper end."""
    reasons: tuple[Reason, ...]
    barred: str = ""
    """Why the story may not be printed at all; empty if it may."""
    carriers: tuple[Article, ...] = ()
    """The articles that a brief may be written from."""


def worth(
    story: Story, *, publication: Publication, cutoff_at: datetime, earlier: Edition | None
) -> Worth:
    """Weigh a story for an edition that ends at `cutoff_at`.

    Method:  log2(1 + weights of its independent origins), freshness by half-life, newness since
             the earlier edition, the place of its section, less if it could be read in part only.
    """
    section = _section(story, publication.sections)
    carriers, barred = _carriers(story, publication.language)
    told, is_stale = _newness(story, earlier)
    reasons = [
        *_origins(story),
        _freshness(story, cutoff_at),
        *told,
        *_place(section, publication.sections),
    ]
    if carriers and not any(one.completeness is Completeness.COMPLETE for one in carriers):
        reasons.append(Reason(says="no article could be read in full", score=CUT_WORTH))
    if not barred and is_stale and earlier:
        barred = f"nothing new since {earlier.day:%A}'s edition"
    return Worth(
        story=story,
        section=section,
        score=round(sum(reason.score for reason in reasons), 4),
        reasons=tuple(reasons),
        barred=barred,
        carriers=carriers,
    )


def _carriers(story: Story, language: str) -> tuple[tuple[Article, ...], str]:
    """Find the articles a brief may be written from, or say why there are none."""
    readable = [one for one in story.articles if one.completeness in _READABLE and one.text]
    if not readable:
        return (), "no article could be read in full or in part"
    news = [one for one in readable if one.kind in _NEWS]
    if not news:
        kinds = dict.fromkeys(_KINDS[one.kind] for one in readable)
        return (), f"only {' and '.join(kinds)} could be read"
    carriers = tuple(one for one in news if _language(one) in {"", language})
    if not carriers:
        languages = sorted({_LANGUAGES.get(_language(one), _language(one)) for one in news})
        return (), f"told only in {' and '.join(languages)}"
    return carriers, ""


def _language(article: Article) -> str:
    told = article.language or article.source.language
    return told.replace("_", "-").partition("-")[0].lower()


def _origins(story: Story) -> list[Reason]:
    outlets = {one.id: one.outlet for one in story.articles}
    weights = {one.id: one.source.weight for one in story.articles}
    count = story.origin_count
    names = ", ".join(dict.fromkeys(outlets[origin[0]] for origin in story.origins[:5]))
    more = " and more" if count > 5 else ""
    says = (
        f"{counted(len(story.articles), 'article')} of "
        f"{counted(len(story.outlets), 'outlet')}, "
        f"{counted(count, 'independent origin')}: {names}{more}"
    )
    plain = round(math.log2(1 + count), 4)
    heard = sum(max(weights[one] for one in origin) for origin in story.origins)
    reasons = [Reason(says=says, score=plain)]
    if heard != count:
        shift = round(math.log2(1 + heard) - plain, 4)
        says = f"the publication weighs these origins as {heard:g} instead of {count}"
        reasons.append(Reason(says=says, score=shift))
    return reasons


def _freshness(story: Story, cutoff_at: datetime) -> Reason:
    latest_at = story.latest_at
    if latest_at is None:
        score = round(FRESHNESS_WORTH * UNDATED_FRESHNESS, 4)
        return Reason(says="no article says when it was published", score=score)
    # Some outlets date articles ahead.
    age = max(cutoff_at - latest_at, timedelta(0))
    score = round(FRESHNESS_WORTH * 0.5 ** (age / HALF_LIFE), 4)
    return Reason(says=f"newest article {_ago(age)} before the cutoff", score=score)


def _newness(story: Story, earlier: Edition | None) -> tuple[list[Reason], bool]:
    """Say what is new since the earlier edition, and whether a told story has nothing new."""
    if earlier is None:
        return [], False
    edition = f"{earlier.day:%A}'s edition"
    if not story.thread:
        return [Reason(says=f"not told in {edition}", score=UNTOLD_WORTH)], False
    new = [
        one for one in story.articles if one.published_at and one.published_at > earlier.cutoff_at
    ]
    if not new:
        return [Reason(says=f"told in {edition}, nothing new since", score=0.0)], True
    share = len(new) / len(story.articles)
    says = f"goes on from {edition}: {len(new)} of {counted(len(story.articles), 'article')} new"
    return [Reason(says=says, score=round(UNTOLD_WORTH * share, 4))], False


def _section(story: Story, sections: Sequence[str]) -> str:
    """Take the section that most of its sources have; of equals the one printed first."""
    printed = {section.casefold(): section for section in sections}
    sources = {one.source.name: one.source.section.strip() for one in story.articles}
    votes = Counter(
        printed.get(section.casefold(), section) for section in sources.values() if section
    )
    if not votes:
        return OTHER_SECTION
    order = {section: place for place, section in enumerate(sections)}
    return min(votes, key=lambda one: (-votes[one], order.get(one, len(order)), one))


def _place(section: str, sections: Sequence[str]) -> list[Reason]:
    if section not in sections:
        return []
    place = tuple(sections).index(section)
    says = f"section {section}, number {place + 1} of {len(sections)}"
    return [Reason(says=says, score=round(SECTION_WORTH * (1 - place / len(sections)), 4))]


def _ago(age: timedelta) -> str:
    minutes = int(age / timedelta(minutes=1))
    if minutes < 60:
        return counted(minutes, "minute")
    if minutes < 48 * 60:
        return counted(minutes // 60, "hour")
    return counted(minutes // (24 * 60), "day")


def counted(count: int, noun: str) -> str:
    """Say how many: `1 bullet`, `2 bullets`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
