"""Which kind of care leaver a child is, by what the registers say of them, and in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from clearline.policy import leavers
from clearline.policy.leavers import Category
from clearline.registers.models import Child, LegalCode, LegalStatus, day_of
from clearline.registers.stretches import last_day

_SHORT_BREAKS: Final = {LegalCode.V3, LegalCode.V4}
_CALLED: Final = {
    Category.ELIGIBLE: "Eligible child",
    Category.RELEVANT: "Relevant child",
    Category.FORMER_RELEVANT: "Former relevant young person",
    Category.TO_25: "Former relevant, 21 to 25",
    Category.QUALIFYING: "Qualifying care leaver",
    Category.OLDER: "25 or older",
    Category.NONE: "No care leaver yet",
    Category.UNKNOWN: "Not known",
}
# What the dates cannot say, and who stands on the authority's side.
_BESIDE: Final = {
    Category.ELIGIBLE: "Still looked after: the rules for children in a home hold.",
    Category.RELEVANT: "Has a personal adviser, or a social worker in that place.",
    Category.FORMER_RELEVANT: "Has a personal adviser.",
    Category.TO_25: "Has a personal adviser if they asked for support or are in education.",
    Category.QUALIFYING: "May have no worker: somebody at the authority stands in.",
    Category.OLDER: "Has no worker of the authority: somebody stands in.",
    Category.NONE: "",
    Category.UNKNOWN: "Write down when they were born.",
}


@dataclass(frozen=True, slots=True)
class Stands:
    """What a child is, what it is called, why, and what it means for who answers for them."""

    category: Category
    called: str
    why: str
    beside: str


def of(child: Child, *, at: datetime) -> Stands:
    """Return which kind of care leaver a child is today. One query, and from 16 on alone."""
    rows = LegalStatus.objects.filter(child=child).exclude(code=None)
    found = leavers.category(child.date_of_birth, _stretches(rows), on=day_of(at))
    kind = found.category
    return Stands(kind, _CALLED[kind], found.why, _BESIDE[kind])


def _stretches(rows: Iterable[LegalStatus]) -> Iterator[leavers.Stretch]:
    # One by one: of a younger child nobody asks for the first.
    for row in rows:
        is_short_break = row.code in _SHORT_BREAKS
        yield leavers.Stretch(row.from_on, last_day(row), is_short_break=is_short_break)
