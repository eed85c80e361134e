"""What is said when a page cannot be: what happened, what was kept, what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's shape
    """Answer a form without its token, and give back the words that were in it."""
    said = {"words": request.POST.get("text", "")}
    return render(request, "public/stale_form.html", said, status=403)
