"""`daybrief approve`: an editor's yes, to go out at its hour."""

from datetime import UTC

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
        is_due = approved.due_at.astimezone(UTC) <= room.clock()
    if approved.state is State.APPROVED:
        when = "now" if is_due else f"at {approved.due_at:%H:%M}"
        says = f"approved; `daybrief run` publishes it {when}"
    else:
        says = "is published already"
    typer.echo(f"{approved.title}\n  {approved.id}: {says}")
