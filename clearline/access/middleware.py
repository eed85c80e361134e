"""Stands before every page: finds out who is calling, and opens only what is listed."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
)
from django.urls import reverse

from clearline import clock
from clearline.access import cookies, sessions
from clearline.access.caller import Caller
from clearline.access.pages import LISTED, READ, Verdict, verdict


class Request(HttpRequest):
    """A request that has come past the doorkeeper."""

    caller: Caller | None


def caller_of(request: HttpRequest) -> Caller:
    """Return who is calling, on a page that is only for those who are signed in."""
    caller: Caller | None = getattr(request, "caller", None)
    if caller is None:
        raise PermissionDenied
    return caller


class Doorkeeper:
    """Puts `caller` on the request: None until the address is known, then who is signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponseBase:
        """Answer."""
        request.caller = None
        return self.get_response(request)

    def process_view(self, request: Request, *_: Any) -> HttpResponse | None:
        """Let the page answer, or answer in its place."""
        match = request.resolver_match
        name = match.view_name if match else ""
        request.caller = _who(request, name)
        method = request.method or ""
        answer = verdict(name, method, request.caller)
        if answer is Verdict.OPEN:
            return None
        return _refuse(request, answer, name=name)


def _who(request: HttpRequest, name: str) -> Caller | None:
    digest = cookies.digest_in(request)
    if digest is None:
        return None
    at = clock.now()
    caller = sessions.caller_of(digest, at)
    if caller is not None and name in LISTED and LISTED[name].is_use:
        sessions.touch([caller], at=at)
    return caller


def _refuse(request: HttpRequest, answer: Verdict, *, name: str) -> HttpResponse:
    if answer is Verdict.UNLISTED:
        # Not "forbidden": what is not listed is not there.
        raise Http404
    if answer is Verdict.OTHER_METHOD:
        return HttpResponseNotAllowed(sorted(LISTED[name].methods))
    # A page that asks by itself is told no; a person is led to the door and back.
    if answer is Verdict.SIGN_IN_FIRST and request.method in READ and LISTED[name].is_use:
        return HttpResponseRedirect(
            f"{reverse('sign_in:door')}?{urlencode({'next': request.get_full_path()})}"
        )
    raise PermissionDenied
