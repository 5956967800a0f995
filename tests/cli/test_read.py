"""`daybrief read` as a filter: pages in, JSON Lines out, a bad line in its own place."""

import gzip
import json
import subprocess
import sys

import pytest

from daybrief.cli.read import read_command
from daybrief.errors import InvalidInput
from tests.town import BRIDGE, ORCHESTRA


@pytest.fixture
def read(runs):
    """Run the filter in this process; gives its lines."""

    def read(*words):
        shown = runs(read_command, "--jobs", "1", *(str(word) for word in words)).stdout
        return [json.loads(line) for line in shown.splitlines()]

    return read


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "bridge.html"
    path.write_text(BRIDGE.page)
    return path


def test_a_page_is_one_line_with_its_text_and_facts(read, page):
    (row,) = read("--url", "https://harbour.example/bridge", page)

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


def test_a_file_that_is_not_there_is_refused(read, page):
    with pytest.raises(InvalidInput, match=r"missing\.html: no such file"):
        read(page, "missing.html")


def test_several_processes_give_the_same_lines_in_the_same_order(daybrief, read, page, tmp_path):
    other = tmp_path / "orchestra.html"
    other.write_text(ORCHESTRA.page)
    files = [page, other, page]

    shown = daybrief("read", "--jobs", "2", *(str(file) for file in files), cwd=tmp_path)

    assert [json.loads(line) for line in shown.stdout.splitlines()] == read(*files)


def test_a_reader_of_the_output_that_goes_away_is_no_fault(tmp_path, page):
    command = [sys.executable, "-m", "daybrief", "read", "--jobs", "1", *[str(page)] * 9]

    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        said = process.stderr.read()

    assert (process.returncode, said) == (0, b"")
