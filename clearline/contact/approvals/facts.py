"""What each side has answered about contact with those who have left, as the rules are told it."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from clearline.contact import models
from clearline.contact.approvals import known, lapses
from clearline.policy.facts import Approval
from clearline.policy.terms import Answer, Approver, Channel


def of_children(children: Collection[int], *, at: datetime) -> dict[int, list[Approval]]:
    """Return it, oldest first. What has lapsed is told as taken back: it opens nothing (L1)."""
    rows = models.Approval.objects.filter(child__in=children, decided_at__lte=at)
    found: dict[int, list[Approval]] = defaultdict(list)
    answers = list(rows.select_related("ask").order_by("decided_at", "pk"))
    if answers:
        behind = known.of({row.child_id for row in answers}, at=at)
        for row in answers:
            found[row.child_id].append(_told(row, lapsed=bool(lapses.why(row, behind))))
    return found


def _told(row: models.Approval, *, lapsed: bool) -> Approval:
    return Approval(
        role=Approver(row.role),
        person=f"p{row.decided_by_id}",
        decision=Answer.REVOKED if lapsed else Answer(row.decision),
        decided_at=row.decided_at,
        workers=tuple(f"p{key}" for key in row.workers),
        channels=tuple(Channel(name) for name in row.channels),
        begins_on=row.from_on,
        ends_on=row.until_on,
    )
