"""Large feeds that only the patient parser reads are read in a process that can be killed."""

import math
import os
import time

from daybrief.stages.gather.feed import parse
from daybrief.stages.gather.patience import within_limits
from daybrief.tools.workers import Workers


def test_a_large_ill_formed_feed_is_read_whole():
    items = "<item><title>Fish & chips</title><link>https://a.example/{}</link></item>"
    body = "".join(items.format(number) for number in range(2_000))

    feed = parse(f'<rss version="2.0"><channel><title>T</title>{body}</channel></rss>'.encode())

    assert len(feed.entries) == 2_000
    assert feed.entries[0].title == "Fish & chips"


def test_the_work_is_done_in_another_process():
    ours = os.path.realpath("/proc/self")

    assert within_limits(os.path.realpath, "/proc/self") not in {None, ours}


def test_what_takes_too_long_is_ended_and_the_next_piece_is_done():
    with Workers(1, seconds_at_most=0.5) as workers:
        late = within_limits(time.sleep, 30, workers)
        done = within_limits(math.factorial, 5, workers)

    assert late is None
    assert done == 120
