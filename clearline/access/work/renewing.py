"""A lost second step of whoever has no manager above them: one asks, another agrees.

Those who work for an authority, hold a private line or a post of the whole organisation. At least
one of the two works with them or watches as they do: two who run the system must not become
somebody who reads.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from clearline.access import kept, links
from clearline.access.caller import Caller
from clearline.access.links import For
from clearline.access.models import Account, LinkKind, Renewal
from clearline.access.work.placed import WORKS_FOR_IT
from clearline.registers.models import REVIEWERS, Person, Post, Role, Seat

# What nobody agreed to in this time has to be asked anew.
WAITS = timedelta(hours=24)
_OF_AN_AUTHORITY = (*WORKS_FOR_IT, *REVIEWERS)
_EVERYWHERE = (Role.RESPONSIBLE_INDIVIDUAL, Role.SAFEGUARDING_LEAD)
_OF_ALL = (*_EVERYWHERE, Role.ADMINISTRATOR)


@dataclass(frozen=True, slots=True)
class Part:
    """What the caller may be in the renewing of one person's sign-in."""

    account: Account
    # Works with them, or watches over everything as they do; otherwise only runs the system.
    is_near: bool


def may_be_one(caller: Caller) -> bool:
    """Say whether the caller may be one of the two for anybody. No question."""
    return bool(caller.homes_as(Role.ADMINISTRATOR)) or _is_near_to_some(caller)


def _is_near_to_some(caller: Caller) -> bool:
    return bool(caller.authorities_as(*_OF_AN_AUTHORITY)) or None in caller.homes_as(*_EVERYWHERE)


def part_in(caller: Caller, person: int, *, at: datetime) -> Part | None:
    """Return what the caller may be in it, or None: for them there is no such thing."""
    found = accounts_of(caller, at=at).filter(person=person).first()
    if found is None:
        return None
    return Part(found, is_near=_near(caller, at).filter(pk=found.pk).exists())


def accounts_of(caller: Caller, *, at: datetime) -> QuerySet[Account]:
    """Return whose sign-in the caller may renew together with another, by name."""
    open_ones = Account.objects.filter(closed_at=None).exclude(person=caller.person_id)
    if caller.homes_as(Role.ADMINISTRATOR):
        found = open_ones.filter(_has_nobody_above(at))
    else:
        found = _near(caller, at)
    return found.select_related("person").order_by("person__name", "pk")


def _near(caller: Caller, at: datetime) -> QuerySet[Account]:
    """Return those with whom the caller works, or who watch over all of it as they do."""
    open_ones = Account.objects.filter(closed_at=None).exclude(person=caller.person_id)
    authorities = caller.authorities_as(*_OF_AN_AUTHORITY)
    held = Post.objects.in_force(at).filter(person=OuterRef("person"))
    seats = Seat.objects.in_force(at).filter(person=OuterRef("person"))
    near = Q(Exists(held.filter(authority__in=authorities)))
    near |= Q(Exists(seats.filter(child__placing_authority__in=authorities)))
    if None in caller.homes_as(*_EVERYWHERE):
        near |= Q(Exists(held.filter(home=None, role__in=_OF_ALL)))
    return open_ones.filter(near)


def _has_nobody_above(at: datetime) -> Q:
    held = Post.objects.in_force(at).filter(person=OuterRef("person"))
    seats = Seat.objects.in_force(at).filter(person=OuterRef("person"))
    of_all = held.filter(home=None, role__in=_OF_ALL)
    return Q(Exists(held.exclude(authority=None))) | Q(Exists(seats)) | Q(Exists(of_all))


def waiting(accounts: QuerySet[Account], *, at: datetime) -> QuerySet[Renewal]:
    """Return what was asked for these and waits for a second person."""
    lately = Renewal.objects.filter(agreed_at=None, ended_at=None, asked_at__gt=at - WAITS)
    return lately.filter(account__in=accounts).select_related("asked_by", "account__person")


def waits_for(account: Account, *, at: datetime) -> Renewal | None:
    """Return what was asked for one and waits."""
    return waiting(Account.objects.filter(pk=account.pk), at=at).first()


def may_agree(caller: Caller, part: Part, asked: Renewal, *, at: datetime) -> bool:
    """Say whether the caller may be the second: another than who asked, and one of them near."""
    if asked.asked_by_id == caller.person_id:
        return False
    return part.is_near or _is_near(asked.asked_by, part.account, at=at)


def _is_near(person: Person, account: Account, *, at: datetime) -> bool:
    """Say the same of somebody who is not calling, by the posts that they hold now."""
    held = Post.objects.in_force(at).filter(person=person)
    theirs = Post.objects.in_force(at).filter(person=account.person_id)
    seats = Seat.objects.in_force(at).filter(person=account.person_id)
    places = Q(authority__in=theirs.exclude(authority=None).values("authority"))
    places |= Q(authority__in=seats.values("child__placing_authority"))
    if held.filter(places, role__in=_OF_AN_AUTHORITY).exists():
        return True
    watches = held.filter(home=None, role__in=_EVERYWHERE).exists()
    return watches and theirs.filter(home=None, role__in=_OF_ALL).exists()


def ask(part: Part, says: str, *, by: Person, at: datetime) -> Renewal | None:
    """Ask that somebody may set up their second step anew; None where that was asked already."""
    try:
        with transaction.atomic():
            _end_old(part.account, by=by, at=at)
            row = Renewal.objects.create(account=part.account, says=says, asked_at=at, asked_by=by)
            kept.record(kept.RENEWAL_ASKED, [row])
    except IntegrityError:
        return None
    return row


def _end_old(account: Account, *, by: Person, at: datetime) -> None:
    old = Renewal.objects.filter(account=account, agreed_at=None, asked_at__lte=at - WAITS)
    kept.end(kept.RENEWAL_ENDED, old.filter(ended_at=None), at=at, by=by)


def agree(asked: Renewal, *, by: Person, at: datetime) -> str | None:
    """Agree as the second, and return the token of the link; of two who do, one gets it."""
    with transaction.atomic():
        waits = Renewal.objects.filter(pk=asked.pk, agreed_at=None, ended_at=None)
        if waits.update(agreed_at=at, agreed_by=by) == 0:
            return None
        asked.agreed_at, asked.agreed_by = at, by
        kept.record(kept.RENEWAL_AGREED, [asked])
        return links.make(For(LinkKind.STAFF, account=asked.account), by=by, at=at)


def end(asked: Renewal, *, by: Person, at: datetime) -> bool:
    """Let it be: whoever asked takes it back, or the second says no."""
    waits = Renewal.objects.filter(pk=asked.pk, agreed_at=None)
    return kept.end(kept.RENEWAL_ENDED, waits, at=at, by=by) == 1
