"""Asks carriers, once a minute, for what they could not bring: texts that came, and what became."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from clearline.channels import receiving
from clearline.contact.outside import heard
from clearline.contact.outside.channel import Brought, Carrier

EVERY = timedelta(seconds=60)
# So many are asked about at a time, so that no carrier's limit is reached by asking alone.
MOST = 20


class Fetching:
    """One who asks. Any number of them may: what comes twice is taken in once."""

    def __init__(self, carriers: Sequence[Carrier], *, now: Callable[[], datetime]) -> None:
        self._carriers = list(carriers)
        self._now = now
        self._asked_at: datetime | None = None
        # Up to when each carrier's texts are surely on the disk.
        self._since: dict[str, datetime] = {}

    def step(self) -> int:
        """Ask each, where it is time. None of it is urgent: there is never more to do at once."""
        at = self._now()
        if self._asked_at is None or at - self._asked_at >= EVERY:
            self._asked_at = at
            for carrier in self._carriers:
                self._ask(carrier, at)
        return 0

    def _ask(self, carrier: Carrier, at: datetime) -> None:
        brought = carrier.fetch(since=self._since.get(carrier.name), at=at)
        if brought is not None and receiving.put_down(carrier, brought, at=at):
            self._since[carrier.name] = at
        told = (
            carrier.look_up(each.message, each.theirs)
            for each in heard.silent(carrier.name, most=MOST, at=at)
        )
        receipts = tuple(receipt for receipt in told if receipt is not None)
        receiving.put_down(carrier, Brought(receipts=receipts), at=at)
