"""Messages that only the hour holds, and that their writer chose to have decided in the morning."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from clearline.contact import afresh, kept, organisation, written
from clearline.contact.models import Hold, Later, Message, TurningDown
from clearline.ledger import sequence
from clearline.policy.facts import LONDON
from clearline.registers.models import Person

_HOURS = [{"rule": "agreed_hours", "kind": None}]


def opens_at(*, at: datetime) -> datetime:
    """Return the moment at which the quiet hours next end, in the time of the place."""
    hour, minute = map(int, organisation.policy(at=at).quiet_hours[1].split(":"))
    here = at.astimezone(LONDON)
    opening = here.replace(hour=hour, minute=minute, second=0, microsecond=0)
    return opening if opening > here else opening + timedelta(days=1)


def may_choose(hold: Hold) -> bool:
    """Say whether the hour is all that holds a message."""
    return hold.rules == _HOURS and hold.ended_at is None


def choose(message: UUID, *, by: Person, at: datetime) -> datetime | None:
    """Have a message decided afresh when the hours open, and say when.

    None: something else holds it, or it is not theirs.
    """
    with transaction.atomic(), sequence.head():
        hold = Hold.objects.filter(message=message, ended_at=None).select_related("message").first()
        if hold is None or hold.message.author_id != by.pk or not may_choose(hold):
            return None
        later, made = Later.objects.get_or_create(
            message_id=message,
            done_at=None,
            defaults={"due_at": opens_at(at=at), "chosen_at": at, "chosen_by": by},
        )
        if made:
            sequence.append([kept.LATER.entry(later)])
    return later.due_at


def settle_due(*, at: datetime) -> int:
    """Decide afresh what is due, each in a transaction of its own; return how many there were."""
    due = list(Later.objects.filter(done_at=None, due_at__lte=at).values_list("pk", flat=True))
    return sum(_settle(pk, at=at) for pk in due)


def _settle(later: int, *, at: datetime) -> bool:
    with transaction.atomic(), sequence.head() as head:
        message = Message.objects.get(laters=later)
        # Somebody is refusing it, and may yet take that back: then the morning still counts.
        if TurningDown.objects.standing().filter(hold__message=message).exists():
            return False
        if Later.objects.filter(pk=later, done_at=None).update(done_at=at) != 1:
            return False
        # Released, refused or taken back meanwhile: then there is nothing left to decide.
        if not Hold.objects.filter(message=message, ended_at=None).exists():
            return True
        page = written.Page(head, at)
        afresh.decide_again(message, page)
        page.write()
    return True
