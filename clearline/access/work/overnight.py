"""What a night lets lapse: seen to once a day, by itself, and harmless to do twice."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from clearline.access.work import leaving
from clearline.policy.terms import Giver
from clearline.registers import nights, seats, tasks
from clearline.registers.asking import needs, owners
from clearline.registers.asking.needs import Sheet, State
from clearline.registers.models import (
    Child,
    Person,
    Residence,
    Seat,
    SeatKind,
    Task,
    TaskKind,
)
from clearline.registers.recorded import sure

log = logging.getLogger(__name__)

AT_ONCE = 200
# Somebody who was told of it is not told again for so long.
TELL_AGAIN = timedelta(days=14)
ASK_WITHIN_DAYS = 7
NAME_WITHIN_DAYS = 3
# What has to be asked again because a day has come, or is about to.
COMES = (State.RUNS_OUT, State.LOOK_AGAIN)


@dataclass(frozen=True, slots=True)
class _Todo:
    kind: TaskKind
    says: str
    days: int


def see_to(*, at: datetime) -> bool:
    """See to this night, unless it has been; say whether it was done now."""
    if not nights.begin(at=at):
        return False
    run(at=at)
    nights.done(at=at)
    return True


def run(*, at: datetime) -> None:
    """Do all of it. What fails once harms nothing after it, and is done the next night."""
    for step in STEPS:
        try:
            step(at)
        except Exception as trouble:  # noqa: BLE001 - whatever it was, the rest is done
            # Without the traceback: it may hold names.
            log.error("a night's work failed: %s", type(trouble).__name__)  # noqa: TRY400


def shut_out_who_has_left(at: datetime) -> None:
    """Close the accounts of those whose last day was yesterday."""
    leaving.shut_gone(at=at)


def let_others_stand_in(at: datetime) -> None:
    """Let who has the duty now stand in for each reviewing officer, and have another named."""
    agreed = Seat.objects.filter(kind=SeatKind.IRO, ended_on=None).exclude(second_agreed_at=None)
    for seat in agreed.select_related("person", "child__person", "child__placing_authority"):
        sure(seats.stand_in(seat, at=at))
        lapsed = seats.lapsed_reviewer(seat.child, at=at)
        if lapsed is not None and lapsed.pk == seat.pk:
            says = (
                f"{seat.person.name} may not review {seat.child} any more: something of what makes"
                " a reviewing officer has run out. Bring it up to date, or name another."
            )
            owner = owners.social_worker(seat.child, at=at)
            todo = _Todo(TaskKind.NAME_REVIEWER, says, NAME_WITHIN_DAYS)
            _tell(owner, seat.child, todo, at=at)


def ask_again(at: datetime) -> None:
    """Let somebody ask again in time: what runs out, a birthday, a changed law or place."""
    for children in _children(at):
        for sheet in needs.due(children, on=at):
            forms = [line.channel.label for line in sheet.lines if line.state in COMES]
            if forms or sheet.birthday:
                _ask_again(sheet, forms, at)


def _ask_again(sheet: Sheet, forms: Sequence[str], at: datetime) -> None:
    child = sheet.child
    why = [f"Ask again for {child}: {', '.join(forms)}." if forms else f"Ask for {child} in time."]
    if sheet.birthday is not None:
        day = f"{sheet.birthday.on:%-d %B}"
        why.append(
            f"{child} will be {sheet.birthday.age} on {day}: others may decide from then on."
        )
    authority = sheet.whom.giver is Giver.LOCAL_AUTHORITY
    owner = (owners.social_worker if authority else owners.manager)(child, at=at)
    _tell(owner, child, _Todo(TaskKind.ASK_AGAIN, " ".join(why), ASK_WITHIN_DAYS), at=at)


def _tell(owner: Person, child: Child, todo: _Todo, *, at: datetime) -> None:
    """Give somebody something to do, unless it was given a while ago, or still waits."""
    known = Task.objects.filter(child=child, kind=todo.kind)
    if not known.filter(Q(done_at=None) | Q(recorded_at__gt=at - TELL_AGAIN)).exists():
        what = {
            "kind": todo.kind,
            "says": todo.says,
            "due_at": tasks.end_of_day(at, days=todo.days),
        }
        sure(tasks.give(child, owner, by=owner, at=at, **what))  # type: ignore[arg-type]


def _children(at: datetime) -> Iterator[Sequence[Child]]:
    """Give those who live in one of the homes, so many at once."""
    living = Residence.objects.in_force(at).values("child")
    keys = list(Child.objects.filter(pk__in=living).order_by("pk").values_list("pk", flat=True))
    for first in range(0, len(keys), AT_ONCE):
        some = Child.objects.filter(pk__in=keys[first : first + AT_ONCE])
        yield list(some.select_related("person", "placing_authority"))


STEPS: tuple[Callable[[datetime], None], ...] = (
    shut_out_who_has_left,
    let_others_stand_in,
    ask_again,
)
