"""The second step of staff: shown, set up, used once, and asked for in time."""

import pytest
import time_machine
from django.urls import reverse

from clearline.access import factors
from clearline.access.models import Account
from tests.conftest import TEATIME
from tests.rooms.access.making import make_account, make_home, make_worker
from tests.rooms.web.browsing import (
    code_of,
    give_password,
    is_in,
    make_browser,
    secret_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


DAWN = "dawn@example.org"


@pytest.fixture
def account() -> Account:
    return make_account(make_worker(make_home()), DAWN)


def test_a_wrong_code_is_refused_and_the_right_one_is_let_in_after_the_wait(
    account: Account, clock: time_machine.Traveller
) -> None:
    secret, browser = secret_of(account), make_browser()
    give_password(browser, DAWN)

    wrong = browser.post(reverse("sign_in:second"), {"code": "000000"})
    too_soon = browser.post(reverse("sign_in:second"), {"code": code_of(secret)})
    clock.shift(1)
    right = browser.post(reverse("sign_in:second"), {"code": code_of(secret)})

    assert [a.status_code for a in (wrong, too_soon, right)] == [403, 429, 302]
    assert too_soon.headers["Retry-After"] == "1"
    assert is_in(browser)


def test_a_code_that_was_used_does_not_work_again(
    account: Account, clock: time_machine.Traveller
) -> None:
    secret = secret_of(account)
    one, other = make_browser(), make_browser()
    give_password(one, DAWN)
    give_password(other, DAWN)

    one.post(reverse("sign_in:second"), {"code": code_of(secret)})
    replayed = other.post(reverse("sign_in:second"), {"code": code_of(secret)})
    clock.shift(30)
    next_code = other.post(reverse("sign_in:second"), {"code": code_of(secret, steps=1)})

    assert (replayed.status_code, next_code.status_code) == (403, 302)


def test_a_code_of_a_minute_ago_is_too_old(account: Account) -> None:
    secret, browser = secret_of(account), make_browser()
    give_password(browser, DAWN)

    answer = browser.post(reverse("sign_in:second"), {"code": code_of(secret, steps=-2)})

    assert answer.status_code == 403


def test_the_second_step_has_to_come_soon(account: Account, clock: time_machine.Traveller) -> None:
    secret, browser = secret_of(account), make_browser()
    give_password(browser, DAWN)

    clock.shift(601)
    late = browser.post(reverse("sign_in:second"), {"code": code_of(secret, steps=20)})

    assert late["Location"] == "/sign-in/"
    assert not is_in(browser)


def test_the_first_sign_in_sets_up_the_second_step(account: Account) -> None:
    browser = make_browser()
    give_password(browser, DAWN)

    asked = browser.get(browser.get(reverse("sign_in:second"))["Location"])
    secret = factors.begin_totp(account, at=TEATIME)
    wrong = browser.post(reverse("sign_in:set_up"), {"code": "000000"})
    assert not is_in(browser)
    done = browser.post(reverse("sign_in:set_up"), {"code": code_of(secret)})

    assert "<svg" in asked.content.decode()
    assert secret[:4] in wrong.content.decode()
    assert "Write these down" in done.content.decode()
    assert is_in(browser)


def test_two_tabs_of_setting_up_show_the_same_secret(account: Account) -> None:
    browser = make_browser()
    give_password(browser, DAWN)

    one, other = (browser.get(reverse("sign_in:set_up")).content.decode() for _ in range(2))

    shown = factors.begin_totp(account, at=TEATIME)[:4]
    assert shown in one
    assert shown in other


def test_whoever_has_a_second_step_cannot_set_up_another_with_a_password_alone(
    account: Account,
) -> None:
    secret_of(account)
    browser = make_browser()
    give_password(browser, DAWN)

    assert browser.get(reverse("sign_in:set_up"))["Location"] == "/sign-in/second/"


def test_a_recovery_code_lets_in_once(account: Account, clock: time_machine.Traveller) -> None:
    secret_of(account)
    code = factors.new_recovery_codes(account, at=TEATIME, by=account.person)[0]
    answers = []
    for _ in range(2):
        browser = make_browser()
        clock.shift(60)
        give_password(browser, DAWN)
        answers.append(browser.post(reverse("sign_in:second"), {"code": code.upper()}).status_code)

    assert answers == [302, 403]
