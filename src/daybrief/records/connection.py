"""Where the newsroom's database is, and Django set up for it: settings in, an open alias out.

Each database a process opens has an alias of its own, so that newsrooms never mix. Nothing here
knows a table.
"""

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import django
from django.apps import apps
from django.conf import settings as django_conf
from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import ConnectionHandler
from django.utils.log import configure_logging

from daybrief.errors import NewerDatabase, SettingsError
from daybrief.settings import Settings

FILE_NAME = "daybrief.db"
BUSY_SECONDS = 20.0  # guess: far longer than any transaction of ours holds the database
MIGRATING_AT_ONCE = 50  # guess: times 0.1 s; a first migration takes well under a second

DatabaseSettings = dict[str, Any]

KEEPING: DatabaseSettings = {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
"""The site keeps a connection for a minute, not for one request: half of a page's cost."""

BASE: Mapping[str, Any] = {
    "INSTALLED_APPS": ["daybrief.records"],
    "USE_TZ": True,
    "TIME_ZONE": "UTC",
    "TASKS": {"default": {"BACKEND": "daybrief.records.jobs.Jobs"}},
}
"""Django's own settings for keeping records, whichever database is opened later."""


def django_settings(settings: Settings, database_url: str = "") -> dict[str, Any]:
    """Give Django's own settings for keeping one newsroom's records; the site adds to them."""
    return {**BASE, "DATABASES": {"default": database(settings, database_url)}}


def configure(values: Mapping[str, Any]) -> None:
    """Set Django up, once a process; a later call changes settings but never the apps."""
    if not django_conf.configured:
        django_conf.configure(**values)
    for key, value in values.items():
        if key not in {"INSTALLED_APPS", "DATABASES"}:
            setattr(django_conf, key, value)
    if not apps.ready:
        django.setup()
    elif "LOGGING" in values:
        configure_logging(django_conf.LOGGING_CONFIG, values["LOGGING"])


def store_folder(settings: Settings) -> Path:
    """Where the newsroom keeps its things: beside the settings file, unless a path is absolute."""
    return settings.path.parent / settings.store.folder


def database(settings: Settings, database_url: str = "") -> DatabaseSettings:
    """Say how to reach the database: SQLite in the store's folder, or PostgreSQL by its address.

    Raises:  SettingsError if the address is not one of a PostgreSQL database.
    """
    if database_url:
        return _postgresql(database_url) | KEEPING
    return KEEPING | {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str((store_folder(settings) / FILE_NAME).absolute()),
        "OPTIONS": {
            "timeout": BUSY_SECONDS,
            # A transaction that will write says so at once: none fails half way as a deadlock.
            "transaction_mode": "IMMEDIATE",
            # What is committed survives a loss of power (FULL), and readers never wait (WAL).
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }


def where(reached: DatabaseSettings) -> str:
    """Name a database for a message, without its password."""
    if reached["ENGINE"].endswith("sqlite3"):
        return str(reached["NAME"])
    return f"PostgreSQL database {reached['NAME']} at {reached['HOST'] or 'this machine'}"


def open_alias(reached: DatabaseSettings) -> str:
    """Give the alias of a database, a new one if this process has not opened it before."""
    whole = ConnectionHandler({"default": reached}).settings["default"]
    for alias, known in connections.settings.items():
        if known == whole:
            return str(alias)
    alias = f"newsroom-{len(connections.settings)}"
    connections.settings[alias] = whole
    return alias


def migrate(alias: str, told_where: str) -> None:
    """Bring a database's tables up to date; another run may be doing the same.

    Raises:  NewerDatabase, before anything is written, if a newer daybrief was here.
    """
    for remaining in reversed(range(MIGRATING_AT_ONCE)):
        executor = MigrationExecutor(connections[alias])
        unknown = set(executor.recorder.applied_migrations()) - set(executor.loader.disk_migrations)
        if unknown:
            names = ", ".join(sorted(name for _, name in unknown))
            raise NewerDatabase(
                f"written by a newer daybrief (it knows {names}); nothing was changed",
                told_where,
                "Update daybrief, or point [store] folder at another folder",
            )
        targets = executor.loader.graph.leaf_nodes()
        plan = executor.migration_plan(targets)
        if not plan:
            return
        try:
            executor.migrate(targets, plan)
        except DatabaseError:
            # Each migration is one transaction: where another run was first, ours left nothing,
            # and the next look finds its work done.
            if not remaining:
                raise
            time.sleep(0.1)


def _postgresql(address: str) -> DatabaseSettings:
    fix = "Write it as postgresql://user:password@host:5432/name"
    parts = urlsplit(address)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise SettingsError("not the address of a PostgreSQL database", "DATABASE_URL", fix)
    try:
        port = parts.port
    except ValueError as error:
        raise SettingsError("its port is not a number", "DATABASE_URL", fix) from error
    name = unquote(parts.path.lstrip("/"))
    if not name:
        raise SettingsError("it names no database", "DATABASE_URL", fix)
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        # A socket's folder stands in the query: postgresql://postgres@/name?host=/run/postgresql
        "HOST": options.pop("host", "") or (parts.hostname or ""),
        "PORT": str(port or options.pop("port", "")),
        "OPTIONS": options,
    }
