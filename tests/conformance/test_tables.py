"""Every register: each wrong row is refused by its own constraint, and nothing is overwritten."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, models, transaction

from clearline.ledger.kept import Kept
from clearline.registers.kept import FILLED_IN, KEPT, WRITTEN
from clearline.registers.models import Child, Home, HomeNaming, Naming, Particulars, Person
from clearline.registers.models.terms import Register
from clearline.registers.recorded import repeated
from tests.conformance import (
    tables_of_asking,
    tables_of_leaving,
    tables_of_registers,
    tables_of_staff,
    tables_of_standing,
)
from tests.conformance.tables import AT, TODAY, Ground, Table, make_ground

pytestmark = pytest.mark.django_db

TABLES = (
    *tables_of_registers.TABLES,
    *tables_of_staff.TABLES,
    *tables_of_asking.TABLES,
    *tables_of_standing.TABLES,
    *tables_of_leaving.TABLES,
)

# What these repeat is written down elsewhere, and compared: see `registers.repeats`.
REPEATS: dict[type[models.Model], set[str]] = {
    Person: {*repeated(Person, Naming)},
    Child: {*repeated(Child, Particulars)},
    Home: {*repeated(Home, HomeNaming)},
}
# Of these the newest counts, or the row itself never ends.
ENDLESS = {
    "acknowledgement",
    "child",
    "declaration",
    "homenaming",
    "naming",
    "particulars",
    "person",
    "placingauthority",
}
ENDLESS |= {"policyversion", "scan", "search", "wouldstay"}

each_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
each_wrong_row = pytest.mark.parametrize(
    ("table", "name"),
    [pytest.param(t, name, id=f"{t.name}-{name}") for t in TABLES for name in t.wrong],
)
each_twin = pytest.mark.parametrize(
    ("table", "name"),
    [pytest.param(t, name, id=f"{t.name}-{name}") for t in TABLES for name in t.twins],
)


@pytest.fixture
def ground() -> Ground:
    return make_ground()


def put(table: Table, ground: Ground, **changes: Any) -> models.Model:
    """Write a row past every verb and form, as somebody at the database would."""
    row = {"recorded_at": AT, "recorded_by": ground.by, **table.right(ground), **changes}
    return table.model._base_manager.create(**row)


@contextmanager
def refused_by(constraint: str) -> Iterator[None]:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        yield


@each_table
def test_a_right_row_is_taken(table: Table, ground: Ground) -> None:
    assert put(table, ground).pk is not None


@each_wrong_row
def test_a_wrong_row_is_refused_by_its_own_constraint(
    table: Table, name: str, ground: Ground
) -> None:
    with refused_by(rf"\b{name.format(table.name)}\b"):
        put(table, ground, **table.wrong[name](ground))


@each_twin
def test_a_second_row_that_may_not_stand_beside_the_first_is_refused(
    table: Table, name: str, ground: Ground
) -> None:
    twin = table.twins[name]
    put(table, ground, **twin.both(ground))
    second = {**twin.both(ground), **twin.second(ground)}

    with refused_by(uniqueness(table.model, name)):
        put(table, ground, **second)

    assert put(table, ground, **{**second, **twin.free(ground)}).pk is not None


def uniqueness(model: type[models.Model], name: str) -> str:
    """Return what the database says when a row is there twice: SQLite names only the columns."""
    table = model._meta.db_table
    named = {str(c.name): c for c in model._meta.constraints}
    constraint = named.get(name)
    if connection.vendor == "postgresql":
        return rf"\b{name}\b" if constraint else rf"\b{table}_{name}"
    fields = constraint.fields if isinstance(constraint, models.UniqueConstraint) else (name,)
    columns = [f"{table}.{model._meta.get_field(field).column}" for field in fields]  # type: ignore[union-attr]
    return "UNIQUE constraint failed: " + ", ".join(columns) + "$"


def test_every_table_of_the_room_is_here() -> None:
    ours = {model for one in Register.__subclasses__() for model in concrete(one)}
    assert {table.model for table in TABLES} == ours


def concrete(model: type[models.Model]) -> set[type[models.Model]]:
    if not model._meta.abstract:
        return {model}
    return {found for one in model.__subclasses__() for found in concrete(one)}


@each_table
def test_every_constraint_has_a_row_that_it_refuses(table: Table) -> None:
    meta = table.model._meta
    unique = {f.name for f in meta.local_fields if f.unique and not f.primary_key}
    known = {name.format(table.name) for name in [*table.wrong, *table.twins]}
    assert known == {str(constraint.name) for constraint in meta.constraints} | unique


@each_table
def test_every_column_is_vouched_for_when_it_is_written_or_when_it_is_filled_in(
    table: Table,
) -> None:
    vouched = {name for kept in KEPT if kept.model is table.model for name in kept.names}
    columns = {field.attname for field in table.model._meta.local_fields}
    repeats = {table.model._meta.get_field(n).attname for n in REPEATS.get(table.model, ())}  # type: ignore[union-attr]
    key = table.model._meta.pk.attname  # which every entry names
    assert vouched == columns - repeats - {key}


@each_table
def test_a_fact_has_an_end_unless_the_next_one_ends_it(table: Table) -> None:
    assert (table.name in ENDLESS) == (table.model not in {kept.model for kept in FILLED_IN})


each_guarded_table = pytest.mark.parametrize(
    "table", [t for t in TABLES if t.model not in REPEATS], ids=lambda table: table.name
)


@each_guarded_table
def test_a_row_is_never_deleted(table: Table, ground: Ground) -> None:
    row = put(table, ground)
    with pytest.raises(DatabaseError, match="cannot be deleted"), transaction.atomic():
        table.model._base_manager.filter(pk=row.pk).delete()


@each_guarded_table
def test_what_was_written_is_never_overwritten(table: Table, ground: Ground) -> None:
    row = put(table, ground)
    for kept in WRITTEN:
        if kept.model is table.model:
            for name in kept.names:
                assert_never_emptied(row, name)


@pytest.mark.parametrize("kept", FILLED_IN, ids=lambda kept: kept.kind)
def test_an_end_is_filled_in_once(kept: Kept, ground: Ground) -> None:
    (table,) = (table for table in TABLES if table.model is kept.model)
    row = put(table, ground)
    end = {name: END[name[-3:]](ground) for name in (*kept.columns, kept.at, str(kept.by))}
    if kept.kind not in {"seat.seconded", "swap.agreed"}:  # their right rows have this already
        table.model._base_manager.filter(pk=row.pk).update(**end)
    row.refresh_from_db()
    for name in kept.names:
        assert_never_emptied(row, name)


END: dict[str, Callable[[Ground], Any]] = {
    "_on": lambda ground: TODAY,
    "_at": lambda ground: AT,
    "_by": lambda ground: ground.other,
}


def assert_never_emptied(row: models.Model, name: str) -> None:
    if getattr(row, name) is None:
        return
    change = f'UPDATE "{row._meta.db_table}" SET "{name}" = NULL WHERE "{row._meta.pk.column}" = %s'
    refused = pytest.raises(DatabaseError, match="cannot be changed")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change, [row.pk])
