"""`daybrief publish`: an editor's yes to a draft."""

import typer

from daybrief import newsroom
from daybrief.cli.options import DEFAULT_SETTINGS, EditionArgument, SettingsOption


def publish_command(
    edition: EditionArgument = "latest", settings: SettingsOption = DEFAULT_SETTINGS
) -> None:
    """Publish a draft edition; publishing twice changes nothing.

    Example: [bold]daybrief publish 2026-11-23[/bold]
    """
    with newsroom.open_newsroom(settings) as room:
        published = newsroom.publish(room, room.records.resolve(edition))
        typer.echo(
            f"{published.title}\n  published as {published.id}; read it with: daybrief serve"
        )
