"""Whatever somebody changes in the database, past every verb, is found and named."""

from datetime import date

import pytest
from django.db import connection

from clearline.cli.made_up import Cast
from clearline.ledger import kept, rows
from clearline.registers.kept import REPEATED
from clearline.registers.models import Child, Person


def faults() -> list[str]:
    return [str(wrong) for these in REPEATED if (wrong := rows.repeats(these))]


def test_what_the_verbs_wrote_is_repeated_faithfully(home: Cast) -> None:
    assert faults() == []


@pytest.mark.parametrize("column", [{"name": "Dawn Price"}, {"known_as": "D"}, {"gender": ""}])
def test_a_name_that_was_changed_is_named(home: Cast, column: dict[str, str]) -> None:
    Person.objects.filter(pk=home.dawn.pk).update(**column)
    assert faults() == [
        f"registers_person/{home.dawn.pk} does not repeat what its newest registers_naming says."
    ]


@pytest.mark.parametrize("born", [None, date(2008, 1, 1)])
def test_a_birthday_that_was_changed_is_named(home: Cast, born: date | None) -> None:
    Child.objects.filter(pk=home.mia.pk).update(date_of_birth=born)
    assert faults() == [
        f"registers_child/{home.mia.pk} does not repeat what its newest registers_particulars says."
    ]


def test_the_ledger_knows_of_every_table_of_this_room(home: Cast) -> None:
    vouched = {one.table for one in kept.declared().kept}
    ours = {t for t in connection.introspection.table_names() if t.startswith("registers_")}
    # The program's own notes: how far an import has come, what of it waits for an answer, and which
    # nights were seen to. What came of them is vouched for.
    assert ours - {"registers_import", "registers_waiting", "registers_night"} <= vouched
