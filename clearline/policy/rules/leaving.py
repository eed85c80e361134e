"""Rules about young people who have left the home."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

from clearline.policy.decision import Finding, Owed, hold, not_known, owe, refuse
from clearline.policy.facts import Approval, Facts
from clearline.policy.rule import FIRST_EDITION, IN_PERSON, allowed, held, refused, rule
from clearline.policy.terms import UNKNOWN, Answer, Approver, Relationship, Residence

# The two who approve, and who may stand in for each.
_HOME: Final = (Approver.REGISTERED_MANAGER, Approver.RESPONSIBLE_INDIVIDUAL, UNKNOWN)
_AUTHORITY: Final = (Approver.ALLOCATED_WORKER, Approver.SUBSTITUTE, UNKNOWN)
# Theirs is the contact itself: it is their duty and needs no approval.
_WHOSE_DUTY_IT_IS: Final = (Relationship.ALLOCATED_WORKER, Relationship.IRO)

_APPROVED: Final[dict[str, Any]] = {
    "role": "registered_manager",
    "person": "manager",
    "decision": "approved",
    "decided_at": "2026-04-01T10:00:00+01:00",
    "workers": ["worker"],
    "channels": ["in_app"],
    "from": "2026-04-01",
    "until": "2026-06-30",
}
_BY_AUTHORITY: Final = {**_APPROVED, "role": "allocated_worker", "person": "social_worker"}
_LEFT: Final[dict[str, Any]] = {
    "recipient": {"residence": "left"},
    "approvals": [_APPROVED, _BY_AUTHORITY],
}
_ONE_DECLINED: Final = {
    **_LEFT,
    "approvals": [_APPROVED, {**_BY_AUTHORITY, "decision": "declined"}],
}
_NOT_APPROVED: Final = refuse(
    "They have left the home, and this contact is not approved for today by both sides.",
    remedy="Ask the registered manager and the allocated worker to approve it first: for you, for "
    "this way of keeping in touch and for these days.",
)
_WRITE_ACCOUNT: Final = owe("write_account", hours=24, only_if_allowed=True)


@rule(
    "L1",
    since=FIRST_EDITION,
    children_only=True,
    needs=("approvals", "recipient.residence", "worker.relationship"),
    opened_by="approval",
    owes_when_opened=Owed("approval_sought", timedelta(hours=24)),
    met_by=[
        allowed("Manager and social worker have both approved it.", **_LEFT),
        allowed("The child lives in the home."),
    ],
    broken_by=[
        refused("The social worker has said no.", **_ONE_DECLINED, mend=_LEFT),
        refused("Nobody has approved it.", recipient={"residence": "left"}, mend=_LEFT),
    ],
)
def leaver_approved(facts: Facts) -> Finding | None:
    """Contact after they have left is approved first, by manager and allocated worker."""
    residence, relationship = facts.recipient.residence, facts.worker.relationship
    if residence not in (Residence.LEFT, UNKNOWN) or relationship in _WHOSE_DUTY_IT_IS:
        return None
    approved = _approved(facts)
    if approved:
        return None
    if approved is None or UNKNOWN in (residence, relationship):
        return not_known("whether they have left the home and this contact is approved")
    return _NOT_APPROVED


def _approved(facts: Facts) -> bool | None:
    """Say whether both sides have approved; None where something unknown decides it."""
    if facts.approvals is UNKNOWN:
        return None
    answers = {
        _both(home, authority, facts)
        for home in _may_count(facts.approvals, _HOME, facts)
        for authority in _may_count(facts.approvals, _AUTHORITY, facts)
    }
    return answers.pop() if len(answers) == 1 else None


def _may_count(
    approvals: Sequence[Approval], side: Sequence[object], facts: Facts
) -> list[Approval | None]:
    """Return the newest decision of a side; several, where what is unknown leaves it open."""
    made = [
        each
        for each in approvals
        if each.role in side and (each.decided_at is UNKNOWN or each.decided_at <= facts.at)
    ]
    placed = [
        (each.decided_at, each)
        for each in made
        if each.decided_at is not UNKNOWN and each.role is not UNKNOWN
    ]
    last = max((at for at, _ in placed), default=None)
    open_ones = [each for each in made if UNKNOWN in (each.decided_at, each.role)]
    return [*_first_of([each for at, each in placed if at == last]), *open_ones]


def _first_of(tied: list[Approval]) -> Sequence[Approval | None]:
    """Of decisions made at one instant a ‘no’ counts first, otherwise the last listed."""
    against = [each for each in tied if each.decision in (Answer.DECLINED, Answer.REVOKED)]
    if against:
        return against
    if any(each.decision is UNKNOWN for each in tied):
        return tied
    return tied[-1:] or [None]


def _both(home: Approval | None, authority: Approval | None, facts: Facts) -> bool | None:
    """Say whether two decisions approve this contact between them."""
    if home is None or authority is None:
        return False
    if home.person is not UNKNOWN and home.person == authority.person:
        return False
    answers = (_covers(home, facts), _covers(authority, facts))
    if False in answers:
        return False
    return None if None in answers else True


def _covers(approval: Approval, facts: Facts) -> bool | None:
    """Say whether one decision approves this worker, this channel and today."""
    me, workers, channels = facts.worker.person, approval.workers, approval.channels
    begins, ends = approval.begins_on, approval.ends_on
    if (
        approval.decision not in (Answer.APPROVED, UNKNOWN)
        or approval.person == me
        or (workers is not UNKNOWN and me not in workers)
        or (channels is not UNKNOWN and facts.channel not in channels)
        or (begins is not UNKNOWN and begins > facts.today)
        or (ends is not UNKNOWN and ends < facts.today)
    ):
        return False
    told = (approval.decision, approval.person, workers, channels, begins, ends)
    return None if UNKNOWN in told else True


@rule(
    "L3",
    since=FIRST_EDITION,
    children_only=True,
    not_for=IN_PERSON,
    needs=("accounts_overdue", "recipient.residence"),
    opened_by="accounts",
    met_by=[
        allowed("Every account of contact with this young person is written.", **_LEFT),
        allowed("An account is late, and the child lives in the home.", accounts_overdue=1),
    ],
    broken_by=[
        held(
            "One account of earlier contact is late.",
            **_LEFT,
            accounts_overdue=1,
            mend={"accounts_overdue": 0},
        )
    ],
)
def accounts_written(facts: Facts) -> Finding | None:
    """Whoever is in contact with a young person who has left has written their accounts of it."""
    residence, overdue = facts.recipient.residence, facts.accounts_overdue
    if residence not in (Residence.LEFT, UNKNOWN):
        return None
    if overdue is not UNKNOWN and overdue <= facts.settings.overdue_accounts_allowed:
        return None
    if UNKNOWN in (residence, overdue):
        return not_known("whether an account of earlier contact is late")
    return hold(
        "An account of earlier contact with this young person is late.",
        remedy="Write it first: a few sentences will do. It is under ‘To do’.",
    )


@rule(
    "L3",
    since=FIRST_EDITION,
    children_only=True,
    met_by=[allowed("A message to a young person who has left, approved.", **_LEFT)],
)
def account_written(facts: Facts) -> Finding | None:
    """Each contact after they have left is followed, within 24 hours, by the worker’s account."""
    if facts.recipient.residence is Residence.LEFT:
        return _WRITE_ACCOUNT
    return None
