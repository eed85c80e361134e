"""GOV.UK Notify, from its API documentation: sending, asking, callbacks, and its errors."""

import json
import time
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

import jwt

from clearline.channels import asking
from clearline.channels.sms.notify import Notify
from clearline.contact.outside.channel import Carrier, Fate, Posted
from tests.standins.provider import Answer, Asked, CallsUs, Faults, Server

SERVICE, SECRET = "26785a09-ab16-4eb0-8407-a37497a57506", "3d844edf-8d35-48ac-975b-e847b4f122b0"
KEY, TEMPLATE = f"for_the_tests-{SERVICE}-{SECRET}", "f33517ff-2a88-4f6e-b855-c550268ce08a"
TOKEN = "only-for-notify"
PAGE = 250
_STATUS = {Fate.DELIVERED: "delivered", Fate.FAILED: "permanent-failure"}


def _error(status: int, name: str, says: str) -> Answer:
    return Answer(status, {"status_code": status, "errors": [{"error": name, "message": says}]})


_FAULTS = {
    "for good": _error(400, "ValidationError", "phone_number Not enough digits"),
    "for now": _error(500, "Exception", "Internal server error"),
    "closed": _error(429, "RateLimitError", "Exceeded rate limit for key type live"),
}


class NotifyService(CallsUs):
    """Takes texts as Notify does, keeps what became of each, and calls as it does."""

    name = "notify"

    def __init__(self) -> None:
        self.faults = Faults()
        self.got: list[str] = []
        self.sent: dict[str, dict[str, Any]] = {}
        self.received: list[dict[str, str]] = []  # the newest last
        self.template = "((message))"
        self.server = Server(self.answer, self.faults.spoil)
        self.server.open()
        self.carrier: Carrier = self.connect()

    def connect(self) -> Notify:
        """Return a carrier that knows nothing but its settings."""
        where = asking.Server(self.server.address, self.patience)
        return Notify(where, key=KEY, template=TEMPLATE, token=TOKEN)

    def answer(self, asked: Asked) -> Answer:
        if wrong := _wrong(asked.headers.get("Authorization", "")):
            return _error(403, "AuthError", wrong)
        return self.taken(asked) if asked.method == "POST" else self.told(asked)

    def told(self, asked: Asked) -> Answer:
        if asked.path.startswith("/v2/template/"):
            return Answer(200, {"id": TEMPLATE, "type": "sms", "body": self.template})
        if asked.path == "/v2/received-text-messages":
            return self.page(asked.query.get("older_than"))
        found = [each for key, each in self.sent.items() if key == asked.query.get("reference")]
        return Answer(200, {"notifications": found, "links": {}})

    def taken(self, asked: Asked) -> Answer:
        said = asked.said
        if fault := self.faults.of_this():
            return _FAULTS[fault]
        if set(said["personalisation"]) != {"message"}:
            return _error(400, "BadRequestError", "Missing personalisation: message")
        text, reference = said["personalisation"]["message"], said["reference"]
        self.got.append(text)
        own = str(uuid5(UUID(SERVICE), reference))
        self.sent[reference] = {"id": own, "reference": reference, "status": "created"}
        content = {"body": text, "from_number": "07700900100"}
        return Answer(201, {"id": own, "reference": reference, "content": content})

    def page(self, older_than: str | None) -> Answer:
        newest_first = list(reversed(self.received))
        if older_than:
            at = [text["id"] for text in newest_first].index(older_than)
            newest_first = newest_first[at + 1 :]
        links = {"current": "/v2/received-text-messages"}
        if found := newest_first[:PAGE]:
            links["next"] = f"/v2/received-text-messages?older_than={found[-1]['id']}"
        return Answer(200, {"received_text_messages": found, "links": links})

    def receipt(self, reference: UUID, fate: Fate) -> Posted:
        told = self.sent.setdefault(
            str(reference), {"id": str(reference), "reference": str(reference)}
        )
        told |= {"status": _STATUS[fate], "notification_type": "sms", "template_version": 1}
        return _posted(told)

    def text(self, key: str, sender: str, to: str, words: str) -> Posted:
        own = str(uuid5(UUID(SERVICE), key))
        said = {"id": own, "source_number": sender.lstrip("+"), "destination_number": to}
        return _posted({**said, "message": words, "date_received": "2026-11-23T16:30:00.000000Z"})

    def keeps(self, key: str, sender: str, words: str, *, at: datetime) -> None:
        """Keep a text with which it did not call, or called in vain."""
        own = str(uuid5(UUID(SERVICE), key))
        said = {"id": own, "user_number": sender, "notify_number": "07700900100"}
        self.received.append({**said, "content": words, "created_at": at.isoformat()})

    def forged(self, posted: Posted) -> list[Posted]:
        """Return what somebody else might call with, who does not know the token."""
        shown: tuple[dict[str, str], ...] = (
            {},
            {"Authorization": TOKEN},
            {"Authorization": "Bearer guessed"},
        )
        return [Posted(posted.address, headers=each, body=posted.body) for each in shown]


def _posted(said: dict[str, Any]) -> Posted:
    return Posted(
        "https://clearline.example/channels/sms/notify/",
        headers={"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"},
        body=json.dumps(said).encode(),
    )


def _wrong(shown: str) -> str:
    """Say what is wrong with a key: signed with the secret, by the service, within 30 seconds."""
    try:
        said = jwt.decode(
            shown.removeprefix("Bearer "),
            SECRET,
            algorithms=["HS256"],
            options={"verify_iat": False},
        )
    except jwt.InvalidTokenError:
        return "Invalid token: API key not found"
    is_now = abs(time.time() - said["iat"]) <= 30
    return "" if said["iss"] == SERVICE and is_now else "Error: Your system clock must be accurate"
