"""What the migrations may and may not do."""

import pytest
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.migration import Migration

from scripts.fold_migrations import fold

LOADER = MigrationLoader(None)
OURS = [m for m in LOADER.disk_migrations.values() if m.__module__.startswith("clearline.")]


@pytest.mark.parametrize("migration", [m for m in OURS if m.initial], ids=str)
def test_a_first_migration_makes_each_table_once(migration: Migration) -> None:
    # SQLite makes the whole table anew for each later step; `make migrations` folds them.
    assert fold(list(migration.operations)) == migration.operations


def test_each_room_has_one_last_migration() -> None:
    assert LOADER.detect_conflicts() == {}
