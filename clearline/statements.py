"""Statements that a database plans once and then only runs: for what is asked on every send.

PostgreSQL plans a statement anew whenever it is asked through Django's cursor, which writes the
values into the text; of the gate's long questions the planning takes ten times what the answer
does. Here the values travel apart, so the plan is kept with the connection. SQLite does that by
itself. Whatever is not asked on every send is better asked through the ORM.
"""

from collections.abc import Collection
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorDebugWrapper, CursorWrapper


def cursor() -> CursorWrapper:
    """Return a cursor for a statement that is always written the same."""
    if connection.vendor != "postgresql":
        return connection.cursor()
    import psycopg  # noqa: PLC0415 - only there where the record is in PostgreSQL

    connection.ensure_connection()
    raw = connection.connection
    if raw.prepare_threshold is None:
        # Django leaves this off, since its own cursor cannot keep a plan and some poolers lose it.
        raw.prepare_threshold = 0
        # Else it plans anew whenever it thinks that these very values might be worth it.
        raw.execute("SET plan_cache_mode = force_generic_plan")
    # The wrapper names the errors as Django does, and knows of broken transactions.
    wrapper: type[CursorWrapper] = (
        CursorDebugWrapper if connection.queries_logged else CursorWrapper
    )
    return wrapper(psycopg.Cursor(raw), connection)


def among(count: int) -> str:
    """Return what comes after a column that must be one of so many values."""
    if connection.vendor == "postgresql":
        return "= ANY(%s)"  # the same text for any number of them
    return f"IN ({', '.join(['%s'] * count)})"


def values(of: Collection[Any]) -> list[Any]:
    """Return what to bind for `among`."""
    return [list(of)] if connection.vendor == "postgresql" else list(of)
