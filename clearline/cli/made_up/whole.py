"""Fills an empty record with the made-up organisation."""

from datetime import datetime, timedelta

from django.db import transaction

from clearline.cli.made_up import afterwards, children, clerk, consents, found, ground, rota, talk
from clearline.cli.made_up.clerk import Clerk
from clearline.cli.made_up.found import Cast
from clearline.cli.made_up.roster import MEMBERS, Member
from clearline.registers.models import Person

WRITTEN_BEFORE = timedelta(days=30)


def fill(*, at: datetime, talking: bool = False) -> Cast:
    """Write the made-up organisation down if it is not there, and its rota for the week ahead.

    With `talking` its people have said something to one another too.
    """
    with transaction.atomic():
        is_new = not Person.objects.filter(name=MEMBERS[0].name).exists()
        if is_new:
            _write_down(at)
        writer = Clerk(by=clerk.person("Priya Nair"), wrote_at=at, now=at)
        rota.plan(writer)
        cast = found.find(at=at)
        if is_new and talking:
            talk.take_place(writer, cast)
            afterwards.take_place(writer, cast)
            rota.ask_to_swap(writer)
    return cast


def _write_down(at: datetime) -> None:
    then = at - WRITTEN_BEFORE
    adele = Clerk(by=ground.founder(at=then), wrote_at=then, now=at)
    ground.lay(adele)
    priya = adele.as_(clerk.person("Priya Nair"))
    children.write_down(priya)
    consents.take_down(priya)
    today = priya.as_(priya.by, at=at)
    rota.bank_shift(today, ground.bank_worker(today))
    rota.send_out(today)


def who_can_sign_in() -> tuple[str, ...]:
    """Return a line each for those with whom the story is told, to be said when it starts."""
    told = ("dawn", "sam", "priya", "marcus", "helen", "fiona")
    staff = [member for member in MEMBERS if member.key in told]
    return (*map(_line, staff), "Mia, 14, who lives at Larkfield House")


def _line(member: Member) -> str:
    return f"{member.name}, {member.role.label}"
