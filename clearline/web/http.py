"""What the two bare routes share: reading a request, answering in JSON, reaching the tables."""

import asyncio
import functools
import json
from collections.abc import Awaitable, Callable, Collection, Mapping, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Protocol, TypeVar
from uuid import UUID

from django.conf import settings
from django.db import close_old_connections
from django.http.request import validate_host

from clearline import clock
from clearline.access import cookies
from clearline.contact import stream
from clearline.contact.seen import View

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]
T = TypeVar("T")

_ALWAYS = (
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
)


class InThread(Protocol):
    """Runs a function that reads the tables where it keeps nobody else waiting."""

    def __call__(self, do: Callable[..., T], /, *given: object) -> Awaitable[T]:
        """Run it, and return what it returns."""
        ...


def threads(count: int) -> tuple[InThread, ThreadPoolExecutor]:
    """Return a way to run functions in a few threads, each with its own database connection."""
    pool = ThreadPoolExecutor(count, thread_name_prefix="reader")

    async def run(do: Callable[..., T], /, *given: object) -> T:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(pool, functools.partial(_with_connection, do, *given))

    return run, pool


def _with_connection(do: Callable[..., T], *given: object) -> T:
    close_old_connections()
    return do(*given)


def view_of(session: bytes, conversation: UUID) -> View | None:
    """Return what whoever is behind a session may see of a conversation, now."""
    return stream.view_of(session, conversation, at=clock.now())


def alerted(session: bytes) -> dict[UUID, int] | None:
    """Return the lines on which whoever is behind a session is told that a child has written."""
    return stream.alerted(session, at=clock.now())


def told_of_worry(session: bytes, message: UUID) -> bool:
    """Say whether whoever is behind a session is told of the worry in a message."""
    return stream.told_of_worry(session, message, at=clock.now())


def told_of_crisis(session: bytes, conversation: UUID) -> bool:
    """Say whether whoever is behind a session is told of what happens in a crisis on a line."""
    return stream.told_of_crisis(session, conversation, at=clock.now())


def lately() -> stream.Lately:
    """Return which lines were opened a moment ago, and which texts came."""
    return stream.lately(at=clock.now())


def text_waiting(session: bytes) -> UUID | None:
    """Return the newest text of which whoever is behind a session is told."""
    return stream.text_waiting(session, at=clock.now())


def notice_waiting(session: bytes) -> int | None:
    """Return the newest notice that whoever is behind a session has not seen."""
    return stream.notice_waiting(session, at=clock.now())


def still_signed_in(sessions: Collection[bytes]) -> set[bytes]:
    """Return those of these sessions that are in force now."""
    return stream.still_signed_in(sessions, at=clock.now())


def header(scope: Scope, name: bytes) -> str:
    """Return one header, or nothing."""
    return next((v.decode("latin-1") for k, v in scope["headers"] if k == name), "")


def session_of(scope: Scope) -> bytes | None:
    """Return the digest of the session's token that came with a request."""
    cookie = "; ".join(v.decode("latin-1") for k, v in scope["headers"] if k == b"cookie")
    return cookies.digest_from(cookie, secure=scope["scheme"] == "https") if cookie else None


def is_ours(scope: Scope) -> bool:
    """Say whether a request comes from a page of this very host: nobody else's page may send."""
    host = header(scope, b"host")
    name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
    if not validate_host(name, settings.ALLOWED_HOSTS):
        return False
    return header(scope, b"origin") == f"{scope['scheme']}://{host}"


async def say(send: Send, status: int, answer: Mapping[str, Any]) -> None:
    """Answer in JSON."""
    body = json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace")
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body)).encode()),
        *_ALWAYS,
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def start_of_stream() -> Message:
    """Return the head of a stream of events."""
    headers = [
        (b"content-type", b"text/event-stream"),
        # Asks a proxy in front not to wait until there is more.
        (b"x-accel-buffering", b"no"),
        *_ALWAYS,
    ]
    return {"type": "http.response.start", "status": 200, "headers": headers}


def piece(body: bytes) -> Message:
    """Return a piece of a stream that goes on."""
    return {"type": "http.response.body", "body": body, "more_body": True}
