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
from daybrief.tools.text import words

OTHER_SECTION = "More"
"""Section of a story whose sources name none."""

# The weights are guesses: an independent origin more is to outweigh half a day of age. 2026-11
HALF_LIFE = timedelta(hours=18)
FRESHNESS_WORTH = 1.0
UNDATED_FRESHNESS = 0.25
UNTOLD_WORTH = 0.5
SECTION_WORTH = 0.3
WORDS_WORTH = 0.4
SPEED_WORTH = 0.3
FIRST_HOURS = timedelta(hours=6)
"""So soon after the first origin the others tell that a story is a big one."""
CUT_WORTH = -0.5

OPENING_AT_MOST = 600
"""Characters of title and first paragraph, in which the publication's words count."""

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

    Method:  log2(1 + weights of its independent origins), how fast they came, freshness by
             half-life, newness since the earlier edition, the publication's sections and words,
             less if it could be read in part only.
    """
    section = _section(story, publication.sections)
    carriers, barred = _carriers(story, publication.language)
    told = _newness(story, earlier)
    reasons = [
        *_origins(story),
        *_speed(story),
        _freshness(story, cutoff_at),
        *told,
        *_place(section, publication.sections),
        *_words(story, publication.words),
    ]
    if carriers and not any(one.completeness is Completeness.COMPLETE for one in carriers):
        reasons.append(Reason(says="no article could be read in full", score=CUT_WORTH))
    if not barred and story.is_unchanged and earlier:
        barred = f"unchanged: nothing new since {earlier.day:%A}'s edition"
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
    agencies = story.agencies or ("",) * count
    heads = zip(story.origins[:5], agencies, strict=False)
    names = ", ".join(dict.fromkeys(agency or outlets[ids[0]] for ids, agency in heads))
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


def _speed(story: Story) -> list[Reason]:
    """Count the origins that told within hours of the first; what has no date tells no speed."""
    told_at = {one.id: one.dated_at for one in story.articles}
    dated = [[at for id in origin if (at := told_at[id])] for origin in story.origins]
    first_told = sorted(min(times) for times in dated if times)
    if len(first_told) < 2:
        return []
    fast = sum(at - first_told[0] <= FIRST_HOURS for at in first_told)
    hours = FIRST_HOURS // timedelta(hours=1)
    says = f"{fast} of {len(first_told)} dated origins told it within {hours} hours of the first"
    return [Reason(says=says, score=round(SPEED_WORTH * math.log2(fast), 4))]


def _newness(story: Story, earlier: Edition | None) -> list[Reason]:
    """Say what is new since the earlier edition: all of an untold story, else its new facts."""
    if earlier is None:
        return []
    edition = f"{earlier.day:%A}'s edition"
    if not story.thread:
        return [Reason(says=f"not told in {edition}", score=UNTOLD_WORTH)]
    if story.is_unchanged:
        return [Reason(says=f"told in {edition}, nothing new since", score=0.0)]
    tellers = len({fact.article for fact in story.new})
    tells = list(dict.fromkeys(told for fact in story.new for told in fact.tells))
    named = f", such as {', '.join(tells[:3])}" if tells else ""
    says = (
        f"goes on from {edition}: {tellers} of {counted(len(story.articles), 'article')} "
        f"with {counted(len(story.new), 'new sentence')}{named}"
    )
    share = tellers / len(story.articles)
    return [Reason(says=says, score=round(UNTOLD_WORTH * share, 4))]


def _words(story: Story, wanted: Sequence[str]) -> list[Reason]:
    """Find the publication's words in titles and openings; each further one is worth half."""
    told = [
        words(f"{one.title}\n{one.paragraphs[0] if one.paragraphs else ''}"[:OPENING_AT_MOST])
        for one in story.articles
    ]
    openings = [f" {' '.join(one)} " for one in told]
    found = [
        word
        for word in dict.fromkeys(wanted)
        if (sought := " ".join(words(word))) and any(f" {sought} " in one for one in openings)
    ]
    if not found:
        return []
    score = WORDS_WORTH * (2 - 2 ** (1 - len(found)))
    return [Reason(says=f"the publication's words: {', '.join(found)}", score=round(score, 4))]


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
