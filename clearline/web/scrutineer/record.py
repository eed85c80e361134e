"""The record of what staff and children wrote, for whoever may read it without being in it."""

from django.http import HttpResponse
from django.shortcuts import render

from clearline import clock
from clearline.access import records, scopes
from clearline.access.middleware import Request, caller_of
from clearline.contact.overview import talks
from clearline.web.paging import page_of, paging


def record(request: Request) -> HttpResponse:
    """List the conversations of the homes that the caller watches, the newest talk first."""
    caller, at = caller_of(request), clock.now()
    homes = list(records.homes_read_by(caller, at=at).values_list("pk", flat=True))
    name, page = request.GET.get("name", "").strip()[:100], page_of(request)
    found, more = talks.of_homes(homes, name=name, page=page)
    shown = {
        "scopes": scopes.of(caller, at=at),
        "talks": found,
        "asked": name,
        "several": len(homes) > 1,
        **paging("scrutineer:record", page, more=more, name=name),
    }
    return render(request, "scrutineer/record.html", shown)
