"""A browser that keeps its cookies, for the pages of sign-in."""

from typing import Any

import pyotp
from django.test import Client
from django.urls import reverse

from clearline.access import factors
from clearline.access.models import Account
from tests.conftest import TEATIME
from tests.rooms.access.making import PASSWORD

CHROME = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36"


def make_browser(*, enforce_csrf_checks: bool = False) -> Client:
    return Client(enforce_csrf_checks=enforce_csrf_checks, headers={"user-agent": CHROME})


def secret_of(account: Account) -> str:
    """Give an account a code app that works, and return its secret."""
    secret = factors.begin_totp(account, at=TEATIME)
    code = pyotp.TOTP(secret).at(int(TEATIME.timestamp()) - 60)
    assert not factors.prove_totp(account, code, at=TEATIME)
    account.factors.update(proven_at=TEATIME)
    return secret


def code_of(secret: str, *, steps: int = 0) -> str:
    return pyotp.TOTP(secret).at(TEATIME, counter_offset=steps)


def give_password(browser: Client, name: str, password: str = PASSWORD, **more: str) -> Any:
    form = {"name": name, "password": password, **more}
    return browser.post(reverse("sign_in:door") + "?staff", form)


def is_in(browser: Client) -> bool:
    """Say whether the browser is signed in, by a page that is only for those who are."""
    return browser.get(reverse("sign_in:mine")).status_code == 200


def sign_in(browser: Client, account: Account) -> None:
    secret = secret_of(account)
    give_password(browser, account.name or "")
    browser.post(reverse("sign_in:second"), {"code": code_of(secret)})
    assert is_in(browser)
