"""What the safeguarding lead comes for: worries, and what was stopped for what its words did."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from clearline import clock
from clearline.access import records, scopes
from clearline.access.middleware import Request, caller_of
from clearline.contact.found import worries
from clearline.contact.overview import stopped
from clearline.contact.overview.stopped import Stopped
from clearline.web import spoken
from clearline.web.worries.pages import row_of

LOOKS_BACK = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class StoppedRow:
    """One message that its words stopped."""

    id: UUID
    head: str
    when: str
    home: str
    state: str
    why: tuple[str, ...]


def watch(request: Request) -> HttpResponse:
    """Show what somebody who watches over safety has to look at."""
    caller, at = caller_of(request), clock.now()
    homes = records.homes_read_by(caller, at=at)
    rows = [row_of(each, at) for each in worries.of(caller.person_id, at=at)]
    found = stopped.at_homes(list(homes.values_list("pk", flat=True)), since=at - LOOKS_BACK)
    shown = {
        "scopes": scopes.of(caller, at=at),
        "worries": [row for row in rows if not row.taken],
        "stopped": [_row(each, at) for each in found],
        "children": records.children_of(caller, at=at),
    }
    return render(request, "scrutineer/watch.html", shown)


def _row(each: Stopped, at: datetime) -> StoppedRow:
    return StoppedRow(
        id=each.id,
        head=f"{each.writer} to {each.child}",
        when=spoken.moment(each.at, now=at),
        home=each.home,
        state="held" if each.state == "held" else "closed",
        why=each.why,
    )
