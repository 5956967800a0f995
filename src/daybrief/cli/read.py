"""`daybrief read`: pages in, one line of JSON each out, in the order they were given."""

import gzip
import json
import os
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from itertools import tee
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn
from rich.text import Text

from daybrief.cli import jsonl
from daybrief.errors import InvalidInput, NewsroomError, NothingToRead, SourceError, StageError
from daybrief.model import Article, Completeness, Document, Source
from daybrief.tools.workers import Workers

if TYPE_CHECKING:
    from daybrief.stages.read import Each

PAGES = (".html", ".htm", ".xhtml", ".html.gz", ".htm.gz", ".xhtml.gz")
"""What counts as a page in a folder; a file that is named is one whatever it is called."""
LISTS = (".jsonl", ".ndjson")


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page to read: a file, its bytes where only we can read them, or one JSON line's HTML."""

    file: str
    url: str = ""
    body: bytes | None = None
    error: NewsroomError | None = None


@dataclass(frozen=True, kw_only=True)
class Line:
    """What is printed for one page."""

    text: str
    is_trouble: bool = False


def read_command(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE…",
            help="Pages (.html, .html.gz), folders of pages, or .jsonl with html and url in each "
            "line; - or nothing is .jsonl on standard input.",
        ),
    ] = None,
    url: Annotated[
        str, typer.Option(help="Address that the page came from, where its line names none.")
    ] = "",
    jobs: Annotated[
        int,
        typer.Option(
            min=0,
            help="Pages read at once; 0 is one for each core. With 1, a line is answered before "
            "the next is awaited.",
        ),
    ] = 0,
    seconds: Annotated[
        float, typer.Option(min=0.01, help="A page that takes longer is given up, and said so.")
    ] = 30,
    structure: Annotated[
        bool,
        typer.Option(
            "--structure",
            help="Add what each paragraph is on its page (blocks), captions, and the reader view "
            "(html), clean of anything that acts.",
        ),
    ] = False,
) -> None:
    """Turn pages into articles, each with whether it was all there.

    Prints one line of JSON for each page, in the order given, once it is read.
    What cannot be read, or is not JSON, has its reason in its place, and the
    rest go on; their number is told at the end on standard error.

    Example: daybrief read --url https://coast.example/dam page.html

    Example: daybrief read --jobs 4 pages/ more/*.html.gz > articles.jsonl

    Example: zcat pages.jsonl.gz | daybrief read - | jq -c '[.url, .completeness]'
    """
    files = files or [Path("-")]
    _check(files)
    _address(url)
    named = [file for file in files if not (file.is_dir() or _is_list(file))]
    total = len(files) if len(named) == len(files) else None
    count = troubles = 0
    with Workers(jobs, seconds_at_most=seconds) as workers, _progress() as progress:
        bar = progress.add_task("Reading", total=total)
        for line in lines(pages(files, url), workers.map, structure=structure):
            print(line.text, flush=True)
            count += 1
            troubles += line.is_trouble
            progress.advance(bar)
    if troubles:
        print(f"daybrief: {troubles} of {count} pages could not be read", file=sys.stderr)


def pages(files: Iterable[Path], url: str = "") -> Iterator[Page]:
    """Name each page of files, folders and lists; none is read before its turn."""
    for file in files:
        if _is_list(file):
            yield from _of_list(file, url)
        elif file.is_dir():
            yield from (Page(file=str(found), url=url) for found in _of_folder(file))
        elif file.exists() and not file.is_file():
            yield _of_pipe(file, url)
        else:
            yield Page(file=str(file), url=url)


def lines(pages: Iterable[Page], each: "Each" = map, *, structure: bool = False) -> Iterator[Line]:
    """Read pages, each into its line."""
    pages, told = tee(pages)
    for page, found in zip(told, each(partial(line, structure=structure), pages), strict=True):
        if isinstance(found, StageError):
            yield _line(_nothing(page, Completeness.ERROR, found.problem), is_trouble=True)
        else:
            yield found


def line(page: Page, *, structure: bool = False) -> Line:
    """Read one page; its fault is told in the line."""
    from daybrief.stages import read  # loads much, and only the processes that read need it

    if page.error:
        told = {"error": page.error.problem, "where": page.error.where or page.file}
        return _line(told, is_trouble=True)
    try:
        body = _bytes(Path(page.file)) if page.body is None else page.body
        now = datetime.now(UTC)
        document = Document(source="", url=page.url, status=200, fetched_at=now, body=body)
        article = read.article(document, Source(name="", address=page.url))
        return _line(_told(page, article) | (_structure(article) if structure else {}))
    except OSError as error:
        told = {"error": f"cannot be read: {error}", "where": page.file}
        return _line(told, is_trouble=True)
    except NothingToRead as error:
        return _line(_nothing(page, Completeness.EMPTY, error.problem))
    except (StageError, SourceError) as error:
        return _line(_nothing(page, Completeness.ERROR, error.problem), is_trouble=True)


def _check(files: list[Path]) -> None:
    """Refuse what cannot be read before the first page is."""
    if files == [Path("-")] and sys.stdin.isatty():
        raise InvalidInput("no pages given", "", "Name files, or send lines on standard input")
    for file in files:
        if str(file) != "-" and not file.exists():
            raise InvalidInput("no such file", str(file))


def _address(url: str) -> str:
    """Give an address that can be taken apart, or none.

    Raises:  InvalidInput if it cannot be.
    """
    try:
        _ = urlsplit(url).port
    except ValueError as error:
        raise InvalidInput(f"not an address: {url[:200]!r}") from error
    return url


def _is_list(file: Path) -> bool:
    return str(file) == "-" or (file.suffix in LISTS and not file.is_dir())


def _of_list(file: Path, url: str) -> Iterator[Page]:
    for where, row in jsonl.rows(file):
        try:
            if isinstance(row, NewsroomError):
                raise row  # told in its place below, as a missing key is
            body = jsonl.text(row, "html", None).encode("utf-8", "ignore")
            address = _address(jsonl.text(row, "url") or url)
            yield Page(file=jsonl.text(row, "file") or where, url=address, body=body)
        except NewsroomError as error:
            yield Page(file=where, error=error)


def _of_folder(folder: Path) -> Iterator[Path]:
    """The pages in a folder and all folders in it, by name."""
    for name, folders, files in os.walk(folder):
        folders.sort()
        yield from (Path(name, file) for file in sorted(files) if file.endswith(PAGES))


def _of_pipe(file: Path, url: str) -> Page:
    """Read what only this process can open, such as `/dev/stdin`."""
    try:
        return Page(file=str(file), url=url, body=_bytes(file))
    except OSError as error:
        return Page(file=str(file), error=InvalidInput(f"cannot be read: {error}", str(file)))


def _bytes(path: Path) -> bytes:
    """Read a page's bytes, unpacked; one byte more than the limit tells that there are more."""
    from daybrief.tools.html import BYTES_AT_MOST

    if path.suffix != ".gz":
        with path.open("rb") as file:
            return file.read(BYTES_AT_MOST + 1)
    try:
        with gzip.open(path) as file:
            return file.read(BYTES_AT_MOST + 1)
    except (EOFError, zlib.error) as error:
        raise OSError(f"damaged gzip: {error}") from error


def _line(row: Mapping[str, object], *, is_trouble: bool = False) -> Line:
    text = json.dumps(row, ensure_ascii=False)
    # A file's name need not be UTF-8; as an escape it can be printed, and is itself again in JSON.
    return Line(text=text.encode("utf-8", "backslashreplace").decode(), is_trouble=is_trouble)


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:.0f} pages/s" if task.speed else "")


def _progress() -> Progress:
    """Count on a terminal's standard error, unless the lines themselves are shown there."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        console=Console(stderr=True),
        disable=not sys.stderr.isatty() or sys.stdout.isatty(),
        redirect_stdout=False,  # it would print the lines on standard error
        transient=True,
    )


def _told(page: Page, article: Article) -> dict[str, object]:
    return {
        "file": page.file,
        "url": article.url,
        "title": article.title,
        "byline": list(article.byline),
        "published": _moment(article.dated_at, article.published_offset),
        "language": article.language,
        "text": article.text,
        "paragraphs": list(article.paragraphs),
        "completeness": article.completeness.value,
        "paywalled": article.paywalled,
        "kind": article.kind.value,
        "evidence": [asdict(told) for told in article.evidence],
        "updated": _moment(article.updated_at, article.updated_offset),
        "section": article.section,
        "place": article.place,
        "corrections": list(article.corrections),
        "items": [
            {
                "title": item.title,
                "first": item.first,
                "end": item.end,
                "url": item.url,
                "published": _moment(item.published_at),
            }
            for item in article.items
        ],
    }


def _structure(article: Article) -> dict[str, object]:
    from daybrief.stages.read import view

    return {
        "blocks": [asdict(block) for block in article.blocks],
        "captions": [asdict(caption) for caption in article.captions],
        "html": view.html(article),
    }


def _moment(at: datetime | None, offset: timedelta | None = None) -> str:
    """Write a moment as its page does: UTC would call an evening in New York the next day."""
    return at.astimezone(timezone(offset or timedelta())).isoformat() if at else ""


def _nothing(page: Page, completeness: Completeness, why: str) -> dict[str, object]:
    return {
        "file": page.file,
        "url": page.url,
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
        "updated": "",
        "section": "",
        "place": "",
        "corrections": [],
        "items": [],
    }
