"""The site as a WSGI application: a newsroom's settings in, its records opened once."""

import os
from collections.abc import Mapping
from pathlib import Path

from django.core.handlers.wsgi import WSGIHandler

from daybrief.records import open_records
from daybrief.records.connection import configure
from daybrief.settings import FILE_NAME, Settings, load_settings, secret_of
from daybrief.site.conf import site_settings
from daybrief.site.room import Room, enter


def from_environment() -> WSGIHandler:
    """Make the application of the settings file that `DAYBRIEF_SETTINGS` names."""
    path = Path(os.environ.get("DAYBRIEF_SETTINGS", FILE_NAME))
    return application(load_settings(path), os.environ)


def application(settings: Settings, environment: Mapping[str, str]) -> WSGIHandler:
    """Make the application of one newsroom; a process serves one.

    Raises:  NewerDatabase, StoreError or SettingsError.
    """
    records = open_records(settings, secret_of(environment, "DATABASE_URL"))
    configure(site_settings(settings, environment))
    enter(Room(publication=settings.publication, records=records))
    return WSGIHandler()
