"""How things stand for each draft, at the moment it is decided: the facts that the rules are asked of."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from clearline.contact import asked, special
from clearline.contact.draft import Draft, Problem
from clearline.contact.lines import Line
from clearline.policy.facts import (
    Approval,
    Crisis,
    Equipment,
    Facts,
    Permission,
    Recipient,
    Release,
    Words,
    Worker,
)
from clearline.policy.settings import Settings
from clearline.policy.terms import (
    UNKNOWN,
    Account,
    AssignedTo,
    Channel,
    Direction,
    Document,
    EquipmentStatus,
    Giver,
    InTouch,
    Kind,
    Lane,
    LegalStatus,
    Presence,
    Provider,
    Purpose,
    Relationship,
    Residence,
    Unknown,
)

# A child's words come to the home, not to one worker.
NOBODY = Worker(person="nobody")
_MANAGERS = frozenset({"registered_manager", "responsible_individual"})


@dataclass(frozen=True, slots=True)
class Case:
    """A draft with what is known of it before the registers are asked."""

    draft: Draft
    line: Line
    person: int
    equipment: int | None = None
    words: tuple[Words, ...] = ()
    released: tuple[Release, ...] = ()

    @property
    def is_inbound(self) -> bool:
        """Whether the child wrote it."""
        return self.person == self.line.child


@dataclass(slots=True)
class Registers:
    """What the registers answered, for a whole batch."""

    at: datetime
    today: date
    settings: Settings
    children: asked.Known
    homes: asked.Known
    staff: asked.Known
    equipment: asked.Known
    approvals: dict[int, list[Approval]] = field(default_factory=dict)


def ask(cases: Sequence[Case], *, at: datetime, settings: Settings) -> Registers:
    """Ask the registers everything that these cases need, in as few questions as there are kinds."""
    open_cases = [c for c in cases if not c.line.is_protected]
    homes = asked.of_homes({c.line.home for c in open_cases if c.line.home}, at)
    # Where a child has written, whoever is on now is looked at too: may one of them answer?
    listening = {
        person
        for case in open_cases
        if case.is_inbound and case.line.home
        for person in homes.keys(case.line.home, "on_now")
    }
    writing = {c.person for c in open_cases if not c.is_inbound}
    children = asked.of_children({c.line.child for c in open_cases}, at)
    found = Registers(
        at=at,
        today=asked.day_of(at),
        settings=settings,
        children=children,
        homes=homes,
        staff=asked.of_staff(writing | listening, at),
        equipment=asked.of_equipment({c.equipment for c in open_cases if c.equipment}, at),
    )
    if left := [c.line.child for c in open_cases if _residence(found, c.line.child) == "left"]:
        found.approvals = special.approvals_of(left)
    return found


def facts_of(case: Case, found: Registers) -> Facts | Problem:
    """Return what the rules are asked of, or why this person has no place in the conversation."""
    if case.is_inbound:
        return _plain(case, found, Direction.INBOUND, NOBODY)
    writer = f"p{case.person}"
    if case.line.is_protected:
        if case.person != case.line.holder:
            return Problem.NOT_YOURS
        return _plain(case, found, Direction.OUTBOUND, Worker(person=writer))
    if not belongs(case.person, case.line, found):
        return Problem.NOT_YOURS
    return _outbound(case, found, _equipment(case, found))


def could_answer(case: Case, person: int, found: Registers) -> Facts:
    """Return the facts of an answer that somebody on now might give, with a work phone in hand."""
    in_hand = Equipment(
        provided_by=Provider.ORGANISATION,
        status=EquipmentStatus.IN_SERVICE,
        assigned_to=AssignedTo.HOME,
    )
    answer = Draft(case.draft.id, case.line.id, "", purpose="check_in")
    return _outbound(Case(answer, case.line, person), found, in_hand, just_wrote=True)


def _plain(case: Case, found: Registers, direction: Direction, worker: Worker) -> Facts:
    """Return the facts of what no rule of staff's is asked of."""
    return Facts(
        at=found.at,
        direction=direction,
        lane=Lane.PROTECTED if case.line.is_protected else Lane.STAFF,
        channel=Channel(case.draft.channel),
        account=Account.ORGANISATION,
        worker=worker,
        recipient=Recipient(kind=Kind.CHILD),
        words=case.words,
        settings=found.settings,
    )


def _outbound(
    case: Case, found: Registers, equipment: Equipment | None, *, just_wrote: bool = False
) -> Facts:
    child = case.line.child
    crisis = max((row[2] for row in found.children.of(child, "crisis") if row[2]), default=None)
    return Facts(
        at=found.at,
        direction=Direction.OUTBOUND,
        lane=Lane.STAFF,
        channel=Channel(case.draft.channel),
        account=Account.ORGANISATION,
        worker=_worker(case.person, case.line, found),
        recipient=_recipient(child, case.person, case.draft.channel, found),
        purpose=Purpose(case.draft.purpose) if case.draft.purpose else None,
        purpose_note=case.draft.purpose_note or None,
        equipment=equipment,
        permissions=_permissions(child, found),
        permission_disputed=bool(found.children.of(child, "disputed")),
        approvals=found.approvals.get(child, []),
        released=case.released,
        # Nobody owes an account until somebody has left; who has left and owes what is not known here.
        accounts_overdue=0 if _residence(found, child) != Residence.LEFT else UNKNOWN,
        crisis=Crisis(declared_at=asked.moment(crisis)) if crisis else None,
        minutes_since_their_message=0.0 if just_wrote else _minutes_since(child, found),
        overseen=bool(overseers(case.line, found) - {case.person}),
        words=case.words,
        settings=found.settings,
    )


def belongs(person: int, line: Line, found: Registers) -> bool:
    """Say whether somebody of the staff's side has a place in a conversation at all."""
    if line.lane == "authority":
        return person in found.children.keys(line.child, "allocated")
    works_there = any(
        row[3] == str(line.home) for row in found.staff.of(person, "post")
    ) or line.home in found.staff.keys(person, "shift")
    return works_there or _relationship(person, line, found) is not Relationship.NONE


def overseers(line: Line, found: Registers) -> set[int]:
    """Return who, besides those who write, may look along a conversation (C5)."""
    reviewed = set(found.children.keys(line.child, "reviewed"))
    if line.lane == "authority":
        return reviewed
    allocated = set(found.children.keys(line.child, "allocated"))
    return reviewed | allocated | set(found.homes.keys(line.home or 0, "oversees"))


def _worker(person: int, line: Line, found: Registers) -> Worker:
    staff = found.staff
    works = staff.first(person, "works")
    return Worker(
        person=f"p{person}",
        roles=tuple(row[2] for row in staff.of(person, "post") if row[2]),
        relationship=_relationship(person, line, found),
        on_shift=line.home in staff.keys(person, "shift"),
        started_on=date.fromisoformat(works[2]) if works and works[2] else UNKNOWN,
        acknowledged=frozenset(Document(r[2]) for r in staff.of(person, "acknowledged") if r[2]),
        restricted=bool(staff.of(person, "restricted")),
    )


def _relationship(person: int, line: Line, found: Registers) -> Relationship:
    """Return the one relationship that counts: the nearest to the child first."""
    child = line.child
    if person in found.children.keys(child, "allocated"):
        return Relationship.ALLOCATED_WORKER
    posts = found.staff.of(person, "post")
    at_home = {row[2] for row in posts if row[3] == str(line.home)}
    # A responsible individual may hold the post for the whole provider, and stands in for the manager.
    everywhere = {row[2] for row in posts if row[3] is None}
    if at_home & _MANAGERS or "responsible_individual" in everywhere:
        return Relationship.REGISTERED_MANAGER
    if child in found.staff.keys(person, "key"):
        return Relationship.KEYWORKER
    if person in found.children.keys(child, "reviewed"):
        return Relationship.IRO
    if at_home or line.home in found.staff.keys(person, "shift"):
        return Relationship.HOME_STAFF
    return Relationship.NONE


def _recipient(child: int, person: int, channel: str, found: Registers) -> Recipient:
    of = found.children
    born, status = of.first(child, "born"), of.first(child, "status")
    said = {row[2]: row[3] == "yes" for row in of.of(child, "agrees")}
    return Recipient(
        kind=Kind.CHILD,
        date_of_birth=date.fromisoformat(born[2]) if born and born[2] else None,
        residence=_residence(found, child),
        legal_status=LegalStatus(status[2]) if status and status[2] else None,
        presence=_presence(found, child),
        agrees=said.get(channel),
        in_touch=_in_touch(child, found),
        order_bars_contact=person in of.keys(child, "kept_away"),
    )


def _residence(found: Registers, child: int) -> Residence:
    lives = found.children.of(child, "lives")
    if any(row[3] == "now" for row in lives):
        return Residence.RESIDENT
    return Residence.LEFT if lives else Residence.NEVER


def _presence(found: Registers, child: int) -> Presence:
    absent = found.children.first(child, "absent")
    if absent:
        return Presence.MISSING if absent[2] == "missing" else Presence.AWAY
    lives_here = _residence(found, child) is Residence.RESIDENT
    return Presence.IN_HOME if lives_here else Presence.AWAY


def _in_touch(child: int, found: Registers) -> InTouch | None:
    """Return the return's word. A refusal counts only until the young person next writes."""
    touch, wrote = found.children.first(child, "touch"), found.children.first(child, "wrote")
    if not touch or not touch[2]:
        return None
    refused_then_wrote = (
        touch[2] == InTouch.REFU
        and wrote is not None
        and wrote[2] is not None
        and touch[3] is not None
        and asked.moment(wrote[2]) > asked.moment(touch[3])
    )
    return InTouch.YES if refused_then_wrote else InTouch(touch[2])


def _minutes_since(child: int, found: Registers) -> float | None:
    wrote = found.children.first(child, "wrote")
    if not wrote or not wrote[2]:
        return None
    return (found.at - asked.moment(wrote[2])) / timedelta(minutes=1)


def _permissions(child: int, found: Registers) -> list[Permission]:
    return [
        Permission(
            channel=Channel(row[2]),
            given_by=Giver(row[3]),
            begins_on=date.fromisoformat(row[4] or ""),
            ends_on=date.fromisoformat(row[5]) if row[5] else None,
            withdrawn_on=None,
            legal_status=LegalStatus(row[6]) if row[6] else None,
        )
        for row in found.children.of(child, "permits")
    ]


def _equipment(case: Case, found: Registers) -> Equipment | None:
    item = found.equipment.first(case.equipment, "item") if case.equipment else None
    if item is None or case.equipment is None:
        return None
    return Equipment(
        provided_by=Provider(item[2]),
        status=EquipmentStatus(item[3]),
        assigned_to=_assigned(case, found.equipment.first(case.equipment, "held")),
    )


def _assigned(case: Case, held: asked.Row | None) -> AssignedTo | Unknown:
    if held is not None and held[2] == str(case.person):
        return AssignedTo.WORKER
    if held is not None and held[3] is not None and held[3] == str(case.line.home):
        return AssignedTo.HOME
    return AssignedTo.OTHER
