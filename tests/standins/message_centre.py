"""A message centre that speaks SMPP 3.4, packet by packet from its specification; faults too."""

import contextlib
import queue
import socket
import struct
import threading
from dataclasses import dataclass, field
from uuid import UUID

from clearline.channels import asking
from clearline.channels.sms import gsm
from clearline.channels.sms.smpp.carrier import Smpp
from clearline.channels.sms.smpp.line import Login
from clearline.contact.outside.channel import Brought, Carrier, Fate, Posted
from tests.kannel import until
from tests.standins.provider import CUT, SLOW, FarEnd, Faults

USER, PASSWORD = "clearline", "only-us"
_SUBMIT, _DELIVER, _BIND, _UNBIND, _ENQUIRE = 0x04, 0x05, 0x09, 0x06, 0x15
_ANSWERS = 0x80000000
_STATUS = {"": 0x00, "for good": 0x0B, "for now": 0x58, "closed": 0x04, CUT: 0x00, SLOW: 0x00}
_WRONG_PASSWORD = 0x0E
_STATES = {Fate.DELIVERED: "DELIVRD", Fate.FAILED: "UNDELIV", Fate.ON_ITS_WAY: "ACCEPTD"}


@dataclass
class Line:
    """One line that somebody came in by."""

    socket: socket.socket
    answered: dict[int, int] = field(default_factory=dict)
    number: int = 0

    def send(self, command: int, sequence: int, body: bytes = b"", status: int = 0) -> None:
        head = struct.pack(">LLLL", len(body) + 16, command, status, sequence)
        self.socket.sendall(head + body)

    def read(self) -> tuple[int, int, int, bytes]:
        length, command, status, sequence = struct.unpack(">LLLL", self._exactly(16))
        return command, status, sequence, self._exactly(length - 16)

    def _exactly(self, size: int) -> bytes:
        found = b""
        while len(found) < size:
            more = self.socket.recv(size - len(found))
            if not more:
                raise ConnectionError
            found += more
        return found


class MessageCentre(FarEnd):
    """Takes texts, and brings receipts and texts over the same line."""

    name = "smpp"

    def __init__(self) -> None:
        self.faults = Faults()
        self.got: list[str] = []
        self._begun: dict[int, list[str]] = {}
        self.names: dict[UUID, str] = {}
        self.came: queue.Queue[Brought] = queue.Queue()
        self.takes = True
        self.port = 0
        self.door: socket.socket | None = None
        self.lines: list[Line] = []
        self.is_in = threading.Event()
        self.come_back()
        self.carrier: Carrier = self.connect()

    def connect(self) -> Smpp:
        """Return a carrier that knows nothing but its settings, with its line open."""
        where = asking.Server(f"smpp://127.0.0.1:{self.port}", self.patience)
        made = Smpp(where, Login(USER, PASSWORD))
        self._let_in(made)
        return made

    def _let_in(self, carrier: Carrier) -> None:
        assert isinstance(carrier, Smpp)
        carrier.listen(self.bring)
        until(lambda: carrier._line.is_open)

    def bring(self, brought: Brought) -> bool:
        self.came.put(brought)
        return self.takes

    def come_back(self) -> None:
        door = self.door = socket.create_server(("127.0.0.1", self.port))
        self.port = door.getsockname()[1]
        threading.Thread(target=self._listen, args=(door,), daemon=True).start()

    def go_down(self) -> None:
        if self.door is not None:
            self.door.shutdown(socket.SHUT_RDWR)
            self.door.close()
            self.door = None
        self.cut()
        # A line that was cut a moment ago is not known to be: what goes over it then is lost.
        assert isinstance(self.carrier, Smpp)
        line = self.carrier._line
        until(lambda: not line.is_open)

    def cut(self) -> None:
        while self.lines:
            with contextlib.suppress(OSError):
                self.lines.pop().socket.shutdown(socket.SHUT_RDWR)

    def _listen(self, door: socket.socket) -> None:
        while True:
            try:
                line = Line(door.accept()[0])
            except OSError:
                return
            threading.Thread(target=self._serve, args=(line,), daemon=True).start()

    def _serve(self, line: Line) -> None:
        with line.socket:
            try:
                while True:
                    self._answer(line, *line.read())
            except OSError:
                if line in self.lines:
                    self.lines.remove(line)

    def _answer(self, line: Line, command: int, status: int, sequence: int, body: bytes) -> None:
        if command == _BIND:
            user, password, _ = body.split(b"\0", 2)
            is_right = (user.decode(), password.decode()) == (USER, PASSWORD)
            status = 0 if is_right else _WRONG_PASSWORD
            self.lines += [line] if is_right else []
            line.send(command | _ANSWERS, sequence, b"centre\0", status)
            self.is_in.set()
        elif command == _SUBMIT:
            self._take(line, sequence, body)
        elif command in {_UNBIND, _ENQUIRE}:
            line.send(command | _ANSWERS, sequence)
        elif command == _DELIVER | _ANSWERS:
            line.answered[sequence] = status

    def _take(self, line: Line, sequence: int, body: bytes) -> None:
        fault = self.faults.of_this() or self.faults.spoil()
        status = _STATUS[fault]
        if status == 0:
            self._keep(body)
        name = f"{len(self.got):08X}\0".encode()
        if fault == CUT:
            line.socket.shutdown(socket.SHUT_RDWR)
        elif fault != SLOW:
            line.send(_SUBMIT | _ANSWERS, sequence, name if status == 0 else b"", status)

    def _keep(self, body: bytes) -> None:
        """Read the fields in their order, and put the parts of a long text together."""
        fields = body[body.index(b"\0") + 1 :]  # after the service
        sender, fields = fields[2:].split(b"\0", 1)
        to, fields = fields[2:].split(b"\0", 1)
        assert (sender, to) == (b"447700900100", b"447700900301")
        kind, (_, _, rest) = fields[0], fields[3:].split(b"\0", 2)
        _, _, coding, _, length = rest[:5]
        octets, header = rest[5 : 5 + length], b""
        if kind & 0x40:
            header, octets = octets[:6], octets[6:]
        words = octets.decode("utf-16-be") if coding == 8 else gsm.decode(octets)
        if not header:
            self.got.append(words)
            return
        parts = self._begun.setdefault(header[3], [])
        parts.append(words)
        if len(parts) == header[4]:
            self.got.append("".join(self._begun.pop(header[3])))

    def deliver(self, octets: bytes, *, kind: int = 0, coding: int = 0, **who: str) -> int:
        """Bring something over the line, and return the number under which it is answered."""
        assert isinstance(self.carrier, Smpp)
        if not self.carrier._line.is_open:
            self._let_in(self.carrier)  # the worker that had it is gone; here is the next
        line = self.lines[-1]
        line.number += 1
        body = b"\0\1\1" + who.get("sender", "").encode() + b"\0"
        body += b"\1\1" + who.get("to", "").encode() + b"\0"
        body += bytes([kind, 0, 0, 0, 0, 0, 0, coding, 0, len(octets)]) + octets
        line.send(_DELIVER, line.number, body)
        return line.number

    def tells(self, reference: UUID, fate: Fate) -> Brought:
        self._remember()
        name = self.names.get(reference, "no-such")
        says = f"id:{name} sub:001 dlvrd:001 submit date:2611231630 done date:2611231631 "
        says += f"stat:{_STATES[fate]} err:000 text:"
        self.deliver(says.encode(), kind=0x04)
        return self.came.get(timeout=5)

    def brings(self, key: str, sender: str, to: str, words: str) -> Brought:
        del key  # a text has no name here
        wide = words.encode("utf-16-be")
        self.deliver(wide, coding=8, sender=sender.lstrip("+"), to=to.lstrip("+"))
        return self.came.get(timeout=5)

    def _remember(self) -> None:
        """The centre is asked by its own names; which of ours they stand for, the carrier knows."""
        assert isinstance(self.carrier, Smpp)
        self.names |= {reference: name for name, reference in self.carrier._ours.items()}

    def forgeries(self) -> list[Posted]:
        """Nothing comes by an address, so whoever calls there is somebody else."""
        return [Posted("https://clearline.example/channels/sms/smpp/?id=1&text=hi")]

    def start_anew(self) -> None:
        self._remember()
        self.carrier.close()
        self.carrier = self.connect()

    def close(self) -> None:
        self.carrier.close()
        self.go_down()
