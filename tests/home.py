"""One made-up home; the only cast: one of each role, the children, and those who must see nothing.

A test asks for it as the fixture `home`. Outsiders are in it: `joan` and `peter` of another home,
`stella` of another authority, `nell` who lives elsewhere; `make_stranger` adds one who is nothing.
"""

from datetime import datetime
from typing import Any

from django.core.management.color import no_style
from django.db import connection, transaction

from clearline.access import accounts
from clearline.cli import made_up
from clearline.cli.made_up import Cast, found
from clearline.registers import people
from clearline.registers.models import Kind, Person
from clearline.registers.recorded import sure

Rows = dict[str, list[tuple[Any, ...]]]

# Writing everybody down takes a second: it is done once for each moment, and then copied.
_written: dict[datetime, Rows] = {}


def make_home(*, at: datetime) -> Cast:
    """Fill the tests' empty record with the made-up organisation."""
    if at in _written:
        _write(_written[at])
    else:
        before = _read()
        made_up.fill(at=at)
        _written[at] = {table: rows for table, rows in _read().items() if not before[table]}
    return found.find(at=at)


def make_stranger(home: Cast) -> Person:
    """Make somebody who can sign in and has no post, no child and no place in any line."""
    stranger = sure(people.add("Ivor Nott", Kind.STAFF, by=home.adele, at=home.at))
    accounts.open_for(stranger, name="ivor.nott@clearline.example", by=home.adele, at=home.at)
    return stranger


def _read() -> Rows:
    names = connection.introspection.django_table_names(only_existing=True)
    with connection.cursor() as cursor:
        return {name: _all(cursor, name) for name in names}


def _all(cursor: Any, table: str) -> list[tuple[Any, ...]]:
    cursor.execute(f'SELECT * FROM "{table}"')
    rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def _write(tables: Rows) -> None:
    # In one transaction: a row may stand before the one that it points to.
    with transaction.atomic(), connection.cursor() as cursor:
        for table, rows in tables.items():
            if rows:
                marks = ", ".join(["%s"] * len(rows[0]))
                cursor.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows)
        models = list(connection.introspection.installed_models(list(tables)))
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
