"""The first page: staff with a password or a passkey, a child with the PIN of their own phone."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render

from clearline import clock
from clearline.access import cookies, made_up, passkeys, sessions, sign_in
from clearline.access.limits import LIMITS
from clearline.access.middleware import Request
from clearline.access.models import Session
from clearline.access.sign_in import Browser
from clearline.registers import people
from clearline.web.sign_in import sso
from clearline.web.sign_in.asking import browser_of, go_on, let_in, next_of, refuse, step
from clearline.web.sign_in.forms import DoorForm, Form, PinForm
from clearline.web.sign_in.landing import landing_of

DOOR, PIN = "sign_in/door.html", "sign_in/pin.html"


def front(request: Request) -> HttpResponse:
    """Go to the first page of whoever calls, or to the door."""
    if request.caller is None:
        return redirect("sign_in:door")
    return HttpResponseRedirect(landing_of(request.caller))


def door(request: Request) -> HttpResponse:
    """Ask who it is; on a child's own phone for the PIN alone."""
    if request.caller is not None and request.method != "POST":
        return HttpResponseRedirect(go_on(request))
    browser = browser_of(request)
    if _is_childs(browser) and "staff" not in request.GET:
        return _pin(request, browser)
    return _password(request, browser)


def _is_childs(browser: Browser) -> bool:
    return browser.device is not None and browser.device.account_id is not None


def _password(request: HttpRequest, browser: Browser) -> HttpResponse:
    form = DoorForm(request.POST or None)
    page = (DOOR, _around(request, browser))
    if not form.is_valid():
        return _show(request, form, page)
    typed = form.cleaned_data
    tried = sign_in.with_password(typed["name"], typed["password"], browser, at=clock.now())
    if not tried.is_right:
        return refuse(request, form, page, tried, "That e-mail and password do not go together.")
    to = step(request, "sign_in:second")
    return let_in(request, tried, to, longest=LIMITS.second_step)


def _around(request: HttpRequest, browser: Browser) -> dict[str, object]:
    site = passkeys.site_of(request)
    return {
        "passkey": passkeys.ask(site) if site else None,
        "may_choose": made_up.may_choose(request),
        "sso": sso.ways(),
        "equipment": browser.device.equipment if browser.device else None,
    }


def _pin(request: HttpRequest, browser: Browser) -> HttpResponse:
    form = PinForm(request.POST or None)
    page: tuple[str, dict[str, object]] = (PIN, {"may_choose": made_up.may_choose(request)})
    if browser.device is None or not form.is_valid():
        return _show(request, form, page)
    tried = sign_in.with_pin(browser.device, form.cleaned_data["pin"], at=clock.now())
    if not tried.is_right:
        return refuse(request, form, page, tried, "That is not your PIN.")
    return let_in(request, tried, go_on(request), longest=LIMITS.child_longest)


def _show(request: HttpRequest, form: Form, page: tuple[str, dict[str, object]]) -> HttpResponse:
    template, context = page
    return render(request, template, {"form": form, "next": next_of(request), **context})


def sign_out(request: Request) -> HttpResponse:
    """End this sign-in; the phone stays known."""
    caller = request.caller
    if caller is not None:
        here = Session.objects.filter(pk=caller.session_id)
        owner = people.one(caller.person_id)
        sessions.end(here, at=clock.now(), by=owner)
    response = redirect("sign_in:door")
    cookies.clear(request, response)
    # What this browser kept of our pages goes too.
    response.headers["Clear-Site-Data"] = '"cache"'
    return response
