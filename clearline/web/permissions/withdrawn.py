"""What the safeguarding lead is shown: a yes taken back soon after a child's worry."""

from django.http import HttpResponse
from django.shortcuts import render

from clearline import clock
from clearline.access.middleware import Request, caller_of
from clearline.contact.overview import withdrawn


def listing(request: Request) -> HttpResponse:
    """List them, newest first; no word of what the child wrote stands here."""
    caller, at = caller_of(request), clock.now()
    rows = withdrawn.soon_after_a_worry(caller.person_id, at=at)
    return render(request, "permissions/withdrawn.html", {"rows": rows})
