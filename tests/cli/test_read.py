"""`daybrief read` as a filter: pages in, JSON Lines out, a bad line in its own place."""

import gzip
import json
import os
import pty
import signal
import subprocess
import sys
from datetime import datetime
from itertools import count, islice
from pathlib import Path

import pytest

from daybrief.cli import jsonl
from daybrief.cli.read import Page, lines, pages, read_command
from daybrief.errors import InvalidInput, StageError
from tests.town import BRIDGE, ORCHESTRA

RECORDINGS = Path(__file__).parents[1] / "recordings" / "page"


@pytest.fixture
def read():
    """Read pages in this process, which is quicker; gives the lines."""

    def read(*files, url=""):
        return [json.loads(line.text) for line in lines(pages(files, url))]

    return read


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "bridge.html"
    path.write_text(BRIDGE.page)
    return path


def test_a_line_with_structure_says_what_each_paragraph_is(page):
    (told,) = lines(pages([page]), structure=True)

    row = json.loads(told.text)
    assert len(row["blocks"]) == len(row["paragraphs"])
    assert set(row["blocks"][0]) == {"shape", "level", "run", "links"}
    assert row["captions"] == []
    assert row["html"].startswith('<article lang="en"><h1>')


def test_a_page_is_one_line_with_its_text_and_facts(read, page):
    (row,) = read(page, url="https://harbour.example/bridge")

    assert row["file"] == str(page)
    assert row["url"] == "https://harbour.example/bridge"
    assert (row["title"], row["language"]) == (BRIDGE.title, "en")
    assert tuple(row["paragraphs"]) == BRIDGE.paragraphs
    assert row["text"] == "\n\n".join(BRIDGE.paragraphs)
    assert row["published"] == BRIDGE.published.isoformat()
    assert (row["completeness"], row["paywalled"], row["kind"]) == ("complete", None, "article")
    assert {told["fact"] for told in row["evidence"]} >= {"completeness", "published"}


def test_a_packed_page_reads_as_the_page_itself(read, page, tmp_path):
    packed = tmp_path / "bridge.html.gz"
    packed.write_bytes(gzip.compress(page.read_bytes()))

    plain, unpacked = read(page, packed)

    assert unpacked == {**plain, "file": str(packed)}


def test_an_undated_page_has_no_date_rather_than_a_guess(read, tmp_path):
    path = tmp_path / "undated.html"
    path.write_text("<html><body><article><p>The ferry sails.</p></article></body></html>")

    (row,) = read(path)

    assert row["published"] == ""


def test_a_time_is_written_in_the_offset_of_its_page(read, tmp_path):
    path = tmp_path / "evening.html"
    path.write_text(
        '<meta property="article:published_time" content="2025-01-29T23:00:00-05:00">'
        '<meta property="article:modified_time" content="2025-01-30T23:30:00-05:00">'
        "<p>The ferry sails.</p>"
    )

    (row,) = read(path)

    assert row["published"] == "2025-01-29T23:00:00-05:00"
    assert row["updated"] == "2025-01-30T23:30:00-05:00"


def test_a_day_without_an_hour_stays_that_day(read, tmp_path):
    path = tmp_path / "day.html"
    path.write_text('<meta name="date" content="29 January 2025"><p>The ferry sails.</p>')

    (row,) = read(path)

    assert row["published"] == "2025-01-29T12:00:00+00:00"


def test_a_line_tells_the_part_the_place_and_the_corrections(read):
    (row,) = read(RECORDINGS / "facts-restamped.html")

    assert (row["section"], row["place"]) == ("Region", "Tavel")
    assert row["corrections"][0].startswith("Korrektur: ")
    assert row["updated"].startswith("2026-08-01T")


def test_the_pieces_of_a_live_blog_are_told_with_their_paragraphs_and_times(read):
    (row,) = read(RECORDINGS / "live.html")

    first, *_ = row["items"]
    assert list(first) == ["title", "first", "end", "url", "published"]
    assert first["title"]
    assert 0 <= first["first"] < first["end"] <= len(row["paragraphs"])
    assert datetime.fromisoformat(first["published"]).tzinfo


def test_each_line_that_is_no_error_has_the_same_keys(read, page, tmp_path):
    (tmp_path / "empty.html").write_bytes(b"")

    whole, nothing = read(page, tmp_path / "empty.html")

    assert list(whole) == list(nothing)
    assert list(whole)[:6] == ["file", "url", "title", "byline", "published", "language"]


def test_a_bad_line_is_told_in_its_place_and_the_rest_go_on(read, tmp_path):
    path = tmp_path / "pages.jsonl"
    good = [{"html": piece.page, "url": "https://a.example/x"} for piece in (BRIDGE, ORCHESTRA)]
    bad = ["{", "[]", '{"url": "https://a.example/"}', '{"html": 7}']
    path.write_text("\n".join([json.dumps(good[0]), "", *bad, json.dumps(good[1])]))

    first, *told, last = read(path)

    assert (first["title"], last["title"]) == (BRIDGE.title, ORCHESTRA.title)
    assert [row["where"] for row in told] == [f"{path}: line {n}" for n in (3, 4, 5, 6)]
    assert [row["error"] for row in told][1:] == [
        "not a JSON object",
        "'html' must be a text",
        "'html' must be a text",
    ]
    assert told[0]["error"].startswith("not JSON")


def test_what_is_no_page_is_a_line_without_text_that_says_what_it_is(read, tmp_path, page):
    pdf, empty = tmp_path / "report.html", tmp_path / "empty.html"
    pdf.write_bytes(b"%PDF-1.7")
    empty.write_bytes(b"")

    report, nothing, bridge = read(pdf, empty, page)

    assert (report["completeness"], report["text"]) == ("error", "")
    assert "PDF" in report["evidence"][0]["says"]
    assert (nothing["completeness"], nothing["text"]) == ("empty", "")
    assert bridge["title"] == BRIDGE.title


def test_a_damaged_archive_is_told_in_its_place(read, tmp_path, page):
    cut, none = tmp_path / "cut.html.gz", tmp_path / "none.html.gz"
    cut.write_bytes(gzip.compress(BRIDGE.page.encode())[:-20])
    none.write_bytes(b"not packed at all")

    first, second, third = read(cut, none, page)

    assert (first["where"], second["where"]) == (str(cut), str(none))
    assert first["error"].startswith("cannot be read: damaged gzip")
    assert second["error"].startswith("cannot be read: ")
    assert third["title"] == BRIDGE.title


def test_a_file_that_is_not_there_is_refused_before_any_page_is_read(runs, page):
    with pytest.raises(InvalidInput, match=r"missing\.html: no such file"):
        runs(read_command, str(page), "missing.html")


def test_a_file_that_goes_away_meanwhile_is_told_in_its_place(read, page, tmp_path):
    first, second = read(tmp_path / "gone.html", page)

    assert first["where"] == str(tmp_path / "gone.html")
    assert "No such file" in first["error"]
    assert second["title"] == BRIDGE.title


def test_a_folder_is_read_with_the_folders_in_it_by_name(read, page, tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "orchestra.htm.gz").write_bytes(gzip.compress(ORCHESTRA.page.encode()))
    (tmp_path / "notes.txt").write_text("no page")

    rows = read(tmp_path)

    assert [row["file"] for row in rows] == [str(page), str(tmp_path / "b/orchestra.htm.gz")]
    assert [row["title"] for row in rows] == [BRIDGE.title, ORCHESTRA.title]


def test_an_endless_list_is_read_as_it_comes():
    endless = (Page(file=f"{n}", body=BRIDGE.page.encode()) for n in count())

    first = [json.loads(line.text) for line in islice(lines(endless), 2)]

    assert [row["file"] for row in first] == ["0", "1"]


def test_a_page_whose_process_died_is_a_line_that_says_why():
    def each(function, pages):
        return (StageError("it took too long") for _ in pages)

    (line,) = lines([Page(file="a.html", url="https://a.example/")], each)

    row = json.loads(line.text)
    assert (row["file"], row["completeness"], row["text"]) == ("a.html", "error", "")
    assert row["evidence"][0]["says"] == "it took too long"
    assert line.is_trouble


def test_a_name_that_is_not_utf8_comes_back_as_it_was(read, tmp_path):
    path = tmp_path / os.fsdecode(b"caf\xe9.html")
    path.write_text(BRIDGE.page)

    (row,) = read(path)

    assert row["file"] == str(path)
    assert row["title"] == BRIDGE.title


def test_odd_characters_in_a_line_do_no_harm(read, tmp_path):
    path = tmp_path / "pages.jsonl"
    odd = {"html": "<p>The ferry \ud800 sails.</p>", "url": "", "file": "\udfff"}
    path.write_text("\n".join([json.dumps(odd), json.dumps(odd | {"url": "http://["})]))

    row, bad = read(path)

    assert row["file"] == "\udfff"
    assert bad == {"error": "not an address: 'http://['", "where": f"{path}: line 2"}


def test_an_address_that_is_none_is_refused(runs, page):
    with pytest.raises(InvalidInput, match="not an address"):
        runs(read_command, "--url", "http://[", str(page))


def test_a_line_that_is_too_long_is_told_and_passed_over(tmp_path):
    path = tmp_path / "pages.jsonl"
    path.write_text('{"html": "' + "x" * 400 + '"}\n{"html": ""}\n')

    first, second = jsonl.rows(path, line_at_most=50)

    assert "longer" in first[1].problem
    assert second == (f"{path}: line 2", {"html": ""})


def test_several_processes_give_the_same_lines_in_the_same_order(daybrief, read, page, tmp_path):
    other = tmp_path / "orchestra.html"
    other.write_text(ORCHESTRA.page)
    files = [page, other, page] * 9

    shown = daybrief("read", "--jobs", "2", *(str(file) for file in files), cwd=tmp_path)

    assert [json.loads(line) for line in shown.stdout.splitlines()] == read(*files)
    assert (shown.returncode, shown.stderr) == (0, "")


def test_standard_input_is_a_list_where_nothing_is_named(daybrief, tmp_path):
    given = json.dumps({"html": BRIDGE.page, "file": "bridge"}) + "\n[]\n"

    shown = daybrief("read", cwd=tmp_path, given=given)

    first, second = map(json.loads, shown.stdout.splitlines())
    assert (first["file"], first["title"]) == ("bridge", BRIDGE.title)
    assert second == {"error": "not a JSON object", "where": "standard input: line 2"}
    assert shown.stderr == "daybrief: 1 of 2 pages could not be read\n"
    assert shown.returncode == 0


def test_one_page_comes_through_a_pipe_that_only_we_can_open(daybrief, tmp_path):
    shown = daybrief("read", "--url", "https://a.example/b", "/dev/stdin", cwd=tmp_path,
                     given=BRIDGE.page)  # fmt: skip

    (row,) = map(json.loads, shown.stdout.splitlines())
    assert (row["file"], row["title"]) == ("/dev/stdin", BRIDGE.title)


def test_a_page_that_takes_too_long_is_given_up_and_the_program_ends_well(daybrief, page, tmp_path):
    shown = daybrief("read", "--seconds", "0.01", str(page), cwd=tmp_path)

    (row,) = map(json.loads, shown.stdout.splitlines())
    assert row["completeness"] == "error"
    assert "longer than 0.01 seconds" in row["evidence"][0]["says"]
    assert shown.stderr == "daybrief: 1 of 1 pages could not be read\n"
    assert shown.returncode == 0


def test_with_one_job_each_line_is_answered_before_the_next_is_awaited(tmp_path):
    command = [sys.executable, "-m", "daybrief", "read", "--jobs", "1", "-"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "cwd": tmp_path}
    with subprocess.Popen(command, text=True, **pipes) as process:
        for title in ("One ferry", "Another ferry"):
            process.stdin.write(json.dumps({"html": f"<h1>{title}</h1><p>It sailed.</p>"}) + "\n")
            process.stdin.flush()

            assert json.loads(process.stdout.readline())["title"] == title
        process.stdin.close()

    assert process.returncode == 0


def test_a_terminal_is_shown_how_far_it_is_while_the_lines_go_to_the_file(page, tmp_path):
    ours, theirs = pty.openpty()
    out = tmp_path / "articles.jsonl"
    command = [sys.executable, "-m", "daybrief", "read", *[str(page)] * 3]

    with out.open("w") as file:
        process = subprocess.run(command, stdout=file, stderr=theirs, check=False)
    os.close(theirs)

    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    assert process.returncode == 0
    assert "Reading" in shown
    assert BRIDGE.title not in shown
    assert len(out.read_text().splitlines()) == 3


def test_ctrl_c_ends_it_at_once_without_a_word(tmp_path):
    command = [sys.executable, "-m", "daybrief", "read", "-"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, text=True, **pipes) as process:
        rows = [json.dumps({"html": f"<p>Ferry {n} sailed.</p>"}) for n in range(200)]
        process.stdin.write("\n".join(rows) + "\n")
        process.stdin.flush()
        process.stdout.readline()

        process.send_signal(signal.SIGINT)
        _, said = process.communicate()

    assert (process.returncode, said) == (130, "")


def test_a_reader_of_the_output_that_goes_away_is_no_fault(tmp_path, page):
    command = [sys.executable, "-m", "daybrief", "read", "--jobs", "1", *[str(page)] * 9]

    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        said = process.stderr.read()

    assert (process.returncode, said) == (0, b"")
