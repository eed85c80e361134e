"""The guards in the database itself: what they refuse, and what they let through."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, migrations, transaction
from django.db.migrations.state import ModelState, ProjectState

from clearline.ledger import append_only, databases
from clearline.ledger.append_only import AppendOnly, Guard
from clearline.ledger.models import LedgerEntry
from tests.rooms.ledger.diary import Diary, Page, Words

on_sqlite = connection.vendor == "sqlite"


@pytest.fixture
def page(diary: Diary) -> Page:
    return diary.write("Tea was late")


def does(statement: str, *values: Any) -> str:
    """Do it past the program, in a savepoint, and say what the database answers."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values or None)
    except IntegrityError as refused:
        return str(refused).splitlines()[0]
    return "done"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE diary_page SET about = 'supper'",
        "UPDATE diary_page SET id = id + 1",
        "UPDATE diary_page SET written_by_id = NULL",
        "UPDATE diary_page SET ended_at = written_at, about = 'supper'",
    ],
)
def test_a_row_is_not_changed(page: Page, statement: str) -> None:
    assert does(statement) == "diary_page only grows: a row cannot be changed"
    assert Page.objects.get().about == "tea"


def test_a_row_is_not_deleted(page: Page) -> None:
    Words.objects.all().delete()

    assert does("DELETE FROM diary_page") == "diary_page only grows: a row cannot be deleted"
    assert Page.objects.count() == 1


def test_a_row_is_not_put_in_over_another(page: Page) -> None:
    put = "INSERT INTO ledger_entry (place, bytes, leaf_hash) VALUES (%s, %s, %s)"
    other = put.replace("INSERT", "INSERT OR REPLACE") if on_sqlite else put
    upsert = f"{put} ON CONFLICT (place) DO UPDATE SET bytes = excluded.bytes"
    was = bytes(LedgerEntry.objects.get(place=0).bytes)

    for statement in (put, other, upsert):
        assert does(statement, 0, b"never mind", b"") != "done"
    assert bytes(LedgerEntry.objects.get(place=0).bytes) == was
    assert does(put, 1, b"the next one", b"") == "done"


def test_a_table_is_not_emptied(page: Page) -> None:
    empty = "DELETE FROM ledger_entry" if on_sqlite else "TRUNCATE ledger_entry"
    says = "a row cannot be deleted" if on_sqlite else "it cannot be emptied"

    assert does(empty) == f"ledger_entry only grows: {says}"
    assert LedgerEntry.objects.count() == 1


def test_an_end_is_set_once(page: Page, diary: Diary) -> None:
    later, much_later = "2026-11-24 10:00:00+00:00", "2026-11-25 10:00:00+00:00"
    end, by = "UPDATE diary_page SET ended_at = %s", "UPDATE diary_page SET ended_by_id = %s"
    refused = "diary_page only grows: a row cannot be changed"

    assert does(end, later) == "done"
    assert does(end, later) == "done"
    assert does(end, much_later) == refused
    assert does(end, None) == refused
    assert does(by, diary.dawn.pk) == "done"
    assert does(by, None) == refused


def test_saving_a_row_as_it_is_changes_nothing(page: Page) -> None:
    page.refresh_from_db()
    page.save()

    assert Page.objects.get().about == "tea"


def test_what_may_be_destroyed_is_destroyed_and_never_changed(page: Page) -> None:
    assert does("UPDATE diary_words SET text = 'All was well'") != "done"
    assert does("DELETE FROM diary_words") == "done"


def test_every_table_of_the_record_has_its_guards(db: None) -> None:
    declared = append_only.guards_declared()

    assert {"ledger_entry_no_update", "ledger_entry_no_delete"} <= declared
    assert declared <= databases.guards()


def test_a_guard_for_a_column_that_is_not_there_is_refused() -> None:
    assert Guard.of(Page, ("ended_at",)).may_set_once == ("ended_at",)
    with pytest.raises(ValueError, match="diary_page has no column ended_on"):
        Guard.of(Page, ("ended_on",))


@pytest.fixture
def state() -> ProjectState:
    found = ProjectState()
    found.add_model(ModelState.from_model(LedgerEntry))
    return found


def test_a_migration_puts_the_guard_up_and_takes_it_down(db: None, state: ProjectState) -> None:
    step = AppendOnly("ledger_entry")
    editor = connection.SchemaEditorClass(connection)
    step.state_forwards("ledger", state)
    step.database_backwards("ledger", editor, state, state)
    assert not step.names(connection.vendor) & databases.guards()

    step.database_forwards("ledger", editor, state, state)
    assert step.names(connection.vendor) <= databases.guards()


def test_a_guard_for_a_table_that_is_not_there_is_refused(state: ProjectState) -> None:
    assert AppendOnly("ledger_entry").guard(state).table == "ledger_entry"
    with pytest.raises(ValueError, match="No model has the table ledger_entries"):
        AppendOnly("ledger_entries").guard(state)


def test_a_migration_says_what_it_does_and_is_written_as_it_was() -> None:
    plain = AppendOnly("diary_page")
    full = AppendOnly("diary_page", ("ended_at",), may_be_destroyed=True)

    assert plain.describe() == "Let diary_page only grow"
    assert plain.migration_name_fragment == "diary_page_only_grows"
    assert plain.deconstruct() == ("AppendOnly", ["diary_page"], {})
    assert full.deconstruct()[2] == {"may_set_once": ("ended_at",), "may_be_destroyed": True}
    assert isinstance(plain, migrations.operations.base.Operation)


@pytest.mark.parametrize("vendor", ["sqlite", "postgresql"])
def test_a_guard_is_made_for_either_database(vendor: str) -> None:
    guard = Guard.of(Page, ("ended_at", "ended_by_id"))
    made = " ".join(guard.up(vendor))

    assert made.count("CREATE TRIGGER") == 3
    assert made.count("DROP TRIGGER IF EXISTS") == 3
    assert all(name in made for name in ("no_update", "no_delete", "ended_by_id"))
    lenient = " ".join(Guard.of(Page, may_be_destroyed=True).up(vendor))
    assert lenient.count("CREATE TRIGGER") == 2
