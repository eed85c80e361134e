"""Everything that waits, settled in one transaction: what makes the gate quick on a real disk."""

import logging
import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future

from django.db import DatabaseError, connection

from clearline.access.full import is_full
from clearline.contact.draft import Answer, Draft, Problem

log = logging.getLogger(__name__)

Settle = Callable[[Sequence[Draft]], list[Answer]]
Waiting = tuple[Draft, "Future[Answer]"]

# A batch this long keeps the head for a few hundredths of a second; one more would gain little.
LONGEST_BATCH = 64
# More than this many waiting: say "busy" and lose nothing, rather than let everybody wait for ever.
ROOM = 1_000


class Batch:
    """One queue and one thread with its own connection; no timer: it takes whatever is there."""

    def __init__(self, settle: Settle) -> None:
        self._settle = settle
        self._queue: queue.Queue[Waiting | None] = queue.Queue(ROOM)
        self._thread = threading.Thread(target=self._work, name="gate", daemon=True)

    def start(self) -> None:
        """Begin to take drafts."""
        self._thread.start()

    def stop(self) -> None:
        """Settle what is waiting, then stop."""
        self._queue.put(None)
        self._thread.join()

    def submit(self, draft: Draft) -> "Future[Answer]":
        """Put one draft in. The answer comes after the commit, so what it says is on the disk."""
        told: Future[Answer] = Future()
        # From here on it will be settled, even if the caller hangs up: it can't be cancelled.
        told.set_running_or_notify_cancel()
        try:
            self._queue.put_nowait((draft, told))
        except queue.Full:
            told.set_result(Answer(draft.id, problem=Problem.BUSY))
        return told

    def _work(self) -> None:
        going = True
        while going:
            waiting = [self._queue.get()]
            while len(waiting) < LONGEST_BATCH and not self._queue.empty():
                waiting.append(self._queue.get())
            going = None not in waiting
            taken = [w for w in waiting if w is not None]
            for (_, told), answer in zip(taken, self._answers([d for d, _ in taken]), strict=True):
                told.set_result(answer)
        connection.close()

    def _answers(self, drafts: Sequence[Draft]) -> list[Answer]:
        """Settle together; if that fails, one at a time, so that a bad draft harms itself only."""
        if not drafts:
            return []
        try:
            return self._settle(drafts)
        except Exception as trouble:  # noqa: BLE001 - whatever it was, each caller must be told
            connection.close_if_unusable_or_obsolete()
            if len(drafts) == 1:
                return [Answer(drafts[0].id, problem=_named(trouble))]
            return [answer for draft in drafts for answer in self._answers([draft])]


def _named(trouble: Exception) -> Problem:
    """Say which problem it was. Only the kind of error is logged: its text may hold words."""
    log.error("the gate could not settle a draft: %s", type(trouble).__name__)
    if is_full(trouble):
        return Problem.DISK_FULL
    return Problem.UNAVAILABLE if isinstance(trouble, DatabaseError) else Problem.FAILED
