"""The common part of the filters: JSON Lines in, JSON Lines out, a bad line in its own place."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from daybrief.errors import InvalidInput, NewsroomError

Row = dict[str, Any]

LINE_AT_MOST = 100_000_000
"""Bytes. A page of 10 MB fits, even where each of its characters is written as an escape."""


def rows(
    file: Path | None, *, line_at_most: int = LINE_AT_MOST
) -> Iterator[tuple[str, Row | NewsroomError]]:
    """Read JSON objects, one a line, each with where it stands; a bad line is an error value."""
    name = str(file) if file and str(file) != "-" else "standard input"
    try:
        lines = (
            sys.stdin.buffer if name == "standard input" else open(name, "rb")  # noqa: SIM115 - the `with` below closes it
        )
    except OSError as error:
        raise InvalidInput(f"cannot be read: {error.strerror}", name) from error
    with lines:
        for number, line in enumerate(_limited(lines, line_at_most), 1):
            if not line.strip():
                continue
            where = f"{name}: line {number}"
            if len(line) > line_at_most:
                problem = f"the line is longer than {line_at_most / 1e6:g} MB"
                yield where, InvalidInput(problem, where)
                continue
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                yield where, InvalidInput(f"not JSON: {error}", where)
                continue
            is_row = isinstance(row, dict)
            yield where, row if is_row else InvalidInput("not a JSON object", where)


def _limited(lines: BinaryIO, at_most: int) -> Iterator[bytes]:
    """Split into lines; of one that is too long, give what tells so and no more."""
    while line := lines.readline(at_most + 1):
        yield line
        while len(line) > at_most and not line.endswith(b"\n"):
            line = lines.readline(at_most + 1)


def say(row: Row) -> None:
    """Print one object as one line of UTF-8."""
    print(json.dumps(row, ensure_ascii=False), flush=False)


def say_error(error: NewsroomError, where: str) -> None:
    """Print the line that stands in a bad line's place."""
    say({"error": error.problem, "where": error.where or where})


def each(file: Path | None, answer: Callable[[Row], Row]) -> None:
    """Run a filter whose lines do not depend on each other."""
    for where, row in rows(file):
        try:
            say(answer(_good(row)))
        except NewsroomError as error:
            say_error(error, where)


def good_rows(told: Iterable[tuple[str, Row | NewsroomError]]) -> Iterator[Row]:
    """Pass good rows on; print the line of each bad one at once."""
    for where, row in told:
        if isinstance(row, NewsroomError):
            say_error(row, where)
        else:
            yield row


def text(row: Row, key: str, default: str | None = "") -> str:
    """A text of a row.

    Raises:  InvalidInput if it is of another type, or missing with no default.
    """
    value = row.get(key, default)
    if value is None and default is not None:
        return default
    if not isinstance(value, str):
        raise InvalidInput(f"{key!r} must be a text")
    return value


def _good(row: Row | NewsroomError) -> Row:
    if isinstance(row, NewsroomError):
        raise row
    return row
