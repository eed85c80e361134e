"""Fills an empty record with the made-up organisation."""

from datetime import datetime, timedelta

from django.db import transaction

from clearline.cli.made_up import children, clerk, consents, found, ground, rota
from clearline.cli.made_up.clerk import Clerk
from clearline.cli.made_up.found import Cast
from clearline.cli.made_up.roster import MEMBERS, Member
from clearline.registers.models import Person

WRITTEN_BEFORE = timedelta(days=30)


def fill(*, at: datetime) -> Cast:
    """Write the made-up organisation down if it is not there, and its rota for the week ahead."""
    with transaction.atomic():
        if not Person.objects.filter(name=MEMBERS[0].name).exists():
            _write_down(at)
        priya = clerk.person("Priya Nair")
        rota.plan(Clerk(by=priya, wrote_at=at, now=at))
    return found.find(at=at)


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
