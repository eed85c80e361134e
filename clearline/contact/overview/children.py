"""The children for whom somebody may act: where each is, whose they are, how their lines stand."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from clearline.access import records
from clearline.access.caller import Caller
from clearline.contact import conversations
from clearline.contact.lines import Line
from clearline.contact.models import Crisis
from clearline.contact.overview import asked, waiting
from clearline.contact.overview.waiting import Standing
from clearline.contact.seen import View
from clearline.registers.models import (
    Absence,
    Away,
    Child,
    Home,
    Relationship,
    Residence,
    Role,
    Tie,
    day_of,
)

_AT_A_HOME = (
    Role.RESIDENTIAL_WORKER,
    Role.DEPUTY_MANAGER,
    Role.REGISTERED_MANAGER,
    Role.RESPONSIBLE_INDIVIDUAL,
)

NOT_YET = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a child is: in the house, or why not, since when and until when."""

    home: int | None
    home_name: str
    lives_there: bool
    away: str = ""  # in words, such as "at school"; empty is in the house
    since: datetime | None = None
    back_by: datetime | None = None
    is_missing: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """Who a child is and where, for somebody who was given a view of their conversation."""

    name: str
    called: str
    gender: str
    where: Whereabouts
    crisis: int | None  # the one that they are in


@dataclass(frozen=True, slots=True)
class Mine:
    """One child, seen by somebody who may act for them."""

    id: int
    name: str
    called: str
    gender: str
    born_on: date | None
    where: Whereabouts
    is_keyworker: bool
    is_allocated: bool
    has_wish: bool  # asked for somebody else, and nobody has seen to it
    lines: tuple[Standing, ...] = ()

    @property
    def waiting_since(self) -> datetime | None:
        """Say since when they have waited for an answer, on any of their lines."""
        return min((s.waiting_since for s in self.lines if s.waiting_since), default=None)

    @property
    def unread(self) -> int:
        """Say how many of their messages the reader has not read."""
        return sum(standing.unread for standing in self.lines)


def of(caller: Caller, *, at: datetime, called: str = "", home: int | None = None) -> list[Mine]:
    """Return every child for whom the caller may act, by name; or those called so, or of a home.

    Two queries, whatever their number.
    """
    found = records.children_in_care_of(caller, at=at)
    if called:
        found = found.filter(
            Q(person__name__icontains=called) | Q(person__known_as__icontains=called)
        )
    if home is not None:
        found = found.filter(residences__in=Residence.objects.in_force(at).filter(home=home))
    return _with_lines(_rows(found, caller, at), caller)


def homes_of(caller: Caller, *, at: datetime) -> list[tuple[int, str]]:
    """Return the homes of which the caller may act for the children, by name. One query."""
    homes = records.homes_managed_by(caller, at=at).order_by("short_name")
    return list(homes.values_list("pk", "short_name"))


def count_of(caller: Caller, *, at: datetime) -> int:
    """Return for how many children the caller may act. One query."""
    return records.children_in_care_of(caller, at=at).count()


def one(caller: Caller, child: int, *, at: datetime) -> Mine | None:
    """Return one of them; for a child who is not, None. Two queries."""
    mine = records.children_in_care_of(caller, at=at).filter(pk=child)
    return next(iter(_with_lines(_rows(mine, caller, at), caller)), None)


def known(view: View, *, at: datetime) -> Known:
    """Return whose conversation this is. One query."""
    child = Child.objects.filter(pk=view.line.child).select_related("person")
    crisis = Crisis.objects.filter(child=OuterRef("pk"), ended_at=None).values("pk")
    row = _located(child, at).annotate(in_crisis=Subquery(crisis[:1]))[0]
    person = row.person
    return Known(person.name, person.called, person.gender, _whereabouts(row), row.in_crisis)


def line_of(mine: Mine) -> Line:
    """Return the line on which the caller writes to a child; NOT_YET where nobody ever has.

    An allocated worker's is the authority's own, whatever else they are to the child.
    """
    lane, home = ("authority", None) if mine.is_allocated else ("staff", mine.where.home)
    for standing in mine.lines:
        if standing.line.lane == lane and standing.line.home == home:
            return standing.line
    return Line(NOT_YET, lane, mine.id, home, None, None)


def open_line(mine: Mine, *, at: datetime) -> UUID | None:
    """Return the id of that line, opened if it never was; None where there is no such line."""
    line = line_of(mine)
    if line.id != NOT_YET:
        return line.id
    child = Child.objects.get(pk=mine.id)
    if line.home is None:
        return conversations.with_authority(child, at=at).id if mine.is_allocated else None
    return conversations.with_home(child, Home.objects.get(pk=line.home), at=at).id


def _rows(children: QuerySet[Child], caller: Caller, at: datetime) -> list[Any]:
    ties = Relationship.objects.in_force(at).filter(child=OuterRef("pk"), person=caller.person_id)
    rows: QuerySet[Any] = _located(children, at).annotate(
        is_key=Exists(ties.filter(kind=Tie.KEYWORKER)),
        is_allocated=Exists(ties.filter(kind=Tie.ALLOCATED_WORKER)),
        has_wish=Exists(asked.waiting().filter(child=OuterRef("pk"))),
    )
    return list(rows)


def _located(children: QuerySet[Child], at: datetime) -> QuerySet[Any]:
    """Give each child where they live, or last did, and why they are not in the house."""
    today = day_of(at)
    lived = Residence.objects.filter(child=OuterRef("pk"), from_on__lte=today).order_by("-from_on")
    out = Absence.objects.in_force(at).filter(child=OuterRef("pk")).order_by("-from_at")
    return children.annotate(
        home_id=Subquery(lived.values("home")[:1]),
        home_name=Subquery(lived.values("home__short_name")[:1]),
        lives_there=Exists(Residence.objects.in_force_on(today).filter(child=OuterRef("pk"))),
        away=Subquery(out.values("kind")[:1]),
        away_since=Subquery(out.values("from_at")[:1]),
        back_by=Subquery(out.values("expected_until")[:1]),
    )


def _whereabouts(row: Any) -> Whereabouts:
    return Whereabouts(
        home=row.home_id,
        home_name=row.home_name or "",
        lives_there=row.lives_there,
        away=Away(row.away).label if row.away else "",
        since=row.away_since,
        back_by=row.back_by,
        is_missing=row.away == Away.MISSING,
    )


def _with_lines(rows: list[Any], caller: Caller) -> list[Mine]:
    lines: dict[int, list[Standing]] = defaultdict(list)
    for standing in waiting.of_children([row.pk for row in rows], caller.person_id):
        lines[standing.line.child].append(standing)
    return [_mine(row, lines[row.pk], caller) for row in rows]


def _mine(row: Any, standings: list[Standing], caller: Caller) -> Mine:
    homes = caller.homes_as(*_AT_A_HOME)
    return Mine(
        id=row.pk,
        name=row.person.name,
        called=row.person.called,
        gender=row.person.gender,
        born_on=row.date_of_birth,
        where=_whereabouts(row),
        is_keyworker=row.is_key,
        is_allocated=row.is_allocated,
        has_wish=row.has_wish,
        # As `seen.along` has it: staff of a line's home, and of both lines the allocated worker.
        lines=tuple(
            s
            for s in standings
            if row.is_allocated or (s.line.home is not None and homes & {s.line.home, None})
        ),
    )
