"""What a person sees on a terminal while sources are asked: looked at through a real one."""

import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios

import pytest

pytestmark = pytest.mark.server

COUNTS = ("asked", "answered", "unchanged", "failed", "pages", "MB")
MOVES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@pytest.fixture
def seen(town, tmp_path):
    """Gather in a terminal of so many columns; gives all that was written to it."""
    settings = str(town.settings(tmp_path))
    usual = {k: v for k, v in os.environ.items() if k not in {"COLUMNS", "LINES", "NO_COLOR"}}

    def seen(columns, *words, term="xterm-256color", stdout=None):
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        command = [sys.executable, "-m", "daybrief", "gather", "--settings", settings, *words]
        running = subprocess.Popen(
            command,
            stdin=theirs,
            stdout=stdout or theirs,
            stderr=theirs,
            env=usual | {"TERM": term},
        )
        os.close(theirs)
        pieces = iter(lambda: read(ours), b"")
        written = b"".join(pieces).decode()
        os.close(ours)
        assert running.wait(60) == 0
        return written

    return seen


def read(terminal):
    """What has come; nothing once nobody writes any more, which Linux tells by an error."""
    try:
        return os.read(terminal, 65_536)
    except OSError:
        return b""


def test_a_terminal_shows_the_counts_side_by_side_and_leaves_a_line_of_them(seen):
    written = seen(80)

    lines = MOVES.sub("", written).splitlines()
    assert lines[0].split() == list(COUNTS)
    assert lines[1].split() == ["0", "of", "4", "0", "0", "0", "0", "0.0"]
    assert lines[-1].startswith("4 sources asked, 4 answered (0 unchanged)")
    # The table is gone and the cursor is back.
    assert written.rindex("\x1b[?25h") > written.rindex("\x1b[?25l")
    assert written.index("\x1b[2K") < written.index("4 sources asked")


@pytest.mark.parametrize("columns", [20, 40])
def test_a_narrow_terminal_shows_every_count_whole_one_below_the_other(seen, columns):
    lines = MOVES.sub("", seen(columns)).splitlines()

    assert [line.split()[0] for line in lines[:6]] == list(COUNTS)
    assert lines[0].split() == ["asked", "0", "of", "4"]
    assert all(len(line) <= columns for line in lines[:6])


def test_a_terminal_that_cannot_move_its_cursor_gets_plain_lines(seen):
    written = seen(80, term="dumb")

    assert MOVES.search(written) is None
    assert written.startswith("4 sources asked, 4 answered")


def test_rows_for_a_program_are_written_beside_the_table_and_not_into_it(seen, tmp_path):
    with (tmp_path / "rows.jsonl").open("w") as rows:
        written = seen(80, "--json", stdout=rows)

    told = [json.loads(line) for line in (tmp_path / "rows.jsonl").read_text().splitlines()]
    assert len(told) == 4
    assert '"source"' not in written
    assert "answered" in written


def test_rows_on_the_terminal_itself_are_not_broken_by_a_table(seen):
    written = seen(200, "--json")

    assert MOVES.search(written) is None
    assert [json.loads(line)["state"] for line in written.splitlines()[:4]] == ["answered"] * 4
