"""Passkeys: signing in with one, and adding one."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from clearline import clock
from clearline.access import cookies, passkeys, sessions, sign_in
from clearline.access.middleware import Request, caller_of
from clearline.access.models import Account, How
from clearline.web.sign_in.asking import browser_of, go_on, let_in


def _answer(request: Request) -> tuple[str, str]:
    return request.POST.get("state", ""), request.POST.get("response", "")


def sign_in_with(request: Request) -> HttpResponse:
    """Sign in with a passkey: alone, or as the second step."""
    at = clock.now()
    site = passkeys.site_of(request)
    account = passkeys.owner_of(site, _answer(request), at=at) if site else None
    half = sessions.half(cookies.digest_in(request), at=at)
    if account is None:
        return _not_known(is_second=half is not None)
    if half is not None and half.account_id == account.pk:
        tried = sign_in.complete(half, How.PASSKEY, at=at)
    else:
        tried = sign_in.enter(account, browser_of(request), How.PASSKEY, at=at)
    return let_in(request, tried, go_on(request)) if tried.is_right else redirect("sign_in:door")


def _not_known(*, is_second: bool) -> HttpResponse:
    page = reverse("sign_in:second" if is_second else "sign_in:door")
    return HttpResponseRedirect(f"{page}?no=passkey")


def add(request: Request) -> HttpResponse:
    """Keep the passkey that somebody's browser has just made for them."""
    caller, at = caller_of(request), clock.now()
    mine = reverse("sign_in:mine")
    if not caller.is_fresh(at=at):
        return HttpResponseRedirect(f"{reverse('sign_in:again')}?next={mine}")
    account = Account.objects.select_related("person").get(pk=caller.account_id)
    site = passkeys.site_of(request)
    label = browser_of(request).words
    added = site is not None and passkeys.add(site, account, _answer(request), label=label, at=at)
    return HttpResponseRedirect(mine if added else f"{mine}?no=passkey")
