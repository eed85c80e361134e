"""A number that somebody says is the child's own: the child says whether it is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from clearline import clock
from clearline.access.middleware import caller_of
from clearline.contact.outside import joins, numbers
from clearline.registers import people
from clearline.web.child import says


def number(request: HttpRequest) -> HttpResponse:
    """Ask, and take down the answer: until it is yes, nothing personal goes there."""
    caller, at = caller_of(request), clock.now()
    row = joins.to_confirm(caller.person_id)
    said = request.POST.get("is_mine", "")
    if request.method == "POST" and row is not None and request.POST.get("number") == str(row.pk):
        me = people.one(caller.person_id)
        if said == "yes":
            joins.confirm(row.pk, joins.How.IN_APP, by=me, at=at)
        elif said == "no":
            joins.wrong_person(row.pk, by=me, at=at)
        return redirect(f"{reverse('child:number')}?said={said if said in {'yes', 'no'} else ''}")
    page = {
        "row": row,
        "number": numbers.shown(row.address) if row else "",
        "who": says.first(row.said_by) if row else "",
        "said": request.GET.get("said", ""),
        "back": reverse("child:front"),
        "here": "front",
    }
    return render(request, "child/number.html", page)


def to_say(child: int) -> str:
    """Return the number that a child is asked about on their first page."""
    row = joins.to_confirm(child)
    return numbers.shown(row.address) if row else ""
