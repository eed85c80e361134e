"""Whether a number in a file is that of a child who is known: somebody who knows them says so."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from clearline import clock
from clearline.access.middleware import Request, caller_of
from clearline.registers import people
from clearline.registers.brought_in import answers
from clearline.registers.brought_in.ssda903 import waiting
from clearline.registers.brought_in.tables import names_in
from clearline.registers.recorded import Unkept
from clearline.web.manager.bringing import asking


def listing(request: Request) -> HttpResponse:
    """Show what waits to be looked at."""
    rows = answers.open_for(asking.children_of(caller_of(request), at=clock.now()))
    context = {
        "rows": rows,
        "wrong": request.GET.get("wrong", ""),
        "said": "said" in request.GET,
        "is_manager": True,
    }
    return render(request, "manager/bringing/matches.html", context)


def answer(request: Request, key: int) -> HttpResponse:
    """Take down whether they are the same."""
    caller, at = caller_of(request), clock.now()
    rows = answers.open_for(asking.children_of(caller, at=at))
    match = next((one for one in rows if one.pk == key), None)
    says = {"same": answers.same, "other": answers.other}.get(request.POST.get("is", ""))
    if match is None or says is None:
        raise Http404
    kept = says(match, by=people.one(caller.person_id), at=at)
    if isinstance(kept, Unkept):
        return render(
            request,
            "manager/bringing/matches.html",
            {"rows": rows, "wrong": str(kept)},
        )
    by = people.one(caller.person_id)
    waiting.come_in(match, by=by, at=at)
    names_in.come_in(match, by=by, at=at)
    return redirect(reverse("bringing:matches") + "?said=yes")
