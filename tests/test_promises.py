"""What is promised is documented, and the documents are what the code says."""

import importlib.util
import inspect
import pickle
import re
from pathlib import Path

import pytest

from daybrief import errors
from daybrief.cli.app import COMMANDS, app, register

ROOT = Path(__file__).parent.parent
ERRORS = [
    kind
    for _, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, errors.NewsroomError)
]


def generator():
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs/generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["settings", "commands", "errors", "extension-points"])
def test_the_reference_pages_are_current(name):
    made = generator().pages()[f"{name}.md"]

    kept = (ROOT / f"docs/reference/{name}.md").read_text(encoding="utf-8")

    assert kept == made, "run: make docs"


def test_every_command_teaches_with_an_example():
    if not app.registered_commands:
        register()
    told = {command.name: command.callback.__doc__ or "" for command in app.registered_commands}
    groups = {group.name: group.typer_instance for group in app.registered_groups}

    names = {name for names in COMMANDS.values() for name in names}

    assert names == told.keys() | groups.keys()
    for group in groups.values():
        told |= {c.callback.__name__: c.callback.__doc__ for c in group.registered_commands}
    lacking = [name for name, text in told.items() if not re.search(r"Example: .*daybrief ", text)]
    assert lacking == []


@pytest.mark.parametrize("kind", ERRORS, ids=lambda kind: kind.__name__)
def test_an_error_says_what_where_and_what_to_do_and_travels(kind):
    error = kind("no such day", "edition 2026-11-23", "Ask for another")

    travelled = pickle.loads(pickle.dumps(error))

    assert str(travelled) == "edition 2026-11-23: no such day. Ask for another"
    assert str(kind("no such day")) == "no such day"


def test_every_dependency_says_why_it_is_there():
    told = (ROOT / "docs/technotes/dependencies.md").read_text(encoding="utf-8")
    wanted = re.findall(
        r'^    "([A-Za-z0-9-]+)(?:\[[a-z]+\])?[>"]',
        (ROOT / "pyproject.toml").read_text(encoding="utf-8").split("[project.scripts]")[0],
        re.M,
    )

    missing = [name for name in wanted if name not in told and not name.startswith("types-")]

    assert wanted
    assert missing == []


def test_no_lock_file_names_a_registry():
    for path in (ROOT / "requirements").glob("*.txt"):
        assert not re.search(r"https?://|--(extra-)?index-url|--find-links", path.read_text())
