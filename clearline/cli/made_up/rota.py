"""Who is on in the made-up homes, and which children are out, counted from one moment."""

from datetime import datetime, time, timedelta

from clearline.cli.made_up import clerk
from clearline.cli.made_up.clerk import Clerk
from clearline.cli.made_up.roster import MEMBERS, YOUNG
from clearline.registers import absences, shifts
from clearline.registers.models import Absence, Away, Duty, Home, Person, Shift, day_of
from clearline.registers.models.terms import LONDON
from clearline.registers.workers import swaps

# Whoever lives in is on at any hour, so that there is somebody whenever the demonstration starts.
LIVE_IN = ("dawn", "sam", "joan")
ON_CALL = ("priya", "peter")
DAYS_AHEAD = 7
MORNING, NIGHT = time(7), time(22, 30)

_NAMES = {member.key: member.name for member in MEMBERS}
_HOMES = {member.key: member.at for member in MEMBERS}


def plan(writer: Clerk) -> None:
    """Put on the rota what is not there yet, from today on for a week."""
    for key in (*LIVE_IN, *ON_CALL):
        person, home = clerk.person(_NAMES[key]), clerk.home(_HOMES[key])
        for days in range(-1, DAYS_AHEAD):
            for starts_at, ends_at, duty in _hours(key, writer, days):
                if not _planned(person, home, starts_at):
                    writer.writes(
                        shifts.plan,
                        person,
                        home,
                        starts_at=starts_at,
                        ends_at=ends_at,
                        duty=duty,
                    )


def _hours(key: str, writer: Clerk, days: int) -> list[tuple[datetime, datetime, Duty]]:
    day = writer.day(days)
    morning = datetime.combine(day, MORNING, LONDON)
    night = datetime.combine(day, NIGHT, LONDON)
    next_morning = datetime.combine(day + timedelta(days=1), MORNING, LONDON)
    if key in ON_CALL:
        return [(morning, next_morning, Duty.ON_CALL)]
    return [(morning, night, Duty.SHIFT), (night, next_morning, Duty.SLEEP_IN)]


def _planned(person: Person, home: Home, starts_at: datetime) -> bool:
    there = Shift.objects.filter(person=person, home=home, cancelled_at=None)
    return there.filter(starts_at=starts_at).exists()


def bank_shift(writer: Clerk, person: Person) -> None:
    """Put the bank worker on for one night."""
    day = day_of(writer.now)
    starts_at = datetime.combine(day, NIGHT, LONDON)
    home = Home.objects.get(posts__person=person)
    writer.writes(
        shifts.plan, person, home, starts_at=starts_at, ends_at=starts_at + timedelta(hours=9)
    )


def ask_to_swap(writer: Clerk) -> None:
    """Let Dawn ask Joy to take a night of hers: it waits for Joy, and then for the manager."""
    dawn, joy = clerk.person(_NAMES["dawn"]), clerk.person(_NAMES["joy"])
    nights = Shift.objects.filter(person=dawn, duty=Duty.SLEEP_IN, cancelled_at=None)
    night = nights.filter(starts_at__gt=writer.now + timedelta(days=3)).earliest("starts_at")
    writer.as_(dawn, at=writer.now).writes(swaps.ask, night, joy)


def send_out(writer: Clerk) -> None:
    """Say that two of the children are out."""
    names = {young.key: young.name for young in YOUNG}
    for key, kind in (("mia", Away.VISIT), ("callum", Away.FAMILY_TIME)):
        child = clerk.child(names[key])
        if not Absence.objects.filter(child=child, returned_at=None).exists():
            back = writer.now + timedelta(hours=3)
            writer.writes(absences.begin, child, kind, expected_until=back)
