"""`daybrief group`: articles in, the story and the origin of each out."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from daybrief.cli.jsonl import Row, rows, say, say_error, text
from daybrief.errors import InvalidInput, NewsroomError
from daybrief.model import Article, Kind, Source, Story

_FUTURE = timedelta(hours=2)  # a wrong time zone is hours ahead; what is further is no date
_CHARACTERS_AT_MOST = 100_000
"""More of one text is not kept: grouping looks at its beginning."""


def group_command(
    file: Annotated[
        Path | None, typer.Argument(help="JSON Lines; standard input if left out or -.")
    ] = None,
    window: Annotated[
        str,
        typer.Option(metavar="HOURS|off", help="Longest time of one story; ten days if not said."),
    ] = "",
) -> None:
    """Group articles into stories.

    A line in: {"id", "title", "text", "url", "published"}, any but "id" may be missing; "outlet",
    "owner" and "kind" are used if given. A line out, in the same order: {"id", "story",
    "origin"}. The origin is the id of the article that told it first: reprints, and articles of
    one owner, have one. "story" is null for a round-up or an advertisement; "why" says what of a
    line was not used.

    Example: daybrief group articles.jsonl --window 72 > stories.jsonl
    """
    from daybrief.stages.group import (
        WINDOW,
        stories,
    )  # loads much; a list of commands does not wait for it

    span = _window(window) if window else WINDOW
    lines = list(_lines(file, datetime.now(UTC)))
    articles = [line[1] for line in lines if isinstance(line[1], Article)]
    answers = _answers(stories(articles, window=span))
    for where, article, row, why in lines:
        if isinstance(article, NewsroomError):
            say_error(article, where)
            continue
        answer = answers.get(article.id, {"story": None, "origin": row["id"]})
        say({"id": row["id"], **answer, **({"why": why} if why else {})})


Line = tuple[str, Article | NewsroomError, Row, str]
"""Where it stands; its article or trouble; the row; what of it was not used."""


def _lines(file: Path | None, now: datetime) -> Iterator[Line]:
    seen: set[str] = set()
    for where, row in rows(file):
        if isinstance(row, NewsroomError):
            yield where, row, {}, ""
            continue
        try:
            article, why = _article(row, now)
            if article.id in seen:
                raise InvalidInput(f"the id {row['id']!r} was given before")
        except NewsroomError as error:
            yield where, error, {}, ""
            continue
        seen.add(article.id)
        yield where, article, {"id": row["id"]}, why


def _article(row: Row, now: datetime) -> tuple[Article, str]:
    name = row.get("id")
    if not isinstance(name, str | int) or isinstance(name, bool) or name == "":
        raise InvalidInput("no 'id': a text or a whole number")
    url, title, told = text(row, "url"), text(row, "title"), text(row, "text")
    outlet = text(row, "outlet") or _host(url) or f"article {name}"
    kind = text(row, "kind") or Kind.ARTICLE.value
    if kind not in set(Kind):
        raise InvalidInput(f"unknown kind {kind!r}")
    published_at, why = _published(row, now)
    if not title and not told:
        why = "no title and no text: it stands alone"
    elif kind in {Kind.ROUND_UP, Kind.SPONSORED}:
        why = f"its kind is {kind}: it belongs to no story"
    source = Source(name=outlet, address=url, outlet=outlet, owner=text(row, "owner"))
    article = Article(
        id=str(name),
        source=source,
        url=url,
        title=title,
        paragraphs=(told[:_CHARACTERS_AT_MOST],) if told else (),
        published_at=published_at,
        kind=Kind(kind),
    )
    return article, why


def _published(row: Row, now: datetime) -> tuple[datetime | None, str]:
    told = text(row, "published")
    if not told:
        return None, ""
    try:
        at = datetime.fromisoformat(told)
    except ValueError:
        try:
            at = parsedate_to_datetime(told)
        except ValueError:
            return None, f"not a date: {told[:40]!r}"
    at = at.replace(tzinfo=at.tzinfo or UTC)
    if at.year < 1900:
        return None, f"not a date: {told[:40]!r}"
    if at > now + _FUTURE:
        return None, f"dated in the future: {told[:40]!r}"
    return at, ""


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _answers(found: tuple[Story, ...]) -> dict[str, Row]:
    answers: dict[str, Row] = {}
    for story in found:
        for article in story.articles:
            answers[article.id] = {"story": story.id, "origin": article.id}
        for origin in story.origins:
            for name in origin:
                answers[name] = {"story": story.id, "origin": origin[0]}
    return answers


def _window(told: str) -> timedelta | None:
    if told == "off":
        return None
    try:
        span = timedelta(hours=float(told))
    except (ValueError, OverflowError):
        span = timedelta(0)
    if span <= timedelta(0):
        raise InvalidInput(f"not a window: {told!r}", "--window", "Write hours, as 72, or off")
    return span
