"""The `daybrief` program: its commands, and the one place where errors become exit codes."""

import sys
from importlib import import_module
from importlib.metadata import version
from typing import Annotated

import typer

from daybrief.errors import InvalidInput, NewsroomError

app = typer.Typer(
    name="daybrief",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)

COMMANDS = {
    "Set up": ("init", "doctor", "settings", "sources", "sample"),
    "Make an edition": (
        "run",
        "work",
        "gather",
        "day",
        "desk",
        "approve",
        "publish",
        "print",
        "serve",
    ),
    "Check an edition": ("verify", "rebuild", "ledger"),
    "Use one stage alone": ("read", "feed", "group", "roles", "write", "check"),
}
"""Every command by panel; command `x` is the function `x` in module `daybrief.cli.x`."""


def _say_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"daybrief {version('daybrief')}")
        raise typer.Exit


@app.callback()
def daybrief(
    _: Annotated[
        bool,
        typer.Option("--version", callback=_say_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Many news sources in, one checked daily briefing out."""


def register(wanted: str = "") -> None:
    """Load the command of this name, or every command: each brings what it runs with it."""
    known = {name for names in COMMANDS.values() for name in names}
    for panel, names in COMMANDS.items():
        for name in names:
            if wanted in known and name != wanted:
                continue
            module = import_module(f"daybrief.cli.{name}")
            if hasattr(module, "app"):
                app.add_typer(module.app, name=name, rich_help_panel=panel)
            else:
                app.command(name, rich_help_panel=panel)(getattr(module, f"{name}_command"))


def main() -> None:
    """Run the program; exit 0 done, 1 our error, 2 wrong usage."""
    if sys.argv[1:] != ["--version"]:  # which needs none of them
        register(next((word for word in sys.argv[1:] if not word.startswith("-")), ""))
    try:
        app()
    except NewsroomError as error:
        print(f"daybrief: {error}", file=sys.stderr)
        sys.exit(2 if isinstance(error, InvalidInput) else error.exit_code)
    except SystemExit as end:
        # The reader of our output went away (`daybrief feed … | head`), which typer takes for a
        # failure: nothing is wrong.
        raise SystemExit(0 if isinstance(end.__context__, BrokenPipeError) else end.code) from None
    except KeyboardInterrupt:
        sys.exit(130)
