"""The one place where a database's or disk's trouble becomes a `StoreError` a person can act on.

Only trouble that a person can mend is translated; a mistake of ours keeps its own traceback.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, DataError, IntegrityError, InterfaceError, ProgrammingError

from daybrief.errors import StoreError

OURS = (IntegrityError, ProgrammingError, DataError)
"""Errors that a wrong query or row of ours makes; nobody else can mend them."""

WRONG_SQL = ("no such ", "near ", "incomplete input", "too many SQL variables")
"""What SQLite says of a mistake of ours, though by its class it could be the disk's."""

FULL = "Free some space and run it again; what was kept before is as it was"
REFUSED = "Let the program's user read and write it"
BUSY = "Another program holds the database; try again"
BROKEN = "Restore it from a backup, or point [store] folder at a new one"
NO_SERVER = "See that the database server runs and that DATABASE_URL is right"

SIGNS = (
    ("full", FULL),
    ("no space", FULL),
    ("quota", FULL),
    ("readonly", REFUSED),
    ("permission denied", REFUSED),
    ("unable to open", REFUSED),
    ("locked", BUSY),
    ("busy", BUSY),
    ("malformed", BROKEN),
    ("not a database", BROKEN),
    ("connection", NO_SERVER),
    ("password", NO_SERVER),
    ("does not exist", NO_SERVER),
    ("resolve", NO_SERVER),
)
"""What databases say, and what a person can do; the first that fits counts."""


@contextmanager
def translated(where: str) -> Iterator[None]:
    """Turn a database's or disk's error into a StoreError that says where and what to do."""
    try:
        yield
    except OURS:
        raise
    except (DatabaseError, InterfaceError) as error:
        said = " ".join(str(error).split())
        if said.startswith(WRONG_SQL):
            raise
        raise StoreError(f"the database says: {said}", where, _fix(said)) from error
    except OSError as error:
        fix = FULL if error.errno in {errno.ENOSPC, errno.EDQUOT} else REFUSED
        raise StoreError(f"the disk says: {error.strerror}", where, fix) from error


def _fix(said: str) -> str:
    return next((fix for sign, fix in SIGNS if sign in said.lower()), "")
