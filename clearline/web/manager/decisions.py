"""Releasing and refusing what is held, each with its reason."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from clearline import clock
from clearline.access.middleware import Request, caller_of
from clearline.contact import holds
from clearline.registers import people
from clearline.web.manager import told

_LONGEST_REASON = 500


def decide(request: Request, message: UUID) -> HttpResponse:
    """Decide on one message, and come back to what else waits.

    The button says both what is done and why; `own` takes the reason that was written.
    """
    what, _, why = request.POST.get("act", "").partition(":")
    releases = what == "release"
    if why == "own":
        why = request.POST.get(f"{what}_reason", "")
    by = people.one(caller_of(request).person_id)
    verb = holds.release if releases else holds.turn_down
    result = verb(message, by=by, reason=why.strip()[:_LONGEST_REASON], at=clock.now())
    code = told.code_of(result, released=releases)
    return HttpResponseRedirect(f"{reverse('manager:today')}?{urlencode({'told': code})}")
