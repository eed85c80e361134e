"""The page on which somebody shows once more that it is they; what they sent goes along."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from clearline import clock
from clearline.access import again as showing
from clearline.access import passkeys
from clearline.access.again import Lack
from clearline.access.caller import Caller
from clearline.access.middleware import Request, Stale, caller_of
from clearline.access.models import Account, How
from clearline.access.pages import READ
from clearline.access.sign_in import Tried
from clearline.web.sign_in.asking import REFUSED, TOO_SOON, next_of, says
from clearline.web.sign_in.forms import CodeForm
from clearline.web.sign_in.second import NOT_THE_CODE

_OURS = {
    "csrfmiddlewaretoken",
    "dpop",
    showing.CODE,
    showing.STATE,
    showing.RESPONSE,
    showing.MADE_UP,
}


def again(request: Request) -> HttpResponse:
    """Ask for it by itself, and go on to where one wanted to go."""
    caller, at = caller_of(request), clock.now()
    tried = showing.tried(request, caller, at=at)
    if tried is not None and tried.is_right:
        return HttpResponseRedirect(next_of(request) or reverse("sign_in:mine"))
    return _page(request, caller, Lack.PROOF, tried)


def asked(request: HttpRequest, stale: Stale) -> HttpResponse:
    """Ask for it before a form is looked at; what was filled in goes along and is not lost."""
    if request.method in READ:
        query = urlencode({"next": request.get_full_path()})
        return HttpResponseRedirect(f"{reverse('sign_in:again')}?{query}")
    caller: Caller = request.caller  # type: ignore[attr-defined]
    return _page(request, caller, stale.lack, stale.tried, status=REFUSED)


def _page(
    request: HttpRequest, caller: Caller, lack: Lack, tried: Tried | None, *, status: int = 200
) -> HttpResponse:
    account = Account.objects.select_related("person").get(pk=caller.account_id)
    site = passkeys.site_of(request)
    form = CodeForm(None, prefix="again")
    page = {
        "form": form,
        "kept": _kept(request),
        "here": request.get_full_path(),
        "needs_passkey": lack is Lack.PASSKEY,
        "is_made_up": caller.how is How.CHOSEN,
        "passkey": passkeys.ask(site, account) if site and passkeys.has_any(account) else None,
        "can_add": site is not None,
        "no": _no(tried),
    }
    response = render(request, "sign_in/again.html", page, status=status)
    if tried is not None:
        response.status_code = REFUSED if tried.was_looked_at else TOO_SOON
        if tried.wait:
            response.headers["Retry-After"] = str(tried.wait)
    return response


def _no(tried: Tried | None) -> str:
    """Say what was wrong with what came, if anything came and was not right."""
    return "" if tried is None or tried.is_right else says(tried, NOT_THE_CODE)


def _kept(request: HttpRequest) -> list[tuple[str, str]]:
    """Return what was filled in, to go along."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        if name not in _OURS
        for value in values
    ]
