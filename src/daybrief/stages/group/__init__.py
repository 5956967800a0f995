"""Put articles together that tell one event: articles → stories.

Reprints become one origin (`same.py`), texts of one event one story (`event.py`), opinions and
unread pages join it (`attach.py`), and it continues an earlier one (`thread.py`). What a story
is worth is for `rank`.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from daybrief.model import Article, Completeness, Kind, Story
from daybrief.stages.group.attach import attached
from daybrief.stages.group.event import Point, events
from daybrief.stages.group.origin import names_of, voices
from daybrief.stages.group.same import Text, copies
from daybrief.stages.group.thread import follow
from daybrief.stages.group.words import bag

__all__ = ["NO_STORY", "WINDOW", "follow", "stories"]

WINDOW = timedelta(days=10)  # guess: three days were worse on the dated set, longer no better
"""Time that a story may span if nothing else is asked for."""

NO_STORY = frozenset({Kind.ROUND_UP, Kind.SPONSORED})
"""Kinds that belong to no story: a round-up tells many, an advertisement none."""

_FOLLOWING = frozenset({Kind.LIVE, Kind.OPINION})
_READABLE = frozenset({Completeness.COMPLETE, Completeness.TRUNCATED, Completeness.FEED_ONLY})
_UNDATED = datetime.max.replace(tzinfo=UTC)


def stories(articles: Sequence[Article], *, window: timedelta | None) -> tuple[Story, ...]:
    """Group articles into stories; the order they come in changes nothing.

    Takes:   articles of any language, kind and completeness.
    Gives:   each article in one story at most; stories by their first article's time.
             News that could be read makes stories. A live blog, an opinion and what could not be
             read join a story that is there without them, or stand alone; they never join two.
             A round-up and a sponsored piece are in no story.
    Costs:   about 2 s for 1,000 articles; see `event.events`.
    """
    ordered = sorted({one.id: one for one in articles}.values(), key=_by_time)
    making = [one for one in ordered if _makes_a_story(one)]
    joining = [one for one in ordered if not _makes_a_story(one) and one.kind not in NO_STORY]

    same = copies([_text(one) for one in making], window=window)
    points = [_point([making[i] for i in copied]) for copied in same]
    found = events(points, window=window)
    groups = [[making[i] for number in group for i in same[number]] for group in found.groups]
    homes = attached(
        [_loose(one) for one in joining],
        [[points[number] for number in group] for group in found.groups],
        cut=found.cut,
        window=window,
    )
    for one, home in zip(joining, homes, strict=True):
        if home is None:
            groups.append([one])
        else:
            groups[home].append(one)

    text_of = {making[i].id: number for number, group in enumerate(same) for i in group}
    outlets = names_of(ordered)
    told = [_story(group, text_of, outlets) for group in groups]
    return tuple(sorted(told, key=lambda story: (_by_time(story.articles[0]), story.id)))


def _by_time(article: Article) -> tuple[datetime, str]:
    """Sort by time of publication; what has none cannot claim to be the first."""
    return article.published_at or _UNDATED, article.id


def _makes_a_story(article: Article) -> bool:
    if article.kind in NO_STORY or article.kind in _FOLLOWING:
        return False
    # A feed's bare headline and a cut page without a word do not say enough to glue.
    is_whole = article.completeness is Completeness.COMPLETE
    return is_whole or (article.completeness in _READABLE and bool(article.text))


def _text(article: Article) -> Text:
    return Text(
        title=article.title,
        text=article.text,
        url=article.url,
        published_at=article.published_at,
    )


def _point(copied: Sequence[Article]) -> Point:
    """Let the longest of some copies stand for all, in the time that all span."""
    longest = max(copied, key=lambda one: (len(one.text), one.id))
    moments = [one.published_at for one in copied if one.published_at]
    return Point(
        bag=bag(longest.title, longest.text, longest.url),
        first_at=min(moments, default=None),
        last_at=max(moments, default=None),
    )


def _loose(article: Article) -> Point:
    """Compare what could not be read by its headline alone: the rest may be a gate's words."""
    is_read = article.completeness in _READABLE and bool(article.text)
    told = bag(article.title, article.text, article.url) if is_read else bag(article.title, "")
    at = article.published_at
    return Point(bag=told, first_at=at, last_at=at, is_headline=not is_read)


def _story(
    group: Iterable[Article], text_of: Mapping[str, int], outlets: Mapping[str, str]
) -> Story:
    articles = tuple(sorted(group, key=_by_time))
    told = "\n".join(sorted(one.id for one in articles))
    name = "s" + hashlib.sha256(told.encode()).hexdigest()[:12]
    # Only reports count where there are any: a text that nobody could read may be a reprint, and
    # an opinion reports nothing.
    reports = [one for one in articles if one.id in text_of] or articles
    found = voices(reports, text_of, outlets)
    return Story(
        id=name,
        articles=articles,
        origins=tuple(voice.ids for voice in found),
        agencies=tuple(voice.agency for voice in found),
    )
