"""Before an approval one shows once more that it is oneself; what was filled in goes along."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse

from clearline.access import again, cookies, devices, sessions
from clearline.access.again import APPROVES, EXPORTS, Lack
from clearline.access.caller import Caller
from clearline.access.limits import LIMITS
from clearline.access.models import Account, How
from clearline.access.pages import PAGES
from clearline.registers.models import Person, Role
from tests.conftest import TEATIME
from tests.rooms.access.authenticator import Authenticator
from tests.rooms.access.making import (
    LONG_AGO,
    give_post,
    make_account,
    make_authority,
    make_device,
    make_home,
    make_person,
    make_phone,
    make_worker,
)
from tests.rooms.web.browsing import code_of, make_browser, secret_of
from tests.rooms.web.test_sign_in_with_a_passkey import asked

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
CHANGE = "/policy/change/"
LATER = LIMITS.fresh + timedelta(seconds=30)
STEPS = 21


def enter(person: Person, how: How = How.PASSWORD_TOTP) -> tuple[Client, Account]:
    browser = make_browser()
    account = Account.objects.filter(person=person).first() or make_account(
        person, f"p{person.pk}@example.org"
    )
    token = sessions.start(account, make_device(), how, at=TEATIME)
    browser.cookies["clearline"] = token
    return browser, account


@pytest.fixture
def priya() -> Person:
    return make_worker(make_home(), "Priya", Role.REGISTERED_MANAGER)


def form_of(browser: Client) -> dict[str, str]:
    """Return what somebody filled in on the page of settings, not all of it well."""
    page = browser.get(CHANGE)
    assert page.status_code == 200
    return {"quiet_from": "half past ten", "quiet_until": "07:00"}


def is_page(answer: Any) -> bool:
    return "Show once more that it is you" in answer.content.decode()


def test_soon_after_signing_in_nothing_is_asked_and_later_it_is(
    priya: Person, clock: time_machine.Traveller
) -> None:
    browser, _ = enter(priya)
    form = form_of(browser)

    soon = browser.post(CHANGE, form)
    clock.shift(LATER)
    later = browser.post(CHANGE, form)

    assert (soon.status_code, is_page(soon)) == (200, False)
    assert (later.status_code, is_page(later)) == (403, True)


def test_looking_is_never_asked(priya: Person, clock: time_machine.Traveller) -> None:
    browser, _ = enter(priya)
    clock.shift(LATER)

    assert browser.get(CHANGE).status_code == 200


def test_what_was_filled_in_goes_on_with_a_right_code(
    priya: Person, clock: time_machine.Traveller
) -> None:
    browser, account = enter(priya)
    secret, form = secret_of(account), form_of(browser)
    clock.shift(LATER)
    page = browser.post(CHANGE, form)
    kept = dict(page.context["kept"])

    wrong = browser.post(CHANGE, {**kept, "again-code": "000000"})
    clock.shift(1)
    right = browser.post(CHANGE, {**kept, "again-code": code_of(secret, steps=STEPS)})

    assert kept == form
    assert (wrong.status_code, is_page(wrong)) == (403, True)
    assert "That is not the code." in wrong.content.decode()
    assert dict(wrong.context["kept"]) == form
    assert (right.status_code, is_page(right)) == (200, False)
    assert right.context["form"].data["quiet_from"] == "half past ten"
    assert not is_page(browser.post(CHANGE, form))


def test_a_passkey_does_as_well_and_only_ones_own(
    priya: Person, clock: time_machine.Traveller
) -> None:
    browser, account = enter(priya)
    form = form_of(browser)
    mine, anothers = keys_of(browser)
    clock.shift(LATER)

    answers = []
    for key in (anothers, mine):
        page = browser.post(CHANGE, form)
        assert page.context["passkey"]
        options, state = page.context["passkey"].options, page.context["passkey"].state
        shown = {"again-state": state, "again-response": key.get(options)}
        answers.append(browser.post(CHANGE, {**form, **shown}).status_code)

    assert answers == [403, 200]
    assert account.sessions.get().fresh_with == "passkey"


def keys_of(browser: Client) -> tuple[Authenticator, Authenticator]:
    """Return a passkey of hers, and one of somebody else."""
    ola, _ = enter(make_worker(make_home(), "Ola"))
    found = []
    for one in (browser, ola):
        key = Authenticator("http://testserver")
        options, state = asked(one.get("/signed-in/").content.decode())
        one.post("/signed-in/passkey/", {"state": state, "response": key.make(options)})
        found.append(key)
    return found[0], found[1]


def caller_of(
    person: Person, how: How, *, device: Any = None, account: Account | None = None
) -> Caller:
    account = account or make_account(person, f"p{person.pk}@example.org")
    digest = cookies.digest_of(sessions.start(account, device or make_device(), how, at=TEATIME))
    caller = sessions.caller_of(digest, TEATIME)
    assert caller
    return caller


def test_from_outside_the_home_a_passkey_or_ones_own_enrolled_phone_is_needed() -> None:
    authority = make_authority()
    marcus, nadia, stella = (make_person(name) for name in ("Marcus", "Nadia", "Stella"))
    for person in (marcus, nadia):
        give_post(person, Role.SOCIAL_WORKER, authority=authority)
    give_post(stella, Role.SOCIAL_WORKER, authority=make_authority("Westmarch"))
    account = make_account(marcus, "marcus@example.org")
    phones = {
        "their own phone": make_phone("Phone 1", person=marcus),
        "a colleague's phone": make_phone("Phone 2", person=nadia),
        "another authority's phone": make_phone("Phone 3", person=stella),
        "the home's phone": make_phone("Phone 4", home=make_home()),
    }
    code = How.PASSWORD_TOTP
    calls = {
        "a strange browser": caller_of(marcus, code, account=account),
        "a passkey": caller_of(marcus, How.PASSKEY, account=account),
    }
    for what, phone in phones.items():
        calls[what] = caller_of(marcus, code, device=make_device(phone), account=account)

    lacks = {what: again.lacking(call, APPROVES, at=TEATIME) for what, call in calls.items()}

    assert lacks == {
        "a strange browser": Lack.PASSKEY,
        "a passkey": None,
        "their own phone": None,
        "a colleague's phone": None,
        "another authority's phone": Lack.PASSKEY,
        "the home's phone": Lack.PASSKEY,
    }
    assert again.lacking(calls["a strange browser"], EXPORTS, at=TEATIME) is None
    assert again.lacking(calls["their own phone"], APPROVES, at=TEATIME + LATER) is Lack.PROOF
    assert again.lacking(calls["a passkey"], APPROVES, at=TEATIME + LATER) is Lack.PASSKEY


def test_a_browser_without_its_key_is_no_enrolled_phone() -> None:
    marcus = make_person("Marcus")
    give_post(marcus, Role.SOCIAL_WORKER, authority=make_authority())
    phone = make_phone("Phone 9", person=marcus)
    account = make_account(marcus, "marcus@example.org")
    bare = devices.make("Chrome", at=LONG_AGO, equipment=phone)[0]

    with_key = caller_of(marcus, How.PASSWORD_TOTP, device=make_device(phone), account=account)
    without = caller_of(marcus, How.PASSWORD_TOTP, device=bare, account=account)

    assert again.lacking(with_key, APPROVES, at=TEATIME) is None
    assert again.lacking(without, APPROVES, at=TEATIME) is Lack.PASSKEY


@pytest.mark.parametrize(
    ("form", "asks"),
    [
        ({"act": "release:why"}, True),
        ({"decision": "release"}, True),
        ({"act": "refuse:own", "decision": "release"}, False),
        ({"act": "take_back"}, False),
        ({}, False),
    ],
)
def test_only_letting_go_is_grave(form: dict[str, str], *, asks: bool) -> None:
    assert again.RELEASES.when(form) is asks


def test_every_approval_and_every_way_to_sign_in_that_is_there_asks() -> None:
    grave = {page.name for page in PAGES if page.grave}

    assert grave >= {"manager:decide", "staff:answer", "reading:answer", "reading:change"}
    assert grave >= {"registers:second", "sign_in:joined"}
    named = {"approve", "export", "agree", "admit"}
    asked_of = {page.name.partition(":")[2]: page.grave for page in PAGES}
    assert {name for name in named if name in asked_of and not asked_of[name]} == set()


def test_whoever_is_made_up_has_nothing_to_show(home: Any, settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    (tmp_path / "made-up-organisation").touch()
    request = HttpRequest()
    request.POST = {"again-made-up": "yes"}  # type: ignore[assignment]
    chosen = caller_of(home.priya, How.CHOSEN, account=home.priya.accounts.get())
    real = caller_of(home.priya, How.PASSWORD_TOTP, account=home.priya.accounts.get())

    assert again.tried(request, real, at=TEATIME) is None
    tried = again.tried(request, chosen, at=TEATIME)
    assert tried
    assert tried.is_right


def test_by_itself_it_leads_on_to_where_one_wanted_to_go(
    priya: Person, clock: time_machine.Traveller
) -> None:
    browser, account = enter(priya)
    secret = secret_of(account)
    clock.shift(LATER)

    page = browser.get(reverse("sign_in:again") + "?next=/today/")
    right = browser.post(page.context["here"], {"again-code": code_of(secret, steps=STEPS)})

    assert right["Location"] == "/today/"
