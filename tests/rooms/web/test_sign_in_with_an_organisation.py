"""An organisation's own sign-in lets in whom it names and we know; each fault beside it."""

import logging
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from clearline.access.models import Account, How, Identity, Session
from clearline.access.oidc import identities
from clearline.registers.models import StaffMember
from tests.conftest import TEATIME
from tests.rooms.access.making import (
    make_account,
    make_home,
    make_worker,
)
from tests.rooms.web.browsing import code_of, is_in, make_browser, secret_of
from tests.rooms.web.organisations import come, join
from tests.standins.identity_provider import (
    CLIENT,
    OF_THE_SAME_NAME,
    OID,
    SECOND,
    SECRET,
    STRANGE,
    IdentityProvider,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
DAWN = "dawn@example.org"


@pytest.fixture
def account() -> Account:
    return make_account(make_worker(make_home()), DAWN)


def test_whom_the_organisation_names_is_asked_for_our_second_step(
    council: IdentityProvider, account: Account
) -> None:
    secret, browser = secret_of(account), make_browser()
    join(account)

    answer = come(browser, council, "/sign-in/with/1/?next=/signed-in/")
    assert answer["Location"] == "/sign-in/second/?next=%2Fsigned-in%2F"
    assert not is_in(browser)
    browser.post("/sign-in/second/", {"code": code_of(secret)})

    assert is_in(browser)
    assert account.sessions.latest("pk").how == How.SSO_TOTP


@pytest.mark.parametrize("shown", [{"amr": ["pwd", "mfa"]}, {"acrs": ["c1"]}])
def test_a_second_step_shown_there_is_enough(
    shown: dict[str, Any], council: IdentityProvider, account: Account
) -> None:
    secret_of(account)
    join(account)
    council.claims = shown
    browser = make_browser()

    assert come(browser, council, "/sign-in/with/1/?next=/signed-in/")["Location"] == "/signed-in/"
    assert is_in(browser)
    # It may be hours since it was shown there, so it is asked before anything grave.
    assert account.sessions.get().fresh_at is None


def test_policy_may_always_ask_our_own(
    council: IdentityProvider, account: Account, settings: Any
) -> None:
    secret_of(account)
    join(account)
    council.claims = {"amr": ["mfa"]}
    settings.OIDC_SECOND_STEP = ""

    assert come(make_browser(), council)["Location"] == "/sign-in/second/"


def test_the_first_time_our_own_is_asked_whatever_was_shown_there(
    council: IdentityProvider, account: Account
) -> None:
    secret = secret_of(account)
    join(account, is_proven=False)
    council.claims = {"amr": ["mfa"]}
    first, second = make_browser(), make_browser()

    assert come(first, council)["Location"] == "/sign-in/second/"
    first.post("/sign-in/second/", {"code": code_of(secret)})
    assert come(second, council)["Location"] == "/"


def test_signing_in_there_makes_no_account(council: IdentityProvider, account: Account) -> None:
    browser = make_browser()

    answer = come(browser, council)

    assert answer.status_code == 403
    assert OID in answer.content.decode()
    assert (Account.objects.count(), Identity.objects.count()) == (1, 0)
    assert not is_in(browser)


def test_an_email_address_joins_nobody(council: IdentityProvider, account: Account) -> None:
    council.claims = {"email": DAWN, "preferred_username": DAWN, "upn": DAWN}

    assert come(make_browser(), council).status_code == 403


def test_the_same_object_of_another_tenant_is_somebody_else(
    council: IdentityProvider, account: Account
) -> None:
    identities.join(account, "another-tenant", OID, by=account.person, at=TEATIME)

    assert come(make_browser(), council).status_code == 403


WRONG: dict[str, dict[str, Any]] = {
    "nonce": {"claims": {"nonce": "another"}},
    "no nonce": {"claims": {"nonce": None}},
    "audience": {"claims": {"aud": "somebody-else"}},
    "audience of several, asked by another": {"claims": {"aud": [CLIENT, "x"], "azp": "x"}},
    "tenant": {"claims": {"tid": "9f0e1d2c-0000-4000-8000-000000000000"}},
    "no tenant": {"claims": {"tid": None}},
    "issuer": {"claims": {"iss": "https://login.example/other/v2.0"}},
    "expired": {"claims": {"exp": TEATIME - timedelta(minutes=3)}},
    "from the future": {"claims": {"iat": TEATIME + timedelta(minutes=3)}},
    "not yet": {"claims": {"nbf": TEATIME + timedelta(minutes=3)}},
    "no object": {"claims": {"oid": None}},
    "alg none": {"signs": "none"},
    "a shared secret": {"signs": "HS256"},
    "another's key of the same name": {"signing": OF_THE_SAME_NAME},
    "an unknown key": {"signing": STRANGE},
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_a_token_with_one_thing_wrong_lets_nobody_in(
    wrong: dict[str, Any], council: IdentityProvider, account: Account
) -> None:
    secret_of(account)
    join(account)
    browser = make_browser()
    for name, value in wrong.items():
        setattr(council, name, value)

    assert come(browser, council)["Location"] == "/sign-in/?staff&no=failed"
    assert not Session.objects.exists()
    council.claims, council.signs, council.signing = {}, "RS256", None
    assert come(browser, council)["Location"] == "/sign-in/second/"


def test_clocks_may_be_two_minutes_apart(council: IdentityProvider, account: Account) -> None:
    join(account)
    council.claims = {"exp": TEATIME - timedelta(minutes=2), "iat": TEATIME + timedelta(minutes=2)}

    assert come(make_browser(), council)["Location"].startswith("/sign-in/second/")


def test_an_answer_counts_once(council: IdentityProvider, account: Account) -> None:
    join(account)
    browser = make_browser()
    back = council.sign_in(browser.get("/sign-in/with/1/")["Location"])
    note = browser.cookies["clearline-sso"].value

    assert browser.get(back)["Location"] == "/sign-in/second/"
    browser.cookies["clearline-sso"] = note
    assert browser.get(back)["Location"] == "/sign-in/?staff&no=failed"


def test_a_code_that_the_provider_has_had_is_refused_by_it(
    council: IdentityProvider, account: Account
) -> None:
    join(account)
    one, other = make_browser(), make_browser()
    first = council.sign_in(one.get("/sign-in/with/1/")["Location"])
    code = first.partition("code=")[2].partition("&")[0]
    assert one.get(first)["Location"] == "/sign-in/second/"
    second = council.sign_in(other.get("/sign-in/with/1/")["Location"])
    state = second.partition("state=")[2]

    answer = other.get(f"/sign-in/back/?code={code}&state={state}")

    assert answer["Location"] == "/sign-in/?staff&no=failed"


def test_an_answer_to_another_browser_lets_nobody_in(
    council: IdentityProvider, account: Account
) -> None:
    join(account)
    lured, attacker = make_browser(), make_browser()
    back = council.sign_in(attacker.get("/sign-in/with/1/")["Location"])

    assert lured.get(back)["Location"] == "/sign-in/?staff&no=failed"
    lured.get("/sign-in/with/1/")
    assert lured.get(back)["Location"] == "/sign-in/?staff&no=failed"
    assert attacker.get(back)["Location"] == "/sign-in/second/"


def test_a_note_of_ours_runs_out(
    council: IdentityProvider, account: Account, clock: time_machine.Traveller
) -> None:
    join(account)
    slow, quick = make_browser(), make_browser()
    council.claims = {"exp": TEATIME + timedelta(hours=2)}
    backs = [council.sign_in(b.get("/sign-in/with/1/")["Location"]) for b in (slow, quick)]

    clock.shift(600)
    assert quick.get(backs[1])["Location"] == "/sign-in/second/"
    clock.shift(1)
    assert slow.get(backs[0])["Location"] == "/sign-in/?staff&no=failed"


def test_another_providers_answer_is_not_taken_to_this_one(
    council: IdentityProvider, account: Account
) -> None:
    join(account)
    browser = make_browser()
    back = council.sign_in(browser.get("/sign-in/with/1/")["Location"])

    answer = browser.get(back + "&iss=https%3A%2F%2Flogin.example")

    assert answer["Location"] == "/sign-in/?staff&no=failed"


def test_no_is_said_plainly(council: IdentityProvider, account: Account) -> None:
    browser = make_browser()
    back = council.sign_in(browser.get("/sign-in/with/1/")["Location"])
    state = back.partition("state=")[2]

    answer = browser.get(f"/sign-in/back/?error=access_denied&state={state}")

    assert answer["Location"] == "/sign-in/?staff&no=declined"
    assert "did not let you in" in browser.get(answer["Location"]).content.decode()


def test_keys_that_change_are_asked_for_anew(
    council: IdentityProvider, account: Account, clock: time_machine.Traveller
) -> None:
    join(account)
    come(make_browser(), council)
    council.key = SECOND

    too_soon = come(make_browser(), council)
    clock.shift(30)
    then = come(make_browser(), council)

    assert too_soon["Location"] == "/sign-in/?staff&no=failed"
    assert then["Location"] == "/sign-in/second/"
    assert council.asked.count("/keys") == 2


def test_a_provider_that_is_away_or_calls_itself_otherwise_is_not_gone_to(
    council: IdentityProvider, account: Account
) -> None:
    browser = make_browser()
    council.is_down = True
    away = browser.get("/sign-in/with/1/")["Location"]
    council.is_down, council.calls_itself = False, "https://login.example"
    other = browser.get("/sign-in/with/1/")["Location"]

    assert {away, other} == {"/sign-in/?staff&no=unreachable"}
    council.calls_itself = ""
    assert browser.get("/sign-in/with/1/")["Location"].startswith(council.address)


def test_no_secret_and_no_code_is_in_the_log(
    council: IdentityProvider, account: Account, caplog: pytest.LogCaptureFixture
) -> None:
    join(account)
    council.claims = {"nonce": "another"}
    with caplog.at_level(logging.DEBUG):
        come(make_browser(), council)

    assert "nobody came in: nonce" in caplog.text
    assert SECRET not in caplog.text


def test_whoever_has_left_or_is_parted_is_not_let_in(
    council: IdentityProvider, account: Account
) -> None:
    secret_of(account)
    joined = join(account)
    council.claims = {"amr": ["mfa"]}
    browser = make_browser()
    come(browser, council)
    assert is_in(browser)

    identities.end(Identity.objects.filter(pk=joined.pk), by=account.person, at=TEATIME)

    assert not is_in(browser)
    assert come(make_browser(), council).status_code == 403
    join(account)
    left = {"started_on": TEATIME.date(), "left_on": TEATIME.date(), "left_at": TEATIME}
    wrote = {"recorded_at": TEATIME, "recorded_by": account.person, "left_by": account.person}
    StaffMember.objects.create(person=account.person, **left, **wrote)
    assert come(make_browser(), council)["Location"] == "/sign-in/?staff&no=failed"
