"""The clocks of a crisis: until somebody answers, until the child is heard or seen, until it ends.

What falls due in one is a step of its own record, and told there; here it is only shown.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from clearline.clocks import ladder
from clearline.clocks.running import Clock, Telling
from clearline.contact.crises import deadlines, people, reading
from clearline.contact.crises.deadlines import Course
from clearline.contact.crises.people import There
from clearline.contact.models import Crisis
from clearline.registers.models import Person

SILENCE, CONTACT, RENEWAL = "crisis_silence", "heard_or_seen", "crisis_renewal"


def running(*, at: datetime) -> Iterator[Clock]:
    """Return the clocks of each crisis that is not over."""
    found = Crisis.objects.filter(ended_at=None, declared_at__lte=at)
    for crisis in found.prefetch_related("steps").order_by("declared_at", "pk"):
        steps = sorted(crisis.steps.all(), key=lambda step: (step.at, step.pk))
        course = reading.course_of(crisis, steps, at=at)
        yield from _of(crisis, course, people.there(crisis.home_id, at=at), at)


def _of(crisis: Crisis, course: Course, there: There, at: datetime) -> Iterator[Clock]:
    answering, where = _keys(there.on_call or there.managers), (crisis.home_id, crisis.child_id)
    key, began = str(crisis.pk), crisis.declared_at
    to_come = ladder.to_come(
        deadlines.SILENCE, started=began, now=at, answered=course.acknowledged_at
    )
    if course.acknowledged_at is None:
        # Where nobody is next on the rota, what counts is when the managers are told.
        rungs = [rung for rung in to_come if there.of(rung.name)] or to_come
        due = began + (rungs[0].after if rungs else deadlines.ACKNOWLEDGED_WITHIN)
        told = tuple(
            Telling(f"crisis:{key}:{rung.name}", began + rung.after, _keys(there.of(rung.name)))
            for rung in rungs[:1]
        )
        yield Clock(SILENCE, key, began, due, *where, answering, told)
    everybody = _keys(there.of(deadlines.DIRECT_CONTACT))
    contact = Telling(f"crisis:{key}:{deadlines.DIRECT_CONTACT}", course.contact_by, everybody)
    on_it = _keys((*there.on_shift, *there.on_call))
    yield Clock(CONTACT, key, began, course.contact_by, *where, on_it, (contact,))
    managers = _keys(there.managers)
    yield Clock(RENEWAL, key, course.since, course.opens_until, *where, managers)


def _keys(found: Iterable[Person]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(person.pk for person in found))
