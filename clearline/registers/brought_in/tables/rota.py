"""The rota as a file."""

from collections.abc import Iterator
from datetime import datetime

from clearline.registers import shifts
from clearline.registers.brought_in import values
from clearline.registers.brought_in.tables import found
from clearline.registers.brought_in.tables.shape import Clerk, Column, Given, Table, Whose
from clearline.registers.models import Duty, Shift
from clearline.registers.models.terms import LONDON
from clearline.registers.recorded import go_on, verb


@verb
def _bring(row: Given, clerk: Clerk) -> list[str]:
    person = found.own_staff(row["PERSON"], "PERSON", clerk)
    home = found.own_home(row["HOME"], clerk)
    duty = Duty(row["DUTY"] or Duty.SHIFT)
    hours: shifts.Hours = {"starts_at": row["STARTS"], "ends_at": row["ENDS"], "duty": duty}
    there = Shift.objects.filter(
        person=person, home=home, duty=duty, starts_at=row["STARTS"], cancelled_at=None
    ).first()
    if there and there.ends_at == row["ENDS"]:
        return []
    if there:
        # It ends at another time now: the one before is taken off, and kept.
        go_on(shifts.cancel(there, **clerk.who))
    go_on(shifts.plan(person, home, **hours, **clerk.who))
    return [f"{duty.label} from {_moment(row['STARTS'])} to {_moment(row['ENDS'])}"]


def _moment(at: datetime) -> str:
    return f"{at.astimezone(LONDON):%d/%m/%Y %H:%M}"


def _out(at: datetime, whose: Whose) -> Iterator[dict[str, str]]:
    rows = Shift.objects.not_over(at).filter(whose.at_home()).select_related("person", "home")
    for shift in rows.order_by("starts_at", "pk"):
        yield {
            "PERSON": shift.person.name,
            "HOME": shift.home.short_name,
            "DUTY": shift.duty,
            "STARTS": _moment(shift.starts_at),
            "ENDS": _moment(shift.ends_at),
        }


TABLE = Table(
    "rota",
    "Rota",
    "One row for each shift of somebody; a calendar (.ics) will do as well.",
    (
        Column("PERSON", "Name or e-mail of the worker.", "Dawn Ellery", is_needed=True),
        Column("HOME", "The home's name or URN.", "Larkfield", is_needed=True),
        Column("DUTY", "shift, sleep_in or on_call.", "shift", values.one_of(dict(Duty.choices))),
        Column("STARTS", "When it starts.", "23/11/2026 14:00", values.moment, is_needed=True),
        Column("ENDS", "When it ends.", "23/11/2026 22:00", values.moment, is_needed=True),
    ),
    _bring,
    _out,
)
