"""`daybrief gather`: ask every source and keep what it gives."""

import json
from collections.abc import Iterable

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from daybrief import newsroom
from daybrief.cli.options import DEFAULT_SETTINGS, JsonOption, SettingsOption
from daybrief.model import Document, Failure, Visit, VisitState

Item = Document | Failure | Visit


def gather_command(settings: SettingsOption = DEFAULT_SETTINGS, json_: JsonOption = False) -> None:
    """Ask every source for what is new and keep it; one that fails never stops the others.

    Example: [bold]daybrief gather --json[/bold]
    """
    with newsroom.open_newsroom(settings) as room:
        visits = watched(newsroom.gather(room), len(room.settings.sources))
    if json_:
        for visit in visits:
            typer.echo(
                json.dumps(
                    {
                        "source": visit.source,
                        "state": visit.state,
                        "why": visit.why,
                        "documents": visit.document_count,
                    },
                    ensure_ascii=False,
                )
            )


def watched(items: Iterable[Item], source_count: int) -> list[Visit]:
    """Show a gathering's progress on standard error; gives the visits."""
    visits: list[Visit] = []
    page_count = 0
    console = Console(stderr=True)
    columns = (
        TextColumn("gathering"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("sources · {task.fields[pages]} new pages"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        task = progress.add_task("", total=source_count, pages=0)
        for item in items:
            page_count += isinstance(item, Document)
            if isinstance(item, Visit):
                visits.append(item)
            progress.update(task, completed=len(visits), pages=page_count)
    failed = [visit for visit in visits if visit.state is VisitState.FAILED]
    unchanged = sum(visit.state is VisitState.UNCHANGED for visit in visits)
    typer.echo(
        f"{len(visits)} source{'' if len(visits) == 1 else 's'} asked,"
        f" {len(visits) - len(failed)} answered ({unchanged} unchanged),"
        f" {page_count} new page{'' if page_count == 1 else 's'}",
        err=True,
    )
    for visit in sorted(failed, key=lambda visit: visit.source):
        typer.echo(f"  {visit.source}: {visit.why}", err=True)
    return visits
