"""Kannel, an organisation's own gateway: by its HTTP interface, with callbacks for both ways."""

import hmac
from datetime import datetime
from http import HTTPStatus
from urllib.parse import parse_qsl, quote, urlencode, urlsplit
from uuid import UUID

from clearline.channels.asking import Connection, Server
from clearline.channels.own_settings import setting
from clearline.channels.sms import segments
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

# Which receipts we ask for: delivered, not delivered, given to the network, refused by it.
_RECEIPTS = 1 | 2 | 8 | 16
_NARROW, _WIDE = "0", "2"
_CHARSETS = {"UTF-16BE": "utf-16-be", "GSM": "utf-8", "": "utf-8", "WINDOWS-1252": "cp1252"}


class Kannel:
    """A gateway of the organisation's own."""

    name = "kannel"
    channel = "sms"
    carries = frozenset({Kind.TEXT})
    at_once = 8
    # The status of its HTTP answer, and the type of its receipt (Kannel's user guide, 1.4.5).
    means = {
        "202": Fate.ON_ITS_WAY,
        "400": Fate.FAILED,
        "403": Fate.DOWN,
        "404": Fate.DOWN,
        "500": Fate.LATER,
        "503": Fate.LATER,
        "receipt 1": Fate.DELIVERED,
        "receipt 2": Fate.FAILED,
        "receipt 4": Fate.ON_ITS_WAY,
        "receipt 8": Fate.ON_ITS_WAY,
        "receipt 16": Fate.FAILED,
    }

    def __init__(
        self, server: Server, *, user: str, password: str, token: str, callback: str
    ) -> None:
        self._user, self._password = user, password
        self._token, self._callback = token, callback.rstrip("/")
        self._connection = Connection(server)

    @classmethod
    def configured(cls, callback: str) -> "Kannel":
        """Return it as the settings have it."""
        return cls(
            Server(setting("KANNEL_ADDRESS")),
            user=setting("KANNEL_USER"),
            password=setting("KANNEL_PASSWORD"),
            token=setting("KANNEL_TOKEN"),
            callback=setting("KANNEL_CALLBACK", callback),
        )

    def deliver(self, envelope: Envelope) -> Receipt:
        """Hand over one text; Kannel cuts a long one into parts itself."""
        text = segments.plain(envelope.text)
        asked = {
            "username": self._user,
            "password": self._password,
            "from": envelope.sender,
            "to": envelope.address,
            "text": text,
            "charset": "UTF-8",
            "coding": _WIDE if segments.size(text).wide else _NARROW,
            "dlr-mask": str(_RECEIPTS),
            "dlr-url": self._receipt_address(envelope.reference),
        }
        told = self._connection.ask("GET", f"/cgi-bin/sendsms?{urlencode(asked)}")
        fate = told.fate or self.means.get(str(told.status), Fate.FAILED)
        return Receipt(envelope.reference, fate, told.body[:100])

    def _receipt_address(self, reference: UUID) -> str:
        # Kannel fills in what stands behind a per cent sign.
        own = urlencode({"token": self._token, "ref": str(reference)}, quote_via=quote)
        return f"{self._callback}/channels/sms/kannel/?{own.replace('%', '%%')}&status=%d&says=%A"

    def look_up(self, reference: UUID, theirs: str) -> Receipt | None:
        """Kannel keeps no list that can be asked: a receipt comes, or nothing does."""
        del reference, theirs
        return None

    def read(self, posted: Posted, *, at: datetime) -> Brought | None:
        """Read a receipt or a text, if it comes with the token that only Kannel was given."""
        del at
        # Kannel writes the text in the charset that it names, so it is read as bytes first.
        pairs = parse_qsl(
            urlsplit(posted.address).query, encoding="latin-1", keep_blank_values=True
        )
        said = dict(pairs)
        token = said.get("token", "").encode("latin-1")
        if not hmac.compare_digest(token, self._token.encode()):
            return None
        if "ref" in said:
            return self._receipt(said)
        if not said.get("from") or not said.get("id"):
            return Brought()
        text = _decoded(said.get("text", "").encode("latin-1"), said.get("charset", ""))
        sender, to = (said.get(name, "").strip() for name in ("from", "to"))
        return Brought(arrived=(Arrived(said["id"], sender, to, text),))

    def _receipt(self, said: dict[str, str]) -> Brought:
        try:
            reference = UUID(said["ref"])
        except ValueError:
            return Brought()
        word = f"receipt {said.get('status', '')}"
        fate = self.means.get(word, Fate.FAILED)
        return Brought(receipts=(Receipt(reference, fate, f"{word} {said.get('says', '')}"[:100]),))

    def fetch(self, *, since: datetime | None, at: datetime) -> Brought:
        """Kannel brings all by itself, and keeps what it could not."""
        del since, at
        return Brought()

    def listen(self, bring: Bring) -> None:
        """Kannel calls us: there is no line to keep."""
        del bring

    def wrong(self) -> str:
        """Ask for a text to nobody: Kannel looks at the password first, then misses the number."""
        asked = urlencode({"username": self._user, "password": self._password, "text": "?"})
        told = self._connection.ask("GET", f"/cgi-bin/sendsms?{asked}")
        is_well = told.status == HTTPStatus.BAD_REQUEST
        return "" if is_well else f"{told.status or ''} {told.body[:100]}".strip()

    def close(self) -> None:
        """Let go of the connection."""
        self._connection.close()


def _decoded(text: bytes, charset: str) -> str:
    return text.decode(_CHARSETS.get(charset.upper(), "utf-8"), "replace")
