"""Holding the head and adding to it: all of it is kept, or none."""

import threading
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from clearline import ledger
from clearline.ledger.entry import Entry
from clearline.ledger.models import LedgerEntry
from clearline.ledger.tree import root_hash

HAPPENED = Entry(
    "tea.made", "diary_tea/1", "2026-11-23T16:30:00.000000Z", "system", "a" * 64, "b" * 32
)


def some(count: int) -> list[Entry]:
    return [HAPPENED._replace(of=f"diary_tea/{i}") for i in range(count)]


def kept() -> list[int]:
    return list(LedgerEntry.objects.order_by("place").values_list("place", flat=True))


def is_sound() -> bool:
    """Say whether head and entries belong together; of rows there are none."""
    entries = LedgerEntry.objects.order_by("place")
    lines = [bytes(line) for line in entries.values_list("bytes", flat=True)]
    with transaction.atomic(), ledger.head() as head:
        return head.tree.root() == root_hash(lines) and kept() == list(range(head.size))


@pytest.mark.django_db
def test_places_are_given_from_nought_without_gaps() -> None:
    assert ledger.append(some(2)) == [0, 1]
    assert ledger.append([]) == []
    assert ledger.append(some(3)) == [2, 3, 4]
    assert kept() == [0, 1, 2, 3, 4]
    assert is_sound()


@pytest.mark.django_db
def test_what_stands_there_is_what_was_said() -> None:
    ledger.append([HAPPENED])

    assert bytes(LedgerEntry.objects.get(place=0).bytes) == HAPPENED.written()


@pytest.mark.django_db
def test_whoever_holds_the_head_knows_the_next_place() -> None:
    ledger.append(some(2))
    with ledger.head() as head:
        assert head.size == 2
        assert head.append(some(1)) == [2]
        assert head.size == 3


@pytest.mark.django_db
def test_a_head_that_is_held_is_held_once() -> None:
    with ledger.head() as head, ledger.head() as again:
        assert again is head
        assert ledger.append(some(1)) == [0]
        assert head.append(some(1)) == [1]
    with ledger.head() as later:
        assert later is not head


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_recorded() -> None:
    with pytest.raises(ledger.NotInATransaction, match="inside a transaction"):
        ledger.append(some(1))
    with transaction.atomic():
        assert ledger.append(some(1)) == [0]
    assert kept() == [0]


@pytest.mark.django_db
def test_what_was_rolled_back_has_left_no_gap() -> None:
    with ledger.head() as head:
        head.append(some(2))
        inner = transaction.savepoint()
        head.append(some(3))
        transaction.savepoint_rollback(inner)
        assert head.append(some(1)) == [2]
    assert kept() == [0, 1, 2]
    assert is_sound()


@pytest.mark.django_db
def test_many_entries_go_in_at_once() -> None:
    assert ledger.append(some(1_000)) == list(range(1_000))
    assert is_sound()


class FailureError(DatabaseError):
    """The database went away."""


each_failure = pytest.mark.parametrize(
    ("write", "but_is_kept"),
    [
        pytest.param(write, but_is_kept, id=f"{write.split()[0]} {how}")
        for write in ("UPDATE ledger_head", "INSERT INTO ledger_entry")
        for but_is_kept, how in ((False, "and is lost"), (True, "but is kept"))
    ],
)


def fails_once(statement: str, *, but_is_kept: bool) -> AbstractContextManager[None]:
    """Let one write fail, before it was done or after it."""
    waiting = [statement]

    def execute(do: Any, sql: Any, params: Any, many: Any, context: Any) -> Any:
        if not (waiting and sql.startswith(waiting[0])):
            return do(sql, params, many, context)
        waiting.clear()
        if but_is_kept:
            do(sql, params, many, context)
        raise FailureError

    return connection.execute_wrapper(execute)


@each_failure
@pytest.mark.django_db(transaction=True)
def test_a_write_that_fails_leaves_nothing(write: str, *, but_is_kept: bool) -> None:
    with transaction.atomic():
        ledger.append(some(3))
    with (
        pytest.raises(FailureError),
        fails_once(write, but_is_kept=but_is_kept),
        transaction.atomic(),
    ):
        ledger.append(some(2))

    assert is_sound()
    assert kept() == [0, 1, 2]
    with transaction.atomic():
        assert ledger.append(some(2)) == [3, 4]
    assert is_sound()


@each_failure
@pytest.mark.django_db(transaction=True)
def test_whoever_catches_a_failed_write_cannot_keep_the_half_of_it(
    write: str, *, but_is_kept: bool
) -> None:
    with transaction.atomic():
        with pytest.raises(FailureError), fails_once(write, but_is_kept=but_is_kept):
            ledger.append(some(2))
        with pytest.raises(transaction.TransactionManagementError):
            ledger.append(some(2))

    assert is_sound()
    assert kept() == []


@each_failure
@pytest.mark.django_db(transaction=True)
def test_a_savepoint_is_enough_to_go_on_after_a_failed_write(
    write: str, *, but_is_kept: bool
) -> None:
    with transaction.atomic(), ledger.head() as head:
        head.append(some(1))
        with (
            pytest.raises(FailureError),
            fails_once(write, but_is_kept=but_is_kept),
            transaction.atomic(),
        ):
            head.append(some(2))
        assert head.append(some(2)) == [1, 2]

    assert is_sound()
    assert kept() == [0, 1, 2]


@pytest.mark.django_db(transaction=True)
def test_two_who_write_at_once_get_places_of_their_own() -> None:
    given, troubles = [], []

    def write() -> None:
        try:
            for _ in range(20):
                with transaction.atomic():
                    given.extend(ledger.append(some(3)))
        except Exception as trouble:  # noqa: BLE001 - told by the assertion below
            troubles.append(trouble)
        finally:
            connection.close()

    threads = [threading.Thread(target=write) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert troubles == []
    assert sorted(given) == kept() == list(range(180))
    assert is_sound()
