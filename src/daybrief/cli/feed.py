"""`daybrief feed`: a feed's bytes in, one JSON object for each feed out."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from daybrief.cli.jsonl import Row, say, say_error
from daybrief.errors import InvalidInput, NewsroomError
from daybrief.model import Entry
from daybrief.tools.sanitise import sanitised


def feed_command(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE", help="Feeds; standard input if none.")
    ] = None,
) -> None:
    """Read feeds (RSS, Atom, RDF, JSON Feed) and print what they hold, one line a feed.

    Example: [bold]curl -s https://post.example/feed.xml | daybrief feed[/bold]
    """
    from daybrief.stages.gather.feed import (
        parse,
    )  # loads much; a list of commands does not wait for it

    for file in files or [Path("-")]:
        name = "standard input" if str(file) == "-" else str(file)
        try:
            feed = parse(_body(file))
        except NewsroomError as error:
            say_error(error, name)
        else:
            entries = [_row(entry) for entry in feed.entries]
            say({"file": name, "title": feed.title, "entries": entries})


def _body(file: Path) -> bytes:
    try:
        return sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise InvalidInput(f"cannot be read: {error.strerror}") from error


def _row(entry: Entry) -> Row:
    return {
        "title": entry.title,
        "url": entry.url,
        "published": entry.published_at.isoformat() if entry.published_at else None,
        "summary": sanitised(entry.summary),
        "content": sanitised(entry.content),
        "id": entry.id,
    }
