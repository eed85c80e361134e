"""At which home a child lives or last lived, and who answers for each home, for many at once."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from clearline.registers.models import Post, Residence, Role, day_of

_RANKED = (Role.REGISTERED_MANAGER, Role.DEPUTY_MANAGER, Role.RESPONSIBLE_INDIVIDUAL)


@dataclass(frozen=True, slots=True)
class Answering:
    """Who answers for which home: the manager first, and whoever is above all homes last."""

    posts: Sequence[Post]

    def of(self, home: int | None) -> tuple[int, ...]:
        """Return who answers for a home; the first role that anybody holds."""
        here = [post for post in self.posts if post.home_id in {home, None}]
        for role in _RANKED:
            if found := [post.person_id for post in here if post.role == role]:
                return tuple(dict.fromkeys(found))
        return ()


def answering(*, at: datetime) -> Answering:
    """Return who answers for the homes at this moment."""
    posts = Post.objects.in_force(at).filter(role__in=_RANKED)
    return Answering(list(posts.order_by("from_on", "pk")))


def of(children: Collection[int], *, at: datetime) -> dict[int, int]:
    """Return at which home each of these lives, or last lived."""
    lived = Residence.objects.filter(child__in=set(children), from_on__lte=day_of(at))
    rows = lived.order_by("from_on", "pk").values_list("child", "home")
    return dict(rows)


def together(*people: Iterable[int]) -> tuple[int, ...]:
    """Return all of these, each once."""
    return tuple(dict.fromkeys(key for some in people for key in some))
