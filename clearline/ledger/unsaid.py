"""What rows hold although nothing in the ledger tells of it, or in a spelling never written."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.db import connection

from clearline.ledger import tables
from clearline.ledger.databases import is_misspelt
from clearline.ledger.verify import Wrong

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.db.models import Field, Model

    from clearline.ledger.kept import Kept


def too_early(kept: Iterable[Kept]) -> Wrong | None:
    """Name a row with something filled in but its moment: an end that no entry tells of."""
    of_model: dict[type[Model], list[Kept]] = defaultdict(list)
    for one in kept:
        of_model[one.model].append(one)
    return next(filter(None, (_too_early(*each) for each in of_model.items())), None)


def _too_early(model: type[Model], kept: list[Kept]) -> Wrong | None:
    always = {name for one in kept if one.when is None for name in one.names}
    moments: dict[str, list[str]] = defaultdict(list)
    for one in kept:
        for name in set(one.names) - always - {one.at} if one.when is not None else ():
            # What is never empty is there from the beginning, told or not.
            if tables.field(model, name).null:
                moments[name].append(one.at)
    for name, ats in moments.items():
        none_yet = {f"{at}__isnull": True for at in ats}
        rows = tables.rows(model).filter(**none_yet).exclude(**{f"{name}__isnull": True})
        if (row := rows.order_by("pk").first()) is not None:
            column = tables.field(model, name).column
            return Wrong(f"{tables.name(model)}/{row.pk} has {column}, and no entry tells of it.")
    return None


def misspelt(kept: Iterable[Kept]) -> Wrong | None:
    """Name a day or moment that reads as one thing, or as nothing, and compares as another.

    SQLite compares what is written; `2026-10-30 x` is read as no day at all, and has passed.
    """
    for model in dict.fromkeys(one.model for one in kept):
        for column, condition in _spelt(model):
            with connection.cursor() as cursor:
                cursor.execute(
                    f"SELECT {tables.key(model).column} FROM {tables.name(model)}"  # noqa: S608
                    f" WHERE {condition} LIMIT 1"
                )
                if row := cursor.fetchone():
                    name = f"{tables.name(model)}/{row[0]}"
                    return Wrong(f"{name} has been changed: its {column} is not written as a time.")
    return None


def _spelt(model: type[Model]) -> Iterator[tuple[str, str]]:
    for name in tables.columns(model):
        field: Field[object, object] = tables.by_column(model, name)
        if condition := is_misspelt(field.get_internal_type(), name):
            yield name, condition
