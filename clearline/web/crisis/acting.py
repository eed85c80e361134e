"""What is done in a crisis by a tap: starting it, each step of it, and ending it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from clearline import clock
from clearline.access import records
from clearline.access.middleware import Request, caller_of
from clearline.contact.crises import declaring, reading, working
from clearline.contact.crises.keeping import Refusal
from clearline.registers import people
from clearline.web.staff import forms

_TOLD = {
    Refusal.IT_IS_OVER: "over",
    Refusal.NOT_YOURS: "not_yours",
    Refusal.NO_WORDS: "words",
    Refusal.NO_HOME: "",
}
_WHY = {"found": reading.Why.FOUND, "missing": reading.Why.MISSING}


def declare(request: Request) -> HttpResponse:
    """Start a crisis for a child for whom the caller may act; one that is open is come to."""
    caller, at = caller_of(request), clock.now()
    asked = forms.key(request.POST.get("child", "")) or 0
    child = records.child_in_care_of(caller, asked, at=at)
    if child is None:
        raise Http404
    why = _WHY.get(request.POST.get("why", ""), reading.Why.WORKER)
    found = declaring.declare(child, why=why, by=people.one(caller.person_id), at=at)
    if isinstance(found, Refusal):
        raise Http404
    return redirect("crises:one", crisis=found.pk)


def do(request: Request, crisis: int) -> HttpResponse:
    """Do what the button says: `join`, `answer:plan:yes`, `bring:12`, and so on."""
    act, _, rest = request.POST.get("act", "").partition(":")
    if act not in _ACTS:
        raise Http404
    return _done(request, crisis, lambda by, at: _ACTS[act](request, crisis, rest, by, at))


def close(request: Request, crisis: int) -> HttpResponse:
    """End it: with who was heard or seen and how they are, or with a manager's reason."""
    says, how = request.POST.get("says", ""), request.POST.get("how", "")
    verb = declaring.close_with_reason if how == "reason" else declaring.close_by_contact
    heard = {"heard": "Heard", "seen": "Seen"}.get(how, "")
    words = f"{heard}. {says}" if heard and says.strip() else says
    return _done(request, crisis, lambda by, at: verb(crisis, words, by=by, at=at))


def _done(
    request: Request,
    crisis: int,
    verb: Callable[[Any, datetime], Refusal | None],
) -> HttpResponse:
    caller, at = caller_of(request), clock.now()
    if reading.one(caller, crisis, at=at) is None:
        raise Http404
    refused = verb(people.one(caller.person_id), at)
    query = f"?told={_TOLD[refused]}" if refused else ""
    return redirect(reverse("crises:one", args=[crisis]) + query)


Act = Callable[[Request, int, str, Any, datetime], Refusal | None]


def _answer(_: Request, crisis: int, rest: str, by: Any, at: datetime) -> Refusal | None:
    question, _colon, says = rest.partition(":")
    return working.answer(crisis, question, says, by=by, at=at)


def _bring(request: Request, crisis: int, _: str, by: Any, at: datetime) -> Refusal | None:
    asked = forms.key(request.POST.get("person", "")) or 0
    return working.bring_in(crisis, asked, by=by, at=at)


def _note(request: Request, crisis: int, _: str, by: Any, at: datetime) -> Refusal | None:
    return working.note(crisis, request.POST.get("says", ""), by=by, at=at)


_ACTS: dict[str, Act] = {
    "join": lambda _, crisis, __, by, at: working.join(crisis, by=by, at=at),
    "acknowledge": lambda _, crisis, __, by, at: working.acknowledge(crisis, by=by, at=at),
    "renew": lambda _, crisis, __, by, at: working.renew(crisis, by=by, at=at),
    "ring": lambda _, crisis, __, by, at: working.ring(crisis, by, by=by, at=at),
    "answer": _answer,
    "bring": _bring,
    "note": _note,
}
