"""Equipment on a phone: enrolled by a code, lost in one tap, and whoever misuses it is told of."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from clearline import clock
from clearline.access.models import Refused
from clearline.cli.made_up import Cast
from clearline.contact import wake
from clearline.registers import equipment, shifts
from clearline.registers.models import Device, Duty, Equipment
from clearline.registers.recorded import sure
from tests.proving import Key
from tests.rooms.web.browsing import make_browser
from tests.rooms.web.childs import phone_of, words_on

pytestmark = pytest.mark.django_db


def code_on(page: str) -> str:
    """Return the code that the page shows, as it is read out."""
    found = re.search(r'<p class="big num">([^<]+)</p>', page)
    assert found
    return found[1]


def enrol(browser: Client, code: str, key: Key) -> int:
    """Type a code into a browser that makes this key, and say yes."""
    typed = browser.post("/enrol/", {"code": code.upper()})
    assert typed.status_code == 302, words_on(typed)
    address = typed.headers["Location"]
    proof = key.proof(f"http://testserver{address}", at=clock.now())
    return browser.post(address, {"dpop": proof}).status_code


def test_a_code_that_is_read_out_enrols_another_phone_once(home: Cast) -> None:
    phone, spare = home.phone_of(home.dawn), make_browser()
    page = phone_of(home.priya).post(f"/connect/phone/{phone.pk}/").content.decode()

    assert enrol(spare, code_on(page), Key()) == 302
    assert f"This is {phone.label}." in words_on(spare.get("/sign-in/?staff"))
    assert make_browser().post("/enrol/", {"code": code_on(page)}).status_code == 403
    assert phone.devices.exclude(key=None).filter(ended_at=None).count() == 1


def test_without_a_key_nothing_is_enrolled_and_the_code_still_works(home: Cast) -> None:
    phone, spare = home.phone_of(home.dawn), make_browser()
    page = phone_of(home.priya).post(f"/connect/phone/{phone.pk}/").content.decode()
    address = spare.post("/enrol/", {"code": code_on(page)}).headers["Location"]

    answer = spare.post(address)

    assert answer.status_code == 409
    assert "This browser brought no key." in words_on(answer)
    assert enrol(spare, code_on(page), Key()) == 302


def test_whoever_is_signed_in_goes_on_as_the_equipment(home: Cast) -> None:
    phone = home.phone_of(home.dawn)
    page = phone_of(home.priya).post(f"/connect/phone/{phone.pk}/").content.decode()
    dawn = make_browser()
    dawn.cookies = phone_of(home.dawn).cookies

    assert enrol(dawn, code_on(page), Key()) == 302

    assert dawn.get("/children/").status_code == 200
    assert dawn.post(f"/children/{home.mia.pk}/write/").status_code == 403


def test_codes_are_not_guessed_at_will(home: Cast) -> None:
    browser = make_browser()
    answers = [browser.post("/enrol/", {"code": "aaaaa aaaaa"}).status_code for _ in range(7)]
    assert answers == [403] * 6 + [429]


def test_lost_in_one_tap_and_streams_are_told(home: Cast) -> None:
    dawn, phone, told = phone_of(home.dawn), home.phone_of(home.dawn), list[str]()
    assert dawn.get("/children/").status_code == 200
    wake.listen_for_sign_ins(ended := lambda: told.append("ended"))

    answer = phone_of(home.priya).post(f"/equipment/{phone.pk}/lost/")
    wake.forget_sign_ins(ended)

    assert answer.status_code == 302
    assert told == ["ended"]
    assert "This phone opens nothing" in words_on(dawn.get("/children/"))
    phone_of(home.priya).post(f"/equipment/{phone.pk}/found/")
    assert dawn.get("/children/").status_code == 403


def test_the_list_is_found_by_holder_and_filtered(home: Cast) -> None:
    priya = phone_of(home.priya)
    sure(equipment.add("Drawer phone", Device.PHONE, by=home.priya, at=home.at))

    everything = words_on(priya.get("/equipment/"))
    assert "Larkfield tablet tablet" in everything
    assert "Priya Nair and Sam" in everything or "answer for it" in everything
    found = words_on(priya.get("/equipment/", {"find": "dawn"}))
    assert "Dawn Pryce" in found
    assert "Larkfield tablet" not in found
    store = words_on(priya.get("/equipment/", {"show": "store"}))
    assert "Drawer phone phone Nobody holds it Not enrolled, so nothing goes from it" in store
    assert "Dawn Pryce" not in store
    assert "Work phone 11 phone Lost" in words_on(priya.get("/equipment/", {"show": "lost"}))
    assert "Nothing of yours is so." in words_on(priya.get("/equipment/", {"find": "zebra"}))


def test_whoever_is_on_call_enrols_what_the_home_shares_and_nothing_else(home: Cast) -> None:
    tablet, phone = Equipment.objects.get(label="Larkfield tablet"), home.phone_of(home.sam)
    dawn = phone_of(home.dawn)
    assert dawn.post(f"/connect/phone/{tablet.pk}/").status_code == 404

    begins, ends = clock.now() - timedelta(hours=1), clock.now() + timedelta(hours=9)
    sure(
        shifts.plan(
            home.dawn,
            home.larkfield,
            starts_at=begins,
            ends_at=ends,
            duty=Duty.ON_CALL,
            by=home.priya,
            at=home.at,
        )
    )

    assert dawn.post(f"/connect/phone/{tablet.pk}/").status_code == 200
    assert dawn.post(f"/connect/phone/{phone.pk}/").status_code == 404
    assert dawn.post(f"/equipment/{phone.pk}/lost/").status_code == 404
    shown = words_on(dawn.get("/equipment/"))
    assert "Larkfield tablet" in shown
    assert "Work phone" not in shown


def test_a_manager_is_told_of_what_did_not_prove_itself_and_sees_to_it(home: Cast) -> None:
    thief, priya = Client(headers={"user-agent": "Firefox Windows"}), phone_of(home.priya)
    thief.cookies = phone_of(home.dawn).cookies
    for _ in range(2):
        thief.post(f"/children/{home.mia.pk}/write/")

    told = words_on(priya.get("/today/"))
    assert (
        "2 requests, signed in as Dawn Pryce, from Firefox on Windows: came without the key" in told
    )
    refused = Refused.objects.get()
    elsewhere = phone_of(home.peter)
    assert elsewhere.post(f"/equipment/unproven/{refused.pk}/").status_code == 404
    assert priya.post(f"/equipment/unproven/{refused.pk}/").status_code == 302
    assert "did not prove itself" not in words_on(priya.get("/today/"))
