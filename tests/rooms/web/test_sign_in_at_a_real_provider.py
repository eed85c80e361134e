"""Somebody signs in at an OpenID provider that others wrote, in a process of its own."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx
import pytest

from clearline.access.oidc import identities, provider
from clearline.clock import now
from tests.rooms.access.making import make_account, make_home, make_worker
from tests.rooms.web.browsing import is_in, make_browser

if TYPE_CHECKING:
    from clearline.access.models import Account

pytestmark = pytest.mark.django_db
TENANT = "9f1e6b52-7c1a-4b0c-8a8e-3f6d2f0b7a11"
OID = "3b1f8a90-1111-4222-8333-abcdefabcdef"
_PATIENCE = 30.0


def free_port() -> int:
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The provider, which answers."""
    port = free_port()
    words = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(words, **quiet) as process:  # type: ignore[call-overload]
        try:
            yield _answering(f"http://localhost:{port}", process)
        finally:
            process.terminate()


def _answering(address: str, process: Any) -> str:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            httpx.get(f"{address}/jwks")
        except httpx.HTTPError:
            continue
        return address
    raise AssertionError("the provider did not start")


@pytest.fixture
def council(address: str, settings: Any) -> Iterator[str]:
    settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET = "clearline", "a secret of ours"
    settings.OIDC_TENANTS, settings.OIDC_ISSUER = f"Fenshire Council={TENANT}", address
    settings.OIDC_SECOND_STEP = "amr:mfa"
    provider.forget()
    yield address
    provider.forget()


def sign_in_there(council: str, going: str, **claims: Any) -> str:
    """Sign in as Dawn, and return where the browser is sent back to."""
    httpx.put(f"{council}/users/dawn", json=claims).raise_for_status()
    answer = httpx.post(going, data={"sub": "dawn"})
    back = urlsplit(answer.headers["location"])
    return f"{back.path}?{back.query}"


def test_whom_a_real_provider_names_is_let_in_and_nobody_else(council: str) -> None:
    account: Account = make_account(make_worker(make_home()))
    joined = identities.join(account, TENANT, OID, by=account.person, at=now())
    assert joined
    identities.prove(joined, at=now())
    known, other, elsewhere = make_browser(), make_browser(), make_browser()
    right = {"tid": TENANT, "oid": OID, "amr": ["pwd", "mfa"]}

    came = [
        browser.get(sign_in_there(council, browser.get("/sign-in/with/1/")["Location"], **claims))
        for browser, claims in (
            (known, right),
            (other, {**right, "oid": "somebody-else"}),
            (elsewhere, {**right, "tid": "another-tenant"}),
        )
    ]

    assert came[0]["Location"] == "/"
    assert came[1].status_code == 403
    assert came[2]["Location"] == "/sign-in/?staff&no=failed"
    assert [is_in(browser) for browser in (known, other, elsewhere)] == [True, False, False]


def test_its_code_is_taken_once(council: str) -> None:
    account = make_account(make_worker(make_home()))
    identities.join(account, TENANT, OID, by=account.person, at=now())
    browser, thief = make_browser(), make_browser()
    back = sign_in_there(council, browser.get("/sign-in/with/1/")["Location"], tid=TENANT, oid=OID)
    code = back.partition("code=")[2].partition("&")[0]

    assert browser.get(back)["Location"] == "/sign-in/second/"
    state = thief.get("/sign-in/with/1/")["Location"].partition("state=")[2].partition("&")[0]
    stolen = thief.get(f"/sign-in/back/?code={code}&state={state}")
    assert stolen["Location"] == "/sign-in/?staff&no=failed"
