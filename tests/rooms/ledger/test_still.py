"""Verifying a record that others go on writing to."""

import threading

import pytest
from django.db import connection, transaction

from clearline import ledger
from clearline.ledger import audit, databases
from clearline.ledger.models import LedgerEntry
from tests.rooms.ledger.test_append import some

pytestmark = pytest.mark.django_db(transaction=True)


def write_elsewhere() -> None:
    """Add an entry on another connection, and wait until it is kept."""

    def write() -> None:
        with transaction.atomic():
            ledger.append(some(1))
        connection.close()

    thread = threading.Thread(target=write)
    thread.start()
    thread.join()


def test_what_is_written_meanwhile_waits_for_nobody_and_is_not_seen() -> None:
    write_elsewhere()
    with databases.still():
        assert LedgerEntry.objects.count() == 1
        write_elsewhere()
        assert LedgerEntry.objects.count() == 1
    assert LedgerEntry.objects.count() == 2


def test_the_whole_record_is_verified_with_what_its_rooms_keep() -> None:
    assert audit.verify().wrong is None

    write_elsewhere()
    assert str(audit.verify().wrong) == "Entry 0 is of a kind that no room knows, tea.made."
