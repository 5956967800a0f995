"""`daybrief settings` and `daybrief doctor`: what is in force, and what is to be mended."""

import json
import os
import time

import pytest

from daybrief.cli.doctor import doctor_command
from daybrief.cli.settings import settings_command
from daybrief.errors import SettingsError
from daybrief.tools import embed

SOURCE = '[[source]]\nname = "Post [1]"\naddress = "https://post.example/feed"\n'
SECRET = "postgresql://editor:hunter2@db.example/daybrief"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "daybrief.toml"
    path.write_text(f'[publication]\nzone = "Europe/Paris"\n{SOURCE}')
    return path


@pytest.fixture
def doctor(runs, file):
    """Ask the doctor; gives the exit status and what was found, by what was looked at."""

    def doctor(*words):
        result = runs(doctor_command, "--settings", str(file), "--json", *words)
        rows = [json.loads(line) for line in result.stdout.splitlines()]
        return result.exit_code, {row["what"]: (row["good"], row["says"]) for row in rows}

    return doctor


# settings


def test_settings_in_force_are_printed_with_where_they_come_from(runs, file, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")

    shown = runs(settings_command, "--settings", str(file)).stdout

    lines = {line.split()[0]: line for line in shown.splitlines()}
    assert lines["publication.zone"].split()[1:] == ['"Europe/Paris"', "daybrief.toml"]
    assert lines["publication.hour"].split()[1:] == ['"06:00"', "default"]
    assert "source 'Post [1]'" in shown


@pytest.mark.parametrize("words", [(), ("--json",)])
def test_a_secret_is_never_printed(runs, file, monkeypatch, words):
    monkeypatch.setenv("DATABASE_URL", SECRET)
    monkeypatch.setenv("DAYBRIEF_SECRET_KEY", "swordfish")

    shown = runs(settings_command, "--settings", str(file), *words).stdout

    assert "DATABASE_URL" in shown
    assert "(hidden)" in shown
    assert not any(secret in shown for secret in ("hunter2", "db.example", "swordfish"))


def test_settings_as_json_are_one_list_of_key_value_and_origin(runs, file):
    rows = json.loads(runs(settings_command, "--settings", str(file), "--json").stdout)

    told = {row["key"]: (row["value"], row["from"]) for row in rows}
    assert told["publication.zone"] == ('"Europe/Paris"', "daybrief.toml")
    assert told["limits.leads_at_most"] == ("3", "default")
    assert told["source 'Post [1]'"] == ("feed https://post.example/feed", "daybrief.toml")


@pytest.mark.parametrize("text", ["[publication", "x = " + "[" * 5000, "zone = 'UTC'"])
def test_a_broken_file_is_refused_with_its_name(runs, file, text):
    file.write_text(text)

    with pytest.raises(SettingsError, match=r"daybrief\.toml"):
        runs(settings_command, "--settings", str(file))


def test_a_folder_in_the_place_of_the_file_is_refused_in_words(runs, tmp_path):
    with pytest.raises(SettingsError, match="cannot be read"):
        runs(settings_command, "--settings", str(tmp_path))


# doctor


def test_the_doctor_finds_a_sound_newsroom_good(doctor):
    status, found = doctor()

    assert status == 0
    assert list(found) == ["Python", "settings", "clock", "records", "disk", "embeddings"]
    assert all(is_good for is_good, _ in found.values())
    assert found["settings"][1].endswith("daybrief.toml: 1 source")
    assert found["records"][1] == "opens; no edition yet"
    assert "in Europe/Paris" in found["clock"][1]


def test_the_doctor_knows_the_newest_edition_of_a_newsroom(runs, drafted):
    shown = runs(doctor_command, "--settings", str(drafted.settings)).stdout

    assert f"good  records: opens; newest edition {drafted.edition.id}" in shown


def test_the_doctor_says_what_to_mend_and_exits_1(runs, doctor, file):
    file.write_text("")

    status, found = doctor()
    shown = runs(doctor_command, "--settings", str(file))

    assert (status, shown.exit_code) == (1, 1)
    is_good, says = found["settings"]
    assert not is_good
    assert says.endswith("0 sources. Add a [[source]] with a name and an address")
    assert "MEND  settings:" in shown.stdout


def test_the_doctor_stops_at_settings_that_cannot_be_read(doctor, file):
    file.write_text("[publication")

    status, found = doctor()

    assert status == 1
    assert list(found) == ["Python", "settings"]
    assert "not valid TOML" in found["settings"][1]


def test_the_doctor_names_a_store_that_cannot_be_opened(doctor, file):
    (file.parent / "var").write_text("a file in the place of the folder")

    status, found = doctor()

    assert status == 1
    assert not found["records"][0]
    assert "var" in found["records"][1]


def test_the_doctor_sees_a_clock_set_back(doctor, file):
    os.utime(file, (time.time() + 3600, time.time() + 3600))

    status, found = doctor()

    assert status == 1
    assert found["clock"][1].endswith("was written later. Set the machine's clock")


def test_the_doctor_sees_a_source_of_a_kind_that_nobody_gathers(doctor, file):
    file.write_text(file.read_text() + 'kind = "letter"\n')

    status, found = doctor()

    assert status == 1
    assert "unknown kind 'letter'. Use one of: archive, feed, folder" in found["records"][1]


def test_the_doctor_names_the_embeddings_that_are_there_and_needs_none(doctor):
    _, found = doctor()

    is_good, says = found["embeddings"]
    assert is_good
    assert says == ", ".join(embed.found()) or "make embeddings" in says
