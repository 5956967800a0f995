"""Pages a second on one core: `read.article`, all of it, against trafilatura with its metadata.

    DAYBRIEF_DATA=… python -m bench.read_speed [--pages N]

Both read the same bytes of the same page, one after the other, in turn first and second. Prints
one line of JSON: both rates and the ratio, the median over pages of trafilatura's seconds to ours.
"""

import argparse
import gzip
import json
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from trafilatura import bare_extraction

from daybrief.errors import SourceError, StageError
from daybrief.model import Document, Source
from daybrief.stages import read

AT = datetime(2026, 11, 25, 5, 30, tzinfo=UTC)
SOURCE = Source(name="", address="")
SETS = ("extraction-aeb", "extraction-wcxb-dev")
WARM_UP = 5
"""Pages read before: models are loaded and patterns compiled with the first ones."""


def sample(data: Path, count: int) -> list[bytes]:
    """Take pages evenly from both sets; 0 takes all."""
    paths = [path for name in SETS for path in sorted((data / name / "html").glob("*.html.gz"))]
    every = max(1, len(paths) // count) if count else 1
    return [gzip.decompress(path.read_bytes()) for path in paths[::every]]


def ours(body: bytes) -> None:
    document = Document(source="", url="", status=200, fetched_at=AT, body=body)
    with suppress(SourceError, StageError):  # what is no page takes its time too
        read.article(document, SOURCE)


def theirs(body: bytes) -> None:
    bare_extraction(body, with_metadata=True)


def seconds(run: Callable[[bytes], None], body: bytes) -> float:
    started = time.perf_counter()
    run(body)
    return time.perf_counter() - started


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=120, help="how many; 0 takes all")
    wanted = parser.parse_args()
    data = os.environ.get("DAYBRIEF_DATA")
    if not data:
        print("DAYBRIEF_DATA is not set: name the folder of evaluation data", file=sys.stderr)
        return 2
    bodies = sample(Path(data), wanted.pages)
    for body in bodies[:WARM_UP]:
        ours(body)
        theirs(body)
    our_seconds, their_seconds = [], []
    for number, body in enumerate(bodies):
        if number % 2:
            their_seconds.append(seconds(theirs, body))
        our_seconds.append(seconds(ours, body))
        if not number % 2:
            their_seconds.append(seconds(theirs, body))
    ratios = [their / our for our, their in zip(our_seconds, their_seconds, strict=True)]
    figures = {
        "pages": len(bodies),
        "daybrief_pages_per_second": round(len(bodies) / sum(our_seconds), 1),
        "trafilatura_pages_per_second": round(len(bodies) / sum(their_seconds), 1),
        "ratio": round(median(ratios), 3),
        "ratio_of_totals": round(sum(their_seconds) / sum(our_seconds), 3),
    }
    print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
