"""Writing in a conversation: by a plain form, kept meanwhile, and read as one writes."""

from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from clearline import clock
from clearline.access import cookies
from clearline.access.middleware import Request, caller_of
from clearline.contact import drafts, front, reading
from clearline.contact import thread as threads
from clearline.contact.draft import LONGEST, Draft, Problem
from clearline.contact.overview import around, beforehand
from clearline.contact.seen import View
from clearline.policy.decision import Decision, Outcome
from clearline.web.send import SAYS, STATUS
from clearline.web.staff import channels, contesting, findings, forms, rows, talk, words
from clearline.web.staff.shown import Writing

NOTHING_STOPS = "Nothing stops these words now. You can send them."


def send(request: Request, conversation: UUID) -> HttpResponse:
    """Put a plain form's words before the gate, wait for its answer, and show it."""
    view, at = _written_in(request, conversation), clock.now()
    draft = _draft(request, view)
    found = front.submit(draft).result()
    if found.problem is not None:
        return _not_taken(request, view, draft, found.problem, at=at)
    drafts.drop(view.line, view.person)
    if found.outcome is Outcome.ALLOW:
        return redirect(f"{reverse('staff:talk', args=[conversation])}{_query(draft)}#words")
    return redirect("staff:answer", message=draft.id)


def _query(draft: Draft) -> str:
    """Say again what it was about, and by which way: a talk seldom changes either."""
    said = {"purpose": draft.purpose, "channel": draft.channel}
    if draft.channel == "in_app":
        del said["channel"]
    kept = {name: value for name, value in said.items() if value}
    return f"?{urlencode(kept)}" if kept else ""


def _not_taken(
    request: Request, view: View, draft: Draft, problem: Problem, *, at: datetime
) -> HttpResponse:
    """Show what happened, with the words where they were and the id that they had."""
    return _shown_again(request, view, draft, SAYS[problem], at=at, status=STATUS[problem])


def _shown_again(  # noqa: PLR0913 - each names one part of the page
    request: Request, view: View, draft: Draft, says: str, *, at: datetime, status: int = 200
) -> HttpResponse:
    reading.note(caller_of(request), view, at=at)
    writing = Writing(
        message=draft.id,
        text=draft.text,
        purpose=draft.purpose or "",
        purpose_note=draft.purpose_note,
        channel=draft.channel,
        problem=says,
        corrects=draft.corrects,
    )
    page = talk.page(view, threads.read(view), writing, at=at)
    return render(request, "staff/talk.html", page, status=status)


def keep(request: Request, conversation: UUID) -> HttpResponse:
    """Keep what is typed so far, for its writer alone."""
    view, at = _written_in(request, conversation), clock.now()
    drafts.keep(view.line, view.person, request.POST.get("text", "")[:LONGEST], at=at)
    return HttpResponse(status=204)


def check(request: Request, conversation: UUID) -> HttpResponse:
    """Say what would be found in the words as they stand; nothing is written down.

    Most words are fine: then they are only read. The rules are asked where something was found,
    and at the start, for whether one may write at all now.
    """
    view, at = _written_in(request, conversation), clock.now()
    if view.line.is_protected:
        raise Http404
    draft, whole = _draft(request, view), bool(request.POST.get("whole"))
    read = beforehand.words(draft, view.line, view.person, at=at)
    decision = _decided(request, view, draft, at) if whole or read.here else None
    telephone = beforehand.telephone_of(view.line) if read.here else ""
    found = findings.in_words(read, decision, telephone)
    page = {
        "whole": whole,
        "flags": findings.flags(decision, around.of(view.line, at=at))
        if whole and decision
        else (),
        "found": found,
        "says": findings.said(found),
        "size": channels.size_of(draft, caller_of(request).person_id, view.line, at=at),
        "contest": reverse("staff:contest", args=[conversation]),
    }
    return render(request, "staff/findings.html", page)


def _flags(view: View, decision: Decision, at: datetime) -> list[findings.Flag]:
    people = rows.as_seen_by(view.person, around.of(view.line, at=at))
    return findings.flags(decision, people)


def _decided(request: Request, view: View, draft: Draft, at: datetime) -> Decision:
    caller = caller_of(request)
    equipment = caller.equipment.equipment_id if caller.equipment else None
    decision = beforehand.of(draft, view.line, view.person, equipment=equipment, at=at)
    if decision is None:
        raise Http404
    return decision


def contest(request: Request, conversation: UUID) -> HttpResponse:
    """Put words before the gate and say with them that a finding is wrong: a person looks."""
    view, at = _written_in(request, conversation), clock.now()
    if view.line.is_protected:
        raise Http404
    draft, key = _draft(request, view), request.POST.get("contest", "")
    read = beforehand.words(draft, view.line, view.person, at=at)
    stops = [each for each in read.here if each.outcome.value != "note"]
    if findings.meant(key, stops) is None:
        # Nothing is sent by a tap that was meant to ask.
        return _shown_again(request, view, draft, NOTHING_STOPS, at=at)
    answer = front.submit(draft).result()
    if answer.problem is not None:
        return _not_taken(request, view, draft, answer.problem, at=at)
    drafts.drop(view.line, view.person)
    contesting.contest(caller_of(request), draft.id, key, at=at)
    return redirect("staff:answer", message=draft.id)


def _written_in(request: Request, conversation: UUID) -> View:
    view = talk.view_of(request, conversation)
    if not talk.may_write(view):
        raise Http404
    return view


def _draft(request: Request, view: View) -> Draft:
    form = request.POST
    purpose = form.get("purpose", "")
    return Draft(
        id=forms.uuid(form.get("id")) or uuid4(),
        conversation=view.line.id,
        # A form sends line ends as two characters; the words have one.
        text=form.get("text", "").replace("\r\n", "\n"),
        session=cookies.digest_in(request),
        purpose=purpose if purpose in words.PURPOSE_OF else None,
        purpose_note=form.get("purpose_note", "")[:200],
        channel=channels.chosen(form.get("channel", ""), view.line),
        corrects=forms.uuid(form.get("corrects")),
        proof=request.proof,
    )
