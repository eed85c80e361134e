"""The way in to the gate for everybody: one queue a process, or at once where none is running."""

from collections.abc import Sequence
from concurrent.futures import Future

from clearline import clock
from clearline.contact import gate
from clearline.contact.batch import Batch
from clearline.contact.draft import Answer, Draft

_running: list[Batch] = []


def open_() -> None:
    """Start to settle in batches, in a thread of its own."""
    batch = Batch(_settle)
    batch.start()
    _running.append(batch)


def close() -> None:
    """Settle what is waiting, and stop."""
    while _running:
        _running.pop().stop()


def submit(draft: Draft) -> "Future[Answer]":
    """Put a draft in. Its answer comes after the commit."""
    if _running:
        return _running[0].submit(draft)
    told: Future[Answer] = Future()
    told.set_result(_settle([draft])[0])
    return told


def _settle(drafts: Sequence[Draft]) -> list[Answer]:
    return gate.settle(drafts, at=clock.now())
