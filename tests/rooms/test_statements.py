"""What is asked on every send is planned once, however many it is asked for."""

import pytest
from django.db import DatabaseError, connection

from clearline import statements
from clearline.cli.made_up import Cast

ASKED = "SELECT id FROM registers_person WHERE id {among} ORDER BY id"


def ask(keys: list[int]) -> list[int]:
    with statements.cursor() as cursor:
        cursor.execute(ASKED.format(among=statements.among(len(keys))), statements.values(keys))
        return [row[0] for row in cursor.fetchall()]


def test_those_asked_for_are_found_and_nobody_else(home: Cast) -> None:
    everybody = [home.dawn.pk, home.mia.pk]

    assert ask([home.dawn.pk]) == [home.dawn.pk]
    assert ask([*everybody, 0]) == sorted(everybody)


def test_what_is_asked_keeps_its_plan_whatever_is_bound(home: Cast) -> None:
    if connection.vendor != "postgresql":
        return  # SQLite keeps what it compiled by itself
    ask([home.dawn.pk])
    ask([home.dawn.pk, home.mia.pk])

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(DISTINCT statement) FROM pg_prepared_statements"
            " WHERE statement LIKE 'SELECT id FROM registers_person WHERE id =%%'"
        )
        assert cursor.fetchone() == (1,)


def test_an_error_has_the_name_that_it_has_everywhere(home: Cast) -> None:
    with pytest.raises(DatabaseError), statements.cursor() as cursor:
        cursor.execute("SELECT nothing FROM nowhere")
