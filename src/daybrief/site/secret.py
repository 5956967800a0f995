"""The key that signs what the site sends and takes back: from the environment, or made once."""

import os
import secrets
import tempfile
from collections.abc import Mapping
from pathlib import Path

from daybrief.settings import secret_of

FILE_NAME = "secret-key"


def secret_key(folder: Path, environment: Mapping[str, str]) -> str:
    """Give the key; where no folder is yet, one that lasts as long as the process."""
    given = secret_of(environment, "DAYBRIEF_SECRET_KEY")
    if given:
        return given
    path = folder / FILE_NAME
    if not path.exists():
        made = secrets.token_urlsafe(50)
        if not folder.is_dir():
            return made
        _write_once(path, made)
    return path.read_text(encoding="utf-8").strip()


def _write_once(path: Path, key: str) -> None:
    """Let the key appear whole, readable by its owner only; who is second keeps the first's."""
    handle, beside = tempfile.mkstemp(dir=path.parent)  # readable by its owner only
    with os.fdopen(handle, "w") as file:
        file.write(key)
    try:
        os.link(beside, path)
    except FileExistsError:
        pass
    finally:
        os.unlink(beside)
