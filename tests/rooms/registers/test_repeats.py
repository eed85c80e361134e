"""A name or a birthday that somebody changes in the database, past every verb, is found."""

from datetime import date

import pytest

from clearline.cli.made_up import Cast
from clearline.registers import repeats
from clearline.registers.models import Child, Person


def test_what_the_verbs_wrote_is_repeated_faithfully(home: Cast) -> None:
    assert list(repeats.faults()) == []


@pytest.mark.parametrize("column", [{"name": "Dawn Price"}, {"known_as": "D"}, {"gender": ""}])
def test_a_name_that_was_changed_is_named(home: Cast, column: dict[str, str]) -> None:
    Person.objects.filter(pk=home.dawn.pk).update(**column)
    assert list(repeats.faults()) == [
        f"registers_person/{home.dawn.pk} is not as it was last written down."
    ]


@pytest.mark.parametrize("born", [None, date(2008, 1, 1)])
def test_a_birthday_that_was_changed_is_named(home: Cast, born: date | None) -> None:
    Child.objects.filter(pk=home.mia.pk).update(date_of_birth=born)
    assert list(repeats.faults()) == [
        f"registers_child/{home.mia.pk} is not as it was last written down."
    ]
