"""The rota as a calendar: each event is a shift of whoever it is called after."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from icalendar import Calendar

from clearline.registers.brought_in import values
from clearline.registers.brought_in.fault import Fault
from clearline.registers.brought_in.lines import Row
from clearline.registers.brought_in.sources import Source
from clearline.registers.models import Duty
from clearline.registers.models.terms import LONDON

LARGEST = 8 * 1024 * 1024


def rows(source: Source, faults: list[Fault]) -> Iterator[Row]:
    """Give a row for each event: SUMMARY says who, LOCATION where, CATEGORIES which duty.

    Rows are counted by events. One that repeats is not guessed at: it has to be written out.
    """
    content = source.bytes.read(LARGEST + 1)
    if len(content) > LARGEST:
        faults.append(Fault(source.name, None, "", "The calendar is larger than 8 MB."))
        return
    try:
        events = list(Calendar.from_ical(content).walk("VEVENT"))
    except (ValueError, KeyError, IndexError, TypeError, AttributeError):
        faults.append(Fault(source.name, None, "", "This is no calendar that can be read."))
        return
    for number, event in enumerate(events, 1):
        if wrong := _wrong(event):
            faults.append(Fault(source.name, number, *wrong))
        elif str(event.get("STATUS", "")).upper() != "CANCELLED":
            yield Row(number, _row(event))


def _wrong(event: Any) -> tuple[str, str] | None:
    if "RRULE" in event or "RDATE" in event:
        return "RRULE", "This event repeats. Export the rota with each shift by itself."
    for name in ("DTSTART", "DTEND"):
        at = getattr(event.get(name), "dt", None)
        if not isinstance(at, datetime):
            return name, "A shift has a day and a time at its start and at its end."
    return None


def _row(event: Any) -> dict[str, str]:
    duty = next((d for d in _categories(event) if d.replace(" ", "_") in Duty.values), "")
    return {
        "PERSON": _attendee(event) or str(event.get("SUMMARY", "")).strip(),
        "HOME": str(event.get("LOCATION", "")).strip(),
        "DUTY": duty.replace(" ", "_"),
        "STARTS": _written(event["DTSTART"].dt),
        "ENDS": _written(event["DTEND"].dt),
    }


def _attendee(event: Any) -> str:
    said = event.get("ATTENDEE")
    one = said[0] if isinstance(said, list) and said else said
    return str(one or "").lower().removeprefix("mailto:")


def _categories(event: Any) -> list[str]:
    said = event.get("CATEGORIES")
    cats = getattr(said, "cats", said if isinstance(said, list) else [])
    return [str(one).strip().lower() for one in cats]


def _written(at: date) -> str:
    assert isinstance(at, datetime)  # noqa: S101 - `_wrong` has looked
    here = at.replace(tzinfo=LONDON) if at.tzinfo is None else at.astimezone(LONDON)
    return f"{values.written(here)} {here:%H:%M}"
