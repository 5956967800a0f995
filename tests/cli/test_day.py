"""The commands that make, print and prove an edition, on a newsroom of the town."""

import json
import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from daybrief.cli.day import day_command
from daybrief.cli.gather import gather_command
from daybrief.cli.ledger import ledger_command
from daybrief.cli.print import print_command
from daybrief.cli.publish import publish_command
from daybrief.cli.rebuild import rebuild_command
from daybrief.cli.verify import verify_command
from daybrief.errors import EditionError, InvalidInput, TooFewSources, UnknownEdition
from daybrief.model import codec
from tests.town import BRIDGE, dated

pytestmark = pytest.mark.server


@pytest.fixture
def fresh(town):
    """The town prints today's news: commands go by the machine's own clock."""
    for outlet, pieces in dated(datetime.now(UTC) - timedelta(hours=2)).items():
        town.prints(outlet, *pieces)
    return town


def objects(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


# gather


def test_gathering_gives_a_row_a_source_for_a_program_and_words_for_a_person(runs, fresh, tmp_path):
    fresh.breaks("Ostmark Radio", 503)
    settings = str(fresh.settings(tmp_path))

    result = runs(gather_command, "--settings", settings, "--json")

    rows = {row["source"]: row for row in objects(result)}
    assert len(rows) == 4
    assert rows["Brennick Post"] == {
        "source": "Brennick Post",
        "state": "answered",
        "condition": "fresh",
        "why": "",
        "documents": 2,
        "moved_to": "",
    }
    assert rows["Ostmark Radio"]["state"] == "failed"
    assert "503" in rows["Ostmark Radio"]["why"]
    assert (
        "4 sources asked, 3 answered (0 unchanged), 1 failed, 4 new pages, 0.0 MB" in result.stderr
    )
    assert re.search(r"Ostmark Radio: .*503", result.stderr)


# day


def test_a_day_ends_by_saying_its_title_counts_and_what_was_set_aside(runs, fresh, tmp_path):
    fresh.breaks("Ostmark Radio", 503)
    pdf = fresh.path("Harbour Times", BRIDGE.slug)
    fresh.web.answers(pdf, b"%PDF-1.7", headers={"Content-Type": "application/pdf"})

    shown = runs(day_command, "--settings", str(fresh.settings(tmp_path))).stdout

    assert re.match(r"\w+day Briefing: ", shown)
    for words in (
        "sources   4 asked, 3 answered",
        "Ostmark Radio: ",
        "pages     4 found, 3 read in full",
        "set aside 1: 1 not an article",
        "state     draft",
    ):
        assert words in shown


def test_an_automatic_publication_is_published_at_once(runs, fresh, tmp_path):
    settings = fresh.settings(tmp_path, publication='publish = "automatic"')

    (row,) = objects(runs(day_command, "--settings", str(settings), "--json"))

    assert row["state"] == "published"
    assert row["sources_asked"] == row["sources_answered"] == 4
    assert row["documents_found"] == row["articles_read_in_full"] == 5
    assert row["briefs"] >= 1


def test_no_edition_exits_1_with_the_count_on_standard_error(daybrief, fresh, tmp_path):
    settings = fresh.settings(tmp_path, limits="answering_at_least = 0.5")
    for outlet in ("Brennick Post", "Ostmark Radio", "Harbour Times"):
        fresh.breaks(outlet)

    shown = daybrief("day", "--json", cwd=settings.parent)

    assert shown.returncode == 1
    assert shown.stdout == ""
    assert "No edition: 1 of 4 sources answered. Look at: daybrief gather --json" in shown.stderr
    assert "Harbour Times: " in shown.stderr


def test_a_day_without_gathering_is_made_from_what_is_kept(runs, drafted):
    asked = len(drafted.town.web.asked)

    (row,) = objects(runs(day_command, *drafted.options, "--no-gather", "--json"))

    assert row["id"] == drafted.edition.id
    assert row["documents_found"] == 5
    assert len(drafted.town.web.asked) == asked


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--on", "yesterday"), "--on: not a day: 'yesterday'. Write it as 2026-11-23"),
        (("--on", "2026-02-30"), "--on: not a day"),
        (("--at", "6pm"), "--at: not an hour: '6pm'. Write it as 18:00"),
        (("--at", "24:00"), "--at: not an hour"),
    ],
)
def test_a_day_or_hour_that_is_none_is_refused(runs, drafted, words, message):
    with pytest.raises(InvalidInput) as caught:
        runs(day_command, *drafted.options, "--no-gather", *words)

    assert str(caught.value).startswith(message)


def test_an_edition_at_another_hour_has_it_in_its_id(runs, drafted):
    on = f"{drafted.edition.day + timedelta(days=1)}"

    (row,) = objects(
        runs(day_command, *drafted.options, "--no-gather", "--json", "--on", on, "--at", "18:00")
    )

    assert row["id"] == f"{on}-1800"


def test_a_day_of_which_nothing_is_kept_is_no_edition(runs, drafted):
    with pytest.raises(TooFewSources, match="No edition: 0 of 4 sources answered") as caught:
        runs(day_command, *drafted.options, "--no-gather", "--on", "2020-02-29")

    assert caught.value.where == "edition 2020-02-29"


# publish, print, ledger, verify, rebuild


def test_publishing_says_where_to_read_it_and_making_it_again_is_refused(runs, fresh, tmp_path):
    settings = ("--settings", str(fresh.settings(tmp_path)))
    (row,) = objects(runs(day_command, *settings, "--json"))

    shown = runs(publish_command, *settings).stdout

    assert f"published as {row['id']}; read it with: daybrief serve" in shown
    with pytest.raises(EditionError, match="daybrief day --at HH:MM"):
        runs(day_command, *settings, "--no-gather")


@pytest.mark.parametrize("form", ["text", "markdown", "json", "html"])
def test_an_edition_is_printed_in_each_format(runs, drafted, form):
    body = runs(print_command, *drafted.options, drafted.edition.id, "--format", form).stdout

    headline = drafted.edition.leads[0].headline.text
    assert headline in body


def test_the_json_format_is_the_edition_itself(runs, drafted):
    body = runs(print_command, *drafted.options, drafted.edition.id, "--format", "json").stdout

    assert codec.decode(body.encode()).title == drafted.edition.title


def test_every_format_is_written_into_a_folder(runs, drafted, tmp_path):
    out = tmp_path / "out"

    shown = runs(print_command, *drafted.options, drafted.edition.id, "--out", str(out)).stdout

    written = [path for path in out.rglob("*") if path.is_file()]
    assert shown == f"{len(written)} files written to {out}\n"
    assert {path.suffix for path in written} >= {".html", ".txt", ".md", ".json", ".rss", ".css"}


def test_an_unknown_format_is_refused_with_those_there_are(runs, drafted):
    with pytest.raises(InvalidInput, match="Use one of: text, markdown, json, html"):
        runs(print_command, *drafted.options, "--format", "epub")


def test_the_ledger_is_a_table_for_a_person(runs, fresh, tmp_path, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    fresh.breaks("Ostmark Radio", 503)
    address = fresh.path("Harbour Times", BRIDGE.slug)
    fresh.web.answers(address, b"%PDF-1.7", headers={"Content-Type": "application/pdf"})
    settings = ("--settings", str(fresh.settings(tmp_path)))
    runs(day_command, *settings)

    shown = runs(ledger_command, *settings).stdout

    assert re.search(r"read in full +3 +Brennick Post 2, Coast Wire 1", shown)
    assert re.search(r"source down +– +Ostmark Radio .*503", shown)
    assert re.search(r"set aside \(read\) +1 .*PDF", shown)


def test_an_edition_that_holds_verifies_and_rebuilds_with_exit_0(runs, drafted):
    verified = runs(verify_command, *drafted.options, drafted.edition.id)
    rebuilt = runs(rebuild_command, *drafted.options, drafted.edition.id)

    assert (verified.exit_code, rebuilt.exit_code) == (0, 0)
    assert re.search(r"\d+ sentences, \d+ citations, 0 faults", verified.stdout)
    assert "made again, identical" in rebuilt.stdout


def test_an_edition_that_does_not_hold_exits_1_and_names_the_sentence(runs, fresh, tmp_path):
    path = fresh.settings(tmp_path)
    settings = ("--settings", str(path))
    runs(day_command, *settings)
    forge(path, "18 months", "80 months")

    verified = runs(verify_command, *settings)
    rows = objects(runs(verify_command, *settings, "--json"))
    rebuilt = runs(rebuild_command, *settings)

    assert (verified.exit_code, rebuilt.exit_code) == (1, 1)
    assert re.search(r"80 months.*\n  Harbour Times: the quoted words are not", verified.stdout)
    assert any("80 months" in fault["sentence"] for fault in rows[0]["faults"])
    assert "differs from what was kept" in rebuilt.stdout
    assert re.search(r"\+.*18 months", rebuilt.stdout)


def test_a_newsroom_without_editions_says_how_to_make_one(runs, town, tmp_path):
    settings = ("--settings", str(town.settings(tmp_path)))

    for command in (print_command, publish_command, ledger_command, verify_command):
        with pytest.raises(UnknownEdition, match=r"no edition yet\. Make one with: daybrief day"):
            runs(command, *settings)


def forge(path, old, new):
    """Change an edition's words in the database behind the newsroom's back."""
    with closing(sqlite3.connect(path.parent / "var" / "daybrief.db")) as connection:
        connection.execute("UPDATE versions SET told = replace(told, ?, ?)", (old, new))
        connection.commit()
