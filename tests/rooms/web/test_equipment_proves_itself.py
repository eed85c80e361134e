"""Work equipment proves each change; whoever has only its cookies changes nothing."""

import pytest
from django.test import Client

from clearline import clock
from clearline.access.cookies import DEVICE, SESSION
from clearline.access.models import Refused
from clearline.cli.made_up import Cast
from tests.proving import Key, ProvingBrowser
from tests.rooms.web.browsing import CHROME
from tests.rooms.web.childs import phone_of, words_on

pytestmark = pytest.mark.django_db
WISH = "/children/{}/wish/"


def test_a_cookie_in_another_browser_changes_nothing_and_is_told(home: Cast) -> None:
    dawn, thief = phone_of(home.dawn), Client(headers={"user-agent": "Firefox Windows"})
    thief.cookies = dawn.cookies
    address = f"/children/{home.mia.pk}/write/"

    answer = thief.post(address)

    assert answer.status_code == 403
    assert "This phone did not prove itself" in words_on(answer)
    assert dawn.post(address).status_code == 302
    refused = Refused.objects.get()
    assert (refused.why, refused.words) == ("none", "Firefox on Windows")


def test_a_form_brings_its_proof_as_a_field(home: Cast) -> None:
    dawn = phone_of(home.dawn)
    assert isinstance(dawn, ProvingBrowser)
    plain = Client(headers={"user-agent": CHROME})
    plain.cookies = dawn.cookies
    address = f"/children/{home.mia.pk}/write/"
    token = dawn.cookies[SESSION].value
    proof = dawn.key.proof(f"http://testserver{address}", at=clock.now(), token=token)

    assert plain.post(address, {"dpop": proof}).status_code == 302
    assert plain.post(address, {"dpop": proof}).status_code == 403
    assert Refused.objects.get().why == "again"


def test_another_key_and_another_page_s_proof_are_refused(home: Cast) -> None:
    dawn = phone_of(home.dawn)
    assert isinstance(dawn, ProvingBrowser)
    plain = Client()
    plain.cookies = dawn.cookies
    address, token = f"/children/{home.mia.pk}/write/", dawn.cookies[SESSION].value
    others = Key().proof(f"http://testserver{address}", at=clock.now(), token=token)
    elsewhere = dawn.key.proof("http://testserver/today/", at=clock.now(), token=token)

    assert plain.post(address, {"dpop": others}).status_code == 403
    assert plain.post(address, {"dpop": elsewhere}).status_code == 403
    assert set(Refused.objects.values_list("why", flat=True)) == {"other_key", "other_request"}


def test_two_browsers_with_one_key_are_both_shut(home: Cast) -> None:
    dawn = phone_of(home.dawn)
    assert isinstance(dawn, ProvingBrowser)
    copy = ProvingBrowser()
    copy.key.secret, copy.cookies = dawn.key.secret, dawn.cookies
    address = f"/children/{home.mia.pk}/write/"
    assert dawn.post(address).status_code == 302

    answer = copy.post(address)

    assert "Two browsers have the key of this phone" in words_on(answer)
    assert dawn.get("/children/").status_code == 302


def test_a_child_proves_nothing_and_needs_not(home: Cast) -> None:
    mia = Client()
    mia.cookies = phone_of(home.mia).cookies
    assert DEVICE not in mia.cookies
    assert mia.post("/signed-in/end/", {"others": "yes"}).status_code == 302
    assert not Refused.objects.exists()


def test_signing_out_is_never_refused(home: Cast) -> None:
    thief = Client()
    thief.cookies = phone_of(home.dawn).cookies
    assert thief.post("/sign-out/").status_code == 302
