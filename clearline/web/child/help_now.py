"""A child asks for help now: the home is told at once, and they read who was."""

from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from clearline import clock
from clearline.access.middleware import caller_of
from clearline.contact.crises import asking
from clearline.web import spoken
from clearline.web.child import says


def help_now(request: HttpRequest) -> HttpResponse:
    """Tell the home on a tap; then, and while it lasts, say who was told and what else to do."""
    caller, at = caller_of(request), clock.now()
    is_untold = request.method == "POST" and not asking.ask(caller.person_id, at=at)
    if request.method == "POST" and not is_untold:
        return redirect("child:help_now")
    asked = asking.of(caller.person_id)
    names = [says.first(person) for person in asked.told] if asked else []
    page = {
        "asked": asked,
        "is_untold": is_untold,
        "names": spoken.names(names),
        "known_by": says.first(asked.known_by) if asked and asked.known_by else "",
        # Made here: tapped twice, the words are sent once.
        "draft_id": uuid4(),
        "back": reverse("child:help"),
        "here": "help",
    }
    return render(request, "child/help_now.html", page)
