"""What carriers tell of what they were given: late, twice, before they answered, or when asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from clearline.contact import written
from clearline.contact.models import Outgoing
from clearline.contact.outside import outbox, queue
from clearline.contact.outside.channel import Fate, Receipt
from clearline.contact.outside.queue import State
from clearline.ledger import sequence

# After this long no carrier knows any more what became of a text.
_ASKS_FOR = timedelta(days=3)
_NEVER_AGAIN = timedelta(days=3650)
# What a receipt may still change: what is delivered stays so.
_BEFORE = {
    Fate.ON_ITS_WAY: {State.WAITING, State.TAKEN},
    Fate.FAILED: {State.WAITING, State.TAKEN, State.HANDED_OVER},
    Fate.DELIVERED: set(State) - {State.DELIVERED},
}


def receive(receipts: Sequence[Receipt], *, carrier: str, at: datetime) -> None:
    """Write down what carriers tell by themselves: late, twice, or before they have answered."""
    every = _placed(receipts, carrier)
    there = queue.of([message for message, _ in every])
    if not any(_is_news(there.get(message), told, carrier) for message, told in every):
        return
    with transaction.atomic(), sequence.head() as head:
        page = written.Page(head, at)
        rows = queue.of([message for message, _ in every])
        for message, told in every:
            row = rows.get(message)
            if row is not None and _is_news(row, told, carrier):
                _take_down(row, told, carrier, page)
        queue.change(rows.values())
        page.write()


def _placed(receipts: Sequence[Receipt], carrier: str) -> list[tuple[UUID, Receipt]]:
    """Return of which message each is: by our own reference, or by the carrier's name for it."""
    unnamed = [receipt.theirs for receipt in receipts if receipt.reference is None]
    named = queue.named(unnamed, carrier) if unnamed else {}
    found = [(receipt.reference or named.get(receipt.theirs), receipt) for receipt in receipts]
    return [(message, receipt) for message, receipt in found if message is not None]


def _is_news(row: Outgoing | None, told: Receipt, carrier: str) -> bool:
    if row is None or row.state not in _BEFORE.get(told.fate, set()):
        return False
    # Once another carrier has it, only that it arrived counts from the first.
    return row.carrier == carrier or told.fate is Fate.DELIVERED


def _take_down(row: Outgoing, told: Receipt, carrier: str, page: written.Page) -> None:
    kind, row.state = outbox.FATES[told.fate]
    row.in_doubt, row.theirs = False, told.theirs or row.theirs
    row.due_at = page.at + outbox.ASKS_AFTER
    page.event(kind, (row.message_id, row.conversation_id), reason=f"{carrier}: {told.says}"[:200])


@dataclass(frozen=True, slots=True)
class Silent:
    """A message that a carrier has, and of which nothing was heard."""

    message: UUID
    theirs: str


def silent(carrier: str, *, most: int, at: datetime) -> list[Silent]:
    """Take what a carrier is to be asked about now; each is asked about later and later.

    Of two who ask at the same time, one is told.
    """
    rows = Outgoing.objects.filter(state=State.HANDED_OVER, carrier=carrier, due_at__lte=at)
    return [
        Silent(row.message_id, row.theirs)
        for row in rows.order_by("due_at", "pk")[:most]
        if _may_ask(row, at)
    ]


def _may_ask(row: Outgoing, at: datetime) -> bool:
    waited = at - row.since
    again = _NEVER_AGAIN if waited > _ASKS_FOR else max(outbox.ASKS_AFTER, waited)
    same = Outgoing.objects.filter(pk=row.pk, state=State.HANDED_OVER, due_at=row.due_at)
    is_ours = same.update(due_at=at + again) == 1
    return is_ours and waited <= _ASKS_FOR
