"""What fails halfway leaves nothing behind: no row, no step, no entry; the next try keeps all."""

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from django.db import DatabaseError

from clearline.cli.made_up import Cast
from clearline.contact.models import (
    Event,
    Joining,
    Message,
    Outgoing,
    Stop,
    Unplaced,
    UnplacedWords,
)
from clearline.contact.outside import arrivals, heard, joins, outbox, stops
from clearline.contact.outside.channel import Fate, Receipt
from clearline.ledger import audit, sequence
from clearline.ledger.models import LedgerEntry
from clearline.registers.models import Person
from tests.rooms.channels.texting import NUMBER, came, make_sure, texts
from tests.rooms.contact.saying import line_to

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

Does = Callable[[], object]


def takes_in(home: Cast) -> None:
    assert arrivals.take_in(came("its callum"), channel="sms", carrier="paper", at=home.at)


def puts_aside(home: Cast) -> Does:
    return lambda: takes_in(home)


def joins_what_came(home: Cast) -> Does:
    takes_in(home)
    return lambda: joins.join(NUMBER, home.callum, home.callum.person, by=home.dawn, at=home.at)


def joins_a_relative(home: Cast) -> Does:
    child, by = home.callum.pk, home.dawn.pk
    return lambda: joins.join_for(NUMBER, child, family=True, by=by, at=home.at)


def makes_sure(home: Cast) -> Does:
    row = joins.join(NUMBER, home.callum, home.callum.person, by=home.dawn, at=home.at)
    assert isinstance(row, Joining)
    return lambda: joins.confirm(row.pk, joins.How.SECOND, by=home.sam, at=home.at)


def says_it_is_wrong(home: Cast) -> Does:
    row = make_sure(home.callum, home)
    return lambda: joins.wrong_person(row.pk, by=home.dawn, at=home.at)


def puts_away(home: Cast) -> Does:
    takes_in(home)
    key = Unplaced.objects.get().pk
    return lambda: arrivals.put_away(key, by=home.dawn, at=home.at)


def stops_it(home: Cast) -> Does:
    joins.join(NUMBER, home.callum, home.callum.person, by=home.dawn, at=home.at)
    return lambda: stops.stop("sms", NUMBER, Stop.Why.STOP, at=home.at)


def starts_it(home: Cast) -> Does:
    stops.stop("sms", NUMBER, Stop.Why.STOP, at=home.at)
    return lambda: stops.start("sms", NUMBER, at=home.at)


def takes_out(home: Cast) -> Does:
    a_text(home)
    return lambda: outbox.take("sms", "paper", most=64, at=home.at)


def answers(home: Cast) -> Does:
    message = a_text(home)
    (errand,) = outbox.take("sms", "paper", most=64, at=home.at)
    told = Receipt(message, Fate.ON_ITS_WAY)
    return lambda: outbox.answer([(errand, told)], at=home.at)


def is_told(home: Cast) -> Does:
    told = Receipt(a_text(home), Fate.DELIVERED)
    return lambda: heard.receive([told], carrier="paper", at=home.at)


def a_text(home: Cast) -> Any:
    make_sure(home.callum, home)
    return texts(home.dawn, line_to(home.callum, home), home).draft


DOES = (
    *(puts_aside, joins_what_came, joins_a_relative, makes_sure, says_it_is_wrong, puts_away),
    *(stops_it, starts_it, takes_out, answers, is_told),
)
TABLES = (Person, Joining, Stop, Unplaced, UnplacedWords, Message, Event, Outgoing, LedgerEntry)


def everything() -> list[Any]:
    return [sorted(map(repr, table._base_manager.values_list())) for table in TABLES]


@pytest.mark.parametrize("does", DOES, ids=lambda does: does.__name__)
def test_whichever_step_fails_nothing_is_kept_and_the_next_try_keeps_all(
    home: Cast, monkeypatch: pytest.MonkeyPatch, does: Callable[[Cast], Does]
) -> None:
    do = does(home)
    before = everything()
    for step in count(1):
        if not _fails_at(step, do, monkeypatch):
            break
        assert everything() == before, f"step {step} left something behind"

    assert step > 1
    assert everything() != before
    assert audit.verify().wrong is None


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
