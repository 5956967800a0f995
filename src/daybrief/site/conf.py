"""Django's settings for serving one newsroom: its own settings and the environment in."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from daybrief.records.connection import django_settings, store_folder
from daybrief.settings import Settings, secret_of
from daybrief.site.secret import secret_key

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


def site_settings(settings: Settings, environment: Mapping[str, str]) -> dict[str, Any]:
    """Give Django's settings for serving one newsroom."""
    own_host = urlsplit(settings.publication.address).hostname
    return django_settings(settings, secret_of(environment, "DATABASE_URL")) | {
        "DEBUG": False,
        "SECRET_KEY": secret_key(store_folder(settings), environment),
        "ALLOWED_HOSTS": [*LOOPBACK, *([own_host] if own_host else [])],
        "ROOT_URLCONF": "daybrief.site.urls",
        "MIDDLEWARE": [
            "daybrief.site.door.front_door",
            "django.middleware.gzip.GZipMiddleware",
            "daybrief.site.errors.Answering",
        ],
        "LOGGING": _LOGGING,
    }


_LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        # Anyone may send us another's name, all day long; the answer says what is wrong.
        "django.security.DisallowedHost": {"handlers": [], "propagate": False},
        "daybrief": {"handlers": ["stderr"], "level": "WARNING"},
    },
}
