"""What is missing stands on one page, and whoever leaves is let in no more from theirs."""

import pytest
from django.urls import reverse

from clearline.access.models import Account
from clearline.cli.made_up import Cast
from tests.rooms.web.childs import phone_of, words_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_the_manager_sees_who_has_nobody_and_mends_it_one_tap_away(home: Cast) -> None:
    answer = phone_of(home.priya).get(reverse("manager:gaps"))
    assert "Ellie-Mae Croft Has no keyworker." in words_on(answer)
    assert "Tom Wickes No DBS certificate is written down." in words_on(answer)
    where = reverse("registers:page", args=["children", home.ellie_mae.pk])
    assert f'href="{where}#workers"' in answer.content.decode()


def test_another_manager_sees_only_their_own(home: Cast) -> None:
    shown = words_on(phone_of(home.peter).get(reverse("manager:gaps")))
    assert "Nell Whitcombe Has no keyworker." in shown
    assert "Ellie-Mae" not in shown


def test_a_manager_ends_a_job_and_with_it_every_way_in(home: Cast) -> None:
    dawn = phone_of(home.dawn)
    assert dawn.get(reverse("staff:children")).status_code == 200
    left = reverse("registers:stop", args=["staff", home.dawn.pk, "work", home.dawn.pk])
    assert phone_of(home.priya).post(left, {"on": "2026-11-23"}).status_code == 302

    assert dawn.get(reverse("staff:children")).status_code == 302
    assert not Account.objects.filter(person=home.dawn, closed_at=None).exists()
    found = words_on(phone_of(home.priya).get(reverse("manager:gaps")))
    assert "Mia Hartley Has no keyworker." in found
    assert "Work phone 1 Dawn Pryce has left, and still holds it." in found
