"""What somebody has to do about a child, by when, and that they did it."""

from datetime import datetime, time, timedelta
from typing import TypedDict, Unpack

from django.db.models import QuerySet

from clearline.registers.models import Answer, Child, Person, Task, TaskKind, day_of
from clearline.registers.models.terms import LONDON
from clearline.registers.recorded import keep, refuse, set_once, verb


class What(TypedDict, total=False):
    """What is to be done, by when, and what it comes from."""

    kind: TaskKind
    says: str
    due_at: datetime
    answer: Answer | None


@verb
def give(child: Child, owner: Person, *, by: Person, at: datetime, **what: Unpack[What]) -> Task:
    """Give somebody something to do."""
    return keep(Task(child=child, owner=owner, **what), by=by, at=at)


@verb
def do(task: Task, *, by: Person, at: datetime) -> Task:
    """Say that one has done it; only whose task it is says so."""
    if by.pk != task.owner_id:
        raise refuse("This is somebody else's to do.")
    return set_once(task, done_at=at, done_by=by)


def of(person_id: int) -> QuerySet[Task]:
    """Return what somebody has still to do, soonest first."""
    rows = Task.objects.filter(owner=person_id, done_at=None)
    return rows.select_related("child__person").order_by("due_at", "pk")


def done_by(person_id: int) -> QuerySet[Task]:
    """Return what somebody has done, newest first."""
    rows = Task.objects.filter(done_by=person_id).select_related("child__person")
    return rows.order_by("-done_at", "-pk")


def end_of_day(at: datetime, *, days: int = 0) -> datetime:
    """Return the last minute of the day in England, or of one so many days later."""
    day = day_of(at) + timedelta(days=days)
    return datetime.combine(day, time(23, 59), tzinfo=LONDON)
