"""What somebody has still to do for themselves, in one line each, for their own front page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from clearline.access import records
from clearline.access.caller import Caller, Face
from clearline.registers import people, tasks
from clearline.registers.library import documents, reading
from clearline.registers.workers import declarations, swaps
from clearline.web import spoken

_CARES = (Face.WORKER, Face.MANAGER, Face.SOCIAL_WORKER)
_ON_ROTA = (Face.WORKER, Face.MANAGER)


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing to do: what, by when, and where."""

    says: str
    more: str
    href: str
    is_late: bool = False


def of(caller: Caller, *, at: datetime) -> list[Reminder]:
    """Return all of it, what is late first."""
    me = people.one(caller.person_id)
    found = [each for asks in _ALL for each in asks(caller, me, at)]
    return sorted(found, key=lambda each: not each.is_late)


def _tasks(caller: Caller, me: Any, at: datetime) -> Iterator[Reminder]:
    due = list(tasks.of(me.pk)) if caller.is_any(*_CARES) else []
    if due:
        is_late = due[0].due_at < at
        count = "One thing" if len(due) == 1 else f"{len(due)} things"
        says = (
            f"The first {'was' if is_late else 'is'} due {spoken.whole_date(_day(due[0].due_at))}"
        )
        yield Reminder(f"{count} for you to do", says, reverse("permissions:tasks"), is_late)


def _unread(_: Caller, me: Any, at: datetime) -> Iterator[Reminder]:
    for each in reading.unread(me, at=at):
        day, is_late = spoken.whole_date(each.due_on), each.is_late(at)
        more = f"It should have been read by {day}" if is_late else f"By {day}"
        title = documents.TITLES[each.row.document]
        where = reverse("library:one", args=[each.row.pk])
        yield Reminder(f"Read: {title}, {each.row.version}", more, where, is_late)


def _declares(_: Caller, me: Any, at: datetime) -> Iterator[Reminder]:
    due = declarations.near(me, at=at)
    if due is not None:
        is_late, day = due.is_late(at), spoken.whole_date(due.on)
        more = f"It was due by {day}" if is_late else f"By {day}"
        says = "Once a year: say where you are online, and whom here you know"
        yield Reminder(says, more, reverse("library:declare"), is_late)


def _swaps(caller: Caller, me: Any, at: datetime) -> Iterator[Reminder]:
    if not caller.is_any(*_ON_ROTA):
        return
    for each in swaps.asked_of(me.pk, at=at):
        when = spoken.day_and_hours(each.shift.starts_at, each.shift.ends_at)
        says = f"{each.recorded_by.called} asks you to work"
        yield Reminder(says, when, reverse("staff:shifts"))


def _agrees(caller: Caller, me: Any, at: datetime) -> Iterator[Reminder]:
    if not caller.is_any(Face.MANAGER):
        return
    waiting = swaps.to_agree(list(records.homes_managed_by(caller, at=at)), at=at)
    for each in waiting.exclude(to=me).exclude(recorded_by=me):
        when = spoken.day_and_hours(each.shift.starts_at, each.shift.ends_at)
        says = f"Agree to a swap: {each.to.called} for {each.recorded_by.called}"
        yield Reminder(says, when, reverse("manager:rota"))


_ALL: tuple[Callable[[Caller, Any, datetime], Iterator[Reminder]], ...] = (
    _tasks,
    _unread,
    _declares,
    _swaps,
    _agrees,
)


def _day(at: datetime) -> datetime:
    return at.astimezone(spoken.LONDON)
