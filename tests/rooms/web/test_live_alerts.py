"""Those on shift are told that a child has written: at once, and nothing more."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from clearline.access import cookies
from clearline.cli.made_up import Cast
from clearline.contact import stream, wake
from clearline.contact.models import Unplaced
from clearline.contact.outside import arrivals
from clearline.contact.outside.arrivals import Came
from clearline.contact.wake import Happening, Told
from clearline.registers import shifts
from clearline.registers.models import Child, Person, Shift
from clearline.registers.recorded import sure
from clearline.web import http
from clearline.web.hub import Hub
from clearline.web.live import Live
from tests.conftest import TEATIME
from tests.rooms.contact.saying import line_to, private_line, says
from tests.rooms.web.childs import phone_of

MIA, LINE, OTHER = 7, uuid4(), uuid4()


def session_of(person: Person | Child) -> bytes:
    return cookies.digest_of(phone_of(person).cookies[cookies.SESSION].value)


def told(person: Person | Child) -> dict[UUID, int] | None:
    return stream.alerted(session_of(person), at=TEATIME)


@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
def test_whoever_is_on_shift_is_told_of_the_children_of_that_home(home: Cast) -> None:
    line, _ = line_to(home.mia, home), private_line(home.mia, home.fiona, home)

    assert told(home.dawn) == {line.id: home.mia.pk}
    # Not on shift; of another home; of no home; a child.
    assert told(home.joy) == {}
    assert told(home.joan) == {}
    assert told(home.fiona) == {}
    assert told(home.mia) is None


@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
def test_when_the_shift_ends_so_does_the_telling(home: Cast) -> None:
    line_to(home.mia, home)
    assert told(home.dawn)

    now = Shift.objects.on(TEATIME).get(person=home.dawn)
    sure(shifts.cancel(now, by=home.priya, at=TEATIME))

    assert told(home.dawn) == {}


@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
def test_only_a_child_s_own_writing_is_told(home: Cast) -> None:
    line = line_to(home.mia, home)
    says(home.mia, line, home, "hello", at=TEATIME - timedelta(minutes=1))
    says(home.sam, line, home)
    phone_of(home.sam).get(f"/conversations/{line.id}/")

    happened = stream.after(-1, {line.id})

    assert [each.kind for each in happened] == ["sent", "sent", "read"]
    assert [stream.alerts({line.id: home.mia.pk}, each) for each in happened] == [
        True,
        False,
        False,
    ]


class Browser:
    """A browser that listens: what it was sent, and when it goes."""

    def __init__(self) -> None:
        self.sent: list[bytes] = []
        self.gone = asyncio.Event()
        self.status = 0

    async def receive(self) -> dict[str, Any]:
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Any) -> None:
        self.status = message.get("status", self.status)
        self.sent.append(message.get("body", b""))

    async def hears(self, part: bytes) -> None:
        while not any(part in body for body in self.sent):
            await asyncio.sleep(0)


def asking(last: int | None = None) -> dict[str, Any]:
    headers = [(b"cookie", b"clearline=token")]
    if last is not None:
        headers.append((b"last-event-id", str(last).encode()))
    return {"scheme": "http", "query_string": b"alerts=1", "headers": headers, "method": "GET"}


def reader(answers: dict[Any, Any]) -> Any:
    async def in_thread(do: Callable[..., Any], *given: object) -> Any:
        found = {http.text_waiting: None, http.notice_waiting: None, **answers}[do]
        return found(*given) if callable(found) else found

    return in_thread


def happening(place: int, *, by: int = MIA, on: UUID = LINE) -> Happening:
    return Happening(place, on, "sent", uuid4(), by)


def listen(
    story: Callable[[Hub, Browser], Awaitable[None]],
    answers: dict[Any, Any],
    last: int | None = None,
) -> Browser:
    async def whole() -> Browser:
        in_thread = reader(answers)
        hub = Hub(lambda place, lines: in_thread(stream.after, place, lines))
        hub.begin(6)
        browser = Browser()
        live = Live(hub, in_thread)
        answering = asyncio.ensure_future(live.answer(asking(last), browser.receive, browser.send))
        await story(hub, browser)
        browser.gone.set()
        await answering
        return browser

    return asyncio.run(asyncio.wait_for(whole(), timeout=30))


ANSWERS = {http.alerted: {LINE: MIA}, stream.newest_of: 5, stream.after: []}


def test_an_alert_holds_nothing_but_that_it_happened() -> None:
    async def story(hub: Hub, browser: Browser) -> None:
        await browser.hears(b"id: 5\n\n")
        await hub.happened(Told(6, 7, (happening(6),)))
        await browser.hears(b"event: alert")

    browser = listen(story, ANSWERS)

    assert b"id: 6\nevent: alert\ndata: {}\n\n" in browser.sent


def test_what_staff_write_and_what_happens_elsewhere_is_not_told() -> None:
    async def story(hub: Hub, browser: Browser) -> None:
        await browser.hears(b"id: 5\n\n")
        await hub.happened(Told(6, 8, (happening(6, by=1), happening(7, on=OTHER))))
        await hub.happened(Told(8, 9, (happening(8),)))
        await browser.hears(b"id: 8\nevent: alert")

    browser = listen(story, ANSWERS)

    assert sum(b"event: alert" in body for body in browser.sent) == 1


def test_who_comes_back_is_told_once_of_what_was_missed() -> None:
    async def story(hub: Hub, browser: Browser) -> None:
        await browser.hears(b"id: 4\nevent: alert")

    missed = [happening(3), happening(4)]
    browser = listen(story, {**ANSWERS, stream.after: missed}, last=2)

    assert sum(b"event: alert" in body for body in browser.sent) == 1


@pytest.mark.parametrize(
    ("question", "name"), [(http.text_waiting, b"text"), (http.notice_waiting, b"notice")]
)
def test_what_waits_for_somebody_is_told_once_to_each_page(question: Any, name: bytes) -> None:
    waiting: list[object] = []

    def newest() -> object:
        return waiting[-1] if waiting else None

    async def whole() -> Browser:
        in_thread = reader({**ANSWERS, question: lambda _: newest()})
        hub, browser = Hub(lambda place, lines: in_thread(stream.after, place, lines)), Browser()
        live = Live(hub, in_thread)
        answering = asyncio.ensure_future(live.answer(asking(), browser.receive, browser.send))
        await browser.hears(b"id: 5\n\n")
        live.text_waits()  # of another home
        waiting.append(uuid4())
        live.text_waits()
        live.text_waits()
        await browser.hears(b"event: " + name)
        browser.gone.set()
        await answering
        return browser

    browser = asyncio.run(asyncio.wait_for(whole(), timeout=30))
    assert [body for body in browser.sent if b"event" in body] == [
        b"id: 5\nevent: " + name + b"\ndata: {}\n\n"
    ]


@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
def test_of_a_text_from_nobody_known_those_are_told_who_are_on_or_manage(home: Cast) -> None:
    def told(person: Person | Child) -> UUID | None:
        return stream.text_waiting(session_of(person), at=TEATIME)

    came = Came(uuid4(), "sms", "+447700900301", "its callum")
    assert told(home.dawn) is None
    arrivals.put_aside(came, to="07700900100", at=TEATIME)

    assert (told(home.dawn), told(home.priya)) == (came.id, came.id)
    # Not on shift; of another home; of no home; a child.
    assert [told(each) for each in (home.joy, home.joan, home.fiona, home.mia)] == [None] * 4

    arrivals.put_away(came.id, by=home.dawn, at=TEATIME)
    assert told(home.dawn) is None


@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
def test_a_text_from_nobody_known_is_told_after_it_is_kept(
    home: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    told: list[bool] = []

    def tell() -> None:
        told.append(Unplaced.objects.exists())

    wake.listen_for_texts(tell)
    with django_capture_on_commit_callbacks(execute=True):
        came = Came(uuid4(), "sms", "+447700900301", "hi")
        arrivals.put_aside(came, to="07700900100", at=home.at)
    wake.forget_texts(tell)

    assert told == [True]


def test_who_is_nobody_of_staff_hears_nothing() -> None:
    async def story(hub: Hub, browser: Browser) -> None:
        while not browser.status:
            await asyncio.sleep(0)

    assert listen(story, {**ANSWERS, http.alerted: None}).status == 404


def test_a_line_that_is_opened_meanwhile_is_told_of_at_once() -> None:
    lines = {LINE: MIA}
    first = happening(6, by=8, on=OTHER)
    said: list[Happening] = []
    answers = {**ANSWERS, http.alerted: lambda _: dict(lines), stream.after: lambda *_: list(said)}

    async def whole() -> Browser:
        in_thread = reader(answers)
        hub, browser = Hub(lambda place, lines: in_thread(stream.after, place, lines)), Browser()
        hub.begin(6)
        live = Live(hub, in_thread)
        answering = asyncio.ensure_future(live.answer(asking(), browser.receive, browser.send))
        await browser.hears(b"id: 5\n\n")
        # Its first message is there before anybody here knows of the line.
        lines[OTHER] = 8
        said.append(first)
        live.line_opened(OTHER)
        await browser.hears(b"id: 6\nevent: alert")
        await hub.happened(Told(6, 8, (happening(7, by=8, on=OTHER),)))
        await browser.hears(b"id: 7\nevent: alert")
        live.line_opened(uuid4())  # of another home
        browser.gone.set()
        await answering
        return browser

    browser = asyncio.run(asyncio.wait_for(whole(), timeout=30))
    assert sum(b"event: alert" in body for body in browser.sent) == 2


@pytest.mark.django_db
def test_opening_a_line_is_told_once_after_it_is_kept(
    home: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    opened: list[UUID] = []
    wake.listen_for_lines(opened.append)
    with django_capture_on_commit_callbacks(execute=True):
        line = line_to(home.ellie_mae, home)
        line_to(home.ellie_mae, home)
    wake.forget_lines(opened.append)

    assert opened == [line.id]


@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
def test_where_a_stream_begins_tells_nothing_of_what_is_said_in_private(home: Cast) -> None:
    line, private = line_to(home.mia, home), private_line(home.mia, home.fiona, home)
    says(home.mia, line, home)
    before = stream.newest_of({line.id})

    says(home.mia, private, home)

    assert stream.newest_of({line.id}) == before > 0
    assert stream.newest() > before
