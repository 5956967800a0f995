"""Django's settings as a module, for its tools, which only look at the code.

`DAYBRIEF_SETTINGS` names a settings file; without one this still loads. Serving uses `conf`.
"""

import os
from pathlib import Path

from daybrief.settings import FILE_NAME, Settings, load_settings
from daybrief.site.conf import site_settings

_path = Path(os.environ.get("DAYBRIEF_SETTINGS", FILE_NAME))
_settings = load_settings(_path) if _path.exists() else Settings(path=_path)
globals().update(site_settings(_settings, os.environ))
