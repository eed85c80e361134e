"""SMPP as a carrier: an organisation's own message centre, or that of whom it buys texts from."""

import contextlib
import hashlib
import threading
import time
from collections import Counter, OrderedDict
from datetime import datetime
from itertools import count
from typing import Any
from uuid import UUID

from smpplib import consts

from clearline.channels.asking import Server
from clearline.channels.own_settings import setting
from clearline.channels.sms.smpp import packets
from clearline.channels.sms.smpp.line import NOT_NOW, Down, Line, Login, Lost
from clearline.channels.sms.smpp.packets import Told
from clearline.channels.sms.smpp.parts import Parts, Whole
from clearline.contact.outside.channel import (
    Arrived,
    Bring,
    Brought,
    Envelope,
    Fate,
    Kind,
    Posted,
    Receipt,
)

_OPENS_EVERY = 5.0
# Names that a centre gave, kept until what it answered is surely on the disk.
_REMEMBERS = 10_000
# A text has no name of its own in SMPP. The same words from the same number within so many
# seconds, over a new line, are those whose answer was cut off.
_SAME_WITHIN = 300


class Smpp:
    """A message centre of the organisation's own."""

    name = "smpp"
    channel = "sms"
    carries = frozenset({Kind.TEXT})
    at_once = 8
    # The status of an answer, and the states of a receipt (SMPP 3.4, 5.1.3 and 5.2.28).
    means = {
        "0x0": Fate.ON_ITS_WAY,
        "0x4": Fate.DOWN,
        "0x8": Fate.LATER,
        "0x14": Fate.LATER,
        "0x45": Fate.LATER,
        "0x58": Fate.LATER,
        "0xa": Fate.FAILED,
        "0xb": Fate.FAILED,
        "ENROUTE": Fate.ON_ITS_WAY,
        "ACCEPTD": Fate.ON_ITS_WAY,
        "DELIVRD": Fate.DELIVERED,
        "EXPIRED": Fate.FAILED,
        "DELETED": Fate.FAILED,
        "UNDELIV": Fate.FAILED,
        "UNKNOWN": Fate.FAILED,
        "REJECTD": Fate.FAILED,
    }

    def __init__(self, server: Server, login: Login) -> None:
        self._server, self._login = server, login
        self._line = self._new_line()
        self._numbers = count(1)
        self._ours: OrderedDict[str, UUID] = OrderedDict()
        self._parts, self._seen = Parts(), Counter[str]()
        self._bring: Bring | None = None
        self._closing = threading.Event()
        self._keeper: threading.Thread | None = None

    def _new_line(self) -> Line:
        return Line(self._server, self._login, hears=self._hear, looks=self._look)

    @classmethod
    def configured(cls, callback: str) -> "Smpp":
        """Return it as the settings have it; nobody calls us."""
        del callback
        login = Login(
            setting("SMPP_USER"), setting("SMPP_PASSWORD"), kind=setting("SMPP_SYSTEM_TYPE", "")
        )
        return cls(Server(setting("SMPP_ADDRESS")), login)

    def deliver(self, envelope: Envelope) -> Receipt:
        """Hand over one text, in as many packets as it takes."""
        where = packets.addresses(envelope.sender, envelope.address)
        told = Receipt(envelope.reference, Fate.FAILED)
        parts = packets.submissions(envelope.text, number=next(self._numbers) % 256)
        for index, fields in enumerate(parts):
            told = self._submit(envelope.reference, {**where, **fields})
            if told.fate is not Fate.ON_ITS_WAY:
                # Some of it is there already.
                is_begun = index > 0
                return Receipt(told.reference, Fate.LOST, told.says) if is_begun else told
        return told

    def _submit(self, reference: UUID, fields: dict[str, Any]) -> Receipt:
        def then(answer: Any, is_late: bool) -> None:  # noqa: FBT001 - as the line says it
            if answer.status == consts.SMPP_ESME_ROK:
                self._remember(_theirs(answer), reference)
                if is_late:
                    told = Receipt(reference, Fate.ON_ITS_WAY, "taken", _theirs(answer))
                    self._taken(Brought(receipts=(told,)))

        try:
            answer = self._line.ask(then, "submit_sm", **fields)
        except Down as trouble:
            return Receipt(reference, Fate.DOWN, str(trouble))
        except Lost as trouble:
            return Receipt(reference, Fate.LOST, str(trouble))
        status = hex(answer.status)
        if answer.status != consts.SMPP_ESME_ROK:
            says = consts.DESCRIPTIONS.get(answer.status, "")
            fate = self.means.get(status, Fate.FAILED)
            return Receipt(reference, fate, f"{status} {says}".strip()[:100])
        return Receipt(reference, Fate.ON_ITS_WAY, "taken", _theirs(answer))

    def _remember(self, theirs: str, reference: UUID) -> None:
        self._ours[theirs] = reference
        while len(self._ours) > _REMEMBERS:
            self._ours.popitem(last=False)

    def look_up(self, reference: UUID, theirs: str) -> Receipt | None:
        """Most centres do not say: a receipt comes, or nothing does."""
        del reference, theirs
        return None

    def read(self, posted: Posted, *, at: datetime) -> Brought | None:
        """Nothing comes to an address of ours, so whoever calls there is somebody else."""
        del posted, at
        return None

    def fetch(self, *, since: datetime | None, at: datetime) -> Brought | None:
        """The centre brings all by itself, and keeps what it could not."""
        del since, at
        return Brought()

    def listen(self, bring: Bring) -> None:
        """Keep the line open from now on, so that what comes can come."""
        self._bring = bring
        self._closing.clear()
        self._keeper = threading.Thread(target=self._keep_open, name="smpp-keeper", daemon=True)
        self._keeper.start()

    def _keep_open(self) -> None:
        while not self._closing.is_set():
            with contextlib.suppress(Down):  # it is tried again in a moment
                self._line.open()
            self._closing.wait(_OPENS_EVERY)

    def _hear(self, packet: Any) -> None:
        """Take in what comes by itself; it is answered only once it is on the disk."""
        found = packets.read(packet)
        if isinstance(found, Told):
            self._line.answer(packet.sequence, self._taken(Brought(receipts=(self._of(found),))))
        elif (whole := self._parts.add(found, packet.sequence, now=time.monotonic())) is not None:
            self._take_in(whole)

    def _of(self, told: Told) -> Receipt:
        fate = self.means.get(told.state, Fate.FAILED)
        return Receipt(self._ours.get(told.theirs), fate, told.state[:100], told.theirs)

    def _look(self) -> None:
        for whole in self._parts.overdue(now=time.monotonic()):
            self._take_in(whole)

    def _take_in(self, whole: Whole) -> None:
        part = whole.part
        same = f"{part.sender}|{part.to}|{part.number}|{part.text}"
        digest = hashlib.sha256(same.encode()).hexdigest()[:32]
        within = f"{digest}:{int(time.time()) // _SAME_WITHIN}"
        key = f"{within}:{self._seen[within]}"
        status = self._taken(Brought(arrived=(Arrived(key, part.sender, part.to, part.text),)))
        if status == consts.SMPP_ESME_ROK:
            self._seen[within] += 1
        for sequence in whole.sequences:
            self._line.answer(sequence, status)

    def _taken(self, brought: Brought) -> int:
        is_taken = self._bring is not None and self._bring(brought)
        return int(consts.SMPP_ESME_ROK if is_taken else NOT_NOW)

    def wrong(self) -> str:
        """Come in by a line of its own, and go again."""
        line = self._new_line()
        try:
            line.open()
        except Down as trouble:
            return str(trouble)
        line.close()
        return ""

    def close(self) -> None:
        """Say goodbye to the centre."""
        self._closing.set()
        if self._keeper is not None:
            self._keeper.join()
        self._line.close()


def _theirs(answer: Any) -> str:
    return bytes(answer.message_id or b"").decode("latin-1").strip("\0 ")
