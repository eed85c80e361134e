"""A line to a message centre that stays open: asked and answered over it, both ways."""

import contextlib
import select
import socket
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from smpplib import client, consts, exceptions, smpp

from clearline.channels.asking import Server

_LOOK_EVERY = 0.5
# A line on which nothing was heard for so long is asked whether it is still there, then let go.
_ASKS_AFTER, _GONE_AFTER = 30.0, 60.0
_PORTS = {"smpp": 2775, "smpps": 3550}
NOT_NOW = consts.SMPP_ESME_RX_T_APPN

_TROUBLE = (OSError, exceptions.ConnectionError, exceptions.PDUError)
Packet = Any


class Down(Exception):  # noqa: N818 - it reads as what it is
    """The centre is not there, or does not let us in: surely nothing was handed over."""


class Lost(Exception):  # noqa: N818 - it reads as what it is
    """No answer came: it may have been taken, or not."""


@dataclass(frozen=True, slots=True)
class Login:
    """With what we come in."""

    user: str
    password: str
    kind: str = ""


class _Client(client.Client):  # type: ignore[misc]
    """The library's own, with a certificate that is checked where the line is secure."""

    def _create_socket(self) -> socket.socket:
        raw = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        raw.settimeout(self.timeout)
        if self._ssl_context is None:
            return raw
        secure: socket.socket = self._ssl_context.wrap_socket(raw, server_hostname=self.host)
        return secure


@dataclass(slots=True)
class _Waiting:
    # What is done with the answer, in order with all else that comes, and though it come too late.
    then: Callable[[Packet, bool], None]
    came: threading.Event = field(default_factory=threading.Event)
    answer: Packet | None = None
    is_late: bool = False


class Line:
    """One line. Any thread may ask over it; what comes by itself is handed to `hears`."""

    def __init__(
        self,
        server: Server,
        login: Login,
        *,
        hears: Callable[[Packet], None],
        looks: Callable[[], None],
    ) -> None:
        self._server, self._login = server, login
        self._hears, self._looks = hears, looks
        self._client: Any = None
        self._opening, self._sending = threading.Lock(), threading.Lock()
        self._waiting: dict[int, _Waiting] = {}
        self._heard_at = 0.0
        self._listener: threading.Thread | None = None

    @property
    def is_open(self) -> bool:
        """Whether there is a line now."""
        return self._client is not None

    def open(self) -> None:
        """Come in, unless we are."""
        with self._opening:
            if self._client is not None:
                return
            there = self._made()
            try:
                there.connect()
                login = self._login
                there.bind_transceiver(
                    system_id=login.user, password=login.password, system_type=login.kind
                )
            except _TROUBLE as trouble:
                there.state = consts.SMPP_CLIENT_STATE_OPEN
                there.disconnect()
                raise Down(_named(trouble)) from None
            self._client, self._heard_at = there, time.monotonic()
            self._listener = threading.Thread(
                target=self._listen, args=(there,), name="smpp", daemon=True
            )
            self._listener.start()

    def _made(self) -> Any:
        split = urlsplit(self._server.address)
        secure = ssl.create_default_context() if split.scheme == "smpps" else None
        return _Client(
            split.hostname,
            split.port or _PORTS.get(split.scheme, _PORTS["smpp"]),
            timeout=self._server.seconds,
            ssl_context=secure,
            allow_unknown_opt_params=True,
        )

    def ask(self, then: Callable[[Packet, bool], None], command: str, **fields: Any) -> Packet:
        """Ask, and wait for the answer; `then` has it first, and hears whether it came too late."""
        self.open()
        there, waiting = self._client, _Waiting(then)
        if there is None:
            raise Down("the line was cut")
        with self._sending:
            packet = smpp.make_pdu(command, client=there, **fields)
            self._waiting[packet.sequence] = waiting
            try:
                there.send_pdu(packet)
            except _TROUBLE:
                self._waiting.pop(packet.sequence, None)
                self._let_go(there)
                raise Lost("the line was cut") from None
        waiting.is_late = not waiting.came.wait(self._server.seconds)
        if waiting.answer is None:
            raise Lost("no answer in time" if there is self._client else "the line was cut")
        return waiting.answer

    def answer(self, sequence: int, status: int) -> None:
        """Answer what came; where the line is gone the centre brings it again."""
        self._send("deliver_sm_resp", sequence=sequence, status=status)

    def _send(self, command: str, **fields: Any) -> None:
        there = self._client
        if there is None:
            return
        try:
            with self._sending:
                packet = smpp.make_pdu(command, client=there, **fields)
                packet.sequence = fields.get("sequence", packet.sequence)
                packet.status = fields.get("status", consts.SMPP_ESME_ROK)
                there.send_pdu(packet)
        except _TROUBLE:
            self._let_go(there)

    def _listen(self, there: Any) -> None:
        """Read what comes until the line is gone."""
        while self._client is there:
            try:
                if _has_come(there._socket):  # noqa: SLF001 - it has no other way
                    self._heard_at = time.monotonic()
                    self._sort(there.read_pdu())
            except exceptions.UnknownCommandError:
                continue
            except (*_TROUBLE, ValueError):
                break
            self._looks()
            if not self._is_alive():
                break
        self._let_go(there)
        there.state = consts.SMPP_CLIENT_STATE_OPEN
        there.disconnect()

    def _is_alive(self) -> bool:
        silent = time.monotonic() - self._heard_at
        if _ASKS_AFTER <= silent < _ASKS_AFTER + _LOOK_EVERY:
            self._send("enquire_link")
        return silent < _GONE_AFTER

    def _sort(self, packet: Packet) -> None:
        waiting = self._waiting.pop(packet.sequence, None) if packet.is_response() else None
        if waiting is not None:
            waiting.then(packet, waiting.is_late)
            waiting.answer = packet
            waiting.came.set()
        elif packet.command == "enquire_link":
            self._send("enquire_link_resp", sequence=packet.sequence)
        elif packet.command == "unbind":
            self._send("unbind_resp", sequence=packet.sequence)
            raise exceptions.ConnectionError
        elif packet.command == "deliver_sm":
            self._hears(packet)

    def _let_go(self, there: Any) -> None:
        """Cut the line; only who listens on it puts it away."""
        if self._client is not there:
            return
        self._client = None
        with contextlib.suppress(OSError):
            there._socket.shutdown(socket.SHUT_RDWR)  # noqa: SLF001 - it has no other way
        while self._waiting:
            self._waiting.popitem()[1].came.set()

    def close(self) -> None:
        """Say goodbye, and let go."""
        there, listener = self._client, self._listener
        if there is not None:
            self._send("unbind")
            self._let_go(there)
        if listener is not None and listener is not threading.current_thread():
            listener.join()


def _has_come(line: Any) -> bool:
    if isinstance(line, ssl.SSLSocket) and line.pending():
        return True
    return bool(select.select([line], [], [], _LOOK_EVERY)[0])


def _named(trouble: Exception) -> str:
    if isinstance(trouble, exceptions.PDUError) and len(trouble.args) > 1:
        return f"not let in: {consts.DESCRIPTIONS.get(trouble.args[1], hex(trouble.args[1]))}"
    return "nobody is there"
