"""`daybrief day`: make today's edition, or another day's from what is kept."""

import json
import re
from datetime import date, datetime, time
from typing import Annotated

import typer

from daybrief import newsroom
from daybrief.cli.gather import watched
from daybrief.cli.options import DEFAULT_SETTINGS, JsonOption, SettingsOption
from daybrief.edition.calendar import due_on
from daybrief.errors import InvalidInput, TooFewSources
from daybrief.model import Completeness, Edition, LedgerRow, Outage
from daybrief.newsroom import Newsroom

WORDS = {
    Completeness.COMPLETE: "read in full",
    Completeness.TRUNCATED: "cut short",
    Completeness.FEED_ONLY: "feed only",
    Completeness.SCRAMBLED: "scrambled",
    Completeness.SHELL: "page needs a script",
    Completeness.CONSENT: "behind a consent wall",
    Completeness.BLOCKED: "refused to us",
    Completeness.ERROR: "error page",
    Completeness.EMPTY: "without text",
}


def day_command(
    settings: SettingsOption = DEFAULT_SETTINGS,
    on: Annotated[str, typer.Option(help="Which day, as 2026-11-23; today if not said.")] = "",
    at: Annotated[str, typer.Option(help="Due at this hour, HH:MM, beside the daily one.")] = "",
    gather: Annotated[
        bool, typer.Option(help="Ask the sources first, or use what is kept.")
    ] = True,
    json_: JsonOption = False,
) -> None:
    """Gather, read, group, rank, write and check: one day's edition, as a draft.

    Published at once if the settings say publish = "automatic".

    Example: [bold]daybrief day --no-gather --at 18:00[/bold]
    """
    with newsroom.open_newsroom(settings) as room:
        due_at = _due_at(room, on, at)
        if gather:
            watched(newsroom.gather(room), len(room.settings.sources))
        told = newsroom.tell(room, due_at)
        if isinstance(told, Outage):
            where = f"edition {told.id}"
            raise TooFewSources(told.says, where, "Look at: daybrief gather --json")
        edition = told.edition
        if room.settings.publication.publish == "automatic":
            edition = newsroom.publish(room, edition.id)
    if json_:
        typer.echo(json.dumps(summary(edition), ensure_ascii=False))
    else:
        typer.echo(told_in_words(edition))


def summary(edition: Edition) -> dict[str, object]:
    """An edition's title and counts, for a program to read."""
    counts = edition.counts
    return {
        "id": edition.id,
        "title": edition.title,
        "state": edition.state,
        "sources_asked": counts.sources_asked,
        "sources_answered": counts.sources_answered,
        "documents_found": counts.documents_found,
        "articles_read_in_full": counts.articles_read_in_full,
        "articles_set_aside": counts.articles_set_aside,
        "stories": counts.stories,
        "briefs": counts.briefs,
        "sentences": counts.sentences,
    }


def told_in_words(edition: Edition) -> str:
    """An edition's title and counts for a person: what was found, what was not read and why."""
    counts = edition.counts
    aside = [
        _row(row) for row in edition.ledger.rows if row.completeness is not Completeness.COMPLETE
    ]
    unread = sum(failure.stage == "read" for failure in edition.ledger.failures)
    aside += [f"{unread} not an article"] if unread else []
    lines = [
        edition.title,
        f"  sources   {counts.sources_asked} asked, {counts.sources_answered} answered",
        f"  pages     {counts.documents_found} found, {counts.articles_read_in_full} read in full",
        f"  set aside {counts.articles_set_aside}: {', '.join(aside)}" if aside else "",
        f"  stories   {counts.stories}, {counts.briefs} told in {counts.sentences} sentences",
        f"  state     {edition.state}",
    ]
    for down in edition.ledger.down:
        lines.insert(2, f"            {down.outlet}: {down.why}")
    return "\n".join(line for line in lines if line)


def _row(row: LedgerRow) -> str:
    return f"{row.article_count} {WORDS[row.completeness]}"


def _due_at(room: Newsroom, on: str, at: str) -> datetime:
    due_at = newsroom.due_today(room)
    if on:
        try:
            due_at = due_on(room.settings, date.fromisoformat(on))
        except ValueError as error:
            raise InvalidInput(f"not a day: {on!r}", "--on", "Write it as 2026-11-23") from error
    if at:
        if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", at):
            raise InvalidInput(f"not an hour: {at!r}", "--at", "Write it as 18:00")
        due_at = datetime.combine(due_at.date(), time.fromisoformat(at), due_at.tzinfo)
    return due_at
