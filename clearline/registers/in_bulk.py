"""Writing many rows down at once: all of a batch, with the ledger's entries, or none of it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from secrets import token_bytes
from typing import Any

from django.db import connection, models

from clearline import ledger
from clearline.ledger import tables
from clearline.ledger.entry import SALT_SIZE, Entry
from clearline.ledger.kept import Kept
from clearline.registers.kept import KEPT
from clearline.registers.models import Person
from clearline.registers.models.terms import Register

# SQLite takes 32,766 values in a statement; no table has more than a few dozen columns.
AT_ONCE = 500
Values = tuple[Any, ...]


class EndedMeanwhile(Exception):  # noqa: N818 - the batch is then done again, one by one
    """Somebody else ended a row between the reading and the writing."""


@dataclass
class Batch:
    """What is written in one transaction; the ledger's entries wait until the end of it.

    Rows are put in as bare values: a model each, as `recorded.keep` has it, takes four times
    as long, and a return has hundreds of thousands.
    """

    by: Person
    at: datetime
    entries: list[Entry] = field(default_factory=list)

    def put(self, table: type[Register], columns: Sequence[str], rows: list[Values]) -> list[int]:
        """Write down new rows and return their keys. Columns that are not named are empty."""
        if not rows:
            return []
        named = (*columns, "recorded_at", "recorded_by_id")
        whole = [(*row, self.at, self.by.pk) for row in rows]
        keys = [
            key
            for i in range(0, len(whole), AT_ONCE)
            for key in _insert(table, named, whole[i : i + AT_ONCE])
        ]
        for kept in KEPT:
            if kept.model is table:
                self.entries += _entries(kept, named, zip(keys, whole, strict=True))
        return keys

    def end(self, row: Register, *, on: date | None = None, at: datetime | None = None) -> None:
        """Say that a fact no longer holds: from a day on, or from a moment, now by default."""
        name = row.ENDED
        columns: dict[str, Any] = {f"{name}_at": at or self.at, f"{name}_by": self.by}
        if on is not None:
            columns[f"{name}_on"] = on
        still_open = type(row)._default_manager.filter(pk=row.pk, **dict.fromkeys(columns))  # noqa: SLF001
        if still_open.update(**columns) == 0:
            raise EndedMeanwhile
        for column, value in columns.items():
            setattr(row, column, value)
        self.entries += [
            kept.entry(row) for kept in KEPT if kept.model is type(row) and kept.at in columns
        ]

    def close(self) -> None:
        """Put everything into the ledger. The last step of the transaction."""
        ledger.append(self.entries)
        self.entries = []


def _insert(table: type[Register], columns: Sequence[str], rows: list[Values]) -> list[int]:
    meta = table._meta  # noqa: SLF001 - Django's name
    by_column = {f.attname: f for f in meta.concrete_fields}
    key = tables.key(table).column
    adapted = [_adapter(by_column[name]) for name in columns]
    names = ", ".join(f'"{by_column[name].column}"' for name in columns)
    marks = f"({', '.join(['%s'] * len(columns))})"
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{meta.db_table}" ({names}) VALUES '  # noqa: S608 - names of our own
            f'{", ".join([marks] * len(rows))} RETURNING "{key}"',
            [adapt(value) for row in rows for adapt, value in zip(adapted, row, strict=True)],
        )
        return [found for (found,) in cursor.fetchall()]


def _adapter(of: "models.Field[Any, Any]") -> Callable[[Any], Any]:
    """Return what makes of a value what this database takes."""
    if isinstance(of, models.DateTimeField | models.DateField):
        return cache(lambda value: of.get_db_prep_save(value, connection))
    if isinstance(of, models.JSONField):
        return lambda value: of.get_db_prep_save(value, connection)
    return lambda value: value


def _entries(
    kept: Kept, columns: Sequence[str], rows: Iterable[tuple[int, Values]]
) -> Iterable[Entry]:
    """Return the entries of the rows that stand in the ledger as this kind."""
    places = {name: i for i, name in enumerate(columns)}
    if kept.at not in places:
        return
    at = places[kept.at]
    wanted = [places.get(name) for name in kept.names]
    told = [
        (key, *[None if i is None else row[i] for i in wanted])
        for key, row in rows
        if row[at] is not None
    ]
    salts = token_bytes(SALT_SIZE * len(told))
    for i, values in enumerate(told):
        yield kept.told(values, salts[i * SALT_SIZE : (i + 1) * SALT_SIZE])
