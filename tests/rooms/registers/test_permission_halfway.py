"""What fails halfway leaves nothing behind: no answer, no permission, no task, no entry."""

from collections.abc import Callable, Iterable
from itertools import count

import pytest
from django.db import DatabaseError

from clearline import ledger
from clearline.cli.made_up import Cast
from clearline.ledger.entry import Entry
from clearline.ledger.models import LedgerEntry as Kept
from clearline.registers import recorded
from clearline.registers.asking import answers, asks, decisions, withdrawals
from clearline.registers.asking.answers import Said
from clearline.registers.models import (
    Answer,
    Ask,
    Channel,
    Dispute,
    GivenBy,
    How,
    Permission,
    Says,
    Task,
)
from clearline.registers.recorded import sure

FORMS = (Channel.EMAIL, Channel.PHOTO)
YES = dict.fromkeys(FORMS, Said(Says.YES, words="She has asked for it."))
NO = dict.fromkeys(FORMS, Said(Says.NO))


def karen(home: Cast) -> Ask:
    return sure(asks.begin(home.mia, person=home.karen, forms=FORMS, by=home.priya, at=home.at))


def says_yes(home: Cast) -> Callable[[], object]:
    ask = karen(home)
    return lambda: answers.give(ask, YES, at=home.at)


def says_no_after_yes(home: Cast) -> Callable[[], object]:
    ask = karen(home)
    sure(answers.give(ask, YES, at=home.at))
    return lambda: answers.give(ask, NO, at=home.at)


def is_confirmed(home: Cast) -> Callable[[], object]:
    told = answers.take_down(karen(home), YES, how=How.TELEPHONE, by=home.dawn, at=home.at)
    (first, *_) = sure(told)
    return lambda: answers.second(first, by=home.sam, at=home.at)


def is_withdrawn(home: Cast) -> Callable[[], object]:
    row = Permission.objects.filter(child=home.callum, withdrawn_on=None).order_by("pk")[0]
    return lambda: withdrawals.withdraw(row, by=home.marcus, at=home.at)


def is_decided(home: Cast) -> Callable[[], object]:
    by = GivenBy.LOCAL_AUTHORITY
    return lambda: decisions.decide(home.callum, YES, given_by=by, by=home.marcus, at=home.at)


def is_proposed_together(home: Cast) -> Callable[[], object]:
    return lambda: decisions.propose_together(home.amina, YES, by=home.priya, at=home.at)


DOES = (
    says_yes,
    says_no_after_yes,
    is_confirmed,
    is_withdrawn,
    is_decided,
    is_proposed_together,
)


def everything() -> list[int]:
    standing = Permission.objects.filter(withdrawn_on=None)
    tables = (Ask, Answer, Permission, Task, Dispute, Kept)
    return [table.objects.count() for table in tables] + [standing.count()]


@pytest.mark.parametrize("does", DOES, ids=lambda does: does.__name__)
def test_whichever_step_fails_nothing_is_kept_and_the_next_try_keeps_all(
    home: Cast, monkeypatch: pytest.MonkeyPatch, does: Callable[[Cast], Callable[[], object]]
) -> None:
    do, before = does(home), everything()
    for step in count(1):
        if not _fails_at(step, do, monkeypatch):
            break
        assert everything() == before, f"step {step} left something behind"

    assert step > 1
    assert everything() != before


def _fails_at(step: int, do: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> bool:
    """Let one step of it fail, and say whether it came so far; once none does, it is done."""
    steps = count(1)

    def append(entries: Iterable[Entry]) -> object:
        if next(steps) == step:
            raise DatabaseError
        return ledger.append(entries)

    with monkeypatch.context() as patched:
        patched.setattr(recorded, "ledger", type("Ledger", (), {"append": staticmethod(append)}))
        try:
            sure(do())
        except DatabaseError:
            return True
    return False
