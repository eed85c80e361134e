"""What leaves the building to staff: taken by one worker with a lease, answered for, or given up.

It says that something waits, and where to look. A second one is harmless; a late one is not sent.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction

from clearline.contact import kept
from clearline.contact.models import Nudge, Subscription
from clearline.contact.outside import reach
from clearline.contact.outside.channel import Envelope, Fate
from clearline.contact.telling import browsers, words
from clearline.ledger import sequence

Way = Nudge.Way
_State = Nudge.State
_Ending = Nudge.Ending

# Longer than any carrier is waited for.
LEASE: Final = timedelta(minutes=2)
# Whoever is told this late has long been told by somebody else.
TOO_LATE_AFTER: Final = timedelta(hours=1)
_PAUSES: Final = tuple(timedelta(seconds=s) for s in (5, 15, 30, 60, 120, 300))
_OPEN: Final = (_State.WAITING, _State.TAKEN)
MOST: Final = 32


@dataclass(frozen=True, slots=True)
class Errand:
    """One that somebody has taken, to be answered for before the lease runs out."""

    nudge: UUID
    lease: UUID
    why: str
    way: Way
    envelope: Envelope | None  # by text
    subscription: Subscription | None  # by push


def take(ways: Sequence[Way], *, at: datetime) -> list[Errand]:
    """Take what is due by one of these ways; of two who try, each has a part of it."""
    rows = Nudge.objects.filter(way__in=ways, state__in=_OPEN, due_at__lte=at)
    due = list(rows.select_related("notice", "subscription").order_by("since", "pk")[:MOST])
    if not due:
        return []
    late = [nudge for nudge in due if at - nudge.since >= TOO_LATE_AFTER]
    for nudge in late:
        _end(nudge, nudge.lease, _Ending.TOO_LATE, "", at=at)
    homes = {nudge.notice.home_id for nudge in due if nudge.notice.home_id is not None}
    senders = reach.own_numbers(homes)
    taken = ((nudge, _claim(nudge, at)) for nudge in due if nudge not in late)
    return [_errand(nudge, lease, senders) for nudge, lease in taken if lease is not None]


def _claim(nudge: Nudge, at: datetime) -> UUID | None:
    """Take one: of all the workers that try, exactly one has the lease."""
    lease = uuid4()
    mine = Nudge.objects.filter(pk=nudge.pk, state=nudge.state, lease=nudge.lease)
    changed = mine.filter(due_at__lte=at).update(
        state=_State.TAKEN, lease=lease, due_at=at + LEASE, tries=nudge.tries + 1
    )
    return lease if changed == 1 else None


def _errand(nudge: Nudge, lease: UUID, senders: dict[int, str]) -> Errand:
    notice, envelope = nudge.notice, None
    if nudge.way == Way.SMS:
        text = words.text(notice.why, address=settings.ADDRESS)
        sender = senders.get(notice.home_id or 0, "")
        envelope = Envelope(nudge.pk, sender, nudge.number, text)
    return Errand(nudge.pk, lease, notice.why, Way(nudge.way), envelope, nudge.subscription)


def answer(errand: Errand, fate: Fate, says: str = "", *, at: datetime) -> None:
    """Write down what was answered. Whoever's lease ran out answers for nothing any more."""
    nudge = Nudge.objects.filter(pk=errand.nudge, lease=errand.lease).first()
    if nudge is None:
        return
    if fate in _ENDS:
        _end(nudge, errand.lease, _ENDS[fate], says, at=at)
        return
    pause = _PAUSES[min(nudge.tries, len(_PAUSES)) - 1]
    mine = Nudge.objects.filter(pk=errand.nudge, lease=errand.lease)
    mine.update(state=_State.WAITING, lease=None, due_at=at + pause)


_ENDS: Final = {
    Fate.ON_ITS_WAY: _Ending.HANDED_OVER,
    Fate.DELIVERED: _Ending.HANDED_OVER,
    Fate.FAILED: _Ending.FAILED,
}


def gone(errand: Errand, *, at: datetime) -> None:
    """Write down that the browser is there no more: nothing is pushed to it again."""
    nudge = Nudge.objects.filter(pk=errand.nudge, lease=errand.lease).first()
    if nudge is None or errand.subscription is None:
        return
    with transaction.atomic(), sequence.head():
        _end(nudge, errand.lease, _Ending.FAILED, "the browser is gone", at=at)
        browsers.gone(errand.subscription.pk, at=at)


def _end(nudge: Nudge, lease: UUID | None, ending: _Ending, says: str, *, at: datetime) -> None:
    ended = {"state": _State.ENDED, "lease": None, "ended_at": at, "ending": ending.value}
    with transaction.atomic(), sequence.head():
        mine = Nudge.objects.filter(pk=nudge.pk, lease=lease).exclude(state=_State.ENDED)
        if mine.update(**ended, says=says[:200]) == 1:
            nudge.refresh_from_db()
            sequence.append([kept.NUDGE_ENDED.entry(nudge)])


def delivered(references: Sequence[UUID], *, at: datetime) -> int:
    """Write down that these texts arrived on the telephone; return how many were ours."""
    rows = Nudge.objects.filter(pk__in=references, ending=_Ending.HANDED_OVER, delivered_at=None)
    if not rows.exists():
        return 0
    with transaction.atomic(), sequence.head():
        found = list(rows)
        for row in found:
            row.delivered_at = at
        Nudge.objects.bulk_update(found, ["delivered_at"])
        sequence.append(kept.NUDGE_DELIVERED.entries(found))
    return len(found)
