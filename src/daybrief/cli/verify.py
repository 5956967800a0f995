"""`daybrief verify`: every citation of an edition, checked again."""

import json

import typer

from daybrief import newsroom
from daybrief.cli.options import DEFAULT_SETTINGS, EditionArgument, JsonOption, SettingsOption


def verify_command(
    edition: EditionArgument = "latest",
    settings: SettingsOption = DEFAULT_SETTINGS,
    json_: JsonOption = False,
) -> None:
    """Check every sentence of an edition against the kept documents; exit 1 if one fails.

    Example: [bold]daybrief verify 2026-11-23[/bold]
    """
    with newsroom.open_newsroom(settings) as room:
        edition_id = room.records.resolve(edition)
        found = newsroom.verify(room, edition_id)
    if json_:
        faults = [{"brief": f.brief, "sentence": f.sentence, "why": f.why} for f in found.faults]
        told = {
            "id": edition_id,
            "sentences": found.sentence_count,
            "citations": found.citation_count,
            "faults": faults,
        }
        typer.echo(json.dumps(told, ensure_ascii=False))
    else:
        for fault in found.faults:
            typer.echo(f"{fault.brief}\n  {fault.sentence}\n  {fault.why}")
        typer.echo(
            f"{edition_id}: {found.sentence_count} sentences, {found.citation_count} citations,"
            f" {len(found.faults)} faults"
        )
    raise typer.Exit(1 if found.faults else 0)
