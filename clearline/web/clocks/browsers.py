"""Where somebody is told outside the app: their work phone, and browsers that they chose."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from clearline import clock
from clearline.access.middleware import Request, caller_of
from clearline.channels.push import keys, posting
from clearline.contact.outside import numbers
from clearline.contact.telling import browsers, phones
from clearline.contact.telling.browsers import Said


def mine(request: Request) -> HttpResponse:
    """List where the caller is told; or be told on this browser from now on."""
    caller, at = caller_of(request), clock.now()
    problem = ""
    if request.method == "POST":
        said = Said(*(request.POST.get(name, "") for name in Said._fields))
        if posting.is_set_up() and posting.is_sound(said):
            browsers.turn_on(caller.person_id, caller.device_id, said, at=at)
            return redirect("clocks:browsers")
        problem = "This browser cannot be told. Nothing was changed. The app still tells you."
    number = phones.of([caller.person_id]).get(caller.person_id, "")
    rows = [
        {
            "id": row.pk,
            "words": row.device.words,
            "since": row.said_at,
            "is_this": row.device_id == caller.device_id,
        }
        for row in browsers.mine(caller.person_id, at=at)
    ]
    page = {
        "rows": rows,
        "is_told_here": any(row["is_this"] for row in rows),
        "number": numbers.shown(number) if number else "",
        "has_texts": bool(settings.SMS_CARRIERS),
        "key": keys.public(settings.PUSH_KEY) if posting.is_set_up() else "",
        "problem": problem,
    }
    return render(request, "clocks/browsers.html", page, status=422 if problem else 200)


def off(request: Request, which: int) -> HttpResponse:
    """Be told on one of one's browsers no more."""
    if not browsers.turn_off(caller_of(request).person_id, which, at=clock.now()):
        raise Http404
    return redirect("clocks:browsers")
