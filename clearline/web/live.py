"""`/live`: what happens, as it happens: places and kinds, and no words."""

import asyncio
import contextlib
import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID

from clearline.contact import stream
from clearline.contact.seen import View
from clearline.contact.wake import Happening
from clearline.web import http
from clearline.web.hub import Hub, Watcher

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

# Shorter than the minute after which a proxy or a phone's network drops a silent line.
SILENCE = 20.0
_A_PLACE = re.compile(r"[0-9]{1,18}")
# What tells a stream of alerts that a line was opened; no event has this name.
OPENED = "opened"
# What tells a stream of alerts that a text waits for somebody; nor has any event this one.
TEXT = "text"
# What tells a page that its reader was told of a deadline.
NOTICE = "notice"
# The newest text and the newest notice that wait for somebody.
Waiting = tuple[UUID | None, int | None]
_NO_LINE = UUID(int=0)
_STILL_HERE = http.piece(b": still here\n\n")


class Live:
    """Open streams, each for one sign-in: of one conversation, or of who writes where one is on."""

    def __init__(self, hub: Hub, in_thread: http.InThread) -> None:
        self._hub = hub
        self._in_thread = in_thread
        self._open: dict[Watcher, bytes] = {}
        self._alerting: set[Watcher] = set()

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Stream until the browser goes, the sign-in ends or the program stops."""
        asked, session = _asked(scope), http.session_of(scope)
        if session is not None and asked is not None:
            view = await self._in_thread(http.view_of, session, asked)
            if view is not None:
                await self._conversation(view, session, _last_seen(scope), receive, send)
                return
        elif session is not None and "alerts" in _query(scope):
            lines = await self._in_thread(http.alerted, session)
            if lines is not None:
                await self._alerts(lines, session, _last_seen(scope), receive, send)
                return
        await http.say(send, 404, {})

    async def _conversation(
        self, view: View, session: bytes, last: int, receive: Receive, send: Send
    ) -> None:
        # Watch first, then read what was missed: what comes between is seen twice here, and the
        # watcher gives each place once.
        watcher = self._hub.watch(view.line.id, last=last)
        async with self._streaming(watcher, session, receive, send) as gone:
            for happening in await self._missed(view, watcher, last):
                await send(_event(happening))
            async for coming in _happenings(watcher, gone):
                if coming is None:
                    await send(_STILL_HERE)
                elif stream.shows(view, coming):
                    await send(_event(coming))

    async def _alerts(
        self, lines: dict[UUID, int], session: bytes, last: int, receive: Receive, send: Send
    ) -> None:
        """Tell that a child has written, and nothing else: not who, not where, not what."""
        watcher = self._hub.watch(*lines, last=last)
        self._alerting.add(watcher)
        async with self._streaming(watcher, session, receive, send) as gone:
            # A browser that is new here has missed nothing; one that comes back says where it was.
            begun = last if last >= 0 else await self._in_thread(stream.newest_of, set(lines))
            await send(http.piece(f"id: {begun}\n\n".encode()))
            missed = await self._in_thread(stream.after, begun, set(lines))
            watcher.last = max([watcher.last, begun, *(each.place for each in missed)])
            for happening in _worth_telling(lines, missed):
                await self._tell(lines, happening, session, send)
            # As long as one waits, each page says so.
            waits = await self._tell_of_waiting((None, None), watcher, session, send)
            async for coming in _happenings(watcher, gone):
                if coming is None or coming.kind == TEXT:
                    await send(_STILL_HERE)
                    waits = await self._tell_of_waiting(waits, watcher, session, send)
                elif coming.kind == OPENED:
                    for missed_there in await self._opened(lines, coming, watcher, session):
                        await self._tell(lines, missed_there, session, send)
                else:
                    await self._tell(lines, coming, session, send)
                # A shift may have ended or a line been opened: the browser comes back with that.
                if coming is None and await self._in_thread(http.alerted, session) != lines:
                    return

    @property
    def alerts_anybody(self) -> bool:
        """Whether a stream of alerts is open."""
        return bool(self._alerting)

    def text_waits(self) -> None:
        """Have each stream of alerts find out whether what just came is for it."""
        for watcher in tuple(self._alerting):
            if not watcher.waiting.full():
                watcher.waiting.put_nowait(Happening(watcher.last, _NO_LINE, TEXT, None, None))

    async def _tell_of_waiting(
        self, told: Waiting, watcher: Watcher, session: bytes, send: Send
    ) -> Waiting:
        """Tell that a text or a deadline waits, once for each: not of whom, not what."""
        text = await self._in_thread(http.text_waiting, session)
        notice = await self._in_thread(http.notice_waiting, session)
        for kind, newest, before in ((TEXT, text, told[0]), (NOTICE, notice, told[1])):
            if newest is not None and newest != before:
                await send(_alert(Happening(watcher.last, _NO_LINE, kind, None, None), kind))
        return text, notice

    def line_opened(self, conversation: UUID) -> None:
        """Have each stream of alerts find out whether a line that was just opened is for it."""
        for watcher in tuple(self._alerting):
            if not watcher.waiting.full():
                # All that was said on it: in another process that may have been before this.
                told = Happening(-1, conversation, OPENED, conversation, None)
                watcher.waiting.put_nowait(told)

    async def _opened(
        self, lines: dict[UUID, int], opened: Happening, watcher: Watcher, session: bytes
    ) -> list[Happening]:
        """Watch a new line too, and return what was said on it before it was watched.

        What comes in between may be told twice: an alert says only that a child has written.
        """
        found, line = await self._in_thread(http.alerted, session), opened.conversation
        if not found or line not in found or line in lines:
            return []
        lines[line] = found[line]
        self._hub.watch_too(watcher, line)
        return _worth_telling(lines, await self._in_thread(stream.after, opened.place, {line}))

    async def _tell(
        self, lines: dict[UUID, int], happening: Happening, session: bytes, send: Send
    ) -> None:
        """Tell of a child's writing, and of a worry or a crisis whoever is to be told of it."""
        if stream.alerts(lines, happening):
            await send(_alert(happening))
        elif stream.is_worry(happening) and await self._in_thread(
            http.told_of_worry, session, happening.message
        ):
            await send(_alert(happening, "worry"))
        elif stream.is_crisis(happening) and await self._in_thread(
            http.told_of_crisis, session, happening.conversation
        ):
            await send(_alert(happening, "crisis"))

    @contextlib.asynccontextmanager
    async def _streaming(
        self, watcher: Watcher, session: bytes, receive: Receive, send: Send
    ) -> AsyncIterator["asyncio.Future[None]"]:
        """Hold a stream open, and give what tells that the browser has gone."""
        self._open[watcher] = session
        gone = asyncio.ensure_future(_gone(receive))
        try:
            await send(http.start_of_stream())
            yield gone
            await send({"type": "http.response.body", "body": b""})
        except OSError:
            pass  # the browser went while it was being told; it will come back and say where it was
        finally:
            gone.cancel()
            self._hub.leave(watcher)
            self._open.pop(watcher, None)
            self._alerting.discard(watcher)

    async def _missed(self, view: View, watcher: Watcher, last: int) -> list[Happening]:
        if last < 0:
            return []
        missed = await self._in_thread(stream.after, last, {view.line.id})
        if missed:
            watcher.last = max(watcher.last, missed[-1].place)
        return [happening for happening in missed if stream.shows(view, happening)]

    async def end_signed_out(self) -> None:
        """End the streams of sign-ins that are no longer in force."""
        sessions = set(self._open.values())
        if sessions:
            good = await self._in_thread(http.still_signed_in, sessions)
            for watcher, session in list(self._open.items()):
                if session not in good:
                    watcher.end()


def _worth_telling(lines: dict[UUID, int], missed: list[Happening]) -> list[Happening]:
    """Keep each worry, and of a child's writing and of a crisis the newest alone."""
    writing = [each for each in missed if stream.alerts(lines, each)][-1:]
    steps = [each for each in missed if stream.is_crisis(each)][-1:]
    return [*writing, *filter(stream.is_worry, missed), *steps]


async def _happenings(
    watcher: Watcher, gone: "asyncio.Future[None]"
) -> AsyncIterator[Happening | None]:
    """Yield what happens as it does, and None for each silence, until the stream ends."""
    while not gone.done():
        coming = asyncio.ensure_future(watcher.waiting.get())
        either: set[asyncio.Future[Any]] = {coming, gone}
        await asyncio.wait(either, timeout=SILENCE, return_when="FIRST_COMPLETED")
        if coming.done():
            happening = coming.result()
            if happening is None:
                return
            yield happening
            continue
        coming.cancel()
        if not gone.done():
            yield None


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _event(happening: Happening) -> MutableMapping[str, Any]:
    data = json.dumps({"kind": happening.kind, "message": str(happening.message)})
    return http.piece(f"id: {happening.place}\nevent: change\ndata: {data}\n\n".encode())


def _alert(happening: Happening, event: str = "alert") -> MutableMapping[str, Any]:
    return http.piece(f"id: {happening.place}\nevent: {event}\ndata: {{}}\n\n".encode())


def _query(scope: Scope) -> dict[str, list[str]]:
    return parse_qs(scope["query_string"].decode("latin-1"))


def _asked(scope: Scope) -> UUID | None:
    query = _query(scope)
    with contextlib.suppress(KeyError, ValueError):
        return UUID(query["conversation"][0])
    return None


def _last_seen(scope: Scope) -> int:
    """Return where the browser was: what it says on coming back, or what its page was made with."""
    query = _query(scope)
    said = http.header(scope, b"last-event-id") or query.get("since", [""])[0]
    return int(said) if _A_PLACE.fullmatch(said) else -1
