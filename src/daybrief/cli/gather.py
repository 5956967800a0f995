"""`daybrief gather`: ask every source and keep what it gives."""

import json
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import nullcontext
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
SECONDS_BETWEEN_TABLES = 0.1
WIDE = 60
"""Columns that hold the counts of ten thousand sources side by side."""
_POOR = frozenset({Condition.EMPTY, Condition.UNDATED, Condition.SLOW})


def gather_command(
    settings: SettingsOption = DEFAULT_SETTINGS,
    due: Annotated[
        bool, typer.Option("--due", help="Ask only sources that are likely to have news by now.")
    ] = False,
    json_: JsonOption = False,
) -> None:
    """Ask every source for what is new and keep it; one that fails never stops the others.

    Each is asked now, however short ago it was asked before. One whose server
    asked to be left alone, or is gone, is told and not asked.

    Example: [bold]daybrief gather --json[/bold]
    """
    with newsroom.open_newsroom(settings) as room:
        items = newsroom.gather(room, due_only=due)
        source_count = 0 if due else len(room.settings.sources)
        watched(items, source_count, _say if json_ else None)


def watched(
    items: Iterable[Item], source_count: int, tell: Callable[[Visit], None] | None = None
) -> list[Visit]:
    """Show a gathering's progress on standard error; gives the visits.

    Takes:   how many sources will be asked, 0 if that is not known; what is done with each visit
             as it comes, besides.
    """
    so_far = _SoFar(source_count)
    console = Console(stderr=True)
    # A terminal that cannot move its cursor gets lines, and so does one that JSON is written to.
    is_live = console.is_terminal and not console.is_dumb_terminal
    is_live = is_live and not (tell and sys.stdout.isatty())
    shown_at = time.monotonic()
    with _live(so_far.table(console.width), console) if is_live else nullcontext() as live:
        for item in items:
            so_far.add(item)
            if live and time.monotonic() - shown_at > SECONDS_BETWEEN_TABLES:
                live.update(so_far.table(console.width), refresh=True)
                shown_at = time.monotonic()
            if isinstance(item, Visit):
                if tell:
                    tell(item)
                if len(so_far.visits) % PLAIN_LINE_EVERY == 0 and not is_live:
                    typer.echo(so_far.line(), err=True)
    typer.echo(so_far.line(), err=True)
    for visit in sorted(so_far.visits, key=lambda visit: visit.source):
        if visit.why or visit.condition in _POOR:
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
            f"{f' {failed} failed,' if failed else ''}"
            f" {self.page_count} new page{'' if self.page_count == 1 else 's'},"
            f" {self.byte_count / 1e6:.1f} MB"
        )

    def table(self, width: int) -> Table:
        """One row of counts; in a narrow terminal, a row a count."""
        table = Table(box=None, pad_edge=False, show_header=width >= WIDE)
        of_all = f" of {self.source_count}" if self.source_count else ""
        cells = {
            "asked": f"{len(self.visits)}{of_all}",
            "answered": str(len(self.visits) - self.count(VisitState.FAILED)),
            "unchanged": str(self.count(VisitState.UNCHANGED)),
            "failed": str(self.count(VisitState.FAILED)),
            "pages": str(self.page_count),
            "MB": f"{self.byte_count / 1e6:.1f}",
        }
        if width < WIDE:
            table.add_column(style="bold")
            table.add_column(justify="right")
            for cell in cells.items():
                table.add_row(*cell)
            return table
        for name in cells:
            table.add_column(name, justify="right", no_wrap=True)
        table.add_row(*cells.values())
        return table


def _live(table: Table, console: Console) -> Live:
    return Live(table, console=console, auto_refresh=False, transient=True, redirect_stdout=False)


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
