"""What is said when a page cannot be: what happened, what was kept, what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from clearline.access.dpop import Fault
from clearline.access.middleware import Shut, Unproven

FORBIDDEN = 403


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's shape
    """Answer a form without its token, and give back the words that were in it."""
    said = {"words": request.POST.get("text", "")}
    return render(request, "public/stale_form.html", said, status=403)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that a page is not for whoever asks, or that what they hold in their hand is not."""
    if isinstance(exception, Unproven):
        said = {"is_copied": exception.why is Fault.COPIED}
        return render(request, "public/unproven.html", said, status=FORBIDDEN)
    template = "public/shut.html" if isinstance(exception, Shut) else "403.html"
    return render(request, template, status=FORBIDDEN)
