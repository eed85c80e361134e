"""The organisation's equipment: added, issued, given back, lost, found, retired."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from clearline.registers.models import (
    Device,
    Equipment,
    EquipmentIssue,
    EquipmentLoss,
    Home,
    Person,
    ProvidedBy,
    Status,
)
from clearline.registers.recorded import end, keep, refuse, verb


@verb
def add(
    label: str,
    kind: Device,
    *,
    provided_by: ProvidedBy = ProvidedBy.ORGANISATION,
    by: Person,
    at: datetime,
) -> Equipment:
    """Write down a piece of equipment."""
    return keep(Equipment(label=label, kind=kind, provided_by=provided_by), by=by, at=at)


@verb
def issue(
    equipment: Equipment,
    to: Person | Home,
    *,
    answerable: Sequence[Person] = (),
    by: Person,
    at: datetime,
) -> EquipmentIssue:
    """Hand a piece of equipment to a worker, or to a home, where two people answer for it."""
    if status(equipment) != Status.IN_SERVICE:
        raise refuse(f"It is {status(equipment).label}.", field="equipment")
    if len(answerable) not in {0, 2}:
        raise refuse("Name two people who answer for what is shared.", field="first_answerable")
    first, second = answerable or (None, None)
    issued = EquipmentIssue(
        equipment=equipment, issued_at=at, first_answerable=first, second_answerable=second
    )
    if isinstance(to, Home):
        issued.home = to
    else:
        issued.person = to
    return keep(issued, by=by, at=at)


@verb
def give_back(issued: EquipmentIssue, *, by: Person, at: datetime) -> EquipmentIssue:
    """Take a piece of equipment back."""
    return end(issued, by=by, at=at)


@verb
def lose(equipment: Equipment, *, by: Person, at: datetime) -> EquipmentLoss:
    """Say that a piece of equipment is lost: from now on it is refused."""
    if status(equipment) == Status.RETIRED:
        raise refuse("It is retired.", field="equipment")
    return keep(EquipmentLoss(equipment=equipment, from_at=at), by=by, at=at)


@verb
def find(loss: EquipmentLoss, *, by: Person, at: datetime) -> EquipmentLoss:
    """Say that it has been found."""
    return end(loss, by=by, at=at)


@verb
def find_again(equipment: Equipment, *, by: Person, at: datetime) -> Equipment:
    """Say that what is lost has been found."""
    for loss in equipment.losses.filter(ended_at=None):
        end(loss, by=by, at=at)
    return equipment


@verb
def retire(equipment: Equipment, *, by: Person, at: datetime) -> Equipment:
    """Take a piece of equipment out of service for good; whoever has it gives it back."""
    for issued in EquipmentIssue.objects.filter(equipment=equipment, returned_at=None):
        end(issued, by=by, at=at)
    return end(equipment, by=by, at=at)


def in_store() -> QuerySet[Equipment]:
    """Return what nobody holds and is not retired."""
    held = EquipmentIssue.objects.filter(equipment=OuterRef("pk"), returned_at=None)
    return Equipment.objects.filter(~Exists(held), retired_at=None)


def lost_among(things: Sequence[Equipment]) -> set[int]:
    """Return the keys of those that are lost."""
    known = Equipment.objects.filter(pk__in=[thing.pk for thing in things]).statuses()
    return {key for key, status in known.items() if status is Status.LOST}


def status(equipment: Equipment) -> Status:
    """Return whether a piece of equipment may be used."""
    return Equipment.objects.filter(pk=equipment.pk).statuses()[equipment.pk]
