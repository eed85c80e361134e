"""Where children live and whether they are in: read for many at once."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from clearline.policy.terms import Presence, Residence
from clearline.registers import models
from clearline.registers.models import Away, Person
from clearline.registers.stretches import last_day


@dataclass(frozen=True, slots=True)
class Stay:
    """A child lived in a home from a first day to a last, if there is one yet."""

    home: int
    first: date
    last: date | None

    def covers(self, day: date) -> bool:
        """Say whether this was where they lived on a day."""
        return self.first <= day and (self.last is None or day <= self.last)


def stays(children: Collection[int], *, on: date) -> Mapping[int, list[Stay]]:
    """Return where each of these children lives or has lived, oldest first. One query."""
    found: dict[int, list[Stay]] = {child: [] for child in children}
    rows = models.Residence.objects.filter(child__in=children, from_on__lte=on)
    for row in rows.order_by("from_on", "pk"):
        last = last_day(row)
        if last is None or row.from_on <= last:
            found[row.child_id].append(Stay(row.home_id, row.from_on, last))
    return found


def residence(stayed: Iterable[Stay], *, on: date, home: int | None = None) -> Residence:
    """Say whether a child lives, has lived or never lived in a home (in any, if none is named)."""
    there = [stay for stay in stayed if home is None or stay.home == home]
    if any(stay.covers(on) for stay in there):
        return Residence.RESIDENT
    return Residence.LEFT if there else Residence.NEVER


def presence(children: Collection[int], *, at: datetime) -> Mapping[int, Presence]:
    """Return whether each of these children is in the house. Two queries.

    Away without leave is away: it is known where they are. Of those who live in no home of ours
    nobody here knows.
    """
    lived_in = models.Residence.objects.filter(child__in=children).in_force(at)
    out = models.Absence.objects.filter(child__in=children).in_force(at)
    missing = {Away.MISSING: Presence.MISSING}
    return {
        **dict.fromkeys(children, Presence.UNKNOWN),
        **dict.fromkeys(lived_in.values_list("child", flat=True), Presence.IN_HOME),
        **{row.child_id: missing.get(row.kind, Presence.AWAY) for row in out},
    }


def children_of(homes: Collection[int], *, on: date) -> list[int]:
    """Return the children who live in these homes on a day. One query."""
    rows = models.Residence.objects.filter(home__in=homes).in_force_on(on)
    return sorted(rows.values_list("child", flat=True))


def who_is_on(homes: Collection[int], *, at: datetime) -> list[Person]:
    """Return who is working in these homes at this moment. One query."""
    shifts = models.Shift.objects.on(at).filter(home__in=homes)
    return list(Person.objects.filter(pk__in=shifts.values("person")).order_by("name"))


def who_may_be_called(homes: Collection[int], *, at: datetime) -> list[Person]:
    """Return who is on call for these homes at this moment. One query."""
    shifts = models.Shift.objects.running(at).filter(home__in=homes, duty=models.Duty.ON_CALL)
    return list(Person.objects.filter(pk__in=shifts.values("person")).order_by("name"))
