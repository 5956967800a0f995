"""`daybrief read`: pages in, one line of JSON each out, in the order they were given."""

import gzip
import json
import multiprocessing
import os
import sys
import zlib
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from daybrief.cli import jsonl
from daybrief.errors import InvalidInput, NewsroomError, SourceError, StageError
from daybrief.model import Article, Completeness, Document, Source

A_HANDFUL = 6
"""Pages; for fewer, starting workers costs more than it saves."""


@dataclass(frozen=True, kw_only=True)
class Task:
    """One page to read: a file, or the HTML of one JSON line."""

    file: str
    url: str = ""
    html: str | None = None
    error: NewsroomError | None = None


def read_command(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE…", help=".html, .html.gz or .jsonl with html, url."),
    ],
    url: Annotated[str, typer.Option(help="Address the page came from, for a single page.")] = "",
    jobs: Annotated[int, typer.Option(min=0, help="Processes; 0 takes one a core.")] = 0,
) -> None:
    """Turn pages into articles, each with whether it was all there.

    Example: daybrief read --url https://coast.example/dam page.html
    """
    tasks = list(_tasks(files, url))
    count = jobs or (os.cpu_count() or 1 if len(tasks) > A_HANDFUL else 1)
    # Started afresh, not forked: some extractors hang after a fork.
    pool = multiprocessing.get_context("spawn").Pool(count) if count > 1 else None
    console = Console(stderr=True)
    with pool or nullcontext():
        lines = pool.imap(line, tasks, chunksize=4) if pool else map(line, tasks)
        for told in track(
            lines, "Reading", len(tasks), console=console, disable=not sys.stderr.isatty()
        ):
            print(told)


def line(task: Task) -> str:
    """Read one page and give its line; a page's fault is told in the line."""
    return json.dumps(_row(task), ensure_ascii=False)


def _tasks(files: list[Path], url: str) -> Iterator[Task]:
    for file in files:
        if file.name.endswith(".jsonl") or str(file) == "-":
            yield from _of_lines(file, url)
        elif file.is_file():
            yield Task(file=str(file), url=url)
        else:
            raise InvalidInput("no such file", str(file))


def _of_lines(file: Path, url: str) -> Iterator[Task]:
    for where, row in jsonl.rows(file):
        try:
            if isinstance(row, NewsroomError):
                raise row  # told in its place below, as a missing key is
            page = jsonl.text(row, "html", None)
            address = jsonl.text(row, "url") or url
            yield Task(file=jsonl.text(row, "file") or where, url=address, html=page)
        except NewsroomError as error:
            yield Task(file=where, error=error)


def _row(task: Task) -> dict[str, object]:
    from daybrief.stages import read  # loads much; a list of commands does not wait for it

    if task.error:
        return {"error": task.error.problem, "where": task.error.where or task.file}
    now = datetime.now(UTC)
    try:
        body = _bytes(Path(task.file)) if task.html is None else task.html.encode("utf-8", "ignore")
        document = Document(source="", url=task.url, status=200, fetched_at=now, body=body)
        return _told(task, read.article(document, Source(name="", address=task.url)))
    except OSError as error:
        return {"error": f"cannot be read: {error}", "where": task.file}
    except (StageError, SourceError) as error:
        completeness = Completeness.ERROR if isinstance(error, SourceError) else Completeness.EMPTY
        return _nothing(task, completeness, error.problem)


def _bytes(path: Path) -> bytes:
    """Read a page's bytes, unpacked; one byte more than the limit is enough to refuse it."""
    from daybrief.tools.html import BYTES_AT_MOST

    if path.suffix != ".gz":
        with path.open("rb") as file:
            return file.read(BYTES_AT_MOST + 1)
    try:
        with gzip.open(path) as file:
            return file.read(BYTES_AT_MOST + 1)
    except (EOFError, zlib.error) as error:
        raise OSError(f"damaged gzip: {error}") from error


def _told(task: Task, article: Article) -> dict[str, object]:
    dated_at = article.dated_at
    return {
        "file": task.file,
        "url": article.url,
        "title": article.title,
        "byline": list(article.byline),
        "published": dated_at.isoformat() if dated_at else "",
        "language": article.language,
        "text": article.text,
        "paragraphs": list(article.paragraphs),
        "completeness": article.completeness.value,
        "paywalled": article.paywalled,
        "kind": article.kind.value,
        "evidence": [asdict(told) for told in article.evidence],
    }


def _nothing(task: Task, completeness: Completeness, why: str) -> dict[str, object]:
    return {
        "file": task.file,
        "url": task.url,
        "title": "",
        "byline": [],
        "published": "",
        "language": "",
        "text": "",
        "paragraphs": [],
        "completeness": completeness.value,
        "paywalled": None,
        "kind": "article",
        "evidence": [{"fact": "completeness", "says": why, "start": None}],
    }
