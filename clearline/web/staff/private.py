"""A child's private line, for whoever holds its other end: to it, to new phones, to the record."""

from datetime import datetime

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from clearline import clock
from clearline.access import private_line
from clearline.access.middleware import Request, caller_of
from clearline.contact import conversations
from clearline.contact.overview import seats
from clearline.contact.overview.seats import Held
from clearline.web import spoken
from clearline.web.staff import forms
from clearline.web.staff.shown import LineRow


def line(request: Request, seat: int) -> HttpResponse:
    """Show a private line; a form begins it, or opens it on a phone of the child's."""
    caller, at = caller_of(request), clock.now()
    held = next(iter(seats.of(caller, at=at, only=seat)), None)
    if held is None:
        raise Http404
    if request.method == "POST":
        return _do(request, held, at)
    since = held.standing.waiting_since if held.standing else None
    page = {
        "held": held,
        "waits": spoken.span(at - since) if since else "",
        "phones": [
            (phone, phone.is_open_for(held.seat.pk))
            for phone in private_line.phones_of(held.seat.child_id)
        ],
        "talk": reverse("staff:talk", args=[held.standing.line.id]) if held.standing else "",
        "record": _record(held),
    }
    return render(request, "staff/private.html", page)


def _do(request: Request, held: Held, at: datetime) -> HttpResponse:
    if "phone" not in request.POST:
        opened = conversations.with_holder(held.seat, at=at)
        return redirect("staff:talk", conversation=opened.id)
    phone, by = forms.key(request.POST["phone"]), held.seat.person
    if phone is None or not private_line.open_on(phone, held.seat.pk, by=by, at=at):
        raise Http404
    return redirect("staff:private", seat=held.seat.pk)


def _record(held: Held) -> list[LineRow]:
    """Return the open lines that a reviewing officer may read: looking there leaves a look."""
    return [
        LineRow(
            href=reverse("staff:talk", args=[standing.line.id]),
            name=standing.home or "The authority’s own line",
            says=f"Last written {spoken.moment(standing.last_at, now=clock.now())}"
            if standing.last_at
            else "Nothing written yet",
        )
        for standing in seats.reviewed(held)
    ]
