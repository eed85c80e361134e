"""What stands behind an approval now: whose posts, and what the young person has said."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from clearline.registers.models import (
    Child,
    InTouch,
    Post,
    Relationship,
    Role,
    Tie,
    Touch,
    Wish,
)

OF_AUTHORITY: Final = (Role.SOCIAL_WORKER, Role.PERSONAL_ADVISER)
_ROLES: Final = (Role.REGISTERED_MANAGER, Role.RESPONSIBLE_INDIVIDUAL, *OF_AUTHORITY)


@dataclass(frozen=True, slots=True)
class Known:
    """The posts of today, who was given to whom, and what each young person has said, and when."""

    at: datetime
    posts: list[Post]
    given: dict[int, list[Relationship]] = field(default_factory=dict)
    wishes: dict[int, list[Wish]] = field(default_factory=dict)
    refused: dict[int, list[datetime]] = field(default_factory=dict)
    authorities: dict[int, int | None] = field(default_factory=dict)


def of(children: Collection[int], *, at: datetime) -> Known:
    """Read it for these. Five queries, whatever their number."""
    posts = Post.objects.in_force(at).filter(role__in=_ROLES)
    ties = Relationship.objects.in_force(at).filter(child__in=children, kind=Tie.ALLOCATED_WORKER)
    given, wishes, refused = defaultdict(list), defaultdict(list), defaultdict(list)
    for tie in ties.select_related("person").order_by("-from_on", "-pk"):
        given[tie.child_id].append(tie)
    for wish in Wish.objects.filter(child__in=children, from_at__lte=at).order_by("pk"):
        wishes[wish.child_id].append(wish)
    said = InTouch.objects.filter(child__in=children, code=Touch.REFU, from_at__lte=at)
    for child, when in said.values_list("child", "from_at"):
        refused[child].append(when)
    placed = Child.objects.filter(pk__in=children).values_list("pk", "placing_authority")
    return Known(
        at=at,
        posts=list(posts.select_related("person").order_by("-from_on", "-pk")),
        given=given,
        wishes=wishes,
        refused=refused,
        authorities=dict(placed),
    )
