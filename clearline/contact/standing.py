"""How things stand for each draft at the moment it is decided: what the rules are asked of."""

from collections.abc import Sequence
from datetime import datetime

from clearline.contact import asked, told
from clearline.contact.accounts import owing
from clearline.contact.approvals import facts as approvals
from clearline.contact.case import Case, Registers
from clearline.contact.crises import opened
from clearline.contact.draft import Draft, Problem
from clearline.contact.lines import Line
from clearline.policy.facts import Equipment, Facts, Recipient, Worker
from clearline.policy.settings import Settings
from clearline.policy.terms import (
    Account,
    AssignedTo,
    Channel,
    Direction,
    EquipmentStatus,
    Kind,
    Lane,
    Provider,
    Purpose,
    Relationship,
)

# A child's words come to the home, not to one worker.
NOBODY = Worker(person="nobody")


def ask(cases: Sequence[Case], *, at: datetime, settings: Settings) -> Registers:
    """Ask the registers everything that these cases need, in as few questions as can be."""
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
    private = {c.line.seat for c in cases if c.line.seat and not c.is_inbound}
    children = asked.of_children({c.line.child for c in open_cases}, at)
    found = Registers(
        at=at,
        today=asked.day_of(at),
        settings=settings,
        children=children,
        homes=homes,
        staff=asked.of_staff(writing | listening, at),
        equipment=asked.of_equipment({c.equipment for c in open_cases if c.equipment}, at),
        seats=asked.of_seats(private, at),
    )
    if left := [c.line.child for c in open_cases if told.residence(found, c.line.child) == "left"]:
        found.approvals = approvals.of_children(left, at=at)
        found.overdue = owing.overdue(left, at=at)
    return found


def facts_of(case: Case, found: Registers) -> Facts | Problem:
    """Return what the rules are asked of, or why this person has no place in the conversation."""
    if case.is_inbound:
        return _plain(case, found, Direction.INBOUND, NOBODY)
    if not belongs(case.person, case.line, found):
        return Problem.NOT_YOURS
    if case.line.is_protected:
        return _plain(case, found, Direction.OUTBOUND, Worker(person=f"p{case.person}"))
    return _outbound(case, found, told.equipment(case, found))


def could_answer(case: Case, person: int, found: Registers) -> Facts:
    """Return the facts of an answer that somebody on now might give, with a work phone in hand."""
    in_hand = Equipment(
        provided_by=Provider.ORGANISATION,
        status=EquipmentStatus.IN_SERVICE,
        assigned_to=AssignedTo.HOME,
    )
    answer = Draft(case.draft.id, case.line.id, "", purpose="check_in", channel=case.draft.channel)
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
    crisis = opened.for_writer(case.person, case.line, found)
    purpose = Purpose(case.draft.purpose) if case.draft.purpose else None
    return Facts(
        at=found.at,
        direction=Direction.OUTBOUND,
        lane=Lane.STAFF,
        channel=Channel(case.draft.channel),
        account=Account.ORGANISATION,
        worker=told.worker(case.person, case.line, found),
        recipient=told.recipient(child, case.person, case.draft.channel, found),
        purpose=Purpose.CRISIS if crisis else purpose,
        purpose_note=case.draft.purpose_note or None,
        equipment=equipment,
        permissions=told.permissions(child, found),
        permission_disputed=told.is_disputed(child, case.draft.channel, found),
        approvals=found.approvals.get(child, []),
        released=case.released,
        accounts_overdue=found.overdue.get((child, case.person), 0),
        crisis=crisis,
        minutes_since_their_message=0.0 if just_wrote else told.minutes_since(child, found),
        overseen=bool(overseers(case.line, found) - {case.person}),
        words=case.words,
        settings=found.settings,
    )


def belongs(person: int, line: Line, found: Registers) -> bool:
    """Say whether somebody of the staff's side has a place in a conversation at all."""
    if line.is_protected:
        # Their place may have ended, or their standing lapsed, since the page was opened.
        return person == line.holder and person in found.seats.keys(line.seat or 0, "sits")
    if line.lane == "authority":
        return person in found.children.keys(line.child, "allocated")
    # A reviewing officer reads this line, and writes in their own, which is private.
    tie = told.relationship(person, line, found)
    return tie not in {Relationship.NONE, Relationship.IRO}


def overseers(line: Line, found: Registers) -> set[int]:
    """Return who, besides those who write, may look along a conversation (C5)."""
    reviewed = set(found.children.keys(line.child, "reviewed"))
    if line.lane == "authority":
        return reviewed
    allocated = set(found.children.keys(line.child, "allocated"))
    return reviewed | allocated | set(found.homes.keys(line.home or 0, "oversees"))
