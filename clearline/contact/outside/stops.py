"""Who asked for no more: honoured at once, kept, and never overruled by anybody."""

from datetime import datetime

from django.db import transaction

from clearline.contact import kept
from clearline.contact.models import Joining, Stop
from clearline.ledger import sequence
from clearline.registers.models import Person

_ENDING = {
    Stop.Why.STOP: Joining.Ending.STOP,
    Stop.Why.WRONG_PERSON: Joining.Ending.WRONG_PERSON,
}


def stop(
    channel: str, address: str, why: Stop.Why, *, by: Person | None = None, at: datetime
) -> Stop:
    """Send nothing more there; a number that was only said to be somebody's is nobody's again.

    One that is sure stays theirs: what they write comes to the right people all the same. `by` is
    empty where the number itself asked.
    """
    with transaction.atomic(), sequence.head():
        _unjoin(channel, address, _ENDING[why], by=by, at=at)
        there = Stop.objects.filter(channel=channel, address=address, ended_at=None).first()
        if there is not None:
            return there
        made = Stop.objects.create(
            channel=channel, address=address, why=why, said_at=at, said_by=by
        )
        sequence.append([kept.STOP.entry(made)])
    return made


def start(channel: str, address: str, *, at: datetime) -> bool:
    """Send there again, since it asked for it; say whether anything had stopped it."""
    with transaction.atomic(), sequence.head():
        there = Stop.objects.filter(channel=channel, address=address, ended_at=None).first()
        if there is None:
            return False
        there.ended_at = at
        there.save(update_fields=["ended_at"])
        sequence.append([kept.STOP_ENDED.entry(there)])
    return True


def _unjoin(
    channel: str, address: str, ending: Joining.Ending, *, by: Person | None, at: datetime
) -> None:
    for row in Joining.objects.filter(channel=channel, address=address, ended_at=None):
        if row.confirmed_at is None or ending is Joining.Ending.WRONG_PERSON:
            end(row, ending, by=by, at=at)


def end(row: Joining, ending: Joining.Ending, *, by: Person | None, at: datetime) -> bool:
    """Let a number be nobody's again; of two who try, one is told yes. Under the head."""
    ended = {"ended_at": at, "ended_by": by, "ending": ending}
    if Joining.objects.filter(pk=row.pk, ended_at=None).update(**ended) != 1:
        return False
    row.refresh_from_db()
    sequence.append([kept.JOINING_ENDED.entry(row)])
    return True
