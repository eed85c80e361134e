"""What is said when a page cannot be: what happened, what was kept, what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from clearline.access.dpop import Fault
from clearline.access.full import Full
from clearline.access.middleware import Shut, Stale, Unproven
from clearline.web.sign_in import again

FORBIDDEN = 403
FULL = 507
# What a browser never gets back, and what a second try brings anew.
_ANEW = ("csrfmiddlewaretoken", "dpop")
_SECRET = ("password", "pin", "code", "again", "response")


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's shape
    """Answer a form without its token, and give back the words that were in it."""
    said = {"words": request.POST.get("text", "")}
    return render(request, "public/stale_form.html", said, status=403)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that a page is not for whoever asks, or that what they hold in their hand is not."""
    if isinstance(exception, Unproven):
        said = {"is_copied": exception.why is Fault.COPIED}
        return render(request, "public/unproven.html", said, status=FORBIDDEN)
    if isinstance(exception, Stale):
        return again.asked(request, exception)
    if isinstance(exception, Full):
        return _full(request)
    template = "public/shut.html" if isinstance(exception, Shut) else "403.html"
    return render(request, template, status=FORBIDDEN)


def _full(request: HttpRequest) -> HttpResponse:
    """Say that nothing could be kept, and give back all that was typed, to be sent again."""
    typed = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in (*_ANEW, *_SECRET)
    ]
    caller = getattr(request, "caller", None)
    said = {
        "is_child": caller is not None and caller.is_child,
        "words": request.POST.get("text"),
        "others": [(name, value) for name, value in typed if name != "text"],
        # A password is never given back, so what asked for one is filled in anew.
        "may_try": bool(typed) and not any(name in request.POST for name in _SECRET),
        "had_files": bool(request.FILES),
    }
    return render(request, "public/full.html", said, status=FULL)
