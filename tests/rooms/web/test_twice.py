"""Two records of one child are put together, both stay readable, and there is a way back."""

import pytest
from django.http import HttpResponse
from django.urls import reverse

from clearline.cli.made_up import Cast
from clearline.registers import children
from clearline.registers.models import Child, Permission, SameChild
from clearline.registers.recorded import sure
from tests.rooms.web.childs import phone_of, words_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def second(home: Cast) -> Child:
    """Mia, written down once more by somebody who did not look."""
    born = home.mia.date_of_birth
    return sure(
        children.admit("Mya Hartley", home.larkfield, date_of_birth=born, by=home.sam, at=home.at)
    )


def put_together(home: Cast, second: Child) -> HttpResponse:
    address = reverse("registers:add", args=["children", home.mia.pk, "same-child"])
    said = {"duplicate": second.pk}
    return phone_of(home.priya).post(address, said, follow=True)  # type: ignore[return-value]


def page(child: Child) -> str:
    return reverse("registers:page", args=["children", child.pk])


def test_who_may_be_the_same_is_offered_first_and_says_so(home: Cast, second: Child) -> None:
    address = reverse("registers:add", args=["children", home.mia.pk, "same-child"])
    shown = words_on(phone_of(home.priya).get(address))
    assert "Choose Mya Hartley, born 16 July 2012. May be the same" in shown
    assert "Callum Reid" in shown
    assert "Nell" not in shown


def test_both_records_stay_readable_and_only_the_one_that_goes_on_is_written_to(
    home: Cast, second: Child
) -> None:
    permissions = Permission.objects.count()
    told = words_on(put_together(home, second))
    assert "Mya Hartley is the same child as Mia Hartley" in told

    priya = phone_of(home.priya)
    other = priya.get(page(second))
    assert "The same child as Mia Hartley" in words_on(other)
    assert "/add/" not in other.content.decode()
    assert "/add/" in priya.get(page(home.mia)).content.decode()
    assert Permission.objects.count() == permissions

    listed = words_on(phone_of(home.dawn).get(reverse("staff:children")))
    assert "Mya Hartley" not in listed
    assert phone_of(home.dawn).get(reverse("staff:child", args=[second.pk])).status_code == 404


def test_they_are_taken_apart_again(home: Cast, second: Child) -> None:
    put_together(home, second)
    row = SameChild.objects.get()
    address = reverse("registers:stop", args=["children", home.mia.pk, "same-child", row.pk])
    assert phone_of(home.peter).post(address).status_code == 404
    assert phone_of(home.priya).post(address).status_code == 302
    assert phone_of(home.dawn).get(reverse("staff:child", args=[second.pk])).status_code == 200
    assert SameChild.objects.filter(pk=row.pk, ended_by=home.priya).exists()


def test_a_record_is_not_put_with_a_child_of_another_home(home: Cast) -> None:
    assert "choose one of those listed." in words_on(put_together(home, home.nell))
    assert not SameChild.objects.exists()
