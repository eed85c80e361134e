"""What the ledger vouches for in this room: sign-in, phones, openings and looks.

Secrets are vouched for by the entries' salted digests of what is stored of them: hashes with salts
of their own, digests of tokens, and what is sealed. None of that is in an entry itself.
"""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.db.models import Model, Q

from clearline import ledger
from clearline.access.models import (
    Account,
    Device,
    Factor,
    FamilyLink,
    Identity,
    Link,
    Look,
    Opening,
    PasswordSet,
    Refused,
    Renewal,
    Session,
)
from clearline.ledger.kept import Kept, Repeated
from clearline.registers.models import Person

ACCOUNT_OPENED = Kept("account.opened", Account, ("person", "name"), at="made_at", by="made_by")
ACCOUNT_CLOSED = Kept(
    "account.closed",
    Account,
    ("person",),
    at="closed_at",
    by="closed_by",
    when=Q(closed_at__isnull=False),
)
PASSWORD_SET = Kept("password.set", PasswordSet, ("account", "password"), at="set_at")
FACTOR_ADDED = Kept(
    "factor.added",
    Factor,
    ("account", "kind", "label", "sealed", "credential"),
    at="proven_at",
    when=Q(proven_at__isnull=False),
)
FACTOR_ENDED = Kept(
    "factor.ended",
    Factor,
    ("account", "kind"),
    at="ended_at",
    by="ended_by",
    when=Q(ended_at__isnull=False, proven_at__isnull=False),
)
LINK_MADE = Kept(
    "link.made",
    Link,
    ("digest", "kind", "account", "equipment", "expires_at"),
    at="made_at",
    by="made_by",
)
LINK_USED = Kept(
    "link.used",
    Link,
    ("kind", "account", "equipment", "used_on"),
    at="used_at",
    when=Q(used_at__isnull=False),
)
LINK_ENDED = Kept(
    "link.ended", Link, ("kind",), at="ended_at", by="ended_by", when=Q(ended_at__isnull=False)
)
FAMILY_LINK_MADE = Kept(
    "family_link.made",
    FamilyLink,
    ("digest", "code", "ask", "expires_at"),
    at="made_at",
    by="made_by",
)
FAMILY_LINK_PROVEN = Kept(
    "family_link.proven", FamilyLink, ("ask",), at="proven_at", when=Q(proven_at__isnull=False)
)
FAMILY_LINK_ENDED = Kept(
    "family_link.ended",
    FamilyLink,
    ("ask",),
    at="ended_at",
    by="ended_by",
    when=Q(ended_at__isnull=False),
)
IDENTITY_JOINED = Kept(
    "identity.joined", Identity, ("account", "tenant", "subject"), at="made_at", by="made_by"
)
IDENTITY_PROVEN = Kept(
    "identity.proven", Identity, ("account",), at="proven_at", when=Q(proven_at__isnull=False)
)
IDENTITY_ENDED = Kept(
    "identity.ended",
    Identity,
    ("account",),
    at="ended_at",
    by="ended_by",
    when=Q(ended_at__isnull=False),
)
RENEWAL_ASKED = Kept("renewal.asked", Renewal, ("account", "says"), at="asked_at", by="asked_by")
RENEWAL_AGREED = Kept(
    "renewal.agreed",
    Renewal,
    ("account",),
    at="agreed_at",
    by="agreed_by",
    when=Q(agreed_at__isnull=False),
)
RENEWAL_ENDED = Kept(
    "renewal.ended",
    Renewal,
    ("account",),
    at="ended_at",
    by="ended_by",
    when=Q(ended_at__isnull=False),
)
DEVICE_KNOWN = Kept(
    "device.known",
    Device,
    ("digest", "words", "account", "equipment", "key", "pin"),
    at="made_at",
)
DEVICE_ENDED = Kept(
    "device.ended",
    Device,
    ("account",),
    at="ended_at",
    by="ended_by",
    when=Q(ended_at__isnull=False),
)
SIGNED_IN = Kept(
    "session.started",
    Session,
    ("digest", "account", "device", "how"),
    at="started_at",
    when=~Q(how="half"),
)
PROOF_REFUSED = Kept(
    "proof.refused", Refused, ("session", "device", "why", "words"), at="at", facts=("why",)
)
REFUSAL_SEEN = Kept(
    "proof.refusal_seen",
    Refused,
    ("more",),
    at="ended_at",
    by="ended_by",
    when=Q(ended_at__isnull=False),
)
OPENED = Kept("private_line.opened", Opening, ("device", "seat"), at="opened_at", by="opened_by")
LOOKED = Kept("look.taken", Look, ("child", "kind", "of"), at="at", by="person")

KEPT = (
    ACCOUNT_OPENED,
    ACCOUNT_CLOSED,
    PASSWORD_SET,
    FACTOR_ADDED,
    FACTOR_ENDED,
    LINK_MADE,
    LINK_USED,
    LINK_ENDED,
    FAMILY_LINK_MADE,
    FAMILY_LINK_PROVEN,
    FAMILY_LINK_ENDED,
    IDENTITY_JOINED,
    IDENTITY_PROVEN,
    IDENTITY_ENDED,
    RENEWAL_ASKED,
    RENEWAL_AGREED,
    RENEWAL_ENDED,
    DEVICE_KNOWN,
    DEVICE_ENDED,
    SIGNED_IN,
    PROOF_REFUSED,
    REFUSAL_SEEN,
    OPENED,
    LOOKED,
)


def told_of_password(hashed: str) -> str:
    """Return what vouches for a password's hash and gives nothing of it away: it has its own salt.

    Nothing, where there is no password.
    """
    return sha256(hashed.encode()).hexdigest() if hashed else ""


REPEATED = (Repeated(Account, ("password",), PasswordSet, "account", told=told_of_password),)


def record(kind: Kept, rows: Iterable[Model]) -> None:
    """Put rows that were just written into the ledger, in the same transaction."""
    ledger.append(kind.entries(rows))


def end(kind: Kept, rows: Iterable[Model], *, at: datetime, by: Person) -> int:
    """End each row that has not ended, and record it; of two who try, one counts."""
    with transaction.atomic():
        ended = [row for row in rows if _end_one(kind.model, row, at=at, by=by)]
        vouched = kind.model._base_manager.filter(pk__in=[row.pk for row in ended])  # noqa: SLF001
        record(kind, vouched.filter(kind.when) if kind.when is not None else vouched)
    return len(ended)


def _end_one(model: type[Model], row: Model, *, at: datetime, by: Person) -> bool:
    still = model._base_manager.filter(pk=row.pk, ended_at=None)  # noqa: SLF001
    return still.update(ended_at=at, ended_by=by) == 1
