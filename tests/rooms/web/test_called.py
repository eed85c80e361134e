"""The door at which carriers knock: what proves itself is taken in once, the rest refused."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from clearline.channels import chosen
from clearline.cli.made_up import Cast
from clearline.contact.models import Unplaced
from clearline.contact.outside.channel import Posted
from tests.standins import notify, twilio
from tests.standins.notify import NotifyService
from tests.standins.twilio import TwilioService

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

STRANGER, HOME = "+447700900455", "+447700900100"


@pytest.fixture(params=[NotifyService, TwilioService])
def far(
    request: pytest.FixtureRequest, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[NotifyService | TwilioService]:
    far = request.param()
    settings.SMS_CARRIERS, settings.ADDRESS = [far.name], twilio.OURS
    said = {
        "NOTIFY_KEY": notify.KEY,
        "NOTIFY_TEMPLATE": notify.TEMPLATE,
        "NOTIFY_TOKEN": notify.TOKEN,
        "TWILIO_ACCOUNT": twilio.ACCOUNT,
        "TWILIO_TOKEN": twilio.TOKEN,
    }
    for name, value in said.items():
        monkeypatch.setenv(f"CLEARLINE_{name}", value)
    chosen.carriers.cache_clear()
    yield far
    chosen.carriers.cache_clear()
    far.close()


def knock(posted: Posted) -> Any:
    """Post it as it would come: signed for the world's address, through whatever stands before."""
    path = posted.address.removeprefix(twilio.OURS)
    body = posted.body or urlencode(posted.form).encode()
    form = "application/json" if posted.body else "application/x-www-form-urlencoded"
    return Client().post(path, body, content_type=form, headers=dict(posted.headers))


def test_a_text_is_taken_in_once_and_answered_with_no_word(
    far: NotifyService | TwilioService, home: Cast
) -> None:
    for _ in range(2):
        answer = knock(far.text("1", STRANGER, HOME, "is that larkfield 🎉"))
        assert answer.status_code == 200
        assert b"Response/" in answer.content or answer.content == b""
    (kept,) = Unplaced.objects.all()
    assert (kept.address, kept.home) == (STRANGER, home.larkfield)
    assert kept.unplacedwords.text == "is that larkfield 🎉"


def test_whoever_cannot_prove_to_be_the_carrier_is_refused(
    far: NotifyService | TwilioService, home: Cast
) -> None:
    for forged in far.forgeries():
        assert knock(forged).status_code == 403
    assert not Unplaced.objects.exists()


def test_a_carrier_that_is_not_in_use_has_no_door(
    far: NotifyService | TwilioService, home: Cast, settings: Any
) -> None:
    settings.SMS_CARRIERS = []
    chosen.carriers.cache_clear()
    assert knock(far.text("1", STRANGER, HOME, "hi")).status_code == 404
