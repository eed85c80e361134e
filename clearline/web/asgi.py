"""The program as one ASGI application: two bare routes, and the pages on a pool of threads."""

import asyncio
import contextlib
import logging
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, MutableMapping
from typing import Any, cast
from uuid import UUID

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clearline.settings")

from a2wsgi import WSGIMiddleware
from django.core.wsgi import get_wsgi_application

_pages = get_wsgi_application()

from django.db import connection  # noqa: E402 - Django is set up by the line above

from clearline import clock  # noqa: E402
from clearline.access.work import overnight  # noqa: E402
from clearline.channels import running  # noqa: E402
from clearline.contact import drafts, front, laters, refusals, stream, wake  # noqa: E402
from clearline.contact.due import firing, holidays  # noqa: E402
from clearline.contact.outside import joins  # noqa: E402
from clearline.contact.wake import Told  # noqa: E402
from clearline.ledger import checkpoints  # noqa: E402
from clearline.web import http, send  # noqa: E402
from clearline.web.answers import Answers  # noqa: E402
from clearline.web.elsewhere import Elsewhere  # noqa: E402
from clearline.web.hub import Hub  # noqa: E402
from clearline.web.live import Live  # noqa: E402

log = logging.getLogger(__name__)

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

_PAGE_THREADS = 8
_READER_THREADS = 4
# Where several processes share a database each looks for what the others did, this often.
_LOOK_EVERY = 0.25
_FOLLOW_EVERY = 1.0
_CHECK_SIGN_INS_EVERY = 5.0
_TIDY_EVERY = 600.0
_NIGHT_EVERY = 60.0
_SLOW_CLOCKS_EVERY = 30.0


class Application:
    """Answers requests, and does in the background what the running program owes."""

    def __init__(self) -> None:
        self._in_thread, self._readers = http.threads(_READER_THREADS)
        self._hub = Hub(self._read_after)
        self._live = Live(self._hub, self._in_thread)
        self._elsewhere = Elsewhere(self._live, self._in_thread)
        self._answers = Answers()
        self._pages = WSGIMiddleware(cast("Any", _pages), workers=_PAGE_THREADS)

    async def _read_after(self, place: int, conversations: Any) -> list[wake.Happening]:
        return await self._in_thread(stream.after, place, conversations)

    async def __call__(self, scope: Scope, receive: Receive, send_: Send) -> None:
        """Answer one request, or live through the program's life."""
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send_)
        elif scope["type"] != "http":
            await send_({"type": "websocket.close"})
        elif scope["path"] == "/send":
            await send.answer(scope, receive, send_, self._answers)
        elif scope["path"] == "/live" and scope["method"] == "GET":
            await self._live.answer(scope, receive, send_)
        else:
            await self._pages(cast("Any", scope), cast("Any", receive), cast("Any", send_))

    async def _lifespan(self, receive: Receive, send_: Send) -> None:
        await receive()
        async with self.running():
            await send_({"type": "lifespan.startup.complete"})
            while (await receive())["type"] != "lifespan.shutdown":
                pass
            self.end_streams()
        await send_({"type": "lifespan.shutdown.complete"})

    def end_streams(self) -> None:
        """Let every live stream end: a server that stops waits for them first."""
        self._hub.close()

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Open the gate and follow the ledger; on leaving, settle what waits and stop."""
        self._hub.begin(await self._in_thread(stream.newest) + 1)
        loop = asyncio.get_running_loop()
        with self._listening(loop):
            open_the_gate()
            chores = [asyncio.create_task(chore) for chore in self._chores()]
            try:
                yield
            finally:
                for chore in chores:
                    chore.cancel()
                await loop.run_in_executor(None, close_the_gate)
        self._readers.shutdown()

    @contextlib.contextmanager
    def _listening(self, loop: asyncio.AbstractEventLoop) -> Iterator[None]:
        """Pass on to the event loop what happens in threads."""

        def told(what: Told) -> None:
            loop.call_soon_threadsafe(lambda: loop.create_task(self._hub.happened(what)))

        def ended() -> None:
            loop.call_soon_threadsafe(lambda: loop.create_task(self._live.end_signed_out()))

        def opened(conversation: UUID) -> None:
            loop.call_soon_threadsafe(self._live.line_opened, conversation)

        def text() -> None:
            loop.call_soon_threadsafe(self._live.text_waits)

        wake.listen(told)
        wake.listen_for_lines(opened)
        wake.listen_for_texts(text)
        wake.listen_for_sign_ins(ended)
        try:
            yield
        finally:
            wake.forget(told)
            wake.forget_lines(opened)
            wake.forget_texts(text)
            wake.forget_sign_ins(ended)

    def _chores(self) -> list[Any]:
        chores = [
            _each(_FOLLOW_EVERY, lambda: self._in_thread(send_what_is_due)),
            _each(_FOLLOW_EVERY, lambda: self._in_thread(tell_what_fell_due)),
            _each(_SLOW_CLOCKS_EVERY, lambda: self._in_thread(tell_what_fell_due_by_the_day)),
            _each(_FOLLOW_EVERY, lambda: self._in_thread(follow_the_ledger)),
            _each(_TIDY_EVERY, lambda: self._in_thread(tidy)),
            _each(_NIGHT_EVERY, lambda: self._in_thread(see_to_the_night)),
            _each(_CHECK_SIGN_INS_EVERY, self._live.end_signed_out),
        ]
        if connection.vendor == "postgresql":
            chores.append(_each(_LOOK_EVERY, self._hub.catch_up))
            chores.append(_each(_LOOK_EVERY, self._elsewhere.look))
        return chores


def open_the_gate() -> None:
    """Take drafts from now on, and carry what leaves the building."""
    front.open_()
    running.begin()


def close_the_gate() -> None:
    """Finish what is in hand, settle what waits, and stop."""
    running.end()
    front.close()


def send_what_is_due() -> None:
    """Let refusals count that nobody took back; decide what waited for the morning."""
    refusals.settle_due(at=clock.now())
    laters.settle_due(at=clock.now())


def tell_what_fell_due() -> None:
    """Tell whoever is next of a crisis that nobody has answered, or of a message that waits."""
    firing.fire_quick(at=clock.now())


def tell_what_fell_due_by_the_day() -> None:
    """Tell of what is counted in hours and days: tasks, permissions, what is to be read."""
    holidays.follow()
    firing.fire_slow(at=clock.now())


def follow_the_ledger() -> None:
    """Sign the newest head, and keep the checkpoint outside too."""
    checkpoints.follow(at=clock.now())


def see_to_the_night() -> None:
    """Once a day, see to what the night let lapse."""
    overnight.see_to(at=clock.now())


def tidy() -> None:
    """Forget drafts of more than a day, and whose a number is that has long been silent."""
    drafts.drop_old(at=clock.now())
    joins.lapse(at=clock.now())


async def _each(seconds: float, do: Callable[[], Awaitable[Any]]) -> None:
    """Do something again and again. What fails once is said, and tried the next time."""
    while True:
        await asyncio.sleep(seconds)
        try:
            await do()
        except Exception as trouble:  # noqa: BLE001 - one bad minute must not end the chore
            # Without the traceback: it may hold words.
            log.error("a chore failed: %s", type(trouble).__name__)  # noqa: TRY400


application = Application()
