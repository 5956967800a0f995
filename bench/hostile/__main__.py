"""Read every hostile page in a process with limits, and print a line for each and a summary.

    python -m bench.hostile [PART OF A NAME]

A line: seconds, peak megabytes of the process, completeness, words read, name, reason. Ends with 1
if a page raised an exception, broke its process or took longer than the limit.
"""

import sys

from bench.hostile.pages import PAGES, named
from bench.hostile.reading import BYTES_AT_MOST, SECONDS_AT_MOST, outcome
from daybrief.errors import StageError
from daybrief.tools.workers import Workers


def main() -> int:
    part = sys.argv[1] if len(sys.argv) > 1 else ""
    lost, slowest, largest, count = [], 0.0, 0.0, 0
    with Workers(1, seconds_at_most=SECONDS_AT_MOST, bytes_at_most=BYTES_AT_MOST) as workers:
        for name, page in named(part):
            count += 1
            (found,) = workers.map(outcome, [page])
            if isinstance(found, StageError):
                lost.append(name)
                print(f"   LOST                              {name}: {found.problem}", flush=True)
                continue
            slowest, largest = max(slowest, found.seconds), max(largest, found.megabytes)
            print(
                f"{found.seconds:6.2f} s {found.megabytes:6.0f} MB {found.completeness:<13}"
                f"{found.words:>8}  {name}: {found.why[:110]}",
                flush=True,
            )
    print(
        f"{count} of {len(PAGES)} pages, {len(lost)} lost; slowest {slowest:.1f} s of "
        f"{SECONDS_AT_MOST}, largest {largest:.0f} MB of {BYTES_AT_MOST / 1e6:.0f}"
    )
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
