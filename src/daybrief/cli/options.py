"""Options that several commands share, so that each reads the same everywhere."""

from datetime import datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import typer

from daybrief.errors import InvalidInput
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
DayOption = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="the reader's day, for “yesterday” and its like"),
]
ZoneOption = Annotated[str, typer.Option(help="IANA zone that days are counted in")]

DEFAULT_SETTINGS = Path(FILE_NAME)


def zone_named(zone: str) -> ZoneInfo:
    """Give a time zone by its name.

    Raises:  InvalidInput if there is none of that name.
    """
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise InvalidInput(
            f"unknown time zone {zone!r}", "--zone", "Use an IANA name, as Europe/Paris"
        ) from error
