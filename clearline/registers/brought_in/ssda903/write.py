"""Writing what is to change for a batch of children: in one transaction, in a few statements."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from clearline.registers.brought_in.reconciled import last_day
from clearline.registers.brought_in.ssda903.files import FILES
from clearline.registers.brought_in.ssda903.plan import Plan
from clearline.registers.brought_in.ssda903.shape import Said
from clearline.registers.in_bulk import Batch
from clearline.registers.models import (
    Absence,
    Child,
    InTouch,
    Kind,
    LegalStatus,
    Naming,
    Particulars,
    Person,
    PlacingAuthority,
    Residence,
    Returned,
    ReturnFile,
    ReturnNumber,
    Unaccompanied,
)
from clearline.registers.models.terms import LONDON


def write(
    plans: Sequence[Plan],
    batch: Batch,
    *,
    authority: PlacingAuthority | None,
    said_at: datetime,
) -> None:
    """Write down all of it. Only inside a transaction, which the batch closes."""
    children = {plan.number: plan.known.child.pk for plan in plans if plan.known}
    children |= _new([plan for plan in plans if plan.is_new], batch, authority)
    _corrected([plan for plan in plans if plan.known and plan.born], batch)
    _end(plans, batch)
    for_each = [(plan, children[plan.number]) for plan in plans]
    _say(for_each, batch, said_at)
    _begin(for_each, batch)
    _in_touch(for_each, batch, said_at)


def _new(plans: Sequence[Plan], batch: Batch, authority: PlacingAuthority | None) -> dict[str, int]:
    """Write down children of whom nothing is known but a number: their names come by themselves."""
    placed = authority.pk if authority else None
    names = [f"Child {plan.number}" for plan in plans]
    keys = batch.put(
        Person, ("name", "known_as", "gender", "kind"), [(n, "", "", Kind.CHILD) for n in names]
    )
    named = [(key, name, "", "") for key, name in zip(keys, names, strict=True)]
    batch.put(Naming, ("person_id", "name", "known_as", "gender"), named)
    told = [(key, plan.born, placed) for key, plan in zip(keys, plans, strict=True)]
    batch.put(Child, ("person_id", "date_of_birth", "placing_authority_id"), told)
    batch.put(Particulars, ("child_id", "date_of_birth", "placing_authority_id"), told)
    numbered = [(key, plan.number, placed, batch.at) for key, plan in zip(keys, plans, strict=True)]
    batch.put(ReturnNumber, ("child_id", "number", "authority_id", "from_at"), numbered)
    return {plan.number: key for plan, key in zip(plans, keys, strict=True)}


def _corrected(plans: Sequence[Plan], batch: Batch) -> None:
    for plan in plans:
        if plan.known:
            child = plan.known.child
            child.date_of_birth = plan.born
            told = (child.pk, plan.born, child.placing_authority_id)
            batch.put(Particulars, ("child_id", "date_of_birth", "placing_authority_id"), [told])
            # It repeats what its newest particulars say.
            child.save(update_fields=["date_of_birth"])


def _end(plans: Sequence[Plan], batch: Batch) -> None:
    """End what no longer holds, before what follows begins."""
    for plan in plans:
        now = plan.known
        if now is None:
            continue
        for key, on in plan.statuses.end.items():
            batch.end(now.statuses[key], on=on)
        for key, on in plan.stays.end.items():
            batch.end(now.stays[key], on=on)
        for key, on in plan.unaccompanied.end.items():
            batch.end(now.unaccompanied[key], on=on)
        for key, on in plan.absences.end.items():
            absence = now.absences[key]
            batch.end(absence, at=max(absence.from_at, _back(on, batch.at)))


def _say(for_each: Sequence[tuple[Plan, int]], batch: Batch, said_at: datetime) -> None:
    for plan, _ in for_each:
        held = plan.known.returned if plan.known else {}
        for kind in plan.rows:
            if kind in held:
                batch.end(held[kind])
    batch.put(
        Returned,
        ("child_id", "file", "rows", "from_at"),
        [
            (child, kind.value, [_named(kind, said) for said in rows], said_at)
            for plan, child in for_each
            for kind, rows in plan.rows.items()
        ],
    )


def _named(kind: ReturnFile, said: Said) -> dict[str, str]:
    return {c.name: v for c, v in zip(FILES[kind].columns, said, strict=True) if v}


def _begin(for_each: Sequence[tuple[Plan, int]], batch: Batch) -> None:
    days = ("child_id", "from_on", "until_on")
    batch.put(
        LegalStatus,
        (*days, "code"),
        [
            (child, p.first, last_day(p.end), p.what)
            for plan, child in for_each
            for p in plan.statuses.begin
        ],
    )
    batch.put(
        Residence,
        (*days, "home_id"),
        [
            (child, p.first, last_day(p.end), int(p.what))
            for plan, child in for_each
            for p in plan.stays.begin
        ],
    )
    batch.put(
        Unaccompanied,
        days,
        [
            (child, p.first, last_day(p.end))
            for plan, child in for_each
            for p in plan.unaccompanied.begin
        ],
    )
    batch.put(
        Absence,
        ("child_id", "kind", "from_at", "returned_at", "returned_by_id"),
        [
            (child, p.what, _midnight(p.first), *_returned(p.end, batch))
            for plan, child in for_each
            for p in plan.absences.begin
        ],
    )


def _in_touch(for_each: Sequence[tuple[Plan, int]], batch: Batch, said_at: datetime) -> None:
    words = [(plan, child) for plan, child in for_each if plan.in_touch]
    for plan, _ in words:
        if plan.known and plan.known.in_touch:
            batch.end(plan.known.in_touch)
    said = [(child, plan.in_touch, said_at) for plan, child in words]
    batch.put(InTouch, ("child_id", "code", "from_at"), said)


def _midnight(on: date) -> datetime:
    return datetime.combine(on, time(), tzinfo=LONDON)


def _returned(on: date | None, batch: Batch) -> tuple[datetime | None, int | None]:
    return (_back(on, batch.at), batch.by.pk) if on else (None, None)


def _back(on: date, now: datetime) -> datetime:
    """Return when a child was back of whom only the day is known: by the end of it, or by now."""
    return min(now, _midnight(on + timedelta(days=1)))
