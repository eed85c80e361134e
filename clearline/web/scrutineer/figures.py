"""A home in figures: how much, how soon, what was held; no child by name, and no words."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render

from clearline import clock
from clearline.access import records, scopes
from clearline.access.caller import Face
from clearline.access.middleware import Request, caller_of
from clearline.contact.overview import figures as counting
from clearline.policy.terms import Channel
from clearline.web.staff import words

SPANS = ((7, "7 days"), (28, "28 days"), (91, "3 months"))
_WITHIN = ("Within 10 minutes", "Within an hour", "Within a day")


def figures(request: Request) -> HttpResponse:
    """Show what is counted of the caller's homes, in the days that were asked for."""
    caller, at = caller_of(request), clock.now()
    homes = list(records.homes_counted_by(caller, at=at).order_by("name"))
    asked = request.GET.get("days", "")
    days = next((days for days, _ in SPANS if str(days) == asked), 28)
    found = counting.of_homes([home.pk for home in homes], since=at - timedelta(days=days), at=at)
    shown = {
        "scopes": scopes.of(caller, at=at),
        "spans": [(days_, says, days_ == days) for days_, says in SPANS],
        "found": found,
        "ways": [
            (words.CHANNELS.get(Channel(way.channel), way.channel), way) for way in found.ways
        ],
        "answered": list(zip(_WITHIN, found.answered, strict=True)),
        "reads_none": not caller.is_any(Face.SAFEGUARDING_LEAD, Face.INSPECTOR),
        "homes": [home.name for home in homes],
    }
    return render(request, "scrutineer/figures.html", shown)
