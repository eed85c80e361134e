"""An organisation's own sign-in: out to it, and back with whom it names."""

import logging

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from clearline import clock
from clearline.access import cookies, links, sessions, sign_in
from clearline.access.limits import LIMITS
from clearline.access.middleware import Request
from clearline.access.models import LinkKind
from clearline.access.oidc import flow, identities, setup
from clearline.access.oidc.flow import LASTS, Begun, Came, Errand
from clearline.access.oidc.setup import Setup, Tenant
from clearline.access.sign_in import Tried
from clearline.web.sign_in.asking import REFUSED, browser_of, let_in, next_of

log = logging.getLogger(__name__)
COOKIE = "clearline-sso"
_FOR_STAFF = {LinkKind.STAFF, LinkKind.PASSWORD}


def ways() -> tuple[Tenant, ...]:
    """Return the organisations by whose sign-in one may come in."""
    found = setup.get()
    return found.tenants if found else ()


def begin(request: Request, which: int) -> HttpResponse:
    """Go to the sign-in of one of the organisations."""
    return _out(request, which, Errand(to=next_of(request)))


def begin_by_link(request: Request, token: str, which: int) -> HttpResponse:
    """Go there with an invitation in hand, to be joined to an account."""
    link = links.find(token, at=clock.now())
    if link is None or link.kind not in _FOR_STAFF:
        raise Http404
    return _out(request, which, Errand(link=token))


def _out(request: HttpRequest, which: int, errand: Errand) -> HttpResponse:
    found = setup.get()
    if found is None or not 1 <= which <= len(found.tenants):
        raise Http404
    tenant = found.tenants[which - 1]
    begun = flow.begin(found, tenant, errand, back=_back(request), at=clock.now())
    if not isinstance(begun, Begun):
        log.warning("single sign-on: %s cannot be asked: %s", tenant.issuer, begun)
        return _not_in("unreachable")
    response = HttpResponseRedirect(begun.address)
    cookies.put(request, response, COOKIE, begun.note, int(LASTS.total_seconds()))
    return response


def _back(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("sign_in:back"))


def back(request: Request) -> HttpResponse:
    """Take in whom an organisation names, if this browser asked it, and we know them."""
    found = setup.get()
    if found is None:
        raise Http404
    note = request.COOKIES.get(cookies.name_of(COOKIE, secure=request.is_secure()), "")
    said = {name: value for name, value in request.GET.items() if isinstance(value, str)}
    came = flow.finish(found, note, said, back=_back(request), at=clock.now())
    if not isinstance(came, Came):
        log.warning("single sign-on: nobody came in: %s", came)
        response = _not_in("declined" if came is flow.Astray.DECLINED else "failed")
    else:
        response = _in(request, found, came)
    cookies.clear(request, response, COOKIE)
    return response


def _in(request: Request, found: Setup, came: Came) -> HttpResponse:
    tried = _joined(request, came) if came.errand.link else _known(request, found, came)
    if tried is None:
        said = {"tenant": came.tenant, "subject": came.who.subject}
        return render(request, "sign_in/unknown.html", said, status=REFUSED)
    if not tried.is_right:
        return _not_in("taken" if came.errand.link else "failed")
    to = came.errand.to
    if sessions.half(cookies.digest_of(tried.token), at=clock.now()) is None:
        return let_in(request, tried, to or reverse("sign_in:front"))
    second = reverse("sign_in:second") + (f"?{urlencode({'next': to})}" if to else "")
    return let_in(request, tried, second, longest=LIMITS.second_step)


def _known(request: Request, found: Setup, came: Came) -> Tried | None:
    """Return what comes of somebody who is joined; None where nobody has joined them."""
    identity = identities.find(came.who.tenant, came.who.subject)
    if identity is None:
        return None
    shown = found.shows_second_step(came.who.claims)
    return sign_in.with_identity(
        identity, browser_of(request), has_shown_second=shown, at=clock.now()
    )


def _joined(request: Request, came: Came) -> Tried:
    at = clock.now()
    link = links.find(came.errand.link, at=at)
    if link is None:
        return sign_in.WRONG
    who = came.who
    return sign_in.identity_by_link(link, who.tenant, who.subject, browser_of(request), at=at)


def _not_in(why: str) -> HttpResponse:
    response = redirect("sign_in:door")
    response["Location"] += f"?staff&no={why}"
    return response
