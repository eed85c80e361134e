"""Approvals for contact after leaving: what opens a line that would be shut."""

from collections import defaultdict
from collections.abc import Collection

from clearline.contact import models
from clearline.policy.facts import Approval
from clearline.policy.terms import Answer, Approver, Channel


def approvals_of(children: Collection[int]) -> dict[int, list[Approval]]:
    """Return what each side has answered about contact with those who have left (L1)."""
    found: dict[int, list[Approval]] = defaultdict(list)
    for row in models.Approval.objects.filter(child_id__in=children).order_by("decided_at", "pk"):
        found[row.child_id].append(
            Approval(
                role=Approver(row.role),
                person=f"p{row.decided_by_id}",
                decision=Answer(row.decision),
                decided_at=row.decided_at,
                workers=tuple(f"p{key}" for key in row.workers),
                channels=tuple(Channel(name) for name in row.channels),
                begins_on=row.from_on,
                ends_on=row.until_on,
            )
        )
    return found
