"""What the organisation has settled: the policy in force, and the details that it gives freely."""

from collections import defaultdict
from datetime import datetime
from functools import lru_cache

from django.db.models import Q

from clearline.contact.asked import day_of
from clearline.policy.settings import DEFAULT, Settings, settings_from
from clearline.registers.models import Home, KnownDetail, PolicyVersion
from clearline.screening import Known


def policy(*, at: datetime) -> Settings:
    """Return the settings in force at a moment; the defaults while there are none."""
    newest = PolicyVersion.objects.filter(since__lte=at).order_by("-since").values_list("pk")
    row = newest.first()
    return _settings(row[0]) if row else DEFAULT


@lru_cache(maxsize=64)
def _settings(version: int) -> Settings:
    """Read one version. A version is never changed, so it is read once."""
    return settings_from(PolicyVersion.objects.get(pk=version).settings)


def known_details(*, at: datetime) -> Known:
    """Return what staff may give to anybody: the homes' and known professionals' own details."""
    today = day_of(at)
    details: dict[str, list[str]] = defaultdict(list)
    rows = KnownDetail.objects.filter(
        Q(until_on=None) | Q(until_on__gte=today),
        Q(ended_on=None) | Q(ended_on__gt=today),
        from_on__lte=today,
    ).values_list("kind", "value")
    for kind, value in rows:
        details[kind].append(value)
    numbers = Home.objects.exclude(telephone="").values_list("telephone", flat=True)
    return Known(
        numbers=(*numbers, *details["number"]),
        emails=tuple(details["email"]),
        sites=tuple(details["site"]),
        addresses=tuple(details["address"]),
        postcodes=tuple(details["postcode"]),
    )
