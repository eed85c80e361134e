"""A child who may be written down twice is named, and once somebody has looked, no more."""

from datetime import date

import pytest

from clearline.cli.made_up import Cast
from clearline.registers import children
from clearline.registers.brought_in import answers, twins
from clearline.registers.models import Child
from clearline.registers.recorded import sure


def another(home: Cast, name: str, born: date | None) -> Child:
    return sure(children.add(name, date_of_birth=born, by=home.priya, at=home.at))


def named(home: Cast) -> list[tuple[str, str]]:
    every = list(Child.objects.select_related("person"))
    return [(one.person.name, other.person.name) for one, other in twins.likely(every)]


@pytest.mark.parametrize(
    ("name", "is_named"),
    [
        ("Hartley Mia", True),
        ("mia anne hartley", True),
        ("Mia", True),
        # A twin.
        ("Mika Hartley", False),
    ],
)
def test_whoever_was_born_the_same_day_and_has_the_same_names_is_named(
    home: Cast, name: str, *, is_named: bool
) -> None:
    another(home, name, home.mia.date_of_birth)
    assert named(home) == ([("Mia Hartley", name)] if is_named else [])


@pytest.mark.parametrize("born", [None, date(2012, 1, 1)])
def test_the_same_name_alone_is_no_reason(home: Cast, born: date | None) -> None:
    another(home, "Mia Hartley", born)
    assert named(home) == []


def test_a_pair_that_was_put_together_and_parted_again_has_been_looked_at(home: Cast) -> None:
    other = another(home, "Mia Hartley", home.mia.date_of_birth)
    same = sure(answers.merge(home.mia, other, by=home.priya, at=home.at))
    assert named(home) == []
    sure(answers.part(same, by=home.priya, at=home.at))
    assert named(home) == []
