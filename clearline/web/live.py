"""`/live`: what happens in a conversation, as it happens: places and kinds, and no words."""

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable, MutableMapping
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


class Live:
    """Open streams, each for one sign-in and one conversation."""

    def __init__(self, hub: Hub, in_thread: http.InThread) -> None:
        self._hub = hub
        self._in_thread = in_thread
        self._open: dict[Watcher, bytes] = {}

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Stream until the browser goes, the sign-in ends or the program stops."""
        asked, session = _asked(scope), http.session_of(scope)
        if asked is None or session is None:
            await http.say(send, 404, {})
            return
        view = await self._in_thread(http.view_of, session, asked)
        if view is None:
            await http.say(send, 404, {})
            return
        await self._stream(view, session, _last_seen(scope), receive, send)

    async def _stream(
        self, view: View, session: bytes, last: int, receive: Receive, send: Send
    ) -> None:
        # Watch first, then read what was missed: what comes between is seen twice here, and the
        # watcher gives each place once.
        watcher = self._hub.watch(view.line.id, last=last)
        self._open[watcher] = session
        gone = asyncio.ensure_future(_gone(receive))
        try:
            await send(http.start_of_stream())
            for happening in await self._missed(view, watcher, last):
                await send(_event(happening))
            await self._follow(view, watcher, gone, send)
            await send({"type": "http.response.body", "body": b""})
        except OSError:
            pass  # the browser went while it was being told; it will come back and say where it was
        finally:
            gone.cancel()
            self._hub.leave(watcher)
            self._open.pop(watcher, None)

    async def _missed(self, view: View, watcher: Watcher, last: int) -> list[Happening]:
        if last < 0:
            return []
        missed = await self._in_thread(stream.after, last, {view.line.id})
        if missed:
            watcher.last = max(watcher.last, missed[-1].place)
        return [happening for happening in missed if stream.shows(view, happening)]

    async def _follow(
        self, view: View, watcher: Watcher, gone: "asyncio.Future[None]", send: Send
    ) -> None:
        while not gone.done():
            coming = asyncio.ensure_future(watcher.waiting.get())
            either: set[asyncio.Future[Any]] = {coming, gone}
            await asyncio.wait(either, timeout=SILENCE, return_when="FIRST_COMPLETED")
            if not coming.done():
                coming.cancel()
                await send(http.piece(b": still here\n\n"))
                continue
            happening = coming.result()
            if happening is None:
                return
            if stream.shows(view, happening):
                await send(_event(happening))

    async def end_signed_out(self) -> None:
        """End the streams of sign-ins that are no longer in force."""
        sessions = set(self._open.values())
        if sessions:
            good = await self._in_thread(http.still_signed_in, sessions)
            for watcher, session in list(self._open.items()):
                if session not in good:
                    watcher.end()


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _event(happening: Happening) -> MutableMapping[str, Any]:
    data = json.dumps({"kind": happening.kind, "message": str(happening.message)})
    return http.piece(f"id: {happening.place}\nevent: change\ndata: {data}\n\n".encode())


def _asked(scope: Scope) -> UUID | None:
    query = parse_qs(scope["query_string"].decode("latin-1"))
    with contextlib.suppress(KeyError, ValueError):
        return UUID(query["conversation"][0])
    return None


def _last_seen(scope: Scope) -> int:
    """Return where the browser was: what it says on coming back, or what its page was made with."""
    query = parse_qs(scope["query_string"].decode("latin-1"))
    said = http.header(scope, b"last-event-id") or query.get("since", [""])[0]
    return int(said) if said.isascii() and said.isdigit() else -1
