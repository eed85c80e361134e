"""The socket, and the server that answers on it until it is told to stop."""

import errno
import signal
import socket
from collections.abc import Awaitable, Callable
from ipaddress import ip_address
from types import FrameType
from typing import Any

import uvicorn

from clearline.cli.serve.obstacle import Obstacle

# A live stream ends when its page goes; nobody waits longer than this for one that does not.
PATIENCE_SECONDS = 3
_WHY = {
    errno.EADDRINUSE: "port {port} on {host} is taken. Choose another: --port {next}",
    errno.EACCES: "only the system's own account may use port {port}. Choose one above 1023",
    errno.EADDRNOTAVAIL: "{host} is not an address of this machine",
}


def bind(host: str, port: int) -> socket.socket:
    """Take the address before anything else is done, so that a taken port costs no waiting."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
        family, kind, protocol, _, place = found[0]
        # Said to be TCP: asyncio sends at once only on a socket that says so, and else each
        # answer waits 40 ms for the acknowledgement of its own head.
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(place)
    except socket.gaierror:
        raise Obstacle(f"Clearline cannot listen there: {host} is no address or name.") from None
    except OSError as trouble:
        why = _WHY.get(trouble.errno or 0, trouble.strerror or "the system said no")
        told = why.format(host=host, port=port, next=port % 65535 + 1)
        raise Obstacle(f"Clearline cannot listen there: {told}.") from None
    return listener


def is_here_only(listener: socket.socket) -> bool:
    """Say whether only this machine can reach it."""
    return ip_address(listener.getsockname()[0]).is_loopback


def address_of(listener: socket.socket) -> str:
    """Return what to type into a browser."""
    host, port, *_ = listener.getsockname()
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


class Server(uvicorn.Server):
    """Uvicorn, telling when it is ready and when it is about to stop."""

    def __init__(
        self, config: uvicorn.Config, *, ready: Callable[[], None], stopping: Callable[[], None]
    ) -> None:
        super().__init__(config)
        self._ready = ready
        self._stopping = stopping

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then say so."""
        await super().startup(sockets)
        if self.started:
            self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Say so, then stop."""
        self._stopping()
        await super().shutdown(sockets)


def serve(
    listener: socket.socket,
    application: Callable[..., Awaitable[Any]],
    *,
    ready: Callable[[], None],
    stopping: Callable[[], None],
) -> None:
    """Answer until Ctrl-C or SIGTERM; then finish what was begun and return."""
    config = uvicorn.Config(
        application,
        lifespan="on",
        ws="none",
        # Addresses carry links that sign a child in: they are never logged.
        access_log=False,
        log_level="error",
        server_header=False,
        timeout_graceful_shutdown=PATIENCE_SECONDS,
    )
    Server(config, ready=ready, stopping=stopping).run(sockets=[listener])


def stop_quietly() -> None:
    """Make both ways of stopping an ordinary end, from now on and at any moment."""
    for how in (signal.SIGINT, signal.SIGTERM):
        signal.signal(how, _stop)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)
