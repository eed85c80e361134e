"""Where I am signed in: seen and ended by its owner, and by nobody else."""

import pyotp
import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from clearline.access import accounts, devices, factors, links, seal, sign_in
from clearline.access.links import For
from clearline.access.models import Account, Factor, FactorKind, How, LinkKind
from clearline.registers.models import Home
from tests.conftest import TEATIME
from tests.rooms.access.making import make_account, make_child, make_home, make_worker
from tests.rooms.web.browsing import CHROME, code_of, is_in, make_browser
from tests.rooms.web.browsing import sign_in as enter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
MINE, END, AGAIN = ("/signed-in/", "/signed-in/end/", "/sign-in/again/")


@pytest.fixture
def home() -> Home:
    return make_home()


@pytest.fixture
def account(home: Home) -> Account:
    return make_account(make_worker(home))


def second_browser(account: Account) -> Client:
    """Sign the same person in elsewhere, the second step left aside."""
    browser = make_browser()
    found = sign_in.Browser(None, "Safari on iPad", "192.0.2.7")
    tried = sign_in.enter(account, found, How.PASSKEY, at=TEATIME)
    browser.cookies["clearline"] = tried.token
    assert is_in(browser)
    return browser


def session_of(browser: Client) -> str:
    return str(browser.get(MINE).context["caller"].session_id)


def test_each_place_is_listed_with_what_it_is(account: Account) -> None:
    here = make_browser()
    enter(here, account)
    second_browser(account)

    page = here.get(MINE).content.decode()

    assert "Chrome on Android</b>, this one" in page
    assert "Safari on iPad" in page


def test_another_place_is_ended_and_this_one_stays(account: Account) -> None:
    here = make_browser()
    enter(here, account)
    there = second_browser(account)

    here.post(END, {"session": session_of(there)})

    assert (is_in(here), is_in(there)) == (True, False)


def test_all_but_this_one_are_ended(account: Account) -> None:
    here = make_browser()
    enter(here, account)
    elsewhere = [second_browser(account) for _ in range(3)]

    here.post(END, {"others": "yes"})

    assert (is_in(here), [is_in(b) for b in elsewhere]) == (True, [False] * 3)


def test_nobody_ends_what_is_somebody_elses(home: Home, account: Account) -> None:
    ola = make_account(make_worker(home, "Ola"), "ola@example.org")
    here, olas = make_browser(), second_browser(ola)
    enter(here, account)

    here.post(END, {"session": session_of(olas)})
    assert is_in(olas)
    make_post = second_browser(ola)
    make_post.post(END, {"session": session_of(olas)})
    assert not is_in(olas)


@pytest.mark.parametrize("said", ["", "x", "-1", "9" * 40, "١٢"])
def test_a_malformed_answer_ends_nothing(said: str, account: Account) -> None:
    here = make_browser()
    enter(here, account)

    assert here.post(END, {"session": said})["Location"] == MINE
    assert is_in(here)


def childs_phone(home: Home, pin: str = "2580") -> tuple[Account, Client]:
    child = make_child(home)
    account = Account.objects.filter(person=child.person).first() or accounts.of_child(
        child.person, by=child.person, at=TEATIME
    )
    return account, connect(account, pin)


def connect(account: Account, pin: str = "2580") -> Client:
    browser = make_browser()
    found = sign_in.Browser(None, devices.words_of(CHROME), "192.0.2.8")
    with_link = links.make(For(LinkKind.CHILD, account=account), by=account.person, at=TEATIME)
    link = links.find(with_link, at=TEATIME)
    assert link is not None
    tried = sign_in.child_by_link(link, pin, found, at=TEATIME)
    browser.cookies["clearline"] = tried.token
    browser.cookies["clearline-device"] = tried.device_token
    return browser


def test_a_child_ends_a_phone_that_is_not_theirs(home: Home) -> None:
    account, own = childs_phone(home)
    strange = connect(account, "8642")
    assert is_in(strange)
    phone = str(strange.get(MINE).context["caller"].device_id)

    own.post(END, {"phone": phone})

    assert (is_in(own), is_in(strange)) == (True, False)
    assert strange.post(reverse("sign_in:door"), {"pin": "8642"}).status_code != 302


def test_nobody_ends_another_childs_phone(home: Home) -> None:
    _, mias = childs_phone(home)
    ayos_account = accounts.of_child(
        make_child(home, "Ayo Bright").person, by=make_worker(home), at=TEATIME
    )
    ayos = connect(ayos_account)
    phone = str(mias.get(MINE).context["caller"].device_id)

    ayos.post(END, {"phone": phone})

    assert is_in(mias)


def test_staff_show_once_more_who_they_are_before_new_codes(
    account: Account, clock: time_machine.Traveller
) -> None:
    here = make_browser()
    enter(here, account)
    fresh = here.post("/signed-in/codes/")
    clock.shift(11 * 60)
    stale = here.post("/signed-in/codes/")

    assert "Write these down" in fresh.content.decode()
    assert stale["Location"] == "/sign-in/again/?next=/signed-in/"


def test_the_second_step_shown_again_makes_it_fresh(
    account: Account, clock: time_machine.Traveller
) -> None:
    here = make_browser()
    enter(here, account)
    clock.shift(11 * 60)
    secret = pyotp.TOTP(_secret(account))
    code = secret.at(int(TEATIME.timestamp()) + 11 * 60)

    wrong = here.post(AGAIN, {"again-code": "000000", "next": MINE})
    clock.shift(1)
    right = here.post(AGAIN, {"again-code": code, "next": MINE})

    assert (wrong.status_code, right["Location"]) == (403, MINE)
    assert "Write these down" in here.post("/signed-in/codes/").content.decode()


def _secret(account: Account) -> str:
    totp = account.factors.get(kind=FactorKind.TOTP)
    opened = seal.unseal(bytes(totp.sealed), about=f"totp of account {account.pk}")
    assert opened is not None
    return opened.decode()


def test_a_code_used_to_sign_in_is_not_taken_again(account: Account) -> None:
    here = make_browser()
    enter(here, account)

    assert here.post(AGAIN, {"again-code": code_of(_secret(account))}).status_code == 403


def test_the_last_second_step_is_not_ended_by_a_slip(account: Account) -> None:
    here = make_browser()
    enter(here, account)
    passkey = Factor.objects.create(
        account=account,
        kind=FactorKind.PASSKEY,
        sealed=b"sealed",
        credential=b"key",
        added_at=TEATIME,
        proven_at=TEATIME,
    )
    here.post(END, {"passkey": str(passkey.pk)})
    passkey.refresh_from_db()
    assert passkey.ended_at == TEATIME

    other = Factor.objects.create(
        account=account,
        kind=FactorKind.PASSKEY,
        sealed=b"sealed",
        credential=b"other",
        added_at=TEATIME,
        proven_at=TEATIME,
    )
    factors.end(account.factors.filter(kind=FactorKind.TOTP), at=TEATIME, by=account.person)
    here.post(END, {"passkey": str(other.pk)})
    other.refresh_from_db()
    assert other.ended_at is None
