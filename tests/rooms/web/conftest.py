"""What the tests of pages may ask for besides."""

from collections.abc import Iterator
from typing import Any

import pytest

from clearline.access.oidc import provider
from tests.conftest import TEATIME
from tests.standins.identity_provider import CLIENT, SECRET, TENANT, IdentityProvider, running


@pytest.fixture
def council(settings: Any) -> Iterator[IdentityProvider]:
    """The council's own sign-in, set up here."""
    with running(TEATIME) as found:
        settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET = CLIENT, SECRET
        settings.OIDC_TENANTS = f"Fenshire Council={TENANT}"
        settings.OIDC_ISSUER = found.address
        settings.OIDC_SECOND_STEP = "amr:mfa, acrs:c1"
        provider.forget()
        yield found
    provider.forget()
