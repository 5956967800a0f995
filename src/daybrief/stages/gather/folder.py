"""The `folder` gatherer: saved web pages on this machine in, a document for each out."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from daybrief.errors import Unreachable, Unreadable
from daybrief.model import Document, Entry, Failure, Offer, Source
from daybrief.settings import Limits
from daybrief.stages.gather.pages import is_web_address, offer
from daybrief.tools.net import Net
from daybrief.tools.packing import Parcel

PAGES = (".html", ".htm", ".xhtml", ".html.gz", ".htm.gz")
FILES_AT_MOST = 50_000
_SAVED_FROM = re.compile(
    rb"<!-- saved from url=\(\d+\)(\S+) -->|<!--\s*Page saved with SingleFile\s+url:\s*(\S+)"
)
_CANONICAL = re.compile(
    rb"""<link\b(?=[^>]{0,300}\brel\s*=\s*["']?canonical\b)[^>]{0,1000}?\bhref\s*=\s*["']([^"'>]+)""",
    re.IGNORECASE,
)
_OG_URL = re.compile(
    rb"""<meta\b(?=[^>]{0,300}\bproperty\s*=\s*["']og:url["'])[^>]{0,1000}?\bcontent\s*=\s*["']([^"'>]+)""",
    re.IGNORECASE,
)
_HEAD = 100_000


def documents(source: Source, net: Net, limits: Limits) -> Iterator[Document | Failure | Offer]:
    """Read the pages saved in a folder and below it, those changed last first.

    Raises:  Unreachable if there is no such folder, Unreadable if it holds no page.
    """
    folder = Path(source.address)
    if not folder.is_dir():
        raise Unreachable("there is no such folder", source.address)
    try:
        files = sorted(_pages(folder), key=lambda file: (-file.stat().st_mtime, str(file)))
    except OSError as error:
        raise Unreachable(f"cannot be read: {error.strerror}", source.address) from error
    # A page tells its own date; the file's is that of the download.
    yield replace(offer(()), entry_count=len(files), dated_count=len(files))
    for file in files[: limits.entries_at_most]:
        name = file.relative_to(folder).as_posix()
        try:
            body = _body(file, limits)
        except (OSError, Unreadable, Unreachable) as error:
            problem = error.problem if isinstance(error, Unreadable | Unreachable) else str(error)
            yield Failure.of("gather", f"{source.name}: {name}", Unreadable(problem, name))
            continue
        url = saved_from(body) or f"file:///{quote(name)}"
        yield Document(
            source=source.name,
            url=url,
            final_url=url,
            status=200,
            headers=(("content-type", "text/html"),),
            fetched_at=net.clock(),
            body=body,
            entry=Entry(url=url, id=name),
        )


def saved_from(body: bytes) -> str:
    """Where a saved page came from, as browsers note it or the page says itself."""
    head = body[:_HEAD]
    for pattern in (_SAVED_FROM, _CANONICAL, _OG_URL):
        if match := pattern.search(head):
            url = next(group for group in match.groups() if group).decode("utf-8", "replace")
            if is_web_address(url):
                return url
    return ""


def _pages(folder: Path) -> list[Path]:
    """Pages of the folder; a link out of it is not followed."""
    found = []
    for file in folder.rglob("*"):
        if file.name.lower().endswith(PAGES) and file.is_file() and not file.is_symlink():
            found.append(file)
            if len(found) >= FILES_AT_MOST:
                break
    return found


def _body(file: Path, limits: Limits) -> bytes:
    with file.open("rb") as opened:
        body = opened.read(limits.bytes_at_most + 1)
    parcel = Parcel(
        "gzip" if file.suffix.lower() == ".gz" else "",
        bytes_at_most=limits.bytes_at_most,
        unpacked_at_most=limits.decompressed_bytes_at_most,
        where=file.name,
    )
    parcel.take(body)
    return parcel.body()
