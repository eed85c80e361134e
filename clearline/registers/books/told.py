"""What a list says beside each name: one question, or two, for all of them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from clearline.registers.models import (
    Child,
    Equipment,
    EquipmentIssue,
    Person,
    Post,
    Residence,
    Status,
)


def of_children(children: Sequence[Child], *, at: datetime) -> Mapping[int, str]:
    """Say where each child lives."""
    rows = Residence.objects.filter(child__in=children).in_force(at).select_related("home")
    lives = {row.child_id: row.home.name for row in rows}
    return {child.pk: lives.get(child.pk, "Has moved on") for child in children}


def of_staff(people: Sequence[Person], *, at: datetime) -> Mapping[int, str]:
    """Say which posts each holds."""
    held: dict[int, list[str]] = defaultdict(list)
    rows = Post.objects.filter(person__in=people).in_force(at).select_related("home", "authority")
    for row in rows.order_by("pk"):
        where = f", {row.home or row.authority}" if row.home or row.authority else ""
        held[row.person_id].append(f"{row.get_role_display().capitalize()}{where}")
    return {person.pk: "; ".join(held[person.pk]) or "Holds no post" for person in people}


def of_equipment(things: Sequence[Equipment], *, at: datetime) -> Mapping[int, str]:
    """Say who holds each thing, and whether it may be used."""
    held = holders_of(things, at=at)
    status = Equipment.objects.filter(pk__in=[thing.pk for thing in things]).statuses()
    return {
        thing.pk: _thing(held.get(thing.pk, "Nobody holds it"), status[thing.pk])
        for thing in things
    }


def holders_of(things: Sequence[Equipment], *, at: datetime) -> Mapping[int, str]:
    """Say who holds those things that somebody holds, and who answers for what is shared."""
    issues = EquipmentIssue.objects.filter(equipment__in=things).in_force(at)
    rows = issues.select_related("person", "home", "first_answerable", "second_answerable")
    return {row.equipment_id: _holder(row) for row in rows}


def _holder(issue: EquipmentIssue) -> str:
    if issue.person:
        return str(issue.person)
    return f"{issue.home}: {issue.first_answerable} and {issue.second_answerable} answer for it"


def _thing(holder: str, status: Status) -> str:
    return holder if status == Status.IN_SERVICE else f"{status.label.capitalize()}. {holder}"
