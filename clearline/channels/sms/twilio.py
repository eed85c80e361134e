"""Twilio, for whom Notify does not serve: by its own library; what it calls with is signed."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from requests import RequestException
from twilio.base.exceptions import TwilioException, TwilioRestException
from twilio.http.http_client import TwilioHttpClient
from twilio.http.response import Response
from twilio.request_validator import RequestValidator
from twilio.rest import Client

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

_ADDRESS = "https://api.twilio.com"
_OVERLAP = timedelta(minutes=15)
_AT_FIRST = timedelta(days=7)
# Text in the answer to a call would be sent to whoever wrote.
_NOTHING_TO_SAY = '<?xml version="1.0" encoding="UTF-8"?><Response/>'


class _There(TwilioHttpClient):  # type: ignore[misc]
    """Twilio's client; each question has a connection of its own, so none is stale."""

    def __init__(self, server: Server) -> None:
        super().__init__(pool_connections=False, timeout=server.seconds)
        self._address = server.address.rstrip("/")

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Response:
        """Ask at the address that the settings name."""
        return super().request(method, url.replace(_ADDRESS, self._address, 1), *args, **kwargs)


class Twilio:
    """A provider for everybody."""

    name = "twilio"
    channel = "sms"
    carries = frozenset({Kind.TEXT})
    at_once = 8
    # The status of its HTTP answer, and the status of a message (its documentation).
    means = {
        "201": Fate.ON_ITS_WAY,
        "400": Fate.FAILED,
        "401": Fate.DOWN,
        "403": Fate.DOWN,
        "404": Fate.DOWN,
        "429": Fate.DOWN,
        "500": Fate.LOST,
        "502": Fate.LOST,
        "503": Fate.LATER,
        "504": Fate.LOST,
        "accepted": Fate.ON_ITS_WAY,
        "scheduled": Fate.ON_ITS_WAY,
        "queued": Fate.ON_ITS_WAY,
        "sending": Fate.ON_ITS_WAY,
        "sent": Fate.ON_ITS_WAY,
        "delivered": Fate.DELIVERED,
        "read": Fate.DELIVERED,
        "undelivered": Fate.FAILED,
        "failed": Fate.FAILED,
        "canceled": Fate.FAILED,
    }

    def __init__(
        self, server: Server, *, account: str, token: str, number: str, callback: str
    ) -> None:
        self._number, self._callback = number, callback.rstrip("/")
        self._client = Client(account, token, http_client=_There(server))
        self._signed = RequestValidator(token)

    @classmethod
    def configured(cls, callback: str) -> "Twilio":
        """Return it as the settings have it."""
        return cls(
            Server(setting("TWILIO_ADDRESS", _ADDRESS)),
            account=setting("TWILIO_ACCOUNT"),
            token=setting("TWILIO_TOKEN"),
            number=setting("TWILIO_NUMBER", ""),
            callback=setting("TWILIO_CALLBACK", callback),
        )

    def deliver(self, envelope: Envelope) -> Receipt:
        """Hand over one text; where to call about it says our own reference."""
        reference = envelope.reference
        told = self._ask(
            lambda: self._client.messages.create(
                to=envelope.address,
                from_=envelope.sender or self._number,
                body=segments.plain(envelope.text),
                status_callback=self._receipt_address(reference),
            )
        )
        if isinstance(told, Receipt):
            return Receipt(reference, told.fate, told.says)
        return self._receipt(reference, told)

    def _ask(self, question: Callable[[], Any]) -> Any:
        """Ask; where there is no good answer, return what that means."""
        try:
            return question()
        except TwilioRestException as trouble:
            fate = self.means.get(str(trouble.status), Fate.FAILED)
            # Its own sentences hold the number.
            return Receipt(None, fate, f"{trouble.status} {trouble.code or ''}".strip())
        except (RequestException, TwilioException, ValueError) as trouble:
            fate, says = unanswered.meaning(trouble)
            return Receipt(None, fate, says)

    def _receipt_address(self, reference: UUID) -> str:
        return f"{self._callback}/channels/sms/twilio/?{urlencode({'ref': str(reference)})}"

    def _receipt(self, reference: UUID, message: Any) -> Receipt:
        says = f"{message.status} {message.error_code or ''}".strip()
        fate = self.means.get(str(message.status), Fate.FAILED)
        return Receipt(reference, fate, says, theirs=str(message.sid))

    def look_up(self, reference: UUID, theirs: str) -> Receipt | None:
        """Ask by Twilio's own name for it; where its answer was lost we know none."""
        told = self._ask(lambda: self._client.messages(theirs).fetch()) if theirs else None
        return None if told is None or isinstance(told, Receipt) else self._receipt(reference, told)

    def read(self, posted: Posted, *, at: datetime) -> Brought | None:
        """Read a receipt or a text, if Twilio has signed it."""
        del at
        shown = posted.headers.get("X-Twilio-Signature", "")
        if not self._signed.validate(posted.address, dict(posted.form), shown):
            return None
        said = posted.form
        if "ref" in posted.query:
            return Brought(receipts=self._said_of(posted.query["ref"], said))
        if not said.get("MessageSid") or not said.get("From"):
            return Brought(thanks=_NOTHING_TO_SAY)
        text = Arrived(said["MessageSid"], said["From"], said.get("To", ""), said.get("Body", ""))
        return Brought(arrived=(text,), thanks=_NOTHING_TO_SAY)

    def _said_of(self, ours: str, said: Any) -> tuple[Receipt, ...]:
        try:
            reference = UUID(ours)
        except ValueError:
            return ()
        word = str(said.get("MessageStatus", ""))
        says = f"{word} {said.get('ErrorCode', '')}".strip()[:100]
        theirs = str(said.get("MessageSid", ""))
        return (Receipt(reference, self.means.get(word, Fate.FAILED), says, theirs),)

    def fetch(self, *, since: datetime | None, at: datetime) -> Brought | None:
        """Ask for the texts that came: unless it is told to, it calls only once with each."""
        after = (since - _OVERLAP if since else at - _AT_FIRST).astimezone(UTC)
        told = self._ask(lambda: self._client.messages.list(date_sent_after=after))
        if isinstance(told, Receipt):
            return None
        came = [each for each in reversed(told) if each.direction == "inbound"]
        texts = (Arrived(str(m.sid), str(m.from_), str(m.to), m.body or "") for m in came)
        return Brought(arrived=tuple(texts))

    def listen(self, bring: Bring) -> None:
        """Twilio calls us: there is no line to keep."""
        del bring

    def wrong(self) -> str:
        """Ask for our own account."""
        told = self._ask(lambda: self._client.api.v2010.accounts(self._client.account_sid).fetch())
        if isinstance(told, Receipt):
            return told.says
        return "" if told.status == "active" else f"the account is {told.status}"

    def close(self) -> None:
        """Nothing stays open between two questions."""
