"""`daybrief gather`: ask every source and keep what it gives."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Annotated

import typer
from rich.console import Console
from rich.live import Live
from rich.table import Table

from daybrief import newsroom
from daybrief.cli.options import DEFAULT_SETTINGS, JsonOption, SettingsOption
from daybrief.model import Condition, Document, Failure, Visit, VisitState

Item = Document | Failure | Visit

PLAIN_LINE_EVERY = 50
"""Visits between two lines where nobody looks at a terminal."""
_POOR = frozenset({Condition.EMPTY, Condition.UNDATED, Condition.SLOW})


def gather_command(
    settings: SettingsOption = DEFAULT_SETTINGS,
    due: Annotated[
        bool, typer.Option("--due", help="Ask only sources that are likely to have news by now.")
    ] = False,
    json_: JsonOption = False,
) -> None:
    """Ask every source for what is new and keep it; one that fails never stops the others.

    Each is asked now, however short ago it was asked before, but for one whose server asked to be
    left alone or is gone: that is told.

    Example: [bold]daybrief gather --json[/bold]
    """
    with newsroom.open_newsroom(settings) as room:
        items = newsroom.gather(room, due_only=due)
        watched(items, len(room.settings.sources), _say if json_ else None)


def watched(
    items: Iterable[Item], source_count: int, tell: Callable[[Visit], None] | None = None
) -> list[Visit]:
    """Show a gathering's progress on standard error; gives the visits.

    Takes:   what is done with each visit as it comes, besides.
    """
    so_far = _SoFar(source_count)
    console = Console(stderr=True)
    with Live(console=console, auto_refresh=False, transient=True) as live:
        for item in items:
            so_far.add(item)
            if console.is_terminal:
                live.update(so_far.table(), refresh=True)
            if isinstance(item, Visit):
                if tell:
                    tell(item)
                if len(so_far.visits) % PLAIN_LINE_EVERY == 0 and not console.is_terminal:
                    typer.echo(so_far.line(), err=True)
    typer.echo(so_far.line(), err=True)
    for visit in sorted(so_far.visits, key=lambda visit: visit.source):
        if visit.state is VisitState.FAILED or visit.condition in _POOR:
            typer.echo(f"  {visit.source}: {visit.why or visit.condition}", err=True)
    return so_far.visits


@dataclass
class _SoFar:
    """What a gathering has brought until now."""

    source_count: int
    visits: list[Visit] = field(default_factory=list)
    page_count: int = 0
    byte_count: int = 0

    def add(self, item: Item) -> None:
        if isinstance(item, Visit):
            self.visits.append(item)
        elif isinstance(item, Document):
            self.page_count += 1
            self.byte_count += len(item.body)

    def count(self, state: VisitState) -> int:
        return sum(visit.state is state for visit in self.visits)

    def line(self) -> str:
        asked, failed = len(self.visits), self.count(VisitState.FAILED)
        return (
            f"{asked} source{'' if asked == 1 else 's'} asked,"
            f" {asked - failed} answered ({self.count(VisitState.UNCHANGED)} unchanged),"
            f" {self.page_count} new page{'' if self.page_count == 1 else 's'}"
        )

    def table(self) -> Table:
        table = Table(box=None, pad_edge=False)
        cells = {
            "asked": f"{len(self.visits)} of {self.source_count}",
            "answered": str(len(self.visits) - self.count(VisitState.FAILED)),
            "unchanged": str(self.count(VisitState.UNCHANGED)),
            "failed": str(self.count(VisitState.FAILED)),
            "pages": str(self.page_count),
            "MB": f"{self.byte_count / 1e6:.1f}",
        }
        for name in cells:
            table.add_column(name, justify="right")
        table.add_row(*cells.values())
        return table


def _say(visit: Visit) -> None:
    told = {
        "source": visit.source,
        "state": visit.state,
        "condition": visit.condition,
        "why": visit.why,
        "documents": visit.document_count,
        "moved_to": visit.moved_to,
    }
    typer.echo(json.dumps(told, ensure_ascii=False))
