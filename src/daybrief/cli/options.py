"""Options that several commands share, so that each reads the same everywhere."""

from pathlib import Path
from typing import Annotated

import typer

from daybrief.settings import FILE_NAME

SettingsOption = Annotated[
    Path,
    typer.Option(
        "--settings", "-s", envvar="DAYBRIEF_SETTINGS", help="The newsroom's settings file."
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for a program to read.")]
EditionArgument = Annotated[
    str, typer.Argument(metavar="ID", help="An edition's id, as 2026-11-23; `latest` for the last.")
]

DEFAULT_SETTINGS = Path(FILE_NAME)
