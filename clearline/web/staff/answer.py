"""The answer page: why a message waits or did not go, and what to do about it."""

from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from clearline import clock
from clearline.access import looks
from clearline.access.middleware import Request, caller_of
from clearline.access.models import LookKind
from clearline.contact import drafts, holds, laters, refusals
from clearline.contact.overview import answered, around
from clearline.contact.overview import children as mine
from clearline.contact.overview.answered import Answered
from clearline.web.staff import contesting, deciding, rows, verdict

_DECISIONS = ("release:", "refuse:")
TOLD = {
    "unclear": "It was not clear whether to release or to refuse. It still waits.",
    "unknown": "There is no such message among those that were held.",
    "undone": "Taken back. It waits again, as it did before.",
    "too_late": "Too late to undo: it counts now, and its writer reads why.",
    "decided": "Somebody decided on it a moment before you. This is how it stands.",
    "something_else": "Something else than the hour holds it now, so it can’t go by itself.",
    "no_reason": "Say why, in a few words. It still waits.",
    "not_yours": "This one is not yours to decide.",
    "held_again": "Released, and something new holds it now. The reason stands below.",
}


def answer(request: Request, message: UUID) -> HttpResponse:
    """Show what the gate answered, or do what the writer chose."""
    found, at = _found(request, message), clock.now()
    if request.method == "POST":
        return _do(request, found, at)
    people = around.of(found.view.line, at=at)
    known = mine.known(found.view, at=at)
    shown = verdict.of(found, known.called, rows.as_seen_by(found.view.person, people), now=at)
    is_refusing = refusals.has_begun(found.id, by=found.view.person, at=at)
    if is_refusing:
        shown = verdict.being_refused(shown)
    told = TOLD.get(request.GET.get("told", ""), "")
    page = {
        "answer": shown,
        "child": known,
        "told": told,
        "message": found,
        "doubts": contesting.doubts(found, now=at),
        "is_refusing": is_refusing,
        "may_decide": deciding.may(found),
        "release_because": deciding.RELEASE_BECAUSE,
        "refuse_because": deciding.REFUSE_BECAUSE,
    }
    return render(request, "staff/answer.html", page)


def _found(request: Request, message: UUID) -> Answered:
    caller, at = caller_of(request), clock.now()
    found = answered.of(caller, message, at=at)
    if found is None:
        raise Http404
    if found.view.sees_all:
        # Nothing that the child wrote is shown here, so nothing of theirs is read by it.
        line = found.view.line
        looks.take(caller, line.child, LookKind.CONVERSATION, str(line.id), at=at)
    return found


def _do(request: Request, found: Answered, at: datetime) -> HttpResponse:
    """Do one of the acts: its writer's, or the decision of somebody who has it."""
    act = request.POST.get("act", "")
    decides = "decision" in request.POST or act == deciding.UNDO or act.startswith(_DECISIONS)
    if decides and not found.is_mine:
        return _again(found, deciding.decide(found, request.POST, at=at))
    if act.startswith("contest:") and found.is_mine:
        contesting.contest(caller_of(request), found.id, act.partition(":")[2], at=at)
        return _again(found, "")
    do = {"later": _later, "take_back": _take_back, "change": _change}.get(act)
    if do is None or not found.is_mine:
        raise Http404
    return do(found, at)


def _later(found: Answered, at: datetime) -> HttpResponse:
    due = laters.choose(found.id, by=found.author, at=at)
    return _again(found, "" if due else "something_else")


def _take_back(found: Answered, at: datetime) -> HttpResponse:
    refusal = holds.withdraw(found.id, by=found.author, at=at)
    return _again(found, "decided" if refusal else "")


def _change(found: Answered, at: datetime) -> HttpResponse:
    """Put the words back into the box; what still waits is taken back first, so none goes twice."""
    if found.state == "held" and holds.withdraw(found.id, by=found.author, at=at):
        return _again(found, "decided")
    line = found.view.line
    before = drafts.of(line, found.author.pk, at=at)
    text = found.text if before in {"", found.text} else f"{before}\n\n{found.text}"
    drafts.keep(line, found.author.pk, text, at=at)
    asked = {"purpose": found.purpose, "purpose_note": found.purpose_note}
    query = urlencode({name: value for name, value in asked.items() if value})
    return redirect(f"{reverse('staff:talk', args=[line.id])}?{query}#words")


def _again(found: Answered, told: str) -> HttpResponse:
    query = f"?told={told}" if told else ""
    return redirect(f"{reverse('staff:answer', args=[found.id])}{query}")
