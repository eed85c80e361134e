"""What a crisis opens at the gate, and to whom: read from what the registers answered."""

from datetime import datetime, timedelta

from clearline.contact import asked
from clearline.contact.case import Registers
from clearline.contact.crises import deadlines
from clearline.contact.lines import Line
from clearline.policy.facts import Crisis


def for_writer(person: int, line: Line, found: Registers) -> Crisis | None:
    """Return the crisis as it counts for one writer: unacknowledged, for those on shift alone."""
    row = found.children.first(line.child, "crisis")
    if row is None or row[3] is None:
        return None
    if _is_narrowed(row, found.at) and line.home not in found.staff.keys(person, "shift"):
        return None
    return Crisis(declared_at=asked.moment(row[3]))


def helps(person: int, line: Line, found: Registers) -> bool:
    """Say whether somebody has a place for the crisis's length: on call for it, or brought in."""
    lasts = timedelta(hours=found.settings.crisis_lasts_hours)
    return is_helping(person, line.child, found.children, lasts, at=found.at)


def is_helping(
    person: int, child: int, known: asked.Known, lasts: timedelta, *, at: datetime
) -> bool:
    """Say the same of what was asked about children."""
    row = known.first(child, "crisis")
    if row is None or row[3] is None or person not in known.keys(child, "helps"):
        return False
    return at <= asked.moment(row[3]) + lasts and not _is_narrowed(row, at)


def _is_narrowed(row: asked.Row, at: datetime) -> bool:
    declared = asked.moment(row[2] or "")
    return deadlines.is_narrowed(declared, acknowledged=row[4] is not None, now=at)
