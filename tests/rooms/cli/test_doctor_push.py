"""The doctor looks at push, and tries it for real at whatever service a browser came with."""

from collections.abc import Iterator
from typing import Any

import pytest

from clearline.channels.push import keys
from clearline.cli import pushing
from clearline.cli.checkup import Is
from clearline.cli.made_up import Cast
from clearline.contact.telling import browsers
from tests.rooms.channels.devices import device_of
from tests.standins.push_service import Browser, PushService, push_service


@pytest.fixture
def service(settings: Any) -> Iterator[PushService]:
    with push_service() as running:
        settings.PUSH_KEY = keys.make()
        settings.PUSH_CONTACT = "mailto:duty@clearline.example"
        settings.PUSH_SERVICES = [running.origin]
        yield running


@pytest.mark.parametrize(
    ("key", "contact", "stands"),
    [
        ("", "", [Is.NOTE]),
        ("too short", "", [Is.MEND]),
        ("is no key: at all", "", [Is.MEND]),
        (keys.make(), "", [Is.NOTE, Is.WELL]),
        (keys.make(), "mailto:duty@clearline.example", [Is.WELL]),
    ],
    ids=["nothing", "a short key", "no key at all", "a key and nobody to ask", "both"],
)
def test_each_thing_that_is_missing_is_named(
    key: str, contact: str, stands: list[Is], settings: Any
) -> None:
    settings.PUSH_KEY, settings.PUSH_CONTACT, settings.ADDRESS = key, contact, ""

    assert [line.stands for line in pushing.lines()] == stands


@pytest.mark.django_db
def test_where_nobody_is_told_there_is_nobody_to_try(home: Cast, service: PushService) -> None:
    assert [line.stands for line in pushing.tried()] == [Is.NOTE]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "stands"), [(201, Is.WELL), (410, Is.NOTE), (401, Is.MEND), (500, Is.MEND)]
)
@pytest.mark.usefixtures("clock")
def test_what_the_service_answers_is_said(
    status: int, stands: Is, home: Cast, service: PushService
) -> None:
    browser: Browser = service.browser()
    priya = home.priya
    browsers.turn_on(priya.pk, device_of(priya, at=home.at), browser.said, at=home.at)
    service.answers = [status]

    assert [line.stands for line in pushing.tried()] == [stands]
    assert browser.reads(service.came[0].body)["says"] == "Something waits for you."
