"""Whose registers there are: children, staff, equipment and homes, each with its list and page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.http import Http404

from clearline import clock
from clearline.access import looks, records
from clearline.access.caller import Caller, Face
from clearline.access.models import LookKind
from clearline.access.work import leaving, placed
from clearline.registers.books import of_authority, of_children, of_staff, of_things, told
from clearline.registers.books.book import Asking, Book, Way
from clearline.registers.leaving import care_leavers
from clearline.registers.leaving.care_leavers import Stands

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
    # Under which face one keeps them: a home's manager, or a worker of the placing authority.
    face: Face = Face.MANAGER
    # Whether to open one is a look at a child's record.
    is_of_children: bool = False
    # Which kind of care leaver somebody is, worked out from the registers.
    leaver: Callable[..., Stands | None] = lambda _, **__: None

    def found(self, caller: Caller, words: str, *, at: datetime) -> QuerySet[Any]:
        """Return those whom the caller answers for and whose name has these words in it."""
        rows = self.of(caller, at=at)
        for word in words.split():
            either = Q()
            for column in self.search:
                either |= Q(**{f"{column}__icontains": word})
            rows = rows.filter(either)
        return rows

    def kept_by(self, caller: Caller, *, at: datetime) -> QuerySet[Any]:
        """Return those whom the caller answers for, and whether they may write of each."""
        keeps = self.keeps and self.keeps(caller, at=at).order_by().filter(pk=OuterRef("pk"))
        may_keep = Value(value=True) if keeps is None else Exists(keeps)
        rows: QuerySet[Any] = self.of(caller, at=at).annotate(may_keep=may_keep)
        return rows

    def book(self, name: str) -> Book:
        """Return one of the registers by the name in its address."""
        for book in self.books:
            if book.name == name:
                return book
        raise Http404

    def books_for(self, asking: Asking) -> list[Book]:
        """Return those that stand on this page."""
        return [book for book in self.books if book.is_for(asking)]


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
    records.children_in_care_of,
    links=(("Connect their phone", "sign_in:connect_child"),),
    is_of_children=True,
    leaver=care_leavers.of,
)
# Leaving ends ways in too, of which the registers know nothing.
_LEAVES = replace(of_staff.LEAVES, do=leaving.leave)
_OF_STAFF = tuple(
    replace(book, end=_LEAVES) if book.end is of_staff.LEAVES else book for book in of_staff.BOOKS
)
STAFF = Subject(
    "staff",
    "Staff",
    records.staff_ever_of,
    _OF_STAFF,
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

PLACED = Subject(
    "placed",
    "Children’s private lines",
    placed.children_of,
    of_authority.OF_CHILDREN,
    ("person__name", "person__known_as"),
    told.of_seats,
    face=Face.SOCIAL_WORKER,
    is_of_children=True,
)
REVIEWERS = Subject(
    "colleagues",
    "Reviewing officers and social workers",
    placed.colleagues_of,
    of_authority.OF_PEOPLE,
    ("name", "known_as"),
    told.of_reviewers,
    of_authority.NEW,
    links=(("A lost second step", "sign_in:renew"),),
    face=Face.SOCIAL_WORKER,
)

SUBJECTS = {
    subject.name: subject for subject in (CHILDREN, STAFF, EQUIPMENT, HOMES, PLACED, REVIEWERS)
}


@dataclass(frozen=True)
class Opened:
    """One of them, opened by somebody who answers for them."""

    subject: Subject
    row: Any
    tells: str
    asking: Asking
    caller: Caller
    may_keep: bool = True

    def may_add(self, book: Book) -> bool:
        """Say whether a row may be added to one of the registers here."""
        return book.add is not None and self.may_keep is not book.adds_of_those_gone

    @property
    def called(self) -> str:
        """Return the name at the top of the page."""
        return str(self.row)


def subject(caller: Caller, name: str) -> Subject:
    """Return a kind by the name in its address, if the caller keeps any of it."""
    if name not in SUBJECTS or not caller.is_any(SUBJECTS[name].face):
        raise Http404
    return SUBJECTS[name]


def subjects_of(caller: Caller) -> list[Subject]:
    """Return every kind of which the caller keeps registers."""
    return [each for each in SUBJECTS.values() if caller.is_any(each.face)]


def open_(caller: Caller, name: str, key: int) -> Opened:
    """Open one of them and write down that a child's record was looked at, or find nothing."""
    kind, at = subject(caller, name), clock.now()
    row = kind.kept_by(caller, at=at).filter(pk=key).first()
    if row is None:
        raise Http404
    if kind.is_of_children:
        looks.take(caller, row.pk, LookKind.RECORD, f"registers/{row.pk}", at=at)
    return Opened(
        kind,
        row,
        kind.tells([row], at=at)[row.pk],
        asking_of(caller, row, at=at),
        caller,
        may_keep=row.may_keep,
    )


def asking_of(caller: Caller, row: Any, *, at: datetime) -> Asking:
    """Return for whom a form is shown."""
    homes, authorities = records.homes_managed_by(caller, at=at), placed.authorities_of(caller)
    return Asking(row, homes, at, list(authorities))
