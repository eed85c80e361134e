"""As what somebody watches, where, and until when."""

from dataclasses import dataclass
from datetime import date, datetime

from clearline.access.caller import Caller
from clearline.registers.models import Post, Role

WATCHES = (Role.SAFEGUARDING_LEAD, Role.INSPECTOR, Role.INDEPENDENT_PERSON)


@dataclass(frozen=True, slots=True)
class Scope:
    """One post of somebody who watches: at one home, or at every one where it is empty."""

    role: str
    home: str
    until: date | None


def of(caller: Caller, *, at: datetime) -> list[Scope]:
    """Return them. One query."""
    posts = Post.objects.in_force(at).filter(person=caller.person_id, role__in=WATCHES)
    return [
        Scope(
            role=post.get_role_display().capitalize(),
            home=post.home.name if post.home else "",
            until=post.until_on,
        )
        for post in posts.select_related("home").order_by("from_on", "pk")
    ]
