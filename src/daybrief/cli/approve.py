"""`daybrief approve`: an editor's yes, to go out at its hour."""

import typer

from daybrief import newsroom
from daybrief.cli.options import DEFAULT_SETTINGS, EditionArgument, SettingsOption
from daybrief.model import State


def approve_command(
    edition: EditionArgument = "latest", settings: SettingsOption = DEFAULT_SETTINGS
) -> None:
    """Let a draft go out at its hour; `daybrief run` publishes it then.

    A draft that is made again has to be approved again.

    Example: [bold]daybrief approve 2026-11-23[/bold]
    """
    with newsroom.open_newsroom(settings) as room:
        approved = newsroom.approve(room, room.records.resolve(edition))
    if approved.state is State.APPROVED:
        says = f"approved; `daybrief run` publishes it at {approved.due_at:%H:%M}"
    else:
        says = "is published already"
    typer.echo(f"{approved.title}\n  {approved.id}: {says}")
