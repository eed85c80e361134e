"""Brings what the gate's thread answers into the event loop."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import Future

    from clearline.contact.draft import Answer


class Answers:
    """One wake-up of the loop for however many answers come at once: each costs a system call."""

    def __init__(self) -> None:
        self._come: deque[tuple[asyncio.Future[Answer], Future[Answer]]] = deque()
        self._is_called = False

    def of(self, told: Future[Answer]) -> asyncio.Future[Answer]:
        """Return what can be awaited for the answer."""
        loop = asyncio.get_running_loop()
        waiting: asyncio.Future[Answer] = loop.create_future()

        def come(told: Future[Answer]) -> None:
            self._come.append((waiting, told))
            if not self._is_called:
                self._is_called = True
                loop.call_soon_threadsafe(self._hand_out)

        told.add_done_callback(come)
        return waiting

    def _hand_out(self) -> None:
        # First of all: whoever comes from now on calls again, so nobody is left behind.
        self._is_called = False
        while self._come:
            waiting, told = self._come.popleft()
            if not waiting.done():
                waiting.set_result(told.result())
