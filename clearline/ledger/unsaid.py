"""What rows hold although nothing in the ledger tells of it, or in a spelling never written."""

from __future__ import annotations

from collections import defaultdict
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.db import connection, models
from django.db.models import Q

from clearline.ledger import tables
from clearline.ledger.databases import is_misspelt
from clearline.ledger.verify import Wrong

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.db.models import Field, Model

    from clearline.ledger.kept import Kept


def too_early(kept: Iterable[Kept]) -> Wrong | None:
    """Name a row with something filled in that no entry tells of yet: the end of a fact, say."""
    of_model: dict[type[Model], list[Kept]] = defaultdict(list)
    for one in kept:
        of_model[one.model].append(one)
    return next(filter(None, (_too_early(*each) for each in of_model.items())), None)


def _too_early(model: type[Model], kept: list[Kept]) -> Wrong | None:
    always = {name for one in kept if one.when is None for name in one.names}
    waits: dict[str, list[Q]] = defaultdict(list)
    for one in kept:
        if one.when is not None:
            for name in set(one.names) - always:
                waits[name].append(one.when)
    for name, whens in waits.items():
        rows = tables.rows(model).exclude(reduce(or_, whens)).exclude(_empty(model, name))
        if (row := rows.order_by("pk").first()) is not None:
            column = tables.field(model, name).column
            return Wrong(f"{tables.name(model)}/{row.pk} has {column}, and no entry tells of it.")
    return None


def _empty(model: type[Model], name: str) -> Q:
    is_text = isinstance(tables.field(model, name), models.CharField | models.TextField)
    nothing = Q(**{f"{name}__isnull": True})
    return nothing | Q(**{name: ""}) if is_text else nothing


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
