"""Holding the ledger's head, and adding to it: nothing is recorded except here."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection, transaction

from clearline import statements
from clearline.ledger import databases
from clearline.ledger.tree import CompactRange, leaf_hash

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clearline.ledger.entry import Entry


class NotInATransaction(Exception):  # noqa: N818 - it reads as what it is
    """What is recorded and what is done must be kept, or lost, together."""


@dataclass
class Head:
    """The end of the ledger, held until the transaction ends."""

    tree: CompactRange

    @property
    def size(self) -> int:
        """Return how many entries there are: the place that the next one gets."""
        return self.tree.size

    def append(self, entries: Iterable[Entry]) -> list[int]:
        """Add entries and return their places. All of them are kept, or none."""
        lines = [entry.written() for entry in entries]
        leaves = [leaf_hash(line) for line in lines]
        if not lines:
            return []
        try:
            grown = _move(self.tree, leaves)
            places = range(grown.size - len(lines), grown.size)
            _put(list(zip(places, lines, leaves, strict=True)))
        except BaseException:
            # Half of it may be done: whoever catches this must not be able to commit.
            transaction.set_rollback(True)
            raise
        self.tree = grown
        return list(places)


def _move(was: CompactRange, leaves: Sequence[bytes]) -> CompactRange:
    """Move the head past these leaves, and return where it is now."""
    grown = was.copy()
    grown.extend(leaves)
    if _exchange(was, grown):
        return grown
    # What was added inside a savepoint has been rolled back with it: go on from what is kept.
    return _move(_read(), leaves)


def _read() -> CompactRange:
    """Return the head, held to the end of the transaction."""
    with statements.cursor() as cursor:
        cursor.execute(
            f"SELECT size, hashes FROM ledger_head WHERE id = 1{databases.lock()}"  # noqa: S608
        )
        row = cursor.fetchone()
        if row is None:
            cursor.execute(
                "INSERT INTO ledger_head (id, size, hashes) VALUES (1, 0, %s)"
                " ON CONFLICT DO NOTHING",
                [b""],
            )
            return _read()
    return CompactRange.read(row[0], bytes(row[1]))


def _exchange(was: CompactRange, becomes: CompactRange) -> bool:
    """Put one head in place of another; say whether the other was there."""
    with statements.cursor() as cursor:
        cursor.execute(
            "UPDATE ledger_head SET size = %s, hashes = %s"
            " WHERE id = 1 AND size = %s AND hashes = %s",
            [becomes.size, becomes.written(), was.size, was.written()],
        )
        moved: int = cursor.rowcount
    return moved == 1


def _put(rows: list[tuple[int, bytes, bytes]]) -> None:
    with statements.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO ledger_entry (place, bytes, leaf_hash) VALUES (%s, %s, %s)", rows
        )


class _Here(threading.local):
    """The head that this thread holds; a database connection is a thread's own as well."""

    head: Head | None = None


_here = _Here()


@contextmanager
def head() -> Iterator[Head]:
    """Hold the head: until the transaction ends nobody else gets a place in the ledger."""
    if not connection.in_atomic_block:
        raise NotInATransaction("The ledger's head is held inside a transaction, or not at all.")
    if _here.head is not None:
        yield _here.head
        return
    _here.head = Head(_read())
    try:
        yield _here.head
    finally:
        _here.head = None


def append(entries: Iterable[Entry]) -> list[int]:
    """Add entries at the end, with what they tell of, and return their places."""
    with head() as held:
        return held.append(entries)
