"""`daybrief print`: an edition in any format, to a folder or to standard output."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from daybrief import newsroom
from daybrief.cli.options import DEFAULT_SETTINGS, EditionArgument, SettingsOption
from daybrief.errors import InvalidInput

ONE = {
    "text": "edition.txt",
    "markdown": "edition.md",
    "json": "edition.json",
    "html": "index.html",
}


def print_command(
    edition: EditionArgument = "latest",
    out: Annotated[Path | None, typer.Option(help="Write every format into this folder.")] = None,
    form: Annotated[str, typer.Option("--format", help=f"One of: {', '.join(ONE)}.")] = "text",
    settings: SettingsOption = DEFAULT_SETTINGS,
) -> None:
    """Print an edition to standard output, or with --out in every format into a folder.

    Example: [bold]daybrief print latest --format markdown[/bold]
    """
    if form not in ONE:
        raise InvalidInput(f"unknown format {form!r}", "--format", f"Use one of: {', '.join(ONE)}")
    with newsroom.open_newsroom(settings) as room:
        edition_id = room.records.resolve(edition)
        if out:
            paths = newsroom.print_edition(room, edition_id, out)
            typer.echo(f"{len(paths)} files written to {out}")
            return
        for sheet in newsroom.sheets(room, room.records.edition(edition_id)):
            if sheet.path.endswith(ONE[form]):
                sys.stdout.buffer.write(sheet.body)
                return
