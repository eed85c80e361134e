"""Records that turned out to be of one child: put together, and taken apart again."""

from typing import Any

from django.db.models import Q

from clearline.registers.books import options
from clearline.registers.books.book import Asks, Book, Field, Way
from clearline.registers.brought_in import answers
from clearline.registers.models import SameChild


def _merge(child: Any, duplicate: Any, **told: Any) -> Any:
    return answers.merge(child, duplicate, **told)


SAME = Book(
    "same-child",
    "Written down twice",
    of=lambda child: SameChild.objects.filter(Q(child=child) | Q(other=child)),
    says=lambda row: f"{row.other.person.name} is the same child as {row.child.person.name}",
    more=lambda row: f"What is new is written on the page of {row.child.person.name}.",
    reads=("child__person", "other__person"),
    empty="Only this record is of this child, as far as is known.",
    add=Way(
        "Put another record with this one",
        _merge,
        (
            Field(
                "duplicate",
                "Which other record",
                Asks.ONE_OF,
                options=options.other_records,
                hint="This one goes on. The other keeps its history, and can be read as before.",
            ),
        ),
    ),
    end=Way("They are two after all", answers.part),
)
BOOKS = (SAME,)
