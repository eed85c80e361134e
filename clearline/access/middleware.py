"""Stands before every page: finds out who is calling, and opens only what is listed."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.db import OperationalError
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
from clearline.access import again, cookies, devices, dpop, proofs, sessions
from clearline.access.again import Grave, Lack
from clearline.access.caller import Caller
from clearline.access.dpop import Asked, Fault, Proof
from clearline.access.full import Full, is_full
from clearline.access.pages import LISTED, READ, Verdict, verdict
from clearline.access.proofs import Refusal
from clearline.access.sign_in import Tried

log = logging.getLogger(__name__)


class Request(HttpRequest):
    """A request that has come past the doorkeeper."""

    caller: Caller | None
    # What proved that a change comes from the equipment that it says; None where none is owed.
    proof: Proof | None


class Shut(PermissionDenied):
    """The call comes from equipment that was lost or retired."""


class Unproven(PermissionDenied):
    """A change was asked on enrolled equipment without a right proof."""

    def __init__(self, why: Fault) -> None:
        super().__init__(why.value)
        self.why = why


def caller_of(request: HttpRequest) -> Caller:
    """Return who is calling, on a page that is only for those who are signed in."""
    caller: Caller | None = getattr(request, "caller", None)
    if caller is None:
        raise PermissionDenied
    return caller


class Stale(PermissionDenied):
    """Something grave was asked by somebody who has not shown a moment ago that it is they."""

    def __init__(self, lack: Lack, tried: Tried | None) -> None:
        super().__init__(lack.value)
        self.lack, self.tried = lack, tried


class Doorkeeper:
    """Puts `caller` on the request: None until the address is known, then who is signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponseBase:
        """Answer."""
        request.caller = request.proof = None
        return self.get_response(request)

    def process_exception(self, _request: HttpRequest, trouble: Exception) -> None:
        """Say in words what no page can mend."""
        if is_full(trouble):
            log.error("the disk is full: nothing could be kept")
            raise Full from trouble

    def process_view(self, request: Request, *_: Any) -> HttpResponse | None:
        """Let the page answer, or answer in its place."""
        try:
            return self._answered(request)
        except (OperationalError, OSError) as trouble:
            self.process_exception(request, trouble)
            raise

    def _answered(self, request: Request) -> HttpResponse | None:
        match = request.resolver_match
        name = match.view_name if match else ""
        caller = _who(request, name)
        is_shut = caller is not None and caller.is_shut
        request.caller = None if is_shut else caller
        method = request.method or ""
        answer = verdict(name, method, request.caller)
        if answer is Verdict.OPEN:
            if request.caller and method not in READ and LISTED[name].owes_proof:
                request.proof = _proven(request, request.caller)
            if request.caller and (grave := LISTED[name].grave):
                request.caller = _shown_again(request, request.caller, grave)
            return None
        if is_shut:
            raise Shut
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


def _proven(request: Request, caller: Caller) -> Proof | None:
    """Return the proof that came with a change, in its header or as a field of its form."""
    if caller.key is None:
        return None
    at = clock.now()
    given = read_proof(request, session=cookies.digest_in(request), at=at)
    if fault := proofs.prove(caller, given):
        words = devices.words_of(request.headers.get("User-Agent", ""))
        proofs.refused([Refusal(caller, fault, words)], at=at)
        raise Unproven(fault)
    return replace(given, is_spent=True) if isinstance(given, Proof) else None


def _shown_again(request: Request, caller: Caller, grave: Grave) -> Caller:
    """Return the caller, who has shown a moment ago or just now that it is they."""
    at = clock.now()
    is_asked = not grave.is_approval if request.method in READ else grave.when(request.POST)
    if not is_asked:
        return caller
    tried = again.tried(request, caller, at=at)
    if tried is not None and tried.is_right:
        caller = _as_of_now(request, at) or caller
    if lack := again.lacking(caller, grave, at=at):
        raise Stale(lack, tried)
    return caller


def _as_of_now(request: Request, at: datetime) -> Caller | None:
    digest = cookies.digest_in(request)
    return sessions.caller_of(digest, at) if digest else None


def read_proof(request: HttpRequest, *, session: bytes | None, at: datetime) -> Proof | Fault:
    """Return what the proof of this request says."""
    token = request.headers.get("DPoP") or request.POST.get("dpop", "")
    address = request.build_absolute_uri(request.path)
    return dpop.read(token, Asked(request.method or "", address, session, at))


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
