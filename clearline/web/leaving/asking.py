"""Asking the two to approve contact, and taking the asking back."""

from datetime import date, datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from clearline import clock
from clearline.access.middleware import Request, caller_of
from clearline.contact.approvals import asking, course, reading, sides
from clearline.contact.approvals.asking import Wanted
from clearline.contact.approvals.sides import Answerer
from clearline.policy.terms import Channel
from clearline.registers import people
from clearline.registers.leaving import moves, moving_on, wishes
from clearline.registers.recorded import Unkept
from clearline.web import spoken
from clearline.web.leaving import pages, words
from clearline.web.staff import forms


def ask(request: Request, child_id: int) -> HttpResponse:
    """Show for what it may be asked, with what is known filled in; or ask."""
    caller, at = caller_of(request), clock.now()
    child = pages.open_(caller, child_id, at=at)
    if not pages.may_act(caller, child_id, at=at):
        raise Http404
    by = people.one(caller.person_id)
    if request.method != "POST":
        wanted = _known(child, at=at)
        return _page(request, child, wanted, by=by, at=at)
    wanted = _wanted(request, at)
    kept = asking.ask(child, wanted, by=by, at=at)
    if isinstance(kept, Unkept):
        return _page(request, child, wanted, by=by, at=at, why=kept.why)
    return pages.back(child_id, "asked")


def take_back(request: Request, ask_id: int) -> HttpResponse:
    """Take an asking back that not both have answered."""
    caller, at = caller_of(request), clock.now()
    found = reading.ask(caller, ask_id, at=at)
    if found is None or not pages.may_act(caller, found.ask.child_id, at=at):
        raise Http404
    kept = asking.take_back(found.ask, by=people.one(caller.person_id), at=at)
    return pages.back(found.ask.child_id, "not" if isinstance(kept, Unkept) else "taken_back")


def _wanted(request: Request, at: datetime) -> Wanted:
    said = request.POST
    from_on = day(said.get("from_on", "")) or at.astimezone(spoken.LONDON).date()
    return Wanted(
        workers=[key for each in said.getlist("worker") if (key := forms.key(each))],
        channels=said.getlist("channel"),
        what_for=said.get("what_for", ""),
        from_on=from_on,
        until_on=day(said.get("until_on", "")) or asking.last_day(from_on),
        why=said.get("why", ""),
        stands_in=forms.key(said.get("stands_in", "")),
    )


def day(said: str) -> date | None:
    """Return the day that was meant, or None."""
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None


def _known(child: Any, *, at: datetime) -> Wanted:
    """Return what can be filled in: what was asked last, else what is wished for."""
    today = at.astimezone(spoken.LONDON).date()
    from_on = max(today, moves.leaves_on(child) or today)
    last = next(iter(course.of_child(child.pk, at=at)), None)
    wish, plan = wishes.now(child.pk), moving_on.of(child, at=at)
    would = [row.person_id for row in moving_on.said_of(plan) if row.wants] if plan else []
    wished = list(wish.workers) if wish else []
    before = list(last.ask.workers) if last else []
    ways = list(wish.channels) if wish and wish.wants else list(last.ask.channels if last else ())
    return Wanted(
        workers=before or [key for key in would if not wished or key in wished] or wished,
        channels=ways or [str(Channel.IN_APP)],
        what_for=last.ask.what_for if last else "",
        from_on=from_on,
        until_on=asking.last_day(from_on),
    )


def _page(  # noqa: PLR0913 - what is asked, for whom, by whom, and what was wrong with it
    request: Request, child: Any, wanted: Wanted, *, by: Any, at: datetime, why: Any = ()
) -> HttpResponse:
    two = sides.of(child, without={by.pk, *wanted.workers}, at=at)
    wish = wishes.now(child.pk)
    context = {
        "child": child,
        "called": child.person.called,
        "errors": [(_FIELDS.get(field, ""), says) for field, says in why],
        "errors_head": "Not asked yet",
        "workers": [
            {"pk": person.pk, "name": person.name, "is_chosen": person.pk in wanted.workers}
            for person in asking.workers_of(child, at=at)
        ],
        "ways": [
            {"value": str(way), "name": name, "is_chosen": way in wanted.channels}
            for way, name in words.WAYS.items()
            if wish is None or not wish.wants or way in wish.channels
        ],
        "wanted": wanted,
        "wish": pages.wish_row(wish, at) if wish else None,
        "first": _says(two.first),
        "second": _says(two.second),
        "may_stand_in": two.may_stand_in,
        "was_asked": bool(course.of_child(child.pk, at=at)),
    }
    return render(request, "leaving/ask.html", context)


_FIELDS = {
    "workers": "workers",
    "channels": "channels",
    "what_for": "what_for",
    "from_on": "from_on",
    "until_on": "until_on",
    "why": "why",
    "stands_in": "stands_in",
}


def _says(found: Answerer | None) -> str:
    if found is None:
        return ""
    return f"{found.person.called}, {found.as_.label}{f', {found.why}' if found.why else ''}"
