"""Who is left without somebody, and what is about to run out: for whoever answers for a home."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.db.models import Exists, Max, OuterRef, QuerySet

from clearline.registers.library import reading
from clearline.registers.models import (
    REVIEWS,
    Check,
    CheckKind,
    Child,
    EquipmentIssue,
    Home,
    Person,
    Post,
    Relationship,
    Residence,
    Role,
    Seat,
    StaffMember,
    Tie,
    day_of,
)

IN_TIME = timedelta(days=28)
_MANAGES = (Role.REGISTERED_MANAGER, Role.DEPUTY_MANAGER)


class Of(StrEnum):
    """Whose page mends it."""

    CHILDREN = "children"
    STAFF = "staff"
    EQUIPMENT = "equipment"
    HOMES = "homes"


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is missing or runs out, and whose page it is mended on."""

    of: Of
    key: int
    name: str
    says: str
    book: str


def of(
    children: QuerySet[Child],
    homes: Sequence[Home],
    staff: QuerySet[Person],
    *,
    at: datetime,
) -> list[Gap]:
    """Return all of it: children first, then posts, people and equipment."""
    found = [*_of_children(children, at), *_of_homes(homes, at), *_of_staff(staff, at)]
    return [*found, *_still_held(homes, at)]


def _of_children(children: QuerySet[Child], at: datetime) -> list[Gap]:
    living = Residence.objects.in_force(at).filter(child=OuterRef("pk"))
    here = children.filter(Exists(living)).select_related("person")
    ties = Relationship.objects.in_force(at).filter(child=OuterRef("pk"))
    seats = Seat.objects.in_force(at).filter(child=OuterRef("pk"), kind__in=REVIEWS)
    asked = (
        (~Exists(ties.filter(kind=Tie.KEYWORKER)), "Has no keyworker.", "workers"),
        (~Exists(ties.filter(kind=Tie.ALLOCATED_WORKER)), "Has no social worker.", "workers"),
        (~Exists(seats), "Nobody reviews them. The authority names somebody.", "private"),
    )
    return [
        Gap(Of.CHILDREN, child.pk, child.person.name, says, book)
        for without, says, book in asked
        for child in here.filter(without)
    ]


def _of_homes(homes: Sequence[Home], at: datetime) -> list[Gap]:
    posts = Post.objects.in_force(at).filter(home__in=homes, role__in=_MANAGES)
    led = set(posts.values_list("home", "role"))
    says = {
        Role.REGISTERED_MANAGER: "Has no registered manager.",
        Role.DEPUTY_MANAGER: "Has no deputy, so nobody stands in for the manager.",
    }
    return [
        Gap(Of.HOMES, home.pk, home.name, says[role], "details")
        for home in homes
        for role in _MANAGES
        if (home.pk, role) not in led
    ]


def _of_staff(staff: QuerySet[Person], at: datetime) -> list[Gap]:
    today = day_of(at)
    # Who only comes to look is not checked by the home.
    works = StaffMember.objects.filter(person=OuterRef("pk")).staying_on(today)
    staff = staff.filter(Exists(works))
    checked = Check.objects.in_force(at).filter(person=OuterRef("pk"), kind=CheckKind.DBS)
    without = [
        Gap(Of.STAFF, person.pk, person.name, "No DBS certificate is written down.", "checks")
        for person in staff.filter(~Exists(checked))
    ]
    rows = Check.objects.in_force(at).filter(person__in=staff.values("pk"))
    lasting = rows.values("person", "kind").annotate(last=Max("until_on"))
    endless = set(rows.filter(until_on=None).values_list("person", "kind"))
    names = {person.pk: person.name for person in staff}
    running_out = [
        Gap(Of.STAFF, row["person"], names[row["person"]], _runs_out(row), "checks")
        for row in lasting.order_by("last")
        if row["last"] is not None
        and row["last"] <= today + IN_TIME
        and (row["person"], row["kind"]) not in endless
    ]
    unread = [
        Gap(Of.STAFF, person.pk, person.name, f"Has not read: {late.row}.", "acknowledged")
        for person, late in reading.late(list(staff), at=at)
    ]
    return [*unread, *running_out, *without]


def _runs_out(row: dict[str, object]) -> str:
    label = CheckKind(str(row["kind"])).label
    return f"{label[:1].upper()}{label[1:]} runs out on {row['last']:%-d %B %Y}."


def _still_held(homes: Collection[Home], at: datetime) -> list[Gap]:
    """Return what those hold who have left one of these homes."""
    left = StaffMember.objects.filter(person=OuterRef("person")).gone_on(day_of(at))
    worked = Post.objects.filter(person=OuterRef("person"), home__in=homes)
    held = EquipmentIssue.objects.filter(Exists(left), Exists(worked), returned_at=None)
    return [
        Gap(
            Of.EQUIPMENT,
            row.equipment_id,
            row.equipment.label,
            f"{row.person} has left, and still holds it.",
            "holder",
        )
        for row in held.select_related("equipment", "person").order_by("equipment__label")
    ]
