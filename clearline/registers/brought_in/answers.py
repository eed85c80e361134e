"""What somebody says who has looked at two that may be one."""

from datetime import datetime

from clearline.registers.models import (
    Child,
    Person,
    PossibleMatch,
    ReturnNumber,
    SameChild,
)
from clearline.registers.recorded import end, keep, refuse, verb


@verb
def same(match: PossibleMatch, *, by: Person, at: datetime) -> ReturnNumber:
    """Say that the number is this child's; every other question about the number ends with it."""
    number = ReturnNumber(
        child=match.child, authority=match.authority, number=match.number, from_at=at
    )
    keep(number, by=by, at=at)
    for one in PossibleMatch.objects.filter(number=match.number, ended_at=None):
        end(one, by=by, at=at)
    return number


@verb
def other(match: PossibleMatch, *, by: Person, at: datetime) -> PossibleMatch:
    """Say that it is another child; it is not asked again."""
    return end(match, by=by, at=at)


@verb
def merge(child: Child, duplicate: Child, *, by: Person, at: datetime) -> SameChild:
    """Say that two records are of one child; each keeps its own history, and the first goes on."""
    if child == duplicate:
        raise refuse("This is one record.", field="duplicate")
    if SameChild.objects.filter(other=child, ended_at=None).exists():
        raise refuse("This record is put with another itself.", field="child")
    if SameChild.objects.filter(child=duplicate, ended_at=None).exists():
        raise refuse("Another record is put with this one already.", field="duplicate")
    return keep(SameChild(child=child, other=duplicate, from_at=at), by=by, at=at)


@verb
def part(same: SameChild, *, by: Person, at: datetime) -> SameChild:
    """Say that they are two after all; each goes on by itself."""
    return end(same, by=by, at=at)


def open_for(children: frozenset[int]) -> list[PossibleMatch]:
    """Return what waits to be looked at, of these children."""
    rows = PossibleMatch.objects.filter(child__in=children, ended_at=None)
    return list(rows.select_related("child__person").order_by("from_at", "pk"))
