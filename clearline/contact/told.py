"""What the registers told of worker, child and equipment, in the words that the rules know."""

from datetime import date, datetime, timedelta

from clearline.contact import asked
from clearline.contact.case import Case, Registers
from clearline.contact.crises import opened
from clearline.contact.lines import Line
from clearline.policy.facts import Equipment, Permission, Recipient, Worker
from clearline.policy.terms import (
    UNKNOWN,
    AssignedTo,
    Channel,
    Document,
    EquipmentStatus,
    Giver,
    InTouch,
    Kind,
    LegalStatus,
    Presence,
    Provider,
    Relationship,
    Residence,
    Unknown,
)

_MANAGERS = frozenset({"registered_manager", "responsible_individual"})
# A visitor or an inspector has a post at a home too, and writes to nobody.
_CARES = _MANAGERS | {"residential_worker", "deputy_manager"}


def worker(person: int, line: Line, found: Registers) -> Worker:
    """Return what is known of a writer."""
    staff = found.staff
    works = staff.first(person, "works")
    return Worker(
        person=f"p{person}",
        roles=tuple(row[2] for row in staff.of(person, "post") if row[2]),
        relationship=relationship(person, line, found),
        on_shift=line.home in staff.keys(person, "shift"),
        started_on=date.fromisoformat(works[2]) if works and works[2] else UNKNOWN,
        acknowledged=frozenset(Document(r[2]) for r in staff.of(person, "acknowledged") if r[2]),
        restricted=bool(staff.of(person, "restricted")),
    )


def relationship(person: int, line: Line, found: Registers) -> Relationship:
    """Return the one relationship that counts: the nearest to the child first."""
    child, posts = line.child, found.staff.of(person, "post")
    at_home = {row[2] for row in posts if row[3] == str(line.home)} & _CARES
    # A responsible individual may hold the post for the whole provider, and stands in.
    everywhere = {row[2] for row in posts if row[3] is None} & {"responsible_individual"}
    nearest_first = (
        (Relationship.ALLOCATED_WORKER, person in found.children.keys(child, "allocated")),
        (Relationship.REGISTERED_MANAGER, at_home & _MANAGERS or everywhere),
        (Relationship.KEYWORKER, child in found.staff.keys(person, "key")),
        (Relationship.IRO, person in found.children.keys(child, "reviewed")),
        (Relationship.HOME_STAFF, at_home or line.home in found.staff.keys(person, "shift")),
        (Relationship.HOME_STAFF, line.home is not None and opened.helps(person, line, found)),
    )
    return next((tie for tie, is_so in nearest_first if is_so), Relationship.NONE)


def recipient(child: int, person: int, channel: str, found: Registers) -> Recipient:
    """Return what is known of a child, as one writer would reach them."""
    of = found.children
    born, status = of.first(child, "born"), of.first(child, "status")
    said = {row[2]: row[3] == "yes" for row in of.of(child, "agrees")}
    return Recipient(
        kind=Kind.CHILD,
        date_of_birth=date.fromisoformat(born[2]) if born and born[2] else None,
        residence=residence(found, child),
        legal_status=LegalStatus(status[2]) if status and status[2] else None,
        presence=_presence(found, child),
        agrees=said.get(channel),
        in_touch=_in_touch(child, found),
        order_bars_contact=person in of.keys(child, "kept_away"),
    )


def residence(found: Registers, child: int) -> Residence:
    """Say whether a child lives in a home now, has left, or never came."""
    lives = found.children.of(child, "lives")
    if any(row[3] == "now" for row in lives):
        return Residence.RESIDENT
    return Residence.LEFT if lives else Residence.NEVER


def _presence(found: Registers, child: int) -> Presence:
    absent = found.children.first(child, "absent")
    if absent:
        return Presence.MISSING if absent[2] == "missing" else Presence.AWAY
    lives_here = residence(found, child) is Residence.RESIDENT
    return Presence.IN_HOME if lives_here else Presence.AWAY


def _in_touch(child: int, found: Registers) -> InTouch | None:
    """Return the return's word. A refusal counts only until the young person next writes."""
    touch, wrote = found.children.first(child, "touch"), _wrote_at(child, found)
    if not touch or not touch[2]:
        return None
    is_over = (
        touch[2] == InTouch.REFU
        and wrote is not None
        and touch[3] is not None
        and wrote > asked.moment(touch[3])
    )
    return InTouch.YES if is_over else InTouch(touch[2])


def _wrote_at(child: int, found: Registers) -> datetime | None:
    """Return when a child last wrote to the home, on any of their lines with one."""
    return max(
        (asked.moment(r[2]) for r in found.children.of(child, "wrote") if r[2]), default=None
    )


def minutes_since(child: int, found: Registers) -> float | None:
    """Return how long ago a child last wrote to the home."""
    wrote = _wrote_at(child, found)
    return None if wrote is None else (found.at - wrote) / timedelta(minutes=1)


def permissions(child: int, found: Registers) -> list[Permission]:
    """Return the permissions that stand for a child; the rules look at their days."""
    return [
        Permission(
            channel=Channel(row[2] or ""),
            given_by=Giver(row[3] or ""),
            begins_on=date.fromisoformat(row[4] or ""),
            ends_on=date.fromisoformat(row[5]) if row[5] else None,
            withdrawn_on=None,
            legal_status=LegalStatus(row[6]) if row[6] else None,
        )
        for row in found.children.of(child, "permits")
    ]


def is_disputed(child: int, channel: str, found: Registers) -> bool:
    """Say whether those who decide differ about this form, or about all of them."""
    return any(row[2] in {"", channel} for row in found.children.of(child, "disputed"))


def equipment(case: Case, found: Registers) -> Equipment | None:
    """Return what a writer would use, as it is registered now."""
    item = found.equipment.first(case.equipment, "item") if case.equipment else None
    if item is None or case.equipment is None:
        return None
    return Equipment(
        provided_by=Provider(item[2] or ""),
        status=EquipmentStatus(item[3] or ""),
        assigned_to=_assigned(case, found.equipment.first(case.equipment, "held")),
    )


def _assigned(case: Case, held: asked.Row | None) -> AssignedTo | Unknown:
    if held is not None and held[2] == str(case.person):
        return AssignedTo.WORKER
    if held is not None and held[3] is not None and held[3] == str(case.line.home):
        return AssignedTo.HOME
    return AssignedTo.OTHER
