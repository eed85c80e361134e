"""What Django knows of a table: its name, its columns, its key, and all of its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Field, QuerySet

if TYPE_CHECKING:
    from django.db.models import Model
    from django.db.models.options import Options


def _meta(model: type[Model]) -> Options[Any]:
    return model._meta  # noqa: SLF001 - Django's own description of a table


def name(model: type[Model]) -> str:
    """Return the table's name."""
    return _meta(model).db_table


def columns(model: type[Model]) -> tuple[str, ...]:
    """Return the names of its columns, as the database has them."""
    return tuple(str(field.column) for field in _meta(model).local_concrete_fields)


def by_column(model: type[Model], column: str) -> Field[Any, Any]:
    """Return one of its columns, by the name that the database gives it."""
    return next(f for f in _meta(model).local_concrete_fields if f.column == column)


def key(model: type[Model]) -> Field[Any, Any]:
    """Return its primary key."""
    found = _meta(model).pk
    assert found is not None  # noqa: S101 - every concrete model has one
    return found


def field(model: type[Model], named: str) -> Field[Any, Any]:
    """Return one of its columns, by the name that the model gives it."""
    found = _meta(model).get_field(named)
    assert isinstance(found, Field)  # noqa: S101 - a column, not somebody else's key to this table
    return found


def rows(model: type[Model]) -> QuerySet[Model]:
    """Return all of its rows, in no order: no manager of the model may hide one."""
    return QuerySet(model)
