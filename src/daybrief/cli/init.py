"""`daybrief init`: write a settings file, by asking or from flags."""

import os
import sys
import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Annotated

import typer

from daybrief.cli.options import DEFAULT_SETTINGS, SettingsOption
from daybrief.errors import InvalidInput
from daybrief.settings import PUBLISH_MODES, Limits, Publication, parse_settings, shown

ASKED = {
    "name": "What is the publication called?",
    "zone": "In which time zone (IANA name)?",
    "language": "In which language is it written (ISO 639-1 code)?",
    "hour": "At what hour is the edition due?",
    "publish": f"How is it published ({' or '.join(PUBLISH_MODES)})?",
    "sections": "Which sections, in order, with commas between? (may be empty)",
}


def init_command(
    settings: SettingsOption = DEFAULT_SETTINGS,
    name: Annotated[str | None, typer.Option(help="Name of the publication.")] = None,
    zone: Annotated[str | None, typer.Option(help="IANA time zone.")] = None,
    language: Annotated[str | None, typer.Option(help="ISO 639-1 code.")] = None,
    hour: Annotated[str | None, typer.Option(help="When the edition is due, HH:MM.")] = None,
    publish: Annotated[str | None, typer.Option(help=" or ".join(PUBLISH_MODES))] = None,
    sections: Annotated[str | None, typer.Option(help="Headings, with commas between.")] = None,
    source: Annotated[
        list[str] | None,
        typer.Option(help="A source, as ADDRESS or NAME=ADDRESS; may be repeated."),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Ask nothing, use defaults.")] = False,
    force: Annotated[bool, typer.Option(help="Write over a file that is there.")] = False,
) -> None:
    """Write a settings file: asks for what no flag says, unless --yes.

    Example: [bold]daybrief init --yes --name "My Morning" --zone Europe/Paris
    --source "The Post=https://post.example/feed.xml"[/bold]
    """
    if settings.exists() and not force:
        raise InvalidInput("there is one already", str(settings), "Write over it with --force")
    given = {
        "name": name,
        "zone": zone,
        "language": language,
        "hour": hour,
        "publish": publish,
        "sections": sections,
    }
    may_ask = not yes and sys.stdin.isatty()
    answers = {key: _answer(key, value, may_ask) for key, value in given.items()}
    rows = list(source or [])
    while may_ask and (row := _ask_source()):
        rows.append(row)

    text = settings_text(answers, rows)
    parse_settings(tomllib.loads(text), settings)
    write_whole(settings, text)
    typer.echo(f"{settings}: written, {len(rows)} source{'' if len(rows) == 1 else 's'}.")
    typer.echo("Next: daybrief doctor, then daybrief day, then daybrief serve")


def settings_text(answers: dict[str, str], sources: list[str]) -> str:
    """Write a settings file that names each key of the publication and shows the limits."""
    lines = ["# What daybrief gathers, makes and publishes. All keys: daybrief settings", ""]
    lines.append("[publication]")
    for key in fields(Publication):
        if key.name in answers:
            value: object = answers[key.name]
            if key.name == "sections":
                value = tuple(s.strip() for s in answers["sections"].split(",") if s.strip())
            lines.append(f"{key.name} = {shown(value)}  # {key.metadata['help']}")
    lines += ["", "# [limits]"]
    lines += [f"# {k.name} = {shown(k.default)}  # {k.metadata['help']}" for k in fields(Limits)]
    for row in sources:
        name, address = _named(row)
        lines += ["", "[[source]]", f"name = {shown(name)}", f"address = {shown(address)}"]
    if not sources:
        example = '# [[source]]\n# name = "The Post"\n# address = "https://post.example/feed.xml"'
        lines += ["", example]
    return "\n".join(lines) + "\n"


def _answer(key: str, given: str | None, may_ask: bool) -> str:
    if given is not None:
        return given
    default = _default(key)
    while may_ask:
        answer = str(typer.prompt(ASKED[key], default))
        if _is_good(settings_text({key: answer}, [])):
            return answer
    return default


def _ask_source() -> str:
    while row := str(typer.prompt("A source (NAME=ADDRESS; empty ends)", "")).strip():
        if _is_good(settings_text({}, [row])):
            break
    return row


def _is_good(text: str) -> bool:
    """Whether these settings hold; says what is wrong, so that it can be asked again."""
    try:
        parse_settings(tomllib.loads(text))
    except InvalidInput as error:
        typer.echo(f"  {error.problem}. {error.fix}")
        return False
    return True


def _default(key: str) -> str:
    if key == "zone":
        return _system_zone()
    default = next(f.default for f in fields(Publication) if f.name == key)
    return ", ".join(default) if isinstance(default, tuple) else shown(default).strip('"')


def _system_zone() -> str:
    """The machine's zone if it has an IANA name, else UTC."""
    _, found, zone = os.path.realpath("/etc/localtime").partition("/zoneinfo/")
    return os.environ.get("TZ", "") or (zone if found else "") or "UTC"


def _named(row: str) -> tuple[str, str]:
    """Split NAME=ADDRESS; an address alone is named after its host."""
    name, equals, address = row.partition("=")
    if not equals or row.startswith(("http://", "https://")):
        name, address = row.split("//")[-1].split("/")[0], row
    return name.strip(), address.strip()


def write_whole(path: Path, text: str) -> None:
    """Write beside and rename, so that no half a file is ever there."""
    beside = path.with_name(path.name + ".new")
    try:
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise InvalidInput(f"cannot be written: {error.strerror}", str(path)) from error
    except UnicodeEncodeError as error:
        beside.unlink(missing_ok=True)
        raise InvalidInput(f"{error.object[error.start]!r} is not text", str(path)) from error
