"""Where SQLite and PostgreSQL differ for the ledger, apart from the guards of `append_only`."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.db import connection, transaction

if TYPE_CHECKING:
    from collections.abc import Iterator

# To the end of the transaction. On SQLite it began IMMEDIATE, so nobody else is writing.
_LOCK = {"postgresql": " FOR UPDATE"}

_GUARDS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
}

# SQLite has no days and moments of its own: they are text, and any text can be put there.
_DAY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"
_TIME = "[0-9][0-9]:[0-9][0-9]:[0-9][0-9]"
_PARTS = ".[0-9][0-9][0-9][0-9][0-9][0-9]"
_SPELT = {
    "DateField": (_DAY,),
    "TimeField": (_TIME, _TIME + _PARTS),
    "DateTimeField": (f"{_DAY} {_TIME}", f"{_DAY} {_TIME}{_PARTS}"),
}


def is_misspelt(kind: str, column: str) -> str:
    """Return the condition that a day, time or moment is not written as Django writes it."""
    forms = _SPELT.get(kind, ()) if connection.vendor == "sqlite" else ()
    if not forms:
        return ""
    is_one = " OR ".join(f"{column} GLOB '{form}'" for form in forms)
    # What looks like a moment may still be none, as the thirtieth of February is.
    return f"{column} IS NOT NULL AND (NOT ({is_one}) OR julianday({column}) IS NULL)"


def lock() -> str:
    """Return what a SELECT ends with to hold the row that it reads."""
    return _LOCK.get(connection.vendor, "")


def guards() -> set[str]:
    """Return the names of the triggers that stand in the database and are not switched off."""
    with connection.cursor() as cursor:
        cursor.execute(_GUARDS[connection.vendor])
        return {name for (name,) in cursor.fetchall()}


@contextmanager
def still() -> Iterator[None]:
    """Read one unmoving picture of the record, however long it takes, while others write on."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        # Not `atomic`: that begins IMMEDIATE here, and would make every writer wait.
        with connection.cursor() as cursor:
            cursor.execute("BEGIN")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
    else:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
