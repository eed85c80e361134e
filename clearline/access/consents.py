"""Who may ask for permission, take down what was said, and read what stands."""

from datetime import datetime

from django.db.models import QuerySet

from clearline.access import records
from clearline.access.caller import Caller
from clearline.registers.asking import asks
from clearline.registers.models import Ask, Child, Relationship


def child(caller: Caller, child_id: int, *, at: datetime) -> Child | None:
    """Return a child whose permissions this caller may see, and take answers for."""
    return records.child_in_care_of(caller, child_id, at=at)


def may_begin(caller: Caller, child_id: int, *, at: datetime) -> bool:
    """Say whether the caller asks for this child: who answers for them, or was given to them."""
    if records.children_managed_by(caller, at=at).filter(pk=child_id).exists():
        return True
    mine = Relationship.objects.filter(child=child_id, person=caller.person_id)
    return bool(mine.in_force(at).exists())


def ask(caller: Caller, ask_id: int, *, at: datetime) -> Ask | None:
    """Return one ask for a child whom this caller cares for."""
    found = asks.one(ask_id)
    if found is None or child(caller, found.child_id, at=at) is None:
        return None
    return found


def children(caller: Caller, *, at: datetime) -> QuerySet[Child]:
    """Return the children whose permissions this caller answers for, who still live there."""
    return records.children_managed_by(caller, at=at).select_related("placing_authority")
