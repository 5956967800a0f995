"""`daybrief doctor`: is everything in place for an edition?"""

import json
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import typer

from daybrief import newsroom
from daybrief.cli.options import DEFAULT_SETTINGS, JsonOption, SettingsOption
from daybrief.errors import NewsroomError
from daybrief.settings import Settings, load_settings
from daybrief.tools import embed

FREE_BYTES_AT_LEAST = 500_000_000  # guess: a year of a small newsroom


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing looked at."""

    what: str
    is_good: bool
    says: str


def doctor_command(settings: SettingsOption = DEFAULT_SETTINGS, json_: JsonOption = False) -> None:
    """Look at the settings, the store and the machine, and say what to mend; exit 1 if anything.

    Asks no source; to see how each answers: daybrief gather --json

    Example: [bold]daybrief doctor[/bold]
    """
    findings = list(_findings(settings))
    for finding in findings:
        if json_:
            told = {"what": finding.what, "good": finding.is_good, "says": finding.says}
            typer.echo(json.dumps(told, ensure_ascii=False))
        else:
            typer.echo(f"{'good' if finding.is_good else 'MEND'}  {finding.what}: {finding.says}")
    if not all(finding.is_good for finding in findings):
        raise typer.Exit(1)


def _findings(path: Path) -> Iterator[Finding]:
    python = ".".join(map(str, sys.version_info[:3]))
    yield Finding(what="Python", is_good=sys.version_info >= (3, 11), says=python)
    try:
        settings = load_settings(path)
    except NewsroomError as error:
        yield Finding(what="settings", is_good=False, says=str(error))
        return
    count = len(settings.sources)
    says = f"{path}: {count} source{'' if count == 1 else 's'}"
    if not count:
        says += ". Add a [[source]] with a name and an address"
    yield Finding(what="settings", is_good=count > 0, says=says)
    yield _clock(settings)
    try:
        with newsroom.open_newsroom(path) as room:
            newest = room.records.editions(limit=1)
            says = f"opens; newest edition {newest[0].id}" if newest else "opens; no edition yet"
            yield Finding(what="records", is_good=True, says=says)
    except NewsroomError as error:
        yield Finding(what="records", is_good=False, says=str(error))
    yield _disk(settings)
    models = ", ".join(embed.found())
    says = models or "none, which is fine; to compare articles by meaning, run: make embeddings"
    yield Finding(what="embeddings", is_good=True, says=says)


def _clock(settings: Settings) -> Finding:
    """A clock set back dates new editions before old ones."""
    now = datetime.now(UTC)
    written = datetime.fromtimestamp(settings.path.stat().st_mtime, UTC)
    here = f"{now.astimezone(settings.publication.zone_info):%Y-%m-%d %H:%M %Z}"
    if now < written:
        return Finding(
            what="clock",
            is_good=False,
            says=f"{here}, but {settings.path} was written later. Set the machine's clock",
        )
    return Finding(what="clock", is_good=True, says=f"{here} in {settings.publication.zone}")


def _disk(settings: Settings) -> Finding:
    folder = settings.path.parent / settings.store.folder
    existing = next(f for f in (folder, *folder.absolute().parents) if f.exists())
    free = shutil.disk_usage(existing).free
    says = f"{free // 1_000_000:,} MB free at {folder}"
    if not os.access(existing, os.W_OK):
        return Finding(what="disk", is_good=False, says=f"{existing} cannot be written to")
    return Finding(what="disk", is_good=free >= FREE_BYTES_AT_LEAST, says=says)
