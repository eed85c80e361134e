"""Leaving: all that lets somebody in ends with their work, in one go, on the day."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from clearline.access import accounts, devices, kept
from clearline.access.models import Account, Device, Identity, Link
from clearline.access.oidc import identities
from clearline.registers import staff
from clearline.registers.models import EquipmentIssue, Person, StaffMember, day_of
from clearline.registers.recorded import Unkept


def leave(member: staff.Work, *, on: date, by: Person, at: datetime) -> staff.Work | Unkept:
    """Say from which day on somebody no longer works here; on that day nothing lets them in.

    Posts, children, places in private lines and shifts end with it. What they wrote stays theirs.
    """
    with transaction.atomic():
        left = staff.leave(member, on=on, by=by, at=at)
        if not isinstance(left, Unkept) and on <= day_of(at):
            shut(left.person, by=by, at=at)
    return left


def shut(person: Person, *, by: Person, at: datetime) -> None:
    """End every sign-in, browser and unused link of somebody, and the key of what they hold."""
    with transaction.atomic():
        for account in Account.objects.filter(person=person, closed_at=None):
            accounts.close(account, by=by, at=at)
        # Whoever comes back is joined anew, to an account of its own.
        identities.end(Identity.objects.filter(account__person=person), by=by, at=at)
        unused = Link.objects.filter(account__person=person, used_at=None, ended_at=None)
        kept.end(kept.LINK_ENDED, unused, at=at, by=by)
        held = EquipmentIssue.objects.filter(person=person, returned_at=None)
        theirs = Device.objects.filter(account__person=person)
        devices.end(
            theirs | Device.objects.filter(equipment__in=held.values("equipment")), at=at, by=by
        )


def gone(*, at: datetime) -> QuerySet[StaffMember]:
    """Return those whose work is over, and whose account is still open."""
    still_open = Account.objects.filter(person=OuterRef("person"), closed_at=None)
    members = StaffMember.objects.gone_on(day_of(at)).filter(Exists(still_open))
    return members.select_related("person", "left_by").order_by("pk")


def shut_gone(*, at: datetime) -> int:
    """Shut out those whose last day was yesterday, and say how many."""
    members = list(gone(at=at))
    for member in members:
        shut(member.person, by=member.left_by or member.person, at=at)
    return len(members)
