"""Accounts, for those who may see them: what is owed to whom it matters, and what was written."""

from collections.abc import Collection
from datetime import datetime

from clearline.access import records
from clearline.access.caller import Caller
from clearline.contact.accounts import owing
from clearline.contact.accounts.owing import Owed
from clearline.contact.models import Account
from clearline.registers.models import Child

MOST = 12


def owed_by(caller: Caller, *, at: datetime) -> list[Owed]:
    """Return what somebody has to write themselves, the most pressing first."""
    mine = [
        each
        for each in owing.of_children(_theirs(caller, at), at=at)
        if caller.person_id == each.who or caller.person_id in each.stretch.workers
    ]
    return sorted(mine, key=lambda each: each.due_at)


def late_at_homes_of(caller: Caller, *, at: datetime) -> list[Owed]:
    """Return what is past due at the homes that the caller answers for, whoever owes it."""
    homes = set(records.homes_managed_by(caller, at=at).values_list("pk", flat=True))
    children = records.children_managed_by(caller, at=at).values_list("pk", flat=True)
    owed = owing.of_children(set(children), at=at)
    return [each for each in owed if each.home in homes and each.is_late(at)]


def written_of(child: Child) -> list[Account]:
    """Return the newest accounts of contact with one young person, newest first."""
    rows = Account.objects.filter(child=child).select_related("written_by")
    return list(rows.order_by("-began_at", "-pk")[:MOST])


def _theirs(caller: Caller, at: datetime) -> Collection[int]:
    """Return whom it may be about: anybody who left a home where they work, or is theirs."""
    mine = set(records.children_in_care_of(caller, at=at).values_list("pk", flat=True))
    homes = {home for home in caller.homes_as(*owing.WRITE) if home is not None}
    return mine | owing.who_left(homes)
