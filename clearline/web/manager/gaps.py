"""Who is left without somebody, and what is about to run out; each mended one tap away."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from clearline import clock
from clearline.access import records
from clearline.access.caller import Caller
from clearline.access.middleware import Request, caller_of
from clearline.registers.brought_in import twins
from clearline.registers.vetting import gaps
from clearline.registers.vetting.gaps import Gap, Of
from clearline.registers.workers import declarations

# More of one kind are found on the pages of the registers.
MOST = 60
_HEADS = {
    Of.CHILDREN: "Children",
    Of.HOMES: "The home",
    Of.STAFF: "Staff",
    Of.EQUIPMENT: "Equipment of those who have left",
}


def listing(request: Request) -> HttpResponse:
    """Show what is missing."""
    found = of(caller_of(request), at=clock.now())
    groups = [
        (head, [_row(gap) for gap in found if gap.of is kind][:MOST])
        for kind, head in _HEADS.items()
    ]
    shown = [(head, rows) for head, rows in groups if rows]
    return render(request, "manager/gaps.html", {"groups": shown})


def of(caller: Caller, *, at: datetime) -> list[Gap]:
    """Return what is missing of what the caller answers for."""
    homes = list(records.homes_managed_by(caller, at=at))
    children = records.children_managed_by(caller, at=at)
    staff = records.staff_of(caller, at=at)
    late = declarations.late(list(staff), at=at)
    undeclared = [Gap(Of.STAFF, person.pk, person.name, _SINCE, "declared") for person, _ in late]
    return [*_twice(list(children)), *gaps.of(children, homes, staff, at=at), *undeclared]


def _twice(children: Sequence[Any]) -> list[Gap]:
    return [
        Gap(
            Of.CHILDREN,
            one.pk,
            one.person.name,
            f"May be written down twice: {other.person.name} was born on the same day.",
            "same-child",
        )
        for one, other in twins.likely(children)
    ]


_SINCE = "Has not declared this year where they are online and whom here they know."


def _row(gap: Gap) -> dict[str, str]:
    where = reverse("registers:page", args=[gap.of.value, gap.key])
    return {"name": gap.name, "says": gap.says, "href": f"{where}#{gap.book}"}
