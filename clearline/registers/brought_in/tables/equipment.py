"""The equipment as a file, with who holds it."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q, QuerySet

from clearline.registers import equipment
from clearline.registers.brought_in import values
from clearline.registers.brought_in.tables import found
from clearline.registers.brought_in.tables.shape import Clerk, Column, Given, Table, Whose
from clearline.registers.models import (
    Device,
    Equipment,
    EquipmentIssue,
    EquipmentLoss,
    Home,
    Person,
    Post,
    ProvidedBy,
    Status,
)
from clearline.registers.recorded import go_on, refuse, verb


@verb
def _bring(row: Given, clerk: Clerk) -> list[str]:
    thing = Equipment.objects.filter(label=row["LABEL"]).first()
    changes = [] if thing else ["new"]
    whose = ProvidedBy(row["PROVIDED_BY"] or ProvidedBy.ORGANISATION)
    if thing is None:
        kind = Device(row["KIND"])
        thing = go_on(equipment.add(row["LABEL"], kind, provided_by=whose, **clerk.who))
    elif not _is_theirs(thing, clerk):
        raise refuse("This is another home's.", field="LABEL")
    elif thing.kind != row["KIND"]:
        says = f"It is written down as: {thing.get_kind_display()}. Give another label."
        raise refuse(says, field="KIND")
    status = Status(row["STATUS"] or Status.IN_SERVICE)
    if thing.retired_at and status != Status.RETIRED:
        raise refuse("It is retired, and comes back under a new label only.", field="STATUS")
    if status == Status.IN_SERVICE:
        changes += _found(thing, clerk) + _held(thing, row, clerk)
    else:
        # Who holds what is lost is what was so when it was lost.
        changes += _held(thing, row, clerk) if changes and status == Status.LOST else []
        changes += _gone(thing, status, clerk)
    return changes


def _found(thing: Equipment, clerk: Clerk) -> list[str]:
    lost = EquipmentLoss.objects.filter(equipment=thing, ended_at=None).first()
    if lost is None:
        return []
    go_on(equipment.find(lost, **clerk.who))
    return ["found"]


def _gone(thing: Equipment, status: Status, clerk: Clerk) -> list[str]:
    if equipment.status(thing) == status:
        return []
    go_on((equipment.lose if status == Status.LOST else equipment.retire)(thing, **clerk.who))
    return [status.label]


def _held(thing: Equipment, row: Given, clerk: Clerk) -> list[str]:
    now = EquipmentIssue.objects.filter(equipment=thing, returned_at=None).first()
    holder = _holder(row, clerk)
    answerable = [
        found.own_staff(row[name], name, clerk)
        for name in ("FIRST_ANSWERABLE", "SECOND_ANSWERABLE")
        if row[name]
    ]
    if now and holder and (now.home or now.person) == holder:
        return []
    if now is None and holder is None:
        return []
    changes = []
    if now:
        go_on(equipment.give_back(now, **clerk.who))
        changes.append("given back")
    if holder:
        go_on(equipment.issue(thing, holder, answerable=answerable, **clerk.who))
        changes.append(f"with {holder}")
    return changes


def _holder(row: Given, clerk: Clerk) -> Person | Home | None:
    if row["HOME"]:
        return found.own_home(row["HOME"], clerk)
    return found.own_staff(row["HOLDER"], "HOLDER", clerk) if row["HOLDER"] else None


def _is_theirs(thing: Equipment, clerk: Clerk) -> bool:
    """Say whether one of their homes has it, somebody who works there, or nobody."""
    now = EquipmentIssue.objects.filter(equipment=thing, returned_at=None).first()
    if clerk.homes is None or now is None:
        return True
    if now.home_id:
        return now.home_id in clerk.homes
    posts = Post.objects.filter(person=now.person_id, home__in=clerk.homes)
    return bool(posts.in_force(clerk.at).exists())


def _out(at: datetime, whose: Whose) -> Iterator[dict[str, str]]:
    held = EquipmentIssue.objects.filter(returned_at=None)
    named = held.select_related("person", "home", "first_answerable", "second_answerable")
    issues = {row.equipment_id: row for row in named}
    statuses = Equipment.objects.statuses()
    for thing in _of(at, whose):
        issue = issues.get(thing.pk)
        yield {
            "LABEL": thing.label,
            "KIND": thing.kind,
            "PROVIDED_BY": thing.provided_by,
            "HOLDER": issue.person.name if issue and issue.person else "",
            "HOME": issue.home.short_name if issue and issue.home else "",
            "FIRST_ANSWERABLE": _name(issue.first_answerable if issue else None),
            "SECOND_ANSWERABLE": _name(issue.second_answerable if issue else None),
            "STATUS": statuses[thing.pk].value,
        }


def _of(at: datetime, whose: Whose) -> QuerySet[Equipment]:
    """Return what homes and their staff hold, and what nobody does."""
    if whose.homes is None:
        return Equipment.objects.order_by("label")
    works = Post.objects.in_force(at).filter(home__in=whose.homes).values("person")
    held = Q(issues__home__in=whose.homes) | Q(issues__person__in=works)
    theirs = Equipment.objects.filter(held, issues__returned_at=None)
    return (Equipment.objects.filter(pk__in=theirs.values("pk")) | equipment.in_store()).order_by(
        "label"
    )


def _name(person: Person | None) -> str:
    return person.name if person else ""


TABLE = Table(
    "equipment",
    "Equipment",
    "One row for each piece of equipment, each number and each mailbox.",
    (
        Column(
            "LABEL",
            "What is written on it; no two alike.",
            "Work phone 1",
            is_needed=True,
            longest=80,
        ),
        Column(
            "KIND",
            f"One of: {', '.join(Device.values)}.",
            "phone",
            values.one_of(dict(Device.choices)),
            is_needed=True,
        ),
        Column(
            "PROVIDED_BY",
            "organisation, or personal for what is a worker's own.",
            "organisation",
            values.one_of(dict(ProvidedBy.choices)),
        ),
        Column("HOLDER", "The worker who has it: name or e-mail.", "Dawn Ellery"),
        Column("HOME", "Or the home that has it, for those on shift.", ""),
        Column("FIRST_ANSWERABLE", "Of what a home has: one who answers for it.", ""),
        Column("SECOND_ANSWERABLE", "And another.", ""),
        Column(
            "STATUS",
            "in_service, lost or retired.",
            "in_service",
            values.one_of(dict(Status.choices)),
        ),
    ),
    _bring,
    _out,
)
