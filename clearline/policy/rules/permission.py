"""Rules about permission for each form of communication."""

from collections.abc import Mapping
from datetime import timedelta
from enum import IntEnum
from typing import Any, Final

from clearline.policy.decision import Finding, Owed, hold, not_known, refuse
from clearline.policy.examples import PERMITTED
from clearline.policy.facts import Facts, Permission
from clearline.policy.rule import FIRST_EDITION, NOT_SENT_TO_ONE, allowed, held, refused, rule
from clearline.policy.terms import UNKNOWN, Giver, LegalStatus

_PARENT: Final = frozenset({Giver.PARENT, Giver.WAIVER})
_PARENT_OR_MANAGER: Final = _PARENT | {Giver.DELEGATED_MANAGER}
# Who may give it, by legal status under 18; at 18 and over, the young person alone.
MAY_GIVE: Final[Mapping[LegalStatus | None, frozenset[Giver]]] = {
    None: _PARENT,
    LegalStatus.V2: _PARENT_OR_MANAGER,
    LegalStatus.V3: _PARENT_OR_MANAGER,
    LegalStatus.V4: _PARENT_OR_MANAGER,
    LegalStatus.J1: _PARENT,
    LegalStatus.J2: _PARENT,
    LegalStatus.J3: _PARENT,
    LegalStatus.L1: _PARENT,
    LegalStatus.L3: _PARENT,
    LegalStatus.C1: frozenset({Giver.LOCAL_AUTHORITY, Giver.DELEGATED_MANAGER}),
    LegalStatus.C2: frozenset({Giver.LOCAL_AUTHORITY, Giver.DELEGATED_MANAGER}),
    LegalStatus.E1: frozenset({Giver.LOCAL_AUTHORITY}),
    LegalStatus.L2: frozenset({Giver.LOCAL_AUTHORITY}),
    LegalStatus.D1: frozenset(),
}
# For the examples: the same child before and after a care order.
_ACCOMMODATED: Final = {"recipient": {"legal_status": "V2"}}
_UNDER_A_CARE_ORDER: Final[dict[str, Any]] = {
    "recipient": {"legal_status": "C2"},
    "permissions": [{**PERMITTED, "given_by": "local_authority", "legal_status": "C2"}],
}
_ONLY_THEMSELVES: Final = frozenset({Giver.YOUNG_PERSON})
_ANYBODY_WHO_MAY: Final = frozenset().union(*MAY_GIVE.values())


class _Stands(IntEnum):
    """How a permission stands, from not at all to good."""

    NOT = 0
    GIVEN_UNDER_ANOTHER_STATUS = 1
    NOT_KNOWN = 2
    GOOD = 3


_STATUS_TO_CONFIRM: Final = hold(
    "The legal status on record (D1) is no longer in use, so nobody can say who may permit this.",
    remedy="Ask the child’s social worker to confirm the legal status today.",
)
_NOBODY_CAN_SAY: Final[Mapping[object, Finding]] = {
    LegalStatus.D1: _STATUS_TO_CONFIRM,
    UNKNOWN: not_known("what the child’s legal status is"),
}
_LOOK_AT_THE_CHANGE: Final = hold(
    "Permission was given under another legal status than today’s.",
    remedy="Ask the child’s social worker to look at it: whoever may permit it now has to say yes.",
)
_NONE_IN_FORCE: Final = refuse(
    "Nobody with the right to say yes has permitted this way of keeping in touch for today.",
    remedy="Ask the registered manager to get permission for it, or talk face to face.",
)
_DISPUTED: Final = hold(
    "There is a dispute about whether this is permitted.",
    remedy="Ask the child’s social worker, who settles it, or somebody who may release this one.",
)


@rule(
    "C9",
    since=FIRST_EDITION,
    children_only=True,
    not_for=NOT_SENT_TO_ONE,
    needs=("permissions", "recipient.legal_status"),
    opened_by="permission",
    owes_when_opened=Owed("review_permission", timedelta(hours=24)),
    met_by=[
        allowed("A parent has permitted messages in the app."),
        allowed("The authority permitted them under the care order.", **_UNDER_A_CARE_ORDER),
    ],
    broken_by=[
        refused("Nobody has permitted them.", permissions=[], mend={"permissions": [PERMITTED]}),
        held(
            "A parent permitted them before there was a care order.",
            recipient={"legal_status": "C2"},
            mend=_UNDER_A_CARE_ORDER,
        ),
        held("The status on record is D1.", recipient={"legal_status": "D1"}, mend=_ACCOMMODATED),
    ],
)
def permission_given(facts: Facts) -> Finding | None:
    """Whoever may in law has permitted this form of communication for this child, for today."""
    if facts.is_adult is None:
        return None  # `known_age` holds: without an age nobody can say who may permit it
    if not facts.is_adult and facts.recipient.legal_status in _NOBODY_CAN_SAY:
        return _NOBODY_CAN_SAY[facts.recipient.legal_status]
    if facts.permissions is UNKNOWN:
        return not_known("whether this form of communication is permitted")
    return _SAYS[max((_stands(each, facts) for each in facts.permissions), default=_Stands.NOT)]


_SAYS: Final = {
    _Stands.GOOD: None,
    _Stands.NOT_KNOWN: not_known("who permitted this form of communication, and for when"),
    _Stands.GIVEN_UNDER_ANOTHER_STATUS: _LOOK_AT_THE_CHANGE,
    _Stands.NOT: _NONE_IN_FORCE,
}


def _stands(permission: Permission, facts: Facts) -> _Stands:
    if not _may_be_in_force(permission, facts):
        return _Stands.NOT
    then, today = permission.legal_status, facts.recipient.legal_status
    if facts.is_adult:
        givers, then = _ONLY_THEMSELVES, today  # the status is not looked at any more
    else:
        givers = _ANYBODY_WHO_MAY if then is UNKNOWN else MAY_GIVE[then]
    if not givers or (permission.given_by is not UNKNOWN and permission.given_by not in givers):
        return _Stands.NOT
    if UNKNOWN in (
        permission.channel,
        permission.given_by,
        permission.begins_on,
        permission.ends_on,
        permission.withdrawn_on,
    ) or (then is UNKNOWN and not facts.is_adult):
        return _Stands.NOT_KNOWN
    return _Stands.GOOD if then is today else _Stands.GIVEN_UNDER_ANOTHER_STATUS


def _may_be_in_force(permission: Permission, facts: Facts) -> bool:
    """Say whether nothing that is known of it puts it out of force for this channel today."""
    begins, ends, withdrawn = permission.begins_on, permission.ends_on, permission.withdrawn_on
    return (
        permission.channel in (facts.channel, UNKNOWN)
        and (begins is UNKNOWN or begins <= facts.today)
        and (ends is UNKNOWN or ends is None or ends >= facts.today)
        and (withdrawn is UNKNOWN or withdrawn is None or withdrawn > facts.today)
    )


@rule(
    "C9",
    since=FIRST_EDITION,
    children_only=True,
    not_for=NOT_SENT_TO_ONE,
    needs=("permission_disputed",),
    opened_by="permission",
    met_by=[allowed("Nobody disputes the permission.")],
    broken_by=[
        held(
            "One parent says yes and the other says no.",
            permission_disputed=True,
            mend={"permission_disputed": False},
        )
    ],
)
def permission_undisputed(facts: Facts) -> Finding | None:
    """Those who may permit this form of communication do not disagree about it."""
    if facts.is_adult is None:
        return None
    if facts.permission_disputed is UNKNOWN:
        return not_known("whether the permission is disputed")
    return _DISPUTED if facts.permission_disputed else None
