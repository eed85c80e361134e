"""Whose sign-in is believed and what of it counts, from the settings; and what is wrong there."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

# Entra's own; any other that speaks OpenID Connect and says `tid` and `oid` will do.
ENTRA = "https://login.microsoftonline.com/{tenant}/v2.0"
_ID = re.compile(r"[\w.-]{1,100}")
# Of these anybody may be a member, and a token of one of them names yet another tenant.
_ANYBODYS = {"common", "organizations", "consumers", "9188040d-6c67-4c5b-b112-36a304b66dad"}
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}


@dataclass(frozen=True, slots=True)
class Tenant:
    """One organisation whose sign-in is believed: what people call it, and its own number."""

    name: str
    id: str
    issuer: str


@dataclass(frozen=True, slots=True)
class Setup:
    """Everything that was set, once nothing is wrong with it."""

    client_id: str
    client_secret: str
    tenants: tuple[Tenant, ...]
    # Each a claim and what it says, any of which stands for a second step of ours.
    second_steps: tuple[tuple[str, str], ...]

    def tenant(self, key: str) -> Tenant | None:
        """Return the tenant with this number."""
        return next((each for each in self.tenants if each.id == key), None)

    def shows_second_step(self, claims: Mapping[str, Any]) -> bool:
        """Say whether whoever signed in there has shown a second step there, as policy has it."""
        return any(said in _listed(claims.get(claim)) for claim, said in self.second_steps)


def _listed(claim: Any) -> list[Any]:
    return claim if isinstance(claim, list) else [claim]


def get() -> Setup | None:
    """Return the set-up; None where single sign-on is not set up, or not rightly."""
    return None if not is_wanted() or wrong() else _read()


def is_wanted() -> bool:
    """Say whether anything of it was set."""
    return bool(settings.OIDC_CLIENT_ID or settings.OIDC_TENANTS)


def wrong() -> list[str]:
    """Say what is missing or wrong, each with the name of the setting to mend."""
    found = []
    if not settings.OIDC_CLIENT_ID:
        found.append("CLEARLINE_OIDC_CLIENT_ID is missing: the application's own number.")
    if not settings.OIDC_CLIENT_SECRET:
        found.append(
            "CLEARLINE_OIDC_CLIENT_SECRET is missing, and so is secrets/oidc_client_secret."
        )
    if not settings.OIDC_TENANTS:
        found.append("CLEARLINE_OIDC_TENANTS is missing: NAME=NUMBER, with commas between them.")
    setup = _read()
    found += [said for tenant in setup.tenants for said in _wrong_with(tenant)]
    if len({tenant.id for tenant in setup.tenants}) < len(setup.tenants):
        found.append("CLEARLINE_OIDC_TENANTS names one tenant twice.")
    if len(setup.tenants) > 1 and "{tenant}" not in (settings.OIDC_ISSUER or ENTRA):
        found.append("CLEARLINE_OIDC_ISSUER must hold {tenant} where there are several.")
    if any(not claim or not said for claim, said in setup.second_steps):
        found.append("CLEARLINE_OIDC_SECOND_STEP is not CLAIM:VALUE, such as amr:mfa.")
    return found


def _wrong_with(tenant: Tenant) -> list[str]:
    if not tenant.name or not _ID.fullmatch(tenant.id):
        return [f"CLEARLINE_OIDC_TENANTS: {tenant.name or tenant.id!r} is not NAME=NUMBER."]
    if tenant.id.lower() in _ANYBODYS:
        return [f"CLEARLINE_OIDC_TENANTS: {tenant.id} is not one organisation's own number."]
    if not is_secure(tenant.issuer):
        return ["CLEARLINE_OIDC_ISSUER must begin with https://."]
    return []


def is_secure(address: str) -> bool:
    """Say whether nobody on the way can change what this address answers."""
    found = urlsplit(address)
    return found.scheme == "https" or (found.scheme == "http" and found.hostname in _LOOPBACK)


def _read() -> Setup:
    pairs = [each.partition("=") for each in settings.OIDC_TENANTS.split(",") if each.strip()]
    steps = [each.partition(":") for each in settings.OIDC_SECOND_STEP.split(",") if each.strip()]
    issuer = settings.OIDC_ISSUER or ENTRA
    return Setup(
        client_id=settings.OIDC_CLIENT_ID,
        client_secret=settings.OIDC_CLIENT_SECRET,
        tenants=tuple(
            Tenant(name.strip(), key.strip(), issuer.replace("{tenant}", key.strip()))
            for name, _, key in pairs
        ),
        second_steps=tuple((claim.strip(), said.strip()) for claim, _, said in steps),
    )
