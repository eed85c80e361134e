"""Whose registers there are: children, staff, equipment and homes, each with its list and page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404

from clearline import clock
from clearline.access import looks, records
from clearline.access.caller import Caller
from clearline.access.models import LookKind
from clearline.registers.books import of_children, of_staff, of_things, told
from clearline.registers.books.book import Asking, Book, Way

Tells = Callable[..., Mapping[int, str]]


@dataclass(frozen=True)
class Subject:
    """A kind of whom or what registers are kept of; `of` is what the caller answers for."""

    name: str
    title: str
    of: Callable[..., QuerySet[Any]]
    books: tuple[Book, ...]
    search: tuple[str, ...]
    tells: Tells
    new: Way | None = None
    # Those of whom the caller may write something down, where that is fewer.
    keeps: Callable[..., QuerySet[Any]] | None = None
    # Further pages about one of them: what they are called, and the name of their address.
    links: tuple[tuple[str, str], ...] = ()

    def found(self, caller: Caller, words: str, *, at: datetime) -> QuerySet[Any]:
        """Return those whom the caller answers for and whose name has these words in it."""
        rows = self.of(caller, at=at)
        for word in words.split():
            either = Q()
            for column in self.search:
                either |= Q(**{f"{column}__icontains": word})
            rows = rows.filter(either)
        return rows

    def book(self, name: str) -> Book:
        """Return one of the registers by the name in its address."""
        for book in self.books:
            if book.name == name:
                return book
        raise Http404


def _equipment(caller: Caller, *, at: datetime) -> QuerySet[Any]:
    """Return what the caller's homes hold, and what nobody does: it is the organisation's."""
    return records.equipment_enrolled_by(caller, at=at)


def _homes(rows: Sequence[Any], *, at: datetime) -> Mapping[int, str]:  # noqa: ARG001 - the shape
    return {row.pk: row.telephone for row in rows}


CHILDREN = Subject(
    "children",
    "Children",
    records.children_managed_by,
    of_children.BOOKS,
    ("person__name", "person__known_as"),
    told.of_children,
    of_children.NEW,
    links=(("Connect their phone", "sign_in:connect_child"),),
)
STAFF = Subject(
    "staff",
    "Staff",
    records.staff_ever_of,
    of_staff.BOOKS,
    ("name", "known_as"),
    told.of_staff,
    of_staff.NEW,
    records.staff_of,
    (("Let them sign in", "sign_in:connect_staff"),),
)
EQUIPMENT = Subject(
    "equipment",
    "Equipment",
    _equipment,
    of_things.BOOKS,
    ("label",),
    told.of_equipment,
    of_things.NEW,
    links=(("Enrol it", "sign_in:connect_phone"),),
)
HOMES = Subject(
    "homes",
    "Homes",
    lambda caller, *, at: records.homes_managed_by(caller, at=at).order_by("name"),
    of_things.BOOKS_OF_HOMES,
    ("name",),
    _homes,
)

SUBJECTS = {subject.name: subject for subject in (CHILDREN, STAFF, EQUIPMENT, HOMES)}


@dataclass(frozen=True)
class Opened:
    """One of them, opened by somebody who answers for them."""

    subject: Subject
    row: Any
    tells: str
    asking: Asking
    may_keep: bool = True

    @property
    def called(self) -> str:
        """Return the name at the top of the page."""
        return str(self.row)


def subject(name: str) -> Subject:
    """Return a kind by the name in its address."""
    if name not in SUBJECTS:
        raise Http404
    return SUBJECTS[name]


def open_(caller: Caller, name: str, key: int) -> Opened:
    """Open one of them and write down that a child's record was looked at, or find nothing."""
    kind, at = subject(name), clock.now()
    row = kind.of(caller, at=at).filter(pk=key).first()
    if row is None:
        raise Http404
    if kind is CHILDREN:
        looks.take(caller, row.pk, LookKind.RECORD, f"registers/{row.pk}", at=at)
    return Opened(
        kind,
        row,
        kind.tells([row], at=at)[row.pk],
        asking_of(caller, row, at=at),
        may_keep=kind.keeps is None or kind.keeps(caller, at=at).filter(pk=key).exists(),
    )


def asking_of(caller: Caller, row: Any, *, at: datetime) -> Asking:
    """Return for whom a form is shown."""
    return Asking(row, list(records.homes_managed_by(caller, at=at)), at)
