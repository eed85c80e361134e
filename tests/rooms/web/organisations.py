"""Somebody who is joined to their organisation's own sign-in, and comes in by it."""

from typing import Any

from django.test import Client

from clearline.access.models import Account, Identity
from clearline.access.oidc import identities
from tests.conftest import TEATIME
from tests.standins.identity_provider import OID, TENANT, IdentityProvider


def join(account: Account, *, is_proven: bool = True) -> Identity:
    joined = identities.join(account, TENANT, OID, by=account.person, at=TEATIME)
    assert joined is not None
    if is_proven:
        identities.prove(joined, at=TEATIME)
    return joined


def come(browser: Client, council: IdentityProvider, address: str = "/sign-in/with/1/") -> Any:
    """Go out, sign in there, and come back."""
    return browser.get(council.sign_in(browser.get(address)["Location"]))
