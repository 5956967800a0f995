"""One hostile page read, in the process that is there for it, with what that took."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.hostile.pages import Page
from daybrief.errors import SourceError, StageError
from daybrief.model import Document, Source
from daybrief.stages import read

SECONDS_AT_MOST = 30
BYTES_AT_MOST = 2_000_000_000
AT = datetime(2026, 11, 25, 5, 30, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Outcome:
    seconds: float
    megabytes: float
    completeness: str
    words: int
    why: str


def outcome(page: Page) -> Outcome:
    """Read one page, in the process for it; the peak of memory is this page's own."""
    body, content_type = page
    Path("/proc/self/clear_refs").write_text("5")  # the peak starts anew
    started = time.perf_counter()
    document = Document(
        source="", url="https://hostile.example/x", status=200, fetched_at=AT, body=body,
        headers=(("content-type", content_type),),
    )  # fmt: skip
    try:
        article = read.article(document, Source(name="", address=""))
    except (SourceError, StageError) as error:
        completeness, words, why = type(error).__name__, 0, error.problem
    else:
        completeness, words = str(article.completeness), len(article.text.split())
        why = "; ".join(e.says for e in article.evidence if e.fact == "completeness")
    seconds = time.perf_counter() - started
    status = Path("/proc/self/status").read_text()
    peak = int(status.partition("VmHWM:")[2].split()[0]) / 1024
    return Outcome(seconds=seconds, megabytes=peak, completeness=completeness, words=words, why=why)
