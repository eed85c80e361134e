"""The chore: whatever fell due is told of once, whichever process comes to it first."""

import json
from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError

from clearline.contact.crises import deadlines, keeping, people, reading
from clearline.contact.models import Crisis, CrisisStep, Event
from clearline.registers import tasks
from clearline.registers.models import Person, TaskKind
from clearline.registers.recorded import sure

Kind = CrisisStep.Kind
# What was opened, and so is looked at again by somebody: the obligation, and the task.
_REVIEWS = {
    "review_permission": (
        TaskKind.REVIEW_PERMISSION,
        "Look at the permission that was missing when a message went in a crisis.",
    ),
    "approval_sought": (
        TaskKind.SEEK_APPROVAL,
        "Ask for the approval that was missing when a message went in a crisis.",
    ),
}


def fire_due(*, at: datetime) -> int:
    """Tell of every deadline that has come and was not told of; return how many there were."""
    return sum(_fire(crisis, at) for crisis in _watched(at))


def _watched(at: datetime) -> Iterable[Crisis]:
    # What was sent a moment before the end is looked at too.
    late = Crisis.objects.filter(ended_at__gt=at - deadlines.REVIEWED_WITHIN)
    return Crisis.objects.filter(ended_at=None) | late


def _fire(crisis: Crisis, at: datetime) -> int:
    steps = list(crisis.steps.order_by("at", "pk"))
    told = {step.of for step in steps if step.kind == Kind.DUE}
    course = reading.course_of(crisis, steps, at=at)
    names = [name for name in deadlines.due(course, now=at) if name not in told]
    fired = sum(_tell(crisis.pk, name, at) for name in names if crisis.ended_at is None)
    owed = _owed(crisis, _REVIEWS.keys() - told) if _REVIEWS.keys() - told else {}
    return fired + sum(_give(crisis, what, event, at) for what, event in owed.items())


def _tell(crisis: int, name: str, at: datetime) -> bool:
    """Write down that a deadline fell and who is told; say whether it was this process."""
    try:
        with keeping.page_of(at) as page:
            found = keeping.open_one(crisis)
            if found is None or _was_told(found, name):
                return False
            who = [person.pk for person in people.there(found.home_id, at=at).of(name)]
            keeping.put(page, CrisisStep(crisis=found, kind=Kind.DUE, of=name, people=who))
    except IntegrityError:
        return False  # another process wrote the same row a moment before: it has told of it
    return True


def _was_told(crisis: Crisis, name: str) -> bool:
    return crisis.steps.filter(kind=Kind.DUE, of=name).exists()


def _owed(crisis: Crisis, reviews: Iterable[str]) -> dict[str, Event]:
    """Return what this crisis opened that somebody has to look at again, and by which message."""
    decided = Event.objects.filter(
        conversation=crisis.conversation_id, at__gte=crisis.declared_at
    ).exclude(answer="")
    if crisis.ended_at is not None:
        decided = decided.filter(at__lte=crisis.ended_at)
    found: dict[str, Event] = {}
    for what in reviews:
        rows = decided.filter(answer__contains=f'"{what}"').select_related("message__author")
        for event in rows.order_by("place"):
            if what in {o["what"] for o in json.loads(event.answer).get("obligations", ())}:
                found[what] = event
                break
    return found


def _give(crisis: Crisis, what: str, event: Event, at: datetime) -> bool:
    """Give whoever answers for the home something to look at again, once."""
    author = event.message.author if event.message else None
    there = people.there(crisis.home_id, at=at)
    owner: Person | None = next(iter((*there.managers, *there.responsible)), None)
    if author is None or owner is None:
        return False
    try:
        with keeping.page_of(at) as page:
            if _was_told(crisis, what):
                return False
            keeping.put(page, CrisisStep(crisis=crisis, kind=Kind.DUE, of=what, people=[owner.pk]))
            page.write()
            page.entries.clear()
            kind, says = _REVIEWS[what]
            due = max(at, event.at + deadlines.REVIEWED_WITHIN)
            sure(
                tasks.give(crisis.child, owner, by=author, at=at, kind=kind, says=says, due_at=due)
            )
    except IntegrityError:
        return False
    return True
