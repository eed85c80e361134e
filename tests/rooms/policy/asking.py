"""Asks about an ordinary message with a few things changed."""

from collections.abc import Mapping
from typing import Any

from clearline.policy.decide import decide
from clearline.policy.decision import Decision
from clearline.policy.examples import ORDINARY, PERMITTED, changed
from clearline.policy.facts import Facts
from clearline.policy.request import facts_from_json

# Ten minutes before the ordinary message.
CRISIS = {"declared_at": "2026-05-12T16:20:00+01:00"}

APPROVED = {
    "role": "registered_manager",
    "person": "manager",
    "decision": "approved",
    "decided_at": "2026-04-01T10:00:00+01:00",
    "workers": ["worker"],
    "channels": ["in_app"],
    "from": "2026-04-01",
    "until": "2026-06-30",
}
BY_AUTHORITY = {**APPROVED, "role": "allocated_worker", "person": "social_worker"}
LEFT = {"residence": "left"}

Changes = Any


def told(**changes: Changes) -> Facts:
    """Return the facts of an ordinary message with these things changed; `...` is left out."""
    return facts_from_json(changed(ORDINARY, changes))


def ask(**changes: Changes) -> Decision:
    """Ask about an ordinary message with these things changed."""
    return decide(told(**changes))


def stopped(**changes: Changes) -> dict[str, str]:
    """Return the rules that refuse or hold it."""
    return {each.rule: each.finding.outcome.value for each in ask(**changes).reasons}


def noticed(**changes: Changes) -> list[str]:
    """Return the rules that only say something."""
    return [each.rule for each in ask(**changes).notices]


def owed(**changes: Changes) -> list[str]:
    """Return what is owed afterwards."""
    return [each.what for each in ask(**changes).obligations]


def permitted(**changes: Changes) -> list[Mapping[str, Any]]:
    """Return one permission with these things changed."""
    return [changed(PERMITTED, changes)]


def approved(*decisions: Mapping[str, Any], **changes: Changes) -> dict[str, Any]:
    """Return a young person who has left, with these decisions or both sides' approval changed."""
    made = decisions or tuple(changed(each, changes) for each in (APPROVED, BY_AUTHORITY))
    return {"recipient": LEFT, "approvals": list(made)}
