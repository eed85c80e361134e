"""Every clock that somebody may see: those of their homes, and whatever else is theirs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from clearline.access import records
from clearline.access.caller import Caller
from clearline.clocks import running
from clearline.clocks.running import Clock
from clearline.contact.due import firing
from clearline.contact.models import Notice
from clearline.contact.telling import notices
from clearline.registers.models import Child, Duty, Home, Person, Shift

MOST = 200


@dataclass(frozen=True, slots=True)
class Shown:
    """One clock, with the names of everybody whom it is about."""

    clock: Clock
    child: str
    home: str
    who: tuple[str, ...]
    then: tuple[str, ...]
    is_mine: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """What runs, what runs out first on top; of which homes one may choose; what one was told."""

    clocks: Sequence[Shown]
    homes: Sequence[Home]
    unseen: Sequence[Notice]
    more: int  # that are not shown


def of(caller: Caller, *, home: int | None = None, at: datetime) -> Overview:
    """Return the clocks of the homes that the caller answers for or is on call for, and their own.

    With a home: of these alone.
    """
    homes = homes_of(caller, at=at)
    keys = {each.pk for each in homes}
    running_now = running.by_urgency(firing.running(at=at))
    me = caller.person_id
    mine = [clock for clock in running_now if clock.home in keys or me in clock.who]
    if home is not None:
        mine = [clock for clock in mine if clock.home == home]
    since = at - timedelta(days=notices.SHOWN_FOR_DAYS)
    unseen = notices.unseen(me, since=since)
    return Overview(_named(mine[:MOST], me, at), homes, unseen, max(0, len(mine) - MOST))


def homes_of(caller: Caller, *, at: datetime) -> list[Home]:
    """Return the homes of which the caller sees every clock."""
    called = Shift.objects.running(at).filter(person=caller.person_id, duty=Duty.ON_CALL)
    seen = records.homes_managed_by(caller, at=at) | Home.objects.filter(
        pk__in=called.values("home")
    )
    return list(seen.distinct().order_by("name"))


def _named(clocks: Sequence[Clock], me: int, at: datetime) -> list[Shown]:
    then = {clock: _then(clock, at) for clock in clocks}
    people = _called(key for clock in clocks for key in (*clock.who, *then[clock]))
    children = Child.objects.filter(pk__in=[c.child for c in clocks if c.child is not None])
    called = {child.pk: child.person.called for child in children.select_related("person")}
    homes = Home.objects.in_bulk({clock.home for clock in clocks if clock.home is not None})
    return [
        Shown(
            clock,
            called.get(clock.child or 0, ""),
            homes[clock.home].short_name if clock.home in homes else "",
            tuple(people[key] for key in clock.who if key in people),
            tuple(people[key] for key in then[clock] if key in people),
            me in clock.who,
        )
        for clock in clocks
    ]


def _then(clock: Clock, at: datetime) -> tuple[int, ...]:
    """Return who is told when it runs out, as far as it is known now."""
    to_come = (each for each in clock.tellings if each.at >= clock.due and each.at > at)
    return next((each.people for each in to_come), ())


def _called(keys: Iterable[int]) -> dict[int, str]:
    return {key: person.called for key, person in Person.objects.in_bulk(set(keys)).items()}
