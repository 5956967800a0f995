"""What the newsroom keeps: nouns of the model in, rows of one database out, and back.

The Django app `daybrief.records`. Its models load only once Django is set up, which `Records`
and `open_records` see to.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from daybrief.records.kept import Inputs, KeptSheet
from daybrief.settings import Settings

if TYPE_CHECKING:
    from daybrief.records.records import Records

__all__ = ["Inputs", "KeptSheet", "Records", "open_records"]


def open_records(
    settings: Settings,
    database_url: str = "",
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> "Records":
    """Open a newsroom's records, making or updating its tables where needed.

    Takes:   `database_url` of a PostgreSQL database; SQLite in the store's folder if empty.
    Raises:  NewerDatabase before anything is written; StoreError; SettingsError.
    """
    from daybrief.records import connection

    reached = connection.database(settings, database_url)
    connection.configure(connection.BASE)
    from daybrief.records.records import Records
    from daybrief.records.trouble import translated

    where = connection.where(reached)
    with translated(where):
        connection.store_folder(settings).mkdir(parents=True, exist_ok=True)
        db = connection.open_alias(reached)
        connection.migrate(db, where)
    return Records(settings, db, where, clock)


def __getattr__(name: str) -> Any:
    """Give `Records` to those who name the type."""
    if name == "Records":
        from daybrief.records import connection

        connection.configure(connection.BASE)
        from daybrief.records.records import Records

        return Records
    raise AttributeError(name)
