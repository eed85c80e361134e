"""What people of the authority and the home decide, and what follows when a yes is taken back."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from clearline.cli.made_up import Cast
from clearline.registers.models import (
    Answer,
    Ask,
    Channel,
    Delegation,
    GivenBy,
    Permission,
    Person,
    Task,
)
from tests.rooms.contact.saying import line_to, says
from tests.rooms.web.childs import phone_of, words_on
from tests.rooms.web.test_permissions import asking, new_permissions, page_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_the_social_worker_decides_for_the_authority_as_themselves(home: Cast) -> None:
    said = {"act": "authority", "form": ["voice_call"]}
    phone_of(home.priya).post(asking(home.callum), said)
    assert [(t.owner, t.kind) for t in Task.objects.all()] == [(home.marcus, "decide")]
    assert "Decide for Callum: telephone call." in words_on(
        phone_of(home.marcus).get(reverse("permissions:tasks"))
    )
    unsaid = phone_of(home.marcus).post(
        asking(home.callum), {"act": "as_authority", "form": ["voice_call"]}
    )
    assert "Choose yes or no." in words_on(unsaid)
    decided = {"act": "as_authority", "form": ["voice_call"], "says": "yes", "months": "3"}
    assert phone_of(home.dawn).post(asking(home.callum), decided).status_code == 404
    phone_of(home.priya).post(asking(home.callum), decided)
    assert new_permissions(home) == []
    phone_of(home.marcus).post(asking(home.callum), decided)
    assert new_permissions(home) == [("voice_call", "local_authority")]


def test_two_decide_together_where_nobody_can_be_asked(home: Cast) -> None:
    said = {"act": "together", "form": ["sms"], "words": "No parent can be reached."}
    phone_of(home.priya).post(asking(home.amina), said)
    assert new_permissions(home) == []
    ask = Ask.objects.get()
    second = {"act": "second", "answer": [str(Answer.objects.get().pk)]}
    phone_of(home.dawn).post(page_of(ask), second)
    assert new_permissions(home) == []
    phone_of(home.marcus).post(page_of(ask), second)
    assert new_permissions(home) == [("sms", "waiver")]


def test_a_manager_decides_what_the_plan_leaves_to_them(home: Cast) -> None:
    said = {"act": "delegated", "form": ["voice_call"], "says": "yes"}
    refused = phone_of(home.priya).post(asking(home.callum), said)
    assert "The placement plan does not leave this to the manager." in words_on(refused)
    Delegation.objects.create(
        child=home.callum,
        channel="voice_call",
        agreed_by=GivenBy.LOCAL_AUTHORITY,
        plan="Page 4",
        from_on=home.at.date(),
        recorded_at=home.at,
        recorded_by=home.priya,
    )
    phone_of(home.priya).post(asking(home.callum), said)
    assert new_permissions(home) == [("voice_call", "delegated_manager")]


def test_what_the_child_says_is_written_down_beside_it(home: Cast) -> None:
    where = reverse("permissions:agreement", args=[home.mia.pk])
    browser = phone_of(home.dawn)
    answer = browser.post(where, {"says": "in_app:no"}, follow=True)
    assert "What the child says is written down." in words_on(answer)
    assert "Message in the app The child says no" in words_on(answer)
    for wrong in ("in_app:perhaps", "telepathy:yes", ""):
        assert "Look again." in words_on(browser.post(where, {"says": wrong}, follow=True))


def test_a_task_is_on_ones_own_list_until_it_is_done(home: Cast) -> None:
    phone_of(home.priya).post(asking(home.callum), {"act": "authority", "form": ["photo"]})
    task, browser = Task.objects.get(), phone_of(home.marcus)
    where = reverse("permissions:do", args=[task.pk])
    assert phone_of(home.dawn).post(where).status_code == 404
    assert "There is nothing for you to do here." in words_on(browser.post(where, follow=True))
    assert Task.objects.get().done_by == home.marcus
    assert browser.post(where).status_code == 404


def withdraw(home: Cast) -> None:
    given = Permission.objects.get(child=home.mia, channel=Channel.IN_APP, withdrawn_at=None)
    address = reverse("registers:stop", args=["children", home.mia.pk, "permissions", given.pk])
    phone_of(home.priya).post(address, {})


def test_a_manager_who_withdraws_in_the_registers_gives_the_same_tasks(home: Cast) -> None:
    withdraw(home)
    assert {t.owner for t in Task.objects.all()} == {home.marcus, home.dawn}


def of_the_lead(person: Person) -> str:
    return words_on(phone_of(person).get(reverse("permissions:withdrawn")))


def test_a_yes_taken_back_after_a_worry_is_shown_to_the_lead_and_otherwise_not(
    home: Cast, clock: Any
) -> None:
    withdraw(home)
    assert "Nothing was taken back soon after a worry." in of_the_lead(home.lena)
    again = {"channel": "in_app", "given_by": "parent", "grantor": str(home.karen.pk)}
    again |= {"evidence": "A letter"}
    add = reverse("registers:add", args=["children", home.mia.pk, "permissions"])
    phone_of(home.priya).post(add, again)

    says(home.mia, line_to(home.mia, home), home, "he hits me when nobody is here")
    clock.shift(timedelta(hours=1))
    withdraw(home)
    shown = of_the_lead(home.lena)
    assert "Mia: message in the app" in shown
    assert "hits me" not in shown


def test_a_worry_long_ago_has_nothing_to_do_with_it(home: Cast, clock: Any) -> None:
    says(home.mia, line_to(home.mia, home), home, "he hits me when nobody is here")
    clock.shift(timedelta(days=29))
    withdraw(home)
    assert "Nothing was taken back soon after a worry." in of_the_lead(home.lena)
