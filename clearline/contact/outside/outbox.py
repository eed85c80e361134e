"""What leaves the building, step by step: taken, handed over, delivered or not; each in the ledger.

A step is on the disk before what it says is done. Whoever dies between two steps leaves a lease
that runs out, and the record then says that an answer was lost. The database is let go of while a
carrier is asked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction

from clearline.contact import afresh, written
from clearline.contact.models import Event, Message, Outgoing
from clearline.contact.outside import phrasing, queue, reach
from clearline.contact.outside.channel import Envelope, Fate, Receipt
from clearline.contact.outside.queue import State
from clearline.ledger import sequence
from clearline.policy.decision import Outcome

# Longer than any carrier is waited for.
LEASE = timedelta(minutes=2)
# After this long in the queue a person decides, and no carrier is asked any more.
GIVES_UP_AFTER = timedelta(hours=48)
# A lost answer may still come as a receipt: wait for it before trying again.
AFTER_A_LOST_ANSWER = timedelta(minutes=3)
# A carrier that has it and says nothing of it is asked.
ASKS_AFTER = timedelta(minutes=30)
_PAUSES = tuple(timedelta(seconds=s) for s in (5, 15, 60, 300, 900, 1800))
TWICE = "The first answer was lost, so it may arrive twice."


@dataclass(frozen=True, slots=True)
class Errand:
    """One envelope that somebody has taken, to be answered for before the lease runs out."""

    lease: UUID
    conversation: UUID
    envelope: Envelope
    # The carrier whose answer was lost, to be asked what became of it before it goes again.
    doubted: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of all that is about to leave."""

    lease: UUID
    messages: Mapping[UUID, Message]
    judged: Mapping[UUID, afresh.Judged | None]
    reached: Mapping[int, reach.Reached]
    senders: Mapping[int, str]
    texts: Mapping[UUID, str]


def take(channel: str, carrier: str, *, most: int, at: datetime) -> list[Errand]:
    """Take what is due, decided afresh; what may not go any more goes to nobody."""
    if not queue.is_due(channel, at=at):
        return []
    with transaction.atomic(), sequence.head() as head:
        page = written.Page(head, at)
        rows = queue.pull(channel, most=most, at=at)
        known = _known(rows, channel, at)
        errands = [_leave(row, carrier, known, page) for row in rows]
        queue.change(rows)
        page.write()
    return [errand for errand in errands if errand is not None]


def _known(rows: Sequence[Outgoing], channel: str, at: datetime) -> Known:
    found = Message.objects.filter(pk__in=[row.message_id for row in rows]).select_related(
        "author", "words", "conversation__child__person", "conversation__child__placing_authority"
    )
    messages = {message.id: message for message in found}
    # The organisation's own words are a receipt, and no contact of staff's.
    judged = afresh.judge([m for m in messages.values() if m.author_id], at=at)
    children = {message.conversation.child_id for message in messages.values()}
    homes = {m.conversation.home_id for m in messages.values() if m.conversation.home_id}
    return Known(
        lease=uuid4(),
        messages=messages,
        judged=judged,
        reached=reach.to(children, channel, at=at),
        senders=reach.own_numbers(homes),
        texts=phrasing.texts_of(list(messages.values()), at=at),
    )


def _leave(row: Outgoing, carrier: str, known: Known, page: written.Page) -> Errand | None:
    """Write down that one is about to leave, or why it may not."""
    message = known.messages[row.message_id]
    if row.state == State.TAKEN:
        # Whoever had it is gone: nobody knows whether they handed it over.
        row.in_doubt = True
        _step(Event.Kind.ANSWER_LOST, row, page, f"{row.carrier}: whoever asked it is gone")
    reached = known.reached[message.conversation.child_id]
    number = reached.number or (reached.unsure if message.author_id is None else "")
    if not number or not _may_go(message, known, page):
        if not number:
            _step(Event.Kind.REFUSED, row, page, _NOWHERE)
        row.state = State.STOPPED
        return None
    judged = known.judged.get(message.id)
    doubted = row.carrier if row.in_doubt else ""
    says = f"{carrier}. {TWICE}" if doubted else carrier
    page.event(Event.Kind.LEAVING, _of(row), reason=says, judged=judged)
    row.state, row.lease = State.TAKEN, known.lease
    row.carrier, row.theirs = carrier, ""
    row.due_at, row.tries = page.at + LEASE, row.tries + 1
    sender = known.senders.get(message.conversation.home_id or 0, "")
    envelope = Envelope(message.id, sender, number, known.texts[message.id])
    return Errand(known.lease, row.conversation_id, envelope, doubted)


_NOWHERE = "There is no number any more to which it may go."


def _may_go(message: Message, known: Known, page: written.Page) -> bool:
    """Say whether the rules still let it go; where they do not, put down what they say."""
    if message.author_id is None:
        return True
    judged = known.judged[message.id]
    if judged is None:
        reason = "The writer no longer has a place in this conversation."
        page.event(Event.Kind.REFUSED, (message.id, message.conversation_id), reason=reason)
        return False
    if judged[1].outcome is Outcome.ALLOW:
        return True
    afresh.put_down(message, judged, page)
    return False


def answer(answers: Sequence[tuple[Errand, Receipt | None]], *, at: datetime) -> None:
    """Write down what carriers answered; None: it was not asked, and goes back untried."""
    with transaction.atomic(), sequence.head() as head:
        page = written.Page(head, at)
        rows = queue.of([errand.envelope.reference for errand, _ in answers])
        for errand, receipt in answers:
            row = rows[errand.envelope.reference]
            # A receipt came first, or the lease ran out and somebody else has it: they say.
            if row.lease == errand.lease:
                _answered(row, receipt, page)
        queue.change(rows.values())
        page.write()


# What a carrier's words make of one: the step in the record, and how it stands.
FATES = {
    Fate.ON_ITS_WAY: (Event.Kind.HANDED_OVER, State.HANDED_OVER),
    Fate.DELIVERED: (Event.Kind.DELIVERED, State.DELIVERED),
    Fate.FAILED: (Event.Kind.UNDELIVERED, State.UNDELIVERED),
}


def _answered(row: Outgoing, receipt: Receipt | None, page: written.Page) -> None:
    if receipt is None:
        _back(row, page.at)
        row.tries -= 1
        _step(Event.Kind.NOT_TAKEN, row, page, "It waited for the one before it.")
    elif receipt.fate in FATES:
        kind, row.state = FATES[receipt.fate]
        _step(kind, row, page, _said(row, receipt))
        row.in_doubt, row.theirs = False, receipt.theirs
        row.due_at = page.at + ASKS_AFTER
    else:
        _again(row, receipt, page)


def _again(row: Outgoing, receipt: Receipt, page: written.Page) -> None:
    """Have it tried again, later and later; and no more once that has gone on for too long."""
    is_lost = receipt.fate is Fate.LOST
    kind = Event.Kind.ANSWER_LOST if is_lost else Event.Kind.NOT_TAKEN
    _step(kind, row, page, _said(row, receipt))
    row.in_doubt = row.in_doubt or is_lost
    if page.at - row.since >= GIVES_UP_AFTER:
        row.state = State.SET_ASIDE
        _step(Event.Kind.SET_ASIDE, row, page, "Nobody could take it for two days.")
        return
    pause = _PAUSES[min(row.tries, len(_PAUSES)) - 1]
    # That the carrier is down is no fault of this one: it goes as soon as there is a carrier.
    pause = timedelta(0) if receipt.fate is Fate.DOWN else pause
    _back(row, page.at + (AFTER_A_LOST_ANSWER if is_lost else pause))


def _back(row: Outgoing, due_at: datetime) -> None:
    row.state, row.due_at = State.WAITING, due_at


def _said(row: Outgoing, receipt: Receipt) -> str:
    return f"{row.carrier}: {receipt.says}"[:200]


def _step(kind: Event.Kind, row: Outgoing, page: written.Page, reason: str) -> None:
    page.event(kind, _of(row), reason=reason)


def _of(row: Outgoing) -> tuple[UUID, UUID]:
    return row.message_id, row.conversation_id
