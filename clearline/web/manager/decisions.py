"""Releasing and refusing what is held, each with its reason."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from clearline import clock
from clearline.access.middleware import Request, caller_of
from clearline.web.manager import told
from clearline.web.staff import deciding


def decide(request: Request, message: UUID) -> HttpResponse:
    """Decide on one message, and come back to what else waits."""
    chosen = deciding.said(request.POST)
    code = told.UNCLEAR
    if chosen is not None:
        by = caller_of(request).person_id
        code = told.code_of(chosen.do(message, by=by, at=clock.now()), released=chosen.releases)
    return HttpResponseRedirect(f"{reverse('manager:today')}?{urlencode({'told': code})}")
