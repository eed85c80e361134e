"""One page for who answers for a home: what is missing or runs out, for whom, and the next step."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from clearline import clock
from clearline.access import consents
from clearline.access.middleware import Request, caller_of
from clearline.policy.whom import Route
from clearline.registers.asking import needs
from clearline.registers.asking.needs import Sheet, State
from clearline.web.permissions import words
from clearline.web.permissions.words import FormRow


@dataclass(frozen=True, slots=True)
class ChildCard:
    """One child for whom something has to be done."""

    name: str
    href: str
    decides: str
    rows: tuple[FormRow, ...]
    birthday: str
    ask: str
    ask_label: str


def overview(request: Request) -> HttpResponse:
    """Show what is missing, most pressing first."""
    caller, at = caller_of(request), clock.now()
    sheets = needs.of_all(list(consents.children(caller, at=at)), at=at)
    due = [sheet for sheet in sheets if sheet.to_do or sheet.birthday is not None]
    cards = [card(sheet, now=at) for sheet in sorted(due, key=_pressing)]
    well = [sheet.child.person.called for sheet in sheets if sheet not in due]
    context = {"cards": cards, "well": well, "at": at}
    return render(request, "permissions/overview.html", context)


def card(sheet: Sheet, *, now: datetime) -> ChildCard:
    """Return what is to be done for one child, with the next step."""
    key = sheet.child.pk
    wanted = [("form", line.channel.value) for line in sheet.to_do if line.state in words.TO_ASK]
    where = reverse("permissions:ask", args=[key])
    return ChildCard(
        name=sheet.child.person.name,
        href=reverse("permissions:sheet", args=[key]),
        decides=words.who_decides(sheet.whom),
        rows=tuple(words.row(line, now=now) for line in sheet.to_do),
        birthday=words.birthday(sheet),
        ask=f"{where}?{urlencode(wanted)}" if wanted and sheet.whom.giver else "",
        ask_label=_LABELS[sheet.whom.law.route],
    )


_LABELS = {
    Route.HOLDER: "Ask by link or on paper",
    Route.AUTHORITY: "Ask the social worker",
    Route.THEMSELVES: "Ask them",
    Route.TOGETHER: "Decide together",
    Route.NOBODY: "",
}
_FIRST = (State.TALK, State.DISPUTED, State.TO_CONFIRM, State.RUNS_OUT, State.LOOK_AGAIN)


def _pressing(sheet: Sheet) -> tuple[int, str]:
    ranks = [_FIRST.index(line.state) for line in sheet.to_do if line.state in _FIRST]
    return min(ranks, default=len(_FIRST)), sheet.child.person.name
