"""`daybrief group`: a line in, a line out, whatever the line."""

import json

import pytest
import typer
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import randoms
from typer.testing import CliRunner

from daybrief.cli.group import group_command
from daybrief.errors import InvalidInput
from daybrief.tools import embed

app = typer.Typer()
app.command()(group_command)


def run(*rows, arguments=()):
    told = "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows)
    result = CliRunner().invoke(app, list(arguments), input=told, catch_exceptions=False)
    return [json.loads(line) for line in result.stdout.splitlines()]


def row(article, **more):
    told = {"id": article.id, "title": article.title, "text": article.text, "url": article.url}
    return told | {"published": article.published_at.isoformat()} | more


def test_lines_come_out_in_the_order_they_came_in_with_story_and_origin(day):
    answers = run(*(row(article, outlet=article.id) for article in day))

    assert [answer["id"] for answer in answers] == [article.id for article in day]
    assert [answer["origin"] for answer in answers] == [article.id for article in day]
    told = [answer["story"] for answer in answers]
    assert len(set(told)) == 4
    assert told == [name for name in told[::3] for _ in range(3)]


def test_a_reprint_has_the_origin_of_the_first_to_publish(day):
    answers = run(row(day[0]) | {"id": "copy", "published": "2026-11-23T18:00Z"}, row(day[0]))

    assert [answer["origin"] for answer in answers] == ["dam0", "dam0"]


def test_articles_of_one_host_are_one_origin(day):
    answers = run(*(row(article) for article in day[:3]))

    assert {answer["origin"] for answer in answers} == {"dam0"}


def test_any_key_but_the_id_may_be_missing():
    answers = run({"id": 1}, {"id": "b", "title": None}, {"id": "c", "text": "Dam fails."})

    assert [answer["id"] for answer in answers] == [1, "b", "c"]
    assert len({answer["story"] for answer in answers}) == 3
    assert answers[0]["why"] == "no title and no text: it stands alone"
    assert "why" not in answers[2]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "not JSON"),
        ("[]", "not a JSON object"),
        ({"title": "Dam fails"}, "no 'id'"),
        ({"id": True}, "no 'id'"),
        ({"id": "a"}, "the id 'a' was given before"),
        ({"id": "b", "text": 3}, "'text' must be a text"),
        ({"id": "b", "kind": "poem"}, "unknown kind 'poem'"),
    ],
)
def test_a_bad_line_is_an_error_in_its_own_place(line, problem):
    first, bad, last = run({"id": "a"}, line, {"id": "z"})

    assert (first["id"], last["id"]) == ("a", "z")
    assert bad["error"].startswith(problem)
    assert bad["where"].startswith("standard input: line 2") or bad["where"]


@pytest.mark.parametrize(
    "published", ["soon", "2999-01-01", "2026-13-45", "0001-01-01T00:00+14:00"]
)
def test_a_date_that_cannot_be_is_not_used_and_said_so(day, published):
    answers = run(row(day[0]), row(day[1]) | {"published": published})

    assert answers[0]["story"] == answers[1]["story"]


@pytest.mark.parametrize(
    "published", ["Mon, 23 Nov 2026 09:00:00 GMT", "2026-11-23", "20261123T09"]
)
def test_dates_are_read_as_feeds_and_pages_write_them(published):
    (answer,) = run({"id": "a", "title": "Dam fails", "published": published})

    assert "not a date" not in answer.get("why", "")


@pytest.mark.parametrize("url", ["http://[broken", "not an address", "//"])
def test_an_address_that_cannot_be_is_no_reason_to_stop(url):
    (answer,) = run({"id": "a", "title": "Dam fails", "url": url})

    assert answer["origin"] == "a"


def test_a_round_up_has_no_story_and_says_why(day):
    (answer,) = run(row(day[0], kind="round_up"))

    assert answer["story"] is None
    assert answer["why"] == "its kind is round_up: it belongs to no story"


def test_the_window_is_hours_or_off(day):
    rows = [row(day[0]), row(day[1]) | {"published": "2026-11-21T12:00:00"}]

    near = run(*rows, arguments=["--window", "24"])
    all_time = run(*rows, arguments=["--window", "off"])

    assert near[0]["story"] != near[1]["story"]
    assert all_time[0]["story"] == all_time[1]["story"]


@pytest.mark.parametrize("window", ["never", "-3", "nan", "1e300"])
def test_a_window_that_cannot_be_is_refused(window):
    with pytest.raises(InvalidInput, match="not a window"):
        run({"id": "a"}, arguments=["--window", window])


def test_a_megabyte_in_one_line_and_mixed_scripts_are_grouped():
    answers = run(
        {"id": "long", "text": "spillway " * 120_000},
        {"id": "other", "text": "東京 дамба سد dam " * 50_000},
    )

    assert len({answer["story"] for answer in answers}) == 2


@pytest.mark.data
@pytest.mark.parametrize(
    ("name", "at_least"),
    [("ecbplus-dev", 0.88), ("headlines-dev", 0.82), ("cited-by-wikinews-dev", 0.72)],
)
def test_one_setting_is_good_on_every_set(data, name, at_least):
    lines = (data / "stories" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    gold = {row["id"]: row["story"] for row in map(json.loads, lines)}

    answers = run(*lines, arguments=["--embeddings", "off"])

    assert b_cubed({answer["id"]: answer["story"] for answer in answers}, gold) >= at_least


@pytest.mark.data
def test_without_a_window_events_told_over_months_are_found(data):
    rows = [
        event_row(path) for path in sorted((data / "multiling-2011/articles").glob("*.english"))
    ]
    gold = {row["id"]: row["id"][:4] for row in rows}

    answers = run(*rows, arguments=["--window", "off", "--embeddings", "off"])

    assert b_cubed({answer["id"]: answer["story"] for answer in answers}, gold) >= 0.9


@pytest.mark.data
@pytest.mark.parametrize(
    ("name", "at_least"),
    [("ecbplus-dev", 0.88), ("headlines-dev", 0.88), ("cited-by-wikinews-dev", 0.85)],
)
def test_meaning_makes_it_better_where_a_model_is_installed(data, name, at_least):
    if not embed.found():
        pytest.skip("embeddings are optional and not here: make embeddings")
    lines = (data / "stories" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    gold = {row["id"]: row["story"] for row in map(json.loads, lines)}

    said = {answer["id"]: answer["story"] for answer in run(*lines)}

    assert b_cubed(said, gold) >= at_least


@pytest.mark.data
def test_seven_languages_are_grouped_together_where_a_model_is_installed(data):
    if not embed.found():
        pytest.skip("embeddings are optional and not here: make embeddings")
    paths = sorted((data / "multiling-2011/articles").iterdir())
    rows = [event_row(path) for path in paths]
    gold = {row["id"]: row["id"][:4] for row in rows}

    answers = run(*rows, arguments=["--window", "off"])

    assert b_cubed({answer["id"]: answer["story"] for answer in answers}, gold) >= 0.8


def event_row(path):
    """Title on the first line, the text from the fourth."""
    lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    return {"id": path.name, "title": lines[0].strip(), "text": "\n\n".join(lines[3:])}


def test_two_articles_are_explained_by_what_they_share(day):
    rows = [row(article) for article in day]

    (same,) = run(*rows, arguments=["--embeddings", "off", "--explain", "dam0", "dam1"])
    (apart,) = run(*rows, arguments=["--embeddings", "off", "--explain", "dam0", "ferry1"])

    assert same["together"]
    assert "tavel" in same["shared"]
    assert same["likely"] > apart["likely"]
    assert not apart["together"]
    assert apart["why"].startswith("apart")


def test_a_reprint_is_explained_as_one_text(day):
    rows = [row(day[0]), row(day[0]) | {"id": "copy", "url": "https://other.example/1"}]

    (told,) = run(*rows, arguments=["--explain", "dam0", "copy"])

    assert told["why"] == "one text: the same words, the same address, or a reprint"


def test_explaining_what_was_not_read_is_refused(day):
    with pytest.raises(InvalidInput, match="no article has the id 'nobody'"):
        run(row(day[0]), arguments=["--explain", "dam0", "nobody"])


def test_with_runs_answers_come_early_and_again_when_they_change(day):
    rows = [row(article) for article in day]

    early = run(*rows, arguments=["--run", "4", "--embeddings", "off"])
    last = {answer["id"]: answer["story"] for answer in early}
    late = {
        answer["id"]: answer["story"] for answer in run(*rows, arguments=["--embeddings", "off"])
    }

    assert [answer["id"] for answer in early[:4]] == [article.id for article in day[:4]]
    assert len(early) > len(day)
    assert last == late


@given(chance=randoms())
@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_order_within_a_run_changes_no_answer(day, chance):
    rows = [row(article) for article in day]
    shuffled = chance.sample(rows, len(rows))

    def told(given):
        return {a["id"]: a for a in run(*given, arguments=["--embeddings", "off"])}

    assert told(shuffled) == told(rows)


def test_ten_thousand_copies_of_one_text_are_one_story_of_one_origin(day):
    rows = [
        row(day[0]) | {"id": f"copy{n}", "url": f"https://c{n}.example/"} for n in range(10_000)
    ]

    answers = run(*rows, arguments=["--embeddings", "off"])

    assert {(answer["story"], answer["origin"]) for answer in answers} == {
        (answers[0]["story"], "copy0")
    }


@pytest.mark.parametrize("asked", [["--embeddings", "yes"], ["--window", "0"]])
def test_an_option_that_cannot_be_is_refused(asked):
    with pytest.raises(InvalidInput):
        run({"id": "a"}, arguments=asked)


def b_cubed(said, gold):
    """Harmonic mean of how pure and how whole each article's story is."""
    pure = whole = 0.0
    for article in gold:
        here = {other for other in gold if said[other] == said[article]}
        there = {other for other in gold if gold[other] == gold[article]}
        pure += len(here & there) / len(here) / len(gold)
        whole += len(here & there) / len(there) / len(gold)
    return 2 * pure * whole / (pure + whole)
