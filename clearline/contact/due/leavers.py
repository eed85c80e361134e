"""The clocks of those who have left: an approval to answer or to renew, an account to write."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from clearline.clocks.running import Clock, Telling
from clearline.contact.accounts import owing
from clearline.contact.accounts.owing import Owed
from clearline.contact.approvals import due as approvals
from clearline.contact.approvals.due import Due
from clearline.contact.due import homes
from clearline.contact.due.homes import Answering

ACCOUNT: Final = "account"
# Whose it is hears of it once more when a quarter of the time is left.
_REMINDED: Final = 4


def running(*, at: datetime) -> Iterator[Clock]:
    """Return the clock of each approval that waits or runs out, and of each account owed."""
    answering = homes.answering(at=at)
    for each in approvals.everywhere(at=at):
        yield _approval(each, answering)
    for owed in owing.everywhere(at=at):
        yield _account(owed, answering)


def _approval(each: Due, answering: Answering) -> Clock:
    key = f"{each.what}:{each.ask}"
    soon = each.due - (each.due - each.began) / _REMINDED
    everybody = homes.together(each.who, answering.of(each.home))
    tellings = (
        # Whoever answers first is told no more; the other's turn is told for itself.
        *(Telling(f"{key}:{who}:begun", each.began, (who,)) for who in each.who),
        Telling(f"{key}:soon", soon, each.who),
        Telling(f"{key}:late", each.due, everybody),
    )
    of, where = str(each.ask), (each.home, each.child)
    return Clock(each.what, of, each.began, each.due, *where, each.who, tellings)


def _account(owed: Owed, answering: Answering) -> Clock:
    said = owed.stretch.last
    # A contact that goes on is a later one: its account counts from its new end.
    key = f"{ACCOUNT}:{said.id}"
    soon = owed.due_at - (owed.due_at - said.at) / _REMINDED
    tellings = (
        Telling(f"{key}:soon", soon, (owed.who,)),
        Telling(f"{key}:late", owed.due_at, homes.together((owed.who,), answering.of(owed.home))),
    )
    where = (owed.home, owed.child)
    of = str(owed.stretch.first.id)
    return Clock(ACCOUNT, of, said.at, owed.due_at, *where, (owed.who,), tellings)
