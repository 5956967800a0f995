"""Django's settings for the site, as its tools expect them: a newsroom's settings file in.

`DAYBRIEF_SETTINGS` names the file. Without one this module still loads, so that tools which only
look at the code can import it; serving a newsroom that has no settings file is `serve`'s error.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from daybrief.records.connection import django_settings
from daybrief.settings import FILE_NAME, Settings, load_settings

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


def site_settings(settings: Settings, environment: Mapping[str, str]) -> dict[str, Any]:
    """Give Django's settings for serving one newsroom."""
    own_host = urlsplit(settings.publication.address).hostname
    return django_settings(settings, environment.get("DATABASE_URL", "")) | {
        "DEBUG": False,
        "ALLOWED_HOSTS": [*LOOPBACK, *([own_host] if own_host else [])],
        "ROOT_URLCONF": "daybrief.site.urls",
        "APPEND_SLASH": True,
    }


_path = Path(os.environ.get("DAYBRIEF_SETTINGS", FILE_NAME))
_settings = load_settings(_path) if _path.exists() else Settings(path=_path)
globals().update(site_settings(_settings, os.environ))
