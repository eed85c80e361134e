"""A one-use link is opened: on a child's phone, by staff for a password, on a work phone."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from clearline import clock
from clearline.access import links, sessions, sign_in
from clearline.access.dpop import Proof
from clearline.access.limits import LIMITS
from clearline.access.middleware import Request, read_proof
from clearline.access.models import Link, LinkKind
from clearline.access.sign_in import Tried
from clearline.web.sign_in import sso
from clearline.web.sign_in.asking import browser_of, give, give_device, go_on, let_in
from clearline.web.sign_in.forms import NewPasswordForm, NewPinForm

GONE, NOT_HERE = 410, 409
BIND = "sign_in/bind.html"


def open_link(request: Request, token: str) -> HttpResponse:
    """Ask what the link needs; only the answer uses it up, so a preview in a message does not."""
    link = links.find(token, at=clock.now())
    if link is None:
        return _gone(request)
    if link.kind in _SETS_A_PASSWORD:
        return _password(request, link, token)
    return _ASKS[LinkKind(link.kind)](request, link)


def _gone(request: Request) -> HttpResponse:
    return render(request, "sign_in/gone.html", status=GONE)


def _pin(request: Request, link: Link) -> HttpResponse:
    browser = browser_of(request)
    if browser.device is not None and browser.device.equipment_id is not None:
        return render(request, "sign_in/not_here.html", status=NOT_HERE)
    form = NewPinForm(request.POST or None)
    if not form.is_valid():
        return render(request, "sign_in/new_pin.html", {"form": form})
    tried = sign_in.child_by_link(link, form.cleaned_data["pin"], browser, at=clock.now())
    if not tried.is_right:
        return _gone(request)
    return let_in(request, tried, go_on(request), longest=LIMITS.child_longest)


def _password(request: Request, link: Link, token: str) -> HttpResponse:
    name = (link.account and link.account.name) or ""
    form = NewPasswordForm(request.POST or None, name=name)
    around = {"sso": sso.ways(), "token": token}
    if not form.is_valid():
        return render(request, "sign_in/new_password.html", {"form": form, "name": name, **around})
    password = form.cleaned_data["password"]
    tried = sign_in.staff_by_link(link, password, browser_of(request), at=clock.now())
    if not tried.is_right:
        return _gone(request)
    response = redirect("sign_in:second")
    return let_in(request, tried, response["Location"], longest=LIMITS.second_step)


def _phone(request: Request, link: Link) -> HttpResponse:
    at = clock.now()
    page = {"equipment": link.equipment, "now": int(at.timestamp())}
    if request.method != "POST":
        return render(request, BIND, page)
    # Signed by the key that it names, for this very link: so the key is in this browser.
    proof = read_proof(request, session=None, at=at)
    if not isinstance(proof, Proof):
        return render(request, BIND, {**page, "has_no_key": True}, status=NOT_HERE)
    enrolled = sign_in.phone_by_link(link, browser_of(request), proof.key, at=at)
    if enrolled is None:
        return _gone(request)
    response = redirect("sign_in:front")
    give_device(request, response, enrolled.token)
    if request.caller is not None and not request.caller.is_child:
        moved = sessions.move(request.caller, enrolled.device, at=at)
        give(request, response, Tried(is_right=True, token=moved))
    return response


_SETS_A_PASSWORD = {LinkKind.STAFF, LinkKind.PASSWORD}
_ASKS = {
    LinkKind.CHILD: _pin,
    LinkKind.EQUIPMENT: _phone,
}
