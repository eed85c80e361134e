"""A child's page: who and where, which ways are open and why, and the one main thing to do."""

from datetime import datetime
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from clearline import clock
from clearline.access import looks
from clearline.access.caller import Caller
from clearline.access.middleware import Request, caller_of
from clearline.access.models import LookKind
from clearline.contact import reading, seen, ways
from clearline.contact.lines import Line
from clearline.contact.overview import around, asked, latest
from clearline.contact.overview import children as mine
from clearline.contact.overview.children import Mine
from clearline.contact.overview.latest import Heard
from clearline.policy.terms import Channel
from clearline.web import back, spoken
from clearline.web.staff import forms, rows, words
from clearline.web.staff.shown import LineRow

LAST = 3


def child(request: Request, child: int) -> HttpResponse:
    """Show a child's page."""
    caller, at = caller_of(request), clock.now()
    found = _mine(caller, child, at)
    line = mine.line_of(found)
    people = around.of(line, at=at)
    every = ways.to_reach(line, caller.person_id, at=at, equipment=_equipment(caller))
    in_app = next((way for way in every if way.channel is Channel.IN_APP), None)
    since = found.waiting_since
    last = _last(caller, found, line, at)
    page = {
        "child": found,
        "back": back.of(request, reverse("staff:children"), "Children"),
        "age": words.age(found.born_on, today=at.astimezone(spoken.LONDON).date()),
        "tie": words.tie(found, caller),
        "where": words.whereabouts(found.where, now=at),
        "wishes": asked.open_of([found.id]) if found.has_wish else [],
        "ways": rows.ways(every, rows.as_seen_by(caller.person_id, people)),
        "may_write": in_app is not None and rows.lets_write(in_app),
        "everyday": words.EVERYDAY,
        "less_often": words.LESS_OFTEN,
        "last": last,
        "me": caller.person_id,
        "waits": spoken.span(at - since) if since else "",
        "line": line,
        "others": _others(found, line.id),
        "now": at,
    }
    return render(request, "staff/child.html", page)


def _last(caller: Caller, found: Mine, line: Line, at: datetime) -> list[Heard]:
    """Return the last messages, to show them; that they are read is recorded before."""
    standing = next((s for s in found.lines if s.line.id == line.id), None)
    view = seen.along(caller, line.id, at=at) if standing else None
    if standing is None or view is None:
        return []
    if not standing.is_read:
        reading.note(caller, view, at=at)
    elif view.sees_all:
        looks.take(caller, line.child, LookKind.CONVERSATION, str(line.id), at=at)
    return latest.messages(line, count=LAST)


def write(request: Request, child: int) -> HttpResponse:
    """Go to the conversation with the purpose that was tapped; the first time it is opened."""
    found = _mine(caller_of(request), child, clock.now())
    conversation = mine.open_line(found, at=clock.now())
    if conversation is None:
        raise Http404
    said = {
        name: value for name in ("purpose", "purpose_note") if (value := request.POST.get(name))
    }
    query = f"?{urlencode(said)}" if said else ""
    return redirect(f"{reverse('staff:talk', args=[conversation])}{query}#words")


def wish(request: Request, child: int) -> HttpResponse:
    """Say that one has dealt with what a child asked for."""
    caller, at = caller_of(request), clock.now()
    found = _mine(caller, child, at)
    line = mine.line_of(found)
    view = seen.along(caller, line.id, at=at)
    said = forms.key(request.POST.get("wish", ""))
    if view is None or said is None:
        raise Http404
    asked.settle(said, view, caller, at=at)
    return redirect("staff:child", child=found.id)


def _mine(caller: Caller, child: int, at: datetime) -> Mine:
    found = mine.one(caller, child, at=at)
    if found is None:
        raise Http404
    return found


def _equipment(caller: Caller) -> int | None:
    return caller.equipment.equipment_id if caller.equipment else None


def _others(found: Mine, own: object) -> list[LineRow]:
    """Return the other lines with this child along which the caller may look."""
    return [
        LineRow(
            href=reverse("staff:talk", args=[standing.line.id]),
            name=f"{standing.home} and {found.called}" if standing.home else "The authority’s line",
            says=spoken.day(standing.last_at, now=clock.now()) if standing.last_at else "",
            new=standing.unread,
        )
        for standing in found.lines
        if standing.line.id != own
    ]
