"""The floors hold, and the engine stays light."""

import subprocess
import sys
from pathlib import Path

HEAVY = ("django", "granian", "ray", "openai", "sklearn", "trafilatura", "aiohttp")


def test_imports_point_down_only():
    program = Path(sys.executable).with_name("lint-imports")

    told = subprocess.run([program, "--no-cache"], capture_output=True, text=True, check=False)

    assert told.returncode == 0, told.stdout


def test_importing_daybrief_loads_neither_a_web_framework_nor_a_model():
    script = f"import sys, daybrief, daybrief.model; print(sorted(set(sys.modules) & set({HEAVY})))"

    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert told.stdout.strip() == "[]"
