"""`daybrief group`: articles in, the story and the origin of each out."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import typer

from daybrief.cli.jsonl import Row, rows, say, say_error, text
from daybrief.errors import InvalidInput, NewsroomError
from daybrief.model import Article, Kind, Source, Story

if TYPE_CHECKING:
    from daybrief.stages.group import Embedder, Window

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
    embeddings: Annotated[
        str,
        typer.Option(
            metavar="auto|off",
            help="Compare what texts mean as well, where `make embeddings` has installed a model.",
        ),
    ] = "auto",
    run: Annotated[
        int,
        typer.Option(
            metavar="N",
            min=0,
            help="Answer after every N articles, and again for those that a later one changes; "
            "at the end if not said or 0.",
        ),
    ] = 0,
    explain: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="ID ID", help="Say why two articles are or are not one story."),
    ] = None,
) -> None:
    """Group articles into stories.

    A line in: {"id", "title", "text", "url", "published"}, any but "id" may be
    missing; "outlet", "owner", "kind" and "language" are used if given. A line
    out, in the same order: {"id", "story", "origin"}. The origin is the id of
    the article that told it first: reprints, and articles of one owner, have
    one. "story" is null for a round-up or an advertisement; "why" says what of
    a line was not used. With --run a line comes again when its answer changes,
    and a story's name with it: the last line of an id is what holds. With
    --explain one line says what the two share, how likely they tell one event,
    and what decided.

    Example: daybrief group articles.jsonl --window 72 > stories.jsonl
    Example: daybrief group articles.jsonl --explain a17 b4
    """
    from daybrief.stages.group import (
        WINDOW,
        Window,
    )  # loads much; a list of commands does not wait for it

    span = _window(window) if window else WINDOW
    if embeddings not in ("auto", "off"):
        raise InvalidInput(f"not known: {embeddings!r}", "--embeddings", "Write auto or off")
    found: Window | None = None
    said = _Said()
    for batch in _runs(_lines(file, datetime.now(UTC)), run or _RUN):
        articles = [line[1] for line in batch if isinstance(line[1], Article)]
        if found is None:
            embedder = _embedder(articles) if embeddings == "auto" else None
            found = Window(span, embedder=embedder, keep_text=False)
        found.add(articles)
        said.take(batch)
        if run and not explain:
            said.answer(found.changed())
        elif sys.stderr.isatty():
            print(f"{len(found):,} articles …", end="\r", file=sys.stderr)
    if explain:
        _explain(found, explain)
    elif found:
        said.answer(found.stories())


_RUN = 5000
"""Articles that are taken in together where nothing is said: most batches are one run."""


def _runs(lines: Iterator["Line"], size: int) -> Iterator[list["Line"]]:
    while batch := list(islice(lines, size)):
        yield batch


class _Said:
    """What was read and not yet answered, and what was answered."""

    def __init__(self) -> None:
        self._waiting: list[tuple[str, str | NewsroomError]] = []
        self._about: dict[str, tuple[int, Row]] = {}
        self._last: dict[str, Row] = {}

    def take(self, lines: Iterable["Line"]) -> None:
        """Keep of each line its place and what is said of it in any case."""
        for where, article, row, why in lines:
            if isinstance(article, Article):
                told = {"id": row["id"], "story": None, "origin": row["id"]}
                about = told | ({"why": why} if why else {})
                self._about[article.id] = (len(self._about), about)
            named = article.id if isinstance(article, Article) else article
            self._waiting.append((where, named))

    def answer(self, stories: Iterable[Story]) -> None:
        """Print what is new or has changed, in the order of the lines."""
        answers = _answers(stories)
        waiting, self._waiting = self._waiting, []
        new = {named for _, named in waiting if isinstance(named, str)}
        older = sorted(answers.keys() - new, key=lambda name: self._about[name][0])
        for where, named in (*(("", name) for name in older), *waiting):
            if isinstance(named, NewsroomError):
                say_error(named, where)
                continue
            told = self._about[named][1] | answers.get(named, {})
            if self._last.get(named) != told:
                self._last[named] = told
                say(told)


def _explain(found: "Window | None", asked: tuple[str, str]) -> None:
    from daybrief.stages.group import explain

    missing = [name for name in asked if found is None or name not in found]
    if found is None or missing:
        problem = f"no article has the id {missing[0]!r}"
        raise InvalidInput(problem, "--explain", "Give two ids of the lines read")
    told = explain(found, *asked)
    say({"ids": list(asked), **asdict(told)})


def _embedder(articles: list[Article]) -> "Embedder | None":
    """Load the model that suits the languages of the first articles, and say what is used."""
    from daybrief.stages.group import is_multilingual
    from daybrief.tools import embed

    if not embed.found():
        print("Grouped by words alone: make embeddings adds what texts mean.", file=sys.stderr)
        return None
    found = embed.installed(multilingual=is_multilingual(articles))
    if found:
        print(f"Grouped by words and by meaning, as {found.name} tells it.", file=sys.stderr)
    return found


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
        language=text(row, "language"),
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


def _answers(found: Iterable[Story]) -> dict[str, Row]:
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
