"""From the sample wire to a published briefing, by the commands that a newcomer types."""

import json
import re
from datetime import UTC, datetime, timedelta

import feedparser
import pytest

from daybrief.model import codec
from daybrief.sample.server import edition_day

pytestmark = pytest.mark.server


@pytest.fixture
def edition(told):
    (path,) = (told.folder / "out").glob(f"{edition_day(datetime.now(UTC)):%Y/%m/%d}/edition.json")
    return codec.decode(path.read_bytes())


def test_the_briefing_ends_by_saying_title_counts_and_where_it_is(told, edition):
    assert told.run.returncode == 0, told.run.stderr
    for words in (
        edition.title,
        "asked, ",
        "read in full",
        "set aside",
        "stories",
        "out/index.html",
        f"daybrief verify {edition.id}",
    ):
        assert words in told.run.stdout


def test_the_edition_has_the_form_that_readers_know(edition):
    weekday = f"{edition.day:%A}"

    assert edition.title == f"{weekday} Briefing: {edition.leads[0].headline.text}"
    assert len(edition.leads) == 3
    assert len(edition.also) == 2
    lead = edition.leads[0]
    assert 2 <= len({s.paragraph for s in lead.sentences if not s.label}) <= 8
    assert {"What's next"} <= {
        s.label.text for brief in edition.briefs for s in brief.sentences if s.label
    }
    assert [section.name for section in edition.sections]
    assert edition.next_at - edition.due_at == timedelta(days=1)


def test_nothing_that_a_gate_or_a_form_says_is_printed_and_nothing_twice(edition):
    printed = [s.text for brief in edition.briefs for s in (brief.headline, *brief.sentences)]

    told = "\n".join(printed).lower()

    for words in ("subscribe", "javascript", "your access", "leave a reply", "value your privacy"):
        assert words not in told
    assert len(set(printed)) == len(printed)


def test_every_printed_sentence_is_supported_and_within_its_outlets_terms(told, edition):
    quoted: dict[str, int] = {}
    for brief in edition.briefs:
        for sentence in brief.sentences:
            assert sentence.verdict.supported
            for citation in sentence.citations:
                words = len(citation.quote.split())
                quoted[citation.article] = quoted.get(citation.article, 0) + words
    licences = {r.article: r.licence for r in edition.references}

    assert max(count for article, count in quoted.items() if not licences[article]) <= 40


def test_the_ledger_names_what_was_down_and_what_was_cut(edition, daybrief, told):
    shown = daybrief("ledger", "--json", cwd=told.folder)

    rows = [json.loads(line) for line in shown.stdout.splitlines()]

    kinds = {row["completeness"] for row in rows if "completeness" in row}
    assert {"complete", "truncated", "feed_only"} <= kinds
    assert {row["why"] for row in rows if "down" in row} >= {"server answered 403"}
    assert any("503" in row["why"] for row in rows if "down" in row)
    counted = sum(row["articles"] for row in rows if "articles" in row)
    unread = sum(failure.stage == "read" for failure in edition.ledger.failures)
    assert counted + unread == edition.counts.documents_found


def test_verify_finds_every_citation_and_rebuild_every_byte(daybrief, told, edition):
    verified = daybrief("verify", edition.id, "--json", cwd=told.folder)
    rebuilt = daybrief("rebuild", edition.id, cwd=told.folder)

    assert verified.returncode == 0
    assert json.loads(verified.stdout)["faults"] == []
    assert json.loads(verified.stdout)["citations"] >= edition.counts.sentences
    assert rebuilt.returncode == 0, rebuilt.stdout
    assert "identical" in rebuilt.stdout


def test_three_days_stand_in_the_feeds_newest_first(told):
    titles = [
        [
            entry.title
            for entry in feedparser.parse((told.folder / "out" / name).read_bytes()).entries
        ]
        for name in ("feed.rss", "feed.atom")
    ]

    assert titles[0] == titles[1]
    assert len(titles[0]) == 3
    assert all(re.match(r"\w+day Briefing: ", title) for title in titles[0])


def test_a_published_edition_is_not_made_again_and_publishing_twice_changes_nothing(
    daybrief, told, edition
):
    before = daybrief("print", edition.id, "--format", "json", cwd=told.folder).stdout

    again = daybrief("publish", edition.id, cwd=told.folder)

    assert again.returncode == 0
    assert daybrief("print", edition.id, "--format", "json", cwd=told.folder).stdout == before


def test_an_unknown_edition_is_named_with_what_is_near(daybrief, told, edition):
    near = edition.id[:-1] + ("0" if edition.id[-1] != "0" else "1")

    shown = daybrief("verify", near, cwd=told.folder)

    assert shown.returncode == 1
    assert f"no edition '{near}' is kept" in shown.stderr
    assert "Did you mean" in shown.stderr


def test_a_settings_file_of_ones_own_is_not_touched_by_the_sample(daybrief, tmp_path):
    own = tmp_path / "daybrief.toml"
    own.write_text('[publication]\nname = "Mine"\n')

    shown = daybrief("sample", "briefing", "--once", "--wire-port", "0", cwd=tmp_path)

    assert shown.returncode == 2
    assert "a newsroom of your own" in shown.stderr
    assert own.read_text() == '[publication]\nname = "Mine"\n'
