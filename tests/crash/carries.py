"""What a carrier in a process of its own does, and where it dies."""

import os
import signal
from datetime import datetime, timedelta
from itertools import count
from typing import Any
from uuid import uuid4

from django.db import transaction

from clearline.channels.asking import Server
from clearline.channels.carrying import Carrying
from clearline.channels.fetching import Fetching
from clearline.channels.sms.notify import Notify
from clearline.contact import conversations, front, gate
from clearline.contact.draft import Draft
from clearline.contact.outside import joins, outbox, queue
from clearline.registers import organisation
from clearline.registers.models import Child, Home, Person, Shift
from clearline.registers.recorded import keep
from tests.crash.carrier import NUMBER, Plan
from tests.standins import notify


def main(plan: Plan) -> None:
    """Do what is planned, by the clock that the plan has."""
    since = datetime.fromisoformat(plan.at)
    if plan.writes:
        with transaction.atomic():
            write(plan.writes, at=since)
    work(plan, since)


def write(many: int, *, at: datetime) -> None:
    """Let Dawn write so many texts to Callum, at hours at which nothing is held."""
    dawn, child = (
        Person.objects.get(name="Dawn Pryce"),
        Child.objects.get(person__name="Callum Reid"),
    )
    home = Home.objects.get(name="Larkfield House")
    organisation.settle({"quiet_hours": ["00:00", "00:00"]}, by=dawn, at=at)
    hours = {"starts_at": at - timedelta(hours=1), "ends_at": at + timedelta(days=1)}
    keep(Shift(person=dawn, home=home, **hours), by=dawn, at=at)
    row: Any = joins.join(NUMBER, child, child.person, by=dawn, at=at)
    joins.confirm(row.pk, joins.How.IN_PERSON, by=dawn, at=at)
    line = conversations.with_home(child, home, at=at)
    held = dawn.equipment_held.filter(returned_at=None).first()
    drafts = [
        Draft(
            uuid4(),
            line.id,
            f"Part {number}",
            person=dawn.pk,
            equipment=held.equipment_id if held else None,
            purpose="check_in",
            channel="sms",
        )
        for number in range(many)
    ]
    for first in range(0, many, 100):
        told = gate.settle(drafts[first : first + 100], at=at)
        assert {str(each.outcome) for each in told} == {"allow"}, told[0]


def work(plan: Plan, at: datetime) -> None:
    """Carry and fetch until there is no more to do, or until the time has come to die."""
    where = Server(plan.provider, 20)
    carrier = Notify(where, key=notify.KEY, template=notify.TEMPLATE, token=notify.TOKEN)
    clock = [at]
    carrying = Carrying([carrier], now=lambda: clock[0])
    fate(plan, carrier)
    for _ in range(0, plan.minutes + 1, 5):
        Fetching([carrier], now=lambda: clock[0]).step()
        while carrying.step():
            pass
        clock[0] += timedelta(minutes=5)
    carrying.stop()


def fate(plan: Plan, carrier: Any) -> None:
    """Put death in its place: before what is named is done for the nth time, or just after."""
    places = {
        "taking": (queue, "change", False),
        "asking": (carrier, "deliver", False),
        "asked": (carrier, "deliver", True),
        "answered": (outbox, "answer", True),
        "arriving": (front, "submit", False),
    }
    if plan.dies:
        owner, name, is_after = places[plan.dies]
        setattr(owner, name, fatal(getattr(owner, name), plan.after, is_after=is_after))


def fatal(does: Any, nth: int, *, is_after: bool) -> Any:
    calls = count(1)

    def then(*args: Any, **kwargs: Any) -> Any:
        is_now = next(calls) == nth
        if is_now and not is_after:
            os.kill(os.getpid(), signal.SIGKILL)
        answer = does(*args, **kwargs)
        if is_now:
            os.kill(os.getpid(), signal.SIGKILL)
        return answer

    return then
