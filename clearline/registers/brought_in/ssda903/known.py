"""What the registers say of the children of a batch: read for all of them, a query a table."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from clearline.registers.brought_in.reconciled import Held
from clearline.registers.models import (
    Absence,
    Child,
    InTouch,
    LegalStatus,
    PlacingAuthority,
    Residence,
    Returned,
    ReturnFile,
    ReturnNumber,
    SameChild,
    Unaccompanied,
)
from clearline.registers.stretches import A_DAY, last_day


@dataclass
class Known:
    """One child, as the registers have them, with the rows themselves by their keys."""

    child: Child
    returned: dict[ReturnFile, Returned] = field(default_factory=dict)
    statuses: dict[int, LegalStatus] = field(default_factory=dict)
    stays: dict[int, Residence] = field(default_factory=dict)
    absences: dict[int, Absence] = field(default_factory=dict)
    unaccompanied: dict[int, Unaccompanied] = field(default_factory=dict)
    in_touch: InTouch | None = None


def by_number(numbers: Collection[str], authority: PlacingAuthority | None) -> Mapping[str, Known]:
    """Return those who are known by one of these numbers; a record put with another is that one."""
    given = ReturnNumber.objects.filter(number__in=numbers, authority=authority, ended_at=None)
    owners = {row.number: row.child_id for row in given}
    same = SameChild.objects.filter(other__in=owners.values(), ended_at=None)
    instead = {row.other_id: row.child_id for row in same}
    keys = {number: instead.get(key, key) for number, key in owners.items()}
    known = of(set(keys.values()))
    return {number: known[key] for number, key in keys.items()}


def of(keys: Collection[int]) -> Mapping[int, Known]:
    """Return what is known of these children."""
    children = Child.objects.filter(pk__in=keys).select_related("person")
    known = {child.pk: Known(child) for child in children}
    for said in Returned.objects.filter(child__in=keys, ended_at=None):
        known[said.child_id].returned[ReturnFile(said.file)] = said
    tables: tuple[tuple[Any, str], ...] = (
        (LegalStatus, "statuses"),
        (Residence, "stays"),
        (Absence, "absences"),
        (Unaccompanied, "unaccompanied"),
    )
    for table, name in tables:
        for row in table.objects.filter(child__in=keys):
            getattr(known[row.child_id], name)[row.pk] = row
    for word in InTouch.objects.filter(child__in=keys, ended_at=None):
        known[word.child_id].in_touch = word
    return known


def dated(row: Any, what: str) -> Held | None:
    """Return a row of days as it is compared; None where it never held."""
    last = last_day(row)
    if last is not None and last < row.from_on:
        return None
    return Held(row.pk, what, row.from_on, last + A_DAY if last else None)
