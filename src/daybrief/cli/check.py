"""`daybrief check`: sentences with their articles in, verdicts out."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from daybrief.cli.articles import Given, given
from daybrief.cli.jsonl import Row, good_rows, rows, say, say_error, text
from daybrief.cli.options import DayOption, ZoneOption, zone_named
from daybrief.errors import InvalidInput, NewsroomError
from daybrief.model import Citation, Edit, EditKind, Role, Sentence
from daybrief.stages import check

_SHOWN = ("support", "quotes", "figures", "names")


@dataclass(frozen=True, kw_only=True)
class _Asked:
    """What the options say; a row may say otherwise."""

    language: str
    day: date | None
    zone: str
    explain: bool
    stories: Mapping[str, Row]
    """By id, the rows that written rows were written from."""


def check_command(
    file: Annotated[Path | None, typer.Argument(help="JSONL; standard input if left out")] = None,
    language: Annotated[str, typer.Option(help="language of the sentences")] = "en",
    day: DayOption = None,
    zone: ZoneOption = "UTC",
    articles: Annotated[
        Path | None,
        typer.Option(help="JSONL that `daybrief write` wrote from, for rows without articles"),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="add what each check found, and the nearest words")
    ] = False,
) -> None:
    """Judge whether articles say what a sentence says.

    A line in: {"id", "sentence", "articles": [{"text", "published"}]}, with
    "language", "day" and "zone" if they are not the options'. A sentence is
    supported only if all checks pass; `why` says in words what was found or
    missed. With the reader's day, "yesterday" may stand for an article's "on
    Tuesday" if both are one day.

    A line of `daybrief write` gives a line for its headline and for each
    sentence, whose citations and edits are judged, too; it carries its day, and
    its articles are those of --articles with the same id.

    Example:  daybrief check claims.jsonl
    Example:  daybrief write stories.jsonl --day 2026-11-25 |
    daybrief check --articles stories.jsonl
    """
    stories = {str(row.get("id")): row for row in good_rows(rows(articles))} if articles else {}
    asked = _Asked(
        language=language,
        day=day.date() if day else None,
        zone=zone,
        explain=explain,
        stories=stories,
    )
    zone_named(zone)
    for where, row in rows(file):
        try:
            if isinstance(row, NewsroomError):
                raise row
            for verdict in _judged(row, asked):
                say(verdict)
        except NewsroomError as error:
            say_error(error, where)


def _judged(row: Row, asked: _Asked) -> Iterator[Row]:
    if "error" in row and not {"sentence", "sentences"} & row.keys():
        yield row  # a line in whose place the filter before had an error
        return
    language = text(row, "language") or asked.language
    day, zone = _day(text(row, "day")) or asked.day, text(row, "zone") or asked.zone
    story = row if "articles" in row else asked.stories.get(str(row.get("id")), row)
    if story is row and "sentences" in row and "articles" not in row:
        raise InvalidInput(
            "a line of `daybrief write` has no articles: name the file it was written from "
            "with --articles"
        )
    found = given(story, language)
    claim = _claims(found, day, zone_named(zone), language)
    if "sentences" not in row:
        yield {"id": row.get("id"), **_verdict(claim(_sentence(row, "sentence", found)), asked)}
        return
    told = row["sentences"]
    if not isinstance(told, list) or not all(isinstance(one, dict) for one in told):
        raise InvalidInput("'sentences' must be a list of objects")
    sentences = [_sentence(one, "text", found) for one in told]
    if headline := text(row, "headline"):
        sentences = [Sentence(text=headline, role=Role.HEADLINE, citations=()), *sentences]
    for sentence in sentences:
        yield {
            "id": row.get("id"),
            "sentence": sentence.text,
            **_verdict(claim(sentence), asked),
        }


def _claims(
    found: dict[str, Given], day: date | None, zone: ZoneInfo, language: str
) -> Callable[[Sentence], check.Claim]:
    articles = {id: one.article for id, one in found.items()}
    return lambda sentence: check.Claim(
        sentence=sentence, articles=articles, day=day, zone=zone, language=language
    )


def _verdict(claim: check.Claim, asked: _Asked) -> Row:
    verdict = check.verdict(claim, {name: check.BUILT_IN[name] for name in _SHOWN})
    told: Row = {
        "supported": verdict.supported,
        "checks": {result.check: result.passed for result in verdict.results},
        "why": "; ".join(
            f"{r.check}: {r.why}" for r in verdict.results if verdict.supported or not r.passed
        ),
    }
    if asked.explain:
        told["explain"] = {result.check: result.why for result in verdict.results}
        told["passage"] = claim.alignment.passage if claim.alignment else ""
    return told


def _sentence(row: Row, key: str, found: dict[str, Given]) -> Sentence:
    """A sentence with its citations and edits, as `daybrief write` prints them, if it has any."""
    return Sentence(
        text=text(row, key, None),
        role=Role.OTHER,
        citations=tuple(_citation(one, found) for one in _objects(row, "citations")),
        edits=tuple(_edit(one, found) for one in _objects(row, "edits")),
    )


def _objects(row: Row, key: str) -> list[Row]:
    told = row.get(key) or []
    if not isinstance(told, list) or not all(isinstance(one, dict) for one in told):
        raise InvalidInput(f"{key!r} must be a list of objects")
    return told


def _citation(row: Row, found: dict[str, Given]) -> Citation:
    one = found.get(str(row.get("article")))
    start, end = _number(row, "start"), _number(row, "end")
    if one is None:
        raise InvalidInput(f"a citation names an article that is not there: {row.get('article')!r}")
    return one.cited(start, end, of_title=row.get("of") == "title")


def _edit(row: Row, found: dict[str, Given]) -> Edit:
    kind = text(row, "kind", None)
    if kind not in set(EditKind):
        raise InvalidInput(f"unknown edit {kind!r}")
    return Edit(
        kind=EditKind(kind),
        start=_number(row, "start"),
        end=_number(row, "end"),
        was=text(row, "was"),
        now=text(row, "now"),
        citation=_citation(row["citation"], found) if row.get("citation") else None,
    )


def _number(row: Row, key: str) -> int:
    value = row.get(key)
    if not isinstance(value, int):
        raise InvalidInput(f"{key!r} must be a whole number")
    return value


def _day(told: str) -> date | None:
    try:
        return date.fromisoformat(told) if told else None
    except ValueError as error:
        raise InvalidInput(f"not a day: {told[:40]!r}", "", "Write it as 2026-11-25") from error
