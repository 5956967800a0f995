"""What others wrote is parsed in a process that can be killed."""

import math
import os
import time
from functools import partial

import pytest

from daybrief.errors import Unreadable
from daybrief.stages.gather import sitemap
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

    assert within_limits(partial(os.path.realpath, "/proc/self")) != ours


def test_what_takes_too_long_is_ended_and_the_next_piece_is_done():
    with Workers(1, seconds_at_most=0.5) as workers:
        with pytest.raises(Unreadable) as caught:
            within_limits(partial(time.sleep, 30), "a.example", workers)
        done = within_limits(partial(math.factorial, 5), "", workers)

    assert str(caught.value) == (
        "a.example: handling it took longer than 0.5 seconds, so it was given up"
    )
    assert done == 120


def test_what_is_wrong_with_a_piece_comes_out_of_the_process_as_it_is():
    with pytest.raises(Unreadable, match="this is no sitemap") as caught:
        within_limits(partial(sitemap.parse, b"Hello", "a.example"))

    assert caught.value.where == "a.example"
