"""Slows those who guess, and never shuts anybody out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from math import ceil

from django.db import transaction
from django.db.models import Case, F, Max, Value, When

from clearline.access.models import Wait

LONGEST = timedelta(seconds=60)
# After this long without a try, the count begins again.
FORGOTTEN = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Key:
    """What a wait is counted for; `free` tries fail before anybody has to wait."""

    kind: str
    of: str
    free: int = 0

    @property
    def digest(self) -> bytes:
        """Return what stands in the table: no name and no address does."""
        return sha256(f"{self.kind}\0{self.of}".encode()).digest()


def wait_after(fails: int, *, free: int = 0) -> timedelta:
    """Return how long to wait after that many failed tries: each doubles it, up to a minute."""
    if fails <= free:
        return timedelta(0)
    # 2 ** 6 is over the longest already, so the power is never large.
    return min(LONGEST, timedelta(seconds=2 ** min(fails - free - 1, 6)))


def claim(keys: Sequence[Key], *, at: datetime) -> int:
    """Take a try: 0, or how many seconds to wait before the next.

    The try counts as failed until `succeed` is called, so of many that arrive together
    one is looked at, and a crash between the two gives nobody a free guess.
    """
    with transaction.atomic():
        known = {bytes(w.key): w for w in Wait.objects.filter(key__in=[k.digest for k in keys])}
        waits = [known[k.digest].until - at for k in keys if k.digest in known]
        if waits and max(waits) > timedelta(0):
            return ceil(max(waits).total_seconds())
        if all(_count(key, known.get(key.digest), at=at) for key in keys):
            return 0
        transaction.set_rollback(True)
    return 1


def left(keys: Sequence[Key], *, at: datetime) -> int:
    """Return how many seconds there are until the next try is looked at."""
    digests = [key.digest for key in keys]
    until = Wait.objects.filter(key__in=digests).aggregate(last=Max("until"))["last"]
    return ceil((until - at).total_seconds()) if until is not None and until > at else 0


def _count(key: Key, seen: Wait | None, *, at: datetime) -> bool:
    """Count one failed try; False when another took it first."""
    if seen is None:
        # Whoever tries names at random fills no disk.
        Wait.objects.filter(until__lt=at - FORGOTTEN).delete()
        first = {"fails": 1, "until": at + wait_after(1, free=key.free)}
        return Wait.objects.get_or_create(key=key.digest, defaults=first)[1]
    fails = 1 if at - seen.until > FORGOTTEN else seen.fails + 1
    until = at + wait_after(fails, free=key.free)
    same = Wait.objects.filter(pk=seen.pk, fails=seen.fails, until=seen.until)
    return same.update(fails=fails, until=until) == 1


def succeed(keys: Sequence[Key], *, at: datetime) -> None:
    """Take back what `claim` counted: an account begins again, an address loses one."""
    Wait.objects.filter(key__in=[k.digest for k in keys if not k.free]).update(fails=0, until=at)
    shared = Wait.objects.filter(key__in=[k.digest for k in keys if k.free])
    shared.update(fails=Case(When(fails__gt=0, then=F("fails") - 1), default=Value(0)), until=at)
