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
    """Decide on one message, or take a refusal back, and come back to what else waits."""
    chosen, by, at = deciding.said(request.POST), caller_of(request).person_id, clock.now()
    code = told.UNCLEAR
    if request.POST.get("act") == deciding.UNDO:
        refusal = deciding.undo(message, by=by, at=at)
        code = refusal.value if refusal else told.UNDONE
    elif chosen is not None:
        code = told.code_of(chosen.do(message, by=by, at=at), released=chosen.releases)
    return HttpResponseRedirect(f"{reverse('manager:today')}?{urlencode({'told': code})}")
