"""A child's phone, for the tests of a child's pages."""

import html
import re
from typing import Any

from django.test import Client

from clearline import clock
from clearline.access import choosing, cookies, private_line, sessions
from clearline.access.models import Account, Device, How, Session
from clearline.cli.made_up import Cast
from clearline.contact.models import Conversation, Message
from clearline.registers.models import Child, Person, Seat
from tests.conftest import TEATIME
from tests.proving import ProvingBrowser
from tests.rooms.web.browsing import CHROME


def phone_of(person: Person | Child, *, enforce_csrf_checks: bool = False) -> Client:
    """Return a browser in which somebody is signed in, and which proves that it is their phone."""
    browser = ProvingBrowser(
        enforce_csrf_checks=enforce_csrf_checks, headers={"user-agent": CHROME}
    )
    account, at = Account.objects.get(person=person.pk), clock.now()
    device = choosing.device_of(account, key=browser.key.thumbprint, at=at)
    how = How.PIN if isinstance(person, Child) else How.PASSKEY
    browser.cookies[cookies.SESSION] = sessions.start(account, device, how, at=at)
    return browser


def open_private_line(browser: Client, child: Child, holder: Person) -> None:
    """Let the holder of a seat say that this phone is the child's own."""
    session = Session.objects.get(digest=cookies.digest_of(browser.cookies[cookies.SESSION].value))
    device = Device.objects.get(pk=session.device_id)
    seat = Seat.objects.get(child=child, person=holder)
    assert private_line.open_on(device.pk, seat.pk, by=holder, at=TEATIME)


def address(conversation: Conversation, rest: str = "") -> str:
    return f"/me/talk/{conversation.id}/{rest}"


def words_on(answer: Any) -> str:
    """Return what somebody reads on a page: no tags, single spaces."""
    body = re.sub(r"(?s)<(head|svg)\b.*?</\1>", " ", answer.content.decode())
    body = re.sub(r"</?(b|a|mark|span)\b[^>]*>", "", body)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", " ", body)))


def place_of(message: Message) -> int:
    """Return where a message stands in the log, as it was sent."""
    place: int = message.events.get(kind="sent").place
    return place


def newest(home: Cast) -> Message:
    return Message.objects.exclude(author=None).latest("written_at", "pk")
