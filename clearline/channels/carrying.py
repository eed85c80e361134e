"""Carries what leaves: takes it from the outbox, gives it to the first carrier that is up.

What one conversation holds is given in order, one after the other; conversations beside each
other. A carrier that takes nothing is left alone for a while, longer and longer, and then tried
with one envelope.
"""

import logging
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection

from clearline import clock
from clearline.channels import receiving
from clearline.channels.fetching import Fetching
from clearline.contact.outside import outbox
from clearline.contact.outside.channel import Brought, Carrier, Fate, Receipt
from clearline.contact.outside.outbox import LEASE, Errand

log = logging.getLogger(__name__)

# One transaction takes so many: as long as the head is held, everybody else waits.
MOST = 64
_PAUSES = tuple(timedelta(seconds=seconds) for seconds in (5, 10, 20, 40, 80, 120))
_LOOK_EVERY = 0.2
_AFTER_TROUBLE = 2.0
_HANDED_OVER = frozenset({Fate.ON_ITS_WAY, Fate.DELIVERED, Fate.FAILED})

Answers = list[tuple[Errand, Receipt | None]]


@dataclass(slots=True)
class Standing:
    """How one carrier has done lately."""

    failures: int = 0
    alone_until: datetime | None = None

    def is_up(self, at: datetime) -> bool:
        """Whether it may be asked now."""
        return self.alone_until is None or self.alone_until <= at

    def went(self, *, well: bool, at: datetime) -> None:
        """Take down how it went."""
        self.failures = 0 if well else self.failures + 1
        pause = _PAUSES[min(self.failures, len(_PAUSES)) - 1]
        self.alone_until = None if well else at + pause


class Carrying:
    """One worker. Any number of them may work on one record."""

    def __init__(self, carriers: Sequence[Carrier], *, now: Callable[[], datetime] = clock.now):
        self._carriers = list(carriers)
        self._now = now
        self._standing = {carrier.name: Standing() for carrier in carriers}
        self._fetching = Fetching(carriers, now=now)
        self._hands = ThreadPoolExecutor(max(c.at_once for c in carriers), "carrier")
        self._stopping = threading.Event()
        # Apart: while one carrier is slow to say what came, another is given what leaves.
        self._threads = [
            threading.Thread(target=self._work, args=(self.step,), name="carrying", daemon=True),
            threading.Thread(
                target=self._work, args=(self._fetching.step,), name="fetching", daemon=True
            ),
        ]

    def start(self) -> None:
        """Begin to carry, in threads with connections of their own."""
        for carrier in self._carriers:
            carrier.listen(self._bring(carrier))
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Finish what is in hand, then stop."""
        self._stopping.set()
        for thread in self._threads:
            if thread.is_alive():
                thread.join()
        self._hands.shutdown()
        for carrier in self._carriers:
            carrier.close()

    def _bring(self, carrier: Carrier) -> Callable[[Brought], bool]:
        """Return what takes down what a carrier brings over a line of its own."""

        def bring(brought: Brought) -> bool:
            try:
                return receiving.put_down(carrier, brought, at=self._now())
            except Exception as trouble:  # noqa: BLE001 - the carrier brings it again
                log.error("what came could not be taken: %s", type(trouble).__name__)  # noqa: TRY400
                return False
            finally:
                connection.close()

        return bring

    def _work(self, step: Callable[[], int]) -> None:
        while not self._stopping.is_set():
            try:
                pause = 0.0 if step() else _LOOK_EVERY
            except Exception as trouble:  # noqa: BLE001 - one bad minute must not end it
                # Without the traceback: it may hold words. What was taken is taken up again.
                log.error("what leaves could not be carried: %s", type(trouble).__name__)  # noqa: TRY400
                connection.close_if_unusable_or_obsolete()
                pause = _AFTER_TROUBLE
            self._stopping.wait(pause)
        connection.close()

    def step(self) -> int:
        """Carry what is due now, as much as one transaction takes; say how many were tried."""
        return sum(self._carry(channel) for channel in sorted({c.channel for c in self._carriers}))

    def _carry(self, channel: str) -> int:
        at = self._now()
        of_channel = [carrier for carrier in self._carriers if carrier.channel == channel]
        up = (carrier for carrier in of_channel if self._standing[carrier.name].is_up(at))
        carrier = next(up, None)
        if carrier is None:
            return 0
        standing = self._standing[carrier.name]
        most = 1 if standing.failures else MOST
        errands = outbox.take(channel, carrier.name, most=most, at=at)
        if not errands:
            return 0
        answers = self._delivered(carrier, errands)
        outbox.answer(answers, at=self._now())
        fates = {receipt.fate for _, receipt in answers if receipt is not None}
        standing.went(well=Fate.DOWN not in fates, at=self._now())
        return len(errands)

    def _delivered(self, carrier: Carrier, errands: Sequence[Errand]) -> Answers:
        by_conversation = defaultdict(list)
        for errand in errands:
            by_conversation[errand.conversation].append(errand)
        until = time.monotonic() + LEASE.total_seconds() / 2
        given = self._hands.map(
            lambda each: self._in_order(carrier, each, until), by_conversation.values()
        )
        return [answer for answers in given for answer in answers]

    def _in_order(self, carrier: Carrier, errands: Sequence[Errand], until: float) -> Answers:
        """Give one after the other; once one was not taken, those behind it wait."""
        answers: Answers = []
        goes_on = True
        for errand in errands:
            goes_on = goes_on and time.monotonic() < until
            receipt = self._one(carrier, errand) if goes_on else None
            goes_on = goes_on and receipt is not None and receipt.fate in _HANDED_OVER
            answers.append((errand, receipt))
        return answers

    def _one(self, carrier: Carrier, errand: Errand) -> Receipt:
        """Give one; where an answer was lost, ask first what became of it."""
        asked = next((c for c in self._carriers if c.name == errand.doubted), None)
        found = asked.look_up(errand.envelope.reference, "") if asked is not None else None
        return found or carrier.deliver(errand.envelope)
