"""The equipment of a home, for a thumb: who has each, whether it is enrolled, lost in one tap."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from clearline import clock
from clearline.access import devices, records
from clearline.access.caller import Caller, Face
from clearline.access.middleware import Request, caller_of
from clearline.access.models import Device
from clearline.contact import wake
from clearline.registers import equipment, people
from clearline.registers.books import told
from clearline.web import spoken

A_PAGE = 30


@dataclass(frozen=True, slots=True)
class Row:
    """One piece of equipment."""

    key: int
    label: str
    kind: str
    holder: str
    enrolled: str
    is_lost: bool
    is_held: bool
    can_be_enrolled: bool


FILTERS: Mapping[str, tuple[str, Callable[[Row], bool]]] = {
    "": ("All", lambda _: True),
    "lost": ("Lost", lambda row: row.is_lost),
    "store": ("Held by nobody", lambda row: not row.is_held),
    "new": ("Not enrolled", lambda row: row.can_be_enrolled and not row.enrolled),
}


def listing(request: Request) -> HttpResponse:
    """Show what the caller may enrol: all of it, or some."""
    caller, at = caller_of(request), clock.now()
    asked, words = request.GET.get("show", ""), request.GET.get("find", "").strip()
    shows = FILTERS.get(asked, FILTERS[""])[1]
    rows = [row for row in _rows(caller, at) if shows(row) and _has(row, words)]
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    is_manager = caller.is_any(Face.MANAGER)
    shown = {
        "is_manager": is_manager,
        "rows": page.object_list,
        "find": words,
        "show": asked,
        "filters": [(key, says, key == asked) for key, (says, _) in FILTERS.items()],
        "later": _to(asked, words, page.next_page_number()) if page.has_next() else "",
        "earlier": _to(asked, words, page.previous_page_number()) if page.has_previous() else "",
        "says": f"Page {page.number} of {page.paginator.num_pages}",
        "done": _DONE.get(request.GET.get("done", ""), ""),
    }
    return render(request, "manager/equipment.html", shown)


_DONE = {
    "lost": "It opens and sends nothing from this moment. Whoever has it in hand sees only that.",
    "found": "It is found. Enrol it again before it is used: nobody knows where it has been.",
}


def _to(show: str, find: str, page: int) -> str:
    return "?" + urlencode(
        {k: v for k, v in (("show", show), ("find", find)) if v} | {"page": page}
    )


def _has(row: Row, words: str) -> bool:
    said = f"{row.label} {row.kind} {row.holder}".lower()
    return all(word in said for word in words.lower().split())


def _rows(caller: Caller, at: datetime) -> list[Row]:
    things = list(records.equipment_enrolled_by(caller, at=at))
    tells = told.holders_of(things, at=at)
    lost_ones = equipment.lost_among(things)
    enrolled = devices.enrolled_as([thing.pk for thing in things])
    return [
        Row(
            key=thing.pk,
            label=thing.label,
            kind=thing.get_kind_display(),
            holder=tells.get(thing.pk, ""),
            enrolled=_since(enrolled.get(thing.pk), at),
            is_lost=thing.pk in lost_ones,
            is_held=thing.pk in tells,
            can_be_enrolled=thing.kind in devices.HAS_A_BROWSER,
        )
        for thing in things
    ]


def _since(device: Device | None, at: datetime) -> str:
    return f"{device.words}, {spoken.moment(device.made_at, now=at)}" if device else ""


def lost(request: Request, key: int) -> HttpResponse:
    """Say that it is lost: it opens and sends nothing from now on."""
    by = people.one(caller_of(request).person_id)
    equipment.lose(_one(request, key), by=by, at=clock.now())
    wake.sign_ins_ended()
    return redirect(f"{reverse('manager:equipment')}?done=lost")


def found(request: Request, key: int) -> HttpResponse:
    """Say that it is found; it is enrolled again before it is anything."""
    by = people.one(caller_of(request).person_id)
    equipment.find_again(_one(request, key), by=by, at=clock.now())
    return redirect(f"{reverse('manager:equipment')}?done=found")


def _one(request: Request, key: int) -> Any:
    theirs = records.equipment_enrolled_by(caller_of(request), at=clock.now())
    one = theirs.filter(pk=key).first()
    if one is None:
        raise Http404
    return one
