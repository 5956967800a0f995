"""`daybrief feed` as a program: feeds in, JSON Lines out, a bad feed in its own line."""

import io
import json
import sys
from pathlib import Path

import pytest

from daybrief.cli.feed import feed_command
from daybrief.stages.gather.feed import parse

RECORDINGS = Path(__file__).parents[1] / "recordings" / "feed"


def lines(capsys):
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_feed_is_one_line(capsys):
    file = RECORDINGS / "rss-plain.xml"

    feed_command([file])

    (line,) = lines(capsys)
    assert line["file"] == str(file)
    assert line["title"] == "The Brennick Post & Courier"
    assert line["entries"][0] == {
        "title": "Council & yards agree: no strike",
        "url": "https://post.example/2026/11/23/no-strike?utm_source=rss",
        "published": "2026-11-23T08:30:00+00:00",
        "summary": "<p>The strike is <b>off</b>.</p>",
        "content": "<p>The strike is <b>off</b>.</p><p>Work goes on.</p>",
        "id": "post-4711",
    }


def test_a_bad_file_has_its_own_line_and_the_rest_go_on(capsys, tmp_path):
    page, missing = tmp_path / "page.html", tmp_path / "missing.xml"
    page.write_text("<html><body>Hello</body></html>")

    feed_command([page, missing, RECORDINGS / "empty.xml"])

    first, second, third = lines(capsys)
    assert first == {"error": "this is a web page, not a feed", "where": str(page)}
    assert second == {"error": "cannot be read: No such file or directory", "where": str(missing)}
    assert (third["title"], third["entries"]) == ("Quiet", [])


def test_without_a_file_standard_input_is_read(capsys, monkeypatch):
    body = (RECORDINGS / "atom-relative.xml").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(body)))

    feed_command(None)

    (line,) = lines(capsys)
    assert (line["file"], len(line["entries"])) == ("standard input", 2)


def test_scripts_in_summaries_do_not_come_out(capsys, tmp_path):
    file = tmp_path / "feed.xml"
    html = "&lt;p onclick='x()'&gt;Hi&lt;script&gt;alert(1)&lt;/script&gt;&lt;/p&gt;"
    file.write_text(
        f"<rss version='2.0'><channel><item><description>{html}</description></item>"
        "</channel></rss>"
    )

    feed_command([file])

    assert lines(capsys)[0]["entries"][0]["summary"] == "<p>Hi</p>"


@pytest.mark.data
@pytest.mark.parametrize("folder", ["wellformed", "illformed", "encoding", "entities"])
def test_real_feeds_hold_the_entries_that_feedparser_finds(data, folder):
    feedparser = pytest.importorskip("feedparser")
    files = sorted((data / "feeds" / "feedparser" / "tests" / folder).rglob("*.xml"))
    is_empty = {"rss_empty_document.xml"}

    bodies = [file.read_bytes() for file in files if file.name not in is_empty]
    ours = sum(len(parse(body).entries) for body in bodies)
    theirs = sum(len(feedparser.parse(io.BytesIO(body)).entries) for body in bodies)

    assert ours >= theirs > 0
