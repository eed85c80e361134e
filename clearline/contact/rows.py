"""Puts many new rows into a table at once, without making a model of each first.

It is for what the gate writes on every send: there a model for each row would cost more than the
rules do. Everything else is written with the ORM.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection, models

from clearline import statements

Row = Sequence[Any]


def insert(model: type[models.Model], columns: tuple[str, ...], rows: Iterable[Row]) -> None:
    """Insert rows, each with a value for every one of these columns, in order."""
    bind = binder()
    values = [tuple([bind(value) for value in row]) for row in rows]
    if values:
        with statements.cursor() as cursor:
            cursor.executemany(_statement(model, columns), values)


@cache
def _statement(model: type[models.Model], columns: tuple[str, ...]) -> str:
    quote = connection.ops.quote_name
    named = ", ".join(map(quote, columns))
    marks = ", ".join(["%s"] * len(columns))
    table = quote(model._meta.db_table)  # noqa: SLF001 - Django's own description of a table
    return f"INSERT INTO {table} ({named}) VALUES ({marks})"  # noqa: S608


def binder() -> Callable[[Any], Any]:
    """Return the function that makes of a value what this database takes for it."""
    if connection.vendor != "sqlite":
        return _as_it_is
    # Looked up once: the proxy in front of the connection costs more than what it is asked for.
    moment = connection.ops.adapt_datetimefield_value

    def bind(value: Any) -> Any:
        """SQLite has no moments and no UUIDs of its own: write them as Django does."""
        kind = type(value)
        if kind is UUID:
            return value.hex
        return moment(value) if kind is datetime else value

    return bind


def _as_it_is(value: Any) -> Any:
    return value
