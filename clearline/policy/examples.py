"""An ordinary message that nothing stands against, from which the rules' examples are made."""

from collections.abc import Mapping
from typing import Any, Final

from clearline.policy.facts import Facts
from clearline.policy.request import facts_from_json
from clearline.policy.rule import Example

# A parent said yes to messages in the app, while the child was accommodated by agreement (V2).
PERMITTED: Final[Mapping[str, Any]] = {
    "channel": "in_app",
    "given_by": "parent",
    "from": "2026-01-15",
    "until": None,
    "withdrawn_on": None,
    "legal_status": "V2",
}
ORDINARY: Final[Mapping[str, Any]] = {
    "at": "2026-05-12T16:30:00+01:00",
    "direction": "outbound",
    "lane": "staff",
    "channel": "in_app",
    "account": "organisation",
    "purpose": "keywork",
    "worker": {
        "person": "worker",
        "roles": ["residential_worker"],
        "relationship": "keyworker",
        "on_shift": True,
        "started_on": "2025-03-03",
        "acknowledged": ["practice_guidance", "propriety", "code_of_conduct", "email_policy"],
        "restricted": False,
    },
    "equipment": {
        "provided_by": "organisation",
        "status": "in_service",
        "assigned_to": "worker",
    },
    "recipient": {
        "kind": "child",
        "date_of_birth": "2012-03-04",
        "residence": "resident",
        "legal_status": "V2",
        "presence": "away",
        "agrees": True,
        "in_touch": None,
        "order_bars_contact": False,
    },
    "permissions": [PERMITTED],
    "permission_disputed": False,
    "approvals": [],
    "accounts_overdue": 0,
    "crisis": None,
    "minutes_since_their_message": None,
    "overseen": True,
}


def changed(request: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return a request with some fields changed; a field of `...` is left out."""
    result = dict(request)
    for key, value in changes.items():
        if value is ...:
            result.pop(key, None)
        elif isinstance(value, Mapping) and isinstance(result.get(key), Mapping):
            result[key] = changed(result[key], value)
        else:
            result[key] = value
    return result


def request_of(example: Example) -> dict[str, Any]:
    """Return an example as a request for `clearline decide`."""
    return changed(ORDINARY, example.changes)


def facts_of(example: Example) -> Facts:
    """Return an example as facts."""
    return facts_from_json(request_of(example))


def mended(example: Example) -> Facts:
    """Return an example after what its remedy asks for was done."""
    return facts_from_json(changed(request_of(example), example.mend or {}))
