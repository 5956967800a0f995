"""Memory of one worker over many pages: flat, or it would have to be replaced now and then.

    DAYBRIEF_DATA=… python -m bench.read_memory [--pages 10000]

Goes round the pages of both extraction sets in one process of `tools.workers`, and prints one line
of JSON for each thousand: pages read, seconds, resident megabytes.
"""

import argparse
import json
import os
import sys
import time
from itertools import cycle, islice
from pathlib import Path

from bench.read_speed import AT, SOURCE, sample
from daybrief.model import Document
from daybrief.stages.read import article_or_error
from daybrief.tools.workers import Workers

EVERY = 1_000


def resident(pages: tuple[Document, ...]) -> float:
    """Read pages, and give this process's resident megabytes after them."""
    for document in pages:
        article_or_error((document, SOURCE))
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=10_000)
    wanted = parser.parse_args()
    data = os.environ.get("DAYBRIEF_DATA")
    if not data:
        print("DAYBRIEF_DATA is not set: name the folder of evaluation data", file=sys.stderr)
        return 2
    bodies = cycle(sample(Path(data), 0))
    documents = (
        Document(source="", url="", status=200, fetched_at=AT, body=body) for body in bodies
    )
    started = time.monotonic()
    with Workers(1, seconds_at_most=3_600) as workers:
        for read in range(0, wanted.pages, EVERY):
            parts = (tuple(islice(documents, 50)) for _ in range(EVERY // 50))
            *_, megabytes = workers.map(resident, parts)
            passed = time.monotonic() - started
            line = {"pages": read + EVERY, "seconds": round(passed), "rss_mb": megabytes}
            print(json.dumps(line), flush=True)
    return 0


if __name__ == "__main__":
    from bench.read_memory import main as start  # so that workers find it by its name

    sys.exit(start())
