"""`daybrief sample`: the invented wire that ships with the program."""

import math
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from daybrief.cli.briefing import briefing_command
from daybrief.errors import InvalidInput
from daybrief.sample.server import PORT, Wire, edition_day, morning, serve, settings_for

app = typer.Typer(
    help="An invented little world of news, served over real HTTP on this machine.",
    no_args_is_help=True,
)


app.command("briefing")(briefing_command)


@app.callback()
def sample() -> None:
    """An invented little world of news, served over real HTTP on this machine."""


@app.command("serve")
def serve_command(
    port: Annotated[
        int, typer.Option(min=0, max=65_000, help="First port, one an outlet; 0 takes free ones.")
    ] = PORT,
    day: Annotated[
        int,
        typer.Option(
            min=-2, max=0, help="Which of the wire's three mornings it is; 0 is the last."
        ),
    ] = 0,
    settings: Annotated[
        Path | None,
        typer.Option("--settings", "-s", help="Write the settings file for this wire here."),
    ] = None,
    force: Annotated[bool, typer.Option(help="Write over a settings file that is there.")] = False,
) -> None:
    """Serve the sample wire until Ctrl-C, as it stands at six on one of its three mornings.

    Example: [bold]daybrief sample serve --day -1 --settings sample.toml[/bold]
    """
    if settings and settings.exists() and not force:
        raise InvalidInput("there is one already", str(settings), "Write over it with --force")
    today = edition_day(datetime.now(UTC))
    stands_at = morning(today + timedelta(days=day))
    with serve(lambda: stands_at, port=port, today=today) as wire:
        if settings:
            late = datetime.now(UTC) - stands_at
            hours_late = math.ceil(late / timedelta(hours=1))
            _write(settings, settings_for(wire, hours_late=hours_late))
        _say(wire, settings, stands_at)
        with suppress(KeyboardInterrupt):  # Ctrl-C is how one ends it, not a fault
            while True:
                time.sleep(3600)


def _say(wire: Wire, settings: Path | None, stands_at: datetime) -> None:
    for outlet, address in wire.by_outlet:
        paths = [feed.path for feed in outlet.feeds] or [outlet.front]
        typer.echo(f"{outlet.name:<24} {address}  {'  '.join(paths)}")
    typer.echo(
        f"\nThe sample wire stands at {stands_at:%Y-%m-%d %H:%M} UTC. All of it is invented."
    )
    if settings:
        typer.echo(f"{settings}: written. Next: daybrief day --settings {settings}")
    else:
        typer.echo("A newsroom that reads it: daybrief sample serve --settings sample.toml")
    typer.echo("Ctrl-C ends it.")


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InvalidInput(f"cannot be written: {error.strerror}", str(path)) from error
