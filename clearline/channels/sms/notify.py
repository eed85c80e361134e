"""GOV.UK Notify, for councils and their homes: by its own client, called back and asked too."""

import hmac
import json
import logging
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from notifications_python_client.errors import APIError
from notifications_python_client.notifications import NotificationsAPIClient

from clearline.channels.asking import Server
from clearline.channels.own_settings import setting
from clearline.channels.sms import segments, unanswered
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

# What it says of each failure we say ourselves, once and in the record.
logging.getLogger("notifications_python_client").setLevel(logging.ERROR)

_ADDRESS = "https://api.notifications.service.gov.uk"
# It comes without types.
_CLIENT: Any = NotificationsAPIClient
# The name of the one gap that the template has.
_GAP = "message"
# Its clocks and ours may differ, and a text may be shown there a little after it came.
_OVERLAP = timedelta(minutes=15)


class Notify:
    """The government's own service: a template with one gap, which the words fill."""

    name = "notify"
    channel = "sms"
    carries = frozenset({Kind.TEXT})
    at_once = 8
    # The status of its HTTP answer, and the status of a notification (its documentation).
    means = {
        "201": Fate.ON_ITS_WAY,
        "400": Fate.FAILED,
        "401": Fate.DOWN,
        "403": Fate.DOWN,
        "404": Fate.DOWN,
        "429": Fate.DOWN,
        "500": Fate.LATER,
        "502": Fate.LOST,
        "503": Fate.DOWN,
        "504": Fate.LOST,
        "created": Fate.ON_ITS_WAY,
        "sending": Fate.ON_ITS_WAY,
        "pending": Fate.ON_ITS_WAY,
        "sent": Fate.ON_ITS_WAY,
        "delivered": Fate.DELIVERED,
        "permanent-failure": Fate.FAILED,
        "temporary-failure": Fate.FAILED,
        "technical-failure": Fate.FAILED,
    }

    def __init__(
        self,
        server: Server,
        *,
        key: str,
        template: str,
        token: str,
        senders: Mapping[str, str] | None = None,
    ) -> None:
        self._server, self._key, self._template, self._token = server, key, template, token
        self._senders = dict(senders or {})

    @classmethod
    def configured(cls, callback: str) -> "Notify":
        """Return it as the settings have it; where it calls is set at Notify itself."""
        del callback
        return cls(
            Server(setting("NOTIFY_ADDRESS", _ADDRESS)),
            key=setting("NOTIFY_KEY"),
            template=setting("NOTIFY_TEMPLATE"),
            token=setting("NOTIFY_TOKEN"),
            senders=_pairs(setting("NOTIFY_SENDERS", "")),
        )

    def _ask(self, question: Callable[[Any], Any]) -> Any:
        # The client is for one thread alone; one that nobody else has holds no stale connection.
        server = self._server
        client = _CLIENT(self._key, server.address, timeout=server.seconds)
        with client.request_session:
            return question(client)

    def deliver(self, envelope: Envelope) -> Receipt:
        """Hand over one text, under our own reference."""
        reference = envelope.reference
        try:
            told = self._ask(
                lambda client: client.send_sms_notification(
                    envelope.address,
                    self._template,
                    personalisation={_GAP: segments.plain(envelope.text)},
                    reference=str(reference),
                    sms_sender_id=self._senders.get(envelope.sender),
                )
            )
        except APIError as trouble:
            fate, says = self._trouble(trouble)
            return Receipt(reference, fate, says)
        return Receipt(reference, Fate.ON_ITS_WAY, "created", theirs=str(told.get("id", "")))

    def _trouble(self, trouble: APIError) -> tuple[Fate, str]:
        if trouble.response is None:
            return unanswered.meaning(trouble)
        status = trouble.response.status_code
        if status < 300:  # noqa: PLR2004 - taken, and what it said of it cannot be read
            return Fate.LOST, f"{status} unreadable"
        return self.means.get(str(status), Fate.FAILED), f"{status} {_named(trouble)}"[:100]

    def look_up(self, reference: UUID, theirs: str) -> Receipt | None:
        """Ask by our own reference: it keeps each for a week."""
        del theirs
        try:
            told = self._ask(lambda client: client.get_all_notifications(reference=str(reference)))
        except APIError:
            return None
        found = told.get("notifications") or []
        return self._receipt(found[0]) if found else None

    def _receipt(self, said: Mapping[str, Any]) -> Receipt | None:
        try:
            reference = UUID(str(said.get("reference")))
        except ValueError:
            return None  # it was sent by something else in the same service
        word = str(said.get("status", ""))
        fate = self.means.get(word, Fate.FAILED)
        return Receipt(reference, fate, word[:100], theirs=str(said.get("id", "")))

    def read(self, posted: Posted, *, at: datetime) -> Brought | None:
        """Read a receipt or a text, if it comes with the token that Notify was given."""
        del at
        shown = posted.headers.get("Authorization", "").encode()
        if not hmac.compare_digest(shown, f"Bearer {self._token}".encode()):
            return None
        said = _read(posted.body)
        if "source_number" in said:
            return Brought(arrived=_texts([said]))
        receipt = self._receipt(said) if "status" in said else None
        return Brought(receipts=(receipt,) if receipt else ())

    def fetch(self, *, since: datetime | None, at: datetime) -> Brought | None:
        """Ask for the texts that came: it calls no more than five times with each."""
        del at
        try:
            newest_first = self._ask(lambda client: list(_since(client, since)))
        except APIError:
            return None
        return Brought(arrived=_texts(reversed(newest_first)))

    def listen(self, bring: Bring) -> None:
        """Notify calls us: there is no line to keep."""
        del bring

    def wrong(self) -> str:
        """Ask for the template, and look for its gap."""
        try:
            told = self._ask(lambda client: client.get_template(self._template))
        except APIError as trouble:
            return self._trouble(trouble)[1]
        gap = f"(({_GAP}))"
        return "" if told.get("body", "").strip() == gap else f"the template says more than {gap}"

    def close(self) -> None:
        """Nothing stays open between two questions."""


def _since(client: Any, since: datetime | None) -> Iterator[dict[str, Any]]:
    for text in client.get_received_texts_iterator():
        if since is not None and _came_before(text, since - _OVERLAP):
            return
        yield text


def _came_before(text: Mapping[str, Any], moment: datetime) -> bool:
    try:
        came = datetime.fromisoformat(str(text.get("created_at") or text.get("date_received")))
    except ValueError:
        return False
    return came.tzinfo is not None and came < moment


def _texts(every: Any) -> tuple[Arrived, ...]:
    """Return texts as they are called back with, or as they are listed: the names differ."""
    return tuple(
        Arrived(
            str(text["id"]),
            str(text.get("source_number") or text.get("user_number") or ""),
            str(text.get("destination_number") or text.get("notify_number") or ""),
            str(text.get("message") or text.get("content") or ""),
        )
        for text in every
        if text.get("id")
    )


def _read(body: bytes) -> dict[str, Any]:
    try:
        said = json.loads(body)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _named(trouble: APIError) -> str:
    """Return what it calls the error; its own sentences may hold what was sent."""
    said = trouble.message
    if isinstance(said, list):
        return ", ".join(str(each.get("error", "")) for each in said)
    return ""


def _pairs(text: str) -> dict[str, str]:
    """Read number=id, with commas between them."""
    pairs = (pair.partition("=") for pair in text.split(",") if pair.strip())
    return {number.strip(): own.strip() for number, _, own in pairs}
