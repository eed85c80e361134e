"""What somebody may see of those who have left or will leave, and what waits for their answer."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from clearline.access import records
from clearline.access.caller import Caller
from clearline.contact.accounts import owing
from clearline.contact.approvals import course
from clearline.contact.approvals.course import Course
from clearline.contact.models import ApprovalAsk
from clearline.registers.leaving import moves
from clearline.registers.models import Child


@dataclass(frozen=True, slots=True)
class Leaver:
    """One young person who has left or will leave: since or from which day, and how it stands."""

    child: Child
    on: date
    newest: Course | None


def of(caller: Caller, *, at: datetime) -> list[Leaver]:
    """Return those whom the caller may see, the ones in their care and the ones they answer for."""
    mine = {child.pk: child for child in records.children_in_care_of(caller, at=at)}
    mine |= {ask.child_id: ask.child for ask in _of_theirs(caller.person_id, at)}
    days = moves.known(mine)
    courses = course.of_children(days, at=at)
    found = [
        Leaver(mine[key], day, next(iter(courses.get(key, ())), None)) for key, day in days.items()
    ]
    return sorted(found, key=lambda each: (each.child.person.name, each.child.pk))


def child(caller: Caller, child_id: int, *, at: datetime) -> Child | None:
    """Return a young person of whom the caller may see this, or None."""
    in_care = records.child_in_care_of(caller, child_id, at=at)
    if in_care is not None:
        return in_care
    theirs = (ask.child for ask in _of_theirs(caller.person_id, at) if ask.child_id == child_id)
    return next(theirs, None) or _whose_account_they_owe(caller.person_id, child_id, at)


def ask(caller: Caller, ask_id: int, *, at: datetime) -> Course | None:
    """Return one asking that the caller may see."""
    row = ApprovalAsk.objects.filter(pk=ask_id).first()
    if row is None or child(caller, row.child_id, at=at) is None:
        return None
    return course.of_ask(row, at=at)


def waiting_for(person: int, *, at: datetime) -> list[Course]:
    """Return what waits for somebody's answer, what begins first on top."""
    asks = ApprovalAsk.objects.filter(Q(first=person) | Q(second=person), ended_at=None)
    of_these = course.of_children(set(asks.values_list("child", flat=True)), at=at)
    waiting = [each for found in of_these.values() for each in found if each.waits_for(person)]
    return sorted(waiting, key=lambda each: (each.ask.from_on, each.ask.pk))


def _of_theirs(person: int, at: datetime) -> list[ApprovalAsk]:
    """Return what somebody was asked, or was named in, as long as it is not over."""
    asks = ApprovalAsk.objects.filter(ended_at=None, until_on__gte=at.date())
    rows = asks.select_related("child__person")
    return [row for row in rows if person in {row.first_id, row.second_id} or person in row.workers]


def _whose_account_they_owe(person: int, child_id: int, at: datetime) -> Child | None:
    owed = owing.of_children([child_id], at=at)
    if not any(person == each.who or person in each.stretch.workers for each in owed):
        return None
    return Child.objects.select_related("person").get(pk=child_id)
