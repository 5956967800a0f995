"""`daybrief ledger`: what was read, what could not be, and why."""

import json

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from daybrief import newsroom
from daybrief.cli.day import WORDS
from daybrief.cli.options import DEFAULT_SETTINGS, EditionArgument, JsonOption, SettingsOption


def ledger_command(
    edition: EditionArgument = "latest",
    settings: SettingsOption = DEFAULT_SETTINGS,
    json_: JsonOption = False,
) -> None:
    """Print an edition's gate ledger: how many articles were found, read, cut, and from whom.

    Example: [bold]daybrief ledger latest --json[/bold]
    """
    with newsroom.open_newsroom(settings) as room:
        kept = room.records.edition(room.records.resolve(edition))
    if json_:
        for row in kept.ledger.rows:
            told = {
                "completeness": row.completeness,
                "articles": row.article_count,
                "outlets": dict(row.outlets),
                "why": row.why,
            }
            typer.echo(json.dumps(told, ensure_ascii=False))
        for down in kept.ledger.down:
            typer.echo(json.dumps({"down": down.source, "why": down.why}, ensure_ascii=False))
        for failure in kept.ledger.failures:
            told = {"failure": failure.item, "stage": failure.stage, "why": failure.problem}
            typer.echo(json.dumps(told, ensure_ascii=False))
        return
    table = Table("", "articles", "from", "why", box=None, pad_edge=False, title=kept.title)
    for row in kept.ledger.rows:
        outlets = ", ".join(f"{name} {count}" for name, count in row.outlets)
        cells = (WORDS[row.completeness], str(row.article_count), outlets, "; ".join(row.why))
        table.add_row(*(escape(cell) for cell in cells))
    for down in kept.ledger.down:
        table.add_row("source down", "–", escape(down.outlet), escape(down.why))
    for failure in kept.ledger.failures:
        table.add_row(
            f"set aside ({failure.stage})", "1", escape(failure.item), escape(failure.problem)
        )
    Console().print(table)
