"""The settings file changed where it must be and left as it is elsewhere, comments and all.

Text in, text out; each change is read back and refused if it says anything but what was meant.
"""

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields
from itertools import pairwise
from pathlib import Path

from daybrief.errors import SettingsError
from daybrief.model import Folder, Source
from daybrief.model.source import Terms
from daybrief.settings import Settings, parse_settings, shown

_HEADER = re.compile(r"^[ \t]*\[\[?[^\]\n]*\]\]?[ \t]*(?:#.*)?$", re.MULTILINE)
_SOURCE = re.compile(r"[ \t]*\[\[\s*source\s*\]\]")
_ADDRESS = re.compile(r"""^([ \t]*address[ \t]*=[ \t]*)(?:"[^"\n]*"|'[^'\n]*')""", re.MULTILINE)
_OF_SOURCE = re.compile(r"[ \t]*\[\[?\s*source\s*\.")


def with_sources(text: str, sources: Iterable[Source], folders: Iterable[Folder] = ()) -> str:
    """Add rows at the end of a settings file."""
    rows = [_row("folder", folder) for folder in folders]
    rows += [_row("source", source) for source in sources]
    return text.rstrip("\n") + "\n\n" + "\n\n".join(rows) + "\n" if rows else text


def with_addresses(text: str, addresses: Mapping[str, str]) -> str:
    """Write new addresses, by the sources' names, in the place of the old."""
    starts = [*(match.start() for match in _HEADER.finditer(text)), len(text)]
    pieces = [text[: starts[0]]]
    for start, end in pairwise(starts):
        block = text[start:end]
        address = addresses.get(_name(block), "") if _SOURCE.match(block) else ""
        if address and (old := _ADDRESS.search(block)):
            block = block[: old.end(1)] + shown(address) + block[old.end() :]
        pieces.append(block)
    return "".join(pieces)


def without_sources(text: str, names: Collection[str]) -> str:
    """Take the rows of these sources out of a settings file."""
    starts = [*(match.start() for match in _HEADER.finditer(text)), len(text)]
    kept, is_wanted = [text[: starts[0]]], True
    for start, end in pairwise(starts):
        block = text[start:end]
        if _SOURCE.match(block):
            is_wanted = _name(block) not in names
        elif not _OF_SOURCE.match(block):
            is_wanted = True
        if is_wanted:
            kept.append(block)
    return "".join(kept).rstrip("\n") + "\n"


def checked(text: str, path: Path, expected: Iterable[Source]) -> Settings:
    """Read a changed settings file back.

    Raises:  SettingsError if its sources are not those expected: the file is unusual, and a
             person has to change it.
    """
    fix = "Change it by hand"
    try:
        settings = parse_settings(tomllib.loads(text), path)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError("cannot be changed by this command", str(path), fix) from error
    if settings.sources != tuple(expected):
        raise SettingsError("cannot be changed by this command", str(path), fix)
    return settings


def _name(block: str) -> str:
    """The name in one source's row; a row that cannot be read alone has none."""
    try:
        rows = tomllib.loads(block).get("source", [{}])
    except tomllib.TOMLDecodeError:
        return ""
    return str(rows[0].get("name", ""))


def _row(table: str, noun: Source | Folder) -> str:
    lines = [f"[[{table}]]"]
    for key in fields(noun):
        value = getattr(noun, key.name)
        if key.name in {"where", "terms"} or _is_default(noun, key.name, value):
            continue
        lines.append(f"{key.name} = {shown(value)}")
    if isinstance(noun, Source):
        plain = Terms()
        lines += [
            f"{key.name} = {shown(getattr(noun.terms, key.name))}"
            for key in fields(Terms)
            if getattr(noun.terms, key.name) != getattr(plain, key.name)
        ]
    return "\n".join(lines)


def _is_default(noun: Source | Folder, name: str, value: object) -> bool:
    if isinstance(noun, Folder):
        return not value and name != "path"
    plain = Source(name=noun.name, address="")
    return value == getattr(plain, name) and name != "name"
