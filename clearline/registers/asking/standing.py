"""Who must be asked for each child today, as the registers have it."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from clearline.policy import whom
from clearline.policy.terms import LegalStatus as Status
from clearline.policy.whom import Holder, Whom
from clearline.registers.models import (
    Child,
    ContactOrder,
    FamilyTie,
    LegalStatus,
    Unaccompanied,
    day_of,
)


def of(child: Child, *, at: datetime) -> Whom:
    """Return who must be asked for one child."""
    return of_all([child], at=at)[child.pk]


def of_all(children: Collection[Child], *, at: datetime) -> Mapping[int, Whom]:
    """Return who must be asked for each of these children. Four queries."""
    keys, today = [child.pk for child in children], day_of(at)
    status = {row.child_id: row for row in statuses(keys, today)}
    holders = _holders(keys, today)
    alone = set(_in_force(Unaccompanied, keys, today).values_list("child", flat=True))
    return {
        child.pk: whom.whom(
            whom.Child(
                legal_status=_code(status.get(child.pk)),
                age=whom.age_on(child.date_of_birth, today),
                holders=tuple(holders[child.pk]),
                is_unaccompanied=child.pk in alone,
            )
        )
        for child in children
    }


def is_kept_away(child_id: int, person_id: int, *, at: datetime) -> bool:
    """Say whether a court keeps somebody away from a child now."""
    orders = ContactOrder.objects.filter(child=child_id, person=person_id)
    return bool(orders.in_force(at).exists())


def statuses(keys: Collection[int], today: date) -> list[LegalStatus]:
    """Return the legal statuses of today."""
    return list(_in_force(LegalStatus, keys, today))


def _code(status: LegalStatus | None) -> Status | None:
    return Status(status.code) if status and status.code else None


def _holders(keys: Collection[int], today: date) -> Mapping[int, list[Holder]]:
    away = set(_in_force(ContactOrder, keys, today).values_list("child", "person"))
    ties = _in_force(FamilyTie, keys, today).filter(holds_parental_responsibility=True)
    found: dict[int, list[Holder]] = defaultdict(list)
    for child, person in ties.order_by("pk").values_list("child", "person"):
        found[child].append(Holder(person, is_kept_away=(child, person) in away))
    return found


def _in_force(model: type[Any], keys: Collection[int], today: date) -> QuerySet[Any]:
    rows: QuerySet[Any] = model.objects.filter(child__in=keys).in_force_on(today)
    return rows
