"""`daybrief roles`: the sentences of articles in, what each does in the telling out."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from daybrief.cli.jsonl import Row, each, text
from daybrief.errors import InvalidInput
from daybrief.stages.write.roles import Embedder, roles
from daybrief.tools.embed import installed


class Scheme(StrEnum):
    """The names that roles are given."""

    OWN = "daybrief"
    NEWSDISCOURSE = "newsdiscourse"


class Embeddings(StrEnum):
    """Whether embeddings are asked."""

    AUTO = "auto"
    OFF = "off"


def roles_command(
    file: Annotated[Path | None, typer.Argument(help="JSONL; standard input if left out")] = None,
    scheme: Annotated[Scheme, typer.Option(help="our own roles, or nine labels")] = Scheme.OWN,
    language: Annotated[str, typer.Option(help="language of the sentences")] = "en",
    embeddings: Annotated[
        Embeddings, typer.Option(help="use the embeddings if they are installed, or do not")
    ] = Embeddings.AUTO,
) -> None:
    """Say what each sentence of an article does: main event, context, history, reaction …

    A line in: {"doc", "title", "sentences": [...]}, with "language" if it is
    not the option's; a line out: {"doc", "roles", "confidence", "speech",
    "who"}, one of each a sentence.

    Example:  daybrief roles articles.jsonl --scheme newsdiscourse
    """
    embedder = installed(multilingual=False) if embeddings is Embeddings.AUTO else None
    each(file, lambda row: _told(row, scheme, language, embedder))


def _told(row: Row, scheme: Scheme, language: str, embedder: Embedder | None) -> Row:
    sentences = row.get("sentences")
    if not isinstance(sentences, list) or not all(isinstance(one, str) for one in sentences):
        raise InvalidInput("'sentences' must be a list of texts")
    told = roles(text(row, "title"), sentences, text(row, "language") or language, embedder)
    return {
        "doc": row.get("doc"),
        "roles": [one.label if scheme is Scheme.NEWSDISCOURSE else str(one.role) for one in told],
        "confidence": [one.confidence for one in told],
        "speech": [one.is_speech for one in told],
        "who": [one.who for one in told],
    }
