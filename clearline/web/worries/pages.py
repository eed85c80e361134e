"""The list of worries that somebody is told of, and each one with what to do first."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from clearline import clock
from clearline.access import looks, records
from clearline.access.caller import Caller
from clearline.access.middleware import Request, caller_of
from clearline.access.models import LookKind
from clearline.contact import seen
from clearline.contact.found import worries
from clearline.contact.found.worries import Seen
from clearline.web import spoken
from clearline.web.worries import steps


@dataclass(frozen=True, slots=True)
class Row:
    """One worry in a list: no word of what was written."""

    href: str
    child: str
    about: str
    urgency: str
    is_emergency: bool
    since: str
    taken: str


def front(request: Request) -> HttpResponse:
    """List the worries of which the caller is told: open ones first."""
    caller, at = caller_of(request), clock.now()
    rows = [row_of(each, at) for each in worries.of(caller.person_id, at=at)]
    page = {
        "waiting": [row for row in rows if not row.taken],
        "taken": [row for row in rows if row.taken],
    }
    return render(request, "worries/front.html", page)


def one(request: Request, worry: int) -> HttpResponse:
    """Show one worry with the words in which it is, or take it on."""
    caller, at = caller_of(request), clock.now()
    found = worries.one(caller.person_id, worry, at=at)
    if found is None:
        raise Http404
    if request.method == "POST":
        told = "" if worries.take(found, by=caller.person_id, at=at) else "?told=taken"
        return redirect(reverse("worries:one", args=[worry]) + told)
    # What is shown is a child's words, so it is a look, and is written down first.
    looks.take(caller, found.child, LookKind.CONVERSATION, str(found.conversation), at=at)
    page = {
        "row": row_of(found, at),
        "words": worries.text_of(found),
        "at": spoken.moment(found.raised_at, now=at),
        "steps": steps.first(found.matter.kinds),
        "goes_past": found.matter.is_about_staff,
        "talk": _talk(caller, found, at),
        "told": request.GET.get("told", "") == "taken",
        "is_open": found.taken_at is None,
        "crisis_for": _crisis_for(caller, found, at),
    }
    return render(request, "worries/one.html", page)


def _crisis_for(caller: Caller, found: Seen, at: datetime) -> int | None:
    """Return for whom a crisis is offered: never where it would be told to whoever is named."""
    if found.matter.urgency != "emergency" or found.home is None or found.matter.is_about_staff:
        return None
    return found.child if records.child_in_care_of(caller, found.child, at=at) else None


def row_of(each: Seen, at: datetime) -> Row:
    """Say one worry in words."""
    taken = ""
    if each.taken_by is not None and each.taken_at is not None:
        taken = f"{each.taken_by.called} has it since {spoken.moment(each.taken_at, now=at)}"
    return Row(
        href=reverse("worries:one", args=[each.id]),
        child=each.child_called,
        about=steps.about(each.matter.kinds),
        urgency=steps.URGENCY[each.matter.urgency],
        is_emergency=each.matter.urgency == "emergency",
        since=spoken.span(at - each.raised_at),
        taken=taken.replace("today at ", ""),
    )


def _talk(caller: Caller, found: Seen, at: datetime) -> str:
    view = seen.along(caller, found.conversation, at=at)
    return reverse("staff:talk", args=[found.conversation]) if view else ""
