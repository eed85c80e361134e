"""Kannel's HTTP interface, from its user guide (1.4.5), with the faults a real one seldom shows.

A real one is asked in `tests/rooms/channels/test_kannel.py`.
"""

from urllib.parse import urlencode
from uuid import UUID

from clearline.channels import asking
from clearline.channels.sms.kannel import Kannel
from clearline.contact.outside.channel import Carrier, Fate, Posted
from tests.standins.provider import Answer, Asked, CallsUs, Faults, Server

USER, PASSWORD, TOKEN = "clearline", "only-for-the-tests", "only-for-kannel"
_FAULTS = {
    "for good": Answer(400, "Missing receiver number, rejected"),
    "for now": Answer(503, "Temporal failure, try again later."),
    "closed": Answer(403, "Authorization failed for sendsms"),
}
_STATUS = {Fate.DELIVERED: "1", Fate.FAILED: "2", Fate.ON_ITS_WAY: "8"}


class Smsbox(CallsUs):
    """Takes texts as Kannel's smsbox does, and calls as it does."""

    name = "kannel"

    def __init__(self) -> None:
        self.faults = Faults()
        self.got: list[str] = []
        self.server = Server(self.answer, self.faults.spoil)
        self.server.open()
        self.carrier: Carrier = self.connect()

    def connect(self) -> Kannel:
        """Return a carrier that knows nothing but its settings."""
        return Kannel(
            asking.Server(self.server.address, self.patience),
            user=USER,
            password=PASSWORD,
            token=TOKEN,
            callback="https://clearline.example",
        )

    def answer(self, asked: Asked) -> Answer:
        said = asked.query
        if (said.get("username"), said.get("password")) != (USER, PASSWORD):
            return _FAULTS["closed"]
        if not said.get("to"):
            return _FAULTS["for good"]
        if fault := self.faults.of_this():
            return _FAULTS[fault]
        self.got.append(said["text"])
        return Answer(202, "0: Accepted for delivery")

    def receipt(self, reference: UUID, fate: Fate) -> Posted:
        said = {"token": TOKEN, "ref": str(reference), "status": _STATUS[fate], "says": ""}
        return Posted(f"https://clearline.example/channels/sms/kannel/?{urlencode(said)}")

    def text(self, key: str, sender: str, to: str, words: str) -> Posted:
        said = {"token": TOKEN, "id": key, "from": sender, "to": to, "text": words}
        query = urlencode({**said, "charset": "UTF-8"})
        return Posted(f"https://clearline.example/channels/sms/kannel/?{query}")

    def forged(self, posted: Posted) -> list[Posted]:
        """Return what somebody else might call with, who has seen a call but not the token."""
        return [Posted(posted.address.replace(TOKEN, other)) for other in ("", "guessed")]
