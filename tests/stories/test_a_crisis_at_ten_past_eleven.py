"""Ten past eleven at night: one tap, words that go at once, a manager who answers, and an end."""

from datetime import timedelta

import pytest
import time_machine

from clearline.cli.made_up import Cast
from clearline.contact.crises import watch
from clearline.contact.models import Crisis, Message
from clearline.ledger import audit
from clearline.policy.decision import Outcome
from tests.rooms.contact.saying import line_to, says
from tests.rooms.web.childs import phone_of, words_on

pytestmark = pytest.mark.django_db

NIGHT = timedelta(hours=6, minutes=40)
HERE = "I’m here. Can I ring you?"


def test_from_one_tap_to_a_task_for_the_morning(home: Cast, clock: time_machine.Traveller) -> None:
    line = line_to(home.mia, home)
    clock.shift(NIGHT)
    at = home.at + NIGHT
    assert says(home.dawn, line, home, "Are you all right?", at=at).outcome is Outcome.HOLD

    dawn = phone_of(home.dawn)
    page = dawn.post("/crises/declare/", {"child": home.mia.pk})["Location"]
    assert says(home.dawn, line, home, HERE, at=at).outcome is Outcome.ALLOW
    assert HERE in words_on(phone_of(home.mia).get(f"/me/talk/{line.pk}/"))

    clock.shift(timedelta(minutes=6))
    watch.fire_due(at=at + timedelta(minutes=6))
    assert "Nobody had answered for 5 minutes" in words_on(dawn.get(page))

    priya = phone_of(home.priya)
    priya.post(f"{page}do/", {"act": "acknowledge"})
    assert "Priya Nair knows of it" in words_on(dawn.get(page))

    clock.shift(timedelta(minutes=20))
    dawn.post(f"{page}close/", {"how": "heard", "says": "On the phone. She is at Tasha’s."})
    assert Crisis.objects.get().ending == "direct_contact"
    assert "Look back at the crisis" in words_on(priya.get("/tasks/"))
    assert Message.objects.filter(conversation=line).count() == 2
    assert audit.verify().wrong is None
