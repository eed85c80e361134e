"""Children who may be written down twice: born on one day, and called by the same names."""

from collections.abc import Sequence

from clearline.registers.models import Child, SameChild

Pair = tuple[Child, Child]


def likely(children: Sequence[Child]) -> list[Pair]:
    """Return the pairs that somebody should look at, the record that was first in front.

    The same names in any order, or one with fewer of them: twins have names of their own. Pairs
    that somebody has put together, or parted again, have been looked at.
    """
    born: dict[object, list[Child]] = {}
    for child in sorted(children, key=lambda child: child.pk):
        if child.date_of_birth is not None:
            born.setdefault(child.date_of_birth, []).append(child)
    pairs = [
        (one, other)
        for same in born.values()
        for at, one in enumerate(same)
        for other in same[at + 1 :]
        if _is_one_name(one.person.name, other.person.name)
    ]
    seen = _seen([child.pk for pair in pairs for child in pair]) if pairs else set()
    return [pair for pair in pairs if frozenset(child.pk for child in pair) not in seen]


def _is_one_name(one: str, other: str) -> bool:
    first, second = set(one.casefold().split()), set(other.casefold().split())
    return first <= second or second <= first


def _seen(keys: Sequence[int]) -> set[frozenset[int]]:
    rows = SameChild.objects.filter(child__in=keys).values_list("child", "other")
    return {frozenset(pair) for pair in rows}
