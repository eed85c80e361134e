"""Finds what other processes did and no event tells: lines that were opened, texts that wait."""

from uuid import UUID

from clearline.web import http
from clearline.web.live import Live


class Elsewhere:
    """The looks of one process at what several share. All of it runs in the event loop."""

    def __init__(self, live: Live, in_thread: http.InThread) -> None:
        self._live = live
        self._in_thread = in_thread
        self._told = frozenset[UUID]()

    async def look(self) -> None:
        """Tell the streams of alerts what came since the last look, whoever did it.

        What this process did they know already: to be told again costs them a question.
        """
        if not self._live.alerts_anybody:
            return
        lately = await self._in_thread(http.lately)
        for conversation in lately.lines - self._told:
            self._live.line_opened(conversation)
        if lately.texts - self._told:
            self._live.text_waits()
        self._told = lately.lines | lately.texts
