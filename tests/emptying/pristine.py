"""The rows that migrations leave behind, and the way back to them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper

Rows = list[tuple[Any, ...]]
_kept: dict[str, Rows] = {}


def remember() -> None:
    """Keep what stands in the tables now."""
    _kept.clear()
    with connection.cursor() as cursor:
        for table in _tables():
            cursor.execute(f"SELECT * FROM {_quoted(table)}")
            _kept[table] = cursor.fetchall()


def restore() -> None:
    """Make every table what it was when it was remembered."""
    with connection.cursor() as cursor, _unguarded(cursor):
        for table in _tables():
            cursor.execute(f"DELETE FROM {_quoted(table)}")
            for row in _kept.get(table, []):
                marks = ", ".join(["%s"] * len(row))
                cursor.execute(f"INSERT INTO {_quoted(table)} VALUES ({marks})", row)


def _tables() -> list[str]:
    names = connection.introspection.table_names()
    # A full-text index keeps its own tables; emptying the index empties them.
    return sorted(n for n in names if n != "django_migrations" and "_fts_" not in n)


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


@contextmanager
def _unguarded(cursor: CursorWrapper) -> Iterator[None]:
    with _triggers_gone(cursor) if connection.vendor == "sqlite" else _triggers_silent(cursor):
        yield


@contextmanager
def _triggers_silent(cursor: CursorWrapper) -> Iterator[None]:
    cursor.execute("SET session_replication_role = replica")
    yield
    cursor.execute("SET session_replication_role = DEFAULT")


@contextmanager
def _triggers_gone(cursor: CursorWrapper) -> Iterator[None]:
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    triggers = cursor.fetchall()
    with connection.constraint_checks_disabled():
        for name, _ in triggers:
            cursor.execute(f"DROP TRIGGER {_quoted(name)}")
        yield
        for _, made_by in triggers:
            cursor.execute(made_by)
