"""Who is told of a crisis and who may do what in it: by rota, by post, or because brought in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from clearline.access import records
from clearline.access.caller import Caller
from clearline.contact import asked, organisation
from clearline.contact.crises import deadlines, opened
from clearline.contact.models import Crisis, CrisisStep
from clearline.registers.models import Duty, OwnDetail, Person, Post, Reach, Role, Shift

MANAGERS = (Role.REGISTERED_MANAGER, Role.DEPUTY_MANAGER)
_ANSWER_FOR = (*MANAGERS, Role.RESPONSIBLE_INDIVIDUAL)


@dataclass(frozen=True, slots=True)
class There:
    """Who is there for a home at a moment, each list in the order in which they are told."""

    on_shift: tuple[Person, ...]
    on_call: tuple[Person, ...]
    next_on_call: tuple[Person, ...]
    managers: tuple[Person, ...]
    responsible: tuple[Person, ...]

    def of(self, name: str) -> tuple[Person, ...]:
        """Return who is told when a deadline falls."""
        answering = (*self.on_call, *self.managers)
        everybody = {
            # Where nobody is on call, a manager is.
            deadlines.AT_ONCE: (*self.on_shift, *(self.on_call or self.managers)),
            deadlines.NEXT_ON_CALL: self.next_on_call,
            deadlines.MANAGER: self.managers,
            deadlines.RESPONSIBLE: self.responsible,
            deadlines.DUTY_TEAM: self.on_shift,
            deadlines.NARROWS: (*answering, *self.on_shift),
            deadlines.DIRECT_CONTACT: (*self.on_shift, *answering, *self.responsible),
        }
        return everybody.get(name, answering)


def there(home: int, *, at: datetime) -> There:
    """Return who is there. Two questions."""
    rota = Shift.objects.not_over(at).filter(home=home).select_related("person")
    shifts = list(rota.order_by("starts_at", "pk"))
    now = [shift for shift in shifts if shift.starts_at <= at]
    called = [s for s in shifts if s.duty == Duty.ON_CALL]
    on_call = _once(s.person for s in called if s.starts_at <= at)
    later = _once(s.person for s in called if s.starts_at > at)
    posts = Post.objects.in_force(at).filter(role__in=_ANSWER_FOR).select_related("person")
    held = [p for p in posts.order_by("from_on", "pk") if p.home_id in {home, None}]
    return There(
        on_shift=_once(s.person for s in now if s.duty != Duty.ON_CALL),
        on_call=on_call,
        next_on_call=tuple(p for p in later if p not in on_call)[:1],
        managers=_once(p.person for role in MANAGERS for p in held if p.role == role),
        responsible=_once(p.person for p in held if p.role == Role.RESPONSIBLE_INDIVIDUAL),
    )


def _once(people: Iterable[Person]) -> tuple[Person, ...]:
    return tuple({person.pk: person for person in people}.values())


def leads(*, at: datetime) -> list[int]:
    """Return the safeguarding leads: patterns go to them."""
    posts = Post.objects.in_force(at).filter(role=Role.SAFEGUARDING_LEAD)
    return sorted(set(posts.values_list("person", flat=True)))


@dataclass(frozen=True, slots=True)
class Place:
    """What somebody may do in a crisis."""

    answers_for_it: bool  # may close it with a reason, and renew it
    may_acknowledge: bool


def place_of(caller: Caller, crisis: Crisis, *, at: datetime) -> Place | None:
    """Return the caller's place in a crisis, or None: for them there is no such thing."""
    if caller.is_child or caller.is_shut:
        return None
    answers_for_it = bool(caller.homes_as(*_ANSWER_FOR) & {crisis.home_id, None})
    is_on_call = Shift.objects.running(at).filter(
        person=caller.person_id, home=crisis.home_id, duty=Duty.ON_CALL
    )
    place = Place(answers_for_it, answers_for_it or is_on_call.exists())
    in_care = records.child_in_care_of(caller, crisis.child_id, at=at) is not None
    return place if in_care or is_helping(caller.person_id, crisis.child_id, at=at) else None


def is_helping(person: int, child: int, *, at: datetime) -> bool:
    """Say whether somebody has a place only for a crisis's length."""
    known = asked.of_children({child}, at)
    if known.first(child, "crisis") is None:
        return False
    hours = organisation.policy(at=at).crisis_lasts_hours
    return opened.is_helping(person, child, known, timedelta(hours=hours), at=at)


def is_told(person: int, crisis: Crisis, *, at: datetime) -> bool:
    """Say whether somebody is told of what happens in a crisis: there, on call, or told since."""
    around = there(crisis.home_id, at=at)
    if person in {each.pk for each in (*around.on_shift, *around.on_call)}:
        return True
    return any(
        person in {step.by_id, step.person_id, *step.people}
        for step in CrisisStep.objects.filter(crisis=crisis)
    )


def could_help(crisis: Crisis, *, at: datetime) -> list[Person]:
    """Return whom one may bring in: this home's people who are not there, and others on call."""
    around = there(crisis.home_id, at=at)
    here = Post.objects.in_force(at).filter(home=crisis.home_id, role__in=_WORKS)
    called = Shift.objects.running(at).filter(duty=Duty.ON_CALL)
    already = {p.pk for p in around.on_shift} | set(
        crisis.steps.filter(kind=CrisisStep.Kind.BROUGHT_IN).values_list("person", flat=True)
    )
    keys = {*here.values_list("person", flat=True), *called.values_list("person", flat=True)}
    return list(Person.objects.filter(pk__in=keys - already).order_by("name"))


_WORKS = (Role.RESIDENTIAL_WORKER, *_ANSWER_FOR)


def numbers_of(people: Iterable[int], *, at: datetime) -> dict[int, str]:
    """Return the telephone number of each of these that has one."""
    rows = OwnDetail.objects.in_force(at).filter(person__in=list(people), kind=Reach.NUMBER)
    return dict(rows.order_by("pk").values_list("person", "value"))
