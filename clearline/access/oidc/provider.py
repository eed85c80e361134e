"""What an identity provider says of itself, its keys, and its answer to a code."""

import json
import logging
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from threading import Lock
from typing import Any

import httpx
import jwt

from clearline.access.oidc.setup import Setup, is_secure

log = logging.getLogger(__name__)

# What is known of a provider is asked anew after so long; its keys sooner, and at once when a
# token names one that is not among them, but not for each token that a stranger makes up.
_KNOWN_FOR = timedelta(hours=24)
_KEYS_FOR = timedelta(hours=1)
_KEYS_AT_MOST_EVERY = timedelta(seconds=30)
_PATIENCE = httpx.Timeout(10, connect=5)
_LONGEST = 1_000_000
# Asymmetric alone: with the others whoever knows our secret could sign as anybody.
ALGORITHMS = frozenset({"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384"})


class Trouble(StrEnum):
    """Why nothing could be asked of a provider."""

    UNREACHABLE = "unreachable"
    UNREADABLE = "unreadable"  # it answered, and not as a provider does
    OTHER_ISSUER = "other_issuer"  # it calls itself something else than what was set
    REFUSED = "refused"  # it did not take the code, or not us


@dataclass(frozen=True, slots=True)
class Provider:
    """What a provider says of itself."""

    issuer: str
    authorization: str
    token: str
    keys: str
    takes_secret_in_form: bool


@dataclass
class _Known:
    """What was asked of one provider, and when."""

    provider: Provider | None = None
    asked_at: datetime | None = None
    keys: Mapping[str, jwt.PyJWK] = field(default_factory=dict)
    keys_at: datetime | None = None


_known: dict[str, _Known] = {}
_lock = Lock()


def forget() -> None:
    """Ask everything anew."""
    with _lock:
        _known.clear()


def find(issuer: str, *, at: datetime) -> Provider | Trouble:
    """Return what a provider says of itself, asked once a day."""
    with _lock:
        known = _known.setdefault(issuer, _Known())
    if known.provider and known.asked_at and at - known.asked_at < _KNOWN_FOR:
        return known.provider
    said = _get(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
    if isinstance(said, Trouble):
        # What was true yesterday is better than nobody signing in.
        return known.provider or said
    provider = _read(said, issuer)
    if isinstance(provider, Provider):
        known.provider, known.asked_at = provider, at
    return provider


def _read(said: Mapping[str, Any], issuer: str) -> Provider | Trouble:
    if said.get("issuer") != issuer:
        return Trouble.OTHER_ISSUER
    addresses = [said.get(f"{name}_endpoint") for name in ("authorization", "token")]
    addresses.append(said.get("jwks_uri"))
    if not all(isinstance(each, str) and is_secure(each) for each in addresses):
        return Trouble.UNREADABLE
    authorization, token, keys = map(str, addresses)
    ways = said.get("token_endpoint_auth_methods_supported") or []
    return Provider(issuer, authorization, token, keys, "client_secret_post" in ways)


def key(provider: Provider, name: str, *, at: datetime) -> jwt.PyJWK | None:
    """Return the provider's key of this name; one that is new to us makes us ask for them anew.

    A provider that has one key need not name it.
    """
    with _lock:
        known = _known.setdefault(provider.issuer, _Known())
    age = at - known.keys_at if known.keys_at else _KEYS_FOR
    is_new = bool(name) and name not in known.keys and age >= _KEYS_AT_MOST_EVERY
    if (is_new or age >= _KEYS_FOR) and (keys := _keys(provider)) is not None:
        known.keys, known.keys_at = keys, at
    if not name and len(known.keys) == 1:
        return next(iter(known.keys.values()))
    return known.keys.get(name)


def _keys(provider: Provider) -> dict[str, jwt.PyJWK] | None:
    said = _get(provider.keys)
    if isinstance(said, Trouble):
        return None
    found = {}
    for each in said.get("keys") or []:
        try:
            one = jwt.PyJWK(each)
        except (jwt.PyJWTError, ValueError, TypeError, AttributeError):
            continue  # of a kind that is unknown here
        if each.get("use", "sig") == "sig":
            found[one.key_id or ""] = one
    return found


def exchange(
    provider: Provider, setup: Setup, code: str, *, verifier: str, back: str
) -> str | Trouble:
    """Give the code back, and return the token that says who came."""
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": back,
        "code_verifier": verifier,
        "client_id": setup.client_id,
    }
    basic = httpx.BasicAuth(setup.client_id, setup.client_secret)
    if provider.takes_secret_in_form:
        said = _ask("POST", provider.token, data={**form, "client_secret": setup.client_secret})
    else:
        said = _ask("POST", provider.token, data=form, auth=basic)
    if isinstance(said, Trouble):
        return said
    token = said.get("id_token")
    return token if isinstance(token, str) else Trouble.UNREADABLE


def _get(address: str) -> dict[str, Any] | Trouble:
    return _ask("GET", address)


def _ask(method: str, address: str, **more: Any) -> dict[str, Any] | Trouble:
    # The machine's own list of whom to trust: a council's network may have one of its own.
    trusted = ssl.create_default_context()
    try:
        with httpx.Client(verify=trusted, timeout=_PATIENCE, follow_redirects=False) as client:
            answer = client.request(method, address, **more)
    except (httpx.HTTPError, httpx.InvalidURL) as trouble:
        log.warning("single sign-on: %s did not answer: %s", address, type(trouble).__name__)
        return Trouble.UNREACHABLE
    return _said(answer, address)


def _said(answer: httpx.Response, address: str) -> dict[str, Any] | Trouble:
    is_long = len(answer.content) > _LONGEST
    try:
        said = None if is_long else json.loads(answer.content)
    except (ValueError, RecursionError):
        said = None
    if answer.status_code != httpx.codes.OK:
        why = str(said.get("error", ""))[:80] if isinstance(said, dict) else ""
        log.warning("single sign-on: %s answered %s %s", address, answer.status_code, why)
        return Trouble.REFUSED if answer.is_client_error else Trouble.UNREACHABLE
    return said if isinstance(said, dict) else Trouble.UNREADABLE
