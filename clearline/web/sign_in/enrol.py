"""A code is typed on a phone or computer that is to be work equipment from now on."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from clearline import clock
from clearline.access import links, throttle
from clearline.access.middleware import Request
from clearline.access.models import LinkKind
from clearline.access.sign_in import Tried
from clearline.access.throttle import Key
from clearline.web.sign_in.asking import refuse
from clearline.web.sign_in.forms import EnrolForm

_PAGE = "sign_in/enrol.html"
# One address may hold a whole home, and a code is misheard now and then.
_FREE_TRIES = 5


def enrol(request: Request) -> HttpResponse:
    """Ask for the code, and go to where its equipment is named."""
    form, at = EnrolForm(request.POST or None), clock.now()
    if not form.is_valid():
        return render(request, _PAGE, {"form": form})
    keys = [Key("enrol", str(request.META.get("REMOTE_ADDR", "")), free=_FREE_TRIES)]
    if wait := throttle.claim(keys, at=at):
        return refuse(request, form, (_PAGE, {}), Tried(wait=wait, was_looked_at=False), "")
    code = links.typed(form.cleaned_data["code"])
    link = links.find(code, at=at)
    if link is None or link.kind != LinkKind.EQUIPMENT:
        wrong = Tried(wait=throttle.left(keys, at=at))
        return refuse(request, form, (_PAGE, {}), wrong, "No equipment has this code now.")
    throttle.succeed(keys, at=at)
    return redirect("sign_in:link", code)
