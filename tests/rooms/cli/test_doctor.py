"""The doctor names each thing that is missing, and says 1 as long as one is."""

from collections.abc import Iterator
from typing import Any

import pytest

from clearline.access.oidc import provider, setup
from clearline.cli import checkup
from clearline.cli.checkup import Is
from tests.conftest import TEATIME
from tests.live import Clearline
from tests.standins.identity_provider import CLIENT, SECRET, TENANT, IdentityProvider, running


@pytest.fixture
def council(settings: Any) -> Iterator[IdentityProvider]:
    with running(TEATIME) as found:
        settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET = CLIENT, SECRET
        settings.OIDC_TENANTS, settings.OIDC_ISSUER = f"Fenshire={TENANT}", found.address
        settings.OIDC_SECOND_STEP = "amr:mfa"
        provider.forget()
        yield found
    provider.forget()


def test_nothing_set_is_nothing_wrong(settings: Any) -> None:
    settings.OIDC_CLIENT_ID = settings.OIDC_TENANTS = ""

    assert [line.stands for line in checkup.tried()] == [Is.NOTE]


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("OIDC_CLIENT_ID", "", "CLEARLINE_OIDC_CLIENT_ID is missing"),
        ("OIDC_CLIENT_SECRET", "", "secrets/oidc_client_secret"),
        ("OIDC_TENANTS", "", "CLEARLINE_OIDC_TENANTS is missing"),
        ("OIDC_TENANTS", "Fenshire", "is not NAME=NUMBER"),
        ("OIDC_TENANTS", "Everybody=common", "not one organisation's own"),
        ("OIDC_TENANTS", "A=one,B=two", "must hold {tenant}"),
        ("OIDC_TENANTS", "A=one,B=one", "names one tenant twice"),
        ("OIDC_ISSUER", "http://login.example/{tenant}", "must begin with https://"),
        ("OIDC_SECOND_STEP", "mfa", "is not CLAIM:VALUE"),
    ],
)
def test_what_is_missing_or_wrong_is_named(
    name: str, value: str, says: str, council: IdentityProvider, settings: Any
) -> None:
    assert setup.wrong() == []

    setattr(settings, name, value)

    assert any(says in one for one in setup.wrong())
    assert setup.get() is None
    assert {line.stands for line in checkup.tried()} == {Is.MEND}


def test_each_tenant_has_an_issuer_of_its_own(council: IdentityProvider, settings: Any) -> None:
    settings.OIDC_TENANTS, settings.OIDC_ISSUER = "A=one, B=two", ""

    found = setup.get()

    assert found
    assert [tenant.issuer for tenant in found.tenants] == [
        "https://login.microsoftonline.com/one/v2.0",
        "https://login.microsoftonline.com/two/v2.0",
    ]


def test_a_provider_is_asked_for_real(council: IdentityProvider) -> None:
    assert [line.stands for line in checkup.tried()] == [Is.WELL]

    provider.forget()
    council.calls_itself = "https://login.example"
    assert "calls itself something else" in str(checkup.tried()[0])


def test_it_is_a_command(server: Clearline) -> None:
    done = server.run("doctor")

    assert done.returncode == 0
    assert "well: The record can be opened" in done.stdout
    assert "note: Single sign-on is not set up" in done.stdout
