"""Tables that only grow: the database itself refuses to change, delete or replace a row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation

from clearline.ledger import tables

if TYPE_CHECKING:
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor
    from django.db.migrations.state import ProjectState
    from django.db.models import Model


@dataclass(frozen=True)
class Guard:
    """What one table refuses.

    Columns in `may_set_once` may go from NULL to a value, once. Those in `may_change` repeat what
    another table says, which only grows. Rows of a table that `may_be_destroyed` can be deleted,
    and still never be changed.
    """

    table: str
    key: str
    columns: tuple[str, ...]
    may_set_once: tuple[str, ...] = ()
    may_be_destroyed: bool = False
    may_change: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        model: type[Model],
        may_set_once: tuple[str, ...] = (),
        *,
        may_be_destroyed: bool = False,
        may_change: tuple[str, ...] = (),
    ) -> Guard:
        """Return the guard of a model's table, or say which column it does not have."""
        columns = tables.columns(model)
        if unknown := sorted({*may_set_once, *may_change} - set(columns)):
            raise ValueError(f"{tables.name(model)} has no column {', '.join(unknown)}.")
        key = str(tables.key(model).column)
        name, once = tables.name(model), tuple(may_set_once)
        return cls(name, key, columns, once, may_be_destroyed, tuple(may_change))

    def up(self, vendor: str) -> list[str]:
        """Return the statements that put the guard up, in place of an older one."""
        made = _sqlite(self) if vendor == "sqlite" else _postgresql(self)
        return [*self.down(vendor), *made]

    def down(self, vendor: str) -> list[str]:
        """Return the statements that take it down."""
        on = "" if vendor == "sqlite" else f' ON "{self.table}"'
        names = ("no_update", "no_delete", "no_replace" if vendor == "sqlite" else "no_truncate")
        return [f'DROP TRIGGER IF EXISTS "{self.table}_{name}"{on}' for name in names]


def _sqlite(guard: Guard) -> list[str]:
    table = guard.table
    loose = {*guard.may_set_once, *guard.may_change}
    fixed = [column for column in guard.columns if column not in loose]
    same = [f'OLD."{column}" IS NEW."{column}"' for column in fixed]
    once = [
        f'(OLD."{column}" IS NULL OR OLD."{column}" IS NEW."{column}")'
        for column in guard.may_set_once
    ]
    changed = f"WHEN NOT ({' AND '.join([*same, *once])})" if loose else ""
    taken = f'WHEN EXISTS (SELECT 1 FROM "{table}" WHERE "{guard.key}" = NEW."{guard.key}")'  # noqa: S608
    refused = [
        ("no_update", "UPDATE", changed, "a row cannot be changed"),
        # REPLACE deletes first, and fires no trigger for it unless recursive_triggers is on.
        ("no_replace", "INSERT", taken, "a row cannot be replaced"),
    ]
    if not guard.may_be_destroyed:
        refused.append(("no_delete", "DELETE", "", "a row cannot be deleted"))
    return [
        f'CREATE TRIGGER "{table}_{name}" BEFORE {event} ON "{table}" FOR EACH ROW {when} '
        f"BEGIN SELECT RAISE(ABORT, '{table} only grows: {why}'); END"
        for name, event, when, why in refused
    ]


# One function for all tables: its arguments are the columns that may be set once, and after a tilde
# those that may change.
_POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION ledger_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    told text := CASE TG_OP
        WHEN 'UPDATE' THEN 'a row cannot be changed'
        WHEN 'DELETE' THEN 'a row cannot be deleted'
        ELSE 'it cannot be emptied' END;
    was jsonb;
    becomes jsonb;
    loose text[];
BEGIN
    IF TG_OP = 'UPDATE' AND TG_NARGS > 0 THEN
        loose := ARRAY(SELECT substr(name, 2) FROM unnest(TG_ARGV) AS name WHERE name LIKE '~%');
        was := to_jsonb(OLD) - loose;
        becomes := to_jsonb(NEW) - loose;
        IF was - TG_ARGV = becomes - TG_ARGV AND NOT EXISTS (
            SELECT 1 FROM unnest(TG_ARGV) AS name
            WHERE was -> name <> 'null'::jsonb AND was -> name <> becomes -> name
        ) THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION '% only grows: %', TG_TABLE_NAME, told
        USING ERRCODE = 'restrict_violation';
END $$
"""


def _postgresql(guard: Guard) -> list[str]:
    table = guard.table
    named = [*guard.may_set_once, *(f"~{column}" for column in guard.may_change)]
    once = ", ".join(f"'{column}'" for column in named)
    refused = [
        ("no_update", "UPDATE", "ROW", once),
        ("no_truncate", "TRUNCATE", "STATEMENT", ""),
    ]
    if not guard.may_be_destroyed:
        refused.append(("no_delete", "DELETE", "ROW", ""))
    return [
        _POSTGRESQL_FUNCTION,
        *(
            f'CREATE TRIGGER "{table}_{name}" BEFORE {event} ON "{table}" '
            f"FOR EACH {each} EXECUTE FUNCTION ledger_only_grows({given})"
            for name, event, each, given in refused
        ),
    ]


class AppendOnly(Operation):
    """A migration's step: from here on this table only grows.

    Stands after the operation that makes the table, and again at the end of every later
    migration that alters it: SQLite makes an altered table anew, without its triggers.
    """

    reversible = True
    reduces_to_sql = True

    def __init__(
        self,
        table: str,
        may_set_once: tuple[str, ...] = (),
        *,
        may_be_destroyed: bool = False,
        may_change: tuple[str, ...] = (),
    ) -> None:
        self.table = table
        self.may_set_once = may_set_once
        self.may_be_destroyed = may_be_destroyed
        self.may_change = may_change

    def guard(self, state: ProjectState) -> Guard:
        """Return the guard of this table, as its model stands at this point of its history."""
        for model in state.apps.get_models(include_auto_created=True):
            if tables.name(model) == self.table:
                return Guard.of(
                    model,
                    self.may_set_once,
                    may_be_destroyed=self.may_be_destroyed,
                    may_change=self.may_change,
                )
        raise ValueError(f"No model has the table {self.table}.")

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Change no model: what is guarded is the table."""

    def database_forwards(
        self,
        app_label: str,  # noqa: ARG002 - the shape is Django's
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,  # noqa: ARG002
        to_state: ProjectState,
    ) -> None:
        """Put the guard up."""
        for statement in self.guard(to_state).up(schema_editor.connection.vendor):
            schema_editor.execute(statement, params=None)

    def database_backwards(
        self,
        app_label: str,  # noqa: ARG002 - the shape is Django's
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,  # noqa: ARG002
    ) -> None:
        """Take the guard down."""
        for statement in self.guard(from_state).down(schema_editor.connection.vendor):
            schema_editor.execute(statement, params=None)

    def names(self, vendor: str) -> set[str]:
        """Return the names of the triggers that stand when the guard is up."""
        last = "no_replace" if vendor == "sqlite" else "no_truncate"
        wanted = {"no_update", last} | (set() if self.may_be_destroyed else {"no_delete"})
        return {f"{self.table}_{name}" for name in wanted}

    def describe(self) -> str:
        """Say what this step does, for `migrate --plan`."""
        return f"Let {self.table} only grow"

    @property
    def migration_name_fragment(self) -> str:
        """Name a migration made of this step alone."""
        return f"{self.table}_only_grows"

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """Return what a migration file writes."""
        given: dict[str, Any] = {}
        if self.may_set_once:
            given["may_set_once"] = self.may_set_once
        if self.may_be_destroyed:
            given["may_be_destroyed"] = True
        if self.may_change:
            given["may_change"] = self.may_change
        return (self.__class__.__qualname__, [self.table], given)


def guards_declared() -> set[str]:
    """Return the names of the triggers that the migrations of all rooms put up."""
    last = {
        step.table: step
        for _, migration in sorted(MigrationLoader(None).disk_migrations.items())
        for step in migration.operations
        if isinstance(step, AppendOnly)
    }
    return {name for step in last.values() for name in step.names(connection.vendor)}
