"""Who somebody is at their own organisation's sign-in: joined by another, never by signing in."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from clearline.access import kept, sessions
from clearline.access.models import Account, Identity, Session
from clearline.registers.models import Person


def of(account: Account) -> QuerySet[Identity]:
    """Return what an account is joined to now."""
    return Identity.objects.filter(account=account, ended_at=None).order_by("made_at", "pk")


def find(tenant: str, subject: str) -> Identity | None:
    """Return the identity that this is, of an account that is open."""
    found = Identity.objects.filter(
        tenant=tenant, subject=subject, ended_at=None, account__closed_at=None
    )
    return found.select_related("account__person").first()


def join(
    account: Account, tenant: str, subject: str, *, by: Person, at: datetime
) -> Identity | None:
    """Join an account to somebody of a directory; None where either is joined already."""
    try:
        with transaction.atomic():
            made = Identity.objects.create(
                account=account, tenant=tenant, subject=subject, made_at=at, made_by=by
            )
            kept.record(kept.IDENTITY_JOINED, [made])
    except IntegrityError:
        return None
    return made


def prove(identity: Identity, *, at: datetime) -> None:
    """Note that it came with our own second step: so it is they, and not only said to be."""
    with transaction.atomic():
        first = Identity.objects.filter(pk=identity.pk, proven_at=None, ended_at=None)
        if first.update(proven_at=at) == 1:
            identity.proven_at = at
            kept.record(kept.IDENTITY_PROVEN, [identity])


def end(identities: QuerySet[Identity], *, by: Person, at: datetime) -> int:
    """Part accounts from it; the sign-ins that were taken on its word end too."""
    with transaction.atomic():
        ending = list(identities.filter(ended_at=None))
        sessions.end(Session.objects.filter(identity__in=ending), at=at, by=by)
        return kept.end(kept.IDENTITY_ENDED, ending, at=at, by=by)
