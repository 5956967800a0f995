"""What stands in examples/ fits the program: commands, options, files, and systemd's judgement."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from daybrief.cli.app import app, register
from daybrief.settings import SECRETS

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
UNITS = sorted(EXAMPLES.glob("*.service"))
CONTAINER = EXAMPLES / "Containerfile"


def commands():
    if not app.registered_commands:
        register()
    return typer.main.get_command(app).commands


def instructions() -> list[tuple[str, str]]:
    """The container file's instructions with their words, lines that go on put together."""
    text = re.sub(r"^\s*#.*\n", "", CONTAINER.read_text(), flags=re.M).replace("\\\n", " ")
    return [tuple(line.split(None, 1)) for line in text.splitlines() if line.strip()]


def started() -> list[str]:
    """Every `daybrief …` that an example runs or tells to run."""
    lines = [line for path in EXAMPLES.iterdir() for line in path.read_text().splitlines()]
    found = [re.search(r"(?:ExecStart=\S*/|-d |8000 |-it )daybrief ([a-z].*)", e) for e in lines]
    return [match[1].split("#")[0] for match in found if match]


def test_every_command_and_option_in_an_example_exists():
    for line in started():
        name, *words = shlex.split(line)
        known = {option for param in commands()[name].params for option in param.opts}

        assert {word for word in words if word.startswith("-")} <= known, line
    assert len(started()) >= 4


@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.name)
def test_every_secret_in_a_unit_is_one_that_the_program_reads(unit):
    named = re.findall(r"Environment=([A-Z_]+)_FILE=", unit.read_text())

    assert named
    assert set(named) <= set(SECRETS)


@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.name)
def test_systemd_finds_no_fault_in_a_unit_and_calls_it_safe(unit, tmp_path):
    systemd = shutil.which("systemd-analyze")
    if not systemd:
        pytest.skip("only systemd can judge its units; no systemd-analyze here")
    program = Path(sys.executable).with_name("daybrief")
    here = tmp_path / unit.name
    here.write_text(unit.read_text().replace("/opt/daybrief/bin/daybrief", str(program)))

    verified = subprocess.run(
        [systemd, "verify", here], capture_output=True, text=True, check=False
    )
    judged = subprocess.run(
        [systemd, "security", "--offline=true", "--threshold=20", here],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (verified.returncode, verified.stderr) == (0, "")
    assert judged.returncode == 0, judged.stdout


def test_the_container_copies_what_is_there_and_runs_as_nobody_special():
    told = instructions()
    copied = [
        word
        for name, words in told
        if name == "COPY" and "--from" not in words
        for word in words.split()[:-1]
    ]
    named = re.findall(r"-r (requirements/\S+)", CONTAINER.read_text())

    assert {name for name, _ in told} <= {
        *("FROM", "WORKDIR", "COPY", "RUN", "ENV", "USER", "VOLUME"),
        *("STOPSIGNAL", "ENTRYPOINT", "CMD"),
    }
    assert all((ROOT / word).exists() for word in copied + named)
    assert dict(told)["USER"] == "10001"
    assert dict(told)["ENTRYPOINT"] == '["daybrief"]'
    assert dict(told)["CMD"] == '["run"]'


def test_the_container_installs_nothing_that_is_not_pinned_by_hash():
    installs = re.findall(r"pip install (.+)", CONTAINER.read_text())

    assert installs
    assert all("--require-hashes" in words or "--no-index" in words for words in installs)
    assert all("--no-deps" in words for words in installs)
