"""A yes that was taken back soon after a child said that something was wrong."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings

from clearline.contact.found import worries
from clearline.registers.asking import withdrawals
from clearline.registers.asking.withdrawals import TakenBack

# How long somebody who is told of it finds it here.
SHOWN_FOR = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class SoonAfter:
    """A yes that was taken back, and the newest worry before it."""

    taken_back: TakenBack
    child_called: str
    worried_at: datetime

    @property
    def days(self) -> int:
        """Return how many days lay between the two."""
        return (self.taken_back.at - self.worried_at).days


def soon_after_a_worry(person: int, *, at: datetime) -> list[SoonAfter]:
    """Return what was taken back soon after a worry of which this person is told, newest first.

    Whoever is named in a worry is not told of it, and so not of this either.
    """
    within = timedelta(days=settings.WITHDRAWN_AFTER_WORRY_DAYS)
    raised: dict[int, list[worries.Seen]] = {}
    for worry in worries.told_since(person, at - SHOWN_FOR - within, at=at):
        raised.setdefault(worry.child, []).append(worry)
    taken_back = [t for t in withdrawals.of_children(raised) if t.at >= at - SHOWN_FOR]
    found = _pairs(taken_back, raised, within)
    return sorted(found, key=lambda each: each.taken_back.at, reverse=True)


def _pairs(
    taken_back: Sequence[TakenBack],
    raised: Mapping[int, Sequence[worries.Seen]],
    within: timedelta,
) -> Iterator[SoonAfter]:
    for each in taken_back:
        before = [w for w in raised[each.child] if each.at - within <= w.raised_at <= each.at]
        if before:
            newest = max(before, key=lambda worry: worry.raised_at)
            yield SoonAfter(each, newest.child_called, newest.raised_at)
