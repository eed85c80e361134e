"""What another process did is told to those who wait here within a look, and not twice."""

import asyncio
import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from clearline.cli.made_up import Cast
from clearline.contact import stream
from clearline.contact.outside import arrivals
from clearline.contact.outside.arrivals import Came
from clearline.contact.stream import Lately
from clearline.web.elsewhere import Elsewhere
from tests.live import Clearline
from tests.rooms.contact.saying import line_to
from tests.signed_in import as_somebody

NOTHING = Lately(frozenset(), frozenset())


class Streams:
    """Stands where the open streams are, and notes what it is told."""

    def __init__(self, *, alerts_anybody: bool = True) -> None:
        self.alerts_anybody = alerts_anybody
        self.told: list[UUID | str] = []

    def line_opened(self, conversation: UUID) -> None:
        self.told.append(conversation)

    def text_waits(self) -> None:
        self.told.append("text")


def told_of(looks: list[Lately], *, alerts_anybody: bool = True) -> list[UUID | str]:
    streams, coming = Streams(alerts_anybody=alerts_anybody), iter(looks)

    async def in_thread(_do: Callable[..., Any], *_given: object) -> Any:
        return next(coming)

    async def story() -> None:
        elsewhere = Elsewhere(streams, in_thread)  # type: ignore[arg-type]
        for _ in looks:
            await elsewhere.look()

    asyncio.run(story())
    return streams.told


def test_each_new_line_is_told_once() -> None:
    one, other = uuid4(), uuid4()
    first, both = (
        Lately(frozenset({one}), frozenset()),
        Lately(frozenset({one, other}), frozenset()),
    )
    assert told_of([NOTHING, first, first, both, NOTHING]) == [one, other]


def test_each_new_text_is_told_once() -> None:
    one, other = uuid4(), uuid4()
    first, both = (
        Lately(frozenset(), frozenset({one})),
        Lately(frozenset(), frozenset({one, other})),
    )
    assert told_of([first, first, both]) == ["text", "text"]


def test_where_nobody_waits_nothing_is_asked() -> None:
    assert told_of([Lately(frozenset({uuid4()}), frozenset())], alerts_anybody=False) == []


@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
def test_lately_is_within_the_minute(home: Cast) -> None:
    line = line_to(home.ellie_mae, home)
    came = Came(uuid4(), "sms", "+447700900301", "hi")
    arrivals.put_aside(came, to="07700900100", at=home.at)

    now = stream.lately(at=home.at)
    assert line.id in now.lines
    assert now.texts == {came.id}
    assert stream.lately(at=home.at + timedelta(minutes=1)) == NOTHING
    arrivals.put_away(came.id, by=home.dawn, at=home.at)
    assert stream.lately(at=home.at).texts == frozenset()


def beside(server: Clearline, data: Path) -> Clearline:
    """Return another process on the same database; on SQLite there is one alone, by rule."""
    if not server.database_url:
        return server
    shutil.copytree(server.data, data)
    other = Clearline(data, server.database_url, words=server.words)
    other.start()
    return other


@pytest.mark.live
def test_a_line_that_another_process_opened_is_told_at_once(
    server: Clearline, tmp_path: Path
) -> None:
    other = beside(server, tmp_path / "other")
    dawn, child = as_somebody(server, "Dawn"), as_somebody(other, "Ellie-Mae")
    # Shorter than the silence after which a stream looks for itself what is new.
    dawn.client.timeout = 10.0
    with (
        closing(dawn.client),
        closing(child.client),
        dawn.client.stream("GET", "/live?alerts=1") as alerts,
    ):
        lines = alerts.iter_lines()
        assert next(lines).startswith("id: ")
        draft = child.draft(child.conversation(), "is anyone there", message=uuid4())
        assert child.client.post("/send", json=draft).status_code == 200
        assert "event: alert" in lines
    if other is not server:
        other.stop()
