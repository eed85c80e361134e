"""How often the reading of words is right: as a plot, and as a table beside it."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from clearline import clock
from clearline.access import records
from clearline.access.middleware import Request, caller_of
from clearline.contact.found import figures
from clearline.contact.found.figures import Figures
from clearline.web.manager.reading import plot
from clearline.web.manager.reading.doors import doors
from clearline.web.manager.reading.settings import KIND_NAMES

# What may be chosen: how many bars, of how many weeks each.
PERIODS = {
    "4": ("4 weeks", 4, 1),
    "13": ("13 weeks", 13, 1),
    "52": ("A year", 13, 4),
}
_USUAL = "13"
# Of fewer a share says nothing.
ENOUGH = 5


@dataclass(frozen=True, slots=True)
class Row:
    """One kind in the table."""

    name: str
    held: int
    refused: int
    released: int
    contested: int
    wrong: int
    right: str


def front(request: Request) -> HttpResponse:
    """Show the figures of the caller's homes."""
    caller, at = caller_of(request), clock.now()
    period = request.GET.get("period", _USUAL)
    period = period if period in PERIODS else _USUAL
    kind = request.GET.get("kind", "")
    _, count, weeks = PERIODS[period]
    homes = [home.pk for home in records.homes_managed_by(caller, at=at)]
    since = plot.begins_at(at, count=count, weeks=weeks)
    found = figures.stops(homes, since=since, until=at)
    shown = [stop for stop in found if stop.kind == kind] if kind in KIND_NAMES else found
    page = {
        "doors": doors("reading:figures"),
        "plot": plot.of(shown, until=at, count=count, weeks=weeks),
        "stretch": "week" if weeks == 1 else "four weeks",
        "rows": [_row(each) for each in figures.by_kind(found)],
        "periods": [(key, label) for key, (label, _, _) in PERIODS.items()],
        "period": period,
        "kinds": [("", "Everything"), *KIND_NAMES.items()],
        "kind": kind,
        "says": _says(len(shown), sum(stop.was_wrong for stop in shown)),
        "enough": ENOUGH,
    }
    return render(request, "manager/reading/figures.html", page)


def _row(each: Figures) -> Row:
    stopped = len(each.stops)
    share = f"{round(100 * (stopped - each.wrong) / stopped)}%" if stopped >= ENOUGH else "too few"
    return Row(
        name=KIND_NAMES.get(each.kind, each.kind),
        held=each.held,
        refused=each.refused,
        released=each.released,
        contested=each.contested,
        wrong=each.wrong,
        right=share,
    )


def _says(stopped: int, wrong: int) -> str:
    if not stopped:
        return "Nothing was stopped in this time."
    times = "time" if stopped == 1 else "times"
    return f"Stopped {stopped} {times}, and {wrong} of these turned out to be wrong."
