"""`daybrief sample briefing`: three days of the sample wire, gathered, told, published, served."""

import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from daybrief import newsroom
from daybrief.cli.day import told_in_words
from daybrief.cli.gather import watched
from daybrief.cli.options import DEFAULT_SETTINGS, SettingsOption
from daybrief.cli.serve import serve_site
from daybrief.errors import InvalidInput, TooFewSources
from daybrief.model import Edition, Outage
from daybrief.sample.server import PORT, edition_day, morning, serve, settings_for

STORE = Path("var/sample")
DAYS = (-2, -1, 0)


def briefing_command(
    once: Annotated[
        bool, typer.Option(help="Stop after writing the edition; serve nothing.")
    ] = False,
    out: Annotated[Path, typer.Option(help="Write the last edition in every format here.")] = Path(
        "out"
    ),
    settings: SettingsOption = DEFAULT_SETTINGS,
    wire_port: Annotated[
        int, typer.Option(help="First port of the wire; 0 takes free ones.")
    ] = PORT,
    port: Annotated[int, typer.Option(help="Port of the site.")] = 8000,
) -> None:
    """Make the sample wire's editions of three days, publish them, and serve the site.

    Example: [bold]daybrief sample briefing --once --out out[/bold]
    """
    os.environ.pop("DATABASE_URL", None)  # the sample keeps to a store of its own
    today = edition_day(datetime.now(UTC))
    stands_at = morning(today + timedelta(days=DAYS[0]))
    with serve(lambda: stands_at, port=wire_port, today=today) as wire:
        _start_afresh(settings, settings_for(wire))
        with newsroom.open_newsroom(settings, clock=lambda: stands_at) as room:
            for day in DAYS:
                stands_at = morning(today + timedelta(days=day))
                typer.echo(f"{stands_at:%A %d %B}: {len(room.settings.sources)} sources", err=True)
                watched(newsroom.gather(room), len(room.settings.sources))
                edition = _published(room)
                newsroom.print_edition(room, edition.id, out)
                typer.echo(f"  {edition.title}", err=True)
    typer.echo(f"\n{told_in_words(edition)}")
    typer.echo(f"  written   {out / 'index.html'} and, beside it, text, JSON and feeds")
    typer.echo(f"  check it  daybrief verify {edition.id}")
    if not once:
        serve_site(settings, port=port)


def _published(room: newsroom.Newsroom) -> Edition:
    told = newsroom.tell(room)
    if isinstance(told, Outage):
        raise TooFewSources(told.says, f"edition {told.id}", "Is another program on these ports?")
    return newsroom.publish(room, told.edition.id)


def _start_afresh(settings: Path, text: str) -> None:
    """Write the wire's settings and empty its store; nobody else's files are touched."""
    mark = text.partition("\n")[0]
    if settings.exists() and not settings.read_text(encoding="utf-8").startswith(mark):
        raise InvalidInput(
            "this is a newsroom of your own, which the sample does not touch",
            str(settings),
            "Name another file with --settings sample.toml",
        )
    shutil.rmtree(settings.parent / STORE, ignore_errors=True)
    settings.write_text(f'{text}\n[store]\nfolder = "{STORE.as_posix()}"\n', encoding="utf-8")
