"""Browsers on which somebody lets themselves be told: turned on, turned off, gone."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from clearline.access.models import Account, Device
from clearline.contact import kept
from clearline.contact.models import Subscription
from clearline.ledger import sequence
from clearline.registers.models import EquipmentLoss

# Of one person; the oldest makes room.
MOST = 8
_Ending = Subscription.Ending


class Said(NamedTuple):
    """What a browser says of itself: where it is told, and for whose eyes alone."""

    endpoint: str
    key: str
    secret: str


def of(people: Collection[int], *, at: datetime) -> dict[int, list[Subscription]]:
    """Return where each of these is told now: on no browser that was ended or is lost."""
    found: dict[int, list[Subscription]] = defaultdict(list)
    for row in _standing(at).filter(person__in=people).order_by("said_at", "pk"):
        found[row.person_id].append(row)
    return found


def _standing(at: datetime) -> QuerySet[Subscription]:
    lost = EquipmentLoss.objects.filter(equipment=OuterRef("device__equipment"), ended_at=None)
    open_ = Account.objects.filter(person=OuterRef("person"), closed_at=None)
    rows = Subscription.objects.filter(ended_at=None, device__ended_at=None, said_at__lte=at)
    return rows.filter(~Exists(lost), Exists(open_)).select_related("device")


def mine(person: int, *, at: datetime) -> list[Subscription]:
    """Return the browsers on which somebody is told, the newest first."""
    return of([person], at=at).get(person, [])[::-1]


def everybodys(*, at: datetime) -> list[Subscription]:
    """Return every browser on which somebody is told, the newest last."""
    return list(_standing(at).order_by("said_at", "pk"))


def turn_on(person: int, device: int, said: Said, *, at: datetime) -> Subscription:
    """Tell somebody on this browser from now on; whoever was told on it before is no more."""
    with transaction.atomic(), sequence.head():
        standing = Subscription.objects.filter(ended_at=None)
        same = standing.filter(endpoint=said.endpoint).first()
        if same is not None and (same.person_id, same.key) == (person, said.key):
            return same
        on_it = standing.filter(device=device) | standing.filter(endpoint=said.endpoint)
        own = standing.filter(person=person).order_by("-said_at", "-pk")[MOST - 1 :]
        _end([*on_it, *own], _Ending.OFF, at=at)
        made = Subscription.objects.create(
            person_id=person, device=Device.objects.get(pk=device), said_at=at, **said._asdict()
        )
        sequence.append([kept.SUBSCRIPTION.entry(made)])
    return made


def turn_off(person: int, which: int, *, at: datetime) -> bool:
    """Tell somebody on this browser no more; say whether they were."""
    with transaction.atomic(), sequence.head():
        rows = Subscription.objects.filter(pk=which, person=person, ended_at=None)
        return _end(list(rows), _Ending.OFF, at=at)


def gone(which: int, *, at: datetime) -> None:
    """Say that a browser is told no more because its service does not know it. Under the head."""
    _end(list(Subscription.objects.filter(pk=which, ended_at=None)), _Ending.GONE, at=at)


def _end(rows: Sequence[Subscription], ending: _Ending, *, at: datetime) -> bool:
    ended = list({row.pk: row for row in rows}.values())
    for row in ended:
        row.ended_at, row.ending = at, ending.value
        row.save(update_fields=["ended_at", "ending"])
    if ended:
        sequence.append(kept.SUBSCRIPTION_ENDED.entries(ended))
    return bool(ended)
