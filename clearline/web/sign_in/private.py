"""A child has a new phone or a new PIN: their IRO or advocate opens their line on it."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from clearline import clock
from clearline.access import private_line
from clearline.access.middleware import Request, caller_of
from clearline.registers import people
from clearline.web.sign_in.mine import number


def phones(request: Request) -> HttpResponse:
    """Show the phones on which one's lines are shut, and open one when told to."""
    caller, at = caller_of(request), clock.now()
    if request.method != "POST":
        waiting = private_line.waiting_for(caller.person_id, at=at)
        return render(request, "sign_in/private.html", {"waiting": waiting})
    device, seat = number(request, "phone"), number(request, "seat")
    by = people.one(caller.person_id)
    if device is None or seat is None or not private_line.open_on(device, seat, by=by, at=at):
        raise Http404
    return redirect("sign_in:private")
