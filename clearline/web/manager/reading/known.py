"""The details that may be given freely: to everybody, at each home, to one child."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from clearline import clock
from clearline.access import records
from clearline.access.middleware import Request, caller_of
from clearline.registers import organisation
from clearline.web import spoken
from clearline.web.manager.reading.doors import doors


@dataclass(frozen=True, slots=True)
class Row:
    """One known detail."""

    value: str
    says: str
    since: str
    end: str


@dataclass(frozen=True, slots=True)
class Group:
    """The details of one home, of one child, or of everybody."""

    head: str
    rows: tuple[Row, ...]
    add: str


def front(request: Request) -> HttpResponse:
    """Show every detail that may be given by the caller's homes now."""
    caller, at = caller_of(request), clock.now()
    homes = list(records.homes_managed_by(caller, at=at).order_by("name"))
    children = records.children_managed_by(caller, at=at)
    details = list(organisation.known_details(homes, children, at=at))
    groups = [
        Group("Everybody", _rows(details, None, None, at), ""),
        *(Group(h.name, _rows(details, h.pk, None, at), _add("homes", h.pk)) for h in homes),
    ]
    of_children = {d.child_id: str(d.child) for d in details if d.child_id}
    groups += [
        Group(name, _rows(details, None, child, at), _add("children", child))
        for child, name in sorted(of_children.items(), key=lambda each: each[1])
    ]
    page = {
        "doors": doors("reading:known"),
        "groups": [group for group in groups if group.rows or group.add],
    }
    return render(request, "manager/reading/known.html", page)


def _add(kind: str, key: int) -> str:
    return reverse("registers:add", args=[kind, key, "details"])


def _rows(details: list[Any], home: int | None, child: int | None, at: datetime) -> tuple[Row, ...]:
    return tuple(
        Row(
            value=each.value,
            says=f"{each.get_kind_display().capitalize()}, {each.whose}",
            since=f"{each.recorded_by}, {spoken.moment(each.recorded_at, now=at)}",
            end=_end(each),
        )
        for each in details
        if (each.home_id, each.child_id) == (home, child)
    )


def _end(detail: Any) -> str:
    if detail.home_id is None and detail.child_id is None:
        return ""
    kind, key = ("homes", detail.home_id) if detail.home_id else ("children", detail.child_id)
    return reverse("registers:stop", args=[kind, key, "details", detail.pk])
