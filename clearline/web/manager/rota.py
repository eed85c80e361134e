"""The week of a home: who is on, when nobody is, and how two workers swap."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from clearline import clock
from clearline.access import records
from clearline.access.middleware import Request, caller_of
from clearline.registers import people, shifts
from clearline.registers.recorded import Unkept
from clearline.registers.workers import swaps
from clearline.web import spoken
from clearline.web.sign_in.mine import number
from clearline.web.spoken import LONDON

_WEEK = 7
_ONE_DAY = timedelta(days=1)
_UNCLEAR = 422
DONE = {
    "given": "Done. It is on the rota, and who had it before is kept.",
    "swapped": "Swapped. Both are on the rota, and who had which before is kept.",
    "agreed": "Agreed. It is on the rota, and both can see it.",
    "not": "Not agreed. Both can see that, and the rota stays as it was.",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One shift, as the week shows it."""

    key: int
    name: str
    hours: str
    duty: str
    is_now: bool
    is_over: bool


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the week."""

    says: str
    is_today: bool
    rows: tuple[Row, ...]
    gaps: tuple[str, ...]


def week(request: Request) -> HttpResponse:
    """Show a week of one home."""
    return _week(request)


def _week(request: Request, *, no: str = "") -> HttpResponse:
    caller, at = caller_of(request), clock.now()
    homes = list(records.homes_managed_by(caller, at=at))
    home, monday = _home(request, homes), _monday(request, at)
    first, last = _midnight(monday), _midnight(monday + timedelta(days=_WEEK))
    found = shifts.between(home, first, last) if home else []
    now = shifts.running_at(home, at=at) if home else []
    page = {
        "home": home,
        "homes": homes if len(homes) > 1 else [],
        "says": f"{spoken.whole_date(monday)} to {spoken.whole_date(_last(monday))}",
        "days": [_day(monday + n * _ONE_DAY, found, at) for n in range(_WEEK)] if home else [],
        "on": _names(now, on_call=False),
        "called": _names(now, on_call=True),
        "is_this_week": first <= at < last,
        "earlier": _to(home, monday - timedelta(days=_WEEK)),
        "later": _to(home, monday + timedelta(days=_WEEK)),
        "done": DONE.get(request.GET.get("done", ""), ""),
        "no": no,
        "swaps": [_swap(each, caller.person_id) for each in swaps.to_agree(homes, at=at)],
    }
    return render(request, "manager/rota.html", page, status=_UNCLEAR if no else 200)


def _home(request: Request, homes: Sequence[Any]) -> Any:
    asked = request.GET.get("home", "")
    return next((home for home in homes if str(home.pk) == asked), homes[0] if homes else None)


def _monday(request: Request, at: datetime) -> date:
    """Return the Monday of the week that was asked for, or of this one."""
    today = at.astimezone(LONDON).date()
    try:
        asked = date.fromisoformat(request.GET.get("week", ""))
    except ValueError:
        asked = today
    # At the ends of the calendar there is no week before, or none after.
    day = asked if date.min.year < asked.year < date.max.year else today
    return day - timedelta(days=day.weekday())


def _last(monday: date) -> date:
    return monday + timedelta(days=_WEEK - 1)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), LONDON)


def _names(found: Sequence[Any], *, on_call: bool) -> str:
    names = [each.person.called for each in found if (each.duty == "on_call") is on_call]
    return spoken.names(list(dict.fromkeys(names)))


def _to(home: Any, monday: date) -> str:
    return "?" + urlencode({"home": home.pk if home else "", "week": monday.isoformat()})


def _day(day: date, found: Sequence[Any], at: datetime) -> Day:
    first, last = _midnight(day), _midnight(day + _ONE_DAY)
    here = [each for each in found if each.starts_at < last and each.ends_at > first]
    # What is past is past: a gap is told while somebody can still fill it.
    since = max(first, at)
    empty = shifts.gaps(here, since, last) if since < last else []
    return Day(
        says=f"{day:%A} {day.day} {day:%B}",
        is_today=day == at.astimezone(LONDON).date(),
        rows=tuple(_row(each, at, since=first) for each in here),
        gaps=tuple(spoken.hours(begins, ends) for begins, ends in empty),
    )


def _row(each: Any, at: datetime, *, since: datetime | None = None) -> Row:
    began_before = since is not None and each.starts_at < since
    return Row(
        key=each.pk,
        name=each.person.called,
        # The night before stands there already.
        hours=f"Until {spoken.time(each.ends_at)}"
        if began_before
        else spoken.hours(each.starts_at, each.ends_at),
        duty=each.get_duty_display(),
        is_now=each.starts_at <= at < each.ends_at,
        is_over=each.ends_at <= at,
    )


def shift(request: Request, key: int) -> HttpResponse:
    """Give one shift to somebody else, or let two workers swap: the manager agrees by doing it."""
    caller, at = caller_of(request), clock.now()
    homes = list(records.homes_managed_by(caller, at=at))
    found = shifts.of_homes(homes, at=at).filter(pk=key).first()
    if found is None:
        raise Http404
    answer = _do(request, found, by=caller.person_id, at=at) if request.method == "POST" else None
    back = f"{reverse('manager:rota')}{_back(found)}"
    if isinstance(answer, str):
        return HttpResponseRedirect(f"{back}&done={answer}")
    begins = found.starts_at.astimezone(LONDON)
    page = {
        "shift": found,
        "row": _row(found, at),
        "when": f"{begins:%A} {begins.day} {begins:%B}",
        "back": back,
        "takers": list(shifts.may_take(found)),
        "others": [
            (each, spoken.day_and_hours(each.starts_at, each.ends_at))
            for each in shifts.may_swap(found, at=at)
        ],
        "no": str(answer or ""),
    }
    return render(request, "manager/shift.html", page, status=_UNCLEAR if answer else 200)


def swap(request: Request, key: int) -> HttpResponse:
    """Agree to what two workers have asked and accepted, or say no to it."""
    caller, at = caller_of(request), clock.now()
    homes = list(records.homes_managed_by(caller, at=at))
    found = swaps.to_agree(homes, at=at).filter(pk=key).first()
    if found is None:
        raise Http404
    says_yes = request.POST.get("act") == "agree"
    kept = (swaps.agree if says_yes else swaps.stop)(found, by=people.one(caller.person_id), at=at)
    if isinstance(kept, Unkept):
        return _week(request, no=str(kept))
    where = f"{reverse('manager:rota')}{_back(found.shift)}"
    return HttpResponseRedirect(f"{where}&done={'agreed' if says_yes else 'not'}")


def _swap(each: Any, mine: int) -> dict[str, Any]:
    one, other = each.shift, each.other
    return {
        "key": each.pk,
        "asks": each.recorded_by.called,
        "to": each.to.called,
        "gives": spoken.day_and_hours(one.starts_at, one.ends_at),
        "takes": spoken.day_and_hours(other.starts_at, other.ends_at) if other else "",
        "is_mine": mine in {each.to_id, each.recorded_by_id},
    }


def _back(found: Any) -> str:
    day = found.starts_at.astimezone(LONDON).date()
    return _to(found.home, day - timedelta(days=day.weekday()))


def _do(request: Request, found: Any, *, by: int, at: datetime) -> str | Unkept:
    """Do what was chosen, and return what to tell."""
    agreed = people.one(by)
    other = next(
        (s for s in shifts.may_swap(found, at=at) if s.pk == number(request, "other")), None
    )
    if other is not None:
        swapped = shifts.swap(found, other, by=agreed, at=at)
        return swapped if isinstance(swapped, Unkept) else "swapped"
    taker = shifts.may_take(found).filter(pk=number(request, "to") or 0).first()
    if taker is not None:
        given = shifts.hand_over(found, taker, by=agreed, at=at)
        return given if isinstance(given, Unkept) else "given"
    return Unkept((("", "Choose who works it instead."),))
