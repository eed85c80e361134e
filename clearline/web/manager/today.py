"""The manager's morning: what is held, who waits, who asked; each dealt with in a tap or two."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from clearline import clock
from clearline.access import looks, records
from clearline.access.caller import Caller
from clearline.access.middleware import Request, caller_of
from clearline.access.models import LookKind
from clearline.contact import refusals
from clearline.contact.accounts import reading as accounts
from clearline.contact.overview import asked, children, held, pressing
from clearline.contact.overview.children import Mine
from clearline.contact.overview.held import Held
from clearline.web import spoken
from clearline.web.crisis.pages import row_of as crisis_row
from clearline.web.leaving.words import owed_rows
from clearline.web.manager import told, unproven
from clearline.web.manager.shown import HeldRow, WaitRow
from clearline.web.staff import deciding, reasons, words
from clearline.web.staff.shown import Clock
from clearline.web.worries.pages import row_of

# A glance at the page is enough up to here; the rest is behind a link.
MOST_WAITING = 8
# From then on the next in line is told too, and it is shown as late.
LATE = timedelta(minutes=10)


def today(request: Request) -> HttpResponse:
    """Show what waits."""
    caller, at = caller_of(request), clock.now()
    homes = list(records.homes_managed_by(caller, at=at))
    waiting = held.at_homes([home.pk for home in homes], at=at)
    # Their words are about to be shown, so this is a look at each.
    seen = {str(each.conversation): each.child for each in waiting}
    looks.take_all(caller, LookKind.CONVERSATION, seen, at=at)
    mine = [each for each in waiting if _has_it(each, caller)]
    every = children.of(caller, at=at)
    unanswered = sorted(
        (each for each in every if each.waiting_since), key=lambda each: str(each.waiting_since)
    )
    wishes, presses = _wishes(every, at), pressing.of(caller, at=at)
    return render(
        request,
        "manager/today.html",
        {
            "homes": spoken.names([home.name for home in homes]),
            "at": at,
            "head": _head(len(mine)),
            "lead": _lead(mine, len(unanswered), at),
            "mine": len(mine),
            "held": [_row(each, caller, at) for each in waiting],
            "refused": refusals.begun_by(caller.person_id, at=at),
            "unanswered": [_unanswered(each, at) for each in unanswered[:MOST_WAITING]],
            "more_unanswered": max(0, len(unanswered) - MOST_WAITING),
            "wishes": wishes,
            "crises": [crisis_row(each, at) for each in presses.crises],
            "worries": [row_of(each, at) for each in presses.worries],
            "release_because": deciding.RELEASE_BECAUSE,
            "refuse_because": deciding.REFUSE_BECAUSE,
            "unproven": unproven.rows(caller, at=at),
            "accounts_late": owed_rows(accounts.late_at_homes_of(caller, at=at), now=at),
            "told": told.of(request.GET.get("told", "")),
        },
    )


def _head(count: int) -> str:
    if count == 0:
        return "Nothing waits for you"
    if count == 1:
        return "One message waits for you"
    return f"{count} messages wait for you"


def _lead(waiting: Sequence[Held], unanswered: int, at: datetime) -> str:
    said = []
    if waiting:
        first = min(each.turn.until for each in waiting)
        which = "The first" if len(waiting) > 1 else "It"
        said.append(f"{which} runs out at {words.time_ahead(first, now=at)}.")
    if unanswered == 1:
        said.append("One child has had no answer.")
    elif unanswered:
        said.append(f"{unanswered} children have had no answer.")
    return " ".join(said) or "No child waits for an answer."


def _has_it(each: Held, caller: Caller) -> bool:
    """Whether it is the caller's turn; the others see it too, and may decide."""
    return caller.person_id in {person.pk for person in each.turn.who}


def _row(each: Held, caller: Caller, at: datetime) -> HeldRow:
    names = [person.called for person in each.turn.who]
    return HeldRow(
        id=each.id,
        conversation=each.conversation,
        writer=each.writer.called,
        child=each.child_called,
        when=spoken.moment(each.at, now=at),
        about=words.PURPOSE_OF.get(each.purpose or "", "nothing said").lower(),
        pieces=reasons.pieces(each.text, each.facts),
        reasons=tuple(
            reasons.of(
                each.answer,
                each.facts,
                [],
                on=each.at.astimezone(spoken.LONDON).date(),
                child=each.child_called,
            )
        ),
        clock=_clock(each, at),
        whose=""
        if _has_it(each, caller) or not names
        else f"With {spoken.names(names)} now; you may decide too.",
        is_mine=each.writer.pk == caller.person_id,
    )


def _clock(each: Held, at: datetime) -> Clock:
    turn = each.turn
    span = turn.until - each.placed_at
    left = max(turn.until - at, timedelta(0))
    until = words.time_ahead(turn.until, now=at)
    then = f"By {until}, then the {words.ROLES[turn.then]}" if turn.then else f"By {until}"
    share = round(100 * left / span) if span else 0
    return Clock(min(share, 100), f"{spoken.span(left)} left", then)


def _unanswered(each: Mine, at: datetime) -> WaitRow:
    since = each.waiting_since or at
    return WaitRow(
        href=reverse("staff:child", args=[each.id]),
        name=each.called,
        since=spoken.span(at - since),
        is_late=at - since >= LATE,
        says=f"Wrote {spoken.moment(since, now=at)}. {words.whereabouts(each.where, now=at)}.",
    )


def _wishes(every: Sequence[Mine], at: datetime) -> list[WaitRow]:
    names = {each.id: each.called for each in every}
    return [
        WaitRow(
            href=reverse("staff:child", args=[wish.child]),
            name=names[wish.child],
            since=spoken.span(at - wish.at),
            says=_WANTS[wish.wants] + (f": “{wish.note}”" if wish.note else "."),
        )
        for wish in asked.open_of(list(names))
    ]


_WANTS = {
    "anyone": "Would like to talk to somebody else",
    "woman": "Would like to talk to a woman",
    "man": "Would like to talk to a man",
    "person": "Would like to talk to somebody they name",
}
