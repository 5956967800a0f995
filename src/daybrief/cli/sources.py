"""`daybrief sources`: add, list, check, import, export and remove what is gathered from."""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from daybrief import newsroom
from daybrief.cli.init import write_whole
from daybrief.cli.options import DEFAULT_SETTINGS, JsonOption, SettingsOption
from daybrief.cli.settings_file import checked, with_addresses, with_sources, without_sources
from daybrief.errors import InvalidInput, InvalidSource, UnknownSource
from daybrief.model import Folder, Source, Visit, VisitState
from daybrief.settings import Settings, load_settings, source_of

app = typer.Typer(help="Add, list, check, import, export and remove sources.", no_args_is_help=True)

PrivateOption = Annotated[
    list[str] | None, typer.Option(help="A private range it may be read from, as CIDR.")
]
NamesArgument = Annotated[list[str] | None, typer.Argument(metavar="NAME", help="All, if none.")]
FILES_LOOKED_AT = 10_000
LOCAL = {"archive": (".warc", ".warc.gz"), "newsletter": (".eml", ".mbox", ".mbx")}


@app.command()
def add(
    address: Annotated[str, typer.Argument(help="A feed, a home page, a mailbox, a folder, …")],
    settings: SettingsOption = DEFAULT_SETTINGS,
    name: Annotated[str, typer.Option(help="What to call it; its own title if unset.")] = "",
    kind: Annotated[str, typer.Option(help="Its kind; found out if unset.")] = "",
    section: Annotated[str, typer.Option(help="The section it belongs to.")] = "",
    allow_private: PrivateOption = None,
) -> None:
    """Add a source; of a home page, the feed that it names.

    Example: [bold]daybrief sources add https://post.example/[/bold]
    """
    known = load_settings(settings)
    private = tuple(allow_private or ())
    found_kind, found_address, title = kind, address, name
    if not kind:
        found_kind, found_address, title = _found(address, private, known)
    row: dict[str, Any] = {"address": found_address, "kind": found_kind, "section": section}
    row["name"] = _free(name or title or found_address.partition("://")[2] or address, known)
    if private:
        row["allow_private"] = list(private)
    source = source_of(row, str(settings), settings.parent)
    same = next((s for s in known.sources if s.address == source.address), None)
    if same:
        raise InvalidSource(f"{same.name!r} has this address already", source.address)
    _add(settings, known, (replace(source, address=found_address),))
    typer.echo(f"{source.name}: added, a {source.kind} at {found_address}")


@app.command("list")
def list_(settings: SettingsOption = DEFAULT_SETTINGS, json_: JsonOption = False) -> None:
    """List the sources and how each stood when it was last asked.

    Example: [bold]daybrief sources list --json[/bold]
    """
    with newsroom.open_newsroom(settings) as room:
        told = newsroom.standings(room)
        rows = [_row(source, told[source.name]) for source in room.settings.sources]
    _print(rows, json_)


@app.command()
def check(
    names: NamesArgument = None,
    settings: SettingsOption = DEFAULT_SETTINGS,
    json_: JsonOption = False,
    write: Annotated[
        bool, typer.Option("--write", help="Write where feeds have moved for good.")
    ] = False,
    force: Annotated[
        bool,
        typer.Option("--force", help="Ask those too that are gone or asked to be left alone."),
    ] = False,
) -> None:
    """Ask sources how they are now, with one page of each; what comes is not kept.

    One whose server asked to be left alone, or is gone, is told and not asked.

    Example: [bold]daybrief sources check "The Post"[/bold]
    """
    with newsroom.open_newsroom(settings) as room:
        chosen = _named(room.settings, names)
        told = newsroom.standings(room)
        by_name = {source.name: source for source in chosen}
        rows, spared_count = [], 0
        for visit in newsroom.look(room, chosen, force=force):
            spared_count += visit.is_spared
            rows.append(_row(by_name[visit.source], told[visit.source], visit))
            if not json_:
                typer.echo(f"  {visit.source}: {_words(visit)}", err=True)
    if spared_count:
        typer.echo(f"{_count(spared_count)} left alone; --force asks all the same", err=True)
    order = {source.name: place for place, source in enumerate(chosen)}
    _print(sorted(rows, key=lambda row: order[row["name"]]), json_)
    moved = {row["name"]: row["moved_to"] for row in rows if row["moved_to"]}
    if write and moved:
        _write_addresses(settings, room.settings, moved)


def _write_addresses(path: Path, known: Settings, moved: dict[str, str]) -> None:
    text = with_addresses(known.text, moved)
    told = [replace(one, address=moved.get(one.name, one.address)) for one in known.sources]
    checked(text, path, told)
    write_whole(path, text)
    typer.echo(f"{path}: {_count(len(moved))} written where they are now", err=True)


@app.command("import")
def import_(
    list_: Annotated[
        str, typer.Argument(metavar="FILE", help="OPML or kite_feeds.json; an address, or - .")
    ],
    settings: SettingsOption = DEFAULT_SETTINGS,
    allow_private: PrivateOption = None,
) -> None:
    """Add the sources of a list that are not there yet, folders and attributes kept.

    Example: [bold]daybrief sources import subscriptions.opml[/bold]
    """
    from daybrief.stages.gather import lists

    known = load_settings(settings)
    listing = lists.read(_body(list_, known, tuple(allow_private or ())), list_)
    if not listing.sources:
        raise InvalidInput("there is no feed in it", list_)
    new = lists.added(listing, known.sources, known.folders)
    _add(settings, known, new.sources, new.folders)
    there = len(listing.sources) - len(new.sources)
    typer.echo(f"{_count(len(new.sources))} added, {there} were there already")


@app.command()
def export(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="Where to; - for standard output.")
    ] = "-",
    settings: SettingsOption = DEFAULT_SETTINGS,
    format_: Annotated[str, typer.Option("--format", help="opml or kite")] = "opml",
) -> None:
    """Write the sources as OPML, or in the form of Kagi's kite_feeds.json.

    Example: [bold]daybrief sources export subscriptions.opml[/bold]
    """
    from daybrief.stages.gather import lists

    known = load_settings(settings)
    writers = {"opml": lists.as_opml, "kite": lists.as_kite}
    if format_ not in writers:
        raise InvalidInput(f"unknown format {format_!r}", "--format", "Use opml or kite")
    web = tuple(source for source in known.sources if source.address.startswith("http"))
    body = writers[format_](lists.Listing(sources=web, folders=known.folders))
    if file == "-":
        sys.stdout.buffer.write(body)
    else:
        write_whole(Path(file), body.decode())
        typer.echo(f"{file}: written, {_count(len(web))}")


@app.command()
def remove(
    names: Annotated[list[str], typer.Argument(metavar="NAME")],
    settings: SettingsOption = DEFAULT_SETTINGS,
) -> None:
    """Take sources out of the settings; what came from them stays kept.

    Example: [bold]daybrief sources remove "The Post"[/bold]
    """
    known = load_settings(settings)
    gone = {source.name for source in _named(known, names)}
    left = [source for source in known.sources if source.name not in gone]
    text = without_sources(known.text, gone)
    checked(text, settings, left)
    write_whole(settings, text)
    typer.echo(f"{_count(len(gone))} removed")


def _found(address: str, private: tuple[str, ...], known: Settings) -> tuple[str, str, str]:
    """Kind, address and title of what is at an address."""
    from daybrief.stages.gather import discover
    from daybrief.tools.net import Net

    if address.startswith(("imap://", "imaps://")):
        raise InvalidSource("a mailbox needs a login", address, "Write it into the settings")
    if "://" not in address and (path := Path(address)).exists():
        return _local_kind(path), str(path.resolve()), path.stem
    where = address if "://" in address else f"https://{address}"
    with Net(
        limits=known.limits, clock=lambda: datetime.now(UTC), contact=known.publication.address
    ) as net:
        first, *others = discover.sources(where, net, private)
    for other in others:
        typer.echo(f"  also: a {other.kind} at {other.address} ({other.title})", err=True)
    return first.kind, first.address, first.title


def _local_kind(path: Path) -> str:
    for kind, endings in LOCAL.items():
        if path.name.lower().endswith(endings):
            return kind
    if not path.is_dir() or (path / "cur").is_dir():
        return "newsletter"
    found = {file.suffix.lower() for file in islice(path.rglob("*"), FILES_LOOKED_AT)}
    return "newsletter" if ".eml" in found and ".html" not in found else "folder"


def _add(
    path: Path, known: Settings, sources: Sequence[Source], folders: Sequence[Folder] = ()
) -> None:
    text = with_sources(known.text, sources, folders)
    there = [*known.sources, *sources]
    checked(text, path, [_placed(source, path.parent) for source in there])
    write_whole(path, text)


def _placed(source: Source, beside: Path) -> Source:
    """As it will be read back: a place on this machine is told from where the settings lie."""
    if "://" in source.address:
        return source
    return replace(source, address=str(beside / source.address))


def _body(list_: str, known: Settings, private: tuple[str, ...]) -> bytes:
    from daybrief.tools.net import Net, Request

    if list_ == "-":
        return sys.stdin.buffer.read()
    if list_.startswith(("http://", "https://")):
        clock, contact = (lambda: datetime.now(UTC)), known.publication.address
        with Net(limits=known.limits, clock=clock, contact=contact) as net:
            return net.fetch(Request(list_, private)).body
    try:
        return Path(list_).read_bytes()
    except OSError as error:
        raise InvalidInput(f"cannot be read: {error.strerror}", list_) from error


def _named(known: Settings, names: Iterable[str] | None) -> tuple[Source, ...]:
    by_name = {source.name: source for source in known.sources}
    for name in names or ():
        if name not in by_name:
            raise UnknownSource("no source has this name", name, "See: daybrief sources list")
    return tuple(by_name[name] for name in names or by_name)


def _free(name: str, known: Settings) -> str:
    taken = {source.name for source in known.sources}
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name} ({number})"
    return free


def _row(source: Source, told: Any, visit: Visit | None = None) -> dict[str, Any]:
    condition = visit.condition if visit else told.condition
    answered = told.answered_at
    if visit and visit.state is not VisitState.FAILED:
        answered = visit.asked_at
    return {
        "name": source.name,
        "kind": source.kind,
        "address": source.address,
        "condition": str(condition) if condition else "not asked yet",
        "why": visit.why if visit else told.why,
        "since": told.since.isoformat() if told.since else None,
        "answered": answered.isoformat() if answered else None,
        "failures": told.failures,
        "moved_to": (visit.moved_to if visit else "") or told.moved.get(source.address, ""),
    }


def _print(rows: list[dict[str, Any]], json_: bool) -> None:
    if json_:
        typer.echo(json.dumps(rows, ensure_ascii=False))
        return
    table = Table("source", "kind", "condition", "last answered", "why", box=None, pad_edge=False)
    for row in rows:
        notes = [row["why"], f"moved to {row['moved_to']}" if row["moved_to"] else ""]
        if row["failures"] > 1:
            notes.append(f"failed {row['failures']} times in a row since {_minute(row['since'])}")
        answered = _minute(row["answered"]) if row["answered"] else "never"
        cells = (
            row["name"],
            row["kind"],
            row["condition"],
            answered,
            "; ".join(filter(None, notes)),
        )
        table.add_row(*(escape(cell) for cell in cells))
    Console().print(table)


def _minute(at: str) -> str:
    return at[:16].replace("T", " ")


def _words(visit: Visit) -> str:
    return f"{visit.condition}{f': {visit.why}' if visit.why else ''}"


def _count(number: int) -> str:
    return f"{number} source{'' if number == 1 else 's'}"
