"""Let the first migration of each room make all its tables, whole, in one step.

Django writes columns that point in a ring, and most constraints, as later steps. SQLite makes a
whole table anew for each of them, and Django reads every model anew: a new record took nine
seconds.
"""

import sys
from pathlib import Path

import django
from django.db.migrations import AddConstraint, AddField, AddIndex, CreateModel, Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.writer import MigrationWriter

from clearline.tables import MakeTables


def fold(operations: list[Operation]) -> list[Operation]:
    """Return the operations with all that makes a table moved into the step that makes it."""
    tables = [step for step in operations if isinstance(step, CreateModel)]
    by_name = {table.name_lower: table for table in tables}
    kept = [step for step in operations if not _moved(step, by_name)]
    return [MakeTables(tables), *kept] if tables else kept


def _moved(step: Operation, tables: dict[str, CreateModel]) -> bool:
    match step:
        case CreateModel():
            return True
        case AddField() if table := tables.get(step.model_name_lower):
            table.fields.append((step.name, step.field))
        case AddConstraint() if table := tables.get(step.model_name_lower):
            table.options.setdefault("constraints", []).append(step.constraint)
        case AddIndex() if table := tables.get(step.model_name_lower):
            table.options.setdefault("indexes", []).append(step.index)
        case _:
            return False
    return True


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
    folded = fold(list(migration.operations))
    if len(folded) < before:
        # On the instance alone: the writer reads it from there.
        vars(migration)["operations"] = folded
        path.write_text(MigrationWriter(migration, include_header=False).as_string())
        print(f"{room}: {before} steps became {len(folded)}")


if __name__ == "__main__":
    raise SystemExit(main())
