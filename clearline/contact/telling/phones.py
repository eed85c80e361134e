"""The work telephone of somebody: a number that the organisation issued to them, and no other."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef

from clearline.contact.outside import numbers, reach
from clearline.registers.models import Device, EquipmentIssue, EquipmentLoss, ProvidedBy


def of(people: Collection[int]) -> dict[int, str]:
    """Return the number of each of these who has one, the newest; not one that is lost."""
    lost = EquipmentLoss.objects.filter(equipment=OuterRef("equipment"), ended_at=None)
    held = EquipmentIssue.objects.filter(
        ~Exists(lost),
        person__in=people,
        returned_at=None,
        equipment__kind=Device.NUMBER,
        equipment__provided_by=ProvidedBy.ORGANISATION,
        equipment__retired_at=None,
    )
    rows = held.order_by("issued_at", "pk").values_list("person", "equipment__label")
    found = {person: numbers.normal(label) for person, label in rows if person is not None}
    stopped = reach.stopped_among(reach.SMS, found.values())
    return {person: number for person, number in found.items() if number not in {"", *stopped}}
