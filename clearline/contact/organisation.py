"""What the organisation has settled: the policy in force, and the details that it gives freely."""

from collections import defaultdict
from datetime import datetime
from functools import lru_cache

from django.db import connection

from clearline import statements
from clearline.contact.asked import day_of
from clearline.policy.settings import DEFAULT, Settings, settings_from
from clearline.registers.models import PolicyVersion
from clearline.screening import Known

# One question for all of it, by hand, because the gate asks it for each batch.
_SETTLED = """
SELECT what, value FROM (
    SELECT 'policy' AS what, CAST(id AS TEXT) AS value FROM registers_policyversion
     WHERE since <= %s ORDER BY since DESC LIMIT 1
) AS newest
UNION ALL
SELECT kind, value FROM registers_knowndetail
 WHERE from_on <= %s AND (until_on IS NULL OR until_on >= %s)
   AND (ended_on IS NULL OR ended_on > %s)
UNION ALL
SELECT 'number', telephone FROM registers_home WHERE telephone <> ''
"""


def settled(*, at: datetime) -> tuple[Settings, Known]:
    """Return the policy in force (without one, the defaults), and what anybody may be given."""
    today = day_of(at)
    details: dict[str, list[str]] = defaultdict(list)
    with statements.cursor() as cursor:
        moment = connection.ops.adapt_datetimefield_value(at)
        cursor.execute(_SETTLED, [moment, today, today, today])
        for what, value in cursor.fetchall():
            details[what].append(value)
    policies = details.pop("policy", [])
    return _settings(int(policies[0])) if policies else DEFAULT, _known(details)


def policy(*, at: datetime) -> Settings:
    """Return the policy in force at a moment."""
    return settled(at=at)[0]


def _known(details: dict[str, list[str]]) -> Known:
    return Known(
        numbers=tuple(details["number"]),
        emails=tuple(details["email"]),
        sites=tuple(details["site"]),
        addresses=tuple(details["address"]),
        postcodes=tuple(details["postcode"]),
    )


@lru_cache(maxsize=64)
def _settings(version: int) -> Settings:
    """Read one version. A version is never changed, so it is read once."""
    return settings_from(PolicyVersion.objects.get(pk=version).settings)
