"""The page of a crisis, and the list of them."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from clearline import clock
from clearline.access import looks
from clearline.access.middleware import Request, caller_of
from clearline.access.models import LookKind
from clearline.contact.crises import people, reading
from clearline.contact.crises.reading import Told
from clearline.contact.overview import children as mine
from clearline.registers.missing import gone
from clearline.web import spoken
from clearline.web.crisis import missing, shown


@dataclass(frozen=True, slots=True)
class Row:
    """One crisis in a list."""

    href: str
    child: str
    says: str
    is_open: bool


TOLD = {
    "over": "It is over already. What happened is below.",
    "not_yours": "Only who is on call or answers for the home does that.",
    "words": "Some words are missing. Nothing was closed.",
    "kept": "Kept in the record.",
}


def front(request: Request) -> HttpResponse:
    """List the crises in which the caller has a place, and the children for whom to start one."""
    caller, at = caller_of(request), clock.now()
    rows = [row_of(each, at) for each in reading.of(caller, at=at)]
    page = {
        "open": [row for row in rows if row.is_open],
        "over": [row for row in rows if not row.is_open],
        "gone": missing.rows(request, at),
        "children": mine.of(caller, at=at),
        "patterns": [
            {
                "worker": each.declared_by.name,
                "at": each.declared_at,
                "home": each.home.short_name,
            }
            for each in reading.patterns(caller)
        ],
        "is_lead": "safeguarding_lead" in caller.faces,
    }
    return render(request, "crisis/front.html", page)


def row_of(each: reading.Crisis, at: datetime) -> Row:
    """Say one crisis in words."""
    if each.ended_at is None:
        says = f"Started {shown.since(at, each.declared_at)} ago"
    else:
        says = f"Over {spoken.moment(each.ended_at, now=at)}"
    href = reverse("crises:one", args=[each.pk])
    return Row(href, each.child.person.called, says, each.ended_at is None)


def one(request: Request, crisis: int) -> HttpResponse:
    """Show a crisis; that it was opened is a look at the conversation, and is written down."""
    told = _told(request, crisis)
    return render(request, "crisis/one.html", _page(request, told))


def now(request: Request, crisis: int) -> HttpResponse:
    """The same part of it, as it changes."""
    told = _told(request, crisis)
    return render(request, "crisis/now.html", _page(request, told))


def _told(request: Request, crisis: int) -> Told:
    caller, at = caller_of(request), clock.now()
    told = reading.one(caller, crisis, at=at)
    if told is None:
        raise Http404
    line = str(told.crisis.conversation_id)
    looks.take(caller, told.crisis.child_id, LookKind.CONVERSATION, line, at=at)
    return told


def _page(request: Request, told: Told) -> dict[str, object]:
    me, at = caller_of(request).person_id, clock.now()
    return {
        **shown.of(told, me, at=at),
        "me": me,
        "gone": found.pk if (found := gone(told.crisis.child_id)) else None,
        "is_in": any(person.pk == me for person in told.together),
        "could_help": people.could_help(told.crisis, at=at) if told.is_open else [],
        "says": TOLD.get(request.GET.get("told", ""), ""),
    }
