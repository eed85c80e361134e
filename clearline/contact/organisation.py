"""What is settled before words are read: the policy in force, and the details that may be given."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache, reduce

from django.db import connection

from clearline import statements
from clearline.contact.asked import day_of
from clearline.policy.settings import DEFAULT, Settings, settings_from
from clearline.registers.models import PolicyVersion
from clearline.screening import Known

Whose = tuple[int | None, int | None]  # a home, or a child, or neither
_EVERYBODY: Whose = (None, None)

# One question for all of it, by hand, because the gate asks it for each batch.
_SETTLED = """
SELECT what, value, home, child FROM (
    SELECT 'policy' AS what, CAST(id AS TEXT) AS value, NULL AS home, NULL AS child
      FROM registers_policyversion WHERE since <= %s ORDER BY since DESC LIMIT 1
) AS newest
UNION ALL
SELECT kind, value, CAST(home_id AS TEXT), CAST(child_id AS TEXT) FROM registers_knowndetail
 WHERE from_on <= %s AND (until_on IS NULL OR until_on >= %s)
   AND (ended_on IS NULL OR ended_on > %s)
UNION ALL
SELECT 'number', telephone, NULL, NULL FROM registers_home WHERE telephone <> ''
UNION ALL
SELECT 'reads_at', CAST(age AS TEXT), NULL, CAST(child_id AS TEXT) FROM registers_readinglevel
 WHERE from_on <= %s AND (until_on IS NULL OR until_on >= %s)
   AND (ended_on IS NULL OR ended_on > %s)
"""


@dataclass(frozen=True, slots=True)
class Settled:
    """The policy in force, and what may be given: to anybody, at a home, to a child."""

    settings: Settings
    details: Mapping[Whose, Known]
    reads_at: Mapping[int, int]

    def known_to(self, home: int | None, child: int) -> Known:
        """Return what may be given along a line of this home to this child."""
        own = [self.details[key] for key in ((home, None), (None, child)) if key in self.details]
        everybody = self.details[_EVERYBODY]
        return reduce(_with, own, everybody) if own else everybody


def settled(*, at: datetime) -> Settled:
    """Return the policy in force (without one, the defaults), and what may be given to whom."""
    today = day_of(at)
    details: dict[Whose, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    reads_at: dict[int, int] = {}
    policies: list[str] = []
    with statements.cursor() as cursor:
        moment = connection.ops.adapt_datetimefield_value(at)
        cursor.execute(_SETTLED, [moment, *[today] * 6])
        for what, value, home, child in cursor.fetchall():
            if what == "policy":
                policies.append(value)
            elif what == "reads_at":
                reads_at[int(child)] = int(value)
            else:
                whose = (home and int(home), child and int(child))
                details[whose][what].append(value)
    settings = _settings(int(policies[0])) if policies else DEFAULT
    known = {whose: _known(said, settings) for whose, said in details.items()}
    known.setdefault(_EVERYBODY, _known({}, settings))
    return Settled(settings, known, reads_at)


def policy(*, at: datetime) -> Settings:
    """Return the policy in force at a moment."""
    return settled(at=at).settings


def _known(said: Mapping[str, list[str]], settings: Settings) -> Known:
    return Known(
        numbers=tuple(said.get("number", ())),
        emails=tuple(said.get("email", ())),
        sites=tuple(said.get("site", ())),
        addresses=tuple(said.get("address", ())),
        postcodes=tuple(said.get("postcode", ())),
        abbreviations=settings.abbreviations,
    )


def _with(known: Known, more: Known) -> Known:
    return Known(
        numbers=(*known.numbers, *more.numbers),
        emails=(*known.emails, *more.emails),
        sites=(*known.sites, *more.sites),
        addresses=(*known.addresses, *more.addresses),
        postcodes=(*known.postcodes, *more.postcodes),
        abbreviations=known.abbreviations,
    )


@lru_cache(maxsize=64)
def _settings(version: int) -> Settings:
    """Read one version. A version is never changed, so it is read once."""
    return settings_from(PolicyVersion.objects.get(pk=version).settings)


def forget() -> None:
    """Forget all: for tests, where a database comes and goes."""
    _settings.cache_clear()
