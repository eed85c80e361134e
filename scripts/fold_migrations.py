"""Let the first migration of each room make its tables with their constraints, in one step each.

Django writes most constraints as later steps, and SQLite makes a whole table anew for each of
them: a new record took nine seconds. A constraint speaks of its own table only, so it can move,
unless it needs a column that comes later.
"""

import sys
from pathlib import Path

import django
from django.db.migrations import AddConstraint, AddField, AddIndex, CreateModel, Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.writer import MigrationWriter

Addition = AddConstraint | AddIndex


def fold(operations: list[Operation]) -> list[Operation]:
    """Return the operations with each addition moved into the step that makes its table."""
    made = {step.name_lower: step for step in operations if isinstance(step, CreateModel)}
    late = {(s.model_name_lower, s.name) for s in operations if isinstance(s, AddField)}
    kept: list[Operation] = []
    for step in operations:
        table = made.get(step.model_name_lower) if isinstance(step, Addition) else None
        if table is None or _speaks_of_any({n for m, n in late if m == table.name_lower}, step):
            kept.append(step)
        elif isinstance(step, AddConstraint):
            table.options.setdefault("constraints", []).append(step.constraint)
        elif isinstance(step, AddIndex):
            table.options.setdefault("indexes", []).append(step.index)
    return kept


def _speaks_of_any(columns: set[str], step: Operation) -> bool:
    """Say whether an addition needs a column that a later step adds, as two tables in a ring do."""
    written = MigrationWriter.serialize(step.deconstruct()[2])[0]
    return any(f"'{column}" in written for column in columns)


def main() -> int:
    """Rewrite every first migration for which that makes a difference."""
    django.setup()
    root = Path(__file__).resolve().parent.parent
    for (room, _name), migration in MigrationLoader(None).disk_migrations.items():
        path = Path(sys.modules[migration.__module__].__file__ or "")
        if migration.initial and path.is_relative_to(root / "clearline"):
            _rewrite(room, migration, path)
    return 0


def _rewrite(room: str, migration: Migration, path: Path) -> None:
    before = len(migration.operations)
    # On the instance alone: the writer reads it from there.
    vars(migration)["operations"] = fold(list(migration.operations))
    if len(migration.operations) < before:
        path.write_text(MigrationWriter(migration, include_header=False).as_string())
        print(f"{room}: {before} steps became {len(migration.operations)}")


if __name__ == "__main__":
    raise SystemExit(main())
