"""What is shown of those who have left, to whom, and what may be done there."""

import pytest
from django.urls import reverse

from clearline.cli.made_up import Cast
from tests.rooms.web.childs import phone_of, words_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_the_register_says_which_kind_of_care_leaver_somebody_is_and_why(home: Cast) -> None:
    browser = phone_of(home.priya)
    reece = words_on(browser.get(reverse("registers:page", args=["children", home.reece.pk])))
    assert "Former relevant young person Has a personal adviser. 19 years old." in reece
    mia = words_on(browser.get(reverse("registers:page", args=["children", home.mia.pk])))
    assert "No care leaver yet 14 years old: from 16 it is worked out." in mia
    staff = words_on(browser.get(reverse("registers:page", args=["staff", home.dawn.pk])))
    assert "Leaving care" not in staff
