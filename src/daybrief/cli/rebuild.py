"""`daybrief rebuild`: prove that an edition follows from its kept inputs."""

import difflib
import hashlib
from itertools import islice

import typer

from daybrief import newsroom
from daybrief.cli.options import DEFAULT_SETTINGS, EditionArgument, SettingsOption

LINES_AT_MOST = 40


def rebuild_command(
    edition: EditionArgument = "latest", settings: SettingsOption = DEFAULT_SETTINGS
) -> None:
    """Make an edition again from its kept inputs and compare byte for byte; exit 1 if they differ.

    Nothing is changed or published.

    Example: [bold]daybrief rebuild 2026-11-23[/bold]
    """
    with newsroom.open_newsroom(settings) as room:
        edition_id = room.records.resolve(edition)
        kept, made = newsroom.rebuild(room, edition_id)
    digest = hashlib.sha256(made).hexdigest()
    if kept == made:
        typer.echo(f"{edition_id}: made again, identical ({len(made)} bytes, sha256 {digest})")
        return
    typer.echo(f"{edition_id}: differs from what was kept:")
    before, after = (body.decode().replace(',"', ',\n"').splitlines() for body in (kept, made))
    told = difflib.unified_diff(before, after, "kept", "made", lineterm="", n=0)
    for line in islice(told, LINES_AT_MOST):
        typer.echo(f"  {line[:200]}")
    raise typer.Exit(1)
