"""One asking, on a phone: what it is for, who has said what, and one's own answer."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from clearline import clock
from clearline.access.middleware import Request, caller_of
from clearline.contact.approvals import answering, course, reading
from clearline.contact.approvals.answering import Answer
from clearline.registers import people
from clearline.registers.leaving import care_leavers, wishes
from clearline.registers.recorded import Unkept
from clearline.web.leaving import pages, words

_SAYS = {"yes": Answer.APPROVED, "no": Answer.DECLINED, "revoke": Answer.REVOKED}


def approval(request: Request, ask_id: int) -> HttpResponse:
    """Show what is asked, or take the caller's answer: only the two who were asked have one."""
    caller, at = caller_of(request), clock.now()
    found = reading.ask(caller, ask_id, at=at)
    if found is None:
        raise Http404
    child = pages.open_(caller, found.ask.child_id, at=at)
    why: tuple[tuple[str, str], ...] = ()
    reason = request.POST.get("reason", "")
    if request.method == "POST":
        says = _SAYS.get(request.POST.get("act", ""))
        if says is None:
            raise Http404
        by = people.one(caller.person_id)
        kept = answering.answer(found.ask, says, reason, by=by, at=at)
        if not isinstance(kept, Unkept):
            return pages.back(child.pk, "answered")
        why = kept.why
    mine = found.of(caller.person_id)
    wish = wishes.now(child.pk)
    context = {
        "child": child,
        "called": child.person.called,
        "row": words.ask_row(found, now=at),
        "is_mine": found.waits_for(caller.person_id),
        "may_revoke": mine is not None
        and mine.decision == Answer.APPROVED
        and found.state in {course.State.WAITING, *course.STANDS},
        "wish": pages.wish_row(wish, at) if wish else None,
        "stands": care_leavers.of(child, at=at),
        "reason": reason,
        "errors": [("reason" if field == "reason" else "", says) for field, says in why],
        "errors_head": "Not answered yet",
    }
    return render(request, "leaving/approval.html", context)
