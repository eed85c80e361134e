"""Staff are told outside the app: by text to a work phone, by push; nothing in it says anything."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from clearline.channels import receiving
from clearline.channels.nudging import Nudging
from clearline.channels.push import keys
from clearline.cli.made_up import Cast
from clearline.contact.crises import declaring, watch
from clearline.contact.models import Crisis, Nudge, Stop, Subscription
from clearline.contact.outside import stops
from clearline.contact.outside.channel import Brought, Fate, Receipt
from clearline.contact.telling import browsers, nudges
from clearline.ledger import audit
from clearline.registers import equipment
from clearline.registers.models import Device, Equipment, Person
from clearline.registers.recorded import sure
from tests.rooms.channels.devices import device_of
from tests.rooms.channels.texting import Clock, Paper
from tests.rooms.contact.saying import line_to
from tests.rooms.contact.test_at_once import together
from tests.standins.push_service import Browser, PushService, push_service

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)
WORK = "07700 900451"


@pytest.fixture(autouse=True)
def set_up(settings: Any) -> None:
    settings.SMS_CARRIERS = ["paper"]
    settings.ADDRESS = "https://clearline.example"


@pytest.fixture
def service(settings: Any) -> Iterator[PushService]:
    with push_service() as running:
        settings.PUSH_KEY = keys.make()
        settings.PUSH_SERVICES = [running.origin]
        yield running


def give_number(home: Cast, person: Person, number: str = WORK) -> Equipment:
    made: Equipment = sure(equipment.add(number, Device.NUMBER, by=home.priya, at=home.at))
    sure(equipment.issue(made, person, by=home.priya, at=home.at))
    return made


def told_on(home: Cast, person: Person, browser: Browser) -> Subscription:
    return browsers.turn_on(person.pk, device_of(person, at=home.at), browser.said, at=home.at)


def begun(home: Cast) -> Crisis:
    line_to(home.mia, home)
    found = declaring.declare(home.mia, by=home.dawn, at=home.at)
    assert isinstance(found, Crisis)
    return found


def stand() -> list[tuple[str, str | None]]:
    return sorted(Nudge.objects.values_list("way", "ending"))


def test_who_is_on_call_has_a_text_on_their_work_phone_that_says_nothing(home: Cast) -> None:
    give_number(home, home.priya)
    begun(home)
    paper = Paper()

    assert Nudging([paper], now=Clock(home.at)).step() == 1

    (text,) = paper.took
    assert (text.sender, text.address) == ("+447700900100", "+447700900451")
    assert text.text == "Clearline: You are needed now. https://clearline.example/crises/"
    assert stand() == [("sms", "handed_over")]
    assert audit.verify().wrong is None


def test_without_a_work_phone_there_is_no_text(home: Cast) -> None:
    begun(home)
    assert stand() == []


@pytest.mark.parametrize("gone", ["lost", "given_back", "stopped"])
def test_a_number_that_is_no_more_theirs_gets_none(gone: str, home: Cast) -> None:
    made = give_number(home, home.priya)
    if gone == "lost":
        sure(equipment.lose(made, by=home.priya, at=home.at))
    elif gone == "given_back":
        sure(equipment.give_back(made.issues.get(), by=home.priya, at=home.at))
    else:
        stops.stop("sms", "+447700900451", Stop.Why.STOP, at=home.at)

    begun(home)

    assert stand() == []


def test_when_nobody_answers_the_next_has_one_too(home: Cast) -> None:
    give_number(home, home.priya)
    give_number(home, home.graham, "07700 900452")
    begun(home)
    paper, clock = Paper(), Clock(home.at)
    nudging = Nudging([paper], now=clock)
    nudging.step()
    for _ in range(15):
        clock.pass_(minutes=1)
        watch.fire_due(at=clock.at)
        nudging.step()

    to = [text.address for text in paper.took]
    # At once, and as manager after ten minutes; then whoever is above.
    assert to == ["+447700900451", "+447700900451", "+447700900452"]
    assert {text.text for text in paper.took} == {paper.took[0].text}


def test_what_was_not_taken_is_tried_again_and_by_another_carrier_at_once(home: Cast) -> None:
    give_number(home, home.priya)
    begun(home)
    clock = Clock(home.at)
    first, second = Paper(answers=[Fate.DOWN]), Paper(name="second", answers=[Fate.LATER])
    nudging = Nudging([first, second], now=clock)

    assert nudging.step() == 1
    assert (first.took, second.took) == ([], [])
    assert nudging.step() == 0
    clock.pass_(seconds=5)
    assert nudging.step() == 1
    assert len(first.took) == 1
    assert stand() == [("sms", "handed_over")]


def test_after_an_hour_nothing_is_sent_any_more(home: Cast) -> None:
    give_number(home, home.priya)
    begun(home)
    paper = Paper()

    Nudging([paper], now=Clock(home.at + 60 * MINUTE)).step()

    assert paper.took == []
    assert stand() == [("sms", "too_late")]
    assert audit.verify().wrong is None


def test_that_it_arrived_is_written_down_once(home: Cast) -> None:
    give_number(home, home.priya)
    begun(home)
    paper = Paper()
    Nudging([paper], now=Clock(home.at)).step()
    reference = paper.took[0].reference

    assert nudges.delivered([reference], at=home.at + MINUTE) == 1
    assert nudges.delivered([reference], at=home.at + 2 * MINUTE) == 0
    assert Nudge.objects.get().delivered_at == home.at + MINUTE
    assert audit.verify().wrong is None


@pytest.mark.django_db(transaction=True)
def test_of_several_workers_one_sends_it(home: Cast) -> None:
    give_number(home, home.priya)
    begun(home)
    paper = Paper()

    together(*[lambda: Nudging([paper], now=Clock(home.at)).step()] * 4)

    assert len(paper.took) == 1
    assert stand() == [("sms", "handed_over")]


def test_a_worker_that_dies_leaves_it_to_the_next(home: Cast) -> None:
    give_number(home, home.priya)
    begun(home)
    assert len(nudges.take([nudges.Way.SMS], at=home.at)) == 1
    assert nudges.take([nudges.Way.SMS], at=home.at + MINUTE) == []

    paper = Paper()
    Nudging([paper], now=Clock(home.at + 2 * MINUTE)).step()

    assert len(paper.took) == 1


def test_a_browser_is_told_sealed_and_by_whom(home: Cast, service: PushService) -> None:
    browser = service.browser()
    told_on(home, home.priya, browser)
    begun(home)

    assert Nudging([], now=Clock(home.at)).step() == 1

    (push,) = service.came
    assert browser.reads(push.body) == {"says": "You are needed now.", "to": "/crises/"}
    assert push.claims(service.origin)["sub"] == "https://clearline.example"
    assert push.headers["content-encoding"] == "aes128gcm"
    assert (push.headers["ttl"], push.headers["urgency"]) == ("3600", "high")
    assert b"needed" not in push.body
    assert stand() == [("push", "handed_over")]


@pytest.mark.parametrize(("status", "ending"), [(404, "gone"), (410, "gone"), (403, None)])
def test_a_browser_that_is_gone_is_told_no_more(
    status: int, ending: str | None, home: Cast, service: PushService
) -> None:
    row = told_on(home, home.priya, service.browser())
    service.answers = [status]
    begun(home)

    Nudging([], now=Clock(home.at)).step()

    row.refresh_from_db()
    assert row.ending == ending
    assert stand() == [("push", "failed")]
    assert audit.verify().wrong is None


def test_a_service_that_is_busy_is_asked_again(home: Cast, service: PushService) -> None:
    told_on(home, home.priya, service.browser())
    service.answers = [503, 429]
    begun(home)
    clock = Clock(home.at)
    nudging = Nudging([], now=clock)

    for seconds in (0, 5, 15):
        clock.pass_(seconds=seconds)
        assert nudging.step() == 1

    assert stand() == [("push", "handed_over")]


def test_what_was_turned_off_meanwhile_goes_nowhere(home: Cast, service: PushService) -> None:
    row = told_on(home, home.priya, service.browser())
    begun(home)
    assert browsers.turn_off(home.priya.pk, row.pk, at=home.at)
    assert not browsers.turn_off(home.priya.pk, row.pk, at=home.at)

    Nudging([], now=Clock(home.at)).step()

    assert service.came == []
    assert stand() == [("push", "failed")]


def test_on_one_browser_one_person_is_told(home: Cast, service: PushService) -> None:
    browser = service.browser()
    told_on(home, home.dawn, browser)
    told_on(home, home.priya, browser)

    assert browsers.mine(home.dawn.pk, at=home.at) == []
    assert len(browsers.mine(home.priya.pk, at=home.at)) == 1
    assert audit.verify().wrong is None


def test_a_carrier_s_receipt_says_that_it_arrived(home: Cast) -> None:
    give_number(home, home.priya)
    begun(home)
    paper = Paper()
    Nudging([paper], now=Clock(home.at)).step()
    told = Brought(receipts=(Receipt(paper.took[0].reference, Fate.DELIVERED),))

    assert receiving.put_down(paper, told, at=home.at + MINUTE)

    assert Nudge.objects.get().delivered_at == home.at + MINUTE
