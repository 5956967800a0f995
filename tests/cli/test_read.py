"""`daybrief read` as a filter: one line a page, in order, whatever the page."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

PAGES = Path(__file__).parents[1] / "recordings" / "page"
KEYS = [
    "file", "url", "title", "byline", "published", "language", "text", "paragraphs",
    "completeness", "paywalled", "kind", "evidence",
]  # fmt: skip


def run(*arguments: object, given: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "daybrief", "read", *map(str, arguments)]
    return subprocess.run(
        command, input=given, capture_output=True, text=True, encoding="utf-8", check=False
    )


def lines(done: subprocess.CompletedProcess[str]) -> list[dict[str, object]]:
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_page_gives_a_line_of_the_promised_shape():
    (line,) = lines(run("--url", "https://coast.example/news/tavel-dam", PAGES / "whole.html"))

    assert list(line) == KEYS
    assert line["text"] == "\n\n".join(line["paragraphs"])
    assert line["url"] == "https://coast.example/news/tavel-dam"
    assert line["published"] == "2026-11-23T05:40:00+00:00"
    assert list(line["evidence"][0]) == ["fact", "says", "start"]


def test_workers_keep_the_order_and_pages_at_fault_their_place(tmp_path: Path):
    packed, pdf, damaged = tmp_path / "a.html.gz", tmp_path / "b.html", tmp_path / "c.html.gz"
    packed.write_bytes(gzip.compress((PAGES / "whole.html").read_bytes()))
    pdf.write_bytes(b"%PDF-1.7 x")
    damaged.write_bytes(gzip.compress(b"<p>x" * 900)[:-30])
    files = [packed, pdf, PAGES / "shell.html", damaged, PAGES / "german-whole.html"]

    found = lines(run("--jobs", 2, *files))

    assert [line.get("file", line.get("where")) for line in found] == [str(f) for f in files]
    assert [line.get("completeness") for line in found] == [
        "complete", "error", "shell", None, "complete",
    ]  # fmt: skip
    assert found[1]["evidence"][0]["says"] == "this is a PDF, not a page"
    assert found[1]["text"] == found[2]["text"] == ""
    assert "damaged gzip" in found[3]["error"]


def test_lines_of_json_are_pages_and_a_bad_one_is_told_in_its_place(tmp_path: Path):
    page = {"html": (PAGES / "whole.html").read_text(), "url": "https://coast.example/x"}
    file = tmp_path / "pages.jsonl"
    file.write_text("\n".join([json.dumps(page), "{bad", '{"url": "x"}', json.dumps(page)]))

    found = lines(run(file))

    assert [line.get("completeness") for line in found] == ["complete", None, None, "complete"]
    assert "not JSON" in found[1]["error"]
    assert found[2]["error"] == "'html' must be a text"
    assert found[2]["where"].endswith("line 3")


def test_standard_input_is_read_with_a_dash():
    told = json.dumps({"html": (PAGES / "whole.html").read_text(), "file": "mine"})

    (line,) = lines(run("-", given=told))

    assert line["file"] == "mine"


def test_a_missing_file_is_wrong_usage(tmp_path: Path):
    done = run(tmp_path / "none.html")

    assert done.returncode == 2
    assert "no such file" in done.stderr


@pytest.mark.data
def test_no_gate_and_no_comment_form_leaks_from_real_pages(data: Path, tmp_path: Path):
    score = data.parent / "bench" / "score.py"
    if not score.is_file():
        pytest.skip("the scoring script does not stand beside the evaluation data")
    from_pages = run("--jobs", 2, *sorted((data / "gates-dev" / "html").glob("*.gz")))
    out = tmp_path / "out.jsonl"
    out.write_text(from_pages.stdout, encoding="utf-8")

    told = subprocess.run(
        [sys.executable, score, "gates", out], capture_output=True, text=True, check=True
    )

    scores = json.loads(told.stdout)
    assert (scores["gate_leaks"], scores["form_leaks"]) == ([], [])
    assert scores["partial_recall"] >= 0.9
