"""My children: where each is, and who waits for an answer."""

from collections.abc import Iterable
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from clearline import clock
from clearline.access.caller import Caller, Face
from clearline.access.middleware import Request, caller_of
from clearline.contact.overview import children as mine
from clearline.contact.overview import duty, pressing, seats
from clearline.contact.overview.children import Mine
from clearline.contact.overview.seats import Due, Held
from clearline.web import spoken
from clearline.web.crisis.pages import row_of as crisis_row
from clearline.web.staff import forms, words
from clearline.web.staff.shown import Group, LineRow, Row
from clearline.web.worries.pages import row_of

# With so many the eye no longer finds a name by itself.
MANY = 12
# More are not put on one page: they are found by name.
MOST = 60


def children(request: Request) -> HttpResponse:
    """Show my children, whoever waits longest first."""
    return render(request, "staff/children.html", _page(request))


def now(request: Request) -> HttpResponse:
    """Return the part of that page that changes when a child writes."""
    return render(request, "staff/children_now.html", _page(request))


def _page(request: Request) -> dict[str, object]:
    caller, at = caller_of(request), clock.now()
    named = request.GET.get("name", "").strip()[:100]
    home = forms.key(request.GET.get("home", ""))
    cares = caller.is_any(Face.WORKER, Face.MANAGER, Face.SOCIAL_WORKER)
    count = mine.count_of(caller, at=at) if cares else 0
    # Whoever answers for so many begins with a home, or with a name.
    is_vast = count > MOST and not named and home is None
    found = mine.of(caller, at=at, called=named, home=home) if count and not is_vast else []
    held = seats.of(caller, at=at) if caller.seats else []
    presses = pressing.of(caller, at=at)
    return {
        "caller": caller,
        "crises": [crisis_row(each, at) for each in presses.crises],
        "groups": _groups(sorted(found, key=_comes)[:MOST], caller, at),
        "homes": mine.homes_of(caller, at=at) if is_vast else [],
        "due": [_due_row(each, at) for each in seats.to_decide(caller, at=at)] if held else [],
        "private_rows": [_private_row(each, at) for each in held],
        "has_none": not count and not held,
        "is_many": count > MANY,
        "left_out": max(0, len(found) - MOST),
        "asked": named or home is not None,
        "named": named,
        "on_shift": _shift_words(caller, at),
        "worries": [row_of(each, at) for each in presses.worries],
    }


def _comes(each: Mine) -> tuple[bool, bool, float, bool, bool, str]:
    waits = each.waiting_since
    return (
        not each.where.is_missing,
        waits is None,
        waits.timestamp() if waits else 0.0,
        not _is_own(each),
        not each.where.lives_there,
        each.name,
    )


def _is_own(each: Mine) -> bool:
    return each.is_keyworker or each.is_allocated


def _groups(every: Iterable[Mine], caller: Caller, at: datetime) -> list[Group]:
    """Put each child under the first head that fits."""
    heads: dict[str, list[Row]] = {}
    for each in every:
        heads.setdefault(_head(each), []).append(_row(each, caller, at))
    return [Group(head, tuple(rows)) for head, rows in heads.items()]


def _head(each: Mine) -> str:
    if each.where.is_missing:
        return "Missing"
    if each.waiting_since:
        return "Waiting for an answer"
    if _is_own(each):
        return "Mine"
    return each.where.home_name if each.where.lives_there else "Moved on"


def _row(each: Mine, caller: Caller, at: datetime) -> Row:
    since = each.waiting_since
    return Row(
        href=reverse("staff:child", args=[each.id]),
        name=each.name,
        says=words.whereabouts(each.where, now=at),
        more=f"{words.tie(each, caller)} {'Asks for somebody.' if each.has_wish else ''}".strip(),
        waits=f"Not answered: {spoken.span(at - since)}" if since else "",
        new=each.unread,
        is_missing=each.where.is_missing,
    )


def _due_row(due: Due, at: datetime) -> LineRow:
    return LineRow(
        href=reverse("staff:answer", args=[due.message]),
        name=f"{due.writer} to {due.child}",
        says=f"Held since {spoken.moment(due.held_at, now=at)}",
    )


def _private_row(held: Held, at: datetime) -> Row:
    since = held.standing.waiting_since if held.standing else None
    return Row(
        href=reverse("staff:private", args=[held.seat.pk]),
        name=held.name,
        says="" if held.standing else "Nothing written yet",
        more=words.shut_phones(held.shut_phones),
        waits=f"Not answered: {spoken.span(at - since)}" if since else "",
        new=held.standing.unread if held.standing else 0,
    )


def _shift_words(caller: Caller, at: datetime) -> str:
    """Say whether a worker is on shift; managers and social workers keep none."""
    if not caller.is_any(Face.WORKER):
        return ""
    ends_at = duty.until(caller, at=at)
    if ends_at is None:
        return "You are not on shift. What you write to a child waits until somebody looks at it."
    return f"You are on shift until {words.time_ahead(ends_at, now=at)}."
