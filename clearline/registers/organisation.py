"""What the organisation settles: its policy settings, and the details that it gives freely."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, TypedDict, Unpack

from django.db.models import Q, QuerySet

from clearline.policy.settings import DEFAULT, Settings, SettingsError, settings_from
from clearline.registers.models import (
    Child,
    Detail,
    Home,
    KnownDetail,
    Person,
    PolicyVersion,
    day_of,
)
from clearline.registers.recorded import end, keep, refuse, verb


@verb
def settle(chosen: dict[str, Any], *, by: Person, at: datetime) -> PolicyVersion:
    """Choose policy settings; they count from this moment, and those before are kept."""
    try:
        settings_from(chosen)
    except SettingsError as wrong:
        raise refuse(str(wrong), field="settings") from wrong
    if any(isinstance(value, float) for value in chosen.values()):
        # The ledger writes what it vouches for in one way only, and a fraction has many.
        raise refuse("Say it in whole numbers.", field="settings")
    newest = PolicyVersion.objects.order_by("number").last()
    if newest and newest.since >= at:
        raise refuse("A later version is settled already.", field="since")
    number = newest.number + 1 if newest else 1
    return keep(PolicyVersion(number=number, settings=chosen, since=at), by=by, at=at)


def policy(at: datetime) -> Settings:
    """Return the settings that count at this moment; until something is settled, the defaults."""
    version = PolicyVersion.objects.filter(since__lte=at).order_by("number").last()
    return settings_from(version.settings) if version else DEFAULT


class About(TypedDict, total=False):
    """Whose a detail is, and for how long."""

    whose: str
    home: Home | None
    child: Child | None
    from_on: date
    until_on: date | None


@verb
def know(
    kind: Detail, value: str, *, by: Person, at: datetime, **about: Unpack[About]
) -> KnownDetail:
    """Take down a number or an address that staff may give freely."""
    new = KnownDetail(kind=kind, value=value, **{"from_on": day_of(at), **about})
    return keep(new, by=by, at=at)


@verb
def forget(detail: KnownDetail, *, on: date | None = None, by: Person, at: datetime) -> KnownDetail:
    """Say from which day on a detail is no longer given."""
    return end(detail, on=on, by=by, at=at)


def known_details(
    homes: Collection[Home], children: QuerySet[Child], *, at: datetime
) -> QuerySet[KnownDetail]:
    """Return what may be given now: to everybody, at these homes, to these children."""
    theirs = Q(home__in=homes) | Q(child__in=children.values("pk")) | Q(home=None, child=None)
    rows = KnownDetail.objects.in_force(at).filter(theirs)
    found: QuerySet[KnownDetail] = rows.select_related("home", "child__person", "recorded_by")
    return found.order_by("kind", "value")


def versions() -> QuerySet[PolicyVersion]:
    """Return every version of the policy settings, the newest first."""
    return PolicyVersion.objects.select_related("recorded_by").order_by("-number")
