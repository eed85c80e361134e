"""A child's own plan for a bad time: read and written with them, in their words."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from clearline import clock
from clearline.access import records
from clearline.access.middleware import Request, caller_of
from clearline.registers import people, safety_plans
from clearline.registers.recorded import Unkept

_LONGEST_SAYS, _LONGEST_CALMS = 2000, 1000


def plan(request: Request, child_id: int) -> HttpResponse:
    """Show the plan that a child has, or keep the new one."""
    caller, at = caller_of(request), clock.now()
    child = records.child_in_care_of(caller, child_id, at=at)
    if child is None:
        raise Http404
    now = safety_plans.of(child.pk, at=at)
    says, calms, problem = (now.says, now.calms, "") if now else ("", "", "")
    if request.method == "POST":
        says = request.POST.get("says", "").strip()[:_LONGEST_SAYS]
        calms = request.POST.get("calms", "").strip()[:_LONGEST_CALMS]
        kept = safety_plans.write(child, says, calms, by=people.one(caller.person_id), at=at)
        if not isinstance(kept, Unkept):
            return redirect("staff:child", child=child.pk)
        problem = "Fill in both, in their words. Nothing was kept yet."
    page = {
        "child": child,
        "called": child.person.called,
        "plan": now,
        "says": says,
        "calms": calms,
        "problem": problem,
        "now": at,
    }
    return render(request, "crisis/plan.html", page, status=422 if problem else 200)
