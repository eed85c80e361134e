"""Twilio's messages, from its API documentation: sending, asking, signed callbacks, its errors."""

import base64
import hashlib
import hmac
from datetime import datetime
from email.utils import format_datetime
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from uuid import UUID

from clearline.channels import asking
from clearline.channels.sms.twilio import Twilio
from clearline.contact.outside.channel import Carrier, Fate, Posted
from tests.standins.provider import Answer, Asked, CallsUs, Faults, Server

ACCOUNT, TOKEN = f"AC{'0' * 32}", "only-for-twilio"
OURS = "https://clearline.example"
_AT = f"/2010-04-01/Accounts/{ACCOUNT}"
_STATUS = {Fate.DELIVERED: "delivered", Fate.FAILED: "undelivered", Fate.ON_ITS_WAY: "sent"}


def _error(status: int, code: int, says: str) -> Answer:
    more = f"https://www.twilio.com/docs/errors/{code}"
    return Answer(status, {"code": code, "message": says, "more_info": more, "status": status})


_FAULTS = {
    "for good": _error(400, 21211, "Invalid 'To' Phone Number"),
    "for now": _error(503, 20503, "Service unavailable"),
    "closed": _error(429, 20429, "Too many requests"),
}


class TwilioService(CallsUs):
    """Takes texts as Twilio does, keeps what became of each, and calls as it does."""

    name = "twilio"

    def __init__(self) -> None:
        self.faults = Faults()
        self.got: list[str] = []
        self.messages: list[dict[str, Any]] = []
        self.status = "active"
        self.server = Server(self.answer, self.faults.spoil)
        self.server.open()
        self.carrier: Carrier = self.connect()

    def connect(self) -> Twilio:
        """Return a carrier that knows nothing but its settings."""
        where = asking.Server(self.server.address, self.patience)
        return Twilio(where, account=ACCOUNT, token=TOKEN, number="", callback=OURS)

    def answer(self, asked: Asked) -> Answer:
        shown = base64.b64encode(f"{ACCOUNT}:{TOKEN}".encode()).decode()
        if asked.headers.get("Authorization") != f"Basic {shown}":
            return _error(401, 20003, "Authenticate")
        return self.taken(asked) if asked.method == "POST" else self.told(asked)

    def told(self, asked: Asked) -> Answer:
        if asked.path == f"{_AT}.json":
            return Answer(200, {"sid": ACCOUNT, "status": self.status})
        if asked.path == f"{_AT}/Messages.json":
            newest_first = list(reversed(self.messages))
            return Answer(200, {"messages": newest_first, "next_page_uri": None, "page": 0})
        sid = asked.path.rpartition("/")[2].removesuffix(".json")
        found = [each for each in self.messages if each["sid"] == sid]
        return Answer(200, found[0]) if found else _error(404, 20404, "Not found")

    def taken(self, asked: Asked) -> Answer:
        said = asked.form
        if not said.get("From"):
            return _error(400, 21603, "A 'From' phone number is required")
        if fault := self.faults.of_this():
            return _FAULTS[fault]
        self.got.append(said["Body"])
        message = self._message("outbound-api", said["To"], said["From"], said["Body"])
        message["callback"] = said["StatusCallback"]
        return Answer(201, message)

    def _message(self, direction: str, to: str, sender: str, words: str) -> dict[str, Any]:
        sid = f"SM{len(self.messages):032x}"
        message: dict[str, Any] = {
            "sid": sid,
            "direction": direction,
            "to": to,
            "from": sender,
            "body": words,
        }
        message |= {"status": "queued", "error_code": None, "account_sid": ACCOUNT}
        self.messages.append(message)
        return message

    def receipt(self, reference: UUID, fate: Fate) -> Posted:
        found = [m for m in self.messages if str(reference) in m.get("callback", "")]
        address = f"{OURS}/channels/sms/twilio/?ref={reference}"
        message = found[-1] if found else {"sid": "SM-of-another"}
        message |= {"status": _STATUS[fate]}
        said = {"MessageSid": message["sid"], "MessageStatus": _STATUS[fate]}
        return signed(address, {**said, "AccountSid": ACCOUNT})

    def text(self, key: str, sender: str, to: str, words: str) -> Posted:
        said = {"MessageSid": f"SMin{key}", "From": sender, "To": to, "Body": words}
        return signed(f"{OURS}/channels/sms/twilio/", {**said, "NumMedia": "0"})

    def keeps(self, key: str, sender: str, words: str, *, at: datetime) -> None:
        """Keep a text with which it did not call, or called in vain."""
        message = self._message("inbound", "+447700900100", sender, words)
        message |= {"sid": f"SMin{key}", "status": "received", "date_sent": format_datetime(at)}

    def forged(self, posted: Posted) -> list[Posted]:
        """Return what somebody else might call with: unsigned, badly signed, or changed."""
        changed = {**posted.form, "MessageSid": "SMother"}
        right, wrong = posted.headers, {"X-Twilio-Signature": "guessed"}
        shown: list[tuple[dict[str, str], Any]] = [
            (dict(posted.form), {}),
            (dict(posted.form), wrong),
            (changed, right),
        ]
        return [Posted(posted.address, posted.query, form, headers) for form, headers in shown]


def signed(address: str, form: dict[str, str]) -> Posted:
    """Sign as it is documented: the address, then each field and what it says, by name."""
    said = address + "".join(name + form[name] for name in sorted(form))
    mac = hmac.new(TOKEN.encode(), said.encode(), hashlib.sha1).digest()
    headers = {"X-Twilio-Signature": base64.b64encode(mac).decode()}
    return Posted(address, dict(parse_qsl(urlsplit(address).query)), form, headers)
