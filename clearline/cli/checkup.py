"""What the doctor looks at, one line each: well, worth knowing, or to be mended."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

from clearline import clock
from clearline.access.oidc import provider, setup
from clearline.access.oidc.provider import Provider, Trouble
from clearline.cli.serve.folder import KEYS, SECRETS
from clearline.clocks import working_days
from clearline.contact.due import holidays
from clearline.registers.models import day_of

_A_YEAR = timedelta(days=365)


class Is(StrEnum):
    """How something stands."""

    WELL = "well"
    NOTE = "note"
    MEND = "mend"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was looked at."""

    stands: Is
    says: str

    @property
    def must_be_mended(self) -> bool:
        """Say whether it cannot stay as it is."""
        return self.stands is Is.MEND

    def __str__(self) -> str:
        return f"{self.stands}: {self.says}"


_SAYS = {
    Trouble.UNREACHABLE: "does not answer. Is the way out of this machine open?",
    Trouble.UNREADABLE: "answers, and not as a provider of OpenID Connect does.",
    Trouble.OTHER_ISSUER: "calls itself something else. Is the tenant's number right?",
    Trouble.REFUSED: "refused to say what it is.",
}


def lines(folder: Path) -> list[Line]:
    """Look at everything that can be looked at from here."""
    return [*_record(), *_keys(folder), *_addresses(), *_single_sign_on(), *_holidays()]


def tried() -> list[Line]:
    """Ask each organisation's sign-in what it says of itself."""
    found = setup.get()
    if found is None:
        return _single_sign_on()
    asked = [(tenant, provider.find(tenant.issuer, at=clock.now())) for tenant in found.tenants]
    return [
        Line(Is.WELL, f"{tenant.name}: {tenant.issuer} answers.")
        if isinstance(said, Provider)
        else Line(Is.MEND, f"{tenant.name}: {tenant.issuer} {_SAYS[said]}")
        for tenant, said in asked
    ]


def _record() -> Iterator[Line]:
    try:
        connection.ensure_connection()
    except DatabaseError as trouble:
        yield Line(Is.MEND, f"The record cannot be opened: {trouble}".strip())
        return
    yield Line(Is.WELL, f"The record can be opened ({connection.vendor}).")


def _keys(folder: Path) -> Iterator[Line]:
    for name in KEYS:
        value = getattr(settings, name.upper())
        if not value:
            where = folder / SECRETS / name
            yield Line(Is.MEND, f"{where} is missing, and so is CLEARLINE_{name.upper()}.")
    if not settings.LEDGER_CHECKPOINT_FILE:
        says = "Checkpoints are kept in the data folder alone: copy them elsewhere each day."
        yield Line(Is.NOTE, says)


def _addresses() -> Iterator[Line]:
    if not settings.CSRF_TRUSTED_ORIGINS:
        says = "CLEARLINE_ORIGINS is empty: people reach it from this machine alone."
        yield Line(Is.NOTE, says)
    for origin in settings.CSRF_TRUSTED_ORIGINS:
        if not setup.is_secure(origin):
            yield Line(Is.MEND, f"CLEARLINE_ORIGINS: {origin} does not begin with https://.")


def _holidays() -> Iterator[Line]:
    holidays.follow()
    last = working_days.known_until()
    says = f"Bank holidays are known until {last:%-d %B %Y}"
    if last - day_of(clock.now()) < _A_YEAR:
        yield Line(Is.NOTE, f"{says}: read in the newest with `clearline holidays`.")
    else:
        yield Line(Is.WELL, f"{says}.")


def _single_sign_on() -> list[Line]:
    if not setup.is_wanted():
        return [Line(Is.NOTE, "Single sign-on is not set up: people sign in with a password.")]
    if wrong := setup.wrong():
        return [Line(Is.MEND, f"Single sign-on: {says}") for says in wrong]
    names = ", ".join(tenant.name for tenant in setup.get().tenants)  # type: ignore[union-attr]
    return [Line(Is.WELL, f"Single sign-on is set up for {names}.")]
