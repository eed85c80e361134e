"""The page that shows every clock running, what runs out first on top."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from clearline import clock as wall
from clearline.access.caller import Caller, Face
from clearline.access.middleware import Request, caller_of
from clearline.clocks.running import Clock
from clearline.contact.due import overview
from clearline.contact.due.overview import Overview, Shown
from clearline.contact.telling import notices
from clearline.web import spoken
from clearline.web.clocks import words
from clearline.web.staff import forms

_TODAY = timedelta(hours=24)
# Seen from here the more exact figure says nothing.
_DAYS = timedelta(days=2)
_OF_A_CRISIS = {"crisis_silence", "heard_or_seen", "crisis_renewal"}


@dataclass(frozen=True, slots=True)
class Row:
    """One clock in words."""

    what: str
    left: str
    until: str
    then: str
    who: str
    home: str
    tone: str
    share: int
    href: str
    is_mine: bool


def front(request: Request) -> HttpResponse:
    """Show them."""
    caller, at = caller_of(request), wall.now()
    home = forms.key(request.GET.get("home", ""))
    return render(request, "clocks/clocks.html", _page(caller, home, at))


def now(request: Request) -> HttpResponse:
    """Show them anew."""
    caller, at = caller_of(request), wall.now()
    home = forms.key(request.GET.get("home", ""))
    return render(request, "clocks/now.html", _page(caller, home, at))


def seen(request: Request) -> HttpResponse:
    """Write down that one has seen what one was told of."""
    notices.see(caller_of(request).person_id, at=wall.now())
    return redirect("clocks:front")


def _page(caller: Caller, home: int | None, at: datetime) -> dict[str, object]:
    found = overview.of(caller, home=home, at=at)
    return {
        "groups": [(name, rows) for name, rows in _groups(found, caller, at) if rows],
        "homes": found.homes if len(found.homes) > 1 else (),
        "home": home,
        "sees_homes": bool(found.homes),
        "told": [_told(each.why, each.given_at, at) for each in found.unseen],
        "more": found.more,
        "now": at,
    }


def _groups(found: Overview, caller: Caller, at: datetime) -> list[tuple[str, list[Row]]]:
    groups: dict[str, list[Row]] = {name: [] for name in _GROUPS}
    for each in found.clocks:
        groups[_group_of(each.clock, at)].append(row_of(each, caller, at=at))
    return list(groups.items())


_GROUPS = ("Late", "Within the hour", "Within a day", "Later")


def _group_of(clock: Clock, at: datetime) -> str:
    late, soon, today, later = _GROUPS
    if clock.is_over(at):
        return late
    if clock.is_soon(at):
        return soon
    return today if clock.due - at <= _TODAY else later


def row_of(shown: Shown, caller: Caller, *, at: datetime) -> Row:
    """Return one clock in words, time left first."""
    clock = shown.clock
    is_over = clock.is_over(at)
    span = spoken.span(at - clock.due if is_over else clock.due - at)
    return Row(
        what=words.what(clock.name, shown.child, clock.about),
        left=f"Late by {span}" if is_over else f"{span} left",
        until=_until(clock.due, at),
        then="" if is_over else words.then(clock.name, shown.then),
        who="You" if shown.is_mine and len(shown.who) == 1 else spoken.names(shown.who),
        home=shown.home,
        tone="stop" if is_over else "hold" if clock.is_soon(at) else "line",
        share=clock.share_left(at),
        href=_href(clock, caller, is_mine=shown.is_mine),
        is_mine=shown.is_mine,
    )


def _until(due: datetime, at: datetime) -> str:
    """Say by when: what is counted in days ends with a day, and has no time of day."""
    # A midnight is the end of the day before it.
    local = due.astimezone(spoken.LONDON)
    if local.hour == local.minute == 0:
        return f"by the end of {spoken.short_date(due - timedelta(minutes=1))}"
    if abs(due - at) > _DAYS:
        return f"by {spoken.short_date(due)}"
    return f"by {spoken.time(due)}{_day(local, at)}"


def _day(local: datetime, at: datetime) -> str:
    days = (local.date() - at.astimezone(spoken.LONDON).date()).days
    said = {0: "", 1: " tomorrow", -1: " yesterday"}
    return said.get(days, f" on {spoken.short_date(local)}")


def _href(clock: Clock, caller: Caller, *, is_mine: bool) -> str:
    """Return where to act on it, for those who may."""
    manages = caller.is_any(Face.MANAGER)
    others = (manages and clock.name != "account") or clock.name in _OF_A_CRISIS
    if clock.name in _ITS_OWN and (is_mine or others):
        name, parts = _ITS_OWN[clock.name]
        return reverse(name, args=[getattr(clock, part) for part in parts])
    mine, managers = _WHERE.get(clock.name, _A_TASK)
    name = mine if is_mine else managers if manages else ""
    return reverse(name) if name else ""


# The page of the thing itself, and what of the clock its address is made of.
_ITS_OWN = {
    **dict.fromkeys(_OF_A_CRISIS, ("crises:one", ("of",))),
    **dict.fromkeys(("approval_answer", "approval_review"), ("leaving:approval", ("of",))),
    "account": ("leaving:account", ("child", "of")),
    "permission": ("permissions:sheet", ("child",)),
}
# Where whose it is acts on it, and where a manager does.
_A_TASK = ("permissions:tasks", "")
_WHERE = {
    "account": ("leaving:front", "leaving:front"),
    "hold": ("manager:today", "manager:today"),
    "reading": ("library:front", "library:readers"),
}


def _told(why: str, given_at: datetime, at: datetime) -> str:
    """Say that one was told, and when: of what, the clocks themselves say."""
    return f"{words.told(why)}. You were told {spoken.moment(given_at, now=at)}."
