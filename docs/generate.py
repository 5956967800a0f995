"""Write the reference pages from the code: `make docs`. A test checks that they are current."""

import inspect
from collections.abc import Iterator
from dataclasses import fields
from importlib.metadata import entry_points
from pathlib import Path

import click
import typer

from daybrief import errors
from daybrief.cli.app import COMMANDS, app, register
from daybrief.model.source import Source, Terms
from daybrief.settings import SECRETS, TABLES, shown

FOLDER = Path(__file__).parent / "reference"
NOTE = "<!-- Made from the code by `make docs`; change the code, not this page. -->\n"
GROUPS = {
    "gatherers": "a kind of source",
    "presses": "a format",
    "models": "a language model",
    "checks": "a check of printed sentences",
}


def pages() -> dict[str, str]:
    """Every reference page by file name."""
    made = {
        "settings.md": _settings(),
        "commands.md": _commands(),
        "errors.md": _errors(),
        "extension-points.md": _extension_points(),
    }
    return {name: NOTE + "\n" + body for name, body in made.items()}


def _settings() -> str:
    lines = ["# Settings: `daybrief.toml`", ""]
    for name, table in TABLES.items():
        lines += [f"## `[{name}]`", "", "| key | default | what it is |", "|---|---|---|"]
        lines += [
            f"| `{key.name}` | `{shown(key.default)}` | {key.metadata['help']} |"
            for key in fields(table)
        ]
        lines.append("")
    lines += ["## `[[source]]`", "", "| key | default | what it is |", "|---|---|---|"]
    documented = _attribute_docs(Source) | _attribute_docs(Terms)
    for key in (*fields(Source), *fields(Terms)):
        if key.name not in {"terms", "where"}:
            default = "required" if key.name in {"name", "address"} else f"`{shown(key.default)}`"
            lines.append(f"| `{key.name}` | {default} | {documented.get(key.name, '')} |")
    lines += [
        "",
        "## Environment",
        "",
        "Secrets come from here and nowhere else; each may stand in a file that `NAME_FILE` names.",
        "",
    ]
    lines += ["| variable | what it is |", "|---|---|"]
    lines += [f"| `{name}` | {told} |" for name, told in SECRETS.items()]
    return "\n".join(lines) + "\n"


def _commands() -> str:
    if not app.registered_commands:
        register()
    program = typer.main.get_command(app)
    lines = ["# Commands", ""]
    for panel, names in COMMANDS.items():
        lines += [f"## {panel}", ""]
        for name in names:
            lines += _command(program.commands[name], f"daybrief {name}", "###")
    return "\n".join(lines) + "\n"


def _command(command: click.Command, name: str, heading: str) -> Iterator[str]:
    told = inspect.cleandoc(command.help or "").replace("[bold]", "`").replace("[/bold]", "`")
    yield from (f"{heading} `{name}`", "", told, "")
    if isinstance(command, click.Group):
        for sub, below in command.commands.items():
            yield from _command(below, f"{name} {sub}", heading + "#")
        return
    options = [p for p in command.params if p.name != "help"]
    if options:
        yield from ("| option | what it is |", "|---|---|")
        for option in options:
            names = ", ".join(f"`{o}`" for o in option.opts) or f"`{option.human_readable_name}`"
            told = getattr(option, "help", None) or ""
            yield f"| {names} | {' '.join(told.split())} |"
        yield ""


def _errors() -> str:
    lines = [
        "# Errors",
        "",
        "Each error tells what is wrong, where, and what to do.",
        "",
    ]
    return "\n".join([*lines, *_tree(errors.NewsroomError, "")]) + "\n"


def _tree(kind: type, indent: str) -> Iterator[str]:
    yield f"{indent}- **{kind.__name__}**: {inspect.getdoc(kind)}"
    for below in kind.__subclasses__():
        yield from _tree(below, indent + "  ")


def _extension_points() -> str:
    lines = [
        "# Extension points",
        "",
        "A plugin is a function that a package names in an entry point group; what ships with",
        "daybrief is registered by the same route.",
        "",
    ]
    for group, what in GROUPS.items():
        lines += [f"## `daybrief.{group}`: {what}", ""]
        found = sorted(entry_points(group=f"daybrief.{group}"), key=lambda point: point.name)
        own = [point for point in found if point.value.startswith("daybrief.")]
        lines += [f"- `{point.name}`: `{point.value}`" for point in own] or ["None ships yet."]
        lines.append("")
    return "\n".join(lines)


def _attribute_docs(table: type) -> dict[str, str]:
    """The text under each attribute of a dataclass, where there is one."""
    told, name = {}, ""
    for line in inspect.getsource(table).splitlines():
        stripped = line.strip()
        if stripped.startswith('"""') and name:
            told[name] = stripped.strip('"')
        name = stripped.split(":")[0] if ": " in stripped and stripped[0] != '"' else ""
    return told


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, body in pages().items():
        (FOLDER / name).write_text(body, encoding="utf-8")
