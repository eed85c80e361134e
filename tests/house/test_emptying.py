"""Each test starts from the same tables, though those that only grow refuse to be emptied."""

import pytest
from django.db import DatabaseError, connection

pytestmark = pytest.mark.django_db(transaction=True)

PUT = "INSERT INTO ledger_entry (place, bytes, leaf_hash) VALUES (0, %s, %s)"
COUNT = "SELECT count(*) FROM ledger_entry"


@pytest.mark.parametrize("time", ["once", "again"])
def test_a_table_that_only_grows_is_as_its_migration_left_it_at_the_start_of_each_test(
    time: str,
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(COUNT)
        assert cursor.fetchone() == (0,)
        cursor.execute(PUT, [b"entry", b"hash"])


@pytest.mark.parametrize("time", ["once", "again"])
def test_its_guards_stand_again_afterwards(time: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(PUT, [b"entry", b"hash"])
        with pytest.raises(DatabaseError):
            cursor.execute("DELETE FROM ledger_entry")
