"""`daybrief init`: a settings file from flags or from answers at a terminal."""

import os
import pty
import subprocess
import sys
import tomllib
from contextlib import suppress

import pytest

from daybrief.cli.init import init_command
from daybrief.errors import InvalidInput, SettingsError
from daybrief.settings import load_settings


@pytest.fixture
def init(runs, tmp_path):
    """Run init without a terminal, for a file in a folder of its own."""

    def init(*words):
        return runs(init_command, *words, "--settings", str(tmp_path / "daybrief.toml"))

    return init


def test_flags_become_a_settings_file_that_holds(init, tmp_path):
    shown = init(
        *("--name", "The Brennick Morning", "--zone", "Europe/Paris", "--language", "fr"),
        *("--hour", "05:30", "--publish", "automatic", "--sections", "World, Culture,"),
        *("--source", "Coast Wire=https://coast.example/feed?a=b"),
        *("--source", "https://post.example/feed.xml"),
    )

    settings = load_settings(tmp_path / "daybrief.toml")
    assert settings.publication.name == "The Brennick Morning"
    assert f"{settings.publication.hour:%H:%M}" == "05:30"
    assert settings.publication.sections == ("World", "Culture")
    assert settings.publication.publish == "automatic"
    assert [(s.name, s.address) for s in settings.sources] == [
        ("Coast Wire", "https://coast.example/feed?a=b"),
        ("post.example", "https://post.example/feed.xml"),
    ]
    assert "written, 2 sources." in shown.stdout
    assert "Next: daybrief doctor" in shown.stdout


@pytest.mark.parametrize(
    "name",
    ['The "Morning" \\ News', "Tab\tand\nline", "bell \x07 and rub-out \x7f", "Ünïcode 📰", ""],
)
def test_a_name_comes_back_from_the_file_as_it_was_given(init, tmp_path, name):
    init("--name", name)

    assert load_settings(tmp_path / "daybrief.toml").publication.name == name


def test_a_file_without_sources_shows_how_to_add_one_and_every_limit(init, tmp_path):
    init("--yes")

    text = (tmp_path / "daybrief.toml").read_text()
    assert "# [[source]]" in text
    assert "# leads_at_most = 3" in text
    uncommented = tomllib.loads(text.replace("# [", "[").replace("\n# ", "\n"))
    assert uncommented["source"][0]["name"] == "The Post"


def test_a_file_that_is_there_is_not_written_over_unless_forced(init, tmp_path):
    path = tmp_path / "daybrief.toml"
    path.write_text("mine")

    with pytest.raises(InvalidInput, match=r"there is one already\. Write over it with --force"):
        init("--yes")
    kept = path.read_text()
    init("--yes", "--force")

    assert kept == "mine"
    assert load_settings(path).sources == ()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--zone", "Mars/Olympus"), "unknown time zone"),
        (("--hour", "noon"), "not an hour"),
        (("--source", "post.example"), "not a web address"),
        (("--source", "A=https://a.example", "--source", "A=https://b.example"), "is taken by"),
        (("--name", "\udcff"), "is not text"),
    ],
)
def test_wrong_flags_are_named_and_no_file_is_written(init, tmp_path, words, message):
    with pytest.raises(InvalidInput, match=message):
        init(*words)

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_named(runs, tmp_path):
    path = tmp_path / "nowhere" / "daybrief.toml"

    with pytest.raises(InvalidInput, match="cannot be written: No such file or directory"):
        runs(init_command, "--yes", "--settings", str(path))


def test_the_machines_zone_is_the_default(init, tmp_path, monkeypatch):
    monkeypatch.setenv("TZ", "Europe/Paris")

    init("--yes")

    assert load_settings(tmp_path / "daybrief.toml").publication.zone == "Europe/Paris"


def test_a_machines_zone_that_is_no_iana_name_is_refused_as_a_wrong_flag_is(init, monkeypatch):
    monkeypatch.setenv("TZ", "Brennick/Harbour")

    with pytest.raises(SettingsError, match="unknown time zone"):
        init("--yes")


def test_at_a_terminal_it_asks_and_asks_again_what_was_answered_wrong(tmp_path):
    answers = (
        "The “Brennick” Morning",
        "Europe/Pari",  # asked again
        "Europe/Paris",
        "English",  # asked again
        "en",
        "6 o'clock",  # asked again
        "06:15",
        "never",  # asked again
        "approved",
        "World, Culture",
        "post.example",  # asked again
        "The Post=https://post.example/feed.xml",
        "",
    )

    status, shown = at_a_terminal(tmp_path, "init", given="".join(f"{a}\n" for a in answers))

    assert status == 0, shown
    for words in (
        "What is the publication called?",
        "Did you mean 'Europe/Paris'?",
        "not a language code: 'English'",
        'not an hour: "6 o\'clock"',
        "Use one of: approved, automatic",
        "not a web address: 'post.example'",
        "written, 1 source.",
    ):
        assert words in shown
    settings = load_settings(tmp_path / "daybrief.toml")
    assert settings.publication.name == "The “Brennick” Morning"
    assert f"{settings.publication.hour:%H:%M}" == "06:15"
    assert settings.publication.sections == ("World", "Culture")
    assert [source.name for source in settings.sources] == ["The Post"]


def at_a_terminal(folder, *words, given):
    """Run the program at a real terminal; gives its exit status and what the screen showed."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "daybrief", *words],
        cwd=folder,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "TERM": "dumb"},
    ) as process:
        os.close(theirs)
        os.write(ours, given.encode())
        shown = b""
        with suppress(OSError):  # a terminal whose program has ended cannot be read
            while piece := os.read(ours, 4096):
                shown += piece
    os.close(ours)
    return process.returncode, shown.decode().replace("\r\n", "\n")
