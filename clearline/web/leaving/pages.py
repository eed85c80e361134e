"""What waits for somebody here, and how it stands for one young person who has left or will."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from clearline import clock
from clearline.access import looks, records
from clearline.access.caller import Caller, Face
from clearline.access.middleware import Request, caller_of
from clearline.access.models import LookKind
from clearline.contact.accounts import reading as accounts
from clearline.contact.approvals import course, reading
from clearline.registers import people
from clearline.registers.leaving import care_leavers, moves, moving_on, wishes
from clearline.registers.recorded import Unkept
from clearline.web import spoken
from clearline.web.leaving import words

TOLD = {
    "asked": "Both have it on this page, and can answer on their phone.",
    "taken_back": "It is not asked any more.",
    "answered": "Your answer is written down.",
    "account": "The account is written down.",
    "wants": "What they want is written down.",
    "stay": "It is written down.",
    "not": "That could not be written down. Look again.",
}


def front(request: Request) -> HttpResponse:
    """Show what waits for the caller, and the young people who have left or will."""
    caller, at = caller_of(request), clock.now()
    waiting = reading.waiting_for(caller.person_id, at=at)
    context = {
        "to_answer": [_to_answer(each) for each in waiting],
        "owed": words.owed_rows(accounts.owed_by(caller, at=at), now=at),
        "late": _late(caller, at),
        "is_manager": caller.is_any(Face.MANAGER),
        "people": [_row(each, at) for each in reading.of(caller, at=at)],
        "told": TOLD.get(request.GET.get("told", ""), ""),
    }
    return render(request, "leaving/front.html", context)


def one(request: Request, child_id: int) -> HttpResponse:
    """Show how it stands for one of them; that it was opened is written down."""
    caller, at = caller_of(request), clock.now()
    child = open_(caller, child_id, at=at)
    wish, plan = wishes.now(child.pk), moving_on.of(child, at=at)
    courses = course.of_child(child.pk, at=at)
    context = {
        "child": child,
        "called": child.person.called,
        "stands": care_leavers.of(child, at=at),
        "day": moves.leaves_on(child),
        "has_left": moves.has_left(child, at=at),
        "wish": wish_row(wish, at) if wish else None,
        "plan": plan,
        "would_stay": _would_stay(plan, caller) if plan else [],
        "asks": [words.ask_row(each, now=at) for each in courses],
        "owed": words.owed_rows(_owed_here(caller, child.pk, at), now=at),
        "accounts": [words.account_row(each, now=at) for each in accounts.written_of(child)],
        "may_act": may_act(caller, child_id, at=at),
        "told": TOLD.get(request.GET.get("told", ""), ""),
    }
    return render(request, "leaving/one.html", context)


def stay(request: Request, child_id: int) -> HttpResponse:
    """Say whether one would like to stay in touch with a child who will leave."""
    caller, at = caller_of(request), clock.now()
    child = open_(caller, child_id, at=at)
    plan, says = moving_on.of(child, at=at), request.POST.get("says", "")
    if plan is None or says not in {"yes", "no"}:
        return back(child_id, "not")
    by = people.one(caller.person_id)
    kept = moving_on.would_stay(plan, wants=says == "yes", by=by, at=at)
    return back(child_id, "not" if isinstance(kept, Unkept) else "stay")


def open_(caller: Caller, child_id: int, *, at: datetime) -> Any:
    """Open one young person's page, and write down that it was looked at; or find nothing."""
    child = reading.child(caller, child_id, at=at)
    if child is None:
        raise Http404
    looks.take(caller, child.pk, LookKind.RECORD, f"leaving/{child.pk}", at=at)
    return child


def may_act(caller: Caller, child_id: int, *, at: datetime) -> bool:
    """Say whether the caller may ask, and write down what they say: who acts for them at the home.

    The authority's worker answers, and so never asks.
    """
    at_home = caller.is_any(Face.WORKER, Face.MANAGER)
    return at_home and records.child_in_care_of(caller, child_id, at=at) is not None


def back(child_id: int, told: str) -> HttpResponse:
    """Go back to the young person's page, and say there what was done."""
    return redirect(f"{reverse('leaving:one', args=[child_id])}?{urlencode({'told': told})}")


def wish_row(wish: Any, at: datetime) -> dict[str, str]:
    """Put what they want into words."""
    named = spoken.names([person.called for person in people.all_of(wish.workers)])
    who = f"With {named}." if named else "With anybody of the home."
    own = wish.recorded_by_id == wish.child_id
    by = "They said so themselves" if own else f"{wish.recorded_by.called} wrote it down"
    return {
        "head": "Wants to stay in touch" if wish.wants else "Wants no more contact",
        "says": f"{who} {words.ways(wish.channels)}." if wish.wants else "",
        "words": wish.words,
        "by": f"{by}, {spoken.moment(wish.from_at, now=at)}.",
    }


def _to_answer(each: course.Course) -> dict[str, str]:
    span = words.days(each.ask.from_on, each.ask.until_on)
    return {
        "name": each.ask.child.person.called,
        "says": f"{each.ask.asked_by.called} asks. {span}.",
        "href": reverse("leaving:approval", args=[each.ask.pk]),
    }


def _late(caller: Caller, at: datetime) -> list[words.OwedRow]:
    if not caller.is_any(Face.MANAGER):
        return []
    return words.owed_rows(accounts.late_at_homes_of(caller, at=at), now=at)


def _owed_here(caller: Caller, child: int, at: datetime) -> list[Any]:
    mine = [each for each in accounts.owed_by(caller, at=at) if each.child == child]
    late = accounts.late_at_homes_of(caller, at=at) if caller.is_any(Face.MANAGER) else []
    theirs = [each for each in late if each.child == child and each not in mine]
    return [*mine, *theirs]


def _row(each: reading.Leaver, at: datetime) -> dict[str, str]:
    left = each.on <= at.astimezone(spoken.LONDON).date()
    when = f"{'Left' if left else 'Leaves'} on {spoken.whole_date(each.on)}."
    return {
        "name": each.child.person.called,
        "letters": spoken.initials(each.child.person.name),
        "says": f"{when} {words.line(each.newest, left=left)}",
        "href": reverse("leaving:one", args=[each.child.pk]),
    }


def _would_stay(plan: Any, caller: Caller) -> list[dict[str, Any]]:
    return [
        {
            "name": row.person.called,
            "wants": row.wants,
            "is_me": row.person_id == caller.person_id,
        }
        for row in moving_on.said_of(plan)
    ]
