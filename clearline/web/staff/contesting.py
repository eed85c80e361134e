"""Saying that a finding is wrong, and what came of that, on the page of one's own message."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from clearline.access.caller import Caller
from clearline.contact.found import contests
from clearline.contact.overview import answered
from clearline.contact.overview.answered import Answered
from clearline.registers import people
from clearline.web import spoken
from clearline.web.staff import findings


@dataclass(frozen=True, slots=True)
class Doubt:
    """One finding of a message: what may be said against it, or what came of that."""

    words: str
    asks: str
    act: str
    came_of_it: str = ""


def contest(caller: Caller, message: UUID, key: str, *, at: datetime) -> bool:
    """Contest a finding of one's own message; False where it has none of that name."""
    found = answered.of(caller, message, at=at)
    if found is None or not found.is_mine:
        return False
    finding = findings.meant(key, contests.findings_in(found.facts))
    if finding is None:
        return False
    contests.contest(message, finding, by=people.one(caller.person_id), at=at)
    return True


def doubts(found: Answered, *, now: datetime) -> list[Doubt]:
    """Return what was found in a message that did not go, to be contested by its writer."""
    if not found.is_mine or found.state not in {"held", "refused", "sent"}:
        return []
    said = {(row.kind, row.start, row.end): row for row in contests.of(found.id)}
    every = contests.findings_in(found.facts) if found.state != "sent" else ()
    shown = [
        Doubt(
            found.text[each.start : each.end],
            findings.contest_of(each.kind),
            f"contest:{findings.key_of(each)}",
            _came_of(said.pop((each.kind, each.start, each.end), None), now),
        )
        for each in every
    ]
    rest = [
        Doubt(found.text[row.start : row.end], "", "", _came_of(row, now)) for row in said.values()
    ]
    return [*shown, *rest]


def _came_of(row: contests.Row | None, now: datetime) -> str:
    if row is None:
        return ""
    if row.answered_at is None or row.answered_by is None:
        return "You said that this is wrong. The manager looks at it."
    who, when = row.answered_by.called, spoken.moment(row.answered_at, now=now)
    if not row.agrees:
        return f"{who} looked at it {when}, and it stays: “{row.reason}”"
    known = " It is a known detail now, so you can send it." if row.detail_id else ""
    return f"{who} agreed {when}: “{row.reason}”{known}"


def asked(doubts: Sequence[Doubt]) -> bool:
    """Say whether anything can still be contested."""
    return any(not each.came_of_it for each in doubts)
