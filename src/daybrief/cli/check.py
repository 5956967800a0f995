"""`daybrief check`: sentences with their articles in, verdicts out."""

from pathlib import Path
from typing import Annotated

import typer

from daybrief.cli.articles import given
from daybrief.cli.jsonl import Row, each, text
from daybrief.model import Role, Sentence
from daybrief.stages import check

_SHOWN = ("support", "quotes", "figures", "names")


def check_command(
    file: Annotated[Path | None, typer.Argument(help="JSONL; standard input if left out")] = None,
    language: Annotated[str, typer.Option(help="language of the sentences")] = "en",
    explain: Annotated[
        bool, typer.Option("--explain", help="add what each check found, and the nearest words")
    ] = False,
) -> None:
    """Judge whether articles say what a sentence says.

    A line in: {"id", "sentence", "articles": [{"text"}]}. A sentence is
    supported only if all checks pass; `why` says in words what was found or
    missed.

    Example:  daybrief check claims.jsonl
    """
    each(file, lambda row: _judged(row, language, explain=explain))


def _judged(row: Row, language: str, *, explain: bool) -> Row:
    articles = {id: one.article for id, one in given(row, language).items()}
    sentence = Sentence(text=text(row, "sentence", None), role=Role.OTHER, citations=())
    claim = check.Claim(sentence=sentence, articles=articles, language=language)
    verdict = check.verdict(claim, {name: check.BUILT_IN[name] for name in _SHOWN})
    told: Row = {
        "id": row.get("id"),
        "supported": verdict.supported,
        "checks": {result.check: result.passed for result in verdict.results},
        "why": "; ".join(
            f"{r.check}: {r.why}" for r in verdict.results if verdict.supported or not r.passed
        ),
    }
    if explain:
        told["explain"] = {result.check: result.why for result in verdict.results}
        told["passage"] = claim.alignment.passage if claim.alignment else ""
    return told
