"""My shifts: when I work, who is on now, and shifts that I would like to change with somebody."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from clearline import clock
from clearline.access import records
from clearline.access.caller import Caller
from clearline.access.middleware import Request, caller_of
from clearline.registers import people, shifts
from clearline.registers.recorded import Unkept
from clearline.registers.workers import swaps
from clearline.web import spoken
from clearline.web.sign_in.mine import number

MOST = 40
MOST_OVER = 6
_UNCLEAR = 422
_TOLD = {
    "asked": "Asked. They see it when they next look. You work it until it is agreed.",
    "yes": "You said yes. The manager has still to agree.",
    "no": "Done. Everybody works what they had.",
}


def mine(request: Request) -> HttpResponse:
    """Show what the caller works, who is on now, and what was asked."""
    return _page(request)


def _page(request: Request, *, wrong: str = "") -> HttpResponse:
    caller, at = caller_of(request), clock.now()
    me = caller.person_id
    context = {
        "shifts": [_shift(each, at) for each in shifts.of_person(me, at=at)[:MOST]],
        "homes": [_now(home, at) for home in records.homes_of(caller, at=at)],
        "swaps": [_swap(each, me) for each in swaps.of_person(me, at=at)],
        "over": [_over(each, at) for each in swaps.last_of(me, most=MOST_OVER)],
        "told": _TOLD.get(request.GET.get("told", ""), ""),
        "wrong": wrong,
    }
    status = _UNCLEAR if wrong else 200
    return render(request, "staff/shifts.html", context, status=status)


def one(request: Request, key: int) -> HttpResponse:
    """Ask somebody of the home to work one of one's own shifts, for one of theirs or for none."""
    caller, at = caller_of(request), clock.now()
    found = shifts.of_person(caller.person_id, at=at).filter(pk=key, starts_at__gt=at).first()
    if found is None:
        raise Http404
    kept = _ask(request, found, caller, at) if request.method == "POST" else None
    if kept is not None and not isinstance(kept, Unkept):
        return redirect(f"{reverse('staff:shifts')}?told=asked")
    others = [each for each in shifts.may_swap(found, at=at) if each.starts_at > at]
    context = {
        "shift": found,
        "when": _said(found),
        "takers": list(shifts.may_take(found)),
        "others": [(each, _said(each)) for each in others],
        "why": str(kept or ""),
    }
    return render(request, "staff/shift.html", context)


def answer(request: Request, key: int) -> HttpResponse:
    """Say yes or no to what one is asked, or take back what one asked."""
    caller, at = caller_of(request), clock.now()
    found = swaps.of_person(caller.person_id, at=at).filter(pk=key).first()
    if found is None:
        raise Http404
    says = "yes" if request.POST.get("act") == "yes" else "no"
    verb = swaps.accept if says == "yes" else swaps.stop
    kept = verb(found, by=people.one(caller.person_id), at=at)
    if isinstance(kept, Unkept):
        return _page(request, wrong=str(kept))
    return redirect(f"{reverse('staff:shifts')}?told={says}")


def _ask(request: Request, found: Any, caller: Caller, at: datetime) -> Any:
    by = people.one(caller.person_id)
    other = next((s for s in shifts.may_swap(found, at=at) if s.pk == number(request, "for")), None)
    if other is not None:
        return swaps.ask(found, other.person, other=other, by=by, at=at)
    to = shifts.may_take(found).filter(pk=number(request, "to") or 0).first()
    if to is None:
        return Unkept((("", "Choose whom you ask."),))
    return swaps.ask(found, to, by=by, at=at)


def _said(each: Any) -> str:
    return spoken.day_and_hours(each.starts_at, each.ends_at)


def _shift(each: Any, at: datetime) -> dict[str, Any]:
    return {
        "key": each.pk,
        "says": _said(each),
        "duty": each.get_duty_display(),
        "home": each.home.name,
        "is_now": each.starts_at <= at,
    }


def _now(home: Any, at: datetime) -> dict[str, str]:
    found = shifts.running_at(home, at=at)
    on = [each.person.called for each in found if each.duty != "on_call"]
    called = [each.person.called for each in found if each.duty == "on_call"]
    return {
        "name": home.name,
        "on": spoken.names(list(dict.fromkeys(on))),
        "called": spoken.names(list(dict.fromkeys(called))),
    }


def _swap(each: Any, me: int) -> dict[str, Any]:
    is_asked = each.to_id == me
    return {
        "key": each.pk,
        "asks": "You" if not is_asked else each.recorded_by.called,
        "to": "you" if is_asked else each.to.called,
        "gives": _said(each.shift),
        "takes": _said(each.other) if each.other else "",
        "is_asked": is_asked,
        "is_accepted": each.accepted_at is not None,
    }


def _over(each: Any, at: datetime) -> dict[str, str]:
    who = each.agreed_by or each.ended_by
    when = spoken.moment(each.agreed_at or each.ended_at, now=at)
    became = "Agreed by" if each.agreed_at else "Ended by"
    return {
        "says": f"{each.to.called} for {each.recorded_by.called}: {_said(each.shift)}",
        "became": f"{became} {who.called} {when}.",
    }
