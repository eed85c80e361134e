"""Where somebody is told: their work phone, and the browsers that they turned on themselves."""

from pathlib import Path
from typing import Any

import pytest

from clearline.channels.push import keys
from clearline.cli.made_up import Cast
from clearline.contact.models import Subscription
from clearline.contact.telling import words
from clearline.registers import equipment
from clearline.registers.models import Device
from clearline.registers.recorded import sure
from tests.rooms.web.childs import phone_of, words_on
from tests.standins.push_service import Browser

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

PAGE = "/clocks/told/"
SERVICE = "https://updates.push.services.mozilla.com"


@pytest.fixture(autouse=True)
def set_up(settings: Any) -> None:
    settings.PUSH_KEY = keys.make()


def form_of(endpoint: str = f"{SERVICE}/wpush/v2/one", **changes: str) -> dict[str, str]:
    return {**Browser(endpoint).said._asdict(), **changes}


def test_one_turns_on_a_browser_and_off_again(home: Cast) -> None:
    priya = phone_of(home.priya)
    assert "You are told on no phone or computer yet." in words_on(priya.get(PAGE))

    assert priya.post(PAGE, form_of()).status_code == 302

    row = Subscription.objects.get()
    assert (row.person, row.ended_at) == (home.priya, None)
    assert "this one" in words_on(priya.get(PAGE))
    assert priya.post(f"{PAGE}{row.pk}/off/").status_code == 302
    assert "You are told on no phone or computer yet." in words_on(priya.get(PAGE))


def test_nobody_turns_off_another_s(home: Cast) -> None:
    phone_of(home.priya).post(PAGE, form_of())
    row = Subscription.objects.get()

    assert phone_of(home.dawn).post(f"{PAGE}{row.pk}/off/").status_code == 404
    row.refresh_from_db()
    assert row.ended_at is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"endpoint": "https://127.0.0.1/admin"},
        {"endpoint": "http://updates.push.services.mozilla.com/wpush/v2/one"},
        {"endpoint": "https://updates.push.services.mozilla.com.example/wpush/v2/one"},
        {"endpoint": "https://somebody@updates.push.services.mozilla.com/wpush/v2/one"},
        {"endpoint": SERVICE},
        {"endpoint": f"{SERVICE}/{'a' * 800}"},
        {"key": ""},
        {"key": "BA" * 43},
        {"secret": "AAAA"},
    ],
)
def test_what_is_no_browser_of_a_push_service_is_not_taken(
    wrong: dict[str, str], home: Cast
) -> None:
    answer = phone_of(home.priya).post(PAGE, form_of(**wrong))

    assert answer.status_code == 422
    assert "Nothing was changed." in words_on(answer)
    assert not Subscription.objects.exists()


def test_without_a_key_it_says_that_it_is_not_set_up(home: Cast, settings: Any) -> None:
    settings.PUSH_KEY = ""
    priya = phone_of(home.priya)

    assert "This is not set up here yet." in words_on(priya.get(PAGE))
    assert priya.post(PAGE, form_of()).status_code == 422


def test_one_s_work_number_is_shown_where_texts_go(home: Cast, settings: Any) -> None:
    priya = phone_of(home.priya)
    assert "Nothing is sent by text here yet." in words_on(priya.get(PAGE))
    settings.SMS_CARRIERS = ["paper"]
    assert "You have no work number on record." in words_on(priya.get(PAGE))

    number = sure(equipment.add("07700 900451", Device.NUMBER, by=home.priya, at=home.at))
    sure(equipment.issue(number, home.priya, by=home.priya, at=home.at))

    assert "07700 900451" in words_on(priya.get(PAGE))


def test_what_the_browser_shows_is_one_of_what_is_listed() -> None:
    worker = Path("clearline/web/static/clearline/push-worker.js").read_text()
    assert all(f'"{says}"' in worker for says in (words.NOW, words.WAITS))
    assert all(f'"{to}"' in worker for to in ("/crises/", "/clocks/"))
