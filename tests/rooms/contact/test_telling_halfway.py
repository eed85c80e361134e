"""Telling that fails halfway has told nobody of anything; the next try tells everybody once."""

from collections.abc import Callable
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from django.db import DatabaseError

from clearline.cli.made_up import Cast
from clearline.contact.crises import declaring, watch
from clearline.contact.due import firing
from clearline.contact.models import CrisisStep, Fired, Notice, Nudge, Subscription
from clearline.contact.outside.channel import Fate
from clearline.contact.telling import browsers, notices, nudges
from clearline.ledger import audit, sequence
from clearline.ledger.models import LedgerEntry
from tests.rooms.channels.devices import device_of
from tests.rooms.contact.saying import line_to, says
from tests.standins.push_service import Browser

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

Does = Callable[[], object]
LATE, NIGHT = timedelta(minutes=16), timedelta(hours=5)
BROWSER = Browser("https://example.test/1").said


def tells_of_a_deadline(home: Cast) -> Does:
    says(home.dawn, line_to(home.mia, home), home, at=home.at + NIGHT)
    return lambda: firing.fire_quick(at=home.at + NIGHT)


def declares(home: Cast) -> Does:
    line_to(home.mia, home)
    turn_on(home)
    return lambda: declaring.declare(home.mia, by=home.dawn, at=home.at)


def escalates(home: Cast) -> Does:
    declares(home)()
    return lambda: watch.fire_due(at=home.at + LATE)


def turn_on(home: Cast) -> Subscription:
    device = device_of(home.priya, at=home.at)
    return browsers.turn_on(home.priya.pk, device, BROWSER, at=home.at)


def turns_on(home: Cast) -> Does:
    device_of(home.priya, at=home.at)
    return lambda: turn_on(home)


def turns_off(home: Cast) -> Does:
    row = turn_on(home)
    return lambda: browsers.turn_off(home.priya.pk, row.pk, at=home.at)


def sees(home: Cast) -> Does:
    declares(home)()
    return lambda: notices.see(home.priya.pk, at=home.at)


def answers(home: Cast) -> Does:
    errand = taken(home)
    return lambda: nudges.answer(errand, Fate.ON_ITS_WAY, at=home.at)


def hears_that_it_is_gone(home: Cast) -> Does:
    errand = taken(home)
    return lambda: nudges.gone(errand, at=home.at)


def taken(home: Cast) -> nudges.Errand:
    declares(home)()
    (errand,) = nudges.take([nudges.Way.PUSH], at=home.at)
    return errand


DOES = (
    *(tells_of_a_deadline, declares, escalates, turns_on, turns_off, sees),
    *(answers, hears_that_it_is_gone),
)
TABLES = (CrisisStep, Fired, Notice, Nudge, Subscription, LedgerEntry)


def everything() -> list[Any]:
    return [sorted(map(repr, table._base_manager.values_list())) for table in TABLES]


@pytest.mark.parametrize("does", DOES, ids=lambda does: does.__name__)
def test_whichever_step_fails_nothing_is_kept_and_the_next_try_keeps_all(
    home: Cast, monkeypatch: pytest.MonkeyPatch, does: Callable[[Cast], Does]
) -> None:
    do = does(home)
    first = everything()
    for step in count(1):
        before = everything()
        if not _fails_at(step, do, monkeypatch):
            break
        # What stands on its own may be there; the next try goes on from it, and tells nobody twice.
        assert audit.verify().wrong is None, f"step {step} left half of something behind"
        assert len(everything()) == len(before)

    assert step > 1
    assert everything() != first
    assert audit.verify().wrong is None
    keys = Notice.objects.values_list("person", "key")
    assert len(keys) == len(set(keys))


def _fails_at(step: int, do: Does, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Let one step of it fail, and say whether it came so far; once none does, it is done."""
    steps, put = count(1), sequence._put

    def fails(entries: Any) -> None:
        if next(steps) == step:
            raise DatabaseError
        put(entries)

    with monkeypatch.context() as patched:
        patched.setattr(sequence, "_put", fails)
        try:
            do()
        except DatabaseError:
            return True
    return False
