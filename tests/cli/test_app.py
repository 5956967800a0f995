"""The program as a whole: exit codes, help, and words on standard error."""

from importlib.metadata import version

import pytest


def test_the_version_is_printed(daybrief, tmp_path):
    shown = daybrief("--version", cwd=tmp_path)

    assert shown.returncode == 0
    assert shown.stdout == f"daybrief {version('daybrief')}\n"


def test_help_names_every_panel_and_the_way_through_them(daybrief, tmp_path):
    shown = daybrief("--help", cwd=tmp_path)

    assert shown.returncode == 0
    assert "Many news sources in, one checked daily briefing out." in shown.stdout
    for panel in ("Set up", "Make an edition", "Check an edition", "Use one stage alone"):
        assert panel in shown.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("tell",), "No such command 'tell'"),
        (("settings", "--jsn"), "No such option: --jsn"),
    ],
)
def test_wrong_usage_exits_2_and_says_what_is_wrong(daybrief, tmp_path, words, said):
    shown = daybrief(*words, cwd=tmp_path)

    assert shown.returncode == 2
    assert said in shown.stderr
    assert shown.stdout == ""


def test_wrong_settings_exit_2_with_one_line_of_what_where_and_what_to_do(daybrief, tmp_path):
    missing = daybrief("settings", cwd=tmp_path)
    (tmp_path / "daybrief.toml").write_text('[publication]\nzone = "Europe/Pari"\n')
    unknown = daybrief("settings", cwd=tmp_path)

    assert (missing.returncode, unknown.returncode) == (2, 2)
    assert missing.stderr == (
        "daybrief: daybrief.toml: no settings file here. Make one with: daybrief init\n"
    )
    assert unknown.stderr == (
        "daybrief: daybrief.toml: [publication]: zone: unknown time zone 'Europe/Pari'."
        " Did you mean 'Europe/Paris'?\n"
    )
    assert [file.name for file in tmp_path.iterdir()] == ["daybrief.toml"]
