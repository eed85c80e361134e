"""The record of each look at a child's conversation or record by somebody who is not in it."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from clearline.access import kept
from clearline.access.caller import Caller
from clearline.access.models import Look, LookKind
from clearline.registers.models import Child

# Turning a page is the same look; coming back after this long is another.
SAME_LOOK = timedelta(minutes=15)


def take(caller: Caller, child_id: int, kind: LookKind, of: str, *, at: datetime) -> Look | None:
    """Record that the caller looks at this; None where it is still the look before.

    To be called before anything is shown: what cannot be recorded is not shown.
    """
    return next(iter(take_all(caller, kind, {of: child_id}, at=at)), None)


def take_all(
    caller: Caller, kind: LookKind, seen: Mapping[str, int], *, at: datetime
) -> list[Look]:
    """Record that the caller looks at several things at once, each with whose it is."""
    mine = Look.objects.filter(person=caller.person_id, kind=kind, of__in=seen)
    before = set(mine.filter(at__gt=at - SAME_LOOK).values_list("of", flat=True))
    new = [of for of in seen if of not in before]
    if not new:
        return []
    with transaction.atomic():
        looks = Look.objects.bulk_create(
            Look(person_id=caller.person_id, child_id=seen[of], kind=kind, of=of, at=at)
            for of in new
        )
        kept.record(kept.LOOKED, looks)
    return looks


def at_child(child_id: int) -> QuerySet[Look]:
    """Return who looked at what is this child's, newest first."""
    return Look.objects.filter(child=child_id).select_related("person").order_by("-at", "-pk")


def at_children(children: QuerySet[Child]) -> QuerySet[Look]:
    """Return who looked at what is any of these children's, newest first."""
    rows = Look.objects.filter(child__in=children.values("pk"))
    return rows.select_related("person", "child__person").order_by("-at", "-pk")


def at_thing(kind: LookKind, of: str) -> QuerySet[Look]:
    """Return who looked at one conversation or record, newest first."""
    looks = Look.objects.filter(kind=kind, of=of)
    return looks.select_related("person").order_by("-at", "-pk")
