"""`daybrief roles`: the sentences of articles in, what each does in the telling out."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from daybrief.cli.jsonl import Row, each, text
from daybrief.errors import InvalidInput
from daybrief.stages.write.roles import roles


class Scheme(StrEnum):
    """The names that roles are given."""

    OWN = "daybrief"
    NEWSDISCOURSE = "newsdiscourse"


def roles_command(
    file: Annotated[Path | None, typer.Argument(help="JSONL; standard input if left out")] = None,
    scheme: Annotated[Scheme, typer.Option(help="our own roles, or nine labels")] = Scheme.OWN,
    language: Annotated[str, typer.Option(help="language of the sentences")] = "en",
) -> None:
    """Say what each sentence of an article does: main event, context, history, reaction …

    A line in: {"doc", "title", "sentences": [...]}; a line out: {"doc", "roles", "confidence"}.

    Example:  daybrief roles articles.jsonl --scheme newsdiscourse
    """
    each(file, lambda row: _told(row, scheme, language))


def _told(row: Row, scheme: Scheme, language: str) -> Row:
    sentences = row.get("sentences")
    if not isinstance(sentences, list) or not all(isinstance(one, str) for one in sentences):
        raise InvalidInput("'sentences' must be a list of texts")
    told = roles(text(row, "title"), sentences, language)
    return {
        "doc": row.get("doc"),
        "roles": [one.label if scheme is Scheme.NEWSDISCOURSE else str(one.role) for one in told],
        "confidence": [one.confidence for one in told],
    }
