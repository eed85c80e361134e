"""A real Kannel on free ports, and the message centre behind it: what phones get and send.

Kannel's own fake message centre is a port to which somebody connects who speaks one line a text;
`Phones` is that somebody.
"""

import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote_plus, unquote_to_bytes

USER, PASSWORD, TOKEN = "clearline", "only-for-the-tests", "only-for-kannel"
PATIENCE = 20.0

Seen = TypeVar("Seen")

_CONFIGURATION = """
group = core
admin-port = {admin}
admin-password = {password}
smsbox-port = {box}
box-allow-ip = "127.0.0.1"
log-file = "{folder}/bearerbox.log"
log-level = 1

group = smsc
smsc = fake
smsc-id = phones
host = 127.0.0.1
port = {centre}

group = smsbox
bearerbox-host = 127.0.0.1
sendsms-port = {sendsms}
log-file = "{folder}/smsbox.log"
log-level = 1
http-request-retry = 60
http-queue-delay = 1

group = sendsms-user
username = {user}
password = {password}
max-messages = 10
concatenation = true

group = sms-service
keyword = default
catch-all = true
max-messages = 0
concatenation = true
get-url = "{callback}/channels/sms/kannel/?token={token}&id=%I&from=%p&to=%P&charset=%C&text=%b"
"""


def free_ports(count: int) -> list[int]:
    """Return ports that nobody has, all held at once so that they differ."""
    held = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in held]
    for each in held:
        each.close()
    return ports


def until(look: Callable[[], Seen], *, seconds: float = PATIENCE) -> Seen:
    """Look again and again until there is something to see, and return it."""
    end = time.monotonic() + seconds
    while not (seen := look()) and time.monotonic() < end:
        time.sleep(0.02)
    assert seen, "it did not come"
    return seen


@dataclass(frozen=True)
class Got:
    """One text, or one part of a long one, that a phone got."""

    sender: str
    to: str
    octets: bytes
    part: tuple[int, int] = (1, 1)  # which, of how many


@dataclass
class Phones:
    """Every phone there is: the far end of Kannel's fake message centre."""

    line: socket.socket
    got: list[Got] = field(default_factory=list)
    ear: threading.Thread | None = None

    def pick_up(self) -> None:
        """Begin to take in what comes."""
        self.ear = threading.Thread(target=self._listen, daemon=True)
        self.ear.start()

    def hang_up(self) -> None:
        """Cut the line."""
        self.line.shutdown(socket.SHUT_RDWR)
        if self.ear is not None:
            self.ear.join()
        self.line.close()

    def _listen(self) -> None:
        with self.line.makefile("rb") as lines:
            for line in lines:
                self.got.append(_read(line.rstrip(b"\n")))

    def send(self, sender: str, to: str, text: str) -> None:
        """Send a text."""
        self._line(f"{sender} {to} text {text}")

    def send_in_parts(self, sender: str, to: str, parts: list[str], *, number: int = 7) -> None:
        """Send a long text as a phone does, in parts that say which they are."""
        for index, part in enumerate(parts, start=1):
            header = quote_plus(bytes([5, 0, 3, number, len(parts), index]))
            self._line(f"{sender} {to} udh {header} {quote_plus(part)}")

    def _line(self, line: str) -> None:
        self.line.sendall(line.encode() + b"\n")

    def texts(self) -> list[str]:
        """Return what has come, the parts of long ones put together."""
        whole: list[bytes] = []
        for each in tuple(self.got):
            if each.part[0] == 1:
                whole.append(each.octets)
            else:
                whole[-1] += each.octets
        return [_decoded(octets) for octets in whole]


def _read(line: bytes) -> Got:
    """Read one line of the message centre: from, to, kind, words."""
    sender, to, kind, rest = line.split(b" ", 3)
    part = (1, 1)
    if kind == b"udh":
        header, kind, rest = rest.split(b" ", 2)
        octets = unquote_to_bytes(header.replace(b"+", b" "))
        part = (octets[5], octets[4])
    octets = rest if kind == b"text" else unquote_to_bytes(rest.replace(b"+", b" "))
    return Got(sender.decode(), to.decode(), octets, part)


def _decoded(octets: bytes) -> str:
    """Read what a phone shows: two bytes a letter where it could not be said in one."""
    return octets.decode("utf-16-be" if b"\0" in octets else "utf-8")


@dataclass
class Kannel:
    """A gateway that runs, and what it was told."""

    folder: Path
    callback: str
    ports: dict[str, int]
    boxes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Return where it takes texts."""
        return f"http://127.0.0.1:{self.ports['sendsms']}"

    def start(self) -> Phones:
        """Start both boxes, and connect the phones."""
        configuration = self.folder / "kannel.conf"
        configuration.write_text(
            _CONFIGURATION.format(
                folder=self.folder,
                user=USER,
                password=PASSWORD,
                token=TOKEN,
                callback=self.callback,
                **self.ports,
            )
        )
        self._box("bearerbox", configuration, until_port="box")
        self._box("smsbox", configuration, until_port="sendsms")
        line = socket.create_connection(("127.0.0.1", self.ports["centre"]))
        phones = Phones(line)
        phones.pick_up()
        return phones

    def _box(self, name: str, configuration: Path, *, until_port: str) -> None:
        program = shutil.which(name, path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
        assert program, f"{name} is not installed: sh scripts/setup.sh system"
        box = subprocess.Popen(
            [program, "-v", "4", str(configuration)],
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.boxes.append(box)
        until(lambda: _answers(self.ports[until_port]))

    def stop(self) -> None:
        """End it at once, as a power cut would."""
        for box in reversed(self.boxes):
            box.kill()
            box.wait()
        self.boxes.clear()


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


@contextmanager
def running(folder: Path, *, callback: str) -> Iterator[tuple[Kannel, Phones]]:
    """Run one for a while."""
    names = ("admin", "box", "centre", "sendsms")
    folder.mkdir(parents=True, exist_ok=True)
    gateway = Kannel(folder, callback, dict(zip(names, free_ports(len(names)), strict=True)))
    try:
        phones = gateway.start()
        try:
            yield gateway, phones
        finally:
            phones.hang_up()
    finally:
        gateway.stop()
