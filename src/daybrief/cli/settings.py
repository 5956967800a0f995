"""`daybrief settings`: what is in force, and where it was set."""

import json

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from daybrief.cli.options import DEFAULT_SETTINGS, JsonOption, SettingsOption
from daybrief.settings import in_force, load_settings


def settings_command(
    settings: SettingsOption = DEFAULT_SETTINGS, json_: JsonOption = False
) -> None:
    """Print every setting in force and where it comes from; secrets stay hidden.

    Example: [bold]daybrief settings --json[/bold]
    """
    rows = list(in_force(load_settings(settings)))
    if json_:
        typer.echo(
            json.dumps(
                [{"key": key, "value": value, "from": origin} for key, value, origin in rows],
                ensure_ascii=False,
            )
        )
        return
    table = Table("setting", "value", "from", box=None, pad_edge=False)
    for row in rows:
        table.add_row(*(escape(cell) for cell in row))
    Console().print(table)
