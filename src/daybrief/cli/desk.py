"""`daybrief desk`: the stories of a draft, and an editor's word on their places."""

from typing import Annotated

import typer

from daybrief import newsroom
from daybrief.cli.options import DEFAULT_SETTINGS, EditionArgument, SettingsOption
from daybrief.errors import InvalidInput
from daybrief.model import Edition, Place


def desk_command(
    edition: EditionArgument = "latest",
    settings: SettingsOption = DEFAULT_SETTINGS,
    lead: Annotated[str, typer.Option(metavar="STORY", help="Make this story a lead.")] = "",
    bullet: Annotated[str, typer.Option(metavar="STORY", help="Make it a bullet.")] = "",
    drop: Annotated[str, typer.Option(metavar="STORY", help="Leave it out.")] = "",
    by: Annotated[str, typer.Option(help="Who says so, by the name readers may see.")] = "",
    why: Annotated[str, typer.Option(help="Why; it is printed in the ledger.")] = "",
) -> None:
    """List the stories of a draft, or promote, demote or drop one, by its id.

    The draft is told anew from its kept inputs, every sentence checked; the log of what editors
    changed stays with the edition. Headlines stay the outlets' own.

    Example: [bold]daybrief desk latest --lead s1f2e3d4c5b6 --by "News desk" --why "local"[/bold]
    """
    wanted = [
        (story, place)
        for story, place in ((lead, Place.LEAD), (bullet, Place.MORE), (drop, Place.LEFT_OUT))
        if story
    ]
    if len(wanted) > 1:
        raise InvalidInput("one story at a time", "--lead, --bullet, --drop", "Name one of them")
    with newsroom.open_newsroom(settings) as room:
        edition_id = room.records.resolve(edition)
        kept = room.records.edition(edition_id)
        for story, place in wanted:
            kept = newsroom.override(room, edition_id, story, place, by=by, why=why)
    typer.echo(listed(kept))


def listed(edition: Edition) -> str:
    """Every story with its place, and what the editors changed."""
    told = [(brief.place, brief.story, brief.headline.text) for brief in edition.briefs]
    told += [(Place.LEFT_OUT, one.story, one.title) for one in edition.left_out]
    names = {Place.LEAD: "lead", Place.MORE: "bullet", Place.LEFT_OUT: "left out"}
    lines = [edition.title, *(f"  {names[p]:<8} {story}  {title}" for p, story, title in told)]
    lines += [
        f"  {one.at:%Y-%m-%d %H:%M} {one.by}: {names[one.was]} → {names[one.place]}, "
        f"{one.title} ({one.why})"
        for one in edition.overrides
    ]
    return "\n".join(lines)
