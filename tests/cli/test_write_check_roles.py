"""The filters of writing and checking: JSON Lines in, JSON Lines out, a bad line in its place."""

import json

import pytest
import typer
from typer.testing import CliRunner

from daybrief.cli.check import check_command
from daybrief.cli.roles import roles_command
from daybrief.cli.write import write_command
from daybrief.errors import InvalidInput
from daybrief.model import Edit
from daybrief.model.brief import undone

FIRST = "Norland and Sarvia agreed on Tuesday to reopen talks on the border war."
SECOND = "Traders in Brennick welcomed the news of the border talks with fireworks."
STORY = {
    "id": 7,
    "articles": [
        {
            "id": "a",
            "title": "Norland and Sarvia Agree to Reopen Talks",
            "text": f"\n  BRENNICK (Coast Wire) — {FIRST}\n\n\n{SECOND}\n",
            "published": "2026-11-24T18:00:00Z",
            "outlet": "Coast Wire",
        },
        {"title": "", "text": "Yesterday it rained in Tavel, the weather service said."},
    ],
}


def run(command, rows, *options):
    app = typer.Typer()
    app.command()(command)
    lines = "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows)
    result = CliRunner().invoke(app, [*options], input=lines)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize("form", ["brief", "plain"])
def test_written_sentences_cite_characters_of_the_text_that_was_given(form):
    (row,) = run(write_command, [STORY], "--words", "200", "--form", form, "--day", "2026-11-25")

    assert row["id"] == 7
    assert row["headline"] == STORY["articles"][0]["title"]
    printed = FIRST.replace("on Tuesday", "yesterday")
    assert [s["text"] for s in row["sentences"]] == [printed, SECOND]
    text = STORY["articles"][0]["text"]
    for sentence in row["sentences"]:
        (citation,) = sentence["citations"]
        assert citation["article"] == "a"
        source = text[citation["start"] : citation["end"]]
        assert source == undone(sentence["text"], [Edit(**edit) for edit in sentence["edits"]])
        assert sentence["text"] in row["text"]
    assert row["sentences"][0]["label"] is None
    assert row["sentences"][0]["role"] == "main_event"


def test_words_from_one_article_are_limited_unless_the_line_says_otherwise():
    text = " ".join(f"{FIRST[:-1]} and on road {n} near Brennick." for n in range(100, 140))
    story = {"id": 1, "articles": [{"title": "Norland agrees on talks", "text": text}]}

    few, many = run(write_command, [story, {**story, "quote_words_at_most": 70}], "--form", "plain")

    assert len(few["text"].split()) <= 40
    assert len(many["text"].split()) <= 70


def test_what_the_terms_of_quoting_leave_out_is_explained():
    article = {"title": "Norland agrees on talks", "text": f"{FIRST} {SECOND}"}
    story = {"id": 1, "articles": [article], "quote_words_at_most": 15}

    (told,) = run(write_command, [story], "--explain")

    assert [one["why"] for one in told["explain"]] == [
        "printed: main_event",
        "no more than 15 words of its article may be quoted",
    ]


def test_a_bad_line_is_told_in_its_place_and_the_rest_go_on():
    bad = [
        "{",
        {"id": 1},
        {"articles": [1]},
        {"articles": [{"text": 1}]},
        {"articles": [{"text": "x", "published": "soon"}]},
        {"articles": [{"id": 1, "text": "x"}, {"id": 1, "text": "y"}]},
        {"articles": [{"text": "x", "quote_words_at_most": "many"}]},
        {"articles": [{"text": "He left."}]},
    ]

    rows = run(write_command, [*bad, STORY])

    assert all(row["error"] and row["where"] for row in rows[:-1])
    assert len(rows) == len(bad) + 1
    assert rows[-1]["id"] == 7


def test_why_nothing_could_be_written_is_explained():
    story = {
        "id": 3,
        "articles": [{"title": "Norland agrees on talks", "text": "He left Tavel in a red boat."}],
    }

    (told,) = run(write_command, [story], "--explain")

    assert told["error"]
    assert told["id"] == 3
    assert [one["why"] for one in told["explain"]] == ["leans: opens with “He”"]


def test_an_unknown_zone_is_refused():
    with pytest.raises(InvalidInput, match="Brennick"):
        run(write_command, [STORY], "--zone", "Europe/Brennick")


def test_check_says_of_each_sentence_whether_and_why():
    articles = [{"text": f"{FIRST} {SECOND}"}]
    rows = run(
        check_command,
        [
            {"id": "1", "sentence": FIRST, "articles": articles},
            {"id": "2", "sentence": FIRST.replace("Sarvia", "Ostmark"), "articles": articles},
            {"id": "3", "articles": articles},
        ],
    )

    assert [row.get("supported") for row in rows] == [True, False, None]
    assert rows[0]["checks"] == dict.fromkeys(("support", "quotes", "figures", "names"), True)
    assert "Ostmark" in rows[1]["why"]
    assert "sentence" in rows[2]["error"]


def piped(stories, tmp_path, *options):
    """What is checked of what was written, with the stories' file named."""
    file = tmp_path / "stories.jsonl"
    file.write_text("\n".join(json.dumps(story) for story in stories), "utf-8")
    written = run(write_command, stories, *options)
    return written, lambda rows: run(check_command, rows, "--articles", str(file))


@pytest.mark.parametrize("form", ["brief", "plain"])
def test_what_is_written_for_a_day_passes_the_check_it_is_piped_to(tmp_path, form):
    options = ("--day", "2026-11-25", "--words", "200", "--form", form)
    (written,), checked = piped([STORY], tmp_path, *options)

    told = checked([written])

    assert "agreed yesterday" in written["text"]
    assert [row["sentence"] for row in told] == [
        written["headline"],
        *(sentence["text"] for sentence in written["sentences"]),
    ]
    assert all(row["supported"] and row["id"] == 7 for row in told), told


def test_a_name_in_brackets_passes_with_where_it_comes_from(tmp_path):
    text = (
        "Foreign Minister Ilse Marn of Norland left Tavel on Tuesday for the border talks. "
        "She signed the treaty on the Orn valley and its mills late in November."
    )
    told = {"title": "Marn of Norland signs the treaty on the Orn valley", "text": text}
    (written,), checked = piped([{"id": 1, "articles": [told]}], tmp_path, "--words", "200")
    edits = [edit for sentence in written["sentences"] for edit in sentence["edits"]]

    rows = checked([written])

    assert [edit["kind"] for edit in edits if edit["citation"]] == ["bracketed"]
    assert all(row["supported"] for row in rows), rows


def test_a_written_sentence_that_was_changed_or_moved_to_another_day_fails(tmp_path):
    (written,), checked = piped([STORY], tmp_path, "--day", "2026-11-25", "--words", "200")
    first = written["sentences"][0]
    changed = written | {"sentences": [first | {"text": first["text"].replace("war", "wars")}]}
    later = written | {"day": "2026-11-27"}

    changed_told, later_told = checked([changed]), checked([later])

    assert [row["supported"] for row in changed_told] == [True, False]
    assert not later_told[1]["supported"]


def test_written_rows_that_cannot_be_judged_say_so(tmp_path):
    (written,), checked = piped([STORY], tmp_path, "--day", "2026-11-25")
    elsewhere = {"article": "b", "start": 0, "end": 9}
    broken = [
        written | {"sentences": "all"},
        written | {"day": "soon"},
        written | {"zone": "Europe/Brennick"},
        written | {"sentences": [{"text": FIRST, "citations": [elsewhere]}]},
        written | {"sentences": [{"text": FIRST, "citations": [{"article": "a"}]}]},
        written | {"sentences": [{"text": FIRST, "citations": [1]}]},
        written | {"sentences": [{"text": FIRST, "edits": [{"kind": "rewritten"}]}]},
        written | {"id": 8},
    ]

    rows = checked([*broken, written])
    (alone,) = run(check_command, [written])

    (failed,) = checked([{"error": "no sentence passes its check", "where": "line 1"}])

    assert failed["error"] == "no sentence passes its check"
    assert ["error" in row for row in rows[: len(broken)]] == [True] * len(broken)
    assert rows[-1]["supported"]
    assert "--articles" in alone["error"]


@pytest.mark.parametrize(
    ("options", "more", "supported"),
    [
        (("--day", "2026-11-25"), {}, True),
        ((), {"day": "2026-11-25"}, True),
        (("--day", "2026-11-26"), {}, False),
        ((), {}, False),
    ],
)
def test_a_day_told_as_the_reader_counts_is_right_on_its_day(options, more, supported):
    sentence = FIRST.replace("on Tuesday", "yesterday")
    row = {"id": 1, "sentence": sentence, "articles": STORY["articles"][:1], **more}

    (told,) = run(check_command, [row], *options)

    assert told["supported"] is supported


def test_roles_come_in_two_schemes_one_a_sentence():
    row = {"doc": "d", "title": STORY["articles"][0]["title"], "sentences": [FIRST, SECOND]}

    (own,) = run(roles_command, [row])
    (other,) = run(roles_command, [row], "--scheme", "newsdiscourse")
    (bad,) = run(roles_command, [{"doc": "d", "sentences": "one"}])

    assert own["roles"][0] == "main_event"
    assert other["roles"][0] == "Main"
    assert len(own["roles"]) == len(own["confidence"]) == 2
    assert len(own["speech"]) == len(own["who"]) == 2
    assert "sentences" in bad["error"]


def test_roles_come_without_embeddings_and_in_the_language_of_the_row():
    german = {
        "doc": "d",
        "title": "Norland und Sarvia nehmen Gespräche auf",
        "sentences": ["„Das ist gut“, sagte Ida Orn, die die Nachricht begrüßte."],
        "language": "de",
    }

    (told,) = run(roles_command, [german], "--embeddings", "off")
    (by_option,) = run(roles_command, [german | {"language": ""}], "--language", "de")

    assert told == by_option
    assert told["speech"] == [True]
    assert told["who"] == ["Ida Orn"]


def test_check_explains_what_each_check_found():
    row = {
        "id": 1,
        "sentence": "Some 12 people were hurt.",
        "articles": [{"text": "The mill burned. Some 40 people were hurt. It rained."}],
    }

    (told,) = run(check_command, [row], "--explain")

    assert set(told["explain"]) == set(told["checks"])
    assert told["passage"] == "Some 40 people were hurt"
