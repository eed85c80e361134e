"""What each who works here declares once a year: where they are online, and whom here they know."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from clearline import clock
from clearline.access.middleware import Request, caller_of
from clearline.registers import people
from clearline.registers.recorded import Unkept
from clearline.registers.workers import declarations

LONGEST = 1000
MOST = 5
_UNCLEAR = 422


def declare(request: Request) -> HttpResponse:
    """Ask, take down what they declare, and show what they said before."""
    caller, at = caller_of(request), clock.now()
    me = people.one(caller.person_id)
    due = declarations.due(me, at=at)
    if due is None:
        raise Http404
    why, told = "", _told(request)
    if request.method == "POST":
        why = _wrong(told)
        kept = None if why else declarations.declare(told["online"], told["knows"], by=me, at=at)
        if kept is not None and not isinstance(kept, Unkept):
            return redirect(f"{reverse('library:declare')}?told=yes")
        why = why or str(kept)
    context = {
        "due": due,
        "is_late": due.is_late(at),
        "is_near": due.is_near(at),
        "before": declarations.of(me.pk)[:MOST],
        "asked": told,
        "told": "told" in request.GET,
        "why": why,
    }
    return render(request, "library/declare.html", context, status=_UNCLEAR if why else 200)


def _told(request: Request) -> dict[str, Any]:
    """Return what a form says: a no empties what stands beside it."""
    said: dict[str, Any] = {}
    for name in ("online", "knows"):
        answer = request.POST.get(f"has_{name}", "")
        said[f"has_{name}"] = answer
        words = request.POST.get(name, "").strip()
        said[name] = words if answer == "yes" else ""
    return said


_ASKED = {"online": "online", "knows": "knows"}


def _wrong(told: dict[str, Any]) -> str:
    if any(told[f"has_{name}"] not in {"yes", "no"} for name in _ASKED):
        return "Answer both with yes or no."
    if any(told[f"has_{name}"] == "yes" and not told[name] for name in _ASKED):
        return "You said yes: write down what it is."
    if any(len(told[name]) > LONGEST for name in _ASKED):
        return f"That is more than {LONGEST} letters. Say it shorter."
    return ""
