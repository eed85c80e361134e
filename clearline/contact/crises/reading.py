"""A crisis as its page shows it, and the lists of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from clearline.access.caller import Caller
from clearline.contact import organisation
from clearline.contact.crises import deadlines, people
from clearline.contact.crises.deadlines import Course
from clearline.contact.crises.people import Place, There
from clearline.contact.models import Crisis, CrisisStep, Event
from clearline.registers import safety_plans
from clearline.registers.models import Person, Role, SafetyPlan

__all__ = ["Crisis", "CrisisStep", "Kind", "Told", "Why"]

Kind, Why = CrisisStep.Kind, Crisis.Why
MOST = 50
# What is over stays in the list for so long.
SEEN_FOR = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Told:
    """What one viewer sees of one crisis."""

    crisis: Crisis
    place: Place
    course: Course
    steps: Sequence[CrisisStep]
    there: There
    numbers: dict[int, str]
    plan: SafetyPlan | None
    names: dict[int, Person]  # of everybody who was told by a deadline
    opens: frozenset[str]  # what the policy lets it open

    @property
    def is_open(self) -> bool:
        """Whether it is not over."""
        return self.crisis.ended_at is None

    @property
    def acknowledged(self) -> CrisisStep | None:
        """Who of those who answer for it knows of it, and since when."""
        return next((s for s in self.steps if s.kind == Kind.ACKNOWLEDGED), None)

    @property
    def answers(self) -> dict[str, str]:
        """The newest answer to each of the four questions."""
        return {s.of: s.says for s in self.steps if s.kind == Kind.ANSWERED}

    @property
    def rings(self) -> Person | None:
        """Who rings 999."""
        return next((s.person for s in reversed(self.steps) if s.kind == Kind.RINGS), None)

    @property
    def together(self) -> list[Person]:
        """Who works on it: who began it, came to it, or was brought in."""
        began = [self.crisis.declared_by] if self.crisis.declared_by_id != self.child else []
        came = [s.by for s in self.steps if s.kind == Kind.JOINED and s.by is not None]
        asked = [s.person for s in self.steps if s.kind == Kind.BROUGHT_IN and s.person]
        return list({person.pk: person for person in (*began, *came, *asked)}.values())

    @property
    def child(self) -> int:
        """The child whose crisis it is."""
        return int(self.crisis.child_id)


def one(caller: Caller, crisis: int, *, at: datetime) -> Told | None:
    """Return a crisis as the caller sees it, or None: for them there is no such thing."""
    found = _rows().filter(pk=crisis).first()
    place = people.place_of(caller, found, at=at) if found else None
    if found is None or place is None:
        return None
    steps = list(found.steps.select_related("by", "person").order_by("at", "pk"))
    there = people.there(found.home_id, at=at)
    told = {key for step in steps for key in step.people}
    ringable = (*there.on_shift, *there.on_call, *there.next_on_call)
    ringable += (*there.managers, *there.responsible, found.child.person)
    return Told(
        crisis=found,
        place=place,
        course=course_of(found, steps, at=at),
        steps=steps,
        there=there,
        numbers=people.numbers_of({person.pk for person in ringable}, at=at),
        plan=safety_plans.of(found.child_id, at=at),
        names=Person.objects.in_bulk(told),
        opens=frozenset(organisation.policy(at=at).crisis_opens),
    )


def course_of(crisis: Crisis, steps: Sequence[CrisisStep], *, at: datetime) -> Course:
    """Return what the deadlines of a crisis are counted from."""
    known = next((s.at for s in steps if s.kind == Kind.ACKNOWLEDGED), None)
    return Course(
        declared_at=crisis.declared_at,
        lasts=timedelta(hours=organisation.policy(at=at).crisis_lasts_hours),
        acknowledged_at=known,
        renewed_at=tuple(s.at for s in steps if s.kind == Kind.RENEWED),
        ended_at=crisis.ended_at,
    )


def of(caller: Caller, *, at: datetime) -> list[Crisis]:
    """Return the crises in which the caller has a place: open ones first, then those just over."""
    rows = _rows().filter(ended_at=None) | _rows().filter(ended_at__gt=at - SEEN_FOR)
    found = list(rows.order_by("-declared_at")[: 5 * MOST])
    mine = [each for each in found if people.place_of(caller, each, at=at) is not None]
    return sorted(mine, key=lambda each: each.ended_at is not None)[:MOST]


def open_of(caller: Caller, *, at: datetime) -> list[Crisis]:
    """Return those that are not over."""
    rows = list(_rows().filter(ended_at=None).order_by("declared_at"))
    return [each for each in rows if people.place_of(caller, each, at=at) is not None]


def patterns(caller: Caller) -> list[Crisis]:
    """Return, for the safeguarding lead, each second one by the same worker within a week."""
    if not caller.homes_as(Role.SAFEGUARDING_LEAD):
        return []
    found = _rows().filter(steps__kind=Kind.DUE, steps__of=deadlines.PATTERN)
    return list(found.order_by("-declared_at")[:MOST])


def wrote_last(told: Told) -> Event | None:
    """Return the child's newest message on the line with the home."""
    sent = Event.objects.filter(conversation=told.crisis.conversation_id, kind=Event.Kind.SENT)
    rows = sent.filter(message__author=told.child).select_related("message__words")
    return rows.order_by("-place").first()


def _rows() -> QuerySet[Crisis]:
    return Crisis.objects.select_related(
        "child__person", "home", "declared_by", "ended_by", "conversation"
    )
