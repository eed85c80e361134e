"""Carries to staff, outside the app, that something waits for them: by text and by push."""

import logging
import threading
from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import connection

from clearline import clock
from clearline.channels.push import posting
from clearline.contact.outside.channel import Carrier, Fate, Receipt
from clearline.contact.telling import nudges
from clearline.contact.telling.browsers import Said
from clearline.contact.telling.nudges import Errand, Way

log = logging.getLogger(__name__)

_LOOK_EVERY = 1.0
_AFTER_TROUBLE = 5.0


class Nudging:
    """One worker. Any number of them may work on one record."""

    def __init__(self, carriers: Sequence[Carrier], *, now: Callable[[], datetime] = clock.now):
        self._carriers = [carrier for carrier in carriers if carrier.channel == "sms"]
        self._now = now
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._work, name="nudging", daemon=True)

    def start(self) -> None:
        """Begin, in a thread with a connection of its own."""
        self._thread.start()

    def stop(self) -> None:
        """Finish what is in hand, then stop. The carriers are closed by whoever opened them."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()

    def _work(self) -> None:
        while not self._stopping.wait(_LOOK_EVERY):
            try:
                while self.step() and not self._stopping.is_set():
                    pass
            except Exception as trouble:  # noqa: BLE001 - one bad minute must not end it
                # Without the traceback: it may hold numbers. What was taken is taken up again.
                log.error("staff could not be told: %s", type(trouble).__name__)  # noqa: TRY400
                connection.close_if_unusable_or_obsolete()
                self._stopping.wait(_AFTER_TROUBLE)
        connection.close()

    def step(self) -> int:
        """Carry what is due now; say how many were tried."""
        ways = [Way.SMS] if self._carriers else []
        ways += [Way.PUSH] if posting.is_set_up() else []
        errands = nudges.take(ways, at=self._now()) if ways else []
        for errand in errands:
            if errand.way == Way.SMS:
                self._text(errand)
            else:
                self._push(errand)
        return len(errands)

    def _text(self, errand: Errand) -> None:
        """Give it to the first carrier that takes it: somebody waits for somebody to come."""
        receipt: Receipt | None = None
        for carrier in self._carriers:
            if errand.envelope is not None and (receipt is None or receipt.fate is Fate.DOWN):
                receipt = carrier.deliver(errand.envelope)
        if receipt is not None:
            nudges.answer(errand, receipt.fate, receipt.says, at=self._now())

    def _push(self, errand: Errand) -> None:
        row = errand.subscription
        if row is None or row.ended_at is not None:
            nudges.answer(errand, Fate.FAILED, "it was turned off", at=self._now())
            return
        said = Said(row.endpoint, row.key, row.secret)
        answer = posting.tell(said, errand.why, at=self._now())
        if answer.is_gone:
            nudges.gone(errand, at=self._now())
        else:
            nudges.answer(errand, answer.fate, answer.says, at=self._now())
