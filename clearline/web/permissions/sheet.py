"""A child's permissions: each form, who said what until when, and what the child says beside it."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from clearline import clock
from clearline.access import consents, looks
from clearline.access.caller import Caller, Face
from clearline.access.middleware import Request, caller_of
from clearline.access.models import LookKind
from clearline.registers import people, said, showing
from clearline.registers.asking import asks, needs
from clearline.registers.asking.forms import FORMS, Channel
from clearline.registers.recorded import Unkept
from clearline.web import spoken
from clearline.web.permissions import overview, words


def sheet(request: Request, child_id: int) -> HttpResponse:
    """Show how permission stands for one child."""
    caller, at = caller_of(request), clock.now()
    child = open_(caller, child_id, at=at)
    found = needs.of(child, at=at)
    card = overview.card(found, now=at)
    context = {
        "child": child,
        "card": card,
        "law": found.whom.law,
        "tells": spoken.names(found.whom.law.tells) if found.whom.law.tells else "",
        "rows": [words.row(line, now=at) for line in found.lines],
        "may_begin": consents.may_begin(caller, child_id, at=at),
        "ask": reverse("permissions:ask", args=[child_id]),
        "kept_away": [people.one(key).called for key in found.whom.kept_away],
        "asks": [_ask(each, at) for each in asks.of_child(child)[:12]],
        "shown": showing.in_force(child, at=at),
        "never": showing.never_told(child, at=at),
        "is_manager": caller.is_any(Face.MANAGER),
        "told": _TOLD.get(request.GET.get("told", ""), ""),
    }
    return render(request, "permissions/sheet.html", context)


_TOLD = {
    "agreed": "What the child says is written down.",
    "decided": "It is decided, and counts from now on.",
    "asked": "The social worker has it on their list.",
    "proposed": "It waits for the other of the two.",
    "not": "That could not be written down. Look again.",
}


def agreement(request: Request, child_id: int) -> HttpResponse:
    """Write down what the child says of one form."""
    caller, at = caller_of(request), clock.now()
    child = open_(caller, child_id, at=at)
    form, _, says = request.POST.get("says", "").partition(":")
    if form not in {str(each) for each in FORMS} or says not in {"yes", "no"}:
        return back(child_id, "not")
    by = people.one(caller.person_id)
    kept = said.agreement(child, Channel(form), agrees=says == "yes", by=by, at=at)
    return back(child_id, "not" if isinstance(kept, Unkept) else "agreed")


def open_(caller: Caller, child_id: int, *, at: datetime) -> Any:
    """Open a child's permissions, and write down that they were looked at; or find nothing."""
    child = consents.child(caller, child_id, at=at)
    if child is None:
        raise Http404
    looks.take(caller, child.pk, LookKind.RECORD, f"permissions/{child.pk}", at=at)
    return child


def back(child_id: int, told: str) -> HttpResponse:
    """Go back to the child's page, and say there what was done."""
    return redirect(f"{reverse('permissions:sheet', args=[child_id])}?{urlencode({'told': told})}")


def _ask(ask: Any, at: datetime) -> dict[str, str]:
    who = ask.person.called if ask.person else "The social worker and the manager"
    forms = spoken.names([Channel(form).label for form in ask.forms])
    return {
        "who": who,
        "says": f"{forms[:1].upper()}{forms[1:]}. Asked {spoken.moment(ask.recorded_at, now=at)}"
        f" by {ask.recorded_by.called}.",
        "href": reverse("permissions:one", args=[ask.pk]),
        "open": "yes" if asks.is_open(ask, at=at) else "",
    }
